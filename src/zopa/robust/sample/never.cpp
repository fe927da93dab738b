#include "zopa/robust/sample/never.hpp"

#include <algorithm>

#include "zopa/preference/necessity.hpp"

namespace zopa::robust {
namespace {

using Values = Standing::Values;
using Numbers = std::vector<std::size_t>;  // of packages

constexpr std::size_t kMostProgrammes = 4096;  // about one package

// Some of the packages, as values.
std::vector<Values> some(const std::vector<Values>& packages, const Numbers& numbers,
                         std::size_t x) {
  std::vector<Values> some = {packages[x]};
  for (const std::size_t y : numbers) some.push_back(packages[y]);
  return some;
}

// Those that nothing else among them stands for: stands_for(z, y), what is sought of y is so where
// it is so of z.  Of several that stand for each other the first stays.
template <class StandsFor>
Numbers without_others(const Numbers& all, const StandsFor& stands_for) {
  Numbers kept;
  for (std::size_t k = 0; k < all.size(); ++k) {
    bool is_needed = true;
    for (std::size_t other = 0; is_needed && other < all.size(); ++other) {
      if (other == k || !stands_for(all[other], all[k])) continue;
      is_needed = other > k && stands_for(all[k], all[other]);
    }
    if (is_needed) kept.push_back(all[k]);
  }
  return kept;
}

// Looks for completions in which each other package is worse than x for some party, or as good for
// all: one party after the other is tried for each.
class Withstanding {
 public:
  Withstanding(const std::vector<KnownParty>& parties, const std::vector<Values>& packages,
               std::size_t x, const Limits* limits)
      : parties_(parties), packages_(packages), x_(x), limits_(limits), worse_(parties.size()) {
    for (std::size_t y = 0; y < packages.size(); ++y) {
      if (y != x && !is_always_withstood(y)) rivals_.push_back(y);
    }
  }

  // Looks at pairs of others only where that may be of use.
  [[nodiscard]] bool can_be_told() {
    const auto all = some(packages_, rivals_, x_);
    std::size_t programmes = 0;
    for (const KnownParty& one : parties_) {
      const auto own = one.standing->programmes(all);
      if (!own) return false;
      programmes += *own;
    }
    rivals_ = without_others(rivals_, [&](std::size_t z, std::size_t y) {
      return std::all_of(parties_.begin(), parties_.end(),
                         [&](const KnownParty& one) { return one.is_at_least(z, y); });
    });
    for (const std::size_t y : rivals_) {
      programmes *= ways_.emplace_back(ways_of(y)).size();
      if (programmes > kMostProgrammes) return false;
    }
    return true;
  }

  bool is_possible() { return is_possible(0); }

 private:
  static constexpr std::size_t kEqual = static_cast<std::size_t>(-1);  // no party: equal for all

  [[nodiscard]] bool is_always_withstood(std::size_t y) const {
    return never_dominates(
        parties_.size(), [&](std::size_t p) { return parties_[p].is_at_least(x_, y); },
        [&](std::size_t p) { return parties_[p].is_better(x_, y); });
  }

  // The parties for whom it may be worse; and that it is the same to all.
  [[nodiscard]] std::vector<std::size_t> ways_of(std::size_t y) const {
    std::vector<std::size_t> ways;
    bool can_be_equal = true;
    for (std::size_t p = 0; p < parties_.size(); ++p) {
      if (!parties_[p].is_at_least(y, x_)) ways.push_back(p);
      can_be_equal =
          can_be_equal && !parties_[p].is_better(y, x_) &&
          parties_[p].standing->can_be(packages_[x_], {{&packages_[y], Standing::Than::equal}});
    }
    if (can_be_equal) ways.push_back(kEqual);
    return ways;
  }

  bool is_possible(std::size_t next) {
    if (is_reached(limits_)) return true;  // for all that is known
    for (std::size_t p = 0; p < parties_.size(); ++p) {
      if (!can_be(p)) return false;
    }
    if (next == rivals_.size()) return true;
    const std::size_t y = rivals_[next];
    for (const std::size_t way : ways_[next]) {
      Numbers& own = way == kEqual ? equal_ : worse_[way];
      own.push_back(y);
      const bool is_found = is_possible(next + 1);
      own.pop_back();
      if (is_found) return true;
    }
    return false;
  }

  [[nodiscard]] bool can_be(std::size_t party) const {
    std::vector<Standing::Wish> wishes;
    for (const std::size_t y : worse_[party]) {
      wishes.push_back({&packages_[y], Standing::Than::better});
    }
    for (const std::size_t y : equal_) wishes.push_back({&packages_[y], Standing::Than::equal});
    return wishes.empty() || parties_[party].standing->can_be(packages_[x_], wishes);
  }

  const std::vector<KnownParty>& parties_;
  const std::vector<Values>& packages_;
  std::size_t x_;
  const Limits* limits_;
  Numbers rivals_;
  std::vector<std::vector<std::size_t>> ways_;  // by rival: parties, or kEqual
  std::vector<Numbers> worse_;                  // by party: the rivals that are to be worse for it
  Numbers equal_;
};

}  // namespace

bool is_never_best(const KnownParty& party, const std::vector<Values>& packages, std::size_t x,
                   const Limits* limits) {
  Numbers rivals;
  for (std::size_t y = 0; y < packages.size(); ++y) {
    if (y != x && !party.is_at_least(x, y)) rivals.push_back(y);
  }
  if (rivals.empty() || is_reached(limits)) return false;
  if (!party.standing->programmes(some(packages, rivals, x))) return false;
  rivals = without_others(rivals, party.is_at_least);
  std::vector<Standing::Wish> wishes;
  for (const std::size_t y : rivals) wishes.push_back({&packages[y], Standing::Than::at_least});
  return !party.standing->can_be(packages[x], wishes);
}

bool is_never_efficient(const std::vector<KnownParty>& parties, const std::vector<Values>& packages,
                        std::size_t x, const Limits* limits) {
  if (is_reached(limits)) return false;
  Withstanding withstanding(parties, packages, x, limits);
  return withstanding.can_be_told() && !withstanding.is_possible();
}

}  // namespace zopa::robust
