#include "zopa/base/nearest.hpp"

#include <algorithm>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

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

// The edits from `a` to `b`, by the table of Wagner and Fischer (1974).
std::size_t edits_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t exchanged = diagonal + static_cast<std::size_t>(a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({exchanged, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

std::string letters(std::size_t most, char last) {
  const auto length = *rc::gen::inRange<std::size_t>(0, most + 1);
  return *rc::gen::container<std::string>(length,
                                          rc::gen::inRange('a', static_cast<char>(last + 1)));
}

// Long quotes take several words of bits.
RC_GTEST_PROP(NearestPassageProperty, IsTheFirstOfTheBestOfAllParts, ()) {
  const char last = *rc::gen::element('a', 'b', 'd');
  const std::string text = letters(40, last);
  const std::string wanted = letters(*rc::gen::element<std::size_t>(8, 20, 150), last);
  std::size_t fewest = wanted.size();
  std::size_t first_end = 0;
  for (std::size_t end = 1; end <= text.size(); ++end) {
    for (std::size_t begin = 0; begin < end; ++begin) {
      const std::size_t edits = edits_between(text.substr(begin, end - begin), wanted);
      if (edits < fewest) first_end = end;
      fewest = std::min(fewest, edits);
    }
  }
  const auto passage = nearest_passage(text, wanted);
  RC_ASSERT(passage.has_value() == (first_end > 0));
  if (!passage) return;
  RC_ASSERT(passage->edits == fewest);
  RC_ASSERT(passage->end == first_end);
  const auto part = text.substr(passage->begin, passage->end - passage->begin);
  RC_ASSERT(edits_between(part, wanted) == fewest);
}

TEST(NearestPassage, NeedsTwoTexts) {
  EXPECT_FALSE(nearest_passage("", "a"));
  EXPECT_FALSE(nearest_passage("a", ""));
  EXPECT_FALSE(nearest_passage("zzzz", "a"));
}

TEST(Hints, AreGivenUntilMillionsOfNamesWereCompared) {
  Hints hints;
  const auto names = [] { return std::vector<std::string>{"port"}; };
  EXPECT_NE(hints.hint("prot", 5'000'000, names), Value(""));
  EXPECT_EQ(hints.hint("prot", 1, names), Value(""));
}

}  // namespace
}  // namespace zopa
