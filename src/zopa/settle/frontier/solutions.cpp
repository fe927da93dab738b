// Doubles find the few points that might be best, exact arithmetic decides among them.
#include "zopa/settle/frontier/solutions.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "zopa/base/contracts.hpp"
#include "zopa/base/exact.hpp"

namespace zopa::settle {
namespace {

__extension__ using Wide = __int128;
using Positions = std::vector<std::size_t>;

constexpr double kClose = 1e-9;  // relative; far above the rounding of a product of doubles

// The positions whose rough score is within rounding of the largest.
template <class Score>
Positions close_to_best(const Positions& among, Score score) {
  std::vector<double> scores;
  scores.reserve(among.size());
  for (const std::size_t i : among) scores.push_back(score(i));
  const double best = *std::max_element(scores.begin(), scores.end());
  const double margin = kClose * std::max(std::abs(best), std::numeric_limits<double>::min());
  Positions close;
  for (std::size_t k = 0; k < among.size(); ++k) {
    if (scores[k] >= best - margin) close.push_back(among[k]);
  }
  return close;
}

// The positions with the largest exact score.
template <class Score>
Positions best_of(const Positions& among, Score score) {
  Positions best;
  decltype(score(std::size_t{})) best_score{};
  for (const std::size_t i : among) {
    const auto own = score(i);
    if (best.empty() || best_score < own) {
      best.clear();
      best_score = own;
    }
    if (own == best_score) best.push_back(i);
  }
  return best;
}

// A share of what could be gained; never negative.
struct Share {
  std::int64_t gain = 0;
  std::int64_t most = 1;
  friend bool operator==(const Share& a, const Share& b) {
    return Wide{a.gain} * b.most == Wide{b.gain} * a.most;
  }
  friend bool operator<(const Share& a, const Share& b) {
    return Wide{a.gain} * b.most < Wide{b.gain} * a.most;
  }
};

class FairPointsFinder {
 public:
  FairPointsFinder(const Points& points, const std::vector<std::int64_t>& disagreement)
      : points_(points),
        disagreement_(disagreement),
        best_(disagreement),
        rational_(rational_points(points, disagreement)) {
    for (const std::size_t i : rational_) {
      for (std::size_t p = 0; p < points.parties; ++p) {
        best_[p] = std::max(best_[p], points.utility(i)[p]);
      }
    }
  }

  [[nodiscard]] FairPoints solve() const {
    FairPoints result;
    result.rational = rational_;
    if (rational_.empty()) return result;
    result.nash = nash();
    result.kalai_smorodinsky = kalai_smorodinsky();
    result.egalitarian = best_of(rational_, [&](std::size_t i) { return smallest_gain(i); });
    result.leximin = best_of(result.egalitarian, [&](std::size_t i) { return sorted_gains(i); });
    result.utilitarian = best_of(rational_, [&](std::size_t i) { return sum(i); });
    return result;
  }

 private:
  [[nodiscard]] std::int64_t gain(std::size_t i, std::size_t party) const {
    return points_.utility(i)[party] - disagreement_[party];
  }

  [[nodiscard]] std::vector<bool> gainers(std::size_t i) const {
    std::vector<bool> gainers(points_.parties);
    for (std::size_t p = 0; p < points_.parties; ++p) gainers[p] = gain(i, p) > 0;
    return gainers;
  }

  [[nodiscard]] Positions nash() const {
    const Positions widest = best_of(rational_, [&](std::size_t i) {
      const auto set = gainers(i);
      return std::count(set.begin(), set.end(), true);
    });
    std::map<std::vector<bool>, Positions> by_set;
    for (const std::size_t i : widest) by_set[gainers(i)].push_back(i);
    Positions best;
    for (const auto& [set, among] : by_set) {
      const Positions close = close_to_best(among, [&](std::size_t i) { return rough_product(i); });
      const Positions exact = best_of(close, [&](std::size_t i) { return product(i); });
      best.insert(best.end(), exact.begin(), exact.end());
    }
    std::sort(best.begin(), best.end());
    return best;
  }

  // Of the gains that are one, as shares of the party's best: a product of numbers up to 1.
  [[nodiscard]] double rough_product(std::size_t i) const {
    double product = 1;
    for (std::size_t p = 0; p < points_.parties; ++p) {
      if (gain(i, p) == 0) continue;
      product *= static_cast<double>(gain(i, p)) / static_cast<double>(best_[p] - disagreement_[p]);
    }
    return product;
  }

  [[nodiscard]] mpz_class product(std::size_t i) const {
    mpz_class product = 1;
    for (std::size_t p = 0; p < points_.parties; ++p) {
      if (gain(i, p) > 0) product *= to_mpz(gain(i, p));
    }
    return product;
  }

  [[nodiscard]] Positions kalai_smorodinsky() const {
    const Positions close = close_to_best(rational_, [&](std::size_t i) {
      const auto shares = sorted_shares(i);
      if (shares.empty()) return 0.0;
      return static_cast<double>(shares[0].gain) / static_cast<double>(shares[0].most);
    });
    return best_of(close, [&](std::size_t i) { return sorted_shares(i); });
  }

  [[nodiscard]] std::vector<Share> sorted_shares(std::size_t i) const {
    std::vector<Share> shares;
    for (std::size_t p = 0; p < points_.parties; ++p) {
      if (best_[p] > disagreement_[p]) shares.push_back({gain(i, p), best_[p] - disagreement_[p]});
    }
    std::sort(shares.begin(), shares.end());
    return shares;
  }

  [[nodiscard]] std::int64_t smallest_gain(std::size_t i) const {
    std::int64_t smallest = gain(i, 0);
    for (std::size_t p = 1; p < points_.parties; ++p) smallest = std::min(smallest, gain(i, p));
    return smallest;
  }

  [[nodiscard]] std::vector<std::int64_t> sorted_gains(std::size_t i) const {
    std::vector<std::int64_t> gains;
    for (std::size_t p = 0; p < points_.parties; ++p) gains.push_back(gain(i, p));
    std::sort(gains.begin(), gains.end());
    return gains;
  }

  [[nodiscard]] Wide sum(std::size_t i) const {
    Wide sum = 0;
    for (const std::int64_t utility : points_.utility(i)) sum += utility;
    return sum;
  }

  const Points& points_;
  const std::vector<std::int64_t>& disagreement_;
  std::vector<std::int64_t> best_;  // of the rational points, by party
  Positions rational_;
};

}  // namespace

std::vector<std::size_t> rational_points(const Points& points,
                                         const std::vector<std::int64_t>& disagreement) {
  std::vector<std::size_t> rational;
  for (std::size_t i = 0; i < points.size(); ++i) {
    bool reaches = true;
    for (std::size_t p = 0; p < points.parties; ++p) {
      reaches = reaches && points.utility(i)[p] >= disagreement[p];
    }
    if (reaches) rational.push_back(i);
  }
  return rational;
}

FairPoints solutions(const Points& points, const std::vector<std::int64_t>& disagreement) {
  ZOPA_EXPECTS(disagreement.size() == points.parties);
  return FairPointsFinder(points, disagreement).solve();
}

double opposition(const Points& points, const std::vector<std::size_t>& among,
                  const std::vector<std::int64_t>& best) {
  double smallest = std::numeric_limits<double>::infinity();
  for (const std::size_t i : among) {
    double squares = 0;
    for (std::size_t p = 0; p < points.parties; ++p) {
      if (best[p] == 0) continue;
      const double share = static_cast<double>(points.utility(i)[p]) / static_cast<double>(best[p]);
      squares += (1 - share) * (1 - share);
    }
    smallest = std::min(smallest, squares);
  }
  return std::sqrt(smallest);
}

}  // namespace zopa::settle
