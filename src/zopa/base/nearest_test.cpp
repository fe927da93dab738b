#include "zopa/base/nearest.hpp"

#include <gtest/gtest.h>

namespace zopa {
namespace {

TEST(NearestName, FindsASlipOfTheKeys) {
  EXPECT_EQ(nearest_name("ukrain", {"russia", "ukraine"}), "ukraine");
  EXPECT_EQ(nearest_name("prefes", {"prefers", "requires"}), "prefers");
}

TEST(NearestName, TakesTwoLettersExchangedForOneSlip) {
  EXPECT_EQ(nearest_name("prot", {"town", "port"}), "port");
  EXPECT_EQ(nearest_name("torp", {"port"}), std::nullopt);
}

TEST(NearestName, StaysSilentWhereNothingIsNear) {
  EXPECT_EQ(nearest_name("moon", {"russia", "ukraine"}), std::nullopt);
  EXPECT_EQ(nearest_name("x", {"y"}), std::nullopt);  // one letter, all of it different
  EXPECT_EQ(nearest_name("x", {}), std::nullopt);
}

TEST(Suggestion, ListsWhatIsKnownWhereNothingIsNear) {
  const auto known = [](std::vector<Value> names) { return List{Join::commas, std::move(names)}; };
  EXPECT_EQ(hint("moon", {"a", "b"}), Message("fault.known_here", {{"names", known({"a", "b"})}}));
  EXPECT_EQ(hint("ukrain", {"ukraine"}),
            Message("fault.did_you_mean", {{"name", Code{"ukraine"}}}));
  EXPECT_EQ(hint("moon", {}), Value(""));
}

TEST(NearestPassage, IsThePartWithTheFewestEdits) {
  const auto passage = nearest_passage("the quick brown fox jumps", "quack brown");
  ASSERT_TRUE(passage);
  EXPECT_EQ(passage->begin, 4U);
  EXPECT_EQ(passage->end, 15U);
  EXPECT_EQ(passage->edits, 1U);
}

TEST(NearestPassage, NeedsTwoTexts) {
  EXPECT_FALSE(nearest_passage("", "a"));
  EXPECT_FALSE(nearest_passage("a", ""));
  EXPECT_FALSE(nearest_passage("zzzz", "a"));
}

}  // namespace
}  // namespace zopa
