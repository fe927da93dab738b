// The first packages by lot where every issue stands for itself: no rule, and no red line or demand
// that is about several.  Counting then takes the place of a search: how many ways there are to
// settle the issues to come is known for each number of demands that may still be left unmet.
//
//   IssuesApart apart(beyond);
//   while (const auto values = apart.first(order, 1)) apart.add(*values);   // each once
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "zopa/deadlock/first_by_order.hpp"

namespace zopa::deadlock {

class IssuesApart {
 public:
  using Values = std::vector<std::uint32_t>;  // by axis
  static constexpr std::uint32_t kExcluded = ~std::uint32_t{0};

  // By axis and option: how many demands it leaves unmet beyond what the best one does.
  explicit IssuesApart(std::vector<std::vector<std::uint32_t>> beyond)
      : beyond_(std::move(beyond)) {}

  // Are there more packages than `most`?
  [[nodiscard]] bool are_more_than(std::size_t most) const;

  // Of those that leave at most so many unmet beyond, and are not listed; nullopt: there is none.
  [[nodiscard]] std::optional<Values> first(const Order& order, std::size_t beyond) const;

  void add(const Values& values);  // is listed

  // What `first` looks at, in numbers.
  [[nodiscard]] std::size_t cost(std::size_t beyond) const { return beyond_.size() * (beyond + 1); }

 private:
  struct Listed {
    Values values;
    std::size_t beyond;
  };
  [[nodiscard]] std::vector<std::uint32_t> counts(const Order& order, std::size_t beyond) const;

  std::vector<std::vector<std::uint32_t>> beyond_;
  std::vector<Listed> listed_;
};

}  // namespace zopa::deadlock
