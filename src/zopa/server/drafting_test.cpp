#include "zopa/server/drafting.hpp"

#include <filesystem>

#include "test_folder.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/files.hpp"
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
    text_ =
        "zopa: 1\n"
        "parties: {union: {name: The union, representatives: {vogt: Ida Vogt}}, b: {name: B}}\n"
        "issues: {x: {name: X, options: {p: P, q: Q}}}\n"
        "sources: {note: {file: note.txt, language: en}}\n" +
        statements;
    auto read = yaml::read_string(text_, "talks.yaml", folder_.path().string() + "/");
    ASSERT_TRUE(read);
    file_ = std::move(*read);
    texts_ = yaml::cited_texts(file_, folder_.path().string() + "/");
  }
  [[nodiscard]] Drafting drafting() const { return Drafting(folder_.file("talks.yaml")); }
  [[nodiscard]] DraftsNow now() const {
    return drafting().now(text_, file_, texts_).value_or(DraftsNow{});
  }
  [[nodiscard]] std::optional<Error> decide(const std::string& quote, Verdict verdict) const {
    return drafting().decide(file_, texts_, {"note", quote, {}, verdict});
  }
  [[nodiscard]] std::optional<Error> decide_row(const std::string& key, Verdict verdict) const {
    return drafting().decide(file_, texts_, {{}, {}, key, verdict});
  }
  [[nodiscard]] std::string written() const { return folder_.read(kDrafts); }
  [[nodiscard]] bool is_written() const { return std::filesystem::exists(folder_.file(kDrafts)); }

  testing::TestFolder folder_;
  std::string text_;
  Negotiation file_;
  std::vector<CitedText> texts_;
};

const char* const kSaid = "the port owes the union a week";

TEST_F(Drafts, AreNotWrittenWhileAnotherProgramWritesThem) {
  {
    const FileLock lock(folder_.file(kDrafts));
    EXPECT_TRUE(decide(kSaid, Verdict::refused));
    EXPECT_FALSE(is_written());
  }
  EXPECT_FALSE(decide(kSaid, Verdict::refused));
  EXPECT_TRUE(is_written());
}

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
  EXPECT_FALSE(drafting().now(text_, file_, texts_));
  EXPECT_EQ(written(), "mine: 1\n");
}

const char* const kProposed =
    "zopa_drafts: 1\n"
    "drafts:\n"
    "  - id: owes\n"
    "    statement: {by: vogt, source: note, quote: the port owes the union a week}\n"
    "    proposed_by: Ada\n"
    "    why: She said so.\n"
    "  - id: wants-p\n"
    "    position: {party: union, demands: x == p, because: [owes]}\n"
    "    proposed_by: Ada\n";

TEST_F(Drafts, WhatAnAssistantProposesStandsBesideThem) {
  folder_.write(kDrafts, kProposed);
  ASSERT_THAT(now().proposed, SizeIs(2));
  const ProposedRow row = now().proposed[1];
  EXPECT_EQ(row.section, "positions");
  EXPECT_EQ(row.row, "party: union\ndemands: x == p\nbecause: [owes]\n");
  EXPECT_EQ(row.by, "Ada");
  EXPECT_EQ(now().proposed[0].quote, kSaid);
  EXPECT_FALSE(decide_row(row.key, Verdict::refused));
  EXPECT_THAT(now().proposed, SizeIs(1));
  ASSERT_THAT(now().declined, SizeIs(1));
  EXPECT_EQ(now().declined[0].key, row.key);
  EXPECT_FALSE(decide_row(row.key, Verdict::open));
  EXPECT_THAT(now().proposed, SizeIs(2));
  EXPECT_TRUE(decide_row("0123", Verdict::refused));
}

TEST_F(Drafts, AProposedRowThatIsOnFileIsNotShown) {
  folder_.write(kDrafts, kProposed);
  read("positions: [{id: wants-p, party: union, demands: x == q}]\n");
  ASSERT_THAT(now().proposed, SizeIs(1));
  EXPECT_EQ(now().proposed[0].id, "owes");
}

TEST_F(Drafts, WhatNoRuleFindsIsNotWritten) {
  EXPECT_TRUE(decide("anything at all", Verdict::refused));
  EXPECT_FALSE(is_written());
  EXPECT_FALSE(read_decision(R"({"source": "note", "quote": "x", "verdict": "burnt"})"));
  EXPECT_FALSE(read_decision(R"({"source": 1, "quote": "x", "verdict": "open"})"));
  EXPECT_FALSE(read_decision(R"({"key": 7, "verdict": "open"})"));
  EXPECT_FALSE(read_decision(R"([])"));
}

}  // namespace
}  // namespace zopa::server
