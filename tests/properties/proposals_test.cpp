// Proposals against a look at every choice on their issues and every set of broken lines.
#include "zopa/deadlock/proposals.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "choices.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/in_force.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {
namespace {

using deadlock::Response;
using testing::random_case;

// Slow, and plainly the definition.
class Oracle {
 public:
  using Sets = std::set<std::set<std::string>>;

  Oracle(const Negotiation& negotiation, const Proposal& proposal)
      : n_(negotiation),
        space_(negotiation),
        rule_(agreement_rule(negotiation)),
        counts_(consent_counts(negotiation)),
        proposed_(negotiation.issues().size()) {
    for (const auto& choice : proposal.package) {
      proposed_[choice.issue.index()] = choice.option;
    }
  }

  [[nodiscard]] std::set<std::string> broken() const {
    std::set<std::string> ids;
    for (const Position& position : n_.positions()) {
      if (breaks(position, proposed_)) ids.insert(position.id);
    }
    return ids;
  }

  [[nodiscard]] bool is_excluded() const { return is_excluded(proposed_, {}); }

  // Of all choices on the same issues that nothing excludes, those that differ least.
  [[nodiscard]] Sets changes() const {
    Sets fewest;
    std::size_t least = proposed_.size() + 1;
    PartialPackage choices = proposed_;
    for_each_choice(0, choices, [&] {
      if (is_excluded(choices, {})) return;
      std::set<std::string> changed;
      for (std::size_t i = 0; i < choices.size(); ++i) {
        if (choices[i] == proposed_[i]) continue;
        const Issue& issue = n_.issues()[i];
        changed.insert(issue.id + " == " + n_.option(IssueId{i}, *choices[i]).id);
      }
      if (changed.size() < least) fewest.clear();
      least = std::min(least, changed.size());
      if (changed.size() == least) fewest.insert(changed);
    });
    return fewest;
  }

  // The smallest sets of broken lines without which nothing excludes it.
  [[nodiscard]] Sets moves() const {
    std::vector<std::string> movable;
    for (const Position& position : n_.positions()) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (!breaks(position, proposed_) || !counts_[position.party.index()]) continue;
      if (line->firmness != Firmness::absolute) movable.push_back(position.id);
    }
    std::vector<std::set<std::string>> enough;
    for (std::size_t mask = 0; mask < (std::size_t{1} << movable.size()); ++mask) {
      std::set<std::string> without;
      for (std::size_t i = 0; i < movable.size(); ++i) {
        if (((mask >> i) & 1U) != 0) without.insert(movable[i]);
      }
      if (!is_excluded(proposed_, without)) enough.push_back(without);
    }
    Sets smallest;
    for (const auto& one : enough) {
      const bool is_smallest = std::none_of(enough.begin(), enough.end(), [&](const auto& other) {
        return other != one && std::includes(one.begin(), one.end(), other.begin(), other.end());
      });
      if (is_smallest) smallest.insert(one);
    }
    return smallest;
  }

 private:
  [[nodiscard]] bool breaks(const Position& position, const PartialPackage& choices) const {
    const auto* line = std::get_if<RedLine>(&position.claim);
    return line != nullptr && truth_of(line->formula, n_, choices) == Truth::no;
  }

  [[nodiscard]] bool is_excluded(const PartialPackage& choices,
                                 const std::set<std::string>& without) const {
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (choices[i] && !n_.option(IssueId{i}, *choices[i]).is_possible()) return true;
    }
    std::vector<bool> consents(n_.parties().size(), true);
    for (const Position& position : n_.positions()) {
      if (breaks(position, choices) && without.count(position.id) == 0) {
        consents[position.party.index()] = false;
      }
    }
    if (!suffices(rule_, consents)) return true;
    // Some completion keeps the rules, which leave nothing open.
    PartialPackage whole = choices;
    bool is_possible = false;
    for_each_completion(0, whole, [&] { is_possible = is_possible || keeps_rules(whole); });
    return !is_possible;
  }

  [[nodiscard]] bool keeps_rules(const PartialPackage& whole) const {
    return std::all_of(n_.rules().begin(), n_.rules().end(),
                       [&](const Rule& rule) { return holds(rule.formula, whole); });
  }

  [[nodiscard]] bool holds(const Formula& f, const PartialPackage& whole) const {
    switch (f.kind) {
      case Formula::Kind::atom: {
        const auto& options = f.atom.options;
        const bool is_in =
            std::count(options.begin(), options.end(), *whole[f.atom.issue.index()]) > 0;
        return is_in != (f.atom.relation == Atom::Relation::differs);
      }
      case Formula::Kind::negation:
        return !holds(f.parts[0], whole);
      case Formula::Kind::conjunction:
        return std::all_of(f.parts.begin(), f.parts.end(),
                           [&](const Formula& part) { return holds(part, whole); });
      case Formula::Kind::disjunction:
        return std::any_of(f.parts.begin(), f.parts.end(),
                           [&](const Formula& part) { return holds(part, whole); });
      case Formula::Kind::implication:
        return !holds(f.parts[0], whole) || holds(f.parts[1], whole);
      case Formula::Kind::iff:
        return holds(f.parts[0], whole) == holds(f.parts[1], whole);
    }
    return false;
  }

  // Every choice of possible options on the issues that are proposed.
  template <class Visit>
  void for_each_choice(std::size_t issue, PartialPackage& choices, const Visit& visit) const {
    if (issue == choices.size()) return visit();
    if (!proposed_[issue]) return for_each_choice(issue + 1, choices, visit);
    for (std::size_t o = 0; o < n_.issues()[issue].options.size(); ++o) {
      if (!n_.option(IssueId{issue}, OptionId{o}).is_possible()) continue;
      choices[issue] = OptionId{o};
      for_each_choice(issue + 1, choices, visit);
    }
    choices[issue] = proposed_[issue];
  }

  // Every option, in turn, on the issues of packages that are left open.
  template <class Visit>
  void for_each_completion(std::size_t axis, PartialPackage& whole, const Visit& visit) const {
    if (axis == space_.axes().size()) return visit();
    auto& choice = whole[space_.axes()[axis].issue.index()];
    if (choice) return for_each_completion(axis + 1, whole, visit);
    for (const OptionId option : space_.axes()[axis].options) {
      choice = option;
      for_each_completion(axis + 1, whole, visit);
    }
    choice.reset();
  }

  const Negotiation& n_;
  PackageSpace space_;
  Agreement rule_;
  std::vector<bool> counts_;
  PartialPackage proposed_;
};

Proposal random_proposal(const Negotiation& negotiation, testing::Choices& choices) {
  Proposal proposal;
  proposal.id = "draft";
  for (std::size_t i = 0; i < negotiation.issues().size(); ++i) {
    const Issue& issue = negotiation.issues()[i];
    if (issue.by || choices.chance(20)) continue;
    const auto options = static_cast<std::uint32_t>(issue.options.size());
    proposal.package.push_back({IssueId{i}, OptionId{choices.below(options)}});
  }
  return proposal;
}

Oracle::Sets changes_of(const deadlock::TestedProposal& tested, const Negotiation& negotiation) {
  Oracle::Sets sets;
  for (const auto& changes : tested.changes) {
    std::set<std::string> one;
    for (const deadlock::Change& change : changes) {
      one.insert(negotiation.issue(change.issue).id +
                 " == " + negotiation.option(change.issue, change.option).id);
    }
    sets.insert(one);
  }
  return sets;
}

RC_GTEST_PROP(Proposals, AreHeldAgainstEveryLineAndEveryOtherChoice,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(std::move(numbers));
  const auto in_force_now = in_force(random_case(choices, {.issues = 4, .easing = true}));
  RC_ASSERT(in_force_now.has_value());
  const Negotiation& negotiation = *in_force_now;
  RC_PRE(has_joint_issue(negotiation));
  const Proposal proposal = random_proposal(negotiation, choices);
  RC_PRE(!proposal.package.empty());
  const Oracle oracle(negotiation, proposal);

  const auto tested = deadlock::test_proposal(negotiation, proposal);

  RC_ASSERT(std::set<std::string>(tested.breaks.begin(), tested.breaks.end()) == oracle.broken());
  RC_TAG(tested.is_excluded ? "excluded" : "not excluded");
  RC_ASSERT(tested.is_excluded == oracle.is_excluded());
  if (!tested.is_excluded) return;
  RC_ASSERT(tested.changes_complete || tested.changes.size() >= 20);
  if (tested.changes_complete) RC_ASSERT(changes_of(tested, negotiation) == oracle.changes());
  if (!tested.breaks_rules.empty() || !tested.not_possible.empty()) {
    return RC_ASSERT(tested.moves.empty());
  }
  Oracle::Sets moves;
  for (const auto& one : tested.moves) {
    std::set<std::string> lines;
    for (const auto& move : one) lines.insert(move.line);
    moves.insert(lines);
  }
  RC_ASSERT(moves == oracle.moves());
}

}  // namespace
}  // namespace zopa
