#include "zopa/io/yaml/moved.hpp"

#include <filesystem>

#include "finished.hpp"
#include <gtest/gtest.h>

#include "zopa/words/diagnostic.hpp"

namespace zopa::yaml {
namespace {

// Of a negotiation whose one source is this file.
Moved moved_source(const std::string& file, const std::string& from, const std::string& to) {
  Contents talks;
  talks.file = from + "talks.yaml";
  Source source;
  source.id = "minutes";
  source.file = file;
  talks.sources = {source};
  Party party;
  party.id = party.name = "port";
  talks.parties = {party};
  Issue issue;
  issue.id = issue.name = "quay";
  issue.options = {{"a", "A"}, {"b", "B"}};
  talks.issues = {issue};
  return moved(testing::finished(std::move(talks)), from, to);
}

std::string file_of(const Moved& moved) { return moved.negotiation.sources()[0].file; }

TEST(Moved, KeepsTheNameInTheSameFolder) {
  EXPECT_EQ(file_of(moved_source("./minutes.txt", "talks/", "talks/")), "./minutes.txt");
  EXPECT_EQ(file_of(moved_source("minutes.txt", "", "")), "minutes.txt");
}

TEST(Moved, NamesAFileOfAFolderBelowFromAbove) {
  const Moved up = moved_source("minutes.txt", "talks/east/", "");
  EXPECT_EQ(file_of(up), "talks/east/minutes.txt");
  EXPECT_TRUE(up.warnings.empty());
}

TEST(Moved, SaysWhereASourceLiesOutside) {
  const Moved aside = moved_source("minutes.txt", "talks/east/", "talks/west/");
  EXPECT_EQ(file_of(aside), "../east/minutes.txt");
  ASSERT_EQ(aside.warnings.size(), 1U);
  EXPECT_NE(to_text(aside.warnings[0]).find("`minutes`; zopa reads it with --allow-outside"),
            std::string::npos);
}

TEST(Moved, KeepsAnAbsoluteName) {
  const std::string file = (std::filesystem::temp_directory_path() / "minutes.txt").string();
  EXPECT_EQ(file_of(moved_source(file, "talks/", "elsewhere/")), file);
}

}  // namespace
}  // namespace zopa::yaml
