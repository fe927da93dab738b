// The impasse map against comparing all packages in pairs, on small random problems.
#include "zopa/stability/game/impasse_map.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zopa {
namespace {

using stability::Group;
using stability::ImpasseProblem;
using testing::Choices;

ImpasseProblem random_problem(Choices& choices) {
  ImpasseProblem problem;
  const std::uint32_t issues = choices.between(1, 4);
  for (std::uint32_t i = 0; i < issues; ++i) {
    problem.packages.digits.push_back({0, choices.between(2, 3), {}});
  }
  const std::size_t packages = problem.packages.states();
  if (choices.chance(40)) {
    problem.packages.infeasible.emplace(packages);
    for (std::size_t x = 0; x < packages; ++x) {
      if (choices.chance(25)) problem.packages.infeasible->add(x);
    }
  }
  const std::uint32_t parties = choices.between(2, 4);
  for (std::uint32_t p = 0; p < parties; ++p) {
    auto& excluded = problem.excluded.emplace_back(packages);
    const std::uint32_t share = choices.between(30, 95);
    for (std::size_t x = 0; x < packages; ++x) {
      if (choices.chance(share)) excluded.add(x);
    }
    auto& orders = problem.orders.emplace_back();
    for (const auto& digit : problem.packages.digits) {
      // A score orders values; some pairs are not known.
      std::vector<std::uint32_t> score;
      for (std::uint32_t v = 0; v < digit.size; ++v) score.push_back(choices.below(3));
      const bool is_partial = choices.chance(40);
      auto& order = orders.emplace_back(digit.size * digit.size, 0);
      for (std::uint32_t a = 0; a < digit.size; ++a) {
        for (std::uint32_t b = 0; b < digit.size; ++b) {
          const bool is_known = a == b || !is_partial || score[a] == 2 || score[b] == 0;
          if (is_known && score[a] >= score[b]) order[a * digit.size + b] = 1;
        }
      }
    }
  }
  const std::uint32_t enough = choices.chance(60) ? parties : choices.between(1, parties);
  problem.suffices = [enough](const std::vector<bool>& consents) {
    return static_cast<std::uint32_t>(std::count(consents.begin(), consents.end(), true)) >= enough;
  };
  return problem;
}

class Oracle {
 public:
  explicit Oracle(const ImpasseProblem& problem) : problem_(problem) {
    for (std::size_t x = 0; x < problem.packages.states(); ++x) {
      if (problem.packages.is_feasible(x)) packages_.push_back(x);
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& packages() const { return packages_; }
  [[nodiscard]] std::size_t parties() const { return problem_.excluded.size(); }

  [[nodiscard]] bool at_least(std::size_t p, std::size_t x, std::size_t y) const {
    for (std::size_t issue = 0; issue < problem_.packages.digits.size(); ++issue) {
      const std::size_t size = problem_.packages.digits[issue].size;
      const auto a = problem_.packages.value(x, issue);
      const auto b = problem_.packages.value(y, issue);
      if (problem_.orders[p][issue][a * size + b] == 0) return false;
    }
    return true;
  }
  [[nodiscard]] bool better(std::size_t p, std::size_t x, std::size_t y) const {
    return at_least(p, x, y) && !at_least(p, y, x);
  }

  // The smallest sets of those who would have to accept it.
  [[nodiscard]] std::set<Group> movers(std::size_t x) const {
    std::set<Group> enough;
    for (std::uint32_t mask = 0; mask < std::uint32_t{1} << parties(); ++mask) {
      Group group;
      std::vector<bool> consents;
      bool only_excluders = true;
      for (std::size_t p = 0; p < parties(); ++p) {
        const bool moves = ((mask >> p) & 1U) != 0;
        const bool excludes = problem_.excluded[p].has(x);
        if (moves) group.push_back(p);
        only_excluders = only_excluders && (!moves || excludes);
        consents.push_back(moves || !excludes);
      }
      if (only_excluders && problem_.suffices(consents)) enough.insert(group);
    }
    std::set<Group> smallest;
    for (const Group& one : enough) {
      const bool has_smaller = std::any_of(enough.begin(), enough.end(), [&](const Group& other) {
        return other != one && std::includes(one.begin(), one.end(), other.begin(), other.end());
      });
      if (!has_smaller && !one.empty()) smallest.insert(one);
    }
    if (enough.count({}) > 0) smallest.clear();
    return smallest;
  }

  [[nodiscard]] bool is_below(std::size_t y, const Group& own, std::size_t x,
                              const Group& other) const {
    if (!std::includes(other.begin(), other.end(), own.begin(), own.end())) return false;
    bool all = true;
    bool all_back = true;
    for (const std::size_t p : own) {
      all = all && at_least(p, y, x);
      all_back = all_back && at_least(p, x, y);
    }
    return all && (own != other || !all_back);
  }

  [[nodiscard]] bool is_undominated(std::size_t x) const {
    return std::none_of(packages_.begin(), packages_.end(), [&](std::size_t y) {
      bool none_worse = true;
      bool some_better = false;
      for (std::size_t p = 0; p < parties(); ++p) {
        none_worse = none_worse && at_least(p, y, x);
        some_better = some_better || better(p, y, x);
      }
      return none_worse && some_better;
    });
  }

 private:
  const ImpasseProblem& problem_;
  std::vector<std::size_t> packages_;
};

RC_GTEST_PROP(ImpasseMap, IsWhatAllPairsSay, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const ImpasseProblem problem = random_problem(choices);
  const auto map = stability::impasse_map(problem, 1000);
  const Oracle oracle(problem);
  RC_ASSERT(map.packages == oracle.packages().size());
  std::map<std::size_t, std::set<Group>> movers;
  for (const std::size_t x : oracle.packages()) movers[x] = oracle.movers(x);
  const auto zone = std::count_if(movers.begin(), movers.end(), [&](const auto& one) {
    std::vector<bool> consents;
    for (const auto& excluded : problem.excluded) consents.push_back(!excluded.has(one.first));
    return problem.suffices(consents);
  });
  RC_ASSERT(map.zone == static_cast<std::size_t>(zone));
  // Joint thresholds.
  std::set<std::pair<std::size_t, Group>> expected;
  for (const auto& [x, sets] : movers) {
    for (const Group& group : sets) {
      if (group.size() > 1 && oracle.is_undominated(x)) expected.insert({x, group});
    }
  }
  RC_ASSERT(map.joint.size() == expected.size());
  for (const auto& threshold : map.joint) {
    RC_ASSERT(expected.count({threshold.package, threshold.movers}) == 1U);
    bool is_minimal = true;
    for (const auto& [y, sets] : movers) {
      for (const Group& group : sets) {
        is_minimal = is_minimal && !oracle.is_below(y, group, threshold.package, threshold.movers);
      }
    }
    RC_ASSERT(threshold.is_minimal == is_minimal);
    for (std::size_t k = 0; k < threshold.movers.size(); ++k) {
      const std::size_t p = threshold.movers[k];
      std::size_t better = 0;
      std::size_t not_worse = 0;
      for (const std::size_t y : oracle.packages()) {
        better += oracle.better(p, y, threshold.package) ? 1U : 0U;
        not_worse += oracle.at_least(p, threshold.package, y) ? 0U : 1U;
      }
      RC_ASSERT(threshold.places[k].best == 1 + better);
      RC_ASSERT(threshold.places[k].worst == 1 + not_worse);
    }
  }
  // Yielding.
  for (std::size_t p = 0; p < oracle.parties(); ++p) {
    std::vector<std::size_t> alone;
    for (const auto& [x, sets] : movers) {
      if (sets.count({p}) > 0) alone.push_back(x);
    }
    RC_ASSERT(map.yielding[p].count == alone.size());
    std::set<std::size_t> best;
    std::set<std::size_t> worst;
    for (const std::size_t x : alone) {
      if (std::none_of(alone.begin(), alone.end(),
                       [&](std::size_t y) { return oracle.better(p, y, x); })) {
        best.insert(x);
      }
      if (std::none_of(alone.begin(), alone.end(),
                       [&](std::size_t y) { return oracle.better(p, x, y); })) {
        worst.insert(x);
      }
    }
    std::set<std::size_t> found_best;
    std::set<std::size_t> found_worst;
    for (const auto& one : map.yielding[p].best) found_best.insert(one.package);
    for (const auto& one : map.yielding[p].worst) found_worst.insert(one.package);
    RC_ASSERT(found_best == best);
    RC_ASSERT(found_worst == worst);
  }
}

}  // namespace
}  // namespace zopa
