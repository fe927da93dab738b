#include "zopa/deadlock/consent.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kMostCounted = 1'000'000;  // clauses of a rule "k of n" in unary

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

// Do no two of them name the same party?
bool are_apart(const std::vector<Sets>& parts) {
  std::set<PartyId> named;
  for (const Sets& sets : parts) {
    std::set<PartyId> own;
    for (const PartySet& set : sets) own.insert(set.begin(), set.end());
    const std::size_t before = named.size();
    named.insert(own.begin(), own.end());
    if (named.size() != before + own.size()) return false;
  }
  return true;
}

// Are there more ways than `most` to choose so many of `all`?
bool are_more_choices(std::size_t chosen, std::size_t all, std::size_t most) {
  std::size_t choices = 1;
  for (std::size_t k = 1; k <= std::min(chosen, all - chosen); ++k) {
    choices = choices * (all - k + 1) / k;  // exact: that many choices of k
    if (choices > most) return true;
  }
  return false;
}

// One set for every way to make at least `threshold` of `parts` true, each given by its own sets:
// by_count[k] are the sets that make k of the parts so far true.  Of parts that are apart there is
// one for each choice of the parts at least, which may be too many to begin.
MaybeSets at_least(std::size_t threshold, std::vector<Sets> parts, std::size_t most) {
  const std::size_t given =
      std::erase_if(parts, [](const Sets& sets) { return sets == Sets{PartySet{}}; });
  if (given >= threshold) return Sets{PartySet{}};
  threshold -= given;
  if (threshold == parts.size()) return all_of(parts, most);
  if (are_more_choices(threshold, parts.size(), most) && are_apart(parts)) return std::nullopt;
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
  const std::size_t needed = rule.needed();
  const std::size_t threshold = dual ? parts.size() - needed + 1 : needed;
  return at_least(threshold, std::move(parts), most);
}

// Each once, those without whom the rule is not met: who stops more of its parts than may be
// missing.
std::vector<PartyId> needed_by(const Agreement& rule) {
  if (rule.kind == Agreement::Kind::party) return {rule.party};
  std::map<PartyId, std::size_t> stopped;  // parts
  for (const Agreement& part : rule.parts) {
    for (const PartyId party : needed_by(part)) ++stopped[party];
  }
  const std::size_t spare = rule.parts.size() - rule.needed();
  std::vector<PartyId> needed;
  for (const auto& [party, parts] : stopped) {
    if (parts > spare) needed.push_back(party);
  }
  return needed;
}

}  // namespace

std::optional<std::vector<PartySet>> quorums(const Agreement& rule, std::size_t most,
                                             const std::vector<bool>& always) {
  return sets_of(rule, false, most, always);
}

std::optional<std::vector<PartySet>> blocking_sets(const Agreement& rule, std::size_t most) {
  return sets_of(rule, true, most, {});
}

bool is_met(const Agreement& rule, const std::vector<bool>& consents) {
  if (rule.kind == Agreement::Kind::party) return consents[rule.party.index()];
  const auto met = std::count_if(rule.parts.begin(), rule.parts.end(),
                                 [&](const Agreement& part) { return is_met(part, consents); });
  return static_cast<std::size_t>(met) >= rule.needed();
}

std::vector<bool> parties_that_must_consent(const LineProblem& problem) {
  std::vector<bool> must(problem.counts.size(), false);
  for (const PartyId party : needed_by(problem.agreement)) must[party.index()] = true;
  return must;
}

void encode_agreement(const Agreement& rule, const std::vector<sat::Lit>& consents, sat::Lit holds,
                      sat::Solver& solver, const Limits* limits) {
  if (rule.kind == Agreement::Kind::party) {
    solver.add({-holds, consents[rule.party.index()]});
    return;
  }
  std::vector<sat::Lit> parts;
  for (const Agreement& part : rule.parts) {
    parts.push_back(solver.new_lit());
    encode_agreement(part, consents, parts.back(), solver, limits);
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
  if (parts.size() * (parts.size() - needed) > kMostCounted) {
    sat::add_at_least(solver, parts, needed, holds, limits);
    return;
  }
  for (sat::Lit& part : parts) part = -part;  // at most n - k parts may be missing
  sat::Totalizer missing(solver, parts);
  if (needed > 0) solver.add({-holds, missing.at_most(parts.size() - needed)});
}

}  // namespace zopa::deadlock
