#include "zopa/words/catalogue.hpp"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/base/contracts.hpp"

namespace zopa::words {
namespace {

using testing::HasSubstr;

const Catalogue& french() { return catalogue("fr"); }

std::string text_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_source(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  const bool is_test = name.ends_with("_test.cpp");
  return !is_test && (file.extension() == ".cpp" || file.extension() == ".hpp");
}

// Whatever in the sources has the form of a key, and begins as one of the catalogue does.
std::set<std::string> keys_used() {
  std::set<std::string> areas;
  for (const std::string& key : english().keys()) areas.insert(key.substr(0, key.find('.')));
  static const std::regex kKey("\"([a-z_]+)(\\.[a-z0-9_]+)+\"");
  std::set<std::string> used;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(ZOPA_SOURCES)) {
    if (!entry.is_regular_file() || !is_source(entry.path())) continue;
    const std::string text = std::regex_replace(text_of(entry.path()), std::regex("//[^\n]*"), "");
    for (std::sregex_iterator one(text.begin(), text.end(), kKey), end; one != end; ++one) {
      const std::string key = one->str().substr(1, one->str().size() - 2);
      if (areas.contains((*one)[1].str())) used.insert(key);
    }
  }
  return used;
}

TEST(Catalogue, AgreesWithItsSubjectInNumber) {
  const auto takes = [](Value party) {
    return english().text({"steps.party", {{"party", std::move(party)}, {"steps", 2}}});
  };
  EXPECT_EQ(takes(Name{"Port"}), "Port takes 2 steps");
  EXPECT_EQ(takes(Name{"Developed countries", true}), "Developed countries take 2 steps");
  EXPECT_EQ(takes(List{Join::all, {Name{"Port"}, Name{"Town"}}}), "Port and Town take 2 steps");
  EXPECT_EQ(takes(List{Join::all, {Name{"Port"}}}), "Port takes 2 steps");
}

TEST(Catalogue, WritesNumbersAsTheLanguageDoes) {
  EXPECT_EQ(english().text(Value(12345)), "12,345");
  EXPECT_EQ(french().text(Value(12345)), "12\u202f345");
  EXPECT_EQ(english().text(up_to(3, 0.25)), "0.25");
  EXPECT_EQ(french().text(fixed(3, 0.25)), "0,250");
  EXPECT_EQ(english().text(fixed(1, -0.01)), "0.0");
  EXPECT_EQ(english().text(percent(1, 0.1234)), "12.3%");
  EXPECT_EQ(french().text(percent(0, 0.5)), "50\u00a0%");
  EXPECT_EQ(french().text(*Decimal::parse("0.35")), "0,35");
  Count many;
  many.digits = "123456789012345678901";
  EXPECT_EQ(english().text(many), "123,456,789,012,345,678,901");
}

TEST(Catalogue, JoinsAndQuotesAsTheLanguageDoes) {
  const auto parts = quotes({"a", "b", "c"});
  EXPECT_EQ(english().text(List{Join::all, parts}), "“a”, “b” and “c”");
  EXPECT_EQ(french().text(List{Join::any, parts}),
            "«\u00a0a\u00a0», «\u00a0b\u00a0» ou «\u00a0c\u00a0»");
  EXPECT_EQ(french().text(List{Join::semicolons, codes({"a", "b"})}), "`a`\u202f; `b`");
  EXPECT_EQ(english().text(List{}), "");
}

TEST(Catalogue, ShowsWhatANameHoldsAsItStands) {
  EXPECT_EQ(english().text({"steps.awaited", {{"number", 1}, {"party", Name{"{x} 'y' #"}}}}),
            "step 1 of {x} 'y' #");
}

TEST(Catalogue, RefusesAKeyOrAnArgumentThatIsMissing) {
  EXPECT_THROW((void)english().text({"no.such_key", {}}), ContractViolation);
  EXPECT_THROW((void)english().text({"steps.awaited", {{"number", 1}}}), ContractViolation);
  EXPECT_THROW(Catalogue("xx"), ContractViolation);
}

TEST(Catalogue, HoldsEveryKeyThatIsUsedAndNoOther) {
  const auto keys = english().keys();
  const std::set<std::string> there(keys.begin(), keys.end());
  const std::set<std::string> used = keys_used();
  EXPECT_GT(used.size(), 40U);
  for (const std::string& key : used) EXPECT_TRUE(there.contains(key)) << key;
  for (const std::string& key : there) EXPECT_TRUE(used.contains(key)) << key << " is not used";
}

TEST(Catalogue, HasTheSameMessagesInEveryLanguage) {
  for (const std::string& language : languages()) {
    EXPECT_EQ(catalogue(language).keys(), english().keys()) << language;
    for (const std::string& key : english().keys()) {
      EXPECT_EQ(catalogue(language).arguments_of(key), english().arguments_of(key))
          << language << ": " << key;
    }
  }
}

TEST(Catalogue, IsChosenByTheLocale) {
  EXPECT_EQ(language_of_locale("fr_CA.UTF-8"), "fr");
  EXPECT_EQ(language_of_locale("fr"), "fr");
  EXPECT_EQ(language_of_locale("C.UTF-8"), "en");
  EXPECT_EQ(language_of_locale("POSIX"), "en");
  EXPECT_EQ(language_of_locale("tr_TR.UTF-8"), "en");
  EXPECT_EQ(language_of_locale("frr_DE"), "en");
}

}  // namespace
}  // namespace zopa::words
