#include "zopa/space/package_space.hpp"

#include <algorithm>

#include "zopa/model/sums.hpp"

namespace zopa {
namespace {

bool makes_undertakings(const Claim& claim) {
  return std::holds_alternative<RedLine>(claim) || std::holds_alternative<Acceptance>(claim) ||
         std::holds_alternative<Comparison>(claim);
}

Axis axis_for(const Negotiation& negotiation, IssueId id, Scope scope) {
  Axis axis{id, {}, {}};
  const auto& options = negotiation.issue(id).options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (!options[i].is_possible()) continue;
    if (scope == Scope::tabled_only && options[i].hypothetical) continue;
    axis.options.emplace_back(i);
    axis.tabled.push_back(!options[i].hypothetical);
  }
  return axis;
}

// How many packages each of its options stands for; empty where that is one each.
std::vector<std::uint64_t> weights_of(const Issue& issue, const Axis& axis) {
  std::vector<std::uint64_t> weights;
  if (!issue.scale) return weights;
  for (const OptionId option : axis.options) {
    weights.push_back(issue.scale->numbers_in(*issue.options[option.index()].numbers));
  }
  return weights;
}

}  // namespace

std::vector<bool> undertakings(const Negotiation& negotiation) {
  std::vector<bool> named(negotiation.issues().size(), false);
  const auto& issues = negotiation.issues();
  if (std::none_of(issues.begin(), issues.end(), [](const Issue& one) { return one.by; })) {
    return named;
  }
  for (const Rule& rule : negotiation.rules()) {
    for (const IssueId issue : issues_of(rule.formula)) named[issue.index()] = true;
  }
  for (const Position& position : negotiation.positions()) {
    if (!makes_undertakings(position.claim)) continue;
    for (const IssueId issue : issues_of(position.claim)) named[issue.index()] = true;
  }
  for (std::size_t i = 0; i < named.size(); ++i) {
    if (!negotiation.issues()[i].by) named[i] = false;
  }
  return named;
}

PackageSpace::PackageSpace(const Negotiation& negotiation, Scope scope,
                           const std::vector<IssueId>& further_moves)
    : axis_of_issue_(negotiation.issues().size()) {
  std::vector<bool> included = undertakings(negotiation);
  for (const IssueId move : further_moves) included[move.index()] = true;
  for (std::size_t i = 0; i < negotiation.issues().size(); ++i) {
    if (negotiation.issues()[i].by && !included[i]) continue;
    axis_of_issue_[i] = static_cast<std::uint32_t>(axes_.size());
    axes_.push_back(axis_for(negotiation, IssueId{i}, scope));
    weights_.push_back(weights_of(negotiation.issues()[i], axes_.back()));
  }
}

PackageSpace PackageSpace::reordered(const std::vector<std::uint32_t>& axes,
                                     const std::vector<std::vector<std::uint32_t>>& values) const {
  PackageSpace other;
  other.axis_of_issue_.resize(axis_of_issue_.size());
  for (const std::uint32_t a : axes) {
    other.axis_of_issue_[axes_[a].issue.index()] = static_cast<std::uint32_t>(other.axes_.size());
    Axis& axis = other.axes_.emplace_back(Axis{axes_[a].issue, {}, {}});
    auto& weights = other.weights_.emplace_back();
    for (const std::uint32_t v : values[a]) {
      axis.options.push_back(axes_[a].options[v]);
      axis.tabled.push_back(axes_[a].tabled[v]);
      if (!weights_[a].empty()) weights.push_back(weights_[a][v]);
    }
  }
  return other;
}

std::optional<std::uint32_t> PackageSpace::axis_of(IssueId issue) const {
  return axis_of_issue_[issue.index()];
}

std::vector<std::uint32_t> PackageSpace::sizes() const {
  std::vector<std::uint32_t> sizes;
  sizes.reserve(axes_.size());
  for (const Axis& axis : axes_) sizes.push_back(static_cast<std::uint32_t>(axis.options.size()));
  return sizes;
}

bool PackageSpace::is_empty() const {
  return std::any_of(axes_.begin(), axes_.end(),
                     [](const Axis& axis) { return axis.options.empty(); });
}

std::vector<std::uint32_t> PackageSpace::values(const Package& package) const {
  std::vector<std::uint32_t> values;
  values.reserve(axes_.size());
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    const auto& options = axes_[i].options;
    const auto at = std::find(options.begin(), options.end(), package[i]);
    values.push_back(static_cast<std::uint32_t>(at - options.begin()));
  }
  return values;
}

Package PackageSpace::package(const std::vector<std::uint32_t>& values) const {
  Package package;
  package.reserve(axes_.size());
  for (std::size_t i = 0; i < axes_.size(); ++i) {
    package.push_back(axes_[i].options[values[i]]);
  }
  return package;
}

std::vector<IssueId> unknown_issues(const Negotiation& in_force, PartyId party) {
  std::vector<bool> known(in_force.issues().size(), false);
  for (const PositionId id : in_force.positions_of(party)) {
    for (const IssueId issue : issues_of(in_force.position(id).claim)) known[issue.index()] = true;
  }
  std::vector<IssueId> unknown;
  const PackageSpace space(in_force);
  for (const Axis& axis : space.axes()) {
    const bool is_open = !known[axis.issue.index()] && !is_sum(in_force.issue(axis.issue));
    if (is_open) unknown.push_back(axis.issue);
  }
  return unknown;
}

}  // namespace zopa
