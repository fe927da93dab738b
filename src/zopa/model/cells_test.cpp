#include "zopa/model/cells.hpp"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/draft.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;

Decimal decimal(const char* text) { return *Decimal::parse(text); }

Issue cap(const char* from, const char* to, const char* step) {
  Issue issue;
  issue.id = "cap";
  issue.scale = Scale{decimal(from), decimal(to), decimal(step), "million"};
  return issue;
}

std::vector<std::string> ids(const Issue& issue) {
  std::vector<std::string> ids;
  for (const Option& option : issue.options) ids.push_back(option.id);
  return ids;
}

Position line(Atom::Relation relation, OptionId option) {
  Position position;
  Formula formula;
  formula.atom = {IssueId{0}, relation, {option}};
  position.claim = RedLine{formula};
  return position;
}

TEST(Scale, KnowsItsNumbers) {
  const Scale scale = *cap("30", "60", "0.5").scale;
  EXPECT_FALSE(scale.flaw());
  EXPECT_EQ(scale.numbers(), 61U);
  EXPECT_EQ(scale.place_of(decimal("42.5")), 25U);
  EXPECT_EQ(scale.place_of(decimal("42.3")), std::nullopt);
  EXPECT_EQ(scale.place_of(decimal("60.5")), std::nullopt);
  EXPECT_EQ(scale.number_at(60), decimal("60"));
  EXPECT_EQ(scale.numbers_in({decimal("43"), decimal("48.5")}), 12U);
}

TEST(Scale, IsRefusedWhereItIsNone) {
  EXPECT_TRUE(cap("30", "60", "0").scale->flaw());
  EXPECT_TRUE(cap("60", "30", "1").scale->flaw());
  EXPECT_TRUE(cap("30", "60", "7").scale->flaw());
  EXPECT_TRUE(cap("0", "1000000000", "0.001").scale->flaw());
  EXPECT_FALSE(cap("-1/3", "1/3", "1/9").scale->flaw());
}

TEST(Cells, AreTheNumbersNamedAndWhatLiesBetween) {
  Contents contents;
  contents.issues.push_back(cap("30", "60", "0.5"));
  Issue& issue = contents.issues[0];
  const OptionId high = *option_of_number(issue, decimal("49"));
  const OptionId low = *option_of_number(issue, decimal("42.5"));
  EXPECT_EQ(option_of_number(issue, decimal("49")), high);
  EXPECT_EQ(option_of_number(issue, decimal("49.2")), std::nullopt);
  contents.positions = {line(Atom::Relation::at_most, low), line(Atom::Relation::more, high)};
  cut_scales(contents);
  EXPECT_THAT(ids(issue), ElementsAre("30..42", "42.5", "43..48.5", "49", "49.5", "50..60"));
  const auto& first = std::get<RedLine>(contents.positions[0].claim).formula.atom;
  EXPECT_EQ(first.options[0], OptionId{1});
  EXPECT_TRUE(first.is_true_of(OptionId{0}));
  EXPECT_FALSE(first.is_true_of(OptionId{2}));
  const Contents once = contents;
  cut_scales(contents);
  EXPECT_EQ(contents, once);
}

TEST(Cells, OfAnOrderBothEndsAreNumbers) {
  Contents contents;
  contents.issues.push_back(cap("1", "5", "1"));
  Position order;
  order.claim = OptionOrder{IssueId{0}, {}, {}, OptionOrder::Direction::more};
  contents.positions.push_back(order);
  cut_scales(contents);
  EXPECT_THAT(ids(contents.issues[0]), ElementsAre("1", "2..4", "5"));
  const auto& chain = std::get<OptionOrder>(contents.positions[0].claim);
  EXPECT_THAT(chain.options, ElementsAre(OptionId{2}, OptionId{1}, OptionId{0}));
  EXPECT_EQ(chain.relations.size(), 2U);
}

TEST(Cells, AreCalledByTheirNumbers) {
  const Range stretch{decimal("43"), decimal("48.5")};
  EXPECT_EQ(id_of(stretch), "43..48.5");
  EXPECT_EQ(numbers_of("43..48.5"), stretch);
  EXPECT_EQ(numbers_of("-3"), (Range{decimal("-3"), decimal("-3")}));
  EXPECT_EQ(numbers_of("43..x"), std::nullopt);
}

TEST(Cells, AreSaidAsBounds) {
  const Issue issue = cap("30", "60", "0.5");
  const auto said = [&](const std::vector<const char*>& ids) -> std::string {
    std::vector<Range> ranges;
    for (const char* id : ids) ranges.push_back(*numbers_of(id));
    const auto together = joined(*issue.scale, ranges);
    return together ? to_notation(issue, *together) : "none";
  };
  EXPECT_EQ(said({"30..42", "42.5", "43..48.5"}), "cap <= 48.5");
  EXPECT_EQ(said({"49.5..60", "49"}), "cap >= 49");
  EXPECT_EQ(said({"43..48.5", "55"}), "cap >= 43 and cap <= 48.5 or cap == 55");
  EXPECT_EQ(said({"30..60"}), "cap >= 30");
  EXPECT_EQ(said({"48.5..43"}), "none");
  EXPECT_EQ(said({"43.2"}), "none");
}

}  // namespace
}  // namespace zopa
