#include "zopa/robust/sample/sampler.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "zopa/base/packs.hpp"

namespace zopa::robust {

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
  const auto place = [&](std::size_t p) {
    return std::pair(problem_.kinds.empty() ? 0 : problem_.kinds[p], p);
  };
  for (std::size_t p = 0; p < prints.size(); ++p) {
    Streams& own = streams_.emplace_back();
    for (std::size_t other = 0; other < prints.size(); ++other) {
      if (prints[other] != prints[p]) continue;
      if (place(other) < place(p)) ++own.place;
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

}  // namespace zopa::robust
