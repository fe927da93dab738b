#include "reordered.hpp"

#include <algorithm>
#include <numeric>

#include "finished.hpp"

namespace zopa::testing {
namespace {

std::vector<std::size_t> shuffled(std::size_t count, std::mt19937& random) {
  std::vector<std::size_t> order(count);
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::shuffle(order.begin(), order.end(), random);
  return order;
}

template <class Value>
std::vector<Value> placed(const std::vector<Value>& values,
                          const std::vector<std::size_t>& places) {
  std::vector<Value> result(values.size());
  for (std::size_t k = 0; k < values.size(); ++k) result[places[k]] = values[k];
  return result;
}

// What stood at k stands at `issues[k]`, an issue's option o at `options[k][o]`.
class Reordering {
 public:
  Reordering(const Contents& contents, std::mt19937& random)
      : issues_(shuffled(contents.issues.size(), random)) {
    for (const Issue& issue : contents.issues) {
      options_.push_back(shuffled(issue.options.size(), random));
      if (!issue.scale) continue;  // numbers stand in their order
      std::iota(options_.back().begin(), options_.back().end(), std::size_t{0});
    }
  }

  void apply(Contents& contents) const {
    for (std::size_t k = 0; k < contents.issues.size(); ++k) {
      Issue& issue = contents.issues[k];
      issue.options = placed(issue.options, options_[k]);
      for (Option& one : issue.options) {
        for (ReadAs& read : one.read_as) read.as = option(IssueId{k}, read.as);
      }
      for (Move& move : issue.irreversible) {
        move.from = option(IssueId{k}, move.from);
        move.to = option(IssueId{k}, move.to);
      }
    }
    contents.issues = placed(contents.issues, issues_);
    for (StatusQuo& now : contents.status_quo) move(now.issue, now.option);
    for (Rule& rule : contents.rules) move(rule.formula);
    for (Proposal& proposal : contents.proposals) {
      for (auto& choice : proposal.package) move(choice.issue, choice.option);
    }
    for (Position& position : contents.positions) {
      std::visit([&](auto& claim) { move(claim); }, position.claim);
    }
    for (CompleteUtility& utility : contents.utilities) move(utility);
  }

 private:
  [[nodiscard]] OptionId option(IssueId issue, OptionId old) const {
    return OptionId{options_[issue.index()][old.index()]};
  }
  void move(IssueId& issue) const { issue = IssueId{issues_[issue.index()]}; }
  void move(IssueId& issue, OptionId& old) const {
    old = option(issue, old);
    move(issue);
  }
  void move(Formula& formula) const {
    if (formula.kind == Formula::Kind::atom) {
      for (OptionId& old : formula.atom.options) old = option(formula.atom.issue, old);
      move(formula.atom.issue);
    }
    for (Formula& part : formula.parts) move(part);
  }
  template <class Claimed>
  void move_both(Claimed& claim) const {
    move(claim.formula);
    if (claim.said) move(*claim.said);
  }
  void move(Demand& claim) const { move_both(claim); }
  void move(RedLine& claim) const { move_both(claim); }
  void move(Acceptance& claim) const { move_both(claim); }
  void move(Taking& claim) const {
    for (OptionId& old : claim.options) old = option(claim.issue, old);
    move(claim.issue);
    if (claim.bound) claim.bound->issue = claim.issue;
  }
  void move(OptionOrder& claim) const {
    for (OptionId& old : claim.options) old = option(claim.issue, old);
    move(claim.issue);
  }
  void move(IssueOrder& claim) const {
    for (IssueOrder::Term& term : claim.terms) move(term.issue);
  }
  void move(Comparison& claim) const {
    move(claim.left);
    move(claim.right);
  }
  void move(Priorities& claim) const {
    for (Formula& formula : claim.formulas) move(formula);
  }
  void move(OptionValues& claim) const {
    for (OptionValues::Entry& entry : claim.entries)
      entry.option = option(claim.issue, entry.option);
    move(claim.issue);
  }
  void move(IssueWeights& claim) const {
    for (IssueWeights::Entry& entry : claim.entries) move(entry.issue);
  }
  void move(OptionPoints& claim) const {
    for (OptionPoints::OfIssue& sheet : claim.issues) {
      for (OptionPoints::OfOption& one : sheet.options)
        one.option = option(sheet.issue, one.option);
      move(sheet.issue);
    }
  }
  void move(Reservation& /*claim*/) const {}
  void move(CompleteUtility& utility) const {
    for (CompleteUtility::Term& term : utility.terms) {
      term.values = placed(term.values, options_[term.issue.index()]);
      move(term.issue);
    }
    for (CompleteUtility::Weighted& weighted : utility.formulas) move(weighted.formula);
  }

  std::vector<std::size_t> issues_;
  std::vector<std::vector<std::size_t>> options_;  // by issue as it stood
};

}  // namespace

Negotiation reordered(const Negotiation& negotiation, std::mt19937& random) {
  Contents contents = negotiation.contents();
  Reordering(negotiation.contents(), random).apply(contents);
  return finished(std::move(contents));
}

}  // namespace zopa::testing
