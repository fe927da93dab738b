#include "zopa/model/position.hpp"

#include <algorithm>
#include <array>

namespace zopa {
namespace {

std::vector<IssueId> united(std::vector<IssueId> a, const std::vector<IssueId>& b) {
  a.insert(a.end(), b.begin(), b.end());
  std::sort(a.begin(), a.end());
  a.erase(std::unique(a.begin(), a.end()), a.end());
  return a;
}

struct IssueCollector {
  std::vector<IssueId> operator()(const Demand& claim) const { return issues_of(claim.formula); }
  std::vector<IssueId> operator()(const RedLine& claim) const { return issues_of(claim.formula); }
  std::vector<IssueId> operator()(const Acceptance& claim) const {
    return issues_of(claim.formula);
  }
  std::vector<IssueId> operator()(const OptionOrder& claim) const { return {claim.issue}; }
  std::vector<IssueId> operator()(const IssueOrder& claim) const {
    std::vector<IssueId> issues;
    for (const auto& term : claim.terms) issues = united(std::move(issues), {term.issue});
    return issues;
  }
  std::vector<IssueId> operator()(const Comparison& claim) const {
    return united(issues_of(claim.left), issues_of(claim.right));
  }
  std::vector<IssueId> operator()(const Priorities& claim) const {
    std::vector<IssueId> issues;
    for (const Formula& formula : claim.formulas) {
      issues = united(std::move(issues), issues_of(formula));
    }
    return issues;
  }
  std::vector<IssueId> operator()(const OptionValues& claim) const { return {claim.issue}; }
  std::vector<IssueId> operator()(const IssueWeights& claim) const {
    std::vector<IssueId> issues;
    for (const auto& entry : claim.entries) issues = united(std::move(issues), {entry.issue});
    return issues;
  }
  std::vector<IssueId> operator()(const OptionPoints& claim) const {
    std::vector<IssueId> issues;
    for (const auto& part : claim.issues) issues = united(std::move(issues), {part.issue});
    return issues;
  }
  std::vector<IssueId> operator()(const Reservation& /*claim*/) const { return {}; }
};

}  // namespace

const char* kind_of(const Claim& claim) {
  constexpr std::array kKinds = {"demands", "requires", "accepts",    "prefers",
                                 "weighs",  "compares", "priorities", "values",
                                 "weights", "points",   "reservation"};
  static_assert(kKinds.size() == std::variant_size_v<Claim>);
  return kKinds.at(claim.index());
}

std::vector<IssueId> issues_of(const Claim& claim) { return std::visit(IssueCollector{}, claim); }

}  // namespace zopa
