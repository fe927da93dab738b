#include "zopa/deadlock/contradictions.hpp"

#include <algorithm>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/space/clausifier.hpp"
#include "zopa/space/count.hpp"

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

}  // namespace

std::vector<SelfContradiction> self_contradictions(const Negotiation& negotiation,
                                                   const Limits* limits) {
  std::vector<SelfContradiction> found;
  for (std::size_t i = 0; i < negotiation.parties().size(); ++i) {
    const Negotiation one = negotiation.alone(PartyId{i});
    const LineProblem problem = red_line_problem(one, Scope::all);
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
