#include "zopa/server/drafting.hpp"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/server/request.hpp"

namespace zopa::server {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Drafts : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    std::ofstream(folder_ / "note.txt")
        << "Ida Vogt said that the port owes the union a week. \"We will wait,\" Vogt said.\n";
    read("");
  }
  void read(const std::string& statements) {
    const std::string text =
        "zopa: 1\n"
        "parties: {union: {name: The union, representatives: {vogt: Ida Vogt}}, b: {name: B}}\n"
        "issues: {x: {name: X, options: {p: P, q: Q}}}\n"
        "sources: {note: {file: note.txt, language: en}}\n" +
        statements;
    auto read = yaml::read_string(text, "talks.yaml", folder_.string() + "/");
    ASSERT_TRUE(read);
    file_ = std::move(*read);
    texts_ = yaml::cited_texts(file_, folder_.string() + "/");
  }
  [[nodiscard]] Drafting drafting() const { return Drafting((folder_ / "talks.yaml").string()); }
  [[nodiscard]] DraftsNow now() const {
    return drafting().now(file_, texts_).value_or(DraftsNow{});
  }
  [[nodiscard]] std::optional<Error> decide(const std::string& quote, Verdict verdict) const {
    return drafting().decide(file_, texts_, {"note", quote, verdict});
  }
  [[nodiscard]] std::string written() const {
    std::ifstream stream(drafting().path());
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  fs::path folder_;
  Negotiation file_;
  std::vector<CitedText> texts_;
};

const char* const kSaid = "the port owes the union a week";

TEST_F(Drafts, AreOfTheSourcesAndWriteNothing) {
  ASSERT_THAT(now().open, SizeIs(2));
  EXPECT_EQ(now().open[0].quote, kSaid);
  EXPECT_EQ(now().open[0].by, "vogt");
  EXPECT_FALSE(fs::exists(drafting().path()));
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
  std::ofstream(drafting().path())
      << "zopa_drafts: 1\ndrafts:\n  - statement: {source: note, quote: " << kSaid << "}\n";
  read("statements: {s: {by: vogt, source: note, quote: " + std::string(kSaid) + "}}\n");
  EXPECT_THAT(now().open, SizeIs(1));
  EXPECT_FALSE(decide(kSaid, Verdict::taken));
  EXPECT_THAT(written(), ::testing::Not(HasSubstr(kSaid)));
  EXPECT_THAT(now().refused, IsEmpty());
}

TEST_F(Drafts, WhatIsNoFileOfDraftsIsNotWrittenOver) {
  std::ofstream(drafting().path()) << "mine: 1\n";
  EXPECT_TRUE(decide(kSaid, Verdict::refused));
  EXPECT_FALSE(drafting().now(file_, texts_));
  EXPECT_EQ(written(), "mine: 1\n");
}

TEST_F(Drafts, WhatNoRuleFindsIsNotWritten) {
  EXPECT_TRUE(decide("anything at all", Verdict::refused));
  EXPECT_FALSE(fs::exists(drafting().path()));
  EXPECT_FALSE(read_decision(R"({"source": "note", "quote": "x", "verdict": "burnt"})"));
  EXPECT_FALSE(read_decision(R"({"source": 1, "quote": "x", "verdict": "open"})"));
  EXPECT_FALSE(read_decision(R"([])"));
}

}  // namespace
}  // namespace zopa::server
