#include "zopa/preference/weight_groups.hpp"

#include <algorithm>
#include <cstdint>

namespace zopa {
namespace {

constexpr double kRounding = 1e-12;

bool is_opposite(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] != -b[i]) return false;
  }
  return true;
}

std::size_t terms_of(const std::vector<double>& coefficients) {
  return static_cast<std::size_t>(
      std::count_if(coefficients.begin(), coefficients.end(), [](double c) { return c != 0; }));
}

}  // namespace

WeightGroups::WeightGroups(const PartialPreference& known) {
  read(known);
  make_groups(known);
  do {
    make_rows();
  } while (merge_a_cycle());
}

// Draws are in doubles, so that what is known is needed in them, too.
void WeightGroups::read(const PartialPreference& known) {
  for (const WeightConstraint& constraint : known.weights) {
    auto& row = known_rows_.emplace_back();
    for (const Decimal coefficient : constraint.coefficients) {
      row.push_back(coefficient.approximate());
    }
  }
}

// Axes with free weights, those of a known ratio together.
void WeightGroups::make_groups(const PartialPreference& known) {
  fixed.assign(known.axes.size(), 0);
  for (std::uint32_t axis = 0; axis < known.axes.size(); ++axis) {
    if (known.fixed_weights[axis]) {
      fixed[axis] = known.fixed_weights[axis]->approximate();
      free_mass -= fixed[axis];
    } else {
      groups.push_back({{{axis, 1}}, 1});
    }
  }
  for (std::size_t i = 0; i < known_rows_.size(); ++i) {
    for (std::size_t j = i + 1; j < known_rows_.size(); ++j) {
      const auto& one = known_rows_[i];
      if (terms_of(one) == 2 && is_opposite(one, known_rows_[j])) merge(one);
    }
  }
}

// a x = b y: the group of y joins that of x.
void WeightGroups::merge(const std::vector<double>& equality) {
  struct At {
    std::size_t group;
    double factor;
  };
  std::vector<At> places;
  for (std::uint32_t axis = 0; axis < equality.size(); ++axis) {
    if (equality[axis] == 0) continue;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      for (const auto& [member, multiple] : groups[g].members) {
        if (member == axis) places.push_back({g, equality[axis] * multiple});
      }
    }
  }
  if (places.size() != 2 || places[0].group == places[1].group) return;
  const auto& [from, from_factor] = places[1];
  auto& into = groups[places[0].group];
  const double ratio = -places[0].factor / from_factor;
  if (ratio <= 0) return;
  for (const auto& [member, multiple] : groups[from].members) {
    into.members.emplace_back(member, multiple * ratio);
  }
  into.size += groups[from].size * ratio;
  groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(from));
}

// What binds the groups: each row of the axes, fixed weights spread over all groups.
void WeightGroups::make_rows() {
  rows.clear();
  for (const Row& constraint : known_rows_) {
    double constant = 0;
    for (std::size_t axis = 0; axis < fixed.size(); ++axis) {
      constant += constraint[axis] * fixed[axis];
    }
    Row row;
    for (const Group& group : groups) {
      double coefficient = free_mass > 0 ? constant / free_mass * group.size : 0;
      for (const auto& [axis, multiple] : group.members) {
        coefficient += constraint[axis] * multiple;
      }
      row.push_back(coefficient);
    }
    const bool says_something =
        std::any_of(row.begin(), row.end(), [](double c) { return c < -kRounding; });
    if (says_something) rows.push_back(std::move(row));
  }
  // Neither their order in the file nor saying one twice makes a difference.
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
}

// Which row is an order of two groups: a c_x >= b c_y with a <= b says c_x >= c_y.
std::optional<WeightGroups::OrderRow> WeightGroups::as_order(const Row& row) {
  std::vector<std::size_t> up;
  std::vector<std::size_t> down;
  for (std::size_t g = 0; g < row.size(); ++g) {
    if (row[g] > kRounding) up.push_back(g);
    if (row[g] < -kRounding) down.push_back(g);
  }
  if (up.size() != 1 || down.size() != 1) return std::nullopt;
  const double more = -row[down[0]] - row[up[0]];
  if (more < -kRounding) return std::nullopt;
  return OrderRow{up[0], down[0], more <= kRounding};
}

// Splits the rows into an order of the groups and what they say beyond it.
void WeightGroups::split_rows() {
  const std::size_t count = groups.size();
  order_.assign(count * count, false);
  beyond.clear();
  for (const Row& row : rows) {
    const auto order = as_order(row);
    if (order) order_[order->above * count + order->below] = true;
    if (!order || !order->says_no_more) beyond.push_back(row);
  }
  for (std::size_t via = 0; via < count; ++via) {
    for (std::size_t a = 0; a < count; ++a) {
      if (!order_[a * count + via]) continue;
      for (std::size_t b = 0; b < count; ++b) {
        if (order_[via * count + b]) order_[a * count + b] = true;
      }
    }
  }
}

// True where the order says that two groups weigh the same, which are then one.
bool WeightGroups::merge_a_cycle() {
  split_rows();
  const std::size_t count = groups.size();
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      if (!order_[a * count + b] || !order_[b * count + a]) continue;
      std::vector<double> equality(fixed.size(), 0);
      equality[groups[a].members[0].first] = 1 / groups[a].members[0].second;
      equality[groups[b].members[0].first] = -1 / groups[b].members[0].second;
      merge(equality);
      return true;
    }
  }
  return false;
}

}  // namespace zopa
