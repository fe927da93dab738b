#include "zopa/robust/sample/assess.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "zopa/base/contracts.hpp"
#include "zopa/base/parallel.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/preference/witnesses.hpp"
#include "zopa/robust/sample/sample.hpp"
#include "zopa/robust/sample/unknowns.hpp"

namespace zopa::robust {
namespace {

constexpr double kRounding = 1e-9;            // sampled utilities that differ by less are equal
constexpr std::size_t kWitnesses = 128;       // completions that rule conclusions out beforehand
constexpr std::size_t kMostConcluded = 1000;  // packages of which conclusions are looked for
constexpr std::size_t kConfidenceDraws = 1000;

double interval(double share, std::size_t completions) {
  constexpr double kNormal = 1.96;
  return rounded(kNormal * std::sqrt(share * (1 - share) / static_cast<double>(completions)));
}

// Shares from the counts of one kind under the three priors.
template <class CountOf>
Share share_of(const std::vector<Tally>& tallies, CountOf count_of) {
  Share share;
  for (std::size_t t = 0; t < tallies.size(); ++t) {
    if (tallies[t].completions == 0) continue;
    const double own =
        static_cast<double>(count_of(tallies[t])) / static_cast<double>(tallies[t].completions);
    if (t == 0) share = {own, interval(own, tallies[t].completions), own, own};
    share.low = std::min(share.low, own);
    share.high = std::max(share.high, own);
  }
  return share;
}

// Pairs of packages: what no witness speaks against, then what programmes prove.
class Concluder {
 public:
  Concluder(const PartialProblem& problem, const SampleOptions& options)
      : problem_(problem), options_(options), count_(problem.packages.size()) {
    for (const PartialPreference& known : problem.parties) necessities_.emplace_back(known);
    always_.assign(problem.parties.size(), std::vector<bool>(count_ * count_, true));
    for (std::size_t p = 0; p < problem.parties.size(); ++p) strike(p);
  }

  // False where it was stopped.
  bool run(Assessment& answer) {
    begin(options_.limits, "proving what follows", count_);
    if (count_ <= kMostPairwise && !compare_pairs(answer)) return false;
    for (std::size_t x = 0; x < count_; ++x) {
      if (is_stopped()) return false;
      conclude(x, answer.packages[x]);
      advance(options_.limits);
    }
    return true;
  }

 private:
  [[nodiscard]] bool is_stopped() const { return is_reached(options_.limits); }

  // Every pair for every party, or none: what was not looked at is not “no”.
  bool compare_pairs(Assessment& answer) {
    std::vector<std::vector<bool>> necessary;
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      std::vector<bool>& own = necessary.emplace_back(count_ * count_, false);
      for (std::size_t a = 0; a < count_; ++a) {
        if (is_stopped()) return false;
        for (std::size_t b = 0; b < count_; ++b) own[a * count_ + b] = is_at_least(p, a, b);
      }
    }
    answer.necessary = std::move(necessary);
    return true;
  }

  // Strikes the pairs of which the first is worse in some completion.
  void strike(std::size_t party) {
    std::vector<double> utilities(count_);
    Witnesses witnesses(necessities_[party]);
    for (std::size_t k = 0; k < kWitnesses; ++k) {
      const auto worth = witnesses.draw();
      if (worth.empty()) return;
      for (std::size_t i = 0; i < count_; ++i) utilities[i] = utility(party, i, worth);
      for (std::size_t a = 0; a < count_; ++a) {
        for (std::size_t b = 0; b < count_; ++b) {
          if (utilities[a] < utilities[b] - Witnesses::kDifference) {
            always_[party][a * count_ + b] = false;
          }
        }
      }
    }
  }

  [[nodiscard]] double utility(std::size_t party, std::size_t package,
                               std::span<const double> worth) const {
    double sum = 0;
    std::size_t place = 0;
    const auto& axes = problem_.parties[party].axes;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      sum += worth[place + problem_.packages[package][a]];
      place += axes[a].class_of.size();
    }
    return sum;
  }

  // Is `a` at least as good as `b` for the party in every completion?
  bool is_at_least(std::size_t party, std::size_t a, std::size_t b) {
    if (a == b) return true;
    if (!always_[party][a * count_ + b]) return false;
    const bool proved = necessities_[party].is_at_least(problem_.packages[a], problem_.packages[b]);
    if (!proved) always_[party][a * count_ + b] = false;
    return proved;
  }

  bool always_dominates(std::size_t a, std::size_t b) {
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {  // before anything is proved
      if (!always_[p][a * count_ + b]) return false;
    }
    return zopa::always_dominates(
        problem_.parties.size(), [&](std::size_t p) { return is_at_least(p, a, b); },
        [&](std::size_t p) { return is_at_least(p, b, a); });
  }

  bool never_dominates(std::size_t a, std::size_t b) {
    return zopa::never_dominates(
        problem_.parties.size(), [&](std::size_t p) { return is_at_least(p, a, b); },
        [&](std::size_t p) { return is_at_least(p, b, a); });
  }

  void conclude(std::size_t x, PackageAnswer& answer) {
    bool never = true;
    for (std::size_t y = 0; y < count_; ++y) {
      if (y == x) continue;
      if (always_dominates(y, x)) {
        answer.efficient = Conclusion::ruled_out;
        // Of several the first by its options, in whichever order they are given.
        const auto& by = answer.dominated_by;
        if (!by || problem_.packages[y] < problem_.packages[*by]) answer.dominated_by = y;
      }
      never = never && !answer.dominated_by && never_dominates(y, x);
    }
    if (never) answer.efficient = Conclusion::follows;
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) conclude(x, p, answer.parties[p]);
  }

  void conclude(std::size_t x, std::size_t party, PackageOfParty& answer) {
    bool is_first = true;
    for (std::size_t y = 0; y < count_; ++y) {
      if (y == x) continue;
      const bool is_at_most = is_at_least(party, y, x);
      if (is_at_most && is_at_least(party, x, y)) continue;  // always equal
      is_first = is_first && !is_at_most && is_at_least(party, x, y);
      const auto& by = answer.beaten_by;
      if (is_at_most && (!by || problem_.packages[y] < problem_.packages[*by])) {
        answer.beaten_by = y;
      }
    }
    if (answer.beaten_by) {
      answer.best = Conclusion::ruled_out;
    } else if (is_first) {
      answer.best = Conclusion::follows;
    }
  }

  const PartialProblem& problem_;
  const SampleOptions& options_;
  std::size_t count_;
  std::vector<Necessity> necessities_;
  // By party; a * count + b: in all witnesses a is at least as good as b, and nothing failed to
  // prove that it is so in every completion.
  std::vector<std::vector<bool>> always_;
};

// How often a package ranks first for a party when its weights are the central ones.
double confidence_of(const Sampler& sampler, std::size_t party, std::size_t package,
                     const std::vector<double>& central) {
  std::vector<double> worth;
  std::vector<double> utilities;
  std::vector<double> weights;
  const auto& axes = sampler.problem().parties[party].axes;
  const auto& packages = sampler.problem().packages;
  constexpr std::size_t kLanes = Sampler::kLanes;
  std::uint64_t first = 0;
  const std::size_t draws = sampler.whole_turns(kConfidenceDraws);
  for (std::uint64_t k = 0; k < draws; k += kLanes) {
    if (!sampler.evaluate(party, k, worth, utilities)) return 0;
    sampler.weights_of(party, worth, weights);
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const auto utility = [&](const std::vector<std::uint32_t>& values) {
        double sum = 0;
        std::size_t place = 0;
        for (std::size_t a = 0; a < axes.size(); ++a) {
          const double weight = weights[a * kLanes + lane];
          const double own = worth[(place + values[a]) * kLanes + lane];
          if (weight > 0) sum += central[a] * own / weight;
          place += axes[a].class_of.size();
        }
        return sum;
      };
      const double own = utility(packages[package]);
      const bool is_first = std::none_of(packages.begin(), packages.end(), [&](const auto& other) {
        return utility(other) > own + kRounding;
      });
      if (is_first) ++first;
    }
  }
  return static_cast<double>(first) / static_cast<double>(draws);
}

class Assessor {
 public:
  Assessor(const PartialProblem& problem, const SampleOptions& options)
      : problem_(problem), options_(options) {}

  Assessed run() {
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      if (Necessity(problem_.parties[p]).is_consistent() == false) return {{}, {{p, true}}};
    }
    const Sampler uniform(problem_, options_, Prior::uniform);
    if (const auto party = without_completion(uniform)) return {{}, {{*party, false}}};
    const bool pairs = problem_.packages.size() <= kMostPairwise;
    tallies_.push_back(uniform.tally(
        options_.completions, {Prior::uniform, options_.efficiency, options_.full_ranks, pairs}));
    for (const Prior prior : {Prior::equal, Prior::extreme}) {
      if (!options_.other_priors) break;
      tallies_.push_back(
          Sampler(problem_, options_, prior)
              .tally(options_.completions, {prior, options_.efficiency, false, false}));
    }
    write(uniform, pairs);
    return {std::move(answer_), {}};
  }

 private:
  static std::optional<std::size_t> without_completion(const Sampler& sampler) {
    std::vector<double> worth;
    std::vector<double> utilities;
    for (std::size_t p = 0; p < sampler.problem().parties.size(); ++p) {
      if (!sampler.evaluate(p, 0, worth, utilities)) return p;
    }
    return std::nullopt;
  }

  void write(const Sampler& uniform, bool pairs) {
    const Tally& main = tallies_[0];
    answer_.completions = main.completions;
    answer_.stopped = is_reached(options_.limits);
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      answer_.methods.push_back(problem_.parties[p].fixed ? "known completely"
                                                          : uniform.completions(p).method());
    }
    if (main.first.empty()) return;
    for (std::size_t i = 0; i < problem_.packages.size(); ++i) {
      PackageAnswer& package = answer_.packages.emplace_back();
      if (options_.efficiency) {
        package.efficient_share =
            share_of(tallies_, [&](const Tally& t) { return t.efficient[i]; });
      }
      if (problem_.has_numbers()) write_solutions(i, package);
      for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
        package.parties.push_back(of_party(uniform, i, p, pairs));
      }
    }
    if (pairs) write_wins();
    const bool can_conclude =
        options_.conclusions && problem_.packages.size() <= kMostConcluded && !answer_.stopped;
    answer_.is_concluded = can_conclude && Concluder(problem_, options_).run(answer_);
    if (pairs && problem_.has_numbers() && !answer_.stopped)
      answer_.unknowns = unknowns_of(uniform, options_);
  }

  void write_solutions(std::size_t i, PackageAnswer& package) const {
    package.utilitarian = share_of(tallies_, [&](const Tally& t) { return t.utilitarian[i]; });
    package.egalitarian = share_of(tallies_, [&](const Tally& t) { return t.egalitarian[i]; });
    if (!problem_.has_reservations()) return;
    package.nash = share_of(tallies_, [&](const Tally& t) { return t.nash[i]; });
  }

  PackageOfParty of_party(const Sampler& uniform, std::size_t i, std::size_t p, bool pairs) const {
    const Tally& main = tallies_[0];
    const std::size_t count = problem_.packages.size();
    const std::size_t axes = problem_.parties[p].axes.size();
    PackageOfParty own;
    own.first = share_of(tallies_, [&](const Tally& t) { return t.first[p][i]; });
    if (problem_.reservations[p]) {
      own.acceptable = share_of(tallies_, [&](const Tally& t) { return t.acceptable[p][i]; });
    }
    if (options_.full_ranks) {
      for (std::size_t rank = 0; rank < count; ++rank) {
        own.ranks.push_back(static_cast<double>(main.ranks[p][i * count + rank]) /
                            static_cast<double>(main.completions));
      }
    }
    if (main.first[p][i] == 0 || problem_.parties[p].fixed) return own;
    for (std::size_t a = 0; a < axes; ++a) {
      own.central.push_back(
          rounded(main.weight_sums[p][i * axes + a] / static_cast<double>(main.first[p][i])));
    }
    if (pairs) own.confidence = confidence_of(uniform, p, i, own.central);
    return own;
  }

  void write_wins() {
    for (const auto& wins : tallies_[0].wins) {
      auto& shares = answer_.winning.emplace_back();
      for (const std::uint64_t count : wins) {
        shares.push_back(static_cast<double>(count) / static_cast<double>(tallies_[0].completions));
      }
    }
  }

  const PartialProblem& problem_;
  const SampleOptions& options_;
  std::vector<Tally> tallies_;  // uniform, equal, extreme
  Assessment answer_;
};

}  // namespace

bool PartialProblem::has_numbers() const {
  return std::none_of(parties.begin(), parties.end(), [](const PartialPreference& known) {
    return known.fixed && known.fixed->is_ordinal;
  });
}

bool PartialProblem::has_reservations() const {
  return std::all_of(reservations.begin(), reservations.end(),
                     [](const auto& reservation) { return reservation.has_value(); });
}

Assessed assess(const PartialProblem& problem, const SampleOptions& options) {
  ZOPA_EXPECTS(!problem.packages.empty() && !problem.parties.empty() &&
               problem.reservations.size() == problem.parties.size());
  return Assessor(problem, options).run();
}

}  // namespace zopa::robust
