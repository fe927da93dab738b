#include "zopa/deadlock/board.hpp"

#include <algorithm>
#include <utility>

#include "zopa/deadlock/problem.hpp"
#include "zopa/deadlock/staircase.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

template <class Item>
bool contains(const std::vector<Item>& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

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
        space_(negotiation) {}

  Board build() {
    Board board;
    for (const Axis& axis : space_.axes()) board.issues.push_back(axis.issue);
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      if (!has_claim(PartyId{p})) continue;
      board.parties.push_back(PartyId{p});
      for (std::uint32_t a = 0; a < space_.axes().size(); ++a) {
        board.cells.push_back(cell(PartyId{p}, a));
      }
    }
    return board;
  }

 private:
  [[nodiscard]] bool has_claim(PartyId party) const {
    const auto own = negotiation_.positions_of(party);
    return std::any_of(own.begin(), own.end(), [&](PositionId id) {
      const auto issues = issues_of(negotiation_.position(id).claim);
      return std::any_of(issues.begin(), issues.end(),
                         [&](IssueId issue) { return space_.axis_of(issue).has_value(); });
    });
  }

  BoardCell cell(PartyId party, std::uint32_t axis) {
    const Axis& options = space_.axes()[axis];
    BoardCell cell{party, options.issue, {}, true, {}, {}, {}};
    for (const OptionId option : options.options) cell.options.push_back({option, 0, {}, {}, {}});
    place(option_preorder(negotiation_, party, options.issue), cell);
    for (const PositionId id : negotiation_.positions_of(party)) add(id, axis, cell);
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

  void add(PositionId id, std::uint32_t axis, BoardCell& cell) {
    const Claim& claim = negotiation_.position(id).claim;
    if (const auto* order = std::get_if<OptionOrder>(&claim)) {
      if (order->issue == cell.issue) cell.orders.push_back(id);
    } else if (const auto* values = std::get_if<OptionValues>(&claim)) {
      if (values->issue == cell.issue) cell.orders.push_back(id);
    } else if (std::holds_alternative<OptionPoints>(claim)) {
      if (contains(issues_of(claim), cell.issue)) cell.orders.push_back(id);
    } else if (const auto* line = std::get_if<RedLine>(&claim)) {
      add_line(id, line->formula, axis, cell);
    } else if (const auto* demand = std::get_if<Demand>(&claim)) {
      add_demand(id, demand->formula, axis, cell);
    }
  }

  void add_line(PositionId id, const Formula& formula, std::uint32_t axis, BoardCell& cell) const {
    const std::vector<IssueId> issues = issues_of(formula);
    if (!contains(issues, cell.issue)) return;
    if (issues.size() > 1) return cell.wider.push_back(id);
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
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      if (problem_.lines[i].position != id) continue;
      const Staircase& staircase = staircases_[i];
      if (!staircase.axis) return;
      const Axis& axis = problem_.space.axes()[*staircase.axis];
      for (const Step& step : staircase.steps) {
        line.steps.push_back({{}, step.needs});
        for (const std::uint32_t value : step.values) {
          line.steps.back().adds.push_back(axis.options[value]);
        }
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
  std::vector<Staircase> staircases_;  // by line
  PackageSpace space_;
};

}  // namespace

Board board_of(const Negotiation& in_force) {
  if (!has_joint_issue(in_force)) return {};
  return Builder(in_force).build();
}

}  // namespace zopa::deadlock
