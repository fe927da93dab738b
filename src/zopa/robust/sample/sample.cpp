#include "zopa/robust/sample/sample.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <mutex>
#include <numeric>
#include <utility>

#include "zopa/base/packs.hpp"
#include "zopa/base/parallel.hpp"
#include "zopa/robust/sample/efficient.hpp"

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

Sampler::Sampler(const PartialProblem& problem, const SampleOptions& options, Prior prior)
    : problem_(problem), options_(options) {
  std::size_t size = 0;
  for (const AxisValues& axis : problem.parties[0].axes) {
    offset_.push_back(size);
    size += axis.class_of.size();
  }
  for (const auto& values : problem.packages) {
    auto& places = places_.emplace_back();
    for (std::size_t a = 0; a < values.size(); ++a) {
      places.push_back(static_cast<std::uint32_t>(offset_[a] + values[a]));
    }
  }
  order_visits();
  assign_streams();
  for (const PartialPreference& known : problem.parties) {
    completions_.emplace_back(known, prior);
    auto& fixed = fixed_utilities_.emplace_back();
    if (!known.fixed) continue;
    for (const auto& values : problem.packages) {
      const std::int64_t utility = known.fixed->counted(known.fixed->total(values));
      fixed.push_back(static_cast<double>(utility) / static_cast<double>(known.fixed_unit));
    }
  }
}

void Sampler::assign_streams() {
  std::vector<std::uint64_t> prints;
  for (const PartialPreference& known : problem_.parties) prints.push_back(fingerprint(known));
  for (std::size_t p = 0; p < prints.size(); ++p) {
    Streams& own = streams_.emplace_back();
    for (std::size_t other = 0; other < prints.size(); ++other) {
      if (prints[other] != prints[p]) continue;
      if (other < p) ++own.place;
      // Different kinds and places get different streams, save by a chance of one in 2^32.
      const std::uint64_t mixed = (prints[p] + own.streams.size()) * 0x9E3779B97F4A7C15U;
      own.streams.push_back(static_cast<std::uint32_t>(mixed >> 32U));
    }
  }
}

std::size_t Sampler::whole_turns(std::size_t completions) const {
  std::size_t turn = kLanes;
  for (const Streams& own : streams_) turn = std::lcm(turn, own.streams.size());
  return std::max<std::size_t>(1, (completions + turn - 1) / turn) * turn;
}

void Sampler::order_visits() {
  for (std::uint32_t i = 0; i < places_.size(); ++i) visits_.push_back({i, 0});
  std::sort(visits_.begin(), visits_.end(), [&](const Visit& a, const Visit& b) {
    return places_[a.package] < places_[b.package];
  });
  for (std::size_t k = 1; k < visits_.size(); ++k) {
    const auto& before = places_[visits_[k - 1].package];
    const auto& own = places_[visits_[k].package];
    const auto differs = std::mismatch(own.begin(), own.end(), before.begin());
    visits_[k].shared = static_cast<std::uint32_t>(differs.first - own.begin());
  }
}

Draw::For Sampler::draw_of(std::size_t party, std::uint64_t number) const {
  const Streams& own = streams_[party];
  const std::uint64_t turn = (number + own.place) % own.streams.size();
  return {own.streams[turn], number / own.streams.size()};
}

void Sampler::reservations_of(std::size_t party, std::uint64_t first, double* reservations) const {
  constexpr std::uint32_t kApart = 0x5EED'5EED;  // from the streams of completions
  const Interval range = *problem_.reservations[party];
  for (std::size_t lane = 0; lane < kLanes; ++lane) {
    Draw::For which = draw_of(party, first + lane);
    which.stream ^= kApart;
    const double share = range.low < range.high ? Draw(options_.seed, which).uniform() : 0;
    reservations[lane] = range.low + share * (range.high - range.low);
  }
}

bool Sampler::evaluate(std::size_t party, std::uint64_t first, std::vector<double>& worth,
                       std::vector<double>& utilities) const {
  const std::size_t size = completions_[party].size();
  if (problem_.parties[party].fixed) {
    repeat_fixed(party, worth, utilities);
    return true;
  }
  std::array<Draw::For, kLanes> which;
  for (std::size_t lane = 0; lane < kLanes; ++lane) which[lane] = draw_of(party, first + lane);
  worth.resize(size * kLanes);
  if (!completions_[party].draw_several(options_.seed, which, worth)) return false;
  utilities.resize(packages() * kLanes);
  add_up(worth.data(), utilities.data());
  return true;
}

bool Sampler::evaluate_two(std::size_t party, std::uint64_t first, std::vector<double>& drawn,
                           Two worth, Two utilities) const {
  const std::size_t size = completions_[party].size() * kLanes;
  if (problem_.parties[party].fixed) {
    for (std::size_t k = 0; k < 2; ++k) repeat_fixed(party, *worth[k], *utilities[k]);
    return true;
  }
  std::array<Draw::For, 2 * kLanes> which;
  for (std::size_t lane = 0; lane < 2 * kLanes; ++lane) which[lane] = draw_of(party, first + lane);
  drawn.resize(2 * size);
  if (!completions_[party].draw_twice_several(options_.seed, which, drawn)) return false;
  for (std::size_t k = 0; k < 2; ++k) {
    const auto own = drawn.begin() + static_cast<std::ptrdiff_t>(k * size);
    worth[k]->assign(own, own + static_cast<std::ptrdiff_t>(size));
    utilities[k]->resize(packages() * kLanes);
    add_up(worth[k]->data(), utilities[k]->data());
  }
  return true;
}

void Sampler::repeat_fixed(std::size_t party, std::vector<double>& worth,
                           std::vector<double>& utilities) const {
  worth.assign(completions_[party].size() * kLanes, 0);
  utilities.resize(packages() * kLanes);
  for (std::size_t i = 0; i < packages(); ++i) {
    std::fill_n(utilities.begin() + static_cast<std::ptrdiff_t>(i * kLanes), kLanes,
                fixed_utilities_[party][i]);
  }
}

// Packages in an order in which neighbours share their first axes: the sums so far are kept.
template <std::size_t Width>
[[gnu::always_inline]] inline void Sampler::add_up_by(const double* worth,
                                                      double* utilities) const {
  const auto add = [](const double* a, const double* b, double* to) {
    for (std::size_t lane = 0; lane < kLanes; lane += Width) {
      Packs<Width>::at(to + lane) = Packs<Width>::at(a + lane) + Packs<Width>::at(b + lane);
    }
  };
  const std::size_t last = offset_.size() - 1;
  thread_local std::vector<double> kept;  // sums before each axis
  kept.assign((last + 1) * kLanes, 0);
  double* const sums = kept.data();
  for (const Visit& visit : visits_) {
    const std::uint32_t* place = places_[visit.package].data();
    for (std::size_t a = visit.shared; a < last; ++a) {
      add(sums + a * kLanes, worth + place[a] * kLanes, sums + (a + 1) * kLanes);
    }
    add(sums + last * kLanes, worth + place[last] * kLanes, utilities + visit.package * kLanes);
  }
}

void Sampler::add_up(const double* worth, double* utilities) const {
  if (has_four_wide()) return add_up_four_wide(worth, utilities);
  add_up_by<2>(worth, utilities);
}
ZOPA_FOUR_WIDE void Sampler::add_up_four_wide(const double* worth, double* utilities) const {
  add_up_by<4>(worth, utilities);
}

void Sampler::weights_of(std::size_t party, const std::vector<double>& worth,
                         std::vector<double>& weights) const {
  const auto& axes = problem_.parties[party].axes;
  weights.assign(axes.size() * kLanes, 0);
  for (std::size_t a = 0; a < axes.size(); ++a) {
    for (std::size_t value = 0; value < axes[a].class_of.size(); ++value) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        double& weight = weights[a * kLanes + lane];
        weight = std::max(weight, worth[(offset_[a] + value) * kLanes + lane]);
      }
    }
  }
}

Tally Sampler::tally(std::size_t completions, const TallyOptions& what) const {
  const std::size_t blocks = whole_turns(completions) / kLanes;
  const std::size_t chunks = std::min(kMostChunks, blocks);
  begin(options_.limits, "drawing preferences", blocks);
  std::vector<Tally> found(chunks);
  RankTables ranks(problem_.parties.size(), packages());
  parallel_for(chunks, options_.threads, [&](std::size_t chunk) {
    if (is_reached(options_.limits)) return;
    Counter counter(*this, what, what.full_ranks ? &ranks : nullptr);
    const std::size_t end = blocks * (chunk + 1) / chunks;
    for (std::size_t block = blocks * chunk / chunks; block < end; block += 2) {
      if (is_reached(options_.limits)) break;
      const std::size_t taken = std::min<std::size_t>(2, end - block);
      counter.count(block * kLanes, taken);
      advance(options_.limits, taken);
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
