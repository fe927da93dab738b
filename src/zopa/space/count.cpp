#include "zopa/space/count.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/base/disjoint_sets.hpp"
#include "zopa/base/exact.hpp"

namespace zopa {
namespace {

constexpr std::uint64_t kMostCombinations = std::uint64_t{1} << 26;  // swept one by one
// States kept at once.  Clusters that cannot be swept are given up early: what does not fit into a
// few states mostly does not fit into many either, and a dozen counts are asked for.
constexpr std::size_t kMostStates = std::size_t{1} << 20;
constexpr std::size_t kMostStatesUnswept = std::size_t{1} << 15;
constexpr std::size_t kWords = 4;
constexpr std::size_t kSlots = kWords * 64;  // clauses open at once

// Which of the open clauses are satisfied.
using Key = std::array<std::uint64_t, kWords>;

struct KeyHash {
  std::size_t operator()(const Key& key) const {
    std::uint64_t hash = 0;
    for (const std::uint64_t word : key) {
      hash = (hash ^ word) * 0x9E3779B97F4A7C15U;
      hash ^= hash >> 29U;
    }
    return hash;
  }
};

void set_bit(Key& key, std::size_t slot) { key[slot / 64] |= std::uint64_t{1} << (slot % 64); }

// One variable of a cluster: what each of its values satisfies, and which clauses end here.
struct Step {
  std::uint32_t variable = 0;
  std::vector<std::uint32_t> values;
  std::vector<Key> satisfies;          // by value
  std::vector<std::uint64_t> weights;  // by value; empty: one each
  Key closing{};                       // must be satisfied by now, and leave the key
};

bool advance(const Step& step, std::size_t value, Key& key) {
  for (std::size_t w = 0; w < kWords; ++w) {
    key[w] |= step.satisfies[value][w];
    if ((key[w] & step.closing[w]) != step.closing[w]) return false;
    key[w] &= ~step.closing[w];
  }
  return true;
}

// Variables linked to one another, their clauses and tests.
struct Cluster {
  std::vector<std::uint32_t> variables;
  std::vector<const Clause*> clauses;
  std::vector<const Test*> tests;
};

using Domains = std::vector<std::vector<std::uint32_t>>;  // values still allowed, by variable

Domains domains_of(const Conditions& conditions) {
  Domains domains;
  for (const std::uint32_t size : conditions.sizes) {
    auto& domain = domains.emplace_back(size);
    std::iota(domain.begin(), domain.end(), 0U);
  }
  for (const Clause& clause : conditions.clauses) {
    if (clause.literals.size() != 1) continue;
    const Literal& only = clause.literals.front();
    std::erase_if(domains[only.variable], [&](std::uint32_t value) {
      return !std::binary_search(only.values.begin(), only.values.end(), value);
    });
  }
  return domains;
}

// How many choices this value of the variable stands for.
std::uint64_t weight_of(const Conditions& conditions, std::uint32_t variable, std::uint32_t value) {
  if (variable >= conditions.weights.size()) return 1;
  const auto& weights = conditions.weights[variable];
  return weights.empty() ? 1 : weights[value];
}

// … and each of these; empty where that is one.
std::vector<std::uint64_t> weights_of(const Conditions& conditions, std::uint32_t variable,
                                      const std::vector<std::uint32_t>& values) {
  std::vector<std::uint64_t> weights;
  for (const std::uint32_t value : values) {
    weights.push_back(weight_of(conditions, variable, value));
  }
  const bool is_plain =
      std::all_of(weights.begin(), weights.end(), [](std::uint64_t weight) { return weight == 1; });
  return is_plain ? std::vector<std::uint64_t>{} : weights;
}

std::vector<Cluster> clusters_of(const Conditions& conditions) {
  DisjointSets linked(conditions.sizes.size());
  for (const Clause& clause : conditions.clauses) {
    for (const Literal& literal : clause.literals) {
      linked.link(literal.variable, clause.literals.front().variable);
    }
  }
  for (const Test& test : conditions.tests) {
    for (const std::uint32_t variable : test.variables) linked.link(variable, test.variables[0]);
  }
  std::vector<Cluster> clusters(conditions.sizes.size());
  for (std::uint32_t v = 0; v < conditions.sizes.size(); ++v) {
    clusters[linked.first_of(v)].variables.push_back(v);
  }
  for (const Clause& clause : conditions.clauses) {
    if (clause.literals.size() < 2) continue;
    clusters[linked.first_of(clause.literals.front().variable)].clauses.push_back(&clause);
  }
  for (const Test& test : conditions.tests) {
    clusters[linked.first_of(test.variables[0])].tests.push_back(&test);
  }
  std::erase_if(clusters, [](const Cluster& cluster) { return cluster.variables.empty(); });
  return clusters;
}

// The order that keeps few clauses open: each time the variable that opens fewest and closes most,
// the first of those.
class EliminationOrder {
 public:
  explicit EliminationOrder(const Cluster& cluster)
      : cluster_(cluster),
        costs_(cluster.variables.size(), 0),
        clauses_of_(cluster.variables.size()) {
    for (std::size_t v = 0; v < cluster.variables.size(); ++v) place_of_[cluster.variables[v]] = v;
    for (std::size_t c = 0; c < cluster.clauses.size(); ++c) {
      const auto& literals = cluster.clauses[c]->literals;
      unseen_.push_back(literals.size());
      for (const Literal& literal : literals) {
        const std::size_t place = place_of_.at(literal.variable);
        clauses_of_[place].push_back(c);
        costs_[place] += literals.size() == 1 ? 0 : 1;  // opens it; of one, closes it at once
      }
    }
  }

  std::vector<std::uint32_t> find() {
    for (std::size_t v = 0; v < costs_.size(); ++v) left_.insert({costs_[v], v});
    std::vector<std::uint32_t> order;
    while (!left_.empty()) {
      const std::size_t next = left_.begin()->second;
      left_.erase(left_.begin());
      costs_[next] = kTaken;
      for (const std::size_t c : clauses_of_[next]) see_one_of(c);
      order.push_back(cluster_.variables[next]);
    }
    return order;
  }

 private:
  static constexpr int kTaken = std::numeric_limits<int>::max();

  // A variable costs one for each clause that it would open, less one for each that it would close.
  void see_one_of(std::size_t clause) {
    const std::size_t whole = cluster_.clauses[clause]->literals.size();
    const std::size_t before = unseen_[clause]--;
    if (before == whole) add(clause, -1);
    if (before == 2) add(clause, -1);
    if (before == 1) add(clause, 1);
  }

  void add(std::size_t clause, int difference) {
    for (const Literal& literal : cluster_.clauses[clause]->literals) {
      const std::size_t place = place_of_.at(literal.variable);
      if (costs_[place] == kTaken) continue;
      left_.erase({costs_[place], place});
      costs_[place] += difference;
      left_.insert({costs_[place], place});
    }
  }

  const Cluster& cluster_;
  std::unordered_map<std::uint32_t, std::size_t> place_of_;  // in the cluster, by variable
  std::vector<int> costs_;                                   // by place
  std::vector<std::vector<std::size_t>> clauses_of_;         // by place
  std::vector<std::size_t> unseen_;                          // literals of each clause
  std::set<std::pair<int, std::size_t>> left_;               // cost and place
};

// The steps along a cluster; nullopt when more clauses are open at once than a key has slots.
std::optional<std::vector<Step>> plan(const Cluster& cluster, const Domains& domains,
                                      const Conditions& conditions) {
  std::vector<Step> steps;
  std::vector<std::size_t> position(domains.size());
  for (const std::uint32_t variable : EliminationOrder(cluster).find()) {
    position[variable] = steps.size();
    const auto& values = domains[variable];
    steps.push_back({variable, values, std::vector<Key>(values.size(), Key{}),
                     weights_of(conditions, variable, values), Key{}});
  }
  std::vector<std::size_t> free_from(kSlots, 0);  // by slot: the first step at which it is free
  std::vector<const Clause*> by_start = cluster.clauses;
  const auto first_step = [&](const Clause* clause) {
    std::size_t first = steps.size();
    for (const auto& literal : clause->literals)
      first = std::min(first, position[literal.variable]);
    return first;
  };
  std::stable_sort(by_start.begin(), by_start.end(),
                   [&](const Clause* a, const Clause* b) { return first_step(a) < first_step(b); });
  for (const Clause* clause : by_start) {
    const std::size_t first = first_step(clause);
    std::size_t last = 0;
    for (const Literal& literal : clause->literals) {
      last = std::max(last, position[literal.variable]);
    }
    const auto slot_at = std::find_if(free_from.begin(), free_from.end(),
                                      [&](std::size_t from) { return from <= first; });
    if (slot_at == free_from.end()) return std::nullopt;
    *slot_at = last + 1;
    const auto slot = static_cast<std::size_t>(slot_at - free_from.begin());
    for (const Literal& literal : clause->literals) {
      Step& step = steps[position[literal.variable]];
      for (std::size_t i = 0; i < step.values.size(); ++i) {
        if (std::binary_search(literal.values.begin(), literal.values.end(), step.values[i])) {
          set_bit(step.satisfies[i], slot);
        }
      }
    }
    set_bit(steps[last].closing, slot);
  }
  return steps;
}

template <class Number>
Number as(std::uint64_t weight) {
  if constexpr (std::is_same_v<Number, std::uint64_t>) {
    return weight;
  } else {
    return to_mpz(weight);
  }
}

template <class Number>
using States = std::unordered_map<Key, Number, KeyHash>;

// Adds what each value of the variable leads to from this state.
template <class Number>
void add_reached(const Step& step, const Key& key, const Number& number, States<Number>& next) {
  for (std::size_t i = 0; i < step.values.size(); ++i) {
    Key reached = key;
    if (!advance(step, i, reached)) continue;
    if (step.weights.empty()) {
      next[reached] += number;
    } else {
      next[reached] += number * as<Number>(step.weights[i]);
    }
  }
}

// Counts by states; nullopt when there are more than `most`, or the budget ends.
template <class Number>
std::optional<Number> count_by_states(const std::vector<Step>& steps, std::size_t most,
                                      Budget& budget) {
  States<Number> states;
  states.emplace(Key{}, 1);
  for (const Step& step : steps) {
    States<Number> next;
    for (const auto& [key, number] : states) {
      if (!budget.spend()) return std::nullopt;
      add_reached(step, key, number, next);
      if (next.size() > most) return std::nullopt;
    }
    states.swap(next);
  }
  return states.empty() ? Number(0) : Number(states.begin()->second);
}

// Counts by visiting every combination: no memory, and the only way where there are tests.
class Sweep {
 public:
  Sweep(const Cluster& cluster, const std::vector<Step>& steps, std::size_t variables,
        Budget& budget)
      : cluster_(cluster),
        steps_(steps),
        values_(variables, 0),
        budget_(budget),
        is_weighted_(std::any_of(steps.begin(), steps.end(),
                                 [](const Step& step) { return !step.weights.empty(); })) {}

  std::optional<mpz_class> count() {
    visit(0, Key{});
    if (budget_.is_spent()) return std::nullopt;
    return is_weighted_ ? weighted_ : to_mpz(found_);
  }

 private:
  void visit(std::size_t at, const Key& key) {
    if (!budget_.spend()) return;
    if (at == steps_.size()) {
      const bool holds = std::all_of(cluster_.tests.begin(), cluster_.tests.end(),
                                     [&](const Test* test) { return test->holds(values_); });
      if (holds && is_weighted_) {
        add_weighted();
      } else if (holds) {
        ++found_;
      }
      return;
    }
    const Step& step = steps_[at];
    for (std::size_t i = 0; i < step.values.size(); ++i) {
      Key reached = key;
      if (!advance(step, i, reached)) continue;
      values_[step.variable] = step.values[i];
      visit(at + 1, reached);
    }
  }

  void add_weighted() {
    mpz_class product = 1;
    for (const Step& step : steps_) {
      if (step.weights.empty()) continue;
      const auto at =
          std::lower_bound(step.values.begin(), step.values.end(), values_[step.variable]);
      product *= to_mpz(step.weights[static_cast<std::size_t>(at - step.values.begin())]);
    }
    weighted_ += product;
  }

  const Cluster& cluster_;
  const std::vector<Step>& steps_;
  std::vector<std::uint32_t> values_;
  Budget& budget_;
  bool is_weighted_;
  std::uint64_t found_ = 0;
  mpz_class weighted_ = 0;
};

mpz_class combinations_of(const Cluster& cluster, const Domains& domains) {
  mpz_class combinations = 1;
  for (const std::uint32_t variable : cluster.variables) {
    combinations *= to_mpz(domains[variable].size());
  }
  return combinations;
}

// … each as often as it counts.
mpz_class weighted_combinations(const Cluster& cluster, const Domains& domains,
                                const Conditions& conditions) {
  mpz_class combinations = 1;
  for (const std::uint32_t variable : cluster.variables) {
    mpz_class sum = 0;
    for (const std::uint32_t value : domains[variable]) {
      sum += to_mpz(weight_of(conditions, variable, value));
    }
    combinations *= sum;
  }
  return combinations;
}

std::optional<mpz_class> count_cluster(const Cluster& cluster, const Domains& domains,
                                       const Conditions& conditions, Budget& budget) {
  mpz_class most = weighted_combinations(cluster, domains, conditions);
  if (cluster.clauses.empty() && cluster.tests.empty()) return most;
  const bool sweepable = combinations_of(cluster, domains) <= to_mpz(kMostCombinations);
  const std::size_t most_states = sweepable ? kMostStates : kMostStatesUnswept;
  const auto steps = plan(cluster, domains, conditions);
  if (!steps) return std::nullopt;
  if (cluster.tests.empty()) {
    const bool fits = most <= to_mpz(std::numeric_limits<std::uint64_t>::max());
    if (fits) {
      if (const auto count = count_by_states<std::uint64_t>(*steps, most_states, budget)) {
        return to_mpz(*count);
      }
    } else if (auto count = count_by_states<mpz_class>(*steps, most_states, budget)) {
      return count;
    }
  }
  if (!sweepable) return std::nullopt;
  return Sweep(cluster, *steps, domains.size(), budget).count();
}

// Of many factors most of which are small: these are multiplied with one another first, for each
// multiplication of the whole product goes through all of its digits.
class Product {
 public:
  void multiply(const mpz_class& factor) {
    mpz_class both = few_ * factor;
    if (both <= to_mpz(std::numeric_limits<std::uint64_t>::max())) {
      few_ = std::move(both);
      return;
    }
    whole_ *= few_;
    few_ = factor;
  }
  [[nodiscard]] mpz_class value() const { return whole_ * few_; }

 private:
  mpz_class whole_ = 1;
  mpz_class few_ = 1;
};

Count to_count(const mpz_class& number) {
  Count count;
  count.digits = number.get_str();
  return count;
}

// Variables counted together made one, with a value for each of their choices: the first of them,
// while the others keep one value that says nothing.
class Joining {
 public:
  explicit Joining(const Conditions& given) : given_(given), place_of_(given.sizes.size()) {
    for (std::size_t j = 0; j < given.joint.size(); ++j) {
      auto& choices = choices_.emplace_back();
      for (const auto& [choice, weight] : given.joint[j].weights) choices.push_back(&choice);
      for (std::size_t v = 0; v < given.joint[j].variables.size(); ++v) {
        place_of_[given.joint[j].variables[v]] = Place{j, v};
      }
    }
  }

  [[nodiscard]] Conditions joined() const {
    Conditions one;
    one.sizes = given_.sizes;
    one.weights = given_.weights;
    one.weights.resize(given_.sizes.size());
    for (const Joint& joint : given_.joint) {
      for (const std::uint32_t variable : joint.variables) {
        one.sizes[variable] = 1;
        one.weights[variable].clear();
      }
      one.sizes[joint.variables[0]] = static_cast<std::uint32_t>(joint.weights.size());
      for (const auto& [choice, weight] : joint.weights) {
        one.weights[joint.variables[0]].push_back(weight);
      }
    }
    for (const Clause& clause : given_.clauses) {
      Clause own = of(clause);
      const bool is_always_true =
          std::any_of(own.literals.begin(), own.literals.end(), [&](const Literal& literal) {
            return literal.values.size() == one.sizes[literal.variable];
          });
      if (!is_always_true) one.clauses.push_back(std::move(own));
    }
    for (const Test& test : given_.tests) one.tests.push_back(of(test));
    return one;
  }

 private:
  struct Place {
    std::size_t joint = 0;
    std::size_t at = 0;
  };

  [[nodiscard]] std::uint32_t variable_of(std::uint32_t variable) const {
    const auto& place = place_of_[variable];
    return place ? given_.joint[place->joint].variables[0] : variable;
  }

  [[nodiscard]] Clause of(const Clause& clause) const {
    std::map<std::uint32_t, std::set<std::uint32_t>> literals;
    for (const Literal& literal : clause.literals) {
      auto& values = literals[variable_of(literal.variable)];
      const auto& place = place_of_[literal.variable];
      if (!place) {
        values.insert(literal.values.begin(), literal.values.end());
        continue;
      }
      const auto& choices = choices_[place->joint];
      for (std::uint32_t c = 0; c < choices.size(); ++c) {
        const bool holds = std::binary_search(literal.values.begin(), literal.values.end(),
                                              (*choices[c])[place->at]);
        if (holds) values.insert(c);
      }
    }
    Clause own;
    for (const auto& [variable, values] : literals) {
      own.literals.push_back({variable, {values.begin(), values.end()}});
    }
    return own;
  }

  [[nodiscard]] Test of(const Test& test) const {
    Test own;
    for (const std::uint32_t variable : test.variables) {
      own.variables.push_back(variable_of(variable));
    }
    own.holds = [this, &test](const std::vector<std::uint32_t>& values) {
      std::vector<std::uint32_t> each = values;
      for (std::size_t j = 0; j < choices_.size(); ++j) {
        const auto& variables = given_.joint[j].variables;
        const auto& choice = *choices_[j][values[variables[0]]];
        for (std::size_t v = 0; v < variables.size(); ++v) each[variables[v]] = choice[v];
      }
      return test.holds(each);
    };
    return own;
  }

  const Conditions& given_;
  std::vector<std::vector<const std::vector<std::uint32_t>*>> choices_;  // by joint
  std::vector<std::optional<Place>> place_of_;                           // by variable
};

}  // namespace

std::optional<Count> count_solutions(const Conditions& given, Budget& budget) {
  if (!given.joint.empty()) return count_solutions(Joining(given).joined(), budget);
  const Conditions& conditions = given;
  const bool impossible = std::any_of(conditions.clauses.begin(), conditions.clauses.end(),
                                      [](const Clause& clause) { return clause.literals.empty(); });
  if (impossible) return Count{0};
  const Domains domains = domains_of(conditions);
  Product product;
  bool known = true;
  for (const Cluster& cluster : clusters_of(conditions)) {
    const auto count = count_cluster(cluster, domains, conditions, budget);
    if (count && *count == 0) return Count{0};  // whatever the other clusters hold
    known = known && count.has_value();
    if (count) product.multiply(*count);
  }
  if (!known) return std::nullopt;
  return to_count(product.value());
}

std::optional<std::vector<std::vector<std::uint32_t>>> first_solutions(const Conditions& conditions,
                                                                       std::size_t most) {
  const bool are_linked =
      !conditions.tests.empty() || !conditions.joint.empty() ||
      std::any_of(conditions.clauses.begin(), conditions.clauses.end(),
                  [](const Clause& clause) { return clause.literals.size() != 1; });
  if (are_linked) return std::nullopt;
  std::vector<std::vector<std::uint32_t>> found;
  const Domains domains = domains_of(conditions);
  const auto is_empty = [](const auto& domain) { return domain.empty(); };
  if (std::any_of(domains.begin(), domains.end(), is_empty)) return found;
  std::vector<std::size_t> place(domains.size(), 0);  // in its domain, by variable
  while (found.size() < most) {
    auto& values = found.emplace_back(domains.size());
    for (std::size_t v = 0; v < values.size(); ++v) values[v] = domains[v][place[v]];
    std::size_t v = domains.size();
    while (v > 0 && place[v - 1] + 1 == domains[v - 1].size()) place[--v] = 0;
    if (v == 0) break;
    ++place[v - 1];
  }
  return found;
}

Count weighted_sum(const std::vector<std::pair<std::int64_t, Count>>& terms) {
  mpz_class sum = 0;
  for (const auto& [factor, count] : terms) {
    sum += to_mpz(factor) * mpz_class(count.digits);
  }
  ZOPA_EXPECTS(sum >= 0);
  return to_count(sum);
}

bool product_is_at_most(const std::vector<std::uint32_t>& sizes, std::uint64_t most) {
  std::uint64_t product = 1;
  for (const std::uint32_t size : sizes) {
    if (size == 0) return true;
    if (product > most / size) return false;
    product *= size;
  }
  return true;
}

}  // namespace zopa
