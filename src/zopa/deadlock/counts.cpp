// What the parties who do not exclude a package can agree to is counted from the packages that
// given sets of parties do not exclude, by inclusion and exclusion over the minimal sufficient
// sets: for unanimity one term, for "k of n" a few.
#include "zopa/deadlock/counts.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>

#include "zopa/deadlock/consent.hpp"
#include "zopa/deadlock/opened.hpp"
#include "zopa/space/acceptance.hpp"
#include "zopa/space/clausifier.hpp"
#include "zopa/space/count.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kMostQuorums = 500;
constexpr std::size_t kMostTerms = 4096;
constexpr std::uint64_t kMostSwept = std::uint64_t{1} << 27;  // packages and their prefixes

using Terms = std::map<PartySet, std::int64_t>;

// The sum over sets of parties, with these factors, of the packages that none of the set excludes.
std::optional<Terms> terms_of(const Agreement& rule, const std::vector<bool>& always) {
  const auto sets = quorums(rule, kMostQuorums, always);
  if (!sets) return std::nullopt;
  Terms terms;
  for (const PartySet& quorum : *sets) {
    Terms next = terms;
    ++next[quorum];
    for (const auto& [set, factor] : terms) {
      PartySet both;
      std::set_union(set.begin(), set.end(), quorum.begin(), quorum.end(),
                     std::back_inserter(both));
      next[both] -= factor;
    }
    std::erase_if(next, [](const auto& term) { return term.second == 0; });
    if (next.size() > kMostTerms) return std::nullopt;
    terms = std::move(next);
  }
  return terms;
}

Conditions feasible_conditions(const LineProblem& problem, Scope scope) {
  Conditions conditions{
      problem.sizes, problem.definitions, {}, problem.space.weights(), problem.sums};
  for (const auto& rule : problem.rules) {
    conditions.clauses.insert(conditions.clauses.end(), rule.begin(), rule.end());
  }
  if (scope == Scope::tabled_only) {
    const auto tabled = tabled_clauses(problem.space);
    conditions.clauses.insert(conditions.clauses.end(), tabled.begin(), tabled.end());
  }
  return conditions;
}

void add_line(const LineProblem& problem, const Line& line, Conditions& conditions) {
  conditions.clauses.insert(conditions.clauses.end(), line.clauses.begin(), line.clauses.end());
  if (!line.reservation) return;
  Test test;
  for (std::uint32_t a = 0; a < problem.space.axes().size(); ++a) test.variables.push_back(a);
  test.holds = [&line](const std::vector<std::uint32_t>& values) {
    return line.reservation->reaches(values, *line.reservation->reservation()) != Truth::no;
  };
  conditions.tests.push_back(std::move(test));
}

bool binds_one_of(const Line& line, const PartySet& parties) {
  return std::any_of(line.binds.begin(), line.binds.end(), [&](PartyId party) {
    return std::binary_search(parties.begin(), parties.end(), party);
  });
}

// By party: the lines that bind it.
std::vector<std::vector<LineId>> lines_binding(const LineProblem& problem) {
  std::vector<std::vector<LineId>> lines(problem.counts.size());
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    for (const PartyId party : problem.lines[i].binds) lines[party.index()].emplace_back(i);
  }
  return lines;
}

PackageCount exactly(Count count) { return {count, !count.is_zero()}; }

// The count, or at least whether there is one: `fallback` asks the solver.
PackageCount counted(const Conditions& conditions, const Limits* limits,
                     const std::function<sat::Answer()>& fallback) {
  Budget budget(~std::uint64_t{0}, limits);
  if (const auto count = count_solutions(conditions, budget)) return exactly(*count);
  const sat::Answer answer = fallback();
  if (answer == sat::Answer::unknown) return {};
  if (answer == sat::Answer::unsatisfiable) return exactly(Count{0});
  return {std::nullopt, true};
}

// What none of these parties excludes.
Conditions open_to(const LineProblem& problem, Scope scope, const PartySet& parties) {
  Conditions conditions = feasible_conditions(problem, scope);
  for (const Line& line : problem.lines) {
    if (binds_one_of(line, parties)) add_line(problem, line, conditions);
  }
  return conditions;
}

using ConditionsOf = std::function<Conditions(const PartySet&)>;

std::optional<Count> count_agreed(const Agreement& rule, const std::vector<bool>& always,
                                  const ConditionsOf& conditions_of, const Limits* limits) {
  const auto terms = terms_of(rule, always);
  if (!terms) return std::nullopt;
  std::vector<std::pair<std::int64_t, Count>> sum;
  for (const auto& [parties, factor] : *terms) {
    Budget budget(~std::uint64_t{0}, limits);
    const auto count = count_solutions(conditions_of(parties), budget);
    if (!count) return std::nullopt;
    sum.emplace_back(factor, *count);
  }
  return weighted_sum(sum);
}

// By party: no line binds it, so that it never excludes anything.
std::vector<bool> never_excluding(const LineProblem& problem) {
  std::vector<bool> never(problem.counts.size(), true);
  for (const Line& line : problem.lines) {
    for (const PartyId party : line.binds) never[party.index()] = false;
  }
  return never;
}

// Listed at once where no condition links issues and one set of parties has to agree; else searched
// for.
PackageList first_agreed(Encoding& encoding, const Encoding::Lits& assumptions, std::size_t most,
                         const ConditionsOf& conditions_of) {
  const LineProblem& problem = encoding.problem();
  const std::size_t issues = problem.space.axes().size();
  if (problem.sizes.size() == issues) {  // else some variables stand for parts of formulas
    const auto terms = terms_of(problem.agreement, never_excluding(problem));
    const auto first =
        terms && terms->size() == 1
            ? first_solutions(conditions_of(terms->begin()->first), listed_at_most(most, issues))
            : std::nullopt;
    if (first) return *first;
  }
  return first_packages(encoding, assumptions, most);
}

bool satisfies(const std::vector<std::uint32_t>& values, const Line& line) {
  if (line.reservation) {
    return line.reservation->reaches(values, *line.reservation->reservation()) != Truth::no;
  }
  return std::all_of(line.clauses.begin(), line.clauses.end(),
                     [&](const Clause& clause) { return holds(clause, values); });
}

using IsMet = std::function<bool(std::size_t line, const std::vector<std::uint32_t>& values)>;

// Where an agreement rule has too many quorums: every feasible package, one by one.
std::optional<Count> sweep_zone(const LineProblem& problem, Conditions conditions,
                                const IsMet& is_met, const Limits* limits) {
  Test agreed;
  for (std::uint32_t v = 0; v < problem.sizes.size(); ++v) agreed.variables.push_back(v);
  agreed.holds = [&](const std::vector<std::uint32_t>& values) {
    std::vector<bool> consents(problem.counts.size(), true);
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      if (is_met(i, values)) continue;
      for (const PartyId party : problem.lines[i].binds) consents[party.index()] = false;
    }
    return suffices(problem.agreement, consents);
  };
  conditions.tests.push_back(std::move(agreed));
  Budget budget(kMostSwept, limits);
  return count_solutions(conditions, budget);
}

// What a way opens to all of some parties.
struct OpenedBy {
  OpenedBy(const Encoding& encoding, const Needs& needs, const NeedSet& way)
      : problem(encoding.problem()),
        opening(encoding, needs, way),
        feasible(feasible_conditions(problem, Scope::all)) {
    opening.add_tabled(feasible);
  }

  [[nodiscard]] Conditions to(const PartySet& parties) const {
    Conditions conditions = feasible;
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      if (binds_one_of(problem.lines[i], parties)) opening.add_line(i, conditions);
    }
    return conditions;
  }

  const LineProblem& problem;
  Opening opening;
  Conditions feasible;
};

PackageCount count_opened(const LineProblem& problem, const OpenedBy& opened,
                          const Limits* limits) {
  const auto conditions_of = [&](const PartySet& parties) { return opened.to(parties); };
  if (const auto count =
          count_agreed(problem.agreement, never_excluding(problem), conditions_of, limits)) {
    return exactly(*count);
  }
  const auto is_met = [&](std::size_t i, const std::vector<std::uint32_t>& values) {
    return opened.opening.allows(i, values);
  };
  if (const auto count = sweep_zone(problem, opened.feasible, is_met, limits)) {
    return exactly(*count);
  }
  return {std::nullopt, true};
}

// What each party is claimed to accept: all of these clauses; parties without a claim: nothing.
struct Acceptances {
  std::map<PartyId, std::vector<Clause>> by_party;
  std::vector<std::uint32_t> sizes;
  std::vector<Clause> definitions;
};

Acceptances acceptances_of(const LineProblem& problem) {
  Clausifier clausifier(problem.space);
  Acceptances acceptances;
  const auto claimed = zopa::acceptances_of(*problem.negotiation, problem.space);
  for (std::size_t p = 0; p < problem.counts.size(); ++p) {
    if (!problem.counts[p] || claimed[p].empty()) continue;
    std::vector<const Formula*> formulas;
    for (const Accepting& one : claimed[p]) formulas.push_back(&one.formula);
    acceptances.by_party[PartyId{p}] = clausifier.when_any_met(formulas);
  }
  acceptances.sizes = clausifier.sizes();
  acceptances.definitions = clausifier.definitions();
  return acceptances;
}

// Clauses over the acceptances' auxiliary variables, put after the problem's own.
Clause shifted(Clause clause, std::uint32_t axes, std::uint32_t by) {
  for (Literal& literal : clause.literals) {
    if (literal.variable >= axes) literal.variable += by;
  }
  return clause;
}

}  // namespace

Count count_packages(const LineProblem& problem, Scope scope) {
  Conditions packages{problem.space.sizes(), {}, {}, problem.space.weights(), problem.sums};
  if (scope == Scope::tabled_only) packages.clauses = tabled_clauses(problem.space);
  Budget budget;
  return *count_solutions(packages, budget);
}

PackageCount count_feasible(Encoding& encoding, Scope scope, const Limits* limits) {
  return counted(feasible_conditions(encoding.problem(), scope), limits, [&] {
    Encoding::Lits lits = {encoding.all_rules()};
    if (scope == Scope::tabled_only) lits.push_back(encoding.tabled_only());
    return encoding.solve(lits);
  });
}

std::vector<PackageCount> count_not_excluded(Encoding& encoding, Scope scope,
                                             const Limits* limits) {
  const LineProblem& problem = encoding.problem();
  const Conditions feasible = feasible_conditions(problem, scope);
  const auto binding = lines_binding(problem);
  std::vector<PackageCount> counts(problem.counts.size());
  for (std::size_t p = 0; p < counts.size(); ++p) {
    if (!problem.counts[p]) continue;
    Conditions conditions = feasible;
    Encoding::Lits lits = {encoding.all_rules(), encoding.no_steps(), encoding.all_settled(),
                           encoding.consents(PartyId{p})};
    if (scope == Scope::tabled_only) lits.push_back(encoding.tabled_only());
    for (const LineId line : binding[p]) {
      add_line(problem, problem.lines[line.index()], conditions);
      lits.push_back(encoding.line(line));
    }
    counts[p] = counted(conditions, limits, [&] { return encoding.solve(lits); });
  }
  return counts;
}

PackageCount count_zone(Encoding& encoding, Scope scope, const Limits* limits) {
  const LineProblem& problem = encoding.problem();
  const auto conditions_of = [&](const PartySet& parties) {
    return open_to(problem, scope, parties);
  };
  if (const auto count =
          count_agreed(problem.agreement, never_excluding(problem), conditions_of, limits)) {
    return exactly(*count);
  }
  const auto is_met = [&](std::size_t i, const std::vector<std::uint32_t>& values) {
    return satisfies(values, problem.lines[i]);
  };
  if (const auto count = sweep_zone(problem, feasible_conditions(problem, scope), is_met, limits)) {
    return exactly(*count);
  }
  const sat::Answer answer = encoding.solve(encoding.as_stated(scope));
  if (answer == sat::Answer::unknown) return {};
  if (answer == sat::Answer::unsatisfiable) return exactly(Count{0});
  return {std::nullopt, true};
}

PackageList first_of_zone(Encoding& encoding, Scope scope, std::size_t most) {
  return first_agreed(encoding, encoding.as_stated(scope), most, [&](const PartySet& parties) {
    return open_to(encoding.problem(), scope, parties);
  });
}

Opened opened_by(Encoding& encoding, const Needs& needs, const NeedSet& way,
                 const Encoding::Lits& assumptions, std::size_t most, const Limits* limits) {
  const OpenedBy opened(encoding, needs, way);
  const auto conditions_of = [&](const PartySet& parties) { return opened.to(parties); };
  return {first_agreed(encoding, assumptions, most, conditions_of),
          count_opened(encoding.problem(), opened, limits)};
}

Accepted count_accepted(const LineProblem& problem, Scope scope, const Limits* limits) {
  const Acceptances acceptances = acceptances_of(problem);
  if (acceptances.by_party.empty()) return {};
  const auto axes = static_cast<std::uint32_t>(problem.space.axes().size());
  const auto own = static_cast<std::uint32_t>(problem.sizes.size()) - axes;
  const auto conditions_of = [&](const PartySet& parties) {
    Conditions conditions = feasible_conditions(problem, scope);
    conditions.sizes.insert(conditions.sizes.end(), acceptances.sizes.begin() + axes,
                            acceptances.sizes.end());
    for (const Clause& clause : acceptances.definitions) {
      conditions.clauses.push_back(shifted(clause, axes, own));
    }
    for (const Line& line : problem.lines) {
      if (binds_one_of(line, parties)) add_line(problem, line, conditions);
    }
    for (const PartyId party : parties) {
      const auto accepts = acceptances.by_party.find(party);
      if (accepts == acceptances.by_party.end()) {
        conditions.clauses.push_back(Clause{});
        continue;
      }
      for (const Clause& clause : accepts->second) {
        conditions.clauses.push_back(shifted(clause, axes, own));
      }
    }
    return conditions;
  };
  const auto unknown = [] { return sat::Answer::unknown; };
  Accepted accepted;
  for (const auto& [party, clauses] : acceptances.by_party) {
    accepted.by_party.push_back({party, counted(conditions_of({party}), limits, unknown)});
  }
  if (const auto count = count_agreed(problem.agreement, {}, conditions_of, limits)) {
    accepted.enough = exactly(*count);
  }
  return accepted;
}

}  // namespace zopa::deadlock
