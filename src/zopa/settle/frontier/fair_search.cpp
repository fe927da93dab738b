#include "zopa/settle/frontier/fair_search.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "zopa/base/contracts.hpp"
#include "zopa/settle/frontier/solutions.hpp"
#include "zopa/settle/frontier/undominated.hpp"

namespace zopa::settle {
namespace {

constexpr double kSlack = 1e-9;  // far above the rounding of the sums of doubles below
constexpr std::size_t kMostSteps = 400;
constexpr double kMostWork = 2e7;  // utilities looked at for one set of bounds
constexpr std::size_t kStarts = 12;

// What is to be as large as can be, among packages that give every party at least its disagreement
// utility.  Gains are counted in shares of what the party could gain at most, or the like: they are
// numbers around 1.
struct Objective {
  enum class Kind : std::uint8_t { smallest, sum, product };
  Kind kind;
  std::vector<double> scale;   // by party: a gain times this; 0: whatever the party gets is enough
  std::vector<bool> counts;    // of smallest and product: the party's gain is one of them
  std::vector<double> reward;  // of sums: by party, what a scaled gain counts

  [[nodiscard]] auto counting() const { return std::count(counts.begin(), counts.end(), true); }

  // Negative where a party falls short of its disagreement utility.
  [[nodiscard]] double value(const std::vector<double>& gains) const {
    double least = std::numeric_limits<double>::infinity();  // of all
    double smallest = least;                                 // of those that count
    double sum = 0;
    double product = 1;
    for (std::size_t p = 0; p < gains.size(); ++p) {
      if (scale[p] == 0) continue;
      least = std::min(least, gains[p]);
      if (kind == Kind::sum) sum += reward[p] * gains[p];
      if (!counts[p]) continue;
      smallest = std::min(smallest, gains[p]);
      product *= gains[p];
    }
    if (least < -kSlack) return least;
    if (kind == Kind::sum) return sum;
    return kind == Kind::smallest ? smallest : product;
  }
};

// No package is kept whose weighted sum of gains cannot reach `least`.
struct Cut {
  std::vector<double> weights;  // by party
  std::vector<double> rest;     // by cluster: the most that it and later ones add
  double least = 0;
};

using Picks = std::vector<std::uint32_t>;  // a point of each cluster

class Search {
 public:
  Search(const std::vector<Points>& clusters, const std::vector<std::int64_t>& disagreement,
         const FairSearchOptions& options)
      : clusters_(clusters),
        parties_(clusters[0].parties),
        disagreement_(disagreement),
        options_(options) {
    for (const Points& cluster : clusters_) total_points_ += cluster.size();
  }

  // The efficient packages among those whose value is the best, or within rounding of it, and
  // others; none where the best is negative.  nullopt: not found out.
  std::optional<Points> best(const Objective& objective) {
    begin(options_.limits, "looking for the fair packages");
    objective_ = &objective;
    copied_ = 0;
    make_tables();
    needed_ = 0;
    starts_.clear();
    for (const Picks& picks : good_) offer(picks, gains_of(picks));
    const std::vector<std::vector<double>> multipliers = find_multipliers();
    improve_starts();
    good_.push_back(starts_[0].second);
    make_cuts(multipliers);
    return enumerate();
  }

 private:
  // Scaled utilities of every cluster's points, the first cluster's less the disagreement.
  void make_tables() {
    tables_.clear();
    for (const Points& cluster : clusters_) {
      auto& table = tables_.emplace_back(cluster.size() * parties_);
      const bool is_first = tables_.size() == 1;
      for (std::size_t i = 0; i < table.size(); ++i) {
        const std::size_t p = i % parties_;
        const std::int64_t gain = cluster.utilities[i] - (is_first ? disagreement_[p] : 0);
        table[i] = static_cast<double>(gain) * objective_->scale[p];
      }
    }
  }

  [[nodiscard]] double weighted(std::size_t cluster, std::size_t point,
                                const std::vector<double>& weights) const {
    const double* row = &tables_[cluster][point * parties_];
    double sum = 0;
    for (std::size_t p = 0; p < parties_; ++p) sum += weights[p] * row[p];
    return sum;
  }

  // The package with the largest weighted sum.
  [[nodiscard]] Picks heaviest(const std::vector<double>& weights) const {
    Picks picks;
    for (std::size_t c = 0; c < clusters_.size(); ++c) {
      std::uint32_t best = 0;
      double most = weighted(c, 0, weights);
      for (std::uint32_t i = 1; i < clusters_[c].size(); ++i) {
        const double own = weighted(c, i, weights);
        if (own <= most) continue;
        most = own;
        best = i;
      }
      picks.push_back(best);
    }
    return picks;
  }

  [[nodiscard]] std::vector<double> gains_of(const Picks& picks) const {
    std::vector<double> gains(parties_, 0);
    for (std::size_t c = 0; c < picks.size(); ++c) {
      for (std::size_t p = 0; p < parties_; ++p) gains[p] += tables_[c][picks[c] * parties_ + p];
    }
    return gains;
  }

  [[nodiscard]] double product_of(const std::vector<double>& weights) const {
    double product = 1;
    for (std::size_t p = 0; p < parties_; ++p) {
      if (objective_->counts[p]) product *= weights[p];
    }
    return product;
  }

  // The bound that these weights give, when no package weighs more than `most`.
  [[nodiscard]] double bound(const std::vector<double>& weights, double most) const {
    if (objective_->kind != Objective::Kind::product) return most;
    const auto count = static_cast<double>(objective_->counting());
    return std::pow(std::max(0.0, most) / count, count) / product_of(weights);
  }

  // … and how much a package has to weigh to be worth `value`.
  [[nodiscard]] double least_weight(const std::vector<double>& weights, double value) const {
    if (objective_->kind != Objective::Kind::product) return value - kSlack;
    const auto count = static_cast<double>(objective_->counting());
    const double product = std::max(0.0, value * (1 - kSlack)) * product_of(weights);
    return count * std::pow(product, 1 / count) - kSlack;
  }

  // Sums start from their rewards, which multipliers are added to; others from equal weights.
  [[nodiscard]] std::vector<double> first_weights() const {
    if (objective_->kind == Objective::Kind::sum) return objective_->reward;
    std::vector<double> weights(parties_, 0);
    for (std::size_t p = 0; p < parties_; ++p) {
      if (objective_->counts[p]) weights[p] = 1 / static_cast<double>(objective_->counting());
    }
    return weights;
  }

  // Subgradients (Held, Wolfe and Crowder 1974): who gains much weighs less next time.
  void step(std::vector<double>& weights, const std::vector<double>& gains, double most,
            double length) const {
    const auto count = static_cast<double>(objective_->counting());
    double sum = 0;
    for (std::size_t p = 0; p < parties_; ++p) {
      if (objective_->kind == Objective::Kind::sum) {
        weights[p] = std::max(objective_->reward[p], weights[p] - length * gains[p]);
      } else if (objective_->kind == Objective::Kind::smallest) {
        weights[p] *= std::exp(-length * (gains[p] - most));
      } else {
        const double share = most > 0 ? count * weights[p] * gains[p] / most : count;
        weights[p] *= std::exp(-length * std::clamp(share - 1, -3.0, 3.0));
      }
      sum += weights[p];
    }
    if (objective_->kind == Objective::Kind::sum) return;
    for (double& weight : weights) weight /= sum;
  }

  // Weights with the least bounds; the packages met on the way are offered.
  std::vector<std::vector<double>> find_multipliers() {
    std::vector<double> weights = first_weights();
    std::vector<double> best = weights;
    double least = std::numeric_limits<double>::infinity();
    const double work = static_cast<double>(total_points_ * parties_);
    const auto steps = static_cast<std::size_t>(
        std::clamp(kMostWork / work, 20.0, static_cast<double>(kMostSteps)));
    for (std::size_t t = 0; t < steps; ++t) {
      if (t > 0 && is_reached(options_.limits)) break;
      const Picks picks = heaviest(weights);
      const std::vector<double> gains = gains_of(picks);
      offer(picks, gains);
      double most = 0;
      for (std::size_t p = 0; p < parties_; ++p) most += weights[p] * gains[p];
      const double own = bound(weights, most);
      if (own < least) {
        least = own;
        best = weights;
      }
      step(weights, gains, most, 1.0 / std::sqrt(1.0 + static_cast<double>(t)));
    }
    return around(best);
  }

  // The best weights, and others near them: deeper down the best ones are others.
  [[nodiscard]] std::vector<std::vector<double>> around(const std::vector<double>& best) const {
    constexpr double kFactor = 1.3;
    std::vector<std::vector<double>> all = {best};
    for (std::size_t p = 0; p < parties_; ++p) {
      for (const double factor : {kFactor, 1 / kFactor}) {
        std::vector<double> weights = best;
        weights[p] *= factor;
        if (objective_->kind == Objective::Kind::sum) {
          weights[p] = std::max(weights[p], objective_->reward[p]);
        } else {
          const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
          for (double& weight : weights) weight /= sum;
        }
        if (weights != best) all.push_back(std::move(weights));
      }
    }
    return all;
  }

  void offer(const Picks& picks, const std::vector<double>& gains) {
    const double value = objective_->value(gains);
    note(picks, value);
    const auto at = std::find_if(starts_.begin(), starts_.end(),
                                 [&](const auto& start) { return start.first <= value; });
    if (at != starts_.end() && at->second == picks) return;
    starts_.insert(at, {value, picks});
    if (starts_.size() > kStarts) starts_.pop_back();
  }

  // Exactly: a package that falls short by a rounding has no value.
  void note(const Picks& picks, double value) {
    for (std::size_t p = 0; p < parties_; ++p) {
      std::int64_t gain = -disagreement_[p];
      for (std::size_t c = 0; c < picks.size(); ++c) gain += clusters_[c].utility(picks[c])[p];
      if (objective_->scale[p] > 0 && gain < 0) return;
    }
    needed_ = std::max(needed_, value);
  }

  // Exchanges one or two picks as long as that helps.
  void improve_starts() {
    for (auto& [value, picks] : starts_) {
      std::vector<double> gains = gains_of(picks);
      while (exchange_one(picks, gains, value) || exchange_two(picks, gains, value)) {
      }
      note(picks, value);
    }
    std::stable_sort(starts_.begin(), starts_.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
  }

  void move(std::vector<double>& gains, std::size_t cluster, std::size_t from,
            std::size_t to) const {
    const auto& table = tables_[cluster];
    for (std::size_t p = 0; p < parties_; ++p) {
      gains[p] += table[to * parties_ + p] - table[from * parties_ + p];
    }
  }

  bool exchange_one(Picks& picks, std::vector<double>& gains, double& value) const {
    bool improved = false;
    std::vector<double> moved;
    for (std::size_t c = 0; c < picks.size(); ++c) {
      if (is_reached(options_.limits)) return false;
      for (std::uint32_t i = 0; i < clusters_[c].size(); ++i) {
        moved = gains;
        move(moved, c, picks[c], i);
        if (objective_->value(moved) <= value + kSlack) continue;
        picks[c] = i;
        gains = gains_of(picks);
        value = objective_->value(gains);
        improved = true;
      }
    }
    return improved;
  }

  bool exchange_two(Picks& picks, std::vector<double>& gains, double& value) const {
    if (static_cast<double>(total_points_) * static_cast<double>(total_points_) > kMostWork / 8) {
      return false;
    }
    std::vector<double> first;
    std::vector<double> both;
    for (std::size_t c = 0; c < picks.size(); ++c) {
      if (is_reached(options_.limits)) return false;
      for (std::uint32_t i = 0; i < clusters_[c].size(); ++i) {
        first = gains;
        move(first, c, picks[c], i);
        for (std::size_t d = c + 1; d < picks.size(); ++d) {
          for (std::uint32_t j = 0; j < clusters_[d].size(); ++j) {
            both = first;
            move(both, d, picks[d], j);
            if (objective_->value(both) <= value + kSlack) continue;
            picks[c] = i;
            picks[d] = j;
            gains = gains_of(picks);
            value = objective_->value(gains);
            return true;
          }
        }
      }
    }
    return false;
  }

  void make_cuts(const std::vector<std::vector<double>>& multipliers) {
    cuts_.clear();
    for (const auto& weights : multipliers) {
      cuts_.push_back({weights, {}, least_weight(weights, needed_)});
    }
    const bool is_smallest = objective_->kind == Objective::Kind::smallest;
    for (std::size_t p = 0; p < parties_; ++p) {
      if (objective_->scale[p] == 0) continue;
      std::vector<double> alone(parties_, 0);
      alone[p] = 1;
      const double least = is_smallest && objective_->counts[p] ? needed_ : 0;
      cuts_.push_back({std::move(alone), {}, least - kSlack});
    }
    for (Cut& cut : cuts_) {
      cut.rest.assign(clusters_.size() + 1, 0);
      for (std::size_t c = clusters_.size(); c-- > 0;) {
        double most = weighted(c, 0, cut.weights);
        for (std::size_t i = 1; i < clusters_[c].size(); ++i) {
          most = std::max(most, weighted(c, i, cut.weights));
        }
        cut.rest[c] = cut.rest[c + 1] + most;
      }
    }
  }

  // By point of a cluster and cut.
  [[nodiscard]] std::vector<double> weights_in(std::size_t cluster) const {
    std::vector<double> weights;
    for (std::size_t i = 0; i < clusters_[cluster].size(); ++i) {
      for (const Cut& cut : cuts_) weights.push_back(weighted(cluster, i, cut.weights));
    }
    return weights;
  }

  [[nodiscard]] std::vector<double> weights_of(std::span<const std::int64_t> utilities) const {
    std::vector<double> weights;
    for (const Cut& cut : cuts_) {
      double sum = 0;
      for (std::size_t p = 0; p < parties_; ++p) {
        sum += cut.weights[p] * objective_->scale[p] *
               static_cast<double>(utilities[p] - disagreement_[p]);
      }
      weights.push_back(sum);
    }
    return weights;
  }

  std::optional<Points> enumerate() {
    Budget budget(std::numeric_limits<std::uint64_t>::max(), options_.limits);
    Points partial(parties_, clusters_[0].words, clusters_[0].first_word);
    for (std::size_t i = 0; i < clusters_[0].size(); ++i) {
      const std::vector<double> weights = weights_of(clusters_[0].utility(i));
      if (can_reach(weights, std::vector<double>(cuts_.size(), 0), 0, 1)) {
        partial.add(clusters_[0].utility(i), clusters_[0].label(i));
      }
    }
    for (std::size_t c = 1; c < clusters_.size(); ++c) {
      auto next = extended(partial, c, budget);
      if (!next) return std::nullopt;
      partial = std::move(*next);
    }
    return partial;
  }

  [[nodiscard]] bool can_reach(const std::vector<double>& partial, const std::vector<double>& added,
                               std::size_t row, std::size_t next) const {
    for (std::size_t k = 0; k < cuts_.size(); ++k) {
      if (partial[k] + added[row + k] + cuts_[k].rest[next] < cuts_[k].least) return false;
    }
    return true;
  }

  std::optional<Points> extended(const Points& partial, std::size_t c, Budget& budget) {
    constexpr std::size_t kFirstReview = std::size_t{1} << 16;
    constexpr std::size_t kMostAtOnce = std::size_t{1} << 28;  // words of labels: 2 GiB
    const Points& cluster = clusters_[c];
    const std::vector<double> added = weights_in(c);
    Points sums = room_for_sums(partial, cluster);
    std::size_t next_review = kFirstReview;
    std::vector<std::int64_t> sum(parties_);
    std::vector<std::uint64_t> label(sums.words);
    for (std::size_t i = 0; i < partial.size(); ++i) {
      const std::vector<double> own = weights_of(partial.utility(i));
      if (!budget.spend(cluster.size())) return std::nullopt;
      for (std::size_t j = 0; j < cluster.size(); ++j) {
        if (!can_reach(own, added, j * cuts_.size(), c + 1)) continue;
        for (std::size_t p = 0; p < parties_; ++p) {
          sum[p] = partial.utility(i)[p] + cluster.utility(j)[p];
        }
        join_labels(partial, i, cluster, j, sums, label);
        sums.add(sum, label);
      }
      if (sums.labels.size() > kMostAtOnce || copied_ > options_.most_copied) return std::nullopt;
      if (sums.size() < next_review) continue;
      sums = undominated(sums, budget);
      if (budget.is_spent() || sums.size() > options_.most_points) return std::nullopt;
      next_review = std::max(kFirstReview, 2 * sums.size());
    }
    sums = undominated(sums, budget);
    if (budget.is_spent()) return std::nullopt;
    copied_ += static_cast<double>(sums.labels.size());
    return sums;
  }

  const std::vector<Points>& clusters_;
  std::size_t parties_;
  const std::vector<std::int64_t>& disagreement_;
  const FairSearchOptions& options_;
  std::size_t total_points_ = 0;
  const Objective* objective_ = nullptr;
  std::vector<std::vector<double>> tables_;  // by cluster; point * parties + party
  std::vector<Cut> cuts_;
  std::vector<std::pair<double, Picks>> starts_;  // best first
  double needed_ = 0;        // the best value of a package that reaches the disagreement for all
  std::vector<Picks> good_;  // the best package of each objective so far
  double copied_ = 0;        // words of labels
};

Points room_for_all(const std::vector<Points>& clusters) {
  Points room = clusters[0];
  for (const Points& cluster : clusters) room = room_for_sums(room, cluster);
  return room;
}

// The objectives of all solutions in turn: each of the later ones needs what the earlier ones
// found.
class FairSearcher {
 public:
  FairSearcher(const std::vector<Points>& clusters, const std::vector<std::int64_t>& disagreement,
               const FairSearchOptions& options)
      : parties_(clusters[0].parties),
        disagreement_(disagreement),
        search_(clusters, disagreement, options),
        result_(room_for_all(clusters)),
        ranges_(parties_, 0) {
    for (const Points& cluster : clusters) add_range(cluster);
  }

  FairSearch run() {
    const Objective egalitarian = smallest(std::vector<bool>(parties_, true), equal_scale());
    if (!add(egalitarian)) return std::move(result_);
    if (rational().empty()) {
      result_ = FairSearch(result_.points);
      result_.is_complete = true;
      return std::move(result_);
    }
    result_.is_complete = add_sums() && add_kalai_smorodinsky() && add_nash();
    result_.points = undominated(result_.points);
    return std::move(result_);
  }

 private:
  void add_range(const Points& cluster) {
    for (std::size_t p = 0; p < parties_; ++p) {
      std::int64_t least = cluster.utility(0)[p];
      std::int64_t most = least;
      for (std::size_t i = 1; i < cluster.size(); ++i) {
        least = std::min(least, cluster.utility(i)[p]);
        most = std::max(most, cluster.utility(i)[p]);
      }
      ranges_[p] += static_cast<double>(most) - static_cast<double>(least);
    }
  }

  [[nodiscard]] static double one_over(double range) { return 1 / std::max(1.0, range); }

  [[nodiscard]] std::vector<double> equal_scale() const {
    return std::vector<double>(parties_,
                               one_over(*std::max_element(ranges_.begin(), ranges_.end())));
  }
  [[nodiscard]] std::vector<double> own_scales() const {
    std::vector<double> scales;
    for (const double range : ranges_) scales.push_back(one_over(range));
    return scales;
  }

  [[nodiscard]] static Objective smallest(std::vector<bool> counts, std::vector<double> scale) {
    return {Objective::Kind::smallest, std::move(scale), std::move(counts), {}};
  }

  [[nodiscard]] std::vector<std::size_t> rational() const {
    return rational_points(result_.points, disagreement_);
  }

  // False where it was not found out.
  bool add(const Objective& objective) {
    const auto found = search_.best(objective);
    if (!found) return false;
    for (std::size_t i = 0; i < found->size(); ++i) {
      result_.points.add(found->utility(i), found->label(i));
    }
    return true;
  }

  // The best for each party, and the largest sum.
  bool add_sums() {
    Objective objective{Objective::Kind::sum, own_scales(), std::vector<bool>(parties_, false), {}};
    for (std::size_t p = 0; p < parties_; ++p) {
      objective.reward.assign(parties_, 0);
      objective.reward[p] = 1;
      if (!add(objective)) return false;
    }
    objective.scale = equal_scale();
    objective.reward.assign(parties_, 1 / static_cast<double>(parties_));
    return add(objective);
  }

  // By party: the most that it can gain; exact, once the best for each is found.
  [[nodiscard]] std::vector<double> most_gains() const {
    std::vector<double> most(parties_, 0);
    for (const std::size_t i : rational()) {
      for (std::size_t p = 0; p < parties_; ++p) {
        const std::int64_t gain = result_.points.utility(i)[p] - disagreement_[p];
        most[p] = std::max(most[p], static_cast<double>(gain));
      }
    }
    return most;
  }

  bool add_kalai_smorodinsky() {
    Objective objective = smallest({}, {});
    for (const double most : most_gains()) {
      objective.counts.push_back(most > 0);
      objective.scale.push_back(one_over(most));
    }
    return objective.counting() == 0 || add(objective);
  }

  // Over the largest sets of parties that can gain together; all of them, save in rare cases.
  bool add_nash() {
    Objective objective{Objective::Kind::product, {}, {}, {}};
    for (const double most : most_gains()) objective.scale.push_back(one_over(most));
    for (std::size_t size = parties_; size > 0; --size) {
      bool any = false;
      std::vector<bool> counts(parties_, false);
      std::fill_n(counts.begin(), size, true);
      do {
        const auto can = can_gain(counts, objective.scale);
        if (!can) return false;
        if (!*can) continue;
        any = true;
        objective.counts = counts;
        if (!add(objective)) return false;
      } while (std::prev_permutation(counts.begin(), counts.end()));
      if (any) break;
    }
    return true;
  }

  // Can all of these gain together?
  std::optional<bool> can_gain(const std::vector<bool>& set, const std::vector<double>& scale) {
    const auto gains = [&](const Points& points, std::size_t i) {
      for (std::size_t p = 0; p < parties_; ++p) {
        const std::int64_t gain = points.utility(i)[p] - disagreement_[p];
        if (gain < 0 || (set[p] && gain == 0)) return false;
      }
      return true;
    };
    const auto any = [&](const Points& points) {
      for (std::size_t i = 0; i < points.size(); ++i) {
        if (gains(points, i)) return true;
      }
      return false;
    };
    if (any(result_.points)) return true;
    const auto found = search_.best(smallest(set, scale));
    if (!found) return std::nullopt;
    return any(*found);
  }

  std::size_t parties_;
  const std::vector<std::int64_t>& disagreement_;
  Search search_;
  FairSearch result_;
  std::vector<double> ranges_;  // of utilities, by party
};

}  // namespace

FairSearch search_fair(const std::vector<Points>& clusters,
                       const std::vector<std::int64_t>& disagreement,
                       const FairSearchOptions& options) {
  ZOPA_EXPECTS(!clusters.empty() && disagreement.size() == clusters[0].parties);
  return FairSearcher(clusters, disagreement, options).run();
}

std::optional<bool> reaches_all(const std::vector<Points>& clusters,
                                const std::vector<std::optional<std::int64_t>>& disagreement,
                                const FairSearchOptions& options) {
  std::vector<std::int64_t> known;
  Objective objective{Objective::Kind::smallest, {}, {}, {}};
  for (const auto& utility : disagreement) {
    known.push_back(utility.value_or(0));
    objective.counts.push_back(utility.has_value());
    objective.scale.push_back(utility ? 1 / std::max(1.0, std::abs(static_cast<double>(*utility)))
                                      : 0);
  }
  if (objective.counting() == 0) return true;
  Search search(clusters, known, options);
  const auto found = search.best(objective);
  if (!found) return std::nullopt;
  for (std::size_t i = 0; i < found->size(); ++i) {
    bool reaches = true;
    for (std::size_t p = 0; p < disagreement.size(); ++p) {
      reaches = reaches && (!disagreement[p] || found->utility(i)[p] >= known[p]);
    }
    if (reaches) return true;
  }
  return false;
}

}  // namespace zopa::settle
