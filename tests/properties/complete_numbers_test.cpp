// Of complete numbers nothing is open: what is concluded where preferences may be known in part is
// what the settlement says, whatever is excluded, hypothetical or left out.
#include <algorithm>
#include <string>

#include "choices.hpp"
#include "finished.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/base/run.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/robust/robustness.hpp"
#include "zopa/settle/settlement.hpp"

namespace zopa {
namespace {

using testing::Choices;

Decimal decimal(const std::string& text) { return *Decimal::parse(text); }

Position position(std::size_t number, PartyId party, Claim claim) {
  Position result;
  result.id = "c" + std::to_string(number);
  result.has_id = true;
  result.party = party;
  result.claim = std::move(claim);
  return result;
}

// Two or three parties with a number for every option, and for some that are excluded.
class Builder {
 public:
  explicit Builder(Choices& choices) : choices_(choices) {}

  Negotiation build() {
    const std::uint32_t parties = choices_.between(2, 3);
    for (std::uint32_t p = 0; p < parties; ++p) {
      Party party;
      party.id = party.name = "p" + std::to_string(p);
      contents_.parties.push_back(party);
    }
    const std::uint32_t issues = choices_.between(1, 3);
    for (std::uint32_t i = 0; i < issues; ++i) add_issue(i);
    for (std::uint32_t p = 0; p < parties; ++p) add_numbers(PartyId{p});
    View view;
    view.tabled_only = choices_.chance(30);
    return *in_force(testing::finished(std::move(contents_)), view);
  }

 private:
  void add_issue(std::uint32_t number) {
    Issue issue;
    issue.id = issue.name = "i" + std::to_string(number);
    const std::uint32_t options = choices_.between(2, 4);
    for (std::uint32_t o = 0; o < options; ++o) {
      Option option;
      option.id = option.name = "o" + std::to_string(o);
      option.hypothetical = o > 0 && choices_.chance(20);
      if (o > 0 && choices_.chance(25)) option.excluded = "law";
      issue.options.push_back(option);
    }
    contents_.issues.push_back(issue);
  }

  void add_numbers(PartyId party) {
    std::uint32_t left = 20;  // twentieths of the whole
    IssueWeights weights;
    for (std::size_t i = 0; i < contents_.issues.size(); ++i) {
      const bool is_last = i + 1 == contents_.issues.size();
      const std::uint32_t share = is_last ? left : choices_.below(left + 1);
      left -= share;
      const Decimal weight = decimal(std::to_string(share / 20) + "." +
                                     (share % 20 < 2 ? "0" : "") + std::to_string(share % 20 * 5));
      weights.entries.push_back({IssueId{i}, {weight, weight}});
      add_values(party, IssueId{i});
    }
    add(party, std::move(weights));
  }

  void add_values(PartyId party, IssueId issue) {
    OptionValues values{issue, {}};
    const auto& options = contents_.issue(issue).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (options[o].excluded && choices_.chance(30)) continue;
      const Decimal value{static_cast<std::int64_t>(choices_.below(5))};
      values.entries.push_back({OptionId{o}, false, {value, value}});
    }
    add(party, std::move(values));
  }

  void add(PartyId party, Claim claim) {
    contents_.positions.push_back(position(contents_.positions.size(), party, std::move(claim)));
  }

  Choices& choices_;
  Contents contents_;
};

// Some of its packages, in any order.
Candidates some_packages(const PackageSpace& space, Choices& choices) {
  Candidates some;
  const std::uint32_t wanted = choices.between(1, 8);
  for (std::uint32_t k = 0; k < wanted; ++k) {
    std::vector<std::uint32_t> values;
    for (const std::uint32_t size : space.sizes()) values.push_back(choices.below(size));
    const Package package = space.package(values);
    if (std::find(some.packages.begin(), some.packages.end(), package) == some.packages.end()) {
      some.packages.push_back(package);
    }
  }
  return some;
}

std::vector<std::int64_t> totals(const Utilities& utilities,
                                 const std::vector<std::uint32_t>& values) {
  std::vector<std::int64_t> all;
  for (const Utility& utility : utilities.parties) {
    all.push_back(utility.counted(utility.total(values)));
  }
  return all;
}

RC_GTEST_PROP(CompleteNumbers, LeaveNothingOpenAndSayWhatTheSettlementSays, ()) {
  Choices choices(*rc::gen::container<std::vector<std::uint32_t>>(
      150, rc::gen::inRange<std::uint32_t>(0, 1'000'000)));
  const Negotiation negotiation = Builder(choices).build();
  const PackageSpace space(negotiation);
  RC_PRE(!space.is_empty());
  const Candidates candidates = some_packages(space, choices);
  const auto utilities = complete_utilities(negotiation, space, parties_that_count(negotiation));
  Run one_thread;
  one_thread.threads = 1;
  const auto settled = settle::settlement_among(negotiation, candidates);
  const auto robust = robust::robustness(negotiation, candidates, {.completions = 1}, one_thread);
  RC_PRE(settled.value && robust.value);
  std::vector<std::vector<std::int64_t>> efficient;
  for (const auto& one : settled.value->efficient) {
    efficient.push_back(totals(utilities, space.values(one.package)));
  }
  std::vector<std::int64_t> best(utilities.parties.size());
  for (const Package& package : candidates.packages) {
    const auto own = totals(utilities, space.values(package));
    for (std::size_t p = 0; p < best.size(); ++p) best[p] = std::max(best[p], own[p]);
  }
  const auto follows_if = [](bool condition) {
    return condition ? robust::Conclusion::follows : robust::Conclusion::ruled_out;
  };
  for (const robust::RobustPackage& one : robust.value->packages) {
    const auto own = totals(utilities, space.values(one.package));
    const bool is_efficient = std::find(efficient.begin(), efficient.end(), own) != efficient.end();
    RC_ASSERT(one.answer.efficient == follows_if(is_efficient));
    for (std::size_t p = 0; p < best.size(); ++p) {
      RC_ASSERT(one.answer.parties[p].best == follows_if(own[p] == best[p]));
    }
    RC_CLASSIFY(!is_efficient, "dominated");
  }
}

}  // namespace
}  // namespace zopa
