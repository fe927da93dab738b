#include "zopa/deadlock/turns.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "zopa/base/contracts.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kMostCombinations = 1'000'000;

// Shares as whole numbers: everybody's whole way is this long.
class Shares {
 public:
  explicit Shares(const std::vector<std::size_t>& steps) : steps_(steps) {
    for (const std::size_t own : steps) whole_ = std::lcm(whole_, own);
  }
  [[nodiscard]] std::size_t whole() const { return whole_; }
  [[nodiscard]] std::size_t of(std::size_t party, std::size_t made) const {
    return whole_ / steps_[party] * made;
  }
  // Of a party that has made so many steps, beside others that have.
  [[nodiscard]] std::size_t exposure(std::size_t party,
                                     const std::vector<std::size_t>& made) const {
    std::size_t least = whole_;
    for (std::size_t q = 0; q < made.size(); ++q) {
      if (q != party) least = std::min(least, of(q, made[q]));
    }
    const std::size_t own = of(party, made[party]);
    return own > least ? own - least : 0;
  }

 private:
  const std::vector<std::size_t>& steps_;
  std::size_t whole_ = 1;
};

// The smallest exposure of an order of steps, over all combinations from few steps to many.
std::size_t bottleneck(const std::vector<std::size_t>& steps, const Shares& shares,
                       std::size_t combinations) {
  std::vector<std::size_t> best(combinations, std::numeric_limits<std::size_t>::max());
  best[0] = 0;
  std::vector<std::size_t> made(steps.size(), 0);
  for (std::size_t at = 1; at < combinations; ++at) {
    std::size_t p = 0;
    while (made[p] == steps[p]) made[p++] = 0;
    ++made[p];
    std::size_t stride = 1;
    for (std::size_t last = 0; last < steps.size(); ++last) {
      if (made[last] > 0) {
        best[at] = std::min(best[at], std::max(best[at - stride], shares.exposure(last, made)));
      }
      stride *= steps[last] + 1;
    }
  }
  return best.back();
}

}  // namespace

std::optional<Reciprocal> reciprocal(const std::vector<std::size_t>& steps) {
  ZOPA_EXPECTS(steps.size() >= 2);
  std::size_t combinations = 1;
  for (const std::size_t own : steps) {
    ZOPA_EXPECTS(own > 0);
    combinations *= own + 1;
    if (combinations > kMostCombinations) return std::nullopt;
  }
  const Shares shares(steps);
  const std::size_t most = bottleneck(steps, shares, combinations);
  Reciprocal plan;
  const std::size_t common = std::gcd(most, shares.whole());
  plan.numerator = most / common;
  plan.denominator = shares.whole() / common;
  for (std::size_t p = 0; p < steps.size(); ++p) {
    auto& own = plan.waits.emplace_back();
    for (std::size_t k = 1; k <= steps[p]; ++k) {
      auto& waits = own.emplace_back(steps.size(), 0);
      const std::size_t share = shares.of(p, k);
      for (std::size_t q = 0; q < steps.size(); ++q) {
        while (q != p && shares.of(q, waits[q]) + most < share) ++waits[q];
      }
    }
  }
  return plan;
}

}  // namespace zopa::deadlock
