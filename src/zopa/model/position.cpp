#include "zopa/model/position.hpp"

#include <algorithm>
#include <array>

namespace zopa {
namespace {

// Each once, in order.
std::vector<IssueId> distinct(std::vector<IssueId> issues) {
  std::sort(issues.begin(), issues.end());
  issues.erase(std::unique(issues.begin(), issues.end()), issues.end());
  return issues;
}

template <class Parts>
std::vector<IssueId> issues_of_parts(const Parts& parts) {
  std::vector<IssueId> issues;
  for (const auto& part : parts) issues.push_back(part.issue);
  return distinct(std::move(issues));
}

std::vector<IssueId> issues_of_all(const std::vector<Formula>& formulas) {
  std::vector<IssueId> issues;
  for (const Formula& formula : formulas) {
    const std::vector<IssueId> own = issues_of(formula);
    issues.insert(issues.end(), own.begin(), own.end());
  }
  return distinct(std::move(issues));
}

struct IssueCollector {
  std::vector<IssueId> operator()(const Demand& claim) const { return issues_of(claim.formula); }
  std::vector<IssueId> operator()(const RedLine& claim) const { return issues_of(claim.formula); }
  std::vector<IssueId> operator()(const Acceptance& claim) const {
    return issues_of(claim.formula);
  }
  std::vector<IssueId> operator()(const Taking& claim) const { return {claim.issue}; }
  std::vector<IssueId> operator()(const OptionOrder& claim) const { return {claim.issue}; }
  std::vector<IssueId> operator()(const IssueOrder& claim) const {
    return issues_of_parts(claim.terms);
  }
  std::vector<IssueId> operator()(const Comparison& claim) const {
    return issues_of_all({claim.left, claim.right});
  }
  std::vector<IssueId> operator()(const Priorities& claim) const {
    return issues_of_all(claim.formulas);
  }
  std::vector<IssueId> operator()(const OptionValues& claim) const { return {claim.issue}; }
  std::vector<IssueId> operator()(const IssueWeights& claim) const {
    return issues_of_parts(claim.entries);
  }
  std::vector<IssueId> operator()(const OptionPoints& claim) const {
    return issues_of_parts(claim.issues);
  }
  std::vector<IssueId> operator()(const Reservation& /*claim*/) const { return {}; }
};

}  // namespace

const char* kind_of(const Claim& claim) {
  constexpr std::array kKinds = {"demands", "requires", "accepts",  "takes",
                                 "prefers", "weighs",   "compares", "priorities",
                                 "values",  "weights",  "points",   "reservation"};
  static_assert(kKinds.size() == std::variant_size_v<Claim>);
  return kKinds.at(claim.index());
}

std::vector<IssueId> issues_of(const Claim& claim) { return std::visit(IssueCollector{}, claim); }

}  // namespace zopa
