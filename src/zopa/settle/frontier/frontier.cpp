#include "zopa/settle/frontier/frontier.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "zopa/base/contracts.hpp"
#include "zopa/settle/frontier/fair_search.hpp"
#include "zopa/settle/frontier/sweep.hpp"
#include "zopa/settle/frontier/undominated.hpp"

namespace zopa::settle {
namespace {

constexpr std::size_t kMostBytes = std::size_t{1} << 29;  // of one list of points

std::string in_words(double number) {
  const auto exponent = static_cast<int>(std::log10(number));
  return "10^" + std::to_string(exponent);
}

std::vector<std::optional<std::int64_t>> known_reservations(const UtilityProblem& problem) {
  std::vector<std::optional<std::int64_t>> reservations;
  for (const Utility& party : problem.parties) reservations.push_back(party.reservation);
  return reservations;
}

bool all_reserved(const UtilityProblem& problem) {
  return std::all_of(problem.parties.begin(), problem.parties.end(),
                     [](const Utility& utility) { return utility.reservation.has_value(); });
}

// Known reservations; the least number for those that are not.
std::vector<std::int64_t> lowest_where_unknown(const UtilityProblem& problem) {
  std::vector<std::int64_t> reservations;
  for (const Utility& party : problem.parties) {
    reservations.push_back(
        party.reservation.value_or(std::numeric_limits<std::int64_t>::min() / 4));
  }
  return reservations;
}

// So many points of these, evenly spread: as good a choice as any where not all can be kept.
Points thinned(const Points& points, std::size_t most) {
  if (points.size() <= most) return points;
  Points few(points.parties, points.words, points.first_word);
  for (std::size_t k = 0; k < most; ++k) {
    const std::size_t i = k * (points.size() - 1) / (most - 1);
    few.add(points.utility(i), points.label(i));
  }
  return few;
}

// The undominated packages, from those of the clusters.
class Builder {
 public:
  Builder(const UtilityProblem& problem, const FrontierOptions& options, Frontier& outcome)
      : problem_(problem), options_(options), outcome_(outcome) {}

  void run() {
    if (!sweep_clusters()) return;
    begin(options_.limits, "joining issues", clusters_.size() - 1);
    Points all = clusters_[0];
    for (std::size_t c = 1; c < clusters_.size(); ++c) {
      if (c > 1) advance(options_.limits);
      auto sums = extended(all, clusters_[c]);
      if (sums) {
        all = std::move(*sums);
        continue;
      }
      if (add_fair()) return;
      outcome_.extent = Extent::looked_at;
      if (outcome_.stopped || is_reached(options_.limits) || are_too_many(clusters_.size() - c)) {
        all = completed(all, c);
        break;
      }
      all = extended_quickly(all, clusters_[c]);
    }
    note_stop();
    outcome_.efficient = counted(with_words(all, 0, outcome_.labels.words()));
  }

  // Undominated, of every cluster; small ones first.
  [[nodiscard]] const std::vector<Points>& clusters() const { return clusters_; }

 private:
  bool sweep_clusters() {
    std::vector<Cluster> clusters = clusters_of(problem_);
    std::stable_sort(clusters.begin(), clusters.end(), [&](const Cluster& a, const Cluster& b) {
      return packages_of(problem_, a) < packages_of(problem_, b);
    });
    for (const Cluster& cluster : clusters) {
      if (!can_sweep(cluster)) return false;
      clusters_.push_back(sweep(problem_, cluster, outcome_.labels,
                                {options_.threads, options_.block, options_.limits}));
      note_stop();
      if (clusters_.back().size() > 0) continue;
      if (outcome_.stopped) outcome_.why = Message("why.stopped_before_any");
      return false;  // else the rules leave nothing
    }
    return true;
  }

  bool can_sweep(const Cluster& cluster) {
    const double packages = packages_of(problem_, cluster);
    if (packages <= options_.most_swept) return true;
    outcome_.why = Message("why.too_many_combinations", {{"count", in_words(packages)}});
    return false;
  }

  void note_stop() {
    outcome_.stopped = outcome_.stopped || is_reached(options_.limits);
    if (outcome_.stopped) outcome_.extent = Extent::looked_at;
  }

  // nullopt where that takes too long, or makes too many.
  std::optional<Points> extended(const Points& a, const Points& b) {
    if (outcome_.extent != Extent::frontier || copied_ > options_.most_copied) return std::nullopt;
    Budget budget(std::numeric_limits<std::uint64_t>::max(), options_.limits);
    const std::size_t most = most_points(a);
    Points result = undominated_sums(a, b, budget, most);
    note_stop();
    if (outcome_.stopped || result.size() > most) return std::nullopt;
    copied_ += static_cast<double>(result.labels.size());
    return result;
  }

  // Labels of many issues take most of the memory.
  [[nodiscard]] std::size_t most_points(const Points& like) const {
    const std::size_t fit = kMostBytes / (8 * (like.parties + like.words));
    return std::min(fit, like.parties > 3 ? options_.most_of_many : options_.most_points);
  }

  static Points extended_quickly(const Points& a, const Points& b) {
    Budget budget;
    return undominated_sums(thinned(a, kMostKept), thinned(b, kMostKept), budget);
  }

  // Clusters to extend by quickly.
  [[nodiscard]] bool are_too_many(std::size_t clusters) const {
    const auto words = static_cast<double>(kMostKept * outcome_.labels.words());
    return static_cast<double>(clusters) * words > options_.most_copied;
  }

  // A few packages, where there is no time for more: of the clusters from `next` on, together, the
  // best for each party and the best for all.
  [[nodiscard]] Points completed(const Points& points, std::size_t next) const {
    constexpr std::size_t kMost = 64;
    const std::size_t parties = points.parties;
    Points rest(parties, outcome_.labels.words());
    for (std::size_t favoured = 0; favoured <= parties; ++favoured) {
      std::vector<std::int64_t> utilities(parties, 0);
      std::vector<std::uint64_t> label(rest.words, 0);
      for (std::size_t c = next; c < clusters_.size(); ++c) {
        const Points& cluster = clusters_[c];
        const std::size_t best = best_for(cluster, favoured);
        for (std::size_t p = 0; p < parties; ++p) utilities[p] += cluster.utility(best)[p];
        for (std::size_t w = 0; w < cluster.words; ++w) {
          label[cluster.first_word + w] |= cluster.label(best)[w];
        }
      }
      rest.add(utilities, label);
    }
    Budget unlimited;
    return undominated_sums(thinned(points, kMost), undominated(rest), unlimited);
  }

  // For one party, or by the sum of all utilities.
  static std::size_t best_for(const Points& cluster, std::size_t favoured) {
    const auto worth = [&](std::size_t i) {
      const auto own = cluster.utility(i);
      return favoured < own.size() ? own[favoured]
                                   : std::accumulate(own.begin(), own.end(), std::int64_t{0});
    };
    std::size_t best = 0;
    for (std::size_t i = 1; i < cluster.size(); ++i) {
      if (worth(i) > worth(best)) best = i;
    }
    return best;
  }

  // False where the fair ones were not found either.
  bool add_fair() {
    // Of so many issues the search would not end either.
    if (copied_ > options_.most_copied) return false;
    if (outcome_.extent != Extent::frontier || !can_search()) return false;
    const FairSearchOptions options{options_.most_points, options_.limits, options_.most_copied};
    const bool is_known = all_reserved(problem_);
    if (!is_known) {  // gains are measured from the worst feasible utilities
      outcome_.worst = worst_feasible(problem_, options_);
      outcome_.reaches_all = reaches_all(clusters_, known_reservations(problem_), options);
    }
    FairSearch search =
        search_fair(clusters_, is_known ? lowest_where_unknown(problem_) : outcome_.worst, options);
    const bool is_found = search.points.size() > 0;
    if (is_known && (search.is_complete || is_found)) outcome_.reaches_all = is_found;
    note_stop();
    if (!search.is_complete || !is_found) return false;
    outcome_.efficient = std::move(search.points);
    outcome_.extent = Extent::fair;
    return true;
  }

  // Gains are differences of totals as they are.
  [[nodiscard]] bool can_search() const {
    return std::none_of(problem_.parties.begin(), problem_.parties.end(),
                        [](const Utility& u) { return u.is_ordinal || u.most || u.quantum != 1; });
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

  static constexpr std::size_t kMostKept = 1000;  // points, where not all can be

  const UtilityProblem& problem_;
  const FrontierOptions& options_;
  Frontier& outcome_;
  std::vector<Points> clusters_;
  double copied_ = 0;  // words of labels
};

// The worst feasible utility of a party: the best of its opposite.
std::int64_t worst_for(const UtilityProblem& problem, std::size_t party,
                       const FrontierOptions& options) {
  Utility opposite = problem.parties[party];
  for (auto& axis : opposite.terms) {
    for (std::int64_t& term : axis) term = -term;
  }
  for (auto& formula : opposite.formulas) formula.weight = -formula.weight;
  const UtilityProblem alone{problem.sizes, problem.rules, {opposite}};
  const Labels labels(problem.sizes);
  std::int64_t total = 0;
  for (const Cluster& cluster : clusters_of(alone)) {
    if (is_reached(options.limits)) return 0;
    const Points best =
        sweep(alone, cluster, labels, {options.threads, options.block, options.limits});
    if (best.size() == 0) return 0;  // stopped
    total -= best.utility(0)[0];
  }
  return problem.parties[party].counted(total);
}

// The best and the worst of these points, by party.
void add_extremes(const Points& points, std::vector<std::int64_t>& best,
                  std::vector<std::int64_t>& worst) {
  for (std::size_t p = 0; p < points.parties; ++p) {
    std::int64_t most = points.utility(0)[p];
    std::int64_t least = most;
    for (std::size_t i = 1; i < points.size(); ++i) {
      most = std::max(most, points.utility(i)[p]);
      least = std::min(least, points.utility(i)[p]);
    }
    best.push_back(most);
    worst.push_back(least);
  }
}

// Of the frontier by its points; where it is not listed, the best of every cluster together.
void add_extremes(const std::vector<Points>& clusters, Frontier& outcome) {
  std::vector<std::int64_t> worst;
  if (outcome.extent == Extent::frontier) {
    add_extremes(outcome.efficient, outcome.ideal, outcome.nadir);
  } else if (outcome.extent == Extent::looked_at) {
    add_extremes(outcome.efficient, outcome.ideal, worst);
  } else {
    outcome.ideal.assign(outcome.efficient.parties, 0);
    for (const Points& cluster : clusters) {
      std::vector<std::int64_t> best;
      add_extremes(cluster, best, worst);
      for (std::size_t p = 0; p < best.size(); ++p) outcome.ideal[p] += best[p];
    }
  }
}

}  // namespace

std::vector<std::int64_t> worst_feasible(const UtilityProblem& problem,
                                         const FrontierOptions& options) {
  std::vector<std::int64_t> worst;
  for (std::size_t p = 0; p < problem.parties.size(); ++p) {
    worst.push_back(worst_for(problem, p, options));
  }
  return worst;
}

Frontier frontier_of(const UtilityProblem& problem, const FrontierOptions& options) {
  ZOPA_EXPECTS(!problem.parties.empty());
  Frontier outcome(problem);
  Builder builder(problem, options, outcome);
  builder.run();
  if (outcome.efficient.size() == 0) return outcome;
  add_extremes(builder.clusters(), outcome);
  const std::vector<std::size_t> rational =
      rational_points(outcome.efficient, lowest_where_unknown(problem));
  if (outcome.extent == Extent::frontier || !rational.empty()) {
    outcome.reaches_all = !rational.empty();
  }
  const auto& parties = problem.parties;
  if (std::any_of(parties.begin(), parties.end(), [](const Utility& u) { return u.is_ordinal; })) {
    return outcome;
  }
  if (outcome.extent == Extent::frontier && !rational.empty()) {
    outcome.opposition = opposition(outcome.efficient, rational, outcome.ideal);
  }
  if (all_reserved(problem)) {
    outcome.solutions = solutions(outcome.efficient, lowest_where_unknown(problem));
    return outcome;
  }
  outcome.stopped = outcome.stopped || is_reached(options.limits);
  if (outcome.stopped) return outcome;
  if (outcome.worst.empty()) outcome.worst = worst_feasible(problem, options);
  outcome.stopped = is_reached(options.limits);
  if (!outcome.stopped) outcome.from_worst = solutions(outcome.efficient, outcome.worst);
  return outcome;
}

}  // namespace zopa::settle
