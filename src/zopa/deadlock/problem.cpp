#include "zopa/deadlock/problem.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/space/acceptance.hpp"
#include "zopa/space/clausifier.hpp"
#include "zopa/space/sum_counts.hpp"

namespace zopa::deadlock {
namespace {

using Binds = std::function<std::vector<PartyId>(PartyId owner)>;
using FormulaOf = const Formula* (*)(const Claim&);

const Formula* red_line_formula(const Claim& claim) {
  const auto* line = std::get_if<RedLine>(&claim);
  return line == nullptr ? nullptr : &line->formula;
}

const Formula* demand_formula(const Claim& claim) {
  const auto* demand = std::get_if<Demand>(&claim);
  return demand == nullptr ? nullptr : &demand->formula;
}

const Formula* line_formula(const Claim& claim) {
  const Formula* red_line = red_line_formula(claim);
  return red_line == nullptr ? demand_formula(claim) : red_line;
}

// Own moves that demands name: they take part in collisions though no package holds them.
std::vector<IssueId> demanded_moves(const Negotiation& negotiation) {
  std::vector<IssueId> moves;
  for (const Position& position : negotiation.positions()) {
    const Formula* formula = demand_formula(position.claim);
    if (formula == nullptr) continue;
    for (const IssueId issue : issues_of(*formula)) {
      if (negotiation.issue(issue).by) moves.push_back(issue);
    }
  }
  return moves;
}

class Builder {
 public:
  Builder(const Negotiation& negotiation, const std::vector<IssueId>& moves, const Binds& binds)
      : problem_{.negotiation = &negotiation,
                 .space = PackageSpace(negotiation, Scope::all, moves),
                 .sizes = {},
                 .definitions = {},
                 .rules = {},
                 .agreement = agreement_rule(negotiation),
                 .counts = consent_counts(negotiation),
                 .lines = {},
                 .sums = {}},
        clausifier_(problem_.space),
        binds_(binds) {
    for (const Rule& rule : negotiation.rules()) {
      problem_.rules.push_back(clausifier_.exactly(rule.formula));
    }
    problem_.definitions_of_rules = clausifier_.definitions().size();
  }

  void add_lines(FormulaOf formula_of, bool with_reservations) {
    const auto& positions = problem_.negotiation->positions();
    for (std::size_t i = 0; i < positions.size(); ++i) {
      if (const Formula* formula = formula_of(positions[i].claim)) add(PositionId{i}, *formula);
      if (with_reservations && std::holds_alternative<Reservation>(positions[i].claim)) {
        add_reservation(PositionId{i});
      }
    }
  }

  LineProblem finish() && {
    problem_.sums = joint_weights(*problem_.negotiation, problem_.space);
    problem_.sizes = clausifier_.sizes();
    problem_.definitions = clausifier_.definitions();
    return std::move(problem_);
  }

 private:
  Line new_line(PositionId id) const {
    const Negotiation& negotiation = *problem_.negotiation;
    const Position& position = negotiation.position(id);
    Line line;
    line.id = position.id;
    line.position = id;
    line.party = position.party;
    line.binds = binds_(position.party);
    line.basis = basis_of(negotiation, position);
    line.because = position.because;
    line.issues = issues_of(position.claim);
    return line;
  }

  void add(PositionId id, const Formula& formula) {
    Line line = new_line(id);
    if (line.binds.empty()) return;
    if (const auto* red_line = std::get_if<RedLine>(&problem_.negotiation->position(id).claim)) {
      line.firmness = red_line->firmness;
    }
    line.clauses = clausifier_.unless_broken(without_easing(formula));
    for (const Atom& atom : easing_of(formula)) line.eased_by.push_back(literal_of(atom));
    if (!line.eased_by.empty()) ease(line);
    problem_.lines.push_back(std::move(line));
  }

  // Each clause holds, too, where something that eases the line is taken.
  void ease(Line& line) const {
    std::sort(line.eased_by.begin(), line.eased_by.end());
    line.uneased = std::exchange(line.clauses, {});
    for (const Clause& clause : line.uneased) {
      line.clauses.push_back(either(clause, Clause{line.eased_by}));
    }
  }

  // The options of a joint issue that the atom names.
  [[nodiscard]] Literal literal_of(const Atom& atom) const {
    const auto axis = problem_.space.axis_of(atom.issue);
    ZOPA_EXPECTS(axis);
    Literal literal{*axis, {}};
    const auto& options = problem_.space.axes()[*axis].options;
    for (std::uint32_t v = 0; v < options.size(); ++v) {
      if (atom.has(options[v])) literal.values.push_back(v);
    }
    return literal;
  }

  // One line for all reservation rows of a party, at the place of the first.
  void add_reservation(PositionId id) {
    const Negotiation& negotiation = *problem_.negotiation;
    Line line = new_line(id);
    line.id = negotiation.party(line.party).id + ".reservation";
    const bool known = std::any_of(problem_.lines.begin(), problem_.lines.end(),
                                   [&](const Line& other) { return other.id == line.id; });
    if (known || line.binds.empty()) return;
    line.reservation = UtilityBounds::of(negotiation, line.party, problem_.space);
    if (!line.reservation) return;
    line.basis = reservation_basis(line.party);
    line.because.clear();
    for (const PositionId source : line.reservation->rests_on()) {
      const Position& position = negotiation.position(source);
      for (const StatementId statement : position.because) {
        if (std::find(line.because.begin(), line.because.end(), statement) == line.because.end()) {
          line.because.push_back(statement);
        }
      }
    }
    for (const Axis& axis : problem_.space.axes()) line.issues.push_back(axis.issue);
    problem_.lines.push_back(std::move(line));
  }

  // The strictest level whose claims alone give a reservation with complete numbers.
  [[nodiscard]] Basis reservation_basis(PartyId party) const {
    for (const Basis level :
         {Basis::stated, Basis::relayed, Basis::attributed, Basis::reported, Basis::inferred}) {
      const auto bounds =
          UtilityBounds::of(claims_from(*problem_.negotiation, level), party, problem_.space);
      if (bounds && bounds->reservation()) return level;
    }
    return Basis::assumed;
  }

  LineProblem problem_;
  Clausifier clausifier_;
  const Binds& binds_;
};

Binds binds_owner(const Negotiation& negotiation) {
  return [counts = consent_counts(negotiation)](PartyId owner) {
    return counts[owner.index()] ? std::vector<PartyId>{owner} : std::vector<PartyId>{};
  };
}

}  // namespace

void erase_sums(const LineProblem& problem, std::vector<RuleId>& rules) {
  std::erase_if(rules, [&](RuleId id) { return is_sum(problem.negotiation->rules()[id.index()]); });
}

bool LineProblem::has_reservations() const {
  return std::any_of(lines.begin(), lines.end(),
                     [](const Line& line) { return line.reservation.has_value(); });
}

LineProblem red_line_problem(const Negotiation& negotiation) {
  const Binds binds = binds_owner(negotiation);
  Builder builder(negotiation, {}, binds);
  builder.add_lines(red_line_formula, true);
  return std::move(builder).finish();
}

LineProblem everyones_problem(const Negotiation& negotiation) {
  const Binds binds = [](PartyId owner) { return std::vector<PartyId>{owner}; };
  Builder builder(negotiation, {}, binds);
  builder.add_lines(red_line_formula, true);
  return std::move(builder).finish();
}

LineProblem bloc_problem(const Negotiation& negotiation, const Bloc& bloc) {
  const std::vector<bool> counts = consent_counts(negotiation);
  const Binds binds = [&](PartyId owner) {
    std::vector<PartyId> bound;
    const bool joint = std::find(bloc.with.begin(), bloc.with.end(), owner) != bloc.with.end();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const PartyId party{i};
      const bool member =
          joint && std::find(bloc.with.begin(), bloc.with.end(), party) != bloc.with.end();
      if (counts[i] && (party == owner || member)) bound.push_back(party);
    }
    return bound;
  };
  Builder builder(negotiation, {}, binds);
  builder.add_lines(red_line_formula, true);
  return std::move(builder).finish();
}

LineProblem claims_problem(const Negotiation& negotiation) {
  return claims_problem(negotiation, consent_counts(negotiation));
}

LineProblem claims_problem(const Negotiation& negotiation, const std::vector<bool>& counts) {
  Agreement one;
  one.kind = Agreement::Kind::party;
  one.party = PartyId{0};
  const Binds binds = [](PartyId /*owner*/) { return std::vector<PartyId>{PartyId{0}}; };
  Builder builder(negotiation, demanded_moves(negotiation), binds);
  builder.add_lines(line_formula, true);
  LineProblem problem = std::move(builder).finish();
  std::erase_if(problem.lines,
                [&](const Line& line) { return line.reservation && !counts[line.party.index()]; });
  problem.agreement = one;
  return problem;
}

const Formula& formula_of(const LineProblem& problem, const Line& line) {
  const Formula* formula = line_formula(problem.negotiation->position(line.position).claim);
  ZOPA_EXPECTS(formula != nullptr);
  return *formula;
}

Truth truth_of(const LineProblem& problem, const Line& line,
               const std::vector<std::uint32_t>& values) {
  if (line.reservation) return line.reservation->reaches(values, *line.reservation->reservation());
  return zopa::truth_of(formula_of(problem, line), *problem.negotiation, problem.space,
                        problem.space.package(values));
}

bool is_accepted(const LineProblem& problem, PartyId party, const Package& package) {
  const auto ways = acceptances_of(*problem.negotiation, problem.space, party);
  return std::any_of(ways.begin(), ways.end(), [&](const Accepting& one) {
    return zopa::truth_of(one.formula, *problem.negotiation, problem.space, package) == Truth::yes;
  });
}

std::vector<Clause> tabled_clauses(const PackageSpace& space) {
  std::vector<Clause> clauses;
  const auto& axes = space.axes();
  for (std::uint32_t a = 0; a < axes.size(); ++a) {
    Literal tabled{a, {}};
    for (std::uint32_t v = 0; v < axes[a].options.size(); ++v) {
      if (axes[a].tabled[v]) tabled.values.push_back(v);
    }
    clauses.push_back(Clause{{std::move(tabled)}});
  }
  return clauses;
}

}  // namespace zopa::deadlock
