// The weights that are not given, those of a known ratio together, and what binds them.
//
//   const WeightGroups weights(known);
//   weights.rows;     // by group: sums that are at least 0
//
// Bounds of a weight are sums too, since weights sum to 1.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "zopa/preference/partial_preference.hpp"

namespace zopa {

struct WeightGroups {
  explicit WeightGroups(const PartialPreference& known);

  struct Group {
    std::vector<std::pair<std::uint32_t, double>> members;  // axis, multiple of the group's weight
    double size = 0;                                        // sum of the multiples
  };
  using Row = std::vector<double>;  // by group: their sum, times the weights, is at least 0

  std::vector<Group> groups;
  std::vector<double> fixed;  // by axis: its weight where it is given
  double free_mass = 1;       // what the groups share
  std::vector<Row> rows;      // all that binds the groups beyond being positive
  std::vector<Row> beyond;    // … beyond the order, too

  // By the order: the group weighs at least as much as the other.
  [[nodiscard]] bool is_at_least(std::size_t group, std::size_t other) const {
    return order_[group * groups.size() + other];
  }

 private:
  struct OrderRow {  // one group weighs at least as much as another
    std::size_t above;
    std::size_t below;
    bool says_no_more;
  };

  void read(const PartialPreference& known);
  void make_groups(const PartialPreference& known);
  void merge(const std::vector<double>& equality);
  void make_rows();
  [[nodiscard]] static std::optional<OrderRow> as_order(const Row& row);
  void split_rows();
  bool merge_a_cycle();

  std::vector<std::vector<double>> known_rows_;  // of axes
  std::vector<bool> order_;
};

}  // namespace zopa
