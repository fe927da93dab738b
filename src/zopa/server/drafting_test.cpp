#include "zopa/server/drafting.hpp"

#include <filesystem>

#include "test_folder.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/server/request.hpp"

namespace zopa::server {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

constexpr const char* kDrafts = "talks.drafts.yaml";

class Drafts : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_.write(
        "note.txt",
        "Ida Vogt said that the port owes the union a week. \"We will wait,\" Vogt said.\n");
    read("");
  }
  void read(const std::string& statements) {
    const std::string text =
        "zopa: 1\n"
        "parties: {union: {name: The union, representatives: {vogt: Ida Vogt}}, b: {name: B}}\n"
        "issues: {x: {name: X, options: {p: P, q: Q}}}\n"
        "sources: {note: {file: note.txt, language: en}}\n" +
        statements;
    auto read = yaml::read_string(text, "talks.yaml", folder_.path().string() + "/");
    ASSERT_TRUE(read);
    file_ = std::move(*read);
    texts_ = yaml::cited_texts(file_, folder_.path().string() + "/");
  }
  [[nodiscard]] Drafting drafting() const { return Drafting(folder_.file("talks.yaml")); }
  [[nodiscard]] DraftsNow now() const {
    return drafting().now(file_, texts_).value_or(DraftsNow{});
  }
  [[nodiscard]] std::optional<Error> decide(const std::string& quote, Verdict verdict) const {
    return drafting().decide(file_, texts_, {"note", quote, verdict});
  }
  [[nodiscard]] std::string written() const { return folder_.read(kDrafts); }
  [[nodiscard]] bool is_written() const { return std::filesystem::exists(folder_.file(kDrafts)); }

  testing::TestFolder folder_;
  Negotiation file_;
  std::vector<CitedText> texts_;
};

const char* const kSaid = "the port owes the union a week";

TEST_F(Drafts, AreOfTheSourcesAndWriteNothing) {
  ASSERT_THAT(now().open, SizeIs(2));
  EXPECT_EQ(now().open[0].quote, kSaid);
  EXPECT_EQ(now().open[0].by, "vogt");
  EXPECT_FALSE(is_written());
}

TEST_F(Drafts, WhatIsRefusedIsNotProposedAgainUntilItIsTakenBack) {
  EXPECT_FALSE(decide(kSaid, Verdict::refused));
  EXPECT_THAT(now().open, SizeIs(1));
  ASSERT_THAT(now().refused, SizeIs(1));
  EXPECT_EQ(now().refused[0].quote, kSaid);
  EXPECT_THAT(written(), HasSubstr("refused:\n  - statement:\n"));
  EXPECT_THAT(written(), HasSubstr("rule: reported\n"));
  EXPECT_FALSE(decide(kSaid, Verdict::open));
  EXPECT_THAT(now().open, SizeIs(2));
  EXPECT_THAT(written(), ::testing::Not(HasSubstr("refused:")));
}

TEST_F(Drafts, WhatIsTakenIsOnFileAndNoDraft) {
  folder_.write(kDrafts, "zopa_drafts: 1\ndrafts:\n  - statement: {source: note, quote: " +
                             std::string(kSaid) + "}\n");
  read("statements: {s: {by: vogt, source: note, quote: " + std::string(kSaid) + "}}\n");
  EXPECT_THAT(now().open, SizeIs(1));
  EXPECT_FALSE(decide(kSaid, Verdict::taken));
  EXPECT_THAT(written(), ::testing::Not(HasSubstr(kSaid)));
  EXPECT_THAT(now().refused, IsEmpty());
}

TEST_F(Drafts, WhatIsNoFileOfDraftsIsNotWrittenOver) {
  folder_.write(kDrafts, "mine: 1\n");
  EXPECT_TRUE(decide(kSaid, Verdict::refused));
  EXPECT_FALSE(drafting().now(file_, texts_));
  EXPECT_EQ(written(), "mine: 1\n");
}

TEST_F(Drafts, WhatNoRuleFindsIsNotWritten) {
  EXPECT_TRUE(decide("anything at all", Verdict::refused));
  EXPECT_FALSE(is_written());
  EXPECT_FALSE(read_decision(R"({"source": "note", "quote": "x", "verdict": "burnt"})"));
  EXPECT_FALSE(read_decision(R"({"source": 1, "quote": "x", "verdict": "open"})"));
  EXPECT_FALSE(read_decision(R"([])"));
}

}  // namespace
}  // namespace zopa::server
