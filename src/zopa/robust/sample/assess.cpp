#include "zopa/robust/sample/assess.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/base/contracts.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/robust/sample/conclude.hpp"
#include "zopa/robust/sample/tally.hpp"
#include "zopa/robust/sample/unknowns.hpp"

namespace zopa::robust {
namespace {

constexpr double kRounding = 1e-9;            // sampled utilities that differ by less are equal
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

bool are_compared_in_pairs(const PartialProblem& problem) {
  return problem.packages.size() <= kMostPairwise;
}

std::optional<NoCompletion> contradiction_in(const PartialProblem& problem) {
  for (std::size_t p = 0; p < problem.parties.size(); ++p) {
    if (Necessity(problem.parties[p]).is_consistent() == false) return {{p, true}};
  }
  return std::nullopt;
}

std::optional<NoCompletion> without_completion(const Sampler& sampler) {
  std::vector<double> worth;
  std::vector<double> utilities;
  for (std::size_t p = 0; p < sampler.problem().parties.size(); ++p) {
    if (!sampler.evaluate(p, 0, worth, utilities)) return {{p, false}};
  }
  return std::nullopt;
}

// How often each package ranks first for a party when its weights are its central ones.
class Confidence {
 public:
  Confidence(const Sampler& sampler, std::size_t party, std::vector<PackageAnswer>& answers)
      : sampler_(sampler), party_(party), answers_(answers), first_(answers.size(), 0) {}

  void run() {
    const std::size_t draws = sampler_.whole_turns(kConfidenceDraws);
    for (std::uint64_t k = 0; k < draws; k += kLanes) {
      if (is_reached(sampler_.options().limits)) return;
      if (!sampler_.evaluate(party_, k, worth_, utilities_)) return;
      sampler_.weights_of(party_, worth_, weights_);
      make_values();
      for (std::size_t i = 0; i < first_.size(); ++i) {
        const auto& central = answers_[i].parties[party_].central;
        for (std::size_t lane = 0; !central.empty() && lane < kLanes; ++lane) {
          if (is_first(i, central, lane)) ++first_[i];
        }
      }
    }
    for (std::size_t i = 0; i < first_.size(); ++i) {
      PackageOfParty& own = answers_[i].parties[party_];
      if (own.central.empty()) continue;
      own.confidence = static_cast<double>(first_[i]) / static_cast<double>(draws);
    }
  }

 private:
  static constexpr std::size_t kLanes = Sampler::kLanes;

  // Worth over weight, in place.
  void make_values() {
    std::size_t place = 0;
    const auto& axes = sampler_.problem().parties[party_].axes;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      for (std::size_t value = 0; value < axes[a].class_of.size(); ++value, ++place) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
          const double weight = weights_[a * kLanes + lane];
          double& own = worth_[place * kLanes + lane];
          own = weight > 0 ? own / weight : 0;
        }
      }
    }
  }

  [[nodiscard]] double utility(std::size_t package, const std::vector<double>& weights,
                               std::size_t lane) const {
    const auto& values = sampler_.problem().packages[package];
    const auto& axes = sampler_.problem().parties[party_].axes;
    double sum = 0;
    std::size_t place = 0;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      sum += weights[a] * worth_[(place + values[a]) * kLanes + lane];
      place += axes[a].class_of.size();
    }
    return sum;
  }

  [[nodiscard]] bool is_first(std::size_t package, const std::vector<double>& weights,
                              std::size_t lane) const {
    const double own = utility(package, weights, lane);
    for (std::size_t other = 0; other < first_.size(); ++other) {
      if (utility(other, weights, lane) > own + kRounding) return false;
    }
    return true;
  }

  const Sampler& sampler_;
  std::size_t party_;
  std::vector<PackageAnswer>& answers_;
  std::vector<std::uint64_t> first_;  // by package
  std::vector<double> worth_;
  std::vector<double> utilities_;
  std::vector<double> weights_;
};

class Assessor {
 public:
  Assessor(const PartialProblem& problem, const SampleOptions& options)
      : problem_(problem), options_(options) {}

  Assessed run() {
    if (const auto problem = contradiction_in(problem_)) return {{}, problem};
    const Sampler uniform(problem_, options_, Prior::uniform);
    if (const auto problem = without_completion(uniform)) return {{}, problem};
    const bool pairs = are_compared_in_pairs(problem_);
    tallies_.push_back(
        tally_of(uniform, options_.completions, {options_.efficiency, options_.full_ranks, pairs}));
    for (const Prior prior : {Prior::equal, Prior::extreme}) {
      if (!options_.other_priors) break;
      tallies_.push_back(tally_of(Sampler(problem_, options_, prior), options_.completions,
                                  {options_.efficiency, false, false}));
    }
    write(uniform, pairs);
    return {std::move(answer_), {}};
  }

 private:
  void write(const Sampler& uniform, bool pairs) {
    const Tally& main = tallies_[0];
    answer_.completions = main.completions;
    answer_.stopped = is_reached(options_.limits);
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      answer_.methods.push_back(problem_.parties[p].fixed ? "known completely"
                                                          : uniform.completions(p).method());
    }
    if (main.completions == 0) return;  // stopped before there were any: shares of nothing
    for (std::size_t i = 0; i < problem_.packages.size(); ++i) {
      PackageAnswer& package = answer_.packages.emplace_back();
      if (options_.efficiency) {
        package.efficient_share =
            share_of(tallies_, [&](const Tally& t) { return t.efficient[i]; });
      }
      if (problem_.has_numbers()) write_solutions(i, package);
      for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
        package.parties.push_back(of_party(i, p));
      }
    }
    for (std::size_t p = 0; pairs && p < problem_.parties.size(); ++p) {
      if (!problem_.parties[p].fixed) Confidence(uniform, p, answer_.packages).run();
    }
    if (pairs) write_wins();
    const bool can_conclude =
        options_.conclusions && problem_.packages.size() <= kMostConcluded && !answer_.stopped;
    answer_.is_concluded = can_conclude && conclude(problem_, options_, answer_);
    if (pairs && problem_.has_numbers() && !answer_.stopped)
      answer_.unknowns = unknowns_of(uniform, options_);
  }

  void write_solutions(std::size_t i, PackageAnswer& package) const {
    package.utilitarian = share_of(tallies_, [&](const Tally& t) { return t.utilitarian[i]; });
    package.egalitarian = share_of(tallies_, [&](const Tally& t) { return t.egalitarian[i]; });
    if (!problem_.has_reservations()) return;
    package.nash = share_of(tallies_, [&](const Tally& t) { return t.nash[i]; });
  }

  PackageOfParty of_party(std::size_t i, std::size_t p) const {
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

std::vector<OpenQuestion> unknowns_alone(const PartialProblem& problem,
                                         const SampleOptions& options) {
  ZOPA_EXPECTS(!problem.packages.empty() && !problem.parties.empty());
  if (!are_compared_in_pairs(problem) || !problem.has_numbers()) return {};
  if (contradiction_in(problem)) return {};
  const Sampler uniform(problem, options, Prior::uniform);
  if (without_completion(uniform)) return {};
  return unknowns_of(uniform, options);
}

}  // namespace zopa::robust
