#include "zopa/model/pivotal.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace zopa {
namespace {

using ::testing::ElementsAre;

using Consents = std::vector<std::optional<bool>>;

Agreement party(std::size_t index) {
  Agreement rule;
  rule.kind = Agreement::Kind::party;
  rule.party = PartyId{index};
  return rule;
}

Agreement at_least(std::uint32_t threshold, std::vector<Agreement> parts) {
  Agreement rule;
  rule.kind = Agreement::Kind::at_least;
  rule.threshold = threshold;
  rule.parts = std::move(parts);
  return rule;
}

Agreement of_kind(Agreement::Kind kind, std::vector<Agreement> parts) {
  Agreement rule;
  rule.kind = kind;
  rule.parts = std::move(parts);
  return rule;
}

Agreement all(std::vector<Agreement> parts) {
  return of_kind(Agreement::Kind::all, std::move(parts));
}

Agreement any(std::vector<Agreement> parts) {
  return of_kind(Agreement::Kind::any, std::move(parts));
}

// Straight from the definition: every way in which the others with open consents might decide.
std::vector<bool> by_definition(const Agreement& rule, const Consents& consents) {
  std::vector<bool> matters(consents.size(), false);
  for (std::size_t mask = 0; mask < (std::size_t{1} << consents.size()); ++mask) {
    std::vector<bool> some(consents.size());
    for (std::size_t i = 0; i < some.size(); ++i) {
      some[i] = consents[i].value_or(((mask >> i) & 1U) != 0);
    }
    for (std::size_t p = 0; p < some.size(); ++p) {
      if (consents[p]) continue;
      std::vector<bool> other = some;
      other[p] = !other[p];
      if (suffices(rule, some) != suffices(rule, other)) matters[p] = true;
    }
  }
  return matters;
}

TEST(Pivotal, DoesNotHangOnHowTheRuleIsSpelled) {
  const Consents c_consents = {std::nullopt, std::nullopt, true};  // a, b, c
  const auto a_and_b = [&](const Agreement& rule) { return pivotal(rule, c_consents); };
  const auto only_b = ElementsAre(false, true, false);
  EXPECT_THAT(a_and_b(all({party(1), at_least(1, {party(0), party(2)})})), only_b);
  EXPECT_THAT(a_and_b(all({at_least(2, {party(0), party(1), party(2)}), party(1)})), only_b);
  EXPECT_THAT(a_and_b(any({all({at_least(1, {party(0), party(1)}),
                                at_least(2, {party(0), party(1), party(2)}), party(1)}),
                           party(1)})),
              only_b);
  EXPECT_THAT(a_and_b(any({all({party(0), party(1)}), all({party(1), party(2)})})), only_b);
}

TEST(Pivotal, IsNobodyOnceTheRuleIsMetOrCannotBe) {
  const Agreement two = at_least(2, {party(0), party(1), party(2)});
  EXPECT_THAT(pivotal(two, {true, true, std::nullopt}), ElementsAre(false, false, false));
  EXPECT_THAT(pivotal(two, {false, false, std::nullopt}), ElementsAre(false, false, false));
  EXPECT_THAT(pivotal(two, {true, false, std::nullopt}), ElementsAre(false, false, true));
}

constexpr std::size_t kParties = 5;

Agreement drawn_rule(std::size_t depth) {
  if (depth == 0 || *rc::gen::inRange(0, 3) == 0) {
    return party(*rc::gen::inRange<std::size_t>(0, kParties));
  }
  std::vector<Agreement> parts;
  const auto size = *rc::gen::inRange<std::uint32_t>(1, 5);
  for (std::uint32_t i = 0; i < size; ++i) parts.push_back(drawn_rule(depth - 1));
  const auto kind = *rc::gen::inRange(0, 3);
  if (kind == 0) return all(std::move(parts));
  if (kind == 1) return any(std::move(parts));
  return at_least(*rc::gen::inRange<std::uint32_t>(1, size + 1), std::move(parts));
}

RC_GTEST_PROP(Pivotal, IsWhoeverTheDefinitionSays, ()) {
  const Agreement rule = drawn_rule(3);
  Consents consents(kParties);
  for (auto& consent : consents) {
    const auto drawn = *rc::gen::inRange(0, 5);
    if (drawn < 2) consent = drawn == 1;
  }
  RC_ASSERT(pivotal(rule, consents) == by_definition(rule, consents));
}

}  // namespace
}  // namespace zopa
