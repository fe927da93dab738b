#include "zopa/deadlock/unmet_demands.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <unordered_set>

#include "zopa/deadlock/consent.hpp"
#include "zopa/model/notation.hpp"

namespace zopa::deadlock {
namespace {

using sat::Lit;

constexpr std::size_t kMostLookedUp = 4'000'000;  // options and demands, on one issue

// By option of an axis: how many of these demands it leaves unmet.
using Unmet = std::vector<std::size_t>;

std::vector<const Formula*> different_demands(const Negotiation& negotiation) {
  std::vector<const Formula*> demands;
  std::unordered_set<std::string> known;
  for (const Position& position : negotiation.positions()) {
    const auto* demand = std::get_if<Demand>(&position.claim);
    if (demand == nullptr) continue;
    const bool is_new = known.insert(to_notation(demand->formula, negotiation)).second;
    if (is_new) demands.push_back(&demand->formula);
  }
  return demands;
}

class Counter {
 public:
  Counter(Encoding& encoding, Kleene& kleene, bool in_zone)
      : encoding_(encoding),
        problem_(encoding.problem()),
        kleene_(kleene),
        excluded_(problem_.space.axes().size()) {
    are_apart_ = in_zone && problem_.rules.empty();
    if (in_zone) exclude_what_lines_do();
    for (const Axis& axis : problem_.space.axes()) beyond_.emplace_back(axis.options.size(), 0);
  }

  UnmetDemands run() && {
    std::map<std::uint32_t, std::vector<const Formula*>> by_axis;
    for (const Formula* demand : different_demands(*problem_.negotiation)) {
      const std::vector<IssueId> issues = issues_of(*demand);
      const auto axis = issues.size() == 1 ? problem_.space.axis_of(issues.front()) : std::nullopt;
      if (axis) {
        by_axis[*axis].push_back(demand);
      } else {
        add_by_formula(*demand);
      }
    }
    for (const auto& [axis, demands] : by_axis) add(axis, demands);
    UnmetDemands found{std::move(numbers_), {}};
    if (are_apart_) found.apart.emplace(options_apart());
    return found;
  }

 private:
  [[nodiscard]] Truth truth(std::uint32_t axis, std::uint32_t value, const Formula& formula) const {
    const Axis& options = problem_.space.axes()[axis];
    return truth_on(options.issue, options.options[value], formula, *problem_.negotiation);
  }

  // Options that a red line on this issue alone excludes, of a party without whom there is nothing.
  void exclude_what_lines_do() {
    const std::vector<bool> must = parties_that_must_consent(problem_);
    for (const Line& line : problem_.lines) {
      const bool is_on_one = line.issues.size() == 1 && !line.reservation && line.eased_by.empty();
      const auto axis = is_on_one && must[line.party.index()]
                            ? problem_.space.axis_of(line.issues.front())
                            : std::nullopt;
      if (!axis || line.binds != std::vector<PartyId>{line.party}) {
        are_apart_ = false;
        continue;
      }
      std::vector<bool>& excluded = excluded_[*axis];
      excluded.resize(problem_.space.axes()[*axis].options.size(), false);
      for (std::uint32_t v = 0; v < excluded.size(); ++v) {
        if (!excluded[v]) excluded[v] = truth(*axis, v, formula_of(problem_, line)) == Truth::no;
      }
    }
  }

  void add_by_formula(const Formula& demand) {
    are_apart_ = false;
    numbers_.push_back({-kleene_.literal(demand, Truth::yes)});
  }

  void add(std::uint32_t axis, const std::vector<const Formula*>& demands) {
    const std::size_t options = problem_.space.axes()[axis].options.size();
    if (options == 0) return;  // then there is no package
    if (options * demands.size() > kMostLookedUp) {
      for (const Formula* demand : demands) add_by_formula(*demand);
      return;
    }
    Unmet unmet(options, 0);
    for (std::uint32_t v = 0; v < options; ++v) {
      unmet[v] = static_cast<std::size_t>(std::count_if(
          demands.begin(), demands.end(),
          [&](const Formula* demand) { return truth(axis, v, *demand) != Truth::yes; }));
    }
    add_beyond(axis, unmet, least_of(axis, unmet));
  }

  // Of the options that are not excluded.
  [[nodiscard]] std::size_t least_of(std::uint32_t axis, const Unmet& unmet) const {
    std::optional<std::size_t> least;
    for (std::size_t v = 0; v < unmet.size(); ++v) {
      const bool is_excluded = !excluded_[axis].empty() && excluded_[axis][v];
      if (!is_excluded && (!least || unmet[v] < *least)) least = unmet[v];
    }
    return least.value_or(0);
  }

  void add_beyond(std::uint32_t axis, const Unmet& unmet, std::size_t least) {
    for (std::size_t v = 0; v < unmet.size(); ++v) {
      beyond_[axis][v] = static_cast<std::uint32_t>(unmet[v] - std::min(unmet[v], least));
    }
    const std::size_t most = *std::max_element(unmet.begin(), unmet.end());
    if (most <= least) return;
    sat::Solver& solver = encoding_.solver();
    const sat::Unary beyond = solver.new_lits(most - least);
    for (std::size_t i = 0; i < beyond.size(); ++i) {
      solver.prefer(-beyond[i]);
      if (i > 0) solver.add({-beyond[i], beyond[i - 1]});
    }
    for (std::uint32_t v = 0; v < unmet.size(); ++v) {
      if (unmet[v] > least) solver.add({-encoding_.takes(axis, v), beyond[unmet[v] - least - 1]});
    }
    numbers_.push_back(beyond);
  }

  [[nodiscard]] std::vector<std::vector<std::uint32_t>> options_apart() const {
    auto beyond = beyond_;
    for (std::size_t a = 0; a < beyond.size(); ++a) {
      for (std::size_t v = 0; v < excluded_[a].size(); ++v) {
        if (excluded_[a][v]) beyond[a][v] = IssuesApart::kExcluded;
      }
    }
    return beyond;
  }

  Encoding& encoding_;
  const LineProblem& problem_;
  Kleene& kleene_;
  bool are_apart_ = false;
  std::vector<std::vector<bool>> excluded_;         // by axis and value; empty: none is
  std::vector<std::vector<std::uint32_t>> beyond_;  // by axis and value
  std::vector<sat::Unary> numbers_;
};

}  // namespace

UnmetDemands unmet_demands(Encoding& encoding, Kleene& kleene, bool in_zone) {
  return Counter(encoding, kleene, in_zone).run();
}

}  // namespace zopa::deadlock
