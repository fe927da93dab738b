#include "zopa/deadlock/consent.hpp"

#include <algorithm>
#include <span>

#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kMostBlockingSets = 500;

using Sets = std::vector<PartySet>;
using MaybeSets = std::optional<Sets>;
using Always = std::vector<bool>;  // by party; empty: none

Sets minimal(Sets sets) {
  std::sort(sets.begin(), sets.end());
  sets.erase(std::unique(sets.begin(), sets.end()), sets.end());
  Sets kept;
  for (const PartySet& set : sets) {
    const bool needed = std::none_of(sets.begin(), sets.end(), [&](const PartySet& other) {
      return other.size() < set.size() &&
             std::includes(set.begin(), set.end(), other.begin(), other.end());
    });
    if (needed) kept.push_back(set);
  }
  return kept;
}

Sets united(const Sets& a, const Sets& b) {
  Sets both = a;
  both.insert(both.end(), b.begin(), b.end());
  return minimal(std::move(both));
}

MaybeSets multiplied(const Sets& a, const Sets& b, std::size_t most) {
  Sets product;
  for (const PartySet& left : a) {
    for (const PartySet& right : b) {
      PartySet both;
      std::set_union(left.begin(), left.end(), right.begin(), right.end(),
                     std::back_inserter(both));
      product.push_back(std::move(both));
    }
    if (product.size() > 16 * most) return std::nullopt;
  }
  product = minimal(std::move(product));
  if (product.size() > most) return std::nullopt;
  return product;
}

// The sets that make all parts true; by halves, so that of n parts each set is copied log n times.
MaybeSets all_of(std::span<const Sets> parts, std::size_t most) {
  if (parts.empty()) return Sets{PartySet{}};
  if (parts.size() == 1) return parts[0];
  const auto left = all_of(parts.first(parts.size() / 2), most);
  const auto right = all_of(parts.subspan(parts.size() / 2), most);
  if (!left || !right) return std::nullopt;
  return multiplied(*left, *right, most);
}

// One set for every way to make at least `threshold` of `parts` true, each given by its own sets:
// by_count[k] are the sets that make k of the parts so far true.
MaybeSets at_least(std::size_t threshold, const std::vector<Sets>& parts, std::size_t most) {
  if (threshold == parts.size()) return all_of(parts, most);
  std::vector<Sets> by_count(threshold + 1);
  by_count[0] = {PartySet{}};
  for (std::size_t p = 0; p < parts.size(); ++p) {
    const std::size_t to_come = parts.size() - p - 1;
    // Fewer than this many so far can reach the threshold no more.
    const std::size_t least = threshold > to_come ? threshold - to_come : 0;
    for (std::size_t count = threshold; count > 0 && count >= least; --count) {
      const auto more = multiplied(by_count[count - 1], parts[p], most);
      if (!more) return std::nullopt;
      by_count[count] = united(by_count[count], *more);
      if (by_count[count].size() > most) return std::nullopt;
    }
  }
  return by_count[threshold];
}

// With `dual`, the sets that must be hit rather than those that suffice: "k of n" becomes
// "n - k + 1 of n", all becomes any.
MaybeSets sets_of(const Agreement& rule, bool dual, std::size_t most, const Always& always) {
  if (rule.kind == Agreement::Kind::party) {
    const bool is_given = rule.party.index() < always.size() && always[rule.party.index()];
    return is_given ? Sets{PartySet{}} : Sets{PartySet{rule.party}};
  }
  std::vector<Sets> parts;
  for (const Agreement& part : rule.parts) {
    auto sets = sets_of(part, dual, most, always);
    if (!sets) return std::nullopt;
    parts.push_back(std::move(*sets));
  }
  const std::size_t threshold = rule.needed();
  return at_least(dual ? parts.size() - threshold + 1 : threshold, parts, most);
}

}  // namespace

std::optional<std::vector<PartySet>> quorums(const Agreement& rule, std::size_t most,
                                             const std::vector<bool>& always) {
  return sets_of(rule, false, most, always);
}

std::optional<std::vector<PartySet>> blocking_sets(const Agreement& rule, std::size_t most) {
  return sets_of(rule, true, most, {});
}

std::vector<bool> parties_that_must_consent(const LineProblem& problem) {
  std::vector<bool> must(problem.counts.size(), false);
  const auto blocking = blocking_sets(problem.agreement, kMostBlockingSets);
  for (const PartySet& set : blocking.value_or(std::vector<PartySet>{})) {
    if (set.size() == 1) must[set[0].index()] = true;
  }
  return must;
}

void encode_agreement(const Agreement& rule, const std::vector<sat::Lit>& consents, sat::Lit holds,
                      sat::Solver& solver) {
  if (rule.kind == Agreement::Kind::party) {
    solver.add({-holds, consents[rule.party.index()]});
    return;
  }
  std::vector<sat::Lit> parts;
  for (const Agreement& part : rule.parts) {
    parts.push_back(solver.new_lit());
    encode_agreement(part, consents, parts.back(), solver);
  }
  if (rule.kind == Agreement::Kind::all) {
    for (const sat::Lit part : parts) solver.add({-holds, part});
    return;
  }
  const std::size_t needed = rule.needed();
  if (needed == 1) {
    parts.push_back(-holds);
    solver.add(parts);
    return;
  }
  for (sat::Lit& part : parts) part = -part;  // at most n - k parts may be missing
  sat::Totalizer missing(solver, parts);
  if (needed > 0) solver.add({-holds, missing.at_most(parts.size() - needed)});
}

}  // namespace zopa::deadlock
