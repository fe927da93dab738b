#include "zopa/deadlock/staircase.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "zopa/preference/option_preorder.hpp"

namespace zopa::deadlock {
namespace {

// What the line on this axis says of each value; `yes` where it allows it for sure.
std::vector<Truth> verdicts(const LineProblem& problem, const Line& line, std::uint32_t axis) {
  std::vector<Truth> verdicts;
  const Axis& options = problem.space.axes()[axis];
  const Formula& formula = formula_of(problem, line);
  for (const OptionId option : options.options) {
    verdicts.push_back(truth_on(options.issue, option, formula, *problem.negotiation));
  }
  return verdicts;
}

// Where nothing orders the numbers of an issue: of those on one side of what a line allows the
// nearer is at least as good, so that a bound moves by what it has to.  Empty where the line allows
// no number, or leaves out some between two that it allows.
OptionPreorder order_by_distance(const Axis& axis, const std::vector<Truth>& verdicts,
                                 std::size_t options) {
  OptionPreorder order(options);
  const auto is_allowed = [](Truth truth) { return truth != Truth::no; };
  const auto first = std::find_if(verdicts.begin(), verdicts.end(), is_allowed);
  const auto behind = std::find_if_not(first, verdicts.end(), is_allowed);
  if (first == verdicts.end() || std::any_of(behind, verdicts.end(), is_allowed)) return order;
  const auto low = static_cast<std::size_t>(first - verdicts.begin());
  const auto high = static_cast<std::size_t>(behind - verdicts.begin());
  for (std::size_t v = 0; v + 1 < low; ++v) {
    order.add(axis.options[v + 1], Relation::at_least_as_good, axis.options[v]);
  }
  for (std::size_t v = high; v + 1 < verdicts.size(); ++v) {
    order.add(axis.options[v], Relation::at_least_as_good, axis.options[v + 1]);
  }
  order.close();
  return order;
}

class Builder {
 public:
  Builder(const LineProblem& problem, const Line& line, std::uint32_t axis, Scope scope,
          const OptionPreorder& order)
      : axis_(problem.space.axes()[axis]),
        verdicts_(verdicts(problem, line, axis)),
        scope_(scope),
        order_(order) {}

  Staircase build(std::uint32_t axis) && {
    Staircase staircase{axis, {}};
    if (order_.is_empty()) {  // each is a step by itself, and needs no other
      for (std::uint32_t v = 0; v < axis_.options.size(); ++v) {
        if (is_step(v)) staircase.steps.push_back({{v}, {}});
      }
      return staircase;
    }
    std::vector<std::uint32_t> known;  // steps of which the order knows something
    for (std::uint32_t v = 0; v < axis_.options.size(); ++v) {
      if (!is_step(v)) continue;
      if (!knows(v)) {
        staircase.steps.push_back({{v}, {}});
        continue;
      }
      const auto tied = std::find_if(known.begin(), known.end(), [&](std::uint32_t s) {
        return is_equal(staircase.steps[s].values.front(), v);
      });
      if (tied != known.end()) {
        staircase.steps[*tied].values.push_back(v);
      } else {
        known.push_back(static_cast<std::uint32_t>(staircase.steps.size()));
        staircase.steps.push_back({{v}, {}});
      }
    }
    add_needs(known, staircase.steps);
    return staircase;
  }

 private:
  // Only known steps are needed: of many options an order often knows few.
  void add_needs(const std::vector<std::uint32_t>& known, std::vector<Step>& steps) const {
    std::vector<std::uint32_t> always;
    std::vector<bool> is_always(steps.size(), false);
    for (const std::uint32_t s : known) {
      is_always[s] = is_at_least_something_allowed(steps[s].values.front());
      if (is_always[s]) always.push_back(s);
    }
    for (Step& step : steps) {
      const std::uint32_t own = step.values.front();
      for (const std::uint32_t s : knows(own) ? known : always) {
        if (&steps[s] == &step) continue;
        if (is_always[s] || is_at_least(steps[s].values.front(), own)) step.needs.push_back(s);
      }
    }
  }
  [[nodiscard]] bool knows(std::uint32_t value) const { return order_.knows(axis_.options[value]); }
  [[nodiscard]] bool counts(std::uint32_t value) const {
    return scope_ == Scope::all || axis_.tabled[value];
  }
  [[nodiscard]] bool is_step(std::uint32_t value) const {
    return counts(value) && verdicts_[value] == Truth::no;
  }
  [[nodiscard]] bool is_equal(std::uint32_t a, std::uint32_t b) const {
    return order_.is_equal(axis_.options[a], axis_.options[b]);
  }
  [[nodiscard]] bool is_at_least(std::uint32_t a, std::uint32_t b) const {
    return order_.is_at_least_as_good(axis_.options[a], axis_.options[b]);
  }
  // With every option that the line allows, all that is as good must be in; with a hypothetical
  // one too, where the line names it.
  [[nodiscard]] bool is_at_least_something_allowed(std::uint32_t value) const {
    for (std::uint32_t v = 0; v < verdicts_.size(); ++v) {
      if (verdicts_[v] == Truth::yes && is_at_least(value, v)) return true;
    }
    return false;
  }

  const Axis& axis_;
  std::vector<Truth> verdicts_;
  Scope scope_;
  const OptionPreorder& order_;
};

// Lines of one party on one issue share its order, which costs more than all else where there are
// many.
class Orders {
 public:
  Orders(const Negotiation& negotiation, Basis weakest)
      : negotiation_(negotiation), weakest_(weakest) {}

  const OptionPreorder& of(PartyId party, IssueId issue) {
    const auto known = orders_.find({party, issue});
    if (known != orders_.end()) return known->second;
    return orders_
        .emplace(std::pair(party, issue), option_preorder(negotiation_, party, issue, weakest_))
        .first->second;
  }

 private:
  const Negotiation& negotiation_;
  Basis weakest_;
  std::map<std::pair<PartyId, IssueId>, OptionPreorder> orders_;
};

Staircase built(const LineProblem& problem, const Line& line, Scope scope, Orders& orders) {
  if (line.is_absolute()) return {};
  if (line.reservation || line.issues.size() != 1) return {std::nullopt, {Step{}}};
  const IssueId issue = line.issues.front();
  const std::uint32_t axis = *problem.space.axis_of(issue);
  const OptionPreorder& known = orders.of(line.party, issue);
  const Issue& of = problem.negotiation->issue(issue);
  if (!of.scale || !known.is_empty()) {
    return Builder(problem, line, axis, scope, known).build(axis);
  }
  const OptionPreorder by_distance = order_by_distance(
      problem.space.axes()[axis], verdicts(problem, line, axis), of.options.size());
  return Builder(problem, line, axis, scope, by_distance).build(axis);
}

}  // namespace

Staircase staircase_of(const LineProblem& problem, const Line& line, Scope scope, Basis weakest) {
  Orders orders(*problem.negotiation, weakest);
  return built(problem, line, scope, orders);
}

std::vector<Staircase> staircases_of(const LineProblem& problem, Scope scope,
                                     const Limits* limits) {
  Orders orders(*problem.negotiation, Basis::assumed);
  std::vector<Staircase> staircases;
  for (const Line& line : problem.lines) {
    if (is_reached(limits)) break;
    staircases.push_back(built(problem, line, scope, orders));
  }
  staircases.resize(problem.lines.size());
  return staircases;
}

}  // namespace zopa::deadlock
