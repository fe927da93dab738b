#include "zopa/deadlock/conflicts.hpp"

#include <algorithm>
#include <numeric>

#include "zopa/deadlock/consent.hpp"
#include "zopa/deadlock/numbers.hpp"
#include "zopa/sat/elimination.hpp"
#include "zopa/sat/subsets.hpp"
#include "zopa/space/clausifier.hpp"

namespace zopa::deadlock {
namespace {

using sat::Answer;
using sat::Lit;
using Lits = Encoding::Lits;

constexpr std::size_t kMostBlockingSets = 500;
constexpr std::size_t kMostIssueSets = 200;

LineSet to_lines(const std::vector<std::uint32_t>& positions) {
  LineSet lines;
  for (const std::uint32_t position : positions) lines.emplace_back(position);
  return lines;
}

// The problem for sat::minimal_conflicts.  Consents are variables with the values 0 and 1, after
// all others; those of parties that must consent are left out.
class SoftProblemBuilder {
 public:
  SoftProblemBuilder(const LineProblem& problem, const std::vector<PartySet>& blocking)
      : problem_(problem), must_consent_(problem.negotiation->parties().size(), false) {
    soft_.sizes = problem.sizes;
    soft_.sizes.resize(problem.sizes.size() + must_consent_.size(), 2);
    soft_.hard = problem.definitions;
    for (const auto& rule : problem.rules) {
      soft_.hard.insert(soft_.hard.end(), rule.begin(), rule.end());
    }
    for (const PartySet& set : blocking) {
      if (set.size() == 1) must_consent_[set[0].index()] = true;
    }
    for (const PartySet& set : blocking) {
      if (set.size() > 1) add_one_of(set);
    }
  }

  sat::SoftProblem build(Scope scope) && {
    if (scope == Scope::tabled_only) {
      const auto tabled = tabled_clauses(problem_.space);
      soft_.hard.insert(soft_.hard.end(), tabled.begin(), tabled.end());
    }
    for (const Line& line : problem_.lines) add_line(line);
    return std::move(soft_);
  }

 private:
  [[nodiscard]] std::uint32_t consent_of(PartyId party) const {
    return static_cast<std::uint32_t>(problem_.sizes.size() + party.index());
  }

  void add_one_of(const PartySet& parties) {
    Clause one_of;
    for (const PartyId party : parties) one_of.literals.push_back({consent_of(party), {1}});
    soft_.hard.push_back(std::move(one_of));
  }

  void add_line(const Line& line) {
    auto& clauses = soft_.soft.emplace_back();
    for (const PartyId party : line.binds) {
      const Clause refuses{{Literal{consent_of(party), {0}}}};
      for (const Clause& clause : line.clauses) {
        clauses.push_back(must_consent_[party.index()] ? clause : either(clause, refuses));
      }
    }
  }

  const LineProblem& problem_;
  std::vector<bool> must_consent_;
  sat::SoftProblem soft_;
};

std::optional<sat::SoftProblem> soft_problem(const LineProblem& problem, Scope scope) {
  const auto blocking = blocking_sets(problem.agreement, kMostBlockingSets);
  if (!blocking) return std::nullopt;
  return SoftProblemBuilder(problem, *blocking).build(scope);
}

// Switches with every line off: the caller adds the lines that it asks about.
Lits without_lines(const Encoding& encoding, Scope scope, bool with_rules, bool settled) {
  Lits lits = {encoding.no_steps()};
  if (with_rules) lits.push_back(encoding.all_rules());
  if (settled) lits.push_back(encoding.all_settled());
  if (scope == Scope::tabled_only) lits.push_back(encoding.tabled_only());
  return lits;
}

// Does the package keep every party that the model lets consent free to do so?
bool is_met(const Encoding& encoding, const Line& line, const std::vector<std::uint32_t>& values) {
  const bool binds = std::any_of(line.binds.begin(), line.binds.end(), [&](PartyId party) {
    return encoding.solver().value(encoding.consents(party));
  });
  return !binds || truth_of(encoding.problem(), line, values) != Truth::no;
}

// Can these lines be met together?  A sat::Ask.
std::optional<bool> can_meet(Encoding& encoding, Scope scope, const std::vector<bool>& chosen,
                             bool and_more, std::vector<bool>& witness) {
  const auto& lines = encoding.problem().lines;
  Lits assumptions = without_lines(encoding, scope, true, true);
  Lits others;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    (chosen[i] ? assumptions : others).push_back(encoding.line(LineId{i}));
  }
  if (!and_more) others.clear();
  const Answer answer = encoding.solve(assumptions, others);
  if (answer == Answer::unknown) return std::nullopt;
  if (answer == Answer::satisfiable) {
    const auto values = encoding.model_values();
    for (std::size_t i = 0; i < lines.size(); ++i) {
      witness[i] = chosen[i] || is_met(encoding, lines[i], values);
    }
    return true;
  }
  for (std::size_t i = 0; !and_more && i < lines.size(); ++i) {
    witness[i] = chosen[i] && encoding.solver().failed(encoding.line(LineId{i}));
  }
  return false;
}

// Those that are not known yet, and these.
ConflictSets explore(Encoding& encoding, Scope scope, const ConflictLimits& most,
                     const Limits* limits, std::vector<sat::Conflict> known) {
  const sat::Ask ask = [&](const std::vector<bool>& chosen, bool and_more,
                           std::vector<bool>& witness) {
    return can_meet(encoding, scope, chosen, and_more, witness);
  };
  Budget budget(most.exploration, limits);
  const sat::Subsets subsets = sat::explore_subsets(encoding.problem().lines.size(), ask,
                                                    {.most_unmet = most.most}, budget, known);
  known.insert(known.end(), subsets.minimal_unmet.begin(), subsets.minimal_unmet.end());
  std::sort(known.begin(), known.end());
  ConflictSets found;
  for (const auto& subset : known) found.sets.push_back(to_lines(subset));
  found.complete = subsets.complete;
  return found;
}

// The axes that the lines name, ascending.
std::vector<std::uint32_t> axes_of(const LineProblem& problem, const LineSet& lines) {
  std::vector<std::uint32_t> axes;
  for (const LineId line : lines) {
    for (const IssueId issue : problem.lines[line.index()].issues) {
      if (const auto axis = problem.space.axis_of(issue)) axes.push_back(*axis);
    }
  }
  std::sort(axes.begin(), axes.end());
  axes.erase(std::unique(axes.begin(), axes.end()), axes.end());
  return axes;
}

// Can these axes be settled, the others left open, so that the lines stay unbroken?  A sat::Ask.
std::optional<bool> can_settle(Encoding& encoding, Scope scope, const LineSet& lines,
                               const std::vector<std::uint32_t>& axes,
                               const std::vector<bool>& settled, bool and_more,
                               std::vector<bool>& witness) {
  Lits assumptions = without_lines(encoding, scope, true, false);
  for (const LineId line : lines) assumptions.push_back(encoding.line(line));
  Lits others;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    (settled[i] ? assumptions : others).push_back(-encoding.open(axes[i]));
  }
  if (!and_more) others.clear();
  const Answer answer = encoding.solve(assumptions, others);
  if (answer == Answer::unknown) return std::nullopt;
  if (answer == Answer::unsatisfiable && and_more) return false;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    witness[i] = answer == Answer::satisfiable
                     ? !encoding.solver().value(encoding.open(axes[i]))
                     : settled[i] && encoding.solver().failed(-encoding.open(axes[i]));
  }
  return answer == Answer::satisfiable;
}

}  // namespace

ConflictSets find_conflicts(Encoding& encoding, Scope scope, const ConflictLimits& most,
                            const Limits* limits) {
  std::vector<sat::Conflict> known;
  if (const auto soft = soft_problem(encoding.problem(), scope)) {
    Budget budget(most.elimination, limits);
    if (auto conflicts = sat::minimal_conflicts(*soft, budget)) {
      const bool nothing_is_met = !conflicts->empty() && conflicts->front().empty();
      if (!encoding.problem().has_reservations() || nothing_is_met) {
        ConflictSets found{{}, true};
        for (const auto& conflict : *conflicts) found.sets.push_back(to_lines(conflict));
        return found;
      }
      known = *std::move(conflicts);
    }
  }
  return explore(encoding, scope, most, limits, std::move(known));
}

std::optional<Conflict> conflict_of(Encoding& encoding, const LineSet& set) {
  const LineProblem& problem = encoding.problem();
  Conflict conflict;
  conflict.basis = Basis::stated;
  for (const LineId id : set) {
    const Line& line = problem.lines[id.index()];
    conflict.lines.push_back(line.id);
    conflict.parties.push_back(line.party);
    conflict.basis = weaker(conflict.basis, line.basis);
    for (const StatementId statement : line.because) {
      auto& because = conflict.because;
      if (std::find(because.begin(), because.end(), statement) == because.end()) {
        because.push_back(statement);
      }
    }
  }
  auto issues = issues_of_conflict(encoding, Scope::tabled_only, set);
  auto rules = rules_of_conflict(encoding, Scope::tabled_only, set);
  if (!issues || !rules) return std::nullopt;
  conflict.issues = *std::move(issues);
  conflict.rules = *std::move(rules);
  erase_sums(encoding.problem(), conflict.rules);
  if (set.size() == 2 && conflict.rules.empty()) {
    conflict.gap =
        gap_between(problem, problem.lines[set[0].index()], problem.lines[set[1].index()]);
  }
  return conflict;
}

std::optional<std::vector<IssueId>> issues_of_conflict(Encoding& encoding, Scope scope,
                                                       const LineSet& lines) {
  const std::vector<std::uint32_t> axes = axes_of(encoding.problem(), lines);
  const bool has_reservation = std::any_of(lines.begin(), lines.end(), [&](LineId line) {
    return encoding.problem().lines[line.index()].reservation.has_value();
  });
  const bool is_on_one = axes.size() == 1 && !has_reservation;
  std::vector<bool> meets(axes.size(), is_on_one);
  if (!is_on_one) {
    bool is_stopped = false;
    const sat::Ask ask = [&](const std::vector<bool>& settled, bool and_more,
                             std::vector<bool>& witness) {
      const auto can = can_settle(encoding, scope, lines, axes, settled, and_more, witness);
      is_stopped = is_stopped || !can;
      return can;
    };
    Budget budget(kMostIssueSets * axes.size(), nullptr);
    const sat::Subsets subsets =
        sat::explore_subsets(axes.size(), ask, {.most_unmet = kMostIssueSets}, budget);
    if (is_stopped) return std::nullopt;
    for (const auto& subset : subsets.minimal_unmet) {
      for (const std::uint32_t i : subset) meets[i] = true;
    }
  }
  std::vector<IssueId> issues;
  for (std::size_t i = 0; i < axes.size(); ++i) {
    if (meets[i]) issues.push_back(encoding.problem().space.axes()[axes[i]].issue);
  }
  return issues;
}

// The last rule without which the earlier ones do not do is needed; the one before it is found the
// same way, with those found so far.
std::optional<std::vector<RuleId>> rules_of_conflict(Encoding& encoding, Scope scope,
                                                     const LineSet& lines) {
  std::size_t end = encoding.problem().rules.size();
  std::vector<RuleId> rules;
  if (end == 0) return rules;
  Lits needed = without_lines(encoding, scope, false, true);
  for (const LineId line : lines) needed.push_back(encoding.line(line));
  bool is_stopped = false;
  const auto blocks_with_first = [&](std::size_t count) {
    Lits assumptions = needed;
    for (std::size_t i = 0; i < count; ++i) assumptions.push_back(encoding.rule(i));
    const Answer answer = encoding.solve(assumptions);
    is_stopped = is_stopped || answer == Answer::unknown;
    return answer == Answer::unsatisfiable;
  };
  while (end > 0 && !blocks_with_first(0) && !is_stopped) {
    std::size_t without = 0;  // so many of the first do not do, `end` of them do
    while (without + 1 < end) {
      const std::size_t middle = without + (end - without) / 2;
      (blocks_with_first(middle) ? end : without) = middle;
    }
    --end;
    needed.push_back(encoding.rule(end));
    rules.emplace_back(end);
  }
  if (is_stopped) return std::nullopt;
  std::reverse(rules.begin(), rules.end());
  return rules;
}

}  // namespace zopa::deadlock
