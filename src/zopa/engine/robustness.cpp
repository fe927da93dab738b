#include "zopa/engine/robustness.hpp"

#include <algorithm>
#include <functional>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/preference/numbers.hpp"

namespace zopa::engine {
namespace {

using robust::Conclusion;
using Values = std::vector<std::uint32_t>;

constexpr std::size_t kMostSupported = 60;  // packages whose conclusions get a support
constexpr std::size_t kMostFailures = 10;
constexpr std::size_t kMostTraded = 10;  // packages from which trades are looked for

// Says what the numbers and orders of a preference say; nothing else binds completions.
bool binds_preference(const Claim& claim) {
  return std::holds_alternative<OptionOrder>(claim) || std::holds_alternative<IssueOrder>(claim) ||
         std::holds_alternative<Comparison>(claim) || std::holds_alternative<OptionValues>(claim) ||
         std::holds_alternative<IssueWeights>(claim);
}

std::vector<PositionId> preference_claims(const Negotiation& negotiation) {
  std::vector<PositionId> claims;
  for (std::size_t i = 0; i < negotiation.positions.size(); ++i) {
    if (binds_preference(negotiation.positions[i].claim)) claims.emplace_back(i);
  }
  return claims;
}

// The negotiation with these of its preference claims only.
Negotiation with_only(const Negotiation& negotiation, const std::vector<PositionId>& claims) {
  Negotiation some = negotiation;
  some.positions.clear();
  for (std::size_t i = 0; i < negotiation.positions.size(); ++i) {
    const bool is_kept = !binds_preference(negotiation.positions[i].claim) ||
                         std::find(claims.begin(), claims.end(), PositionId{i}) != claims.end();
    if (is_kept) some.positions.push_back(negotiation.positions[i]);
  }
  return some;
}

std::vector<PositionId> without(const std::vector<PositionId>& claims, PositionId one) {
  std::vector<PositionId> rest;
  for (const PositionId claim : claims) {
    if (claim != one) rest.push_back(claim);
  }
  return rest;
}

using Proves = std::function<bool(const std::vector<PositionId>&)>;

// The claims that prove it with none to spare, the weakest dropped first; of equal ones the last.
std::vector<PositionId> minimal_support(const Negotiation& negotiation,
                                        std::vector<PositionId> claims, const Proves& proves) {
  std::vector<PositionId> order = claims;
  std::stable_sort(order.begin(), order.end(), [&](PositionId a, PositionId b) {
    const Basis x = basis_of(negotiation, negotiation.position(a));
    const Basis y = basis_of(negotiation, negotiation.position(b));
    return x != y ? x > y : a > b;
  });
  for (const PositionId one : order) {
    auto rest = without(claims, one);
    if (proves(rest)) claims = std::move(rest);
  }
  return claims;
}

// What is known of everybody's preferences, and what it proves of packages.
class Prover {
 public:
  Prover(const Negotiation& negotiation, const PackageSpace& space,
         const std::vector<PartyId>& parties) {
    for (const PartyId party : parties) {
      known_.push_back(partial_preference(negotiation, party, space));
    }
    for (const auto& known : known_) necessities_.emplace_back(known);
  }

  bool always_dominates(const Values& a, const Values& b) {
    return zopa::always_dominates(
        necessities_.size(), [&](std::size_t p) { return necessities_[p].is_at_least(a, b); },
        [&](std::size_t p) { return necessities_[p].is_at_least(b, a); });
  }

  bool never_dominates(const Values& a, const Values& b) {
    return zopa::never_dominates(
        necessities_.size(), [&](std::size_t p) { return necessities_[p].is_at_least(a, b); },
        [&](std::size_t p) { return necessities_[p].is_at_least(b, a); });
  }

 private:
  std::vector<PartialPreference> known_;
  std::vector<Necessity> necessities_;
};

class Assessor {
 public:
  Assessor(const Negotiation& negotiation, const Candidates& candidates,
           const RobustOptions& options)
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
    robust::Options how;
    how.seed = options_.seed;
    how.completions = options_.completions;
    how.workers = options_.threads;
    how.limits = options_.stop;
    robust::Outcome outcome = robust::assess(problem_, how);
    if (outcome.problem) return unanswerable(*outcome.problem);
    result_.answer = std::move(*outcome.answer);
    if (result_.answer.packages.empty()) {
      return stopped();
    }
    for (std::size_t i = 0; i < result_.packages.size(); ++i) {
      result_.packages[i].answer = std::move(result_.answer.packages[i]);
    }
    result_.answer.packages.clear();
    if (result_.packages.size() <= kMostSupported) add_supports();
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
    for (const Package& package : candidates_.packages) {
      RobustPackage& candidate = result_.packages.emplace_back();
      candidate.package = package;
      for (const PartyId party : result_.parties) {
        candidate.acceptance.push_back(acceptance_of(party, package));
      }
    }
  }

  // Excluded where a red line is broken, accepted where a claim says so, else open.
  [[nodiscard]] Truth acceptance_of(PartyId party, const Package& package) const {
    Truth truth = Truth::unknown;
    for (const Position& position : negotiation_.positions) {
      if (position.party != party) continue;
      if (const auto* line = std::get_if<RedLine>(&position.claim)) {
        if (truth_of(line->formula, negotiation_, space_, package) == Truth::no) return Truth::no;
      } else if (const auto* acceptance = std::get_if<Acceptance>(&position.claim)) {
        if (truth_of(acceptance->formula, negotiation_, space_, package) == Truth::yes) {
          truth = Truth::yes;
        }
      }
    }
    return truth;
  }

  [[nodiscard]] Values values_of_package(const Package& package) const {
    Values values;
    for (std::size_t a = 0; a < package.size(); ++a) {
      const auto& options = space_.axes()[a].options;
      values.push_back(static_cast<std::uint32_t>(
          std::find(options.begin(), options.end(), package[a]) - options.begin()));
    }
    return values;
  }

  void make_problem() {
    for (const PartyId party : result_.parties) {
      problem_.parties.push_back(partial_preference(negotiation_, party, space_));
      const auto& left_out = problem_.parties.back().left_out;
      result_.left_out.insert(result_.left_out.end(), left_out.begin(), left_out.end());
      const MaybeRange reservation = reservation_of(negotiation_, party);
      const bool is_known = reservation && reservation->is_point();
      problem_.reservations.push_back(is_known ? std::optional(reservation->low.approximate())
                                               : std::nullopt);
    }
    result_.reservations = problem_.reservations;
    for (const RobustPackage& one : result_.packages) {
      problem_.packages.push_back(values_of_package(one.package));
    }
  }

  [[nodiscard]] bool is_anything_known() const {
    return std::any_of(
        problem_.parties.begin(), problem_.parties.end(),
        [](const PartialPreference& known) { return known.fixed || !known.rests_on.empty(); });
  }

  RobustAnswer unanswerable(const robust::NoCompletion& problem) {
    const PartyId party = result_.parties[problem.party];
    const std::string& name = negotiation_.party(party).name;
    if (!problem.is_contradiction) {
      return why("too few preferences agree with what is said of " + name + " to draw them");
    }
    RobustAnswer answer = why("no additive preference agrees with all that is said of " + name);
    std::vector<PositionId> claims;
    for (const PositionId claim : preference_claims(negotiation_)) {
      if (negotiation_.position(claim).party == party) claims.push_back(claim);
    }
    answer.contradiction =
        minimal_support(negotiation_, claims, [&](const std::vector<PositionId>& some) {
          const Negotiation file = with_only(negotiation_, some);
          const PartialPreference known = partial_preference(file, party, space_);
          return Necessity(known).is_consistent() == false;
        });
    return answer;
  }

  [[nodiscard]] bool is_stopped() const { return is_reached(options_.stop); }

  void add_supports() {
    const std::vector<PositionId> claims = preference_claims(negotiation_);
    begin(options_.stop, "looking for the claims that conclusions rest on",
          result_.packages.size());
    for (std::size_t i = 0; i < result_.packages.size() && !is_stopped(); ++i) {
      if (i > 0) advance(options_.stop);
      RobustPackage& one = result_.packages[i];
      if (one.answer.efficient == Conclusion::open) continue;
      const Proves proves = [&](const std::vector<PositionId>& some) {
        Prover prover(with_only(negotiation_, some), space_, result_.parties);
        if (one.answer.efficient == Conclusion::ruled_out) {
          return prover.always_dominates(problem_.packages[*one.answer.dominated_by],
                                         problem_.packages[i]);
        }
        for (std::size_t other = 0; other < problem_.packages.size(); ++other) {
          if (other != i &&
              !prover.never_dominates(problem_.packages[other], problem_.packages[i])) {
            return false;
          }
        }
        return true;
      };
      one.support = minimal_support(negotiation_, claims, proves);
      one.basis = basis_of_support(one.support);
      one.fails_without = failures(one.support, claims, proves);
    }
  }

  [[nodiscard]] Basis basis_of_support(const std::vector<PositionId>& support) const {
    Basis weakest = Basis::stated;
    for (const PositionId claim : support) {
      weakest = std::max(weakest, basis_of(negotiation_, negotiation_.position(claim)));
    }
    return weakest;
  }

  // Whatever makes it fail has to take something from every support, hence from this one.
  static std::vector<std::vector<PositionId>> failures(const std::vector<PositionId>& support,
                                                       const std::vector<PositionId>& claims,
                                                       const Proves& proves) {
    std::vector<std::vector<PositionId>> failures;
    for (const PositionId one : support) {
      if (failures.size() == kMostFailures) return failures;
      if (!proves(without(claims, one))) failures.push_back({one});
    }
    if (!failures.empty()) return failures;
    for (const PositionId one : support) {
      for (const PositionId other : claims) {
        if (other == one || failures.size() == kMostFailures) continue;
        const std::vector<PositionId> pair = {std::min(one, other), std::max(one, other)};
        if (std::find(failures.begin(), failures.end(), pair) != failures.end()) continue;
        if (!proves(without(without(claims, one), other))) failures.push_back(pair);
      }
    }
    return failures;
  }

  const Negotiation& negotiation_;
  const Candidates& candidates_;
  const RobustOptions& options_;
  PackageSpace space_;
  robust::Problem problem_;
  Robustness result_;
};

}  // namespace

void RobustOptions::describe(Fields& fields) {
  fields.count("completions", completions, "Preferences to draw for each prior");
  fields.count("seed", seed, "Of the random numbers: the same seed, the same answer");
  fields.count("threads", threads, "Threads to use; 0 for as many as there are cores");
  fields.count("packages", most_packages, "Packages to assess, at most");
}

RobustAnswer robustness(const Negotiation& in_force, const Candidates& candidates,
                        const RobustOptions& options) {
  return Assessor(in_force, candidates, options).run();
}

RobustAnswer robustness(const Negotiation& in_force, const RobustOptions& options) {
  if (!in_force.utilities.empty()) {
    RobustAnswer answer;
    answer.why_not = "every preference is complete: `zopa settle` says it all";
    return answer;
  }
  if (!has_joint_issue(in_force)) {
    RobustAnswer answer;
    answer.why_not = "there is no joint issue: every issue is one party's own move";
    return answer;
  }
  deadlock::Options long_lists;
  long_lists.most_listed = options.most_packages;
  long_lists.ways_shown = options.most_packages;
  long_lists.stop = options.stop;
  const deadlock::Deadlock deadlock = deadlock::diagnose(in_force, long_lists);
  return robustness(in_force, candidates_of(deadlock, options.most_packages), options);
}

}  // namespace zopa::engine
