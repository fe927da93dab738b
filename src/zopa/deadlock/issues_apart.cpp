#include "zopa/deadlock/issues_apart.hpp"

#include <algorithm>

namespace zopa::deadlock {

bool IssuesApart::are_more_than(std::size_t most) const {
  std::size_t packages = 1;
  bool is_more = false;
  for (const auto& options : beyond_) {
    const auto excluded = std::count(options.begin(), options.end(), kExcluded);
    packages *= options.size() - static_cast<std::size_t>(excluded);
    if (packages == 0) return false;
    is_more = is_more || packages > most;
    packages = std::min(packages, most + 1);
  }
  return is_more;
}

// By place in the order of the axes and what may be left unmet from there on: in how many ways, up
// to one more than are listed.
std::vector<std::uint32_t> IssuesApart::counts(const Order& order, std::size_t beyond) const {
  const auto most = static_cast<std::uint32_t>(listed_.size() + 1);
  const std::size_t row = beyond + 1;
  std::vector<std::uint32_t> counts((order.axes.size() + 1) * row, 1);
  for (std::size_t i = order.axes.size(); i-- > 0;) {
    for (std::size_t left = 0; left < row; ++left) {
      std::uint32_t ways = 0;
      for (const std::uint32_t own : beyond_[order.axes[i]]) {
        if (own <= left) ways = std::min(most, ways + counts[(i + 1) * row + left - own]);
      }
      counts[i * row + left] = ways;
    }
  }
  return counts;
}

std::optional<IssuesApart::Values> IssuesApart::first(const Order& order,
                                                      std::size_t beyond) const {
  const std::size_t row = beyond + 1;
  const std::vector<std::uint32_t> ways = counts(order, beyond);
  std::vector<const Listed*> same;  // in what is chosen so far
  for (const Listed& one : listed_) {
    if (one.beyond <= beyond) same.push_back(&one);
  }
  if (ways[beyond] <= same.size()) return std::nullopt;
  Values values(beyond_.size(), 0);
  std::size_t left = beyond;
  for (std::size_t i = 0; i < order.axes.size(); ++i) {
    const std::uint32_t axis = order.axes[i];
    for (const std::uint32_t value : order.options[axis]) {
      const std::uint32_t own = beyond_[axis][value];
      if (own > left) continue;
      const auto takes_it = [&](const Listed* one) { return one->values[axis] == value; };
      const auto as_well = std::count_if(same.begin(), same.end(), takes_it);
      if (ways[(i + 1) * row + left - own] <= static_cast<std::size_t>(as_well)) continue;
      values[axis] = value;
      left -= own;
      std::erase_if(same, [&](const Listed* one) { return !takes_it(one); });
      break;
    }
  }
  return values;
}

void IssuesApart::add(const Values& values) {
  std::size_t beyond = 0;
  for (std::size_t a = 0; a < values.size(); ++a) beyond += beyond_[a][values[a]];
  listed_.push_back({values, beyond});
}

}  // namespace zopa::deadlock
