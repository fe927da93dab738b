// Options taken on every issue accept what one row would that names them all.
#include "choices.hpp"
#include "finished.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {
namespace {

Position row(PartyId party, Claim claim) {
  Position position;
  position.party = party;
  position.claim = std::move(claim);
  return position;
}

// Tabled options alone: others would settle the party's own lines, too.
std::vector<OptionId> some_tabled(testing::Choices& choices, const Axis& axis) {
  std::vector<OptionId> options;
  for (std::size_t v = 0; v < axis.options.size(); ++v) {
    if (!axis.tabled[v]) continue;
    if (options.empty() || choices.chance(60)) options.push_back(axis.options[v]);
  }
  return options;
}

RC_GTEST_PROP(Takes, OnEveryIssueAcceptWhatOneRowWouldThatNamesThemAll,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(std::move(numbers));
  const Negotiation file = testing::random_case(choices, {.reservations = true});
  const PackageSpace space(file);
  const PartyId party{choices.below(static_cast<std::uint32_t>(file.parties().size()))};
  Contents taking = file.contents();
  Contents accepting = file.contents();
  Formula all;
  all.kind = Formula::Kind::conjunction;
  for (const Axis& axis : space.axes()) {
    const std::vector<OptionId> options = some_tabled(choices, axis);
    RC_PRE(!options.empty());
    taking.positions.push_back(row(party, Taking{axis.issue, options}));
    Formula part;
    part.atom = {axis.issue, Atom::Relation::in, options};
    all.parts.push_back(std::move(part));
  }
  RC_PRE(all.parts.size() > 1);
  accepting.positions.push_back(row(party, Acceptance{all}));
  const auto of = [](Contents contents) {
    return deadlock::diagnose(*in_force(testing::finished(std::move(contents)))).packages;
  };
  const auto taken = of(std::move(taking));
  const auto accepted = of(std::move(accepting));
  bool is_any = false;
  for (const auto& one : taken.accepted) {
    is_any = is_any || (one.packages.all.count && !one.packages.all.count->is_zero());
  }
  RC_CLASSIFY(is_any, "some");
  RC_ASSERT(taken.agreed.all.count == accepted.agreed.all.count);
  RC_ASSERT(taken.accepted.size() == accepted.accepted.size());
  for (std::size_t i = 0; i < taken.accepted.size(); ++i) {
    RC_ASSERT(taken.accepted[i].packages.all.count == accepted.accepted[i].packages.all.count);
    RC_ASSERT(taken.accepted[i].packages.tabled.count ==
              accepted.accepted[i].packages.tabled.count);
  }
}

}  // namespace
}  // namespace zopa
