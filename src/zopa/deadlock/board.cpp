#include "zopa/deadlock/board.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "zopa/deadlock/problem.hpp"
#include "zopa/deadlock/staircase.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

// The parts of a conjunction that are about this issue alone.
void add_parts_on(const Formula& formula, IssueId issue, std::vector<const Formula*>& parts) {
  if (formula.kind == Formula::Kind::conjunction) {
    for (const Formula& part : formula.parts) add_parts_on(part, issue, parts);
  } else if (issues_of(formula) == std::vector<IssueId>{issue}) {
    parts.push_back(&formula);
  }
}

class Builder {
 public:
  explicit Builder(const Negotiation& negotiation)
      : negotiation_(negotiation),
        problem_(red_line_problem(negotiation)),
        staircases_(staircases_of(problem_, Scope::all)),
        space_(negotiation) {
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      line_of_.try_emplace(problem_.lines[i].position, i);
    }
  }

  Board build() {
    Board board;
    for (const Axis& axis : space_.axes()) board.issues.push_back(axis.issue);
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      const auto claims = claims_by_axis(PartyId{p});
      if (claims.empty()) continue;
      board.parties.push_back(PartyId{p});
      for (std::uint32_t a = 0; a < space_.axes().size(); ++a) {
        board.cells.push_back(cell(PartyId{p}, a, claims[a]));
      }
    }
    return board;
  }

 private:
  using Claims = std::vector<PositionId>;

  // Of the party, on each axis; empty where it has none on any.
  [[nodiscard]] std::vector<Claims> claims_by_axis(PartyId party) const {
    std::vector<Claims> claims;
    for (const PositionId id : negotiation_.positions_of(party)) {
      for (const IssueId issue : issues_of(negotiation_.position(id).claim)) {
        const auto axis = space_.axis_of(issue);
        if (!axis) continue;
        claims.resize(space_.axes().size());
        claims[*axis].push_back(id);
      }
    }
    return claims;
  }

  BoardCell cell(PartyId party, std::uint32_t axis, const Claims& claims) {
    const Axis& options = space_.axes()[axis];
    BoardCell cell{party, options.issue, {}, true, {}, {}, {}};
    for (const OptionId option : options.options) cell.options.push_back({option, 0, {}, {}, {}});
    place(option_preorder(negotiation_, party, options.issue), cell);
    for (const PositionId id : claims) add(id, axis, cell);
    return cell;
  }

  // Longest chains of better options: what is better than an option has fewer better ones itself,
  // so that its place is known before.
  static void place(const OptionPreorder& order, BoardCell& cell) {
    cell.is_ordered = cell.options.size() < 2 || (!order.is_empty() && is_whole(order, cell));
    std::vector<BoardOption*> known;  // of 100,000 options perhaps three are ordered
    for (BoardOption& option : cell.options) {
      if (order.knows(option.option)) known.push_back(&option);
    }
    std::vector<std::pair<std::size_t, BoardOption*>> by_betters;
    for (BoardOption* const option : known) {
      const auto betters = std::count_if(known.begin(), known.end(), [&](const BoardOption* other) {
        return order.is_better(other->option, option->option);
      });
      by_betters.emplace_back(static_cast<std::size_t>(betters), option);
    }
    std::stable_sort(by_betters.begin(), by_betters.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    for (std::size_t k = 0; k < by_betters.size(); ++k) {
      BoardOption& option = *by_betters[k].second;
      for (std::size_t before = 0; before < k; ++before) {
        const BoardOption& other = *by_betters[before].second;
        if (!order.is_better(other.option, option.option)) continue;
        option.place = std::max(option.place, other.place + 1);
      }
    }
  }

  // Does it know of every pair?
  static bool is_whole(const OptionPreorder& order, const BoardCell& cell) {
    const auto& all = cell.options;
    return std::all_of(all.begin(), all.end(), [&](const BoardOption& a) {
      return std::all_of(all.begin(), all.end(), [&](const BoardOption& b) {
        return order.is_at_least_as_good(a.option, b.option) ||
               order.is_at_least_as_good(b.option, a.option);
      });
    });
  }

  // Does it order options, or give them numbers?
  static bool is_ranking(const Claim& claim) {
    return std::holds_alternative<OptionOrder>(claim) ||
           std::holds_alternative<OptionValues>(claim) ||
           std::holds_alternative<OptionPoints>(claim);
  }

  // A claim that names the issue.
  void add(PositionId id, std::uint32_t axis, BoardCell& cell) {
    const Claim& claim = negotiation_.position(id).claim;
    if (const auto* line = std::get_if<RedLine>(&claim)) {
      add_line(id, line->formula, axis, cell);
    } else if (const auto* demand = std::get_if<Demand>(&claim)) {
      add_demand(id, demand->formula, axis, cell);
    } else if (is_ranking(claim)) {
      cell.orders.push_back(id);
    }
  }

  void add_line(PositionId id, const Formula& formula, std::uint32_t axis, BoardCell& cell) const {
    if (issues_of(formula).size() > 1) return cell.wider.push_back(id);
    BoardLine line{id, {}, {}};
    for (BoardOption& option : cell.options) {
      const Truth truth = truth_on(formula, axis, option.option);
      if (truth == Truth::no) option.shut_out.push_back(id);
      if (truth == Truth::unknown) option.open.push_back(id);
      if (truth == Truth::yes) line.allows.push_back(option.option);
    }
    add_steps(id, line);
    cell.lines.push_back(std::move(line));
  }

  void add_steps(PositionId id, BoardLine& line) const {
    const auto at = line_of_.find(id);
    if (at == line_of_.end()) return;
    const Staircase& staircase = staircases_[at->second];
    if (!staircase.axis) return;
    const Axis& axis = problem_.space.axes()[*staircase.axis];
    for (const Step& step : staircase.steps) {
      line.steps.push_back({{}, step.needs});
      for (const std::uint32_t value : step.values) {
        line.steps.back().adds.push_back(axis.options[value]);
      }
    }
  }

  void add_demand(PositionId id, const Formula& formula, std::uint32_t axis,
                  BoardCell& cell) const {
    std::vector<const Formula*> parts;
    add_parts_on(formula, cell.issue, parts);
    if (parts.empty()) return;
    for (BoardOption& option : cell.options) {
      const bool is_asked = std::all_of(parts.begin(), parts.end(), [&](const Formula* part) {
        return truth_on(*part, axis, option.option) == Truth::yes;
      });
      if (is_asked) option.asked.push_back(id);
    }
  }

  // Of a formula about this issue alone.
  [[nodiscard]] Truth truth_on(const Formula& formula, std::uint32_t axis, OptionId option) const {
    return zopa::truth_on(space_.axes()[axis].issue, option, formula, negotiation_);
  }

  const Negotiation& negotiation_;
  LineProblem problem_;
  std::vector<Staircase> staircases_;          // by line
  std::map<PositionId, std::size_t> line_of_;  // a red line's position in `problem_`
  PackageSpace space_;
};

}  // namespace

Board board_of(const Negotiation& in_force) {
  if (!has_joint_issue(in_force)) return {};
  return Builder(in_force).build();
}

}  // namespace zopa::deadlock
