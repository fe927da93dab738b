// In the order of packages, the next one is the first of those that are not listed yet.
#include "zopa/deadlock/listing.hpp"

#include <algorithm>
#include <numeric>

#include "zopa/deadlock/first_by_order.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kFewest = 10;
constexpr std::size_t kMostOptionsListed = 1000;  // over all packages

std::vector<std::uint32_t> up_to(std::size_t count) {
  std::vector<std::uint32_t> numbers(count);
  std::iota(numbers.begin(), numbers.end(), 0U);
  return numbers;
}

Order order_of_packages(const PackageSpace& space) {
  Order order{up_to(space.axes().size()), {}};
  for (const Axis& axis : space.axes()) order.options.push_back(up_to(axis.options.size()));
  return order;
}

}  // namespace

std::size_t fewer_of_many(std::size_t most, std::size_t issues, std::size_t options) {
  return std::min(most, std::max(kFewest, options / std::max<std::size_t>(1, issues)));
}

std::size_t listed_at_most(std::size_t most, std::size_t issues) {
  return fewer_of_many(most, issues, kMostOptionsListed);
}

PackageList first_packages(Encoding& encoding, Encoding::Lits assumptions, std::size_t most) {
  PackageList packages;
  if (most == 0) return packages;
  const Order order = order_of_packages(encoding.problem().space);
  most = listed_at_most(most, order.axes.size());
  const sat::Lit is_new = encoding.solver().new_lit();
  assumptions.push_back(is_new);
  while (packages.size() < most && encoding.solve(assumptions) == sat::Answer::satisfiable) {
    packages.push_back(first_by_order(encoding, order, assumptions, {}, encoding.model_values()));
    Encoding::Lits others = {-is_new};
    for (std::size_t a = 0; a < packages.back().size(); ++a) {
      others.push_back(-encoding.takes(a, packages.back()[a]));
    }
    encoding.solver().add(others);
  }
  return packages;
}

}  // namespace zopa::deadlock
