#include "zopa/io/yaml/formatter.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/yaml/reader.hpp"
#include "zopa/io/yaml/scalars.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

using ::testing::HasSubstr;

std::string formatted(std::string_view text) {
  const auto result = format(text, "talks.yaml");
  return result ? *result : to_text(result.error().diagnostics.front());
}

const std::string kHead =
    "zopa: 1\n\nparties:\n  a: {name: A}\n\nissues:\n"
    "  x: {name: X, options: {one: X1, two: X2}}\n\n";

TEST(Format, PutsKeysInTheOrderOfTheFormat) {
  EXPECT_EQ(formatted("issues: {x: {options: {one: X1, two: X2}, name: X}}\n"
                      "parties:\n  a:\n    name: A\nzopa: 1\n"),
            "zopa: 1\n\nparties:\n  a:\n    name: A\n\nissues:\n"
            "  x: {name: X, options: {one: X1, two: X2}}\n");
}

TEST(Format, KeepsComments) {
  const std::string text =
      "# about the file\n\n# more\nzopa: 1  # the version\n\nparties:  # all of them\n"
      "  # about a\n  a: {name: A}  # after a\n\n  b: {name: B}\n\nissues:\n"
      "  x:\n    name: X\n    options:\n      one: X1  # the first\n      two: X2\n\n# the end\n";
  EXPECT_EQ(formatted(text), text);
}

TEST(Format, BreaksARowThatHasCommentsInside) {
  EXPECT_EQ(formatted(kHead + "positions:\n  - {party: a,  # who\n     demands: x == one}\n"),
            kHead + "positions:\n  - party: a  # who\n    demands: x == one\n");
}

TEST(Format, SpacesFormulas) {
  EXPECT_THAT(
      formatted(kHead + "positions:\n  - {party: a, demands: \"x   in{one,two}and(x==one)\"}\n"),
      HasSubstr("demands: \"x in {one, two} and (x == one)\""));
}

TEST(Format, FoldsLongTexts) {
  const std::string words = "word " + std::string(30, 'x') + " ";
  std::string text;
  for (int i = 0; i < 8; ++i) text += words;
  text.pop_back();
  const std::string result = formatted("zopa: 1\ntitle: " + text + "\n" + kHead.substr(8));
  EXPECT_THAT(result, HasSubstr("title: >-\n  word"));
  EXPECT_EQ(read_document(result, "f")->root.entries[1].value.text, text);
}

TEST(Format, QuotesInBracesWhatLibyamlRefusesThere) {
  EXPECT_THAT(formatted("zopa: 1\nparties:\n  a: {name: \"who:?\"}\n\nissues:\n"
                        "  x: {name: X, options: {one: X1, two: X2}}\n"),
              HasSubstr("a: {name: \"who:?\"}"));
}

TEST(Format, WritesFlagsSmall) {
  EXPECT_THAT(formatted(kHead + "positions:\n  - {party: a, demands: x == one, inferred: TRUE}\n"),
              HasSubstr("inferred: true"));
}

TEST(Format, RefusesAFileOfTheWrongShape) {
  EXPECT_THAT(formatted("zopa: 1\n"), HasSubstr("needs the key `parties`"));
}

RC_GTEST_PROP(ScalarProperty, AnyTextReadsBackAsItself, ()) {
  const std::string characters = "ab -#:,[]{}\"'\\\n\t%@`!&*?|>=~0159.é–東";
  const auto picks = *rc::gen::container<std::vector<std::size_t>>(
      rc::gen::inRange<std::size_t>(0, characters.size()));
  std::string text;
  for (const std::size_t pick : picks) {
    std::size_t start = pick;
    while (start > 0 && (static_cast<unsigned char>(characters[start]) & 0xC0U) == 0x80U) --start;
    std::size_t end = start + 1;
    while (end < characters.size() &&
           (static_cast<unsigned char>(characters[end]) & 0xC0U) == 0x80U) {
      ++end;
    }
    text += characters.substr(start, end - start);
  }
  RC_PRE(text.find_first_not_of(" \t\n") != std::string::npos);
  Document document = *read_document(kHead, "f");
  Entry title;
  title.key = "title";
  title.value.text = text;
  document.root.entries.push_back(title);
  document.root.entries[1].value.entries[0].value.entries[0].value.text = text;  // in a flow map
  const auto again = read_document(to_yaml(document), "f");
  RC_ASSERT(again.has_value());
  RC_ASSERT(again->root.entries[1].value.text == text);
  RC_ASSERT(again->root.entries[2].value.entries[0].value.entries[0].value.text == text);
}

// Every valid file at hand: formatting changes no meaning, keeps all comments, and is stable.
class EveryFile : public ::testing::TestWithParam<std::string> {};

std::size_t comments_in(const Node& node) {
  std::size_t count = 0;
  const auto of = [](const Notes& notes) {
    std::size_t lines = notes.after.empty() ? 0 : 1;
    for (const std::string& line : notes.before) lines += line.empty() ? 0U : 1U;
    return lines;
  };
  for (const Entry& entry : node.entries) count += of(entry.notes) + comments_in(entry.value);
  for (const Node& item : node.items) count += of(item.notes) + comments_in(item);
  return count;
}

TEST_P(EveryFile, IsTheSameAfterFormatting) {
  const std::string text = testing::text_of_file(GetParam());
  const std::string folder = GetParam().substr(0, GetParam().rfind('/') + 1);
  const auto before = read_string(text, GetParam(), folder);
  ASSERT_TRUE(before) << to_text(before.error().diagnostics.front());
  const std::string once = formatted(text);
  EXPECT_EQ(formatted(once), once);
  const auto after = read_string(once, GetParam(), folder);
  ASSERT_TRUE(after);
  EXPECT_EQ(*after, *before);
  const auto first = read_document(text, "f");
  const auto second = read_document(once, "f");
  EXPECT_EQ(comments_in(second->root) + second->comments_after.size(),
            comments_in(first->root) + first->comments_after.size());
}

INSTANTIATE_TEST_SUITE_P(Files, EveryFile, ::testing::ValuesIn(testing::valid_files()),
                         [](const auto& file) {
                           std::string name = file.param;
                           for (char& c : name) {
                             if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
                           }
                           return name.substr(name.size() > 60 ? name.size() - 60 : 0);
                         });

}  // namespace
}  // namespace zopa::yaml
