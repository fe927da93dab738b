#include "zopa/preference/cone_walk.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "zopa/base/packs.hpp"
#include "zopa/preference/analytic_centre.hpp"
#include "zopa/preference/lane_math.hpp"

namespace zopa {
namespace {

constexpr std::size_t kLeastSweeps = 6;
constexpr std::size_t kMostLags = 64;      // sweeps over which correlations are looked for
constexpr std::size_t kWarmSweeps = 16;    // of the long walk, before it is looked at
constexpr std::size_t kPilotSweeps = 128;  // of the long walk, then
constexpr double kForgotten = 0.2;         // correlation
constexpr double kFree = 0.9;              // of a coordinate whose freedom is its own
constexpr std::uint32_t kPilotStream = 0xFFFFFFFEU;
constexpr double kTiny = 1e-30;  // no number gets nearer to 0: one at 0 would stay there
constexpr double kFar = 1e30;
constexpr double kTail = 40;  // e^-40: what lies beyond is never drawn
constexpr double kFlat = 1e-6;

// Along the last coordinate, the others moving with it as the ellipsoid does: column `last` of the
// inverse of L'.
std::vector<double> together(const AnalyticCentre& centre, std::size_t last) {
  const std::size_t size = centre.point.size();
  std::vector<double> along(size, 0);
  along[last] = 1;
  for (std::size_t i = last; i-- > 0;) {
    for (std::size_t j = i + 1; j <= last; ++j) along[i] -= centre.lower[j * size + i] * along[j];
    along[i] /= centre.lower[i * size + i];
  }
  return along;
}

// How much of its freedom a coordinate keeps when those before it stand still.
double freedom(const AnalyticCentre& centre, std::size_t at) {
  const std::size_t size = centre.point.size();
  double whole = 0;
  for (std::size_t j = 0; j <= at; ++j) whole += std::pow(centre.lower[at * size + j], 2);
  return std::pow(centre.lower[at * size + at], 2) / whole;
}

double shape_of(Prior prior) {
  return prior == Prior::uniform ? 1 : prior == Prior::equal ? 2 : 0.5;
}

// How a share goes with itself some sweeps later; shares: by sweep, coordinate and lane.
class Correlations {
 public:
  Correlations(std::size_t coordinates, std::vector<double> shares)
      : row_(coordinates * kPilotLanes), shares_(std::move(shares)) {
    for (std::size_t k = 0; k < coordinates; ++k) centre(k * kPilotLanes);
  }
  static constexpr std::size_t kPilotLanes = 8;

  // The largest correlation of any.
  [[nodiscard]] double largest(std::size_t lag) const {
    double largest = 0;
    for (std::size_t k = 0; k < row_; k += kPilotLanes) {
      const double all = product(k, 0);
      if (all > 0) largest = std::max(largest, product(k, lag) / all);
    }
    return largest;
  }

 private:
  [[nodiscard]] std::size_t sweeps() const { return shares_.size() / row_; }
  void centre(std::size_t first) {
    double sum = 0;
    for_each(first, 0, [&](std::size_t at) { sum += shares_[at]; });
    const double mean = sum / static_cast<double>(sweeps() * kPilotLanes);
    for_each(first, 0, [&](std::size_t at) { shares_[at] -= mean; });
  }
  // The mean product of shares so many sweeps apart.
  [[nodiscard]] double product(std::size_t first, std::size_t lag) const {
    double sum = 0;
    for_each(first, lag, [&](std::size_t at) { sum += shares_[at] * shares_[at + lag * row_]; });
    return sum / static_cast<double>(sweeps() - lag);
  }
  template <class Visit>
  void for_each(std::size_t first, std::size_t lag, Visit visit) const {
    for (std::size_t at = first; at + lag * row_ < shares_.size(); at += row_) {
      for (std::size_t lane = 0; lane < kPilotLanes; ++lane) visit(at + lane);
    }
  }

  std::size_t row_;
  std::vector<double> shares_;
};

}  // namespace

// Along each coordinate, and along each that does not stand alone with what moves with it.
std::optional<ConeWalk> ConeWalk::inside(std::size_t coordinates, const Rows& rows, Prior prior) {
  const auto centre = analytic_centre(coordinates, rows);
  if (!centre) return std::nullopt;
  ConeWalk walk(centre->point, rows, prior);
  for (std::size_t k = 0; k < coordinates; ++k) {
    std::vector<double> along(coordinates, 0);
    along[k] = 1;
    walk.add_direction(std::move(along), rows);
  }
  for (std::size_t k = 0; k < coordinates; ++k) {
    if (freedom(*centre, k) < kFree) walk.add_direction(together(*centre, k), rows);
  }
  walk.sweeps_ = walk.sweeps_needed();
  return walk;
}

// Starts at the centre, where the sum is as is to be expected.
ConeWalk::ConeWalk(const std::vector<double>& centre, const Rows& rows, Prior prior)
    : prior_(prior), coordinates_(centre.size()), start_(centre) {
  const double sum = std::accumulate(centre.begin(), centre.end(), 0.0);
  for (double& own : start_) own *= shape_of(prior) * static_cast<double>(coordinates_) / sum;
  for (const auto& row : rows) {
    start_.push_back(std::inner_product(row.begin(), row.end(), start_.begin(), 0.0));
  }
}

void ConeWalk::add_direction(std::vector<double> along, const Rows& rows) {
  double rate = std::accumulate(along.begin(), along.end(), 0.0);
  if (rate < 0) {
    rate = -rate;
    for (double& own : along) own = -own;
  }
  const auto begin = static_cast<std::uint32_t>(terms_.size());
  for (std::uint32_t k = 0; k < along.size(); ++k) {
    if (along[k] != 0) terms_.push_back({k, along[k], 1 / std::abs(along[k])});
  }
  const auto coordinates = static_cast<std::uint32_t>(terms_.size());
  for (std::uint32_t r = 0; r < rows.size(); ++r) {
    const double slope = std::inner_product(rows[r].begin(), rows[r].end(), along.begin(), 0.0);
    const auto condition = static_cast<std::uint32_t>(coordinates_ + r);
    if (std::abs(slope) > kTiny) terms_.push_back({condition, slope, 1 / std::abs(slope)});
  }
  directions_.push_back({begin, coordinates, static_cast<std::uint32_t>(terms_.size()), rate});
}

// A number for each walk, `Width` of them in a pack.
template <std::size_t Lanes, std::size_t Width>
struct ConeWalk::Block {
  using Real = typename Packs<Width>::Real;
  static constexpr std::size_t kPacks = Lanes / Width;

  void fill(double number) {
    for (Real& own : packs) own = Real{} + number;
  }
  void draw(std::span<Draw, Lanes> draws) {
    std::array<double, Lanes> numbers;
    for (std::size_t lane = 0; lane < Lanes; ++lane) numbers[lane] = draws[lane].uniform();
    for (std::size_t k = 0; k < kPacks; ++k) packs[k] = Packs<Width>::at(&numbers[k * Width]);
  }

  Real packs[kPacks];
};

// How far one may go back and ahead.
template <std::size_t Lanes, std::size_t Width>
struct ConeWalk::Stretch {
  Block<Lanes, Width> back;
  Block<Lanes, Width> ahead;
};

// A number may fall to 0, or to a random height below it; or, of Gamma(1/2), rise to one above it.
template <std::size_t Lanes, std::size_t Width>
[[gnu::always_inline]] inline void ConeWalk::narrow(Stretch<Lanes, Width>& stretch,
                                                    const Term& term, bool is_single,
                                                    std::span<Draw, Lanes> draws,
                                                    const double* numbers) const {
  using Real = typename Packs<Width>::Real;
  const double* own = numbers + term.condition * Lanes;
  const double reach = term.reach;
  auto& falling = term.slope > 0 ? stretch.back : stretch.ahead;
  if (!is_single || term.condition >= coordinates_ || prior_ == Prior::uniform) {
    for (std::size_t k = 0; k < Lanes / Width; ++k) {
      const Real fall = Packs<Width>::at(own + k * Width) * reach;
      falling.packs[k] = fall < falling.packs[k] ? fall : falling.packs[k];
    }
    return;
  }
  auto& rising = term.slope > 0 ? stretch.ahead : stretch.back;
  Block<Lanes, Width> height;
  height.draw(draws);
  for (std::size_t k = 0; k < Lanes / Width; ++k) {
    const Real u = height.packs[k];
    const Real size = Packs<Width>::at(own + k * Width) * reach;
    const Real fall = prior_ == Prior::equal ? size * u : size;
    falling.packs[k] = fall < falling.packs[k] ? fall : falling.packs[k];
    if (prior_ != Prior::extreme) continue;
    const Real rise = size * (1.0 / (u * u) - 1.0);
    rising.packs[k] = rise < rising.packs[k] ? rise : rising.packs[k];
  }
}

// Of several coordinates at once: a move is made or not, by what it does to their product.
template <std::size_t Lanes, std::size_t Width>
[[gnu::always_inline]] inline void ConeWalk::weigh(const Direction& direction,
                                                   std::span<Draw, Lanes> draws,
                                                   const double* numbers,
                                                   Block<Lanes, Width>& move) const {
  using Real = typename Packs<Width>::Real;
  Block<Lanes, Width> ratio;
  ratio.fill(1);
  for (std::uint32_t i = direction.begin; i < direction.coordinates; ++i) {
    const double* own = numbers + terms_[i].condition * Lanes;
    const double slope = terms_[i].slope;
    for (std::size_t k = 0; k < Lanes / Width; ++k) {
      ratio.packs[k] *= 1.0 + slope * move.packs[k] / Packs<Width>::at(own + k * Width);
    }
  }
  Block<Lanes, Width> height;
  height.draw(draws);
  for (std::size_t k = 0; k < Lanes / Width; ++k) {
    const Real u = height.packs[k];
    const Real made = prior_ == Prior::equal ? ratio.packs[k] - u : 1.0 - u * u * ratio.packs[k];
    move.packs[k] = made > Real{} ? move.packs[k] : Real{};
  }
}

template <std::size_t Lanes, std::size_t Width>
[[gnu::always_inline]] inline void ConeWalk::step(const Direction& direction,
                                                  std::span<Draw, Lanes> draws,
                                                  double* numbers) const {
  using Real = typename Packs<Width>::Real;
  Stretch<Lanes, Width> stretch;
  stretch.back.fill(kFar);
  stretch.ahead.fill(kFar);
  const bool is_single = direction.coordinates == direction.begin + 1;
  for (std::uint32_t i = direction.begin; i < direction.end; ++i) {
    narrow<Lanes, Width>(stretch, terms_[i], is_single, draws, numbers);
  }
  Block<Lanes, Width> move;
  move.draw(draws);
  const double rate = direction.rate;
  const double slowness = 1 / rate;
  constexpr std::size_t kPacks = Lanes / Width;
  Real whole[kPacks];
  Real steep[kPacks];
  Real bent[kPacks];
  for (std::size_t k = 0; k < kPacks; ++k) {
    whole[k] = stretch.back.packs[k] + stretch.ahead.packs[k];
    steep[k] = rate * whole[k] < kTail + Real{} ? rate * whole[k] : kTail + Real{};
    bent[k] = -steep[k];
  }
  take_exponentials<Width, kPacks>(bent);
  for (std::size_t k = 0; k < kPacks; ++k) bent[k] = 1.0 - move.packs[k] * (1.0 - bent[k]);
  take_logarithms<Width, kPacks>(bent);
  for (std::size_t k = 0; k < kPacks; ++k) {
    const Real way = steep[k] < kFlat + Real{} ? move.packs[k] * whole[k] : -bent[k] * slowness;
    move.packs[k] = way - stretch.back.packs[k];
  }
  if (!is_single && prior_ != Prior::uniform) weigh<Lanes, Width>(direction, draws, numbers, move);
  for (std::uint32_t i = direction.begin; i < direction.end; ++i) {
    double* own = numbers + terms_[i].condition * Lanes;
    const double slope = terms_[i].slope;
    for (std::size_t k = 0; k < Lanes / Width; ++k) {
      Real& number = Packs<Width>::at(own + k * Width);
      const Real then = number + slope * move.packs[k];
      number = then > kTiny + Real{} ? then : kTiny + Real{};
    }
  }
}

template <>
void ConeWalk::sweep(std::span<Draw, 1> draws, double* numbers) const {
  for (const Direction& direction : directions_) step<1, 1>(direction, draws, numbers);
}
template <std::size_t Lanes>
ZOPA_FOUR_WIDE void ConeWalk::sweep_four_wide(std::span<Draw, Lanes> draws, double* numbers) const {
  for (const Direction& direction : directions_) step<Lanes, 4>(direction, draws, numbers);
}
// A step is mostly a wait for the one number after the other of two series: sixteen walks wait no
// longer than eight.
template <std::size_t Lanes>
void ConeWalk::sweep(std::span<Draw, Lanes> draws, double* numbers) const {
  if (has_four_wide()) return sweep_four_wide(draws, numbers);
  for (const Direction& direction : directions_) step<Lanes, 2>(direction, draws, numbers);
}

template <std::size_t Lanes>
std::vector<double> ConeWalk::starts() const {
  std::vector<double> numbers;
  for (const double number : start_) numbers.insert(numbers.end(), Lanes, number);
  return numbers;
}

// Three times those after which every share has forgotten where it was, but for a fifth.
std::size_t ConeWalk::sweeps_needed() const {
  constexpr std::size_t kLanes = Correlations::kPilotLanes;
  std::array<Draw, kLanes> draws;
  for (std::size_t lane = 0; lane < kLanes; ++lane) draws[lane] = Draw(0, {kPilotStream, lane});
  std::vector<double> numbers = starts<kLanes>();
  std::vector<double> shares;
  for (std::size_t i = 0; i < kWarmSweeps + kPilotSweeps; ++i) {
    sweep(std::span<Draw, kLanes>(draws), numbers.data());
    if (i < kWarmSweeps) continue;
    std::array<double, kLanes> sums{};
    const std::size_t count = coordinates_ * kLanes;
    for (std::size_t k = 0; k < count; ++k) sums[k % kLanes] += numbers[k];
    for (std::size_t k = 0; k < count; ++k) shares.push_back(numbers[k] / sums[k % kLanes]);
  }
  const Correlations correlations(coordinates_, std::move(shares));
  std::size_t lag = 1;
  while (lag < kMostLags && correlations.largest(lag) > kForgotten) ++lag;
  return std::max(kLeastSweeps, 3 * lag);
}

template <std::size_t Lanes>
void ConeWalk::draw(std::span<Draw, Lanes> draws, std::vector<double>& points) const {
  points = starts<Lanes>();
  for (std::size_t i = 0; i < sweeps_; ++i) sweep(draws, points.data());
  points.resize(coordinates_ * Lanes);
}

template void ConeWalk::draw<1>(std::span<Draw, 1> draws, std::vector<double>& points) const;
template void ConeWalk::draw<8>(std::span<Draw, 8> draws, std::vector<double>& points) const;
template void ConeWalk::draw<16>(std::span<Draw, 16> draws, std::vector<double>& points) const;

}  // namespace zopa
