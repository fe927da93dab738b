#include "zopa/words/catalogue.hpp"

#include <algorithm>
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

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::Not;

const Catalogue& french() { return catalogue("fr"); }

const std::filesystem::path kRoot = ZOPA_ROOT;

bool is_source(const std::filesystem::path& file) {
  const std::string name = file.filename().string();
  if (name.ends_with("_test.cpp") || name.ends_with(".test.ts")) return false;
  return std::set<std::string>{".cpp", ".hpp", ".ts", ".tsx"}.contains(file.extension().string());
}

// Of a line of source: the words in quotes, and those that begin a `template_${…}` of the page.
std::set<std::string> words_of(const std::string& line) {
  std::set<std::string> words;
  const std::string code = line.substr(0, line.find("//"));
  for (std::size_t at = code.find_first_of("\"`"); at != std::string::npos;
       at = code.find_first_of("\"`", at + 1)) {
    const std::size_t end =
        code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_.", at + 1);
    if (end == std::string::npos) break;
    if (code[end] == code[at] || code.compare(end, 2, "${") == 0) {
      words.insert(code.substr(at + 1, end - at - 1) + (code[end] == '$' ? "*" : ""));
    }
  }
  return words;
}

// Whatever in the sources of the program and of its page has the form of a key, and begins as one
// of the catalogue does; `page.fair_${…}` stands for all that begin so.
std::set<std::string> keys_used() {
  const auto keys = english().keys();
  std::set<std::string> areas;
  for (const std::string& key : keys) areas.insert(key.substr(0, key.find('.')));
  std::set<std::string> used;
  const auto use = [&](std::string word) {
    const std::size_t dot = word.find('.');
    if (dot == std::string::npos || !areas.contains(word.substr(0, dot))) return;
    for (const char* ending : {".js", ".css", "."}) {
      if (word.ends_with(ending)) return;
    }
    if (word.back() != '*') return void(used.insert(word));
    word.pop_back();
    std::copy_if(keys.begin(), keys.end(), std::inserter(used, used.end()),
                 [&](const std::string& key) { return key.starts_with(word); });
  };
  for (const char* folder : {"src/zopa", "web/src"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(kRoot / folder)) {
      if (!entry.is_regular_file() || !is_source(entry.path())) continue;
      std::ifstream file(entry.path());
      for (std::string line; std::getline(file, line);) {
        for (const std::string& word : words_of(line)) use(word);
      }
    }
  }
  return used;
}

TEST(Catalogue, HasEveryLineOfItsFileForAMessage) {
  for (const std::string& language : languages()) {
    std::ifstream file(kRoot / "src/zopa/words" / (language + ".json"));
    std::size_t messages = 0;
    for (std::string line; std::getline(file, line);)
      messages += line == "{" || line == "}" ? 0 : 1;
    EXPECT_EQ(catalogue(language).keys().size(), messages) << language;
  }
}

TEST(Catalogue, AgreesWithItsSubjectInNumber) {
  const auto moves = [](Value party) {
    return english().text({"pattern.moves", {{"party", std::move(party)}, {"count", 2}}});
  };
  EXPECT_EQ(moves(Name{"Port"}), "Port moves 2 lines");
  EXPECT_EQ(moves(Name{"Developed countries", true}), "Developed countries move 2 lines");
  EXPECT_EQ(moves(List{Join::all, {Name{"Port"}, Name{"Town"}}}), "Port and Town move 2 lines");
  EXPECT_EQ(moves(List{Join::all, {Name{"Port"}}}), "Port moves 2 lines");
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
  many.digits = "123456789012";
  EXPECT_EQ(english().text(many), "123,456,789,012");
}

TEST(Catalogue, SaysAHugeCountByItsPowerOfTen) {
  Count huge;
  huge.digits = "1267650600228229401496703205376";
  EXPECT_EQ(english().text(huge), "1.3\u00a0×\u00a010³⁰");
  EXPECT_EQ(french().text(huge), "1,3\u00a0×\u00a010³⁰");
  huge.digits = "9999999999999";
  EXPECT_EQ(english().text(huge), "1\u00a0×\u00a010¹³");
  EXPECT_EQ(english().text({"number.packages", {{"known", "yes"}, {"count", huge}}}),
            "1\u00a0×\u00a010¹³");
}

TEST(Catalogue, JoinsAndQuotesAsTheLanguageDoes) {
  const auto parts = quotes({"a", "b", "c"});
  EXPECT_EQ(english().text(List{Join::all, parts}), "“a”, “b” and “c”");
  EXPECT_EQ(french().text(List{Join::any, parts}),
            "«\u00a0a\u00a0», «\u00a0b\u00a0» ou «\u00a0c\u00a0»");
  EXPECT_EQ(french().text(List{Join::semicolons, codes({"a", "b"})}), "`a`\u202f; `b`");
  EXPECT_EQ(english().text(List{Join::commas, codes({"a", "b", "c", "d", "e"})}),
            "`a`, `b`, `c`, `d`, `e`");
  EXPECT_EQ(english().text(List{}), "");
}

TEST(Catalogue, NamesTheFirstOfALongListAndCountsTheOthers) {
  std::vector<std::string> ids;
  for (int i = 0; i < 20; ++i) ids.push_back(std::to_string(i));
  EXPECT_THAT(english().text(List{Join::all, codes(ids)}), EndsWith("`18` and `19`"));
  ids.resize(2'000, "more");
  EXPECT_EQ(english().text(List{Join::all, codes(ids)}),
            "`0`, `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9` and 1,990 more");
  EXPECT_THAT(french().text(List{Join::any, codes(ids)}), EndsWith("`9` ou 1\u202f990 autres"));
  EXPECT_EQ(
      english().text({"pattern.moves", {{"party", List{Join::all, codes(ids)}}, {"count", 2}}}),
      "`0`, `1`, `2`, `3`, `4`, `5`, `6`, `7`, `8`, `9` and 1,990 more move 2 lines");
}

TEST(Catalogue, SaysEverySentenceOfALongList) {
  const std::vector<Value> sentences(30, Value("Yes."));
  EXPECT_THAT(english().text(List{Join::sentences, sentences}), Not(HasSubstr("more")));
}

// No line may break before these signs, nor inside its quotation marks.
TEST(Catalogue, HasTheSpacesOfFrench) {
  std::ifstream file(kRoot / "src/zopa/words/fr.json");
  ASSERT_TRUE(file);
  for (std::string line; std::getline(file, line);) {
    for (const char* breakable : {" :", " ;", " ?", " !", " »", "« "}) {
      EXPECT_EQ(line.find(breakable), std::string::npos) << line;
    }
  }
}

TEST(Catalogue, ShowsWhatANameHoldsAsItStands) {
  EXPECT_EQ(english().text({"package.option", {{"issue", "Quay"}, {"option", Name{"{x} 'y' #"}}}}),
            "Quay: {x} 'y' #");
}

TEST(Catalogue, RefusesAKeyOrAnArgumentThatIsMissing) {
  EXPECT_THROW((void)english().text({"no.such_key", {}}), ContractViolation);
  EXPECT_THROW((void)english().text({"package.option", {{"issue", "Quay"}}}), ContractViolation);
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

TEST(Catalogue, TakesNoSide) {
  std::ifstream list(kRoot / "tests/loaded_words.txt");
  std::string any;
  for (std::string word; std::getline(list, word);) {
    if (word.empty() || word.front() == '#') continue;
    any += (any.empty() ? "" : "|") + std::regex_replace(word, std::regex("\\*$"), "\\w*");
  }
  const std::regex loaded("\\b(" + any + ")\\b", std::regex::icase);
  ASSERT_TRUE(std::regex_search("their stubborn refusal", loaded));
  std::ifstream file(kRoot / "src/zopa/words/en.json");
  for (std::string line; std::getline(file, line);) {
    EXPECT_FALSE(std::regex_search(line, loaded)) << line;
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

TEST(Catalogue, TakesOfABrowsersLanguagesTheFirstThatItHas) {
  EXPECT_EQ(language_of_browser("fr-CA,fr;q=0.9,en;q=0.8"), "fr");
  EXPECT_EQ(language_of_browser("de, fr;q=0.8"), "fr");
  EXPECT_EQ(language_of_browser("en;q=0.5, fr;q=0.6"), "fr");
  EXPECT_EQ(language_of_browser("en-GB"), "en");
  EXPECT_EQ(language_of_browser("uk, ru"), "en");
  EXPECT_EQ(language_of_browser(""), "en");
  EXPECT_EQ(language_of_browser(";;q=,,\x01*;q=nan"), "en");
  EXPECT_EQ(language_of_browser(std::string(100'000, ',')), "en");
}

}  // namespace
}  // namespace zopa::words
