// What is written in our own format reads back as the same negotiation.
#include <random>

#include "negotiations.hpp"
#include "random_talks.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/files.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

// The first fault, or the text that did not read back as the same; empty where all is well.
std::string broken_law(const Negotiation& negotiation, const std::string& folder) {
  const std::string text = yaml::write(negotiation);
  const auto again = yaml::read_string(text, negotiation.file(), folder, {.allow_outside = true});
  if (!again) return to_text(again.error().diagnostics[0]) + "\n" + text;
  if (*again != negotiation) return "reads back as another negotiation:\n" + text;
  if (yaml::write(*again) != text) return "is written differently the second time:\n" + text;
  const auto formatted = yaml::format(text, negotiation.file());
  return formatted && *formatted == text ? "" : "is not laid out as zopa fmt does:\n" + text;
}

class WriteRead : public ::testing::TestWithParam<std::string> {};

TEST_P(WriteRead, IsTheSameNegotiation) {
  const auto read = yaml::read_file(GetParam(), {.allow_outside = true});
  ASSERT_TRUE(read);
  EXPECT_EQ(broken_law(*read, folder_of(GetParam())), "");
}

INSTANTIATE_TEST_SUITE_P(Files, WriteRead, ::testing::ValuesIn(testing::valid_files()));

// As many choices as any case takes: a list of rapidcheck's own is used up early, and what is drawn
// last would hardly ever be there.
testing::Choices choices_of(std::uint32_t seed) {
  constexpr std::size_t kPlenty = 4000;
  std::mt19937_64 random(seed);
  std::vector<std::uint32_t> numbers;
  while (numbers.size() < kPlenty) numbers.push_back(static_cast<std::uint32_t>(random()));
  return testing::Choices(std::move(numbers));
}

RC_GTEST_PROP(RandomTalks, AreTheSameAfterWritingAndReading, (std::uint32_t seed)) {
  const std::string folder = testing::source_folder() + "tests/schema/valid/";
  static const std::string kNote = testing::text_of_file(folder + "note.txt");
  testing::Choices choices = choices_of(seed);
  const std::string problem = broken_law(testing::random_talks(choices, kNote), folder);
  if (!problem.empty()) RC_FAIL(problem);
}

}  // namespace
}  // namespace zopa
