#include "zopa/settle/frontier/undominated.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "zopa/base/contracts.hpp"

namespace zopa::settle {
namespace {

constexpr std::int64_t kWorst = std::numeric_limits<std::int64_t>::min();

bool label_is_lower(std::span<const std::uint64_t> a, std::span<const std::uint64_t> b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end());
}

// Positions of the points in the order in which a point can be dominated by an earlier one only.
std::vector<std::uint32_t> in_order(const Points& points) {
  std::vector<std::uint32_t> order(points.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto x = points.utility(a);
    const auto y = points.utility(b);
    for (std::size_t p = 0; p < points.parties; ++p) {
      if (x[p] != y[p]) return x[p] > y[p];
    }
    return label_is_lower(points.label(a), points.label(b));
  });
  return order;
}

std::vector<std::uint32_t> kept_of_two(const Points& points,
                                       const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> kept;
  std::int64_t best = kWorst;
  for (const std::uint32_t i : order) {
    const std::int64_t last = points.utility(i)[points.parties - 1];
    if (!kept.empty() && last <= best) continue;
    best = last;
    kept.push_back(i);
  }
  return kept;
}

// For every rank of the second utility, the best third utility among points of that rank or a
// better one (a Fenwick tree of maxima).
class BestThird {
 public:
  explicit BestThird(const Points& points) {
    for (std::size_t i = 0; i < points.size(); ++i) seconds_.push_back(points.utility(i)[1]);
    std::sort(seconds_.begin(), seconds_.end(), std::greater<>());
    seconds_.erase(std::unique(seconds_.begin(), seconds_.end()), seconds_.end());
    best_.assign(seconds_.size() + 1, kWorst);
  }

  // False where a point seen so far is at least as good in both.
  bool add(std::int64_t second, std::int64_t third) {
    const std::size_t rank = rank_of(second);
    for (std::size_t i = rank; i > 0; i -= i & (~i + 1)) {
      if (best_[i] >= third) return false;
    }
    for (std::size_t i = rank; i < best_.size(); i += i & (~i + 1)) {
      best_[i] = std::max(best_[i], third);
    }
    return true;
  }

 private:
  [[nodiscard]] std::size_t rank_of(std::int64_t second) const {  // from 1, best first
    const auto at = std::lower_bound(seconds_.begin(), seconds_.end(), second, std::greater<>());
    return static_cast<std::size_t>(at - seconds_.begin()) + 1;
  }

  std::vector<std::int64_t> seconds_;
  std::vector<std::int64_t> best_;
};

std::vector<std::uint32_t> kept_of_three(const Points& points,
                                         const std::vector<std::uint32_t>& order) {
  std::vector<std::uint32_t> kept;
  BestThird best(points);
  for (const std::uint32_t i : order) {
    if (best.add(points.utility(i)[1], points.utility(i)[2])) kept.push_back(i);
  }
  return kept;
}

// Of a list of points, in which earlier ones are at least as good for the first party: which have
// an earlier one that is at least as good for all?
//
// For each other party, sets of bits hold the places of the best few, of the best twice as many,
// and so on up to all.  A point takes for each the smallest set with all that are at least as good
// as it; what is in all of these is nearly always an answer, and is looked at.
class EarlierPoints {
 public:
  EarlierPoints(const Points& points, std::span<const std::uint32_t> order)
      : points_(points), order_(order), words_((order.size() + 63) / 64) {
    const std::size_t sets = std::clamp<std::size_t>(kMostWords / words_, 16, kMostSets);
    step_ = (order.size() + sets - 1) / sets;
    for (std::size_t p = 1; p < points.parties; ++p) add_sets(p);
  }

  [[nodiscard]] bool cover(std::size_t place) const {
    const std::size_t last = place / 64;
    for (std::size_t first = 0; first <= last; first += kTile) {
      const std::size_t end = std::min(first + kTile, last + 1);
      std::array<std::uint64_t, kTile> common;
      common.fill(~std::uint64_t{0});
      if (end == last + 1) {
        common[last - first] = (std::uint64_t{1} << (place % 64)) - 1;  // earlier ones only
      }
      for (const Sets& sets : sets_) {
        const std::uint64_t* set = &sets.bits[sets.set_of[place] * words_ + first];
        for (std::size_t w = 0; w < end - first; ++w) common[w] &= set[w];
      }
      for (std::size_t w = 0; w < end - first; ++w) {
        for (std::uint64_t rest = common[w]; rest != 0; rest &= rest - 1) {
          const auto bit = static_cast<std::size_t>(std::countr_zero(rest));
          if (is_at_least((first + w) * 64 + bit, place)) return true;
        }
      }
    }
    return false;
  }

 private:
  static constexpr std::size_t kMostSets = 512;
  static constexpr std::size_t kMostWords = std::size_t{1} << 22;  // of one party's sets
  static constexpr std::size_t kTile = 32;                         // words
  // Of one party: set k holds the places of its k * step_ best points.
  struct Sets {
    std::vector<std::uint64_t> bits;
    std::vector<std::uint32_t> set_of;  // by place
  };

  [[nodiscard]] std::int64_t utility(std::size_t place, std::size_t party) const {
    return points_.utility(order_[place])[party];
  }

  [[nodiscard]] bool is_at_least(std::size_t a, std::size_t b) const {
    for (std::size_t p = 1; p < points_.parties; ++p) {
      if (utility(a, p) < utility(b, p)) return false;
    }
    return true;
  }

  void add_sets(std::size_t party) {
    std::vector<std::uint32_t> best_first(order_.size());
    std::iota(best_first.begin(), best_first.end(), 0U);
    std::sort(best_first.begin(), best_first.end(), [&](std::uint32_t a, std::uint32_t b) {
      return utility(a, party) > utility(b, party);
    });
    Sets sets{{}, std::vector<std::uint32_t>(order_.size())};
    std::vector<std::uint64_t> set(words_, 0);
    sets.bits = set;
    for (std::size_t k = 0; k < best_first.size(); ++k) {
      set[best_first[k] / 64] |= std::uint64_t{1} << (best_first[k] % 64);
      if ((k + 1) % step_ == 0 || k + 1 == best_first.size()) {
        sets.bits.insert(sets.bits.end(), set.begin(), set.end());
      }
    }
    for (std::size_t k = 0; k < best_first.size();) {
      std::size_t end = k + 1;
      while (end < best_first.size() &&
             utility(best_first[end], party) == utility(best_first[k], party)) {
        ++end;
      }
      for (; k < end; ++k) {
        sets.set_of[best_first[k]] = static_cast<std::uint32_t>((end + step_ - 1) / step_);
      }
    }
    sets_.push_back(std::move(sets));
  }

  const Points& points_;
  std::span<const std::uint32_t> order_;
  std::size_t words_;
  std::size_t step_ = 1;
  std::vector<Sets> sets_;
};

// Those kept so far together with as many more at a time.
std::vector<std::uint32_t> kept_of_more(const Points& points,
                                        const std::vector<std::uint32_t>& order, Budget& budget,
                                        std::size_t most) {
  constexpr std::size_t kFewest = 4096;
  std::vector<std::uint32_t> kept;
  for (auto next = order.begin(); next != order.end();) {
    const std::size_t before = kept.size();
    const auto left = static_cast<std::size_t>(order.end() - next);
    const auto end = next + static_cast<std::ptrdiff_t>(std::min(left, std::max(kFewest, before)));
    std::vector<std::uint32_t> together = kept;
    together.insert(together.end(), next, end);
    const EarlierPoints earlier(points, together);
    for (std::size_t place = before; place < together.size(); ++place) {
      if (!budget.spend() || kept.size() > most) return kept;
      if (!earlier.cover(place)) kept.push_back(together[place]);
    }
    next = end;
  }
  return kept;
}

std::vector<std::uint32_t> kept(const Points& points, Budget& budget, std::size_t most) {
  const std::vector<std::uint32_t> order = in_order(points);
  if (points.parties <= 2) return kept_of_two(points, order);
  return points.parties == 3 ? kept_of_three(points, order)
                             : kept_of_more(points, order, budget, most);
}

// A sum that is still in the running: which points it is made of.
struct Sum {
  std::int64_t first;
  std::int64_t second;
  std::uint32_t a;
  std::uint32_t b;
};

// Two parties: the frontier of `a` shifted by each point of `b` in turn, merged into one.
class TwoPartySums {
 public:
  TwoPartySums(const Points& a, const Points& b)
      : a_(a), b_(b), room_(room_for_sums(a, b)), label_(room_.words), other_label_(room_.words) {}

  Points run(Budget& budget) {
    for (std::uint32_t j = 0; j < b_.size() && budget.spend(a_.size()); ++j) merge(j);
    Points sums = room_;
    sums.utilities.reserve(sums_.size() * 2);
    sums.labels.reserve(sums_.size() * sums.words);
    std::vector<std::uint64_t> label(sums.words);
    for (const Sum& sum : sums_) {
      join_labels(a_, sum.a, b_, sum.b, room_, label);
      const std::array<std::int64_t, 2> utility = {sum.first, sum.second};
      sums.add(utility, label);
    }
    return sums;
  }

 private:
  // Of two equal sums, has `x` the lower label?
  [[nodiscard]] bool is_lower(const Sum& x, const Sum& y) {
    join_labels(a_, x.a, b_, x.b, room_, label_);
    join_labels(a_, y.a, b_, y.b, room_, other_label_);
    return label_is_lower(label_, other_label_);
  }

  void merge(std::uint32_t j) {
    merged_.clear();
    const auto shift = b_.utility(j);
    std::int64_t best = kWorst;  // the second utility of the last sum kept
    const auto keep = [&](const Sum& sum) {
      if (sum.second <= best) return;
      best = sum.second;
      merged_.push_back(sum);
    };
    auto old = sums_.begin();
    for (std::uint32_t i = 0; i < a_.size(); ++i) {
      const auto point = a_.utility(i);
      const Sum sum{point[0] + shift[0], point[1] + shift[1], i, j};
      while (old != sums_.end() && comes_first(*old, sum)) keep(*old++);
      keep(sum);
    }
    while (old != sums_.end()) keep(*old++);
    std::swap(sums_, merged_);
  }

  [[nodiscard]] bool comes_first(const Sum& x, const Sum& y) {
    if (x.first != y.first) return x.first > y.first;
    if (x.second != y.second) return x.second > y.second;
    return is_lower(x, y);
  }

  const Points& a_;
  const Points& b_;
  Points room_;
  std::vector<std::uint64_t> label_;
  std::vector<std::uint64_t> other_label_;
  std::vector<Sum> sums_;
  std::vector<Sum> merged_;
};

// Which sums are clearly dominated: for each cell of a grid over the first two parties' utilities,
// the best third utility of the sums in better cells of both.
class Grid {
 public:
  Grid(const Points& a, const Points& b) {
    for (std::size_t p = 0; p < 2; ++p) {
      const auto [low_a, high_a] = range(a, p);
      const auto [low_b, high_b] = range(b, p);
      low_[p] = low_a + low_b;
      width_[p] = (high_a + high_b - low_[p]) / static_cast<std::int64_t>(kCells) + 1;
    }
    best_.assign((kCells + 1) * (kCells + 1), kWorst);
  }

  void add(std::int64_t first, std::int64_t second, std::int64_t third) {
    std::int64_t& cell = best_[at(cell_of(0, first), cell_of(1, second))];
    cell = std::max(cell, third);
  }

  void close() {  // every cell gets the best of those that are not worse in either
    for (std::size_t x = kCells; x-- > 0;) {
      for (std::size_t y = kCells; y-- > 0;) {
        std::int64_t& cell = best_[at(x, y)];
        cell = std::max({cell, best_[at(x + 1, y)], best_[at(x, y + 1)]});
      }
    }
  }

  [[nodiscard]] bool dominates(std::int64_t first, std::int64_t second, std::int64_t third) const {
    return best_[at(cell_of(0, first) + 1, cell_of(1, second) + 1)] >= third;
  }

 private:
  static constexpr std::size_t kCells = 512;
  static std::pair<std::int64_t, std::int64_t> range(const Points& points, std::size_t party) {
    std::pair<std::int64_t, std::int64_t> range = {points.utility(0)[party],
                                                   points.utility(0)[party]};
    for (std::size_t i = 1; i < points.size(); ++i) {
      range.first = std::min(range.first, points.utility(i)[party]);
      range.second = std::max(range.second, points.utility(i)[party]);
    }
    return range;
  }
  static std::size_t at(std::size_t x, std::size_t y) { return x * (kCells + 1) + y; }
  [[nodiscard]] std::size_t cell_of(std::size_t party, std::int64_t utility) const {
    return static_cast<std::size_t>((utility - low_[party]) / width_[party]);
  }

  std::array<std::int64_t, 2> low_{};
  std::array<std::int64_t, 2> width_{};
  std::vector<std::int64_t> best_;
};

// Calls `visit` with the utilities of every sum, and where it comes from.
template <class Visit>
void for_each_sum(const Points& a, const Points& b, Budget& budget, Visit visit) {
  std::vector<std::int64_t> sum(a.parties);
  for (std::size_t j = 0; j < b.size() && budget.spend(a.size()); ++j) {
    for (std::size_t i = 0; i < a.size(); ++i) {
      for (std::size_t p = 0; p < a.parties; ++p) sum[p] = a.utility(i)[p] + b.utility(j)[p];
      visit(std::span<const std::int64_t>(sum), i, j);
    }
  }
}

// The sums that might be undominated.  Four parties and more: their grid is over two alone, so it
// proves nothing; all sums stay.
Points candidates(const Points& a, const Points& b, Budget& budget) {
  Points sums = room_for_sums(a, b);
  std::vector<std::uint64_t> label(sums.words);
  const auto add = [&](std::span<const std::int64_t> sum, std::size_t i, std::size_t j) {
    join_labels(a, i, b, j, sums, label);
    sums.add(sum, label);
  };
  if (a.parties != 3) {
    for_each_sum(a, b, budget, add);
    return sums;
  }
  Grid grid(a, b);
  for_each_sum(a, b, budget, [&](std::span<const std::int64_t> sum, std::size_t, std::size_t) {
    grid.add(sum[0], sum[1], sum[2]);
  });
  grid.close();
  for_each_sum(a, b, budget, [&](std::span<const std::int64_t> sum, std::size_t i, std::size_t j) {
    if (!grid.dominates(sum[0], sum[1], sum[2])) add(sum, i, j);
  });
  return sums;
}

}  // namespace

Points undominated(const Points& points, Budget& budget, std::size_t most) {
  Points result(points.parties, points.words, points.first_word);
  for (const std::uint32_t i : kept(points, budget, most)) {
    result.add(points.utility(i), points.label(i));
  }
  return result;
}

Points undominated(const Points& points) {
  Budget unlimited;
  return undominated(points, unlimited);
}

Points undominated_sums(const Points& a, const Points& b, Budget& budget, std::size_t most) {
  ZOPA_EXPECTS(a.parties == b.parties && a.size() > 0 && b.size() > 0);
  if (a.parties == 2) {
    return a.size() >= b.size() ? TwoPartySums(a, b).run(budget) : TwoPartySums(b, a).run(budget);
  }
  return undominated(candidates(a, b, budget), budget, most);
}

}  // namespace zopa::settle
