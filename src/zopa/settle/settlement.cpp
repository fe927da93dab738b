#include "zopa/settle/settlement.hpp"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <set>

#include "zopa/base/budget.hpp"
#include "zopa/settle/frontier/sweep.hpp"
#include "zopa/space/clausifier.hpp"
#include "zopa/space/count.hpp"
#include "zopa/space/sum_counts.hpp"

namespace zopa::settle {
namespace {

constexpr std::size_t kMostClauses = std::size_t{1} << 12;
constexpr std::size_t kMostTies = 50;
constexpr std::size_t kMostDominated = 300;
constexpr double kMostCounted = 1e8;  // packages to look at only to count them

// Those with a utility of their own in a file of another program, else those whose consent counts.
std::vector<PartyId> parties_of(const Negotiation& negotiation) {
  std::vector<PartyId> parties;
  for (const CompleteUtility& utility : negotiation.utilities()) parties.push_back(utility.party);
  if (parties.empty()) return parties_that_count(negotiation);
  std::sort(parties.begin(), parties.end());
  return parties;
}

class Settling {
 public:
  Settling(const Negotiation& negotiation, const Options& options, const Run& run)
      : negotiation_(negotiation), options_(options), run_(run), space_(negotiation) {}

  Part<Settlements> settle(const Candidates* candidates = nullptr) {
    const std::vector<PartyId> parties = parties_of(negotiation_);
    if (parties.size() < 2) return {{}, Message("why.fewer_than_two_parties"), false};
    if (space_.is_empty()) return {{}, Message("why.no_tabled_option"), false};
    utilities_ = complete_utilities(negotiation_, space_, parties);
    if (!utilities_.missing.empty()) return {{}, missing(), false};
    if (!make_problem()) return {{}, Message("why.rules_too_many_cases"), false};
    if (candidates != nullptr) keep_only(*candidates);
    const Frontier outcome =
        frontier_of(problem_, {.threads = run_.threads, .limits = run_.limits});
    if (outcome.why) return {{}, outcome.why, outcome.stopped};
    write(outcome);
    return {std::move(result_), {}, outcome.stopped};
  }

 private:
  [[nodiscard]] Message missing() const {
    List whys{Join::semicolons, {}};
    for (const MissingUtility& one : utilities_.missing) whys.parts.emplace_back(one.why);
    return {"why.preferences_needed", {{"whys", std::move(whys)}}};
  }

  bool make_problem() {
    problem_.sizes = space_.sizes();
    problem_.parties = utilities_.parties;
    Clausifier clausifier(space_, kMostClauses);
    for (const Rule& rule : negotiation_.rules()) {
      for (Clause& clause : clausifier.exactly(rule.formula)) {
        problem_.rules.push_back(std::move(clause));
      }
    }
    for (std::uint32_t axis = 0; axis < problem_.sizes.size(); ++axis) forbid_unknown(axis);
    return clausifier.definitions().empty();
  }

  // One axis, whose options are the candidates; those that cannot be compared are left out.
  void keep_only(const Candidates& candidates) {
    result_.over = candidates.kind == CandidateKind::zone ? Over::zone : Over::ways;
    std::vector<std::vector<std::uint32_t>> packages;
    for (const Package& package : candidates.packages) {
      std::vector<std::uint32_t> values = space_.values(package);
      bool is_compared = true;
      for (std::size_t a = 0; a < values.size(); ++a) {
        is_compared = is_compared && !utilities_.not_compared[a][values[a]];
      }
      if (!is_compared) continue;
      packages.push_back(std::move(values));
      candidates_.push_back(package);
    }
    problem_.sizes = {static_cast<std::uint32_t>(packages.size())};
    problem_.rules.clear();
    for (Utility& utility : problem_.parties) {
      std::vector<std::int64_t> totals;
      for (const auto& values : packages) totals.push_back(utility.total(values));
      utility.terms = {std::move(totals)};
      utility.formulas.clear();
    }
  }

  // Packages with options that no number of somebody speaks of cannot be compared.
  void forbid_unknown(std::uint32_t axis) {
    Literal compared{axis, {}};
    for (std::uint32_t value = 0; value < problem_.sizes[axis]; ++value) {
      if (!utilities_.not_compared[axis][value]) {
        compared.values.push_back(value);
        continue;
      }
      const Axis& own = space_.axes()[axis];
      result_.not_compared.push_back(negotiation_.issue(own.issue).id + " == " +
                                     negotiation_.option(own.issue, own.options[value]).id);
    }
    if (compared.values.size() < problem_.sizes[axis]) problem_.rules.push_back({{compared}});
  }

  [[nodiscard]] double scaled(std::size_t party, std::int64_t utility) const {
    const std::int64_t unit = problem_.parties[party].is_ordinal ? 1 : utilities_.unit;
    return static_cast<double>(utility) / static_cast<double>(unit);
  }

  [[nodiscard]] EfficientPackage package(const Frontier& outcome, std::size_t i) const {
    EfficientPackage package;
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      package.utilities.push_back(scaled(p, outcome.efficient.utility(i)[p]));
    }
    const auto values = outcome.labels.values(outcome.efficient.label(i));
    package.package =
        result_.over == Over::feasible ? space_.package(values) : candidates_[values[0]];
    return package;
  }

  [[nodiscard]] Solution solution(const Frontier& outcome,
                                  const std::vector<std::size_t>& positions) const {
    Solution solution;
    solution.count = positions.size();
    for (std::size_t k = 0; k < std::min(kMostTies, positions.size()); ++k) {
      solution.points.push_back(package(outcome, positions[k]));
    }
    const auto first =
        std::min_element(positions.begin(), positions.end(), [&](std::size_t a, std::size_t b) {
          const auto x = outcome.efficient.label(a);
          const auto y = outcome.efficient.label(b);
          return std::lexicographical_compare(x.begin(), x.end(), y.begin(), y.end());
        });
    if (first != positions.end()) solution.first = package(outcome, *first).package;
    return solution;
  }

  [[nodiscard]] FairSolutions fair(const Frontier& outcome, const FairPoints& found) const {
    return {solution(outcome, found.nash), solution(outcome, found.kalai_smorodinsky),
            solution(outcome, found.egalitarian), solution(outcome, found.leximin),
            solution(outcome, found.utilitarian)};
  }

  void write(const Frontier& outcome) {
    for (const Axis& axis : space_.axes()) result_.issues.push_back(axis.issue);
    Budget budget;
    Conditions feasible{problem_.sizes, problem_.rules, {}};
    if (problem_.sizes == space_.sizes()) {  // not of a list
      feasible.weights = space_.weights();
      feasible.joint = joint_weights(negotiation_, space_);
    }
    result_.packages = count_solutions(feasible, budget);
    result_.tolerance = utilities_.quantum == 1 ? 0
                                                : static_cast<double>(utilities_.quantum) /
                                                      static_cast<double>(utilities_.unit);
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      const Utility& utility = problem_.parties[p];
      result_.parties.push_back(utility.party);
      result_.is_ordinal = result_.is_ordinal || utility.is_ordinal;
      result_.reservations.push_back(
          utility.reservation ? std::optional(scaled(p, *utility.reservation)) : std::nullopt);
      result_.rests_on.insert(result_.rests_on.end(), utility.rests_on.begin(),
                              utility.rests_on.end());
    }
    std::sort(result_.rests_on.begin(), result_.rests_on.end());
    result_.extent = outcome.extent;
    result_.efficient_count = outcome.efficient.size();
    result_.is_feasible = outcome.efficient.size() > 0;
    if (!result_.is_feasible) return;
    for (std::size_t i = 0; i < std::min(options_.points, outcome.efficient.size()); ++i) {
      result_.efficient.push_back(package(outcome, i));
    }
    if (outcome.extent == Extent::frontier && !result_.is_ordinal) list_dominated(outcome);
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      result_.ideal.push_back(scaled(p, outcome.ideal[p]));
      if (!outcome.nadir.empty()) result_.nadir.push_back(scaled(p, outcome.nadir[p]));
    }
    result_.opposition = outcome.opposition;
    result_.reaches_all = outcome.reaches_all;
    if (outcome.solutions) result_.solutions = fair(outcome, *outcome.solutions);
    if (outcome.from_worst) result_.from_worst = fair(outcome, *outcome.from_worst);
    if (!outcome.stopped) count_accepted();
  }

  // Of candidates, whose utilities are known one by one.
  void list_dominated(const Frontier& outcome) {
    std::set<std::vector<std::int64_t>, std::greater<>> points;
    for (std::size_t i = 0; i < candidates_.size(); ++i) {
      std::vector<std::int64_t> point;
      for (const Utility& utility : problem_.parties) {
        point.push_back(utility.counted(utility.terms[0][i]));
      }
      points.insert(std::move(point));
    }
    for (std::size_t i = 0; i < outcome.efficient.size(); ++i) {
      const auto point = outcome.efficient.utility(i);
      points.erase({point.begin(), point.end()});
    }
    if (points.size() > kMostDominated) return;
    for (const auto& point : points) {
      auto& scaled_point = result_.dominated.emplace_back();
      for (std::size_t p = 0; p < point.size(); ++p) scaled_point.push_back(scaled(p, point[p]));
    }
  }

  void count_accepted() {
    const bool any =
        std::any_of(problem_.parties.begin(), problem_.parties.end(),
                    [](const Utility& utility) { return utility.reservation.has_value(); });
    if (!any || packages_of(problem_, one_cluster(problem_)) > kMostCounted) return;
    const auto counts =
        count_acceptable(problem_, {.threads = run_.threads, .limits = run_.limits});
    for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
      if (!problem_.parties[p].reservation) continue;
      result_.accepted.push_back({problem_.parties[p].party, counts.by_party[p]});
    }
    result_.accepted_by_all = counts.by_all;
    // A count that was stopped has not seen every package.
    const bool is_whole = !is_reached(run_.limits);
    if (counts.by_all == 0 && is_whole) add_out_of_reach(counts.is_reached);
  }

  // Smaller sets first: what holds one of those found is not minimal.
  void add_out_of_reach(const std::vector<bool>& is_reached) {
    std::vector<std::size_t> sets(is_reached.size());
    std::iota(sets.begin(), sets.end(), std::size_t{0});
    std::stable_sort(sets.begin(), sets.end(), [](std::size_t a, std::size_t b) {
      return std::popcount(a) < std::popcount(b);
    });
    const auto is_within = [](std::size_t some, std::size_t all) { return (some & ~all) == 0; };
    std::vector<std::size_t> found;
    for (const std::size_t set : sets) {
      const bool is_minimal = std::none_of(found.begin(), found.end(),
                                           [&](auto other) { return is_within(other, set); });
      const auto reaches = [&](auto other) { return is_reached[other] && is_within(set, other); };
      if (is_minimal && std::none_of(sets.begin(), sets.end(), reaches)) found.push_back(set);
    }
    for (const std::size_t set : found) {
      auto& together = result_.out_of_reach.emplace_back();
      for (std::size_t p = 0; p < problem_.parties.size(); ++p) {
        if ((set >> p & 1U) != 0) together.push_back(problem_.parties[p].party);
      }
    }
  }

  const Negotiation& negotiation_;
  const Options& options_;
  const Run& run_;
  PackageSpace space_;
  Utilities utilities_;
  std::vector<Package> candidates_;  // where only those are looked at
  UtilityProblem problem_;
  Settlements result_;
};

}  // namespace

void Options::describe(Fields& fields) {
  fields.count("points", points, "Efficient packages to list, at most");
}

std::vector<std::vector<double>> points_of(const std::vector<EfficientPackage>& list) {
  std::vector<std::vector<double>> points;
  for (const EfficientPackage& one : list) points.push_back(one.utilities);
  return points;
}

std::vector<Package> packages_of(const std::vector<EfficientPackage>& list) {
  std::vector<Package> packages;
  for (const EfficientPackage& one : list) packages.push_back(one.package);
  return packages;
}

Part<Settlements> settlement(const Negotiation& in_force, const Options& options, const Run& run) {
  return Settling(in_force, options, run).settle();
}

Part<Settlements> settlement_among(const Negotiation& in_force, const Candidates& candidates,
                                   const Options& options, const Run& run) {
  return Settling(in_force, options, run).settle(&candidates);
}

}  // namespace zopa::settle
