#include "zopa/robust/robustness.hpp"

#include <algorithm>
#include <iterator>

#include "zopa/model/numbers.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/robust/supports.hpp"

namespace zopa::robust {
namespace {

constexpr std::size_t kMostSupported = 60;  // packages whose conclusions get their grounds
constexpr std::size_t kMostTraded = 10;     // packages from which trades are looked for

class Assessor {
 public:
  Assessor(const Negotiation& negotiation, const Candidates& candidates, const Options& options)
      : negotiation_(negotiation),
        candidates_(candidates),
        options_(options),
        space_(negotiation) {}

  RobustAnswer run() {
    result_.parties = parties_that_count(negotiation_);
    if (result_.parties.empty()) return why("nobody's consent is needed");
    for (const Axis& axis : space_.axes()) result_.issues.push_back(axis.issue);
    list_candidates();
    if (result_.packages.empty() && is_stopped()) return stopped();
    if (result_.packages.empty()) return why("there is no package to speak of");
    make_problem();
    if (!is_anything_known()) return why("nothing on file orders options or issues");
    SampleOptions how;
    how.seed = options_.seed;
    how.completions = options_.completions;
    how.workers = options_.threads;
    how.limits = options_.stop;
    Assessed outcome = assess(problem_, how);
    if (outcome.problem) return unanswerable(*outcome.problem);
    result_.answer = std::move(*outcome.answer);
    if (result_.answer.packages.empty()) return stopped();
    for (std::size_t i = 0; i < result_.packages.size(); ++i) {
      result_.packages[i].answer = std::move(result_.answer.packages[i]);
    }
    result_.answer.packages.clear();
    if (result_.packages.size() <= kMostSupported) add_grounds();
    for (std::size_t i = 0; i < std::min(kMostTraded, result_.packages.size()); ++i) {
      if (is_stopped()) break;
      result_.packages[i].trades =
          trades_from(result_.packages[i].package, negotiation_, result_.parties);
    }
    result_.missing_options = missing_options(negotiation_, result_.parties);
    RobustAnswer answer;
    answer.stopped = is_reached(options_.stop);
    answer.robustness = std::move(result_);
    return answer;
  }

 private:
  static RobustAnswer why(std::string reason) {
    RobustAnswer answer;
    answer.why_not = std::move(reason);
    return answer;
  }

  static RobustAnswer stopped() {
    RobustAnswer answer = why("stopped before it was done");
    answer.stopped = true;
    return answer;
  }

  void list_candidates() {
    result_.candidates = candidates_.kind;
    result_.all_candidates = candidates_.is_complete;
    std::vector<AssentOf> acceptances;
    for (const PartyId party : result_.parties) {
      acceptances.emplace_back(negotiation_, space_, party);
    }
    for (const Package& package : candidates_.packages) {
      RobustPackage& candidate = result_.packages.emplace_back();
      candidate.package = package;
      problem_.packages.push_back(space_.values(package));
      for (const AssentOf& acceptance : acceptances) {
        candidate.parties.push_back({acceptance.of(package, problem_.packages.back()), {}});
      }
    }
  }

  void make_problem() {
    for (const PartyId party : result_.parties) {
      problem_.parties.push_back(partial_preference(negotiation_, party, space_));
      const auto& left_out = problem_.parties.back().left_out;
      result_.left_out.insert(result_.left_out.end(), left_out.begin(), left_out.end());
      const MaybeRange reservation = reservation_of(negotiation_, party);
      auto& known = problem_.reservations.emplace_back();
      if (!reservation || reservation->high < reservation->low) continue;
      known = {reservation->low.approximate(), reservation->high.approximate()};
    }
    result_.reservations = problem_.reservations;
  }

  [[nodiscard]] bool is_anything_known() const {
    return std::any_of(
        problem_.parties.begin(), problem_.parties.end(),
        [](const PartialPreference& known) { return known.fixed || !known.rests_on.empty(); });
  }

  RobustAnswer unanswerable(const NoCompletion& problem) {
    const PartyId party = result_.parties[problem.party];
    const std::string& name = negotiation_.party(party).name;
    if (!problem.is_contradiction) {
      return why("too few preferences agree with what is said of " + name + " to draw them");
    }
    RobustAnswer answer = why("no additive preference agrees with all that is said of " + name);
    answer.contradiction =
        minimal_support(negotiation_, claims_of(party), [&](const std::vector<PositionId>& some) {
          const Negotiation file = with_only(negotiation_, some);
          const PartialPreference known = partial_preference(file, party, space_);
          return Necessity(known).is_consistent() == false;
        });
    return answer;
  }

  [[nodiscard]] bool is_stopped() const { return is_reached(options_.stop); }

  void add_grounds() {
    begin(options_.stop, "looking for the claims that conclusions rest on",
          result_.packages.size());
    Supports supports(negotiation_, space_, result_.parties, problem_.packages);
    for (std::size_t i = 0; i < result_.packages.size() && !is_stopped(); ++i) {
      RobustPackage& package = result_.packages[i];
      if (package.answer.efficient != Conclusion::open) {
        package.efficiency = supports.of_efficiency(package.answer, i);
      }
      for (std::size_t p = 0; p < package.parties.size(); ++p) {
        const PackageOfParty& own = package.answer.parties[p];
        if (own.best == Conclusion::open || problem_.parties[p].fixed) continue;
        package.parties[p].best = supports.of_best(own, i, p);
      }
      advance(options_.stop);
    }
  }

  [[nodiscard]] std::vector<PositionId> claims_of(PartyId party) const {
    std::vector<PositionId> claims;
    for (const PositionId claim : preference_claims(negotiation_)) {
      if (negotiation_.position(claim).party == party) claims.push_back(claim);
    }
    return claims;
  }

  const Negotiation& negotiation_;
  const Candidates& candidates_;
  const Options& options_;
  PackageSpace space_;
  PartialProblem problem_;
  Robustness result_;
};

}  // namespace

void Options::describe(Fields& fields) {
  fields.count("completions", completions, "Preferences to draw for each prior");
  fields.count("seed", seed, "Of the random numbers: the same seed, the same answer");
  fields.count("threads", threads, "Threads to use; 0 for as many as there are cores");
  fields.count("packages", most_packages, "Packages to assess, at most");
}

answer::ByRow<RobustParty> RobustPackage::by_party() const {
  zopa::answer::ByRow<RobustParty> by_party;
  for (std::size_t p = 0; p < parties.size(); ++p) {
    by_party.rows.push_back(p);
    by_party.values.push_back({answer.parties[p], parties[p].acceptance, parties[p].best});
  }
  return by_party;
}

std::vector<Trade> RobustPackage::shown_trades() const {
  constexpr std::size_t kMostTrades = 50;
  if (trades.size() <= kMostTrades) return trades;
  std::vector<Trade> shown;
  std::copy_if(trades.begin(), trades.end(), std::back_inserter(shown),
               [](const Trade& trade) { return trade.follows; });
  return shown;
}

std::size_t RobustPackage::count_trades(bool that_follow) const {
  return static_cast<std::size_t>(
      std::count_if(trades.begin(), trades.end(),
                    [&](const Trade& trade) { return trade.follows == that_follow; }));
}

answer::ByParty<RobustMethod> Robustness::methods() const {
  zopa::answer::ByParty<RobustMethod> methods{parties, {}};
  for (std::size_t p = 0; p < parties.size(); ++p) {
    methods.values.push_back({answer.methods[p], reservations[p]});
  }
  return methods;
}

answer::ByParty<RobustPairs> Robustness::pairs() const {
  zopa::answer::ByParty<RobustPairs> pairs{parties, {}};
  const std::size_t count = packages.size();
  for (std::size_t p = 0; p < answer.winning.size(); ++p) {
    RobustPairs& own = pairs.values.emplace_back();
    for (std::size_t a = 0; a < count; ++a) {
      own.better.emplace_back();
      own.necessarily.emplace_back();
      for (std::size_t b = 0; b < count; ++b) {
        own.better.back().push_back(answer.winning[p][a * count + b]);
        if (answer.necessary.empty()) continue;
        own.necessarily.back().push_back(answer.necessary[p][a * count + b]);
      }
    }
  }
  return pairs;
}

RobustAnswer robustness(const Negotiation& in_force, const Candidates& candidates,
                        const Options& options) {
  return Assessor(in_force, candidates, options).run();
}

}  // namespace zopa::robust
