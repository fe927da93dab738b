#include "zopa/robust/sample/tally.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <utility>

#include "zopa/base/packs.hpp"
#include "zopa/base/parallel.hpp"
#include "zopa/robust/sample/efficient.hpp"
#include "zopa/robust/sample/lane_order.hpp"

namespace zopa::robust {
namespace {

constexpr std::size_t kLanes = Sampler::kLanes;
constexpr std::size_t kMostChunks = 64;  // counted apart and then added up, in this order

// Two numbers side by side.
using Pack = Packs<2>::Real;
Pack& pack_at(double* numbers) { return Packs<2>::at(numbers); }
const Pack& pack_at(const double* numbers) { return Packs<2>::at(numbers); }

// Tables of ranks, one for each thread at work: they are large, and whole numbers add up to the
// same in any order.
class RankTables {
 public:
  using Table = std::vector<std::vector<std::uint32_t>>;  // by party; rank * packages + package

  RankTables(std::size_t parties, std::size_t packages) : parties_(parties), packages_(packages) {}

  Table take() {
    const std::lock_guard lock(guard_);
    if (idle_.empty()) {
      return Table(parties_, std::vector<std::uint32_t>(packages_ * packages_, 0));
    }
    Table table = std::move(idle_.back());
    idle_.pop_back();
    return table;
  }
  void give_back(Table table) {
    const std::lock_guard lock(guard_);
    idle_.push_back(std::move(table));
  }

  // By party: package * packages + rank.
  [[nodiscard]] std::vector<std::vector<std::uint64_t>> sums() const {
    std::vector<std::vector<std::uint64_t>> sums(
        parties_, std::vector<std::uint64_t>(packages_ * packages_, 0));
    for (const Table& table : idle_) {
      for (std::size_t p = 0; p < parties_; ++p) {
        for (std::size_t rank = 0; rank < packages_; ++rank) {
          for (std::size_t i = 0; i < packages_; ++i) {
            sums[p][i * packages_ + rank] += table[p][rank * packages_ + i];
          }
        }
      }
    }
    return sums;
  }

 private:
  std::size_t parties_;
  std::size_t packages_;
  std::mutex guard_;
  std::vector<Table> idle_;
};

template <class Number>
void add_to(std::vector<Number>& sum, const std::vector<Number>& more) {
  for (std::size_t i = 0; i < more.size(); ++i) sum[i] += more[i];
}

// Counts the completions of one chunk.
class Counter {
 public:
  Counter(const Sampler& sampler, const TallyOptions& what, RankTables* ranks)
      : sampler_(sampler),
        what_(what),
        packages_(sampler.packages()),
        parties_(sampler.problem().parties.size()),
        axes_(sampler.problem().parties[0].axes.size()),
        worth_(parties_),
        utilities_(parties_),
        next_worth_(parties_),
        next_utilities_(parties_),
        efficient_(packages_, parties_) {
    tally_.first.assign(parties_, std::vector<std::uint64_t>(packages_, 0));
    tally_.weight_sums.assign(parties_, std::vector<double>(packages_ * axes_, 0));
    if (ranks != nullptr) ranks_ = ranks->take();
    if (what.pairs) {
      tally_.wins.assign(parties_, std::vector<std::uint64_t>(packages_ * packages_, 0));
    }
    for (auto* counts :
         {&tally_.efficient, &tally_.utilitarian, &tally_.egalitarian, &tally_.nash}) {
      counts->assign(packages_, 0);
    }
    tally_.acceptable.assign(parties_, std::vector<std::uint64_t>(packages_, 0));
    reservations_.assign(parties_ * kLanes, 0);
    has_numbers_ = sampler.problem().has_numbers();
    all_reserved_ = sampler.problem().has_reservations();
  }

  // The blocks of completions from number `first` on: one, or two.
  void count(std::uint64_t first, std::size_t blocks) {
    for (std::size_t p = 0; p < parties_; ++p) {
      const bool is_found =
          blocks == 1 ? sampler_.evaluate(p, first, worth_[p], utilities_[p])
                      : sampler_.evaluate_two(p, first, drawn_, {&worth_[p], &next_worth_[p]},
                                              {&utilities_[p], &next_utilities_[p]});
      if (!is_found) {
        tally_.failed = true;
        return;
      }
    }
    count_drawn(first);
    if (blocks == 1) return;
    worth_.swap(next_worth_);
    utilities_.swap(next_utilities_);
    count_drawn(first + kLanes);
  }

  [[nodiscard]] Tally take() { return std::move(tally_); }
  [[nodiscard]] RankTables::Table take_ranks() { return std::move(ranks_); }

 private:
  using Lanes = std::array<double, kLanes>;

  void count_drawn(std::uint64_t first) {
    for (std::size_t p = 0; p < parties_; ++p) count_first(p);
    for (std::size_t p = 0; p < parties_; ++p) {
      if (sampler_.problem().reservations[p]) count_acceptable(p, first);
    }
    if (!ranks_.empty()) {
      for (std::size_t p = 0; p < parties_; ++p) count_ranks(p);
    }
    if (what_.pairs) {
      for (std::size_t p = 0; p < parties_; ++p) count_wins(p);
    }
    if (what_.efficiency) efficient_.count(utilities_, tally_.efficient);
    if (has_numbers_) count_solutions();
    tally_.completions += kLanes;
  }

  // Of each lane the best score, less a rounding.
  static Lanes least_of_best(const std::vector<double>& scores) {
    Lanes least;
    least.fill(std::numeric_limits<double>::lowest());
    for (std::size_t i = 0; i < scores.size(); i += kLanes) {
      for (std::size_t lane = 0; lane < kLanes; lane += 2) {
        const Pack own = pack_at(&scores[i + lane]);
        Pack& best = pack_at(&least[lane]);
        best = own > best ? own : best;
      }
    }
    for (double& best : least) best -= kTie;
    return least;
  }

  // Calls `visit(package, lane)` for those with the best score, ties included.
  template <class Visit>
  void for_each_best(const std::vector<double>& scores, Visit visit) const {
    const Lanes least = least_of_best(scores);
    for (std::size_t i = 0; i < packages_; ++i) {
      const double* own = &scores[i * kLanes];
      auto any = pack_at(own) >= pack_at(&least[0]);
      for (std::size_t lane = 2; lane < kLanes; lane += 2) {
        any |= pack_at(own + lane) >= pack_at(&least[lane]);
      }
      if ((any[0] | any[1]) == 0) continue;
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (own[lane] >= least[lane]) visit(i, lane);
      }
    }
  }

  void count_first(std::size_t party) {
    sampler_.weights_of(party, worth_[party], weights_);
    auto& sums = tally_.weight_sums[party];
    for_each_best(utilities_[party], [&](std::size_t i, std::size_t lane) {
      ++tally_.first[party][i];
      for (std::size_t a = 0; a < axes_; ++a) sums[i * axes_ + a] += weights_[a * kLanes + lane];
    });
  }

  void count_acceptable(std::size_t party, std::uint64_t first) {
    double* own = &reservations_[party * kLanes];
    sampler_.reservations_of(party, first, own);
    for (std::size_t i = 0; i < packages_; ++i) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (utilities_[party][i * kLanes + lane] >= own[lane] - kTie) ++tally_.acceptable[party][i];
      }
    }
  }

  // A package's rank is 1 more than the number of better ones.
  void count_ranks(std::size_t party) {
    order_.take(utilities_[party]);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const auto& sorted = order_.of(lane);
      std::size_t rank = 0;
      for (std::size_t k = 0; k < packages_; ++k) {
        if (sorted[k].first > sorted[rank].first + kTie) rank = k;
        ++ranks_[party][rank * packages_ + sorted[k].second];
      }
    }
  }

  void count_wins(std::size_t party) {
    const auto& own = utilities_[party];
    for (std::size_t a = 0; a < packages_; ++a) {
      for (std::size_t b = 0; b < packages_; ++b) {
        std::uint64_t wins = 0;
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          if (own[a * kLanes + lane] > own[b * kLanes + lane] + kTie) ++wins;
        }
        tally_.wins[party][a * packages_ + b] += wins;
      }
    }
  }

  void count_solutions() {
    sum_up(0, [](double sum, double utility, double /*reservation*/) { return sum + utility; });
    count_best(tally_.utilitarian);
    sum_up(std::numeric_limits<double>::infinity(),
           [](double least, double utility, double reservation) {
             const double gain = utility - reservation;
             return gain < least ? gain : least;
           });
    count_best(tally_.egalitarian);
    if (!all_reserved_) return;
    smallest_ = scores_;
    sum_up(1, [](double product, double utility, double reservation) {
      return product * (utility - reservation);
    });
    for (std::size_t i = 0; i < scores_.size(); ++i) {
      if (smallest_[i] < 0) scores_[i] = -1;
    }
    count_best(tally_.nash);
  }

  // Fills `scores_` with what all parties come to, one after the other; a reservation that is not
  // known for all is 0.
  template <class Combine>
  void sum_up(double start, Combine combine) {
    scores_.assign(packages_ * kLanes, start);
    for (std::size_t p = 0; p < parties_; ++p) {
      const double* utilities = utilities_[p].data();
      Lanes reservations{};
      if (all_reserved_) std::copy_n(&reservations_[p * kLanes], kLanes, reservations.begin());
      for (std::size_t i = 0; i < packages_; ++i) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          double& score = scores_[i * kLanes + lane];
          score = combine(score, utilities[i * kLanes + lane], reservations[lane]);
        }
      }
    }
  }

  void count_best(std::vector<std::uint64_t>& counts) const {
    for_each_best(scores_, [&](std::size_t package, std::size_t /*lane*/) { ++counts[package]; });
  }

  const Sampler& sampler_;
  const TallyOptions& what_;
  std::size_t packages_;
  std::size_t parties_;
  std::size_t axes_;
  bool has_numbers_ = true;
  bool all_reserved_ = false;
  std::vector<std::vector<double>> worth_;       // by party
  std::vector<std::vector<double>> utilities_;   // by party; package * lanes + lane
  std::vector<std::vector<double>> next_worth_;  // the same, of the next block
  std::vector<std::vector<double>> next_utilities_;
  std::vector<double> drawn_;         // worth of both blocks, one after the other
  std::vector<double> reservations_;  // party * lanes + lane
  std::vector<double> weights_;
  std::vector<double> scores_;    // package * lanes + lane
  std::vector<double> smallest_;  // the same: the smallest gain
  LaneOrder order_;
  EfficientPackages efficient_;
  RankTables::Table ranks_;
  Tally tally_;
};

}  // namespace

void Tally::add(const Tally& other) {
  completions += other.completions;
  failed = failed || other.failed;
  for (std::size_t p = 0; p < first.size(); ++p) {
    add_to(first[p], other.first[p]);
    add_to(weight_sums[p], other.weight_sums[p]);
    add_to(acceptable[p], other.acceptable[p]);
    if (!wins.empty()) add_to(wins[p], other.wins[p]);
  }
  add_to(efficient, other.efficient);
  add_to(utilitarian, other.utilitarian);
  add_to(egalitarian, other.egalitarian);
  add_to(nash, other.nash);
}

Tally tally_of(const Sampler& sampler, std::size_t completions, const TallyOptions& what) {
  const Limits* const limits = sampler.options().limits;
  const std::size_t blocks = sampler.whole_turns(completions) / kLanes;
  const std::size_t chunks = std::min(kMostChunks, blocks);
  begin(limits, "drawing preferences", blocks);
  std::vector<Tally> found(chunks);
  RankTables ranks(sampler.problem().parties.size(), sampler.packages());
  parallel_for(chunks, sampler.options().threads, [&](std::size_t chunk) {
    if (is_reached(limits)) return;
    Counter counter(sampler, what, what.full_ranks ? &ranks : nullptr);
    const std::size_t end = blocks * (chunk + 1) / chunks;
    for (std::size_t block = blocks * chunk / chunks; block < end; block += 2) {
      if (is_reached(limits)) break;
      const std::size_t taken = std::min<std::size_t>(2, end - block);
      counter.count(block * kLanes, taken);
      advance(limits, taken);
    }
    found[chunk] = counter.take();
    if (what.full_ranks) ranks.give_back(counter.take_ranks());
  });
  Tally sum;
  for (Tally& one : found) {
    if (one.first.empty()) continue;  // stopped before it began
    if (sum.first.empty()) {
      sum = std::move(one);
    } else {
      sum.add(one);
    }
  }
  if (what.full_ranks) sum.ranks = ranks.sums();
  return sum;
}

}  // namespace zopa::robust
