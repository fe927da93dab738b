#include "zopa/deadlock/opened.hpp"

#include <algorithm>

#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

using Values = std::vector<std::uint32_t>;

}  // namespace

Opening::Opening(const Encoding& encoding, const Needs& needs, const NeedSet& way)
    : encoding_(encoding), needs_(needs), way_(way), problem_(encoding.problem()) {
  accepts_ = acceptances_of(*problem_.negotiation, problem_.space);
}

bool Opening::is_given(const Need& need) const {
  const auto known = needs_.find(need);
  return known && std::binary_search(way_.begin(), way_.end(), *known);
}

bool Opening::is_tabled(std::uint32_t axis, std::uint32_t value) const {
  return problem_.space.axes()[axis].tabled[value] ||
         is_given({Need::Kind::tabled, {}, 0, 0, axis, value});
}

bool Opening::has_untabled(const std::vector<std::uint32_t>& axes) const {
  return std::any_of(way_.begin(), way_.end(), [&](std::uint32_t n) {
    const Need& need = needs_.all()[n];
    return need.kind == Need::Kind::tabled &&
           std::find(axes.begin(), axes.end(), need.axis) != axes.end();
  });
}

bool Opening::is_dropped(std::size_t line) const {
  return !encoding_.staircases()[line].axis &&
         is_given({Need::Kind::step, problem_.lines[line].party, static_cast<std::uint32_t>(line),
                   0, 0, 0});
}

void Opening::add_tabled(Conditions& conditions) const {
  const auto& axes = problem_.space.axes();
  for (std::uint32_t a = 0; a < axes.size(); ++a) {
    Literal tabled{a, {}};
    for (std::uint32_t v = 0; v < axes[a].options.size(); ++v) {
      if (is_tabled(a, v)) tabled.values.push_back(v);
    }
    if (tabled.values.size() < axes[a].options.size()) {
      conditions.clauses.push_back(Clause{{std::move(tabled)}});
    }
  }
}

std::vector<std::uint32_t> Opening::axes_of(const std::vector<IssueId>& issues) const {
  std::vector<std::uint32_t> axes;
  for (const IssueId issue : issues) {
    if (const auto axis = problem_.space.axis_of(issue)) axes.push_back(*axis);
  }
  return axes;
}

bool Opening::allows_value(std::size_t line, std::uint32_t value) const {
  const NeedSet& needed = needs_.of_value(line, value);
  if (needed.empty()) {  // allowed as it is, or shut out by an absolute line
    const Axis& axis =
        problem_.space.axes()[*problem_.space.axis_of(problem_.lines[line].issues.front())];
    return truth_on(axis.issue, axis.options[value], formula_of(problem_, problem_.lines[line]),
                    *problem_.negotiation) != Truth::no;
  }
  return std::includes(way_.begin(), way_.end(), needed.begin(), needed.end());
}

void Opening::add_line(std::size_t i, Conditions& conditions) const {
  const Line& line = problem_.lines[i];
  if (!line.eased_by.empty()) return add_test(i, conditions);
  const std::vector<std::uint32_t> axes = axes_of(line.issues);
  if (is_dropped(i) && !has_untabled(axes)) return;
  const bool may_be_waived = has_untabled(axes) && !accepts_[line.party.index()].empty();
  if (line.reservation || may_be_waived) return add_test(i, conditions);
  if (axes.size() == 1) {
    Literal allowed{axes.front(), {}};
    for (std::uint32_t v = 0; v < problem_.space.axes()[axes.front()].options.size(); ++v) {
      if (allows_value(i, v)) allowed.values.push_back(v);
    }
    conditions.clauses.push_back(Clause{{std::move(allowed)}});
  } else if (has_untabled(axes)) {
    add_test(i, conditions);
  } else {
    conditions.clauses.insert(conditions.clauses.end(), line.clauses.begin(), line.clauses.end());
  }
}

void Opening::add_test(std::size_t i, Conditions& conditions) const {
  Test test;
  std::vector<bool> asked(problem_.space.axes().size(), false);
  const auto ask = [&](const std::vector<IssueId>& issues) {
    for (const std::uint32_t axis : axes_of(issues)) asked[axis] = true;
  };
  ask(problem_.lines[i].issues);
  for (const Literal& easing : problem_.lines[i].eased_by) asked[easing.variable] = true;
  for (const Accepting& one : accepts_[problem_.lines[i].party.index()]) {
    ask(issues_of(one.formula));
  }
  for (std::uint32_t a = 0; a < asked.size(); ++a) {
    if (asked[a]) test.variables.push_back(a);
  }
  test.holds = [this, i](const Values& values) { return allows(i, values); };
  conditions.tests.push_back(std::move(test));
}

bool Opening::allows(std::size_t i, const Values& values) const {
  const Line& line = problem_.lines[i];
  const Truth truth = truth_of(problem_, line, values);
  if (truth == Truth::yes) return true;
  if (truth == Truth::no) {
    const auto axis = encoding_.staircases()[i].axis;
    return axis ? allows_value(i, values[*axis]) : is_dropped(i);
  }
  const auto& accepts = accepts_[line.party.index()];
  const bool is_accepted = std::any_of(accepts.begin(), accepts.end(), [&](const Accepting& one) {
    return zopa::truth_of(one.formula, *problem_.negotiation, problem_.space,
                          problem_.space.package(values)) == Truth::yes;
  });
  if (is_accepted) return true;
  const auto& axes = problem_.space.axes();
  if (line.reservation) {
    for (std::uint32_t a = 0; a < axes.size(); ++a) {
      const bool is_asked = !line.reservation->has_number(a, values[a]);
      if (is_asked && !is_answered(line.party, a, values[a])) return false;
    }
    return true;
  }
  const std::vector<IssueId> open =
      what_leaves_open(formula_of(problem_, line), *problem_.negotiation, problem_.space,
                       problem_.space.package(values));
  return std::all_of(open.begin(), open.end(), [&](IssueId issue) {
    const std::uint32_t axis = *problem_.space.axis_of(issue);
    return is_answered(line.party, axis, values[axis]);
  });
}

}  // namespace zopa::deadlock
