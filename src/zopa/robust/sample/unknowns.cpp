#include "zopa/robust/sample/unknowns.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "zopa/robust/sample/content_order.hpp"

namespace zopa::robust {
namespace {

constexpr std::size_t kLanes = Sampler::kLanes;
constexpr std::size_t kMostDraws = 4096;

bool is_ordered(const AxisValues& axis, std::uint32_t x, std::uint32_t y) {
  return axis.is_at_least(axis.class_of[x], axis.class_of[y]) ||
         axis.is_at_least(axis.class_of[y], axis.class_of[x]);
}

void add_cases(std::size_t party, const PartialPreference& known,
               std::vector<OpenQuestion>& cases) {
  const auto axes = static_cast<std::uint32_t>(known.axes.size());
  for (std::uint32_t a = 0; a < axes; ++a) {
    for (std::uint32_t b = a + 1; b < axes; ++b) {
      cases.push_back({party, OpenQuestion::Kind::issues, 0, a, b});
    }
    const auto options = static_cast<std::uint32_t>(known.axes[a].class_of.size());
    for (std::uint32_t x = 0; x < options; ++x) {
      for (std::uint32_t y = x + 1; y < options; ++y) {
        if (is_ordered(known.axes[a], x, y)) continue;
        cases.push_back({party, OpenQuestion::Kind::options, a, x, y});
      }
    }
  }
}

std::vector<OpenQuestion> cases_of(const PartialProblem& problem) {
  std::vector<OpenQuestion> cases;
  for (std::size_t p = 0; p < problem.parties.size(); ++p) {
    if (!problem.parties[p].fixed) add_cases(p, problem.parties[p], cases);
    if (!problem.has_reservations()) continue;
    for (std::uint32_t i = 0; i < problem.packages.size(); ++i) {
      cases.push_back({p, OpenQuestion::Kind::fallback, 0, i, 0});
    }
  }
  return cases;
}

// Questions about which the same is known are worth as much, but for the draws: what they come to
// on average.  Else the draws would say which of them is asked.
void even_out(const PartialProblem& problem, std::vector<OpenQuestion>& questions) {
  const std::vector<std::uint64_t> kinds = kinds_of(problem, questions);
  std::map<std::uint64_t, std::vector<OpenQuestion*>> alike;
  for (std::size_t k = 0; k < questions.size(); ++k) alike[kinds[k]].push_back(&questions[k]);
  for (auto& [kind, some] : alike) {
    if (some.size() == 1) continue;
    std::sort(some.begin(), some.end(), [](const OpenQuestion* a, const OpenQuestion* b) {
      return std::pair{a->value, a->error} < std::pair{b->value, b->error};
    });
    double value = 0;
    double error = 0;
    for (const OpenQuestion* one : some) {
      value += one->value;
      error += one->error;
    }
    for (OpenQuestion* one : some) {
      one->value = rounded(value / static_cast<double>(some.size()));
      one->error = rounded(error / static_cast<double>(some.size()));
    }
  }
}

// A half of the draws, and in it the sums of every package's smallest gain.
struct Half {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::vector<double> all;       // by package: in all of its draws
  std::vector<double> if_first;  // … in those in which the first is above
};

// The best packages are chosen on one half of the draws and compared on the other, and the other
// way round: on the same draws the best by chance would seem worth knowing.
class Asker {
 public:
  explicit Asker(const Sampler& sampler)
      : sampler_(sampler), cases_(cases_of(sampler.problem())), packages_(sampler.packages()) {
    std::size_t place = 0;
    for (const AxisValues& axis : sampler.problem().parties[0].axes) {
      offset_.push_back(place);
      place += axis.class_of.size();
    }
    is_first_.resize(cases_.size());
  }

  // None where a limit is reached before all are known.
  std::vector<OpenQuestion> run(std::uint64_t draws, const Limits* limits) {
    smallest_.reserve(draws * packages_);
    for (auto& is_first : is_first_) is_first.reserve(draws);
    for (std::uint64_t k = 0; k < draws; k += kLanes) {
      if (is_reached(limits) || !look_at(k)) return {};
    }
    const std::size_t middle = draws / 2;
    Half halves[] = {{0, middle, {}, {}}, {middle, draws, {}, {}}};
    for (Half& half : halves) half.all = sums(half, [](std::size_t) { return true; });
    for (std::size_t c = 0; c < cases_.size(); ++c) {
      if (is_reached(limits)) return {};
      const auto& is_first = is_first_[c];
      const auto first = std::count(is_first.begin(), is_first.end(), 1);
      if (first == 0 || static_cast<std::uint64_t>(first) == draws) continue;  // known after all
      for (Half& half : halves) {
        half.if_first = sums(half, [&](std::size_t k) { return is_first[k] != 0; });
      }
      weigh(cases_[c], is_first, halves);
    }
    if (!sampler_.problem().keeps_values.empty()) even_out(sampler_.problem(), cases_);
    std::vector<OpenQuestion> unknowns = cases_;
    std::erase_if(unknowns, [](const OpenQuestion& one) {
      return one.value <= OpenQuestion::kErrors * one.error;
    });
    return unknowns;
  }

 private:
  template <class Counts>
  [[nodiscard]] std::vector<double> sums(const Half& half, Counts counts) const {
    std::vector<double> sums(packages_, 0);
    for (std::size_t k = half.begin; k < half.end; ++k) {
      if (!counts(k)) continue;
      const double* gains = &smallest_[k * packages_];
      for (std::size_t i = 0; i < packages_; ++i) sums[i] += gains[i];
    }
    return sums;
  }

  // What is gained draw by draw: its mean, and the standard error of that.
  void weigh(OpenQuestion& unknown, const std::vector<std::uint8_t>& is_first,
             const Half (&halves)[2]) const {
    double sum = 0;
    double squares = 0;
    for (std::size_t h = 0; h < 2; ++h) {
      const Half& chosen = halves[1 - h];
      const std::size_t now = best_of([&](std::size_t i) { return chosen.all[i]; });
      const std::size_t if_first = best_of([&](std::size_t i) { return chosen.if_first[i]; });
      const std::size_t if_second =
          best_of([&](std::size_t i) { return chosen.all[i] - chosen.if_first[i]; });
      for (std::size_t k = halves[h].begin; k < halves[h].end; ++k) {
        const double* gains = &smallest_[k * packages_];
        const double gain = gains[is_first[k] != 0 ? if_first : if_second] - gains[now];
        sum += gain;
        squares += gain * gain;
      }
    }
    const auto draws = static_cast<double>(is_first.size());
    const double mean = sum / draws;
    unknown.value = rounded(mean);
    unknown.error = rounded(std::sqrt(std::max(0.0, squares / draws - mean * mean) / draws));
  }

  // The package with the largest sum; of equal ones, but for rounding, the first by its options.
  template <class Sum>
  [[nodiscard]] std::size_t best_of(Sum sum) const {
    constexpr double kRounding = 1e-9;
    const auto& packages = sampler_.problem().packages;
    std::size_t best = 0;
    for (std::size_t i = 1; i < packages.size(); ++i) {
      const double more = sum(i) - sum(best);
      if (more > kRounding || (more >= -kRounding && packages[i] < packages[best])) best = i;
    }
    return best;
  }

  bool look_at(std::uint64_t first) {
    const PartialProblem& problem = sampler_.problem();
    const std::size_t parties = problem.parties.size();
    worth_.resize(parties);
    weights_.resize(parties);
    gains_.resize(parties);
    for (std::size_t p = 0; p < parties; ++p) {
      if (!sampler_.evaluate(p, first, worth_[p], gains_[p])) return false;
      if (!problem.parties[p].fixed) sampler_.weights_of(p, worth_[p], weights_[p]);
      if (problem.has_reservations()) take_off_reservation(p, first);
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      for (std::size_t i = 0; i < packages_; ++i) {
        double smallest = std::numeric_limits<double>::infinity();
        for (const auto& gains : gains_) smallest = std::min(smallest, gains[i * kLanes + lane]);
        smallest_.push_back(smallest);
      }
    }
    for (std::size_t c = 0; c < cases_.size(); ++c) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        is_first_[c].push_back(first_is_above(cases_[c], lane) ? 1 : 0);
      }
    }
    return true;
  }

  void take_off_reservation(std::size_t party, std::uint64_t first) {
    std::array<double, kLanes> reservations{};
    sampler_.reservations_of(party, first, reservations.data());
    for (std::size_t i = 0; i < gains_[party].size(); ++i) {
      gains_[party][i] -= reservations[i % kLanes];
    }
  }

  [[nodiscard]] bool first_is_above(const OpenQuestion& unknown, std::size_t lane) const {
    if (unknown.kind == OpenQuestion::Kind::fallback) {
      return gains_[unknown.party][unknown.first * kLanes + lane] < 0;
    }
    if (unknown.kind == OpenQuestion::Kind::issues) {
      const auto& weights = weights_[unknown.party];
      return weights[unknown.first * kLanes + lane] > weights[unknown.second * kLanes + lane];
    }
    const auto& worth = worth_[unknown.party];
    const std::size_t place = offset_[unknown.axis];
    return worth[(place + unknown.first) * kLanes + lane] >
           worth[(place + unknown.second) * kLanes + lane];
  }

  const Sampler& sampler_;
  std::vector<OpenQuestion> cases_;
  std::size_t packages_;
  std::vector<double> smallest_;                     // draw * packages + package: its smallest gain
  std::vector<std::vector<std::uint8_t>> is_first_;  // by case and draw: is the first above?
  std::vector<std::size_t> offset_;
  // Of the draws that are looked at:
  std::vector<std::vector<double>> worth_;    // by party
  std::vector<std::vector<double>> weights_;  // by party
  std::vector<std::vector<double>> gains_;    // by party; utilities, less reservations if all known
};

}  // namespace

std::vector<OpenQuestion> unknowns_of(const Sampler& sampler, const SampleOptions& options) {
  const std::size_t draws = std::min(kMostDraws, options.completions);
  return Asker(sampler).run(sampler.whole_turns(draws), options.limits);
}

}  // namespace zopa::robust
