#include "zopa/model/claim_notation.hpp"

#include <variant>

#include "zopa/base/listed.hpp"
#include "zopa/model/notation.hpp"

namespace zopa {
namespace {

class InNotation {
 public:
  explicit InNotation(const Contents& negotiation) : negotiation_(negotiation) {}

  std::string operator()(const Demand& claim) const { return written(claim.as_said()); }
  std::string operator()(const RedLine& claim) const { return written(claim.as_said()); }
  std::string operator()(const Acceptance& claim) const { return written(claim.as_said()); }
  std::string operator()(const OptionOrder& claim) const {
    return in_issue(claim.issue, {written(claim)});
  }
  std::string operator()(const IssueOrder& claim) const { return written(claim); }
  std::string operator()(const Comparison& claim) const { return written(claim); }
  std::string operator()(const Taking& claim) const {
    std::vector<std::string> options;
    if (claim.bound) {
      const std::string number = id_of(claim.issue, claim.bound->options.front());
      return in_issue(claim.issue,
                      {std::string(to_notation(claim.bound->relation)) + " " + number});
    }
    for (const OptionId option : claim.options) options.push_back(id_of(claim.issue, option));
    return in_issue(claim.issue, options);
  }
  std::string operator()(const Priorities& claim) const {
    std::vector<std::string> formulas;
    for (std::size_t i = 0; i < claim.formulas.size(); ++i) {
      std::string how = claim.has_open() && claim.is_open[i] ? "whether " : "";
      if (i < claim.strong) how += "strongly ";
      formulas.push_back(how + written(claim.formulas[i]));
    }
    return listed(formulas, "; ", "; ");
  }
  std::string operator()(const OptionValues& claim) const {
    std::vector<std::string> values;
    for (const auto& entry : claim.entries) {
      if (entry.is_between) continue;
      values.push_back(id_of(claim.issue, entry.option) + ": " + to_notation(entry.value));
    }
    return in_issue(claim.issue, values);
  }
  std::string operator()(const IssueWeights& claim) const {
    std::vector<std::string> weights;
    for (const auto& entry : claim.entries) {
      weights.push_back(negotiation_.issue(entry.issue).id + ": " + to_notation(entry.weight));
    }
    return listed(weights, ", ", ", ");
  }
  std::string operator()(const OptionPoints& claim) const {
    std::vector<std::string> issues;
    for (const auto& part : claim.issues) {
      std::vector<std::string> points;
      for (const auto& entry : part.options) {
        if (entry.is_between) continue;
        points.push_back(id_of(part.issue, entry.option) + ": " +
                         to_notation(Range{entry.points, entry.points}));
      }
      issues.push_back(in_issue(part.issue, points));
    }
    return listed(issues, "; ", "; ");
  }
  std::string operator()(const Reservation& claim) const { return to_notation(claim.utility); }

 private:
  template <class Written>
  [[nodiscard]] std::string written(const Written& what) const {
    return to_notation(what, negotiation_);
  }
  [[nodiscard]] std::string written(const Formula& formula) const {
    return to_notation(formula, negotiation_, NumbersIn::stretches);
  }
  [[nodiscard]] const std::string& id_of(IssueId issue, OptionId option) const {
    return negotiation_.option(issue, option).id;
  }
  [[nodiscard]] std::string in_issue(IssueId issue, const std::vector<std::string>& parts) const {
    return negotiation_.issue(issue).id + " {" + listed(parts, ", ", ", ") + "}";
  }

  const Contents& negotiation_;
};

}  // namespace

std::string claim_notation(const Claim& claim, const Contents& negotiation) {
  return std::visit(InNotation(negotiation), claim);
}

}  // namespace zopa
