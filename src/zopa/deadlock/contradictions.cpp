#include "zopa/deadlock/contradictions.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/space/clausifier.hpp"
#include "zopa/space/count.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

bool meets_some_package(const Negotiation& negotiation, const Formula& accepted,
                        const Formula& line, const Limits* limits) {
  const PackageSpace space(negotiation);
  Clausifier clausifier(space);
  Formula broken;
  broken.kind = Formula::Kind::negation;
  broken.parts = {line};
  Conditions conditions;
  std::vector<std::vector<Clause>> parts = {clausifier.when_met(accepted),
                                            clausifier.when_met(broken)};
  for (const Rule& rule : negotiation.rules()) parts.push_back(clausifier.exactly(rule.formula));
  parts.push_back(clausifier.definitions());
  for (const auto& part : parts) {
    conditions.clauses.insert(conditions.clauses.end(), part.begin(), part.end());
  }
  conditions.sizes = clausifier.sizes();
  Budget budget(~std::uint64_t{0}, limits);
  const auto count = count_solutions(conditions, budget);
  return count && !count->is_zero();
}

// Looks for one package that meets all lines of a party and the rules, issue by issue: nearly
// always there is one, and nothing has to be searched.
class Witnesses {
 public:
  explicit Witnesses(const Negotiation& negotiation)
      : negotiation_(negotiation),
        space_(negotiation),
        rules_of_issue_(negotiation.issues().size()) {
    for (const Axis& axis : space_.axes()) package_.push_back(axis.options.front());
    for (const Rule& rule : negotiation.rules()) {
      rules_hold_ = rules_hold_ && holds(rule.formula);
      for (const IssueId issue : issues_of(rule.formula)) {
        rules_of_issue_[issue.index()].push_back(&rule.formula);
      }
    }
  }

  // False where none was found; there may be one all the same.
  [[nodiscard]] bool has_one(const std::vector<const Formula*>& lines) {
    if (!rules_hold_) return false;
    std::map<IssueId, std::vector<const Formula*>> of_issue;
    for (const Formula* line : lines) {
      const std::vector<IssueId> issues = issues_of(*line);
      for (const IssueId issue : issues) of_issue[issue];
      if (issues.size() == 1) of_issue[issues[0]].push_back(line);
    }
    for (const auto& [issue, own] : of_issue) choose(issue, own);
    bool all = all_hold(lines);
    for (const auto& [issue, own] : of_issue) all = all && all_hold(rules_of_issue_[issue.index()]);
    for (const auto& [issue, own] : of_issue) {
      if (const auto axis = space_.axis_of(issue)) {
        package_[*axis] = space_.axes()[*axis].options.front();
      }
    }
    return all;
  }

 private:
  [[nodiscard]] bool holds(const Formula& formula) const {
    return truth_of(formula, negotiation_, space_, package_) == Truth::yes;
  }
  [[nodiscard]] bool all_hold(const std::vector<const Formula*>& formulas) const {
    return std::all_of(formulas.begin(), formulas.end(),
                       [&](const Formula* formula) { return holds(*formula); });
  }

  // The first option that these allow.
  void choose(IssueId issue, const std::vector<const Formula*>& lines) {
    const auto axis = space_.axis_of(issue);
    if (!axis) return;
    for (const OptionId option : space_.axes()[*axis].options) {
      package_[*axis] = option;
      if (all_hold(lines)) return;
    }
  }

  const Negotiation& negotiation_;
  PackageSpace space_;
  Package package_;
  std::vector<std::vector<const Formula*>> rules_of_issue_;
  bool rules_hold_ = true;  // in the package as it is at first
};

// By party: its red lines; nothing of parties of which more has to be known, a reservation.
std::vector<std::optional<std::vector<const Formula*>>> lines_by_party(
    const Negotiation& negotiation) {
  std::vector<std::optional<std::vector<const Formula*>>> lines(negotiation.parties().size(),
                                                                std::vector<const Formula*>{});
  for (const Position& position : negotiation.positions()) {
    auto& own = lines[position.party.index()];
    if (std::holds_alternative<Reservation>(position.claim)) own.reset();
    const auto* line = std::get_if<RedLine>(&position.claim);
    if (line != nullptr && own) own->push_back(&line->formula);
  }
  return lines;
}

}  // namespace

std::vector<SelfContradiction> self_contradictions(const Negotiation& negotiation,
                                                   const Limits* limits) {
  std::vector<SelfContradiction> found;
  if (PackageSpace(negotiation).is_empty()) return found;  // whatever the lines say
  Witnesses witnesses(negotiation);
  const auto lines = lines_by_party(negotiation);
  for (std::size_t i = 0; i < negotiation.parties().size(); ++i) {
    if (is_reached(limits)) break;
    if (lines[i] && (lines[i]->empty() || witnesses.has_one(*lines[i]))) continue;
    const Negotiation one = negotiation.alone(PartyId{i});
    const LineProblem problem = red_line_problem(one);
    if (problem.lines.empty()) continue;
    Encoding encoding(problem, std::vector<Staircase>(problem.lines.size()), limits);
    if (encoding.solve(encoding.as_stated(Scope::all)) != sat::Answer::unsatisfiable) continue;
    for (const LineSet& set : find_conflicts(encoding, Scope::all, {}, limits).sets) {
      if (set.empty()) continue;
      SelfContradiction& contradiction = found.emplace_back();
      contradiction.party = PartyId{i};
      for (const LineId line : set) contradiction.lines.push_back(problem.lines[line.index()].id);
      const Line& first = problem.lines[set.front().index()];
      contradiction.place = one.position(first.position).place;
    }
  }
  return found;
}

std::vector<AcceptedButExcluded> accepted_but_excluded(const Negotiation& negotiation,
                                                       const Limits* limits) {
  std::vector<AcceptedButExcluded> found;
  const auto& positions = negotiation.positions();
  for (std::size_t a = 0; a < positions.size(); ++a) {
    const auto* acceptance = std::get_if<Acceptance>(&positions[a].claim);
    if (acceptance == nullptr) continue;
    for (std::size_t l = 0; l < positions.size(); ++l) {
      if (is_reached(limits)) return found;
      const auto* line = std::get_if<RedLine>(&positions[l].claim);
      if (line == nullptr || positions[l].party != positions[a].party) continue;
      if (meets_some_package(negotiation, acceptance->formula, line->formula, limits)) {
        found.push_back({PositionId{a}, PositionId{l}});
      }
    }
  }
  return found;
}

}  // namespace zopa::deadlock
