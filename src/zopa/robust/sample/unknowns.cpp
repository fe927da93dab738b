#include "zopa/robust/sample/unknowns.hpp"

#include <algorithm>
#include <array>
#include <limits>

namespace zopa::robust {
namespace {

constexpr std::size_t kLanes = Sampler::kLanes;
constexpr std::size_t kMostShown = 20;
constexpr std::size_t kMostDraws = 4096;

// An unknown, and the sums of every package's smallest gain by what the answer would be.
struct Case {
  OpenQuestion unknown;
  std::vector<double> if_first;  // by package
  std::uint64_t first = 0;       // completions in which the first is above
};

bool is_ordered(const AxisValues& axis, std::uint32_t x, std::uint32_t y) {
  return axis.is_at_least(axis.class_of[x], axis.class_of[y]) ||
         axis.is_at_least(axis.class_of[y], axis.class_of[x]);
}

void add_cases(std::size_t party, const PartialPreference& known, std::size_t packages,
               std::vector<Case>& cases) {
  const auto add = [&](OpenQuestion::Kind kind, std::uint32_t axis, std::uint32_t x,
                       std::uint32_t y) {
    cases.push_back({{party, kind, axis, x, y}, std::vector<double>(packages, 0), 0});
  };
  const auto axes = static_cast<std::uint32_t>(known.axes.size());
  for (std::uint32_t a = 0; a < axes; ++a) {
    for (std::uint32_t b = a + 1; b < axes; ++b) add(OpenQuestion::Kind::issues, 0, a, b);
    const auto options = static_cast<std::uint32_t>(known.axes[a].class_of.size());
    for (std::uint32_t x = 0; x < options; ++x) {
      for (std::uint32_t y = x + 1; y < options; ++y) {
        if (!is_ordered(known.axes[a], x, y)) add(OpenQuestion::Kind::options, a, x, y);
      }
    }
  }
}

std::vector<Case> cases_of(const PartialProblem& problem) {
  std::vector<Case> cases;
  const std::size_t packages = problem.packages.size();
  for (std::size_t p = 0; p < problem.parties.size(); ++p) {
    if (!problem.parties[p].fixed) add_cases(p, problem.parties[p], packages, cases);
    if (!problem.has_reservations()) continue;
    for (std::uint32_t i = 0; i < packages; ++i) {
      cases.push_back(
          {{p, OpenQuestion::Kind::fallback, 0, i, 0}, std::vector<double>(packages, 0), 0});
    }
  }
  return cases;
}

class Asker {
 public:
  explicit Asker(const Sampler& sampler)
      : sampler_(sampler), cases_(cases_of(sampler.problem())), all_(sampler.packages(), 0) {
    std::size_t place = 0;
    for (const AxisValues& axis : sampler.problem().parties[0].axes) {
      offset_.push_back(place);
      place += axis.class_of.size();
    }
  }

  std::vector<OpenQuestion> run(std::uint64_t draws) {
    for (std::uint64_t k = 0; k < draws; k += kLanes) {
      if (!look_at(k)) return {};
    }
    const auto total = static_cast<double>(draws);
    const double now = *std::max_element(all_.begin(), all_.end()) / total;
    std::vector<OpenQuestion> unknowns;
    for (Case& one : cases_) {
      const auto first = static_cast<double>(one.first);
      one.unknown.share = first / total;
      if (one.first == 0 || one.first == draws) continue;  // known after all
      const std::size_t best_first = best_of([&](std::size_t i) { return one.if_first[i]; });
      const std::size_t best_second =
          best_of([&](std::size_t i) { return all_[i] - one.if_first[i]; });
      one.unknown.best_if_first = best_first;
      one.unknown.best_if_second = best_second;
      one.unknown.value = rounded(
          (one.if_first[best_first] + all_[best_second] - one.if_first[best_second]) / total - now);
      if (one.unknown.value > 0) unknowns.push_back(one.unknown);
    }
    std::stable_sort(
        unknowns.begin(), unknowns.end(),
        [](const OpenQuestion& a, const OpenQuestion& b) { return a.value > b.value; });
    if (unknowns.size() > kMostShown) {  // ties are not torn apart
      const double last = unknowns[kMostShown - 1].value;
      const auto end = std::find_if(unknowns.begin() + kMostShown, unknowns.end(),
                                    [&](const OpenQuestion& one) { return one.value < last; });
      unknowns.erase(end, unknowns.end());
    }
    return unknowns;
  }

 private:
  // The package with the largest sum; of equal ones, but for rounding, the first by its options.
  template <class Sum>
  [[nodiscard]] std::size_t best_of(Sum sum) const {
    constexpr double kRounding = 1e-9;
    const auto& packages = sampler_.problem().packages;
    std::size_t best = 0;
    for (std::size_t i = 1; i < all_.size(); ++i) {
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
    smallest_.assign(sampler_.packages() * kLanes, std::numeric_limits<double>::infinity());
    for (std::size_t p = 0; p < parties; ++p) {
      if (!sampler_.evaluate(p, first, worth_[p], gains_[p])) return false;
      if (!problem.parties[p].fixed) sampler_.weights_of(p, worth_[p], weights_[p]);
      if (problem.has_reservations()) take_off_reservation(p, first);
      for (std::size_t i = 0; i < smallest_.size(); ++i) {
        smallest_[i] = std::min(smallest_[i], gains_[p][i]);
      }
    }
    for (std::size_t i = 0; i < smallest_.size(); ++i) all_[i / kLanes] += smallest_[i];
    for (Case& one : cases_) {
      for (std::size_t lane = 0; lane < kLanes; ++lane) {
        if (!first_is_above(one.unknown, lane)) continue;
        ++one.first;
        for (std::size_t i = 0; i < all_.size(); ++i) {
          one.if_first[i] += smallest_[i * kLanes + lane];
        }
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
  std::vector<Case> cases_;
  std::vector<double> all_;  // by package: sum of its smallest gain
  std::vector<std::size_t> offset_;
  std::vector<std::vector<double>> worth_;    // by party
  std::vector<std::vector<double>> weights_;  // by party
  std::vector<std::vector<double>> gains_;    // by party; utilities, less reservations if all known
  std::vector<double> smallest_;
};

}  // namespace

std::vector<OpenQuestion> unknowns_of(const Sampler& sampler, const SampleOptions& options) {
  const std::size_t draws = std::min(kMostDraws, options.completions);
  return Asker(sampler).run(sampler.whole_turns(draws));
}

}  // namespace zopa::robust
