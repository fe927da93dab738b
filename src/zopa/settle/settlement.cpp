#include "zopa/settle/settlement.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "zopa/base/contracts.hpp"
#include "zopa/settle/sweep.hpp"
#include "zopa/settle/undominated.hpp"

namespace zopa::settle {
namespace {

bool is_reached(const Limits* limits) { return limits != nullptr && limits->reached(); }

std::string in_words(double number) {
  const auto exponent = static_cast<int>(std::log10(number));
  return "10^" + std::to_string(exponent);
}

// The packages of the clusters so far, undominated.
class Builder {
 public:
  Builder(const Problem& problem, const Options& options, Outcome& outcome)
      : problem_(problem), options_(options), outcome_(outcome) {}

  void run() {
    Points so_far(problem_.parties.size(), outcome_.labels.words());
    bool is_first = true;
    for (const Cluster& cluster : clusters_of(problem_)) {
      if (!can_sweep(cluster)) return;
      Points own = sweep(problem_, cluster, outcome_.labels,
                         {options_.workers, options_.block, options_.limits});
      if (is_stopped()) return;
      if (own.size() == 0) return;  // the rules leave nothing
      so_far = is_first ? std::move(own) : sums(so_far, own);
      is_first = false;
      if (is_stopped() || too_many(so_far)) return;
    }
    outcome_.efficient = counted(so_far);
  }

 private:
  bool can_sweep(const Cluster& cluster) {
    const double packages = packages_of(problem_, cluster);
    if (packages <= options_.most_swept) return true;
    outcome_.not_computed = "rules or preferences link issues with more than " +
                            in_words(packages) + " combinations, too many to look at each";
    return false;
  }

  bool too_many(const Points& points) {
    if (points.size() <= options_.most_points) return false;
    outcome_.not_computed = "there are more than " + std::to_string(options_.most_points) +
                            " packages that no other one dominates";
    return true;
  }

  bool is_stopped() {
    outcome_.stopped = outcome_.stopped || is_reached(options_.limits);
    if (outcome_.stopped) outcome_.not_computed = "stopped before it was done";
    return outcome_.stopped;
  }

  Points sums(const Points& a, const Points& b) {
    Budget budget(std::numeric_limits<std::uint64_t>::max(), options_.limits);
    Points result = undominated_sums(a, b, budget);
    outcome_.stopped = budget.is_spent();
    return result;
  }

  // Totals as they count: rounded, and cut at the most.
  [[nodiscard]] Points counted(Points points) const {
    bool changed = false;
    for (std::size_t i = 0; i < points.utilities.size(); ++i) {
      const std::int64_t total = points.utilities[i];
      points.utilities[i] = problem_.parties[i % points.parties].counted(total);
      changed = changed || points.utilities[i] != total;
    }
    return changed ? undominated(points) : points;
  }

  const Problem& problem_;
  const Options& options_;
  Outcome& outcome_;
};

// The worst feasible utility of a party: the best of its opposite.
std::int64_t worst_for(const Problem& problem, std::size_t party, const Options& options) {
  Utility opposite = problem.parties[party];
  for (auto& axis : opposite.terms) {
    for (std::int64_t& term : axis) term = -term;
  }
  for (auto& formula : opposite.formulas) formula.weight = -formula.weight;
  const Problem alone{problem.sizes, problem.rules, {opposite}};
  const Labels labels(problem.sizes);
  std::int64_t total = 0;
  for (const Cluster& cluster : clusters_of(alone)) {
    const Points best =
        sweep(alone, cluster, labels, {options.workers, options.block, options.limits});
    if (best.size() == 0) return 0;  // stopped
    total -= best.utility(0)[0];
  }
  return problem.parties[party].counted(total);
}

// Known reservations; the least number for those that are not.
std::vector<std::int64_t> reservations(const Problem& problem) {
  std::vector<std::int64_t> reservations;
  for (const Utility& party : problem.parties) {
    reservations.push_back(
        party.reservation.value_or(std::numeric_limits<std::int64_t>::min() / 4));
  }
  return reservations;
}

void add_extremes(Outcome& outcome) {
  const Points& efficient = outcome.efficient;
  for (std::size_t p = 0; p < efficient.parties; ++p) {
    std::int64_t best = efficient.utility(0)[p];
    std::int64_t worst = best;
    for (std::size_t i = 1; i < efficient.size(); ++i) {
      best = std::max(best, efficient.utility(i)[p]);
      worst = std::min(worst, efficient.utility(i)[p]);
    }
    outcome.ideal.push_back(best);
    outcome.nadir.push_back(worst);
  }
}

}  // namespace

std::vector<std::int64_t> worst_feasible(const Problem& problem, const Options& options) {
  std::vector<std::int64_t> worst;
  for (std::size_t p = 0; p < problem.parties.size(); ++p) {
    worst.push_back(worst_for(problem, p, options));
  }
  return worst;
}

Outcome settle(const Problem& problem, const Options& options) {
  ZOPA_EXPECTS(!problem.parties.empty());
  Outcome outcome(problem);
  Builder(problem, options, outcome).run();
  if (outcome.efficient.size() == 0) return outcome;
  add_extremes(outcome);
  const std::vector<std::size_t> rational =
      rational_points(outcome.efficient, reservations(problem));
  outcome.reaches_all = !rational.empty();
  const auto& parties = problem.parties;
  if (std::any_of(parties.begin(), parties.end(), [](const Utility& u) { return u.is_ordinal; })) {
    return outcome;
  }
  if (outcome.reaches_all) {
    outcome.opposition = opposition(outcome.efficient, rational, outcome.ideal);
  }
  const bool all_known = std::all_of(parties.begin(), parties.end(), [](const Utility& utility) {
    return utility.reservation.has_value();
  });
  if (all_known) {
    outcome.solutions = solutions(outcome.efficient, reservations(problem));
    return outcome;
  }
  outcome.worst = worst_feasible(problem, options);
  outcome.from_worst = solutions(outcome.efficient, outcome.worst);
  return outcome;
}

}  // namespace zopa::settle
