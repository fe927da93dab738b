// Packages near a package: what differs from it on one issue or two.  Ways of one class lie close
// together, so that most are found from one another without a search.
//
//   const Neighbours neighbours(encoding, needs, WayKind::by_moves);
//   neighbours.visit(values, key, budget, [&](const Neighbours::Values& near) {
//     show(near);
//     return true;
//   });
//
// Only where every line hangs on one issue and each of their parties must consent: what a package
// needs then follows option by option (Needs::follow_from_options), and how much it asks of a
// party is a sum over the issues.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/draw.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/types.hpp"

namespace zopa::deadlock {

class Neighbours {
 public:
  using Values = std::vector<std::uint32_t>;                // of the axes
  using Visit = std::function<bool(const Values& values)>;  // false: no more

  // Among the packages of the ways of a group.
  Neighbours(const Encoding& encoding, const Needs& needs, WayKind group);

  [[nodiscard]] bool are_known() const { return are_known_; }

  // Is there a package within the rules that needs a part of what this one needs?  Where there is,
  // `values` become it.  nullopt where looking for it takes too long.  Expects that they are known,
  // and that the rules allow `values`.
  [[nodiscard]] std::optional<bool> shrink(Values& values) const;

  // Those that the rules allow and that ask for no more than `most`; one step of the budget is a
  // package looked at.  Expects that they are known,
  // and that the rules allow `values`.
  void visit(Values values, const ClassKey& most, Budget& budget, const Visit& visit) const;

  // A package that asks for no more than `most`, by a tabu search (Glover 1989) from `values`;
  // nullopt where none is met.  Expects the same.
  [[nodiscard]] std::optional<Values> descend(Values values, const ClassKey& most,
                                              Budget& budget) const;

 private:
  using Loads = std::vector<std::int32_t>;  // by column: a party's firm lines, soft ones, questions

  struct Column {
    Need::Kind kind;
    bool is_soft;
    PartyId party;
    friend auto operator<=>(const Column&, const Column&) = default;
  };

  struct Exchange {
    std::int64_t excess;  // of the package that it leads to
    std::size_t axis;
    std::uint32_t value;
  };
  struct Descent {
    Values values;
    Loads room;
    std::vector<std::uint64_t> free_from;  // by place: the round from which it may be taken again
    std::uint64_t round;
    std::int64_t least;  // excess that was met
    Draw draw;
  };

  // A package that is changed option by option, with those axes fixed of which it was decided.
  struct Repair {
    Values values;
    std::vector<bool> is_fixed;
    std::size_t steps;  // that are left
  };

  void compare_options(const Encoding& encoding, const Needs& needs);
  void compare_option(const Encoding& encoding, const Needs& needs, std::uint32_t axis,
                      std::uint32_t value);
  void add_columns(const Needs& needs, const LineProblem& problem);
  void add_rules(const LineProblem& problem);
  [[nodiscard]] std::size_t place(std::size_t axis, std::uint32_t value) const {
    return first_[axis] + value;
  }
  [[nodiscard]] std::uint32_t size(std::size_t axis) const {
    return static_cast<std::uint32_t>(first_[axis + 1] - first_[axis]);
  }
  [[nodiscard]] Loads room_below(const ClassKey& most, const Values& values) const;
  void exchange(Loads& loads, std::size_t old_place, std::size_t new_place) const;
  [[nodiscard]] bool stays_within(const Loads& room, std::size_t old_place,
                                  std::size_t new_place) const;
  [[nodiscard]] bool keeps_rules(const Values& values, std::size_t axis) const;
  [[nodiscard]] bool repair(Repair& at) const;
  bool visit_second(Values& values, std::size_t first, const Loads& room, const Visit& visit) const;
  [[nodiscard]] std::optional<Exchange> best_exchange(Descent& at) const;
  [[nodiscard]] std::int64_t excess(const Loads& room, std::size_t old_place,
                                    std::size_t new_place) const;

  bool are_known_;
  std::vector<std::size_t> first_;  // place of an axis's first option, and one more
  std::vector<bool> allowed_;       // by place
  // By place: other options of the axis that need no more than it does, those that need less first.
  std::vector<std::vector<std::uint32_t>> within_;
  std::vector<std::size_t> less_;  // by place: how many need less
  bool are_compared_ = true;       // options with each other
  std::vector<Column> columns_;
  std::vector<std::int32_t> loads_;                // by place and column
  std::vector<const Clause*> clauses_;             // of the rules
  std::vector<std::vector<const Clause*>> rules_;  // by axis: clauses that name it
};

}  // namespace zopa::deadlock
