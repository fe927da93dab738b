// The settlement engine against a look at every package and the definitions word for word, on small
// random problems: rules, formulas, ties, caps, rounding, reservations, two to five parties.
#include <algorithm>
#include <map>
#include <numeric>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/settle/frontier/fair_search.hpp"
#include "zopa/settle/frontier/frontier.hpp"
#include "zopa/settle/frontier/sweep.hpp"

namespace zopa {
namespace {

using settle::Frontier;
using settle::UtilityProblem;
using testing::Choices;

using Values = std::vector<std::uint32_t>;
using Row = std::vector<std::int64_t>;

Clause random_clause(Choices& choices, const Values& sizes) {
  Clause clause;
  for (std::uint32_t axis = 0; axis < sizes.size(); ++axis) {
    if (!choices.chance(40)) continue;
    Literal literal{axis, {}};
    for (std::uint32_t value = 0; value < sizes[axis]; ++value) {
      if (choices.chance(50)) literal.values.push_back(value);
    }
    clause.literals.push_back(literal);
  }
  return clause;
}

Utility random_utility(Choices& choices, const Values& sizes) {
  Utility utility;
  const std::uint32_t largest = choices.between(1, 12);  // small: many ties
  for (const std::uint32_t size : sizes) {
    auto& axis = utility.terms.emplace_back(size, 0);
    for (auto& term : axis) term = choices.between(0, 2 * largest) - std::int64_t{largest} / 2;
  }
  for (std::uint32_t count = choices.chance(30) ? choices.between(1, 3) : 0; count > 0; --count) {
    Utility::Weighted formula{{}, choices.between(0, 10) - std::int64_t{4}};
    for (std::uint32_t n = choices.between(0, 2); n > 0; --n) {
      formula.clauses.push_back(random_clause(choices, sizes));
    }
    utility.formulas.push_back(formula);
  }
  if (choices.chance(20)) utility.most = choices.between(0, 20);
  if (choices.chance(15)) utility.quantum = choices.between(2, 5);
  if (choices.chance(70)) utility.reservation = choices.between(0, 12) - std::int64_t{4};
  if (choices.chance(4)) utility.is_ordinal = true;
  return utility;
}

UtilityProblem random_problem(Choices& choices) {
  UtilityProblem problem;
  for (std::uint32_t axes = choices.between(1, 5); axes > 0; --axes) {
    problem.sizes.push_back(choices.between(1, 4));
  }
  for (std::uint32_t rules = choices.chance(50) ? choices.between(1, 3) : 0; rules > 0; --rules) {
    problem.rules.push_back(random_clause(choices, problem.sizes));
  }
  for (std::uint32_t parties = choices.between(2, 5); parties > 0; --parties) {
    problem.parties.push_back(random_utility(choices, problem.sizes));
  }
  return problem;
}

bool satisfies(const Clause& clause, const Values& values) {
  for (const Literal& literal : clause.literals) {
    for (const std::uint32_t value : literal.values) {
      if (values[literal.variable] == value) return true;
    }
  }
  return false;
}

bool satisfies(const std::vector<Clause>& clauses, const Values& values) {
  for (const Clause& clause : clauses) {
    if (!satisfies(clause, values)) return false;
  }
  return true;
}

std::int64_t utility_of(const Utility& utility, const Values& values) {
  std::int64_t sum = 0;
  for (std::size_t axis = 0; axis < values.size(); ++axis) sum += utility.terms[axis][values[axis]];
  for (const auto& formula : utility.formulas) {
    if (satisfies(formula.clauses, values)) sum += formula.weight;
  }
  if (utility.most && sum > *utility.most) sum = *utility.most;
  if (utility.quantum == 1) return sum;
  std::int64_t down = sum;  // to the nearest multiple, halves upwards
  while (down % utility.quantum != 0) --down;
  return 2 * (sum - down) < utility.quantum ? down : down + utility.quantum;
}

// Every feasible package, in the order of their numbers.
std::vector<std::pair<Values, Row>> packages_of(const UtilityProblem& problem) {
  std::vector<std::pair<Values, Row>> packages;
  Values values(problem.sizes.size(), 0);
  while (true) {
    if (satisfies(problem.rules, values)) {
      Row row;
      for (const Utility& party : problem.parties) row.push_back(utility_of(party, values));
      packages.emplace_back(values, row);
    }
    std::size_t axis = values.size();
    while (axis > 0 && values[axis - 1] + 1 == problem.sizes[axis - 1]) values[--axis] = 0;
    if (axis == 0) return packages;
    ++values[axis - 1];
  }
}

bool dominates(const Row& a, const Row& b) {
  for (std::size_t p = 0; p < a.size(); ++p) {
    if (a[p] < b[p]) return false;
  }
  return a != b;
}

using PackageByPoint = std::map<Row, Values, std::greater<>>;  // the first package of each point

PackageByPoint frontier_of(const std::vector<std::pair<Values, Row>>& packages) {
  PackageByPoint frontier;
  for (const auto& [values, row] : packages) {
    bool is_dominated = false;
    for (const auto& other : packages) is_dominated = is_dominated || dominates(other.second, row);
    if (!is_dominated) frontier.emplace(row, values);
  }
  return frontier;
}

std::vector<Row> rows_of(const Frontier& outcome, const std::vector<std::size_t>& positions) {
  std::vector<Row> rows;
  for (const std::size_t i : positions) {
    rows.emplace_back(outcome.efficient.utility(i).begin(), outcome.efficient.utility(i).end());
  }
  return rows;
}

// The rows with the best score.
template <class Score>
std::vector<Row> best_of(const std::vector<Row>& rows, Score is_better) {
  std::vector<Row> best;
  for (const Row& row : rows) {
    bool is_beaten = false;
    for (const Row& other : rows) is_beaten = is_beaten || is_better(other, row);
    if (!is_beaten) best.push_back(row);
  }
  return best;
}

struct Oracle {
  std::vector<Row> rational;
  Row d;
  Row m;

  Oracle(const PackageByPoint& frontier, Row disagreement) : d(std::move(disagreement)), m(d) {
    for (const auto& [row, values] : frontier) {
      bool reaches = true;
      for (std::size_t p = 0; p < d.size(); ++p) reaches = reaches && row[p] >= d[p];
      if (!reaches) continue;
      rational.push_back(row);
      for (std::size_t p = 0; p < d.size(); ++p) m[p] = std::max(m[p], row[p]);
    }
  }

  [[nodiscard]] std::vector<bool> gainers(const Row& row) const {
    std::vector<bool> set;
    for (std::size_t p = 0; p < d.size(); ++p) set.push_back(row[p] > d[p]);
    return set;
  }

  [[nodiscard]] std::int64_t product(const Row& row) const {
    std::int64_t product = 1;
    for (std::size_t p = 0; p < d.size(); ++p) product *= row[p] > d[p] ? row[p] - d[p] : 1;
    return product;
  }

  [[nodiscard]] std::vector<Row> nash() const {
    const auto size = [&](const Row& row) {
      const auto set = gainers(row);
      return std::count(set.begin(), set.end(), true);
    };
    const auto widest =
        best_of(rational, [&](const Row& a, const Row& b) { return size(a) > size(b); });
    return best_of(widest, [&](const Row& a, const Row& b) {
      return gainers(a) == gainers(b) && product(a) > product(b);
    });
  }

  [[nodiscard]] std::vector<Row> kalai_smorodinsky() const {
    // Shares over one denominator, so that they compare as whole numbers.
    std::int64_t unit = 1;
    for (std::size_t p = 0; p < d.size(); ++p) {
      if (m[p] > d[p]) unit = std::lcm(unit, m[p] - d[p]);
    }
    const auto shares = [&](const Row& row) {
      Row own;
      for (std::size_t p = 0; p < d.size(); ++p) {
        if (m[p] > d[p]) own.push_back((row[p] - d[p]) * (unit / (m[p] - d[p])));
      }
      std::sort(own.begin(), own.end());
      return own;
    };
    return best_of(rational, [&](const Row& a, const Row& b) { return shares(a) > shares(b); });
  }

  [[nodiscard]] Row gains(const Row& row) const {
    Row gains;
    for (std::size_t p = 0; p < d.size(); ++p) gains.push_back(row[p] - d[p]);
    std::sort(gains.begin(), gains.end());
    return gains;
  }
};

void expect_solutions(const Frontier& outcome, const settle::FairPoints& found,
                      const Oracle& oracle) {
  RC_ASSERT(rows_of(outcome, found.rational) == oracle.rational);
  RC_ASSERT(rows_of(outcome, found.nash) == oracle.nash());
  RC_ASSERT(rows_of(outcome, found.kalai_smorodinsky) == oracle.kalai_smorodinsky());
  RC_ASSERT(rows_of(outcome, found.egalitarian) ==
            best_of(oracle.rational, [&](const Row& a, const Row& b) {
              return oracle.gains(a)[0] > oracle.gains(b)[0];
            }));
  RC_ASSERT(rows_of(outcome, found.leximin) ==
            best_of(oracle.rational,
                    [&](const Row& a, const Row& b) { return oracle.gains(a) > oracle.gains(b); }));
  const auto sum = [](const Row& row) {
    return std::accumulate(row.begin(), row.end(), std::int64_t{0});
  };
  RC_ASSERT(rows_of(outcome, found.utilitarian) ==
            best_of(oracle.rational, [&](const Row& a, const Row& b) { return sum(a) > sum(b); }));
}

// Of all packages that give everyone at least d, the largest of the smallest gains.
std::optional<std::int64_t> best_smallest_gain(const std::vector<std::pair<Values, Row>>& packages,
                                               const Oracle& oracle) {
  std::optional<std::int64_t> best;
  for (const auto& package : packages) {
    const std::int64_t smallest = oracle.gains(package.second)[0];
    if (smallest >= 0 && (!best || smallest > *best)) best = smallest;
  }
  return best;
}

// Only efficient packages are listed as egalitarian, and no other one does better by the rule.
void expect_fairest_of_all(const Frontier& outcome, const settle::FairPoints& found,
                           const std::vector<std::pair<Values, Row>>& packages,
                           const Oracle& oracle) {
  const auto best = best_smallest_gain(packages, oracle);
  RC_ASSERT(best.has_value() != found.egalitarian.empty());
  for (const Row& row : rows_of(outcome, found.egalitarian)) {
    RC_ASSERT(oracle.gains(row)[0] == *best);
  }
}

bool has_plain_totals(const UtilityProblem& problem) {
  return std::all_of(problem.parties.begin(), problem.parties.end(),
                     [](const Utility& utility) { return !utility.most && utility.quantum == 1; });
}

RC_GTEST_PROP(SettleOracle, AgreesWithALookAtEveryPackage, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const UtilityProblem problem = random_problem(choices);
  settle::FrontierOptions options;
  options.threads = choices.between(1, 3);
  options.block = choices.between(1, 20);  // many blocks
  const Frontier outcome = settle::frontier_of(problem, options);
  RC_ASSERT(!outcome.why);
  const auto packages = packages_of(problem);
  const PackageByPoint frontier = frontier_of(packages);
  RC_CLASSIFY(frontier.empty(), "the rules leave nothing");
  RC_CLASSIFY(frontier.size() > 5, "more than five points");
  RC_ASSERT(outcome.efficient.size() == frontier.size());
  std::size_t i = 0;
  for (const auto& [row, values] : frontier) {
    RC_ASSERT(rows_of(outcome, {i})[0] == row);
    const Values package = outcome.labels.values(outcome.efficient.label(i++));
    // Of equal packages the first; where totals were cut or rounded, one of them.
    if (has_plain_totals(problem)) RC_ASSERT(package == values);
    RC_ASSERT(satisfies(problem.rules, package));
    for (std::size_t p = 0; p < row.size(); ++p) {
      RC_ASSERT(utility_of(problem.parties[p], package) == row[p]);
    }
  }
  if (frontier.empty()) return;
  Row worst = packages[0].second;
  Row reservations;
  bool all_known = true;
  bool any_ordinal = false;
  for (std::size_t p = 0; p < problem.parties.size(); ++p) {
    for (const auto& package : packages) worst[p] = std::min(worst[p], package.second[p]);
    all_known = all_known && problem.parties[p].reservation.has_value();
    any_ordinal = any_ordinal || problem.parties[p].is_ordinal;
    reservations.push_back(problem.parties[p].reservation.value_or(0));
  }
  const auto counts = settle::count_acceptable(problem, {options.threads, options.block, nullptr});
  std::uint64_t by_all = 0;
  std::vector<std::uint64_t> by_party(problem.parties.size(), 0);
  std::vector<bool> is_reached(std::size_t{1} << problem.parties.size(), false);
  for (const auto& package : packages) {
    bool all_accept = true;
    std::size_t accepting = 0;
    for (std::size_t p = 0; p < problem.parties.size(); ++p) {
      const auto& least = problem.parties[p].reservation;
      if (least && package.second[p] < *least) {
        all_accept = false;
      } else {
        ++by_party[p];
        accepting += std::size_t{1} << p;
      }
    }
    if (all_accept) ++by_all;
    is_reached[accepting] = true;
  }
  RC_ASSERT(counts.by_party == by_party);
  RC_ASSERT(counts.by_all == by_all);
  RC_ASSERT(counts.is_reached == is_reached);
  RC_ASSERT(settle::worst_feasible(problem, options) == worst);
  RC_ASSERT(outcome.solutions.has_value() == (all_known && !any_ordinal));
  RC_ASSERT(outcome.from_worst.has_value() == (!all_known && !any_ordinal));
  const auto& found = outcome.solutions ? outcome.solutions : outcome.from_worst;
  if (!found) return;
  const Oracle oracle(frontier, outcome.solutions ? reservations : worst);
  expect_solutions(outcome, *found, oracle);
  expect_fairest_of_all(outcome, *found, packages, oracle);
}

// The same solutions without the frontier, from whatever disagreement.
RC_GTEST_PROP(SettleOracle, FindsTheFairOnesWithoutTheFrontier,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  UtilityProblem problem = random_problem(choices);
  Row disagreement;
  std::vector<std::optional<std::int64_t>> some_known;
  for (Utility& party : problem.parties) {
    party.most.reset();
    party.quantum = 1;
    disagreement.push_back(choices.between(0, 16) - std::int64_t{10});
    some_known.push_back(choices.chance(70) ? std::optional(disagreement.back()) : std::nullopt);
  }
  const auto packages = packages_of(problem);
  if (packages.empty()) return;
  const settle::Labels labels(problem.sizes);
  std::vector<settle::Points> clusters;
  for (const settle::Cluster& cluster : settle::clusters_of(problem)) {
    clusters.push_back(settle::sweep(problem, cluster, labels));
  }
  Frontier outcome(problem);
  settle::FairSearch search = settle::search_fair(clusters, disagreement);
  RC_ASSERT(search.is_complete);
  outcome.efficient = std::move(search.points);
  const PackageByPoint frontier = frontier_of(packages);
  const Oracle oracle(frontier, disagreement);
  RC_CLASSIFY(oracle.rational.empty(), "no package is rational");
  RC_CLASSIFY(outcome.efficient.size() < frontier.size(), "less than the frontier");
  for (std::size_t i = 0; i < outcome.efficient.size(); ++i) {
    const auto at = frontier.find(rows_of(outcome, {i})[0]);
    RC_ASSERT(at != frontier.end());
    RC_ASSERT(outcome.labels.values(outcome.efficient.label(i)) == at->second);
  }
  const settle::FairPoints found = settle::solutions(outcome.efficient, disagreement);
  Oracle of_found = oracle;
  of_found.rational = rows_of(outcome, found.rational);
  RC_ASSERT(of_found.rational.empty() == oracle.rational.empty());
  expect_solutions(outcome, found, of_found);  // what stands there is what it is called …
  RC_ASSERT(rows_of(outcome, found.nash) == oracle.nash());  // … and nothing is missing
  RC_ASSERT(of_found.kalai_smorodinsky() == oracle.kalai_smorodinsky());
  const auto best = [](const Oracle& of, auto is_better) {
    return best_of(of.rational, is_better);
  };
  const auto is_fairer = [&](const Row& a, const Row& b) {
    return oracle.gains(a)[0] > oracle.gains(b)[0];
  };
  const auto is_larger = [](const Row& a, const Row& b) {
    return std::accumulate(a.begin(), a.end(), std::int64_t{0}) >
           std::accumulate(b.begin(), b.end(), std::int64_t{0});
  };
  RC_ASSERT(best(of_found, is_fairer) == best(oracle, is_fairer));
  RC_ASSERT(best(of_found, is_larger) == best(oracle, is_larger));
  const bool reaches = std::any_of(frontier.begin(), frontier.end(), [&](const auto& point) {
    bool all = true;
    for (std::size_t p = 0; p < some_known.size(); ++p) {
      all = all && (!some_known[p] || point.first[p] >= *some_known[p]);
    }
    return all;
  });
  RC_ASSERT(settle::reaches_all(clusters, some_known) == reaches);
}

}  // namespace
}  // namespace zopa
