#include "zopa/io/format_table.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"
#include "zopa/io/foreign/foreign.hpp"

namespace zopa {
namespace {

std::string in_code(std::string_view text) {
  std::string code;
  if (text.empty()) return code;
  code += '`';
  code += text;
  code += '`';
  return code;
}

std::string written_words(const FormatFacts& facts) {
  switch (facts.written) {
    case WrittenAs::folder:
      return "a folder";
    case WrittenAs::file:
      return facts.ending.empty() ? "a file" : "a file, " + in_code(facts.ending);
    default:
      return "";
  }
}

}  // namespace

const std::vector<FormatFacts>& formats() {
  static const std::vector<FormatFacts> kFormats = {
      {Format::genius, "genius", "Genius 10", false, WrittenAs::folder, "",
       "1,053 files, by another reading", "ForeignFormats.ReadBackTheUtilitiesThatWereWritten",
       "foreign:genius"},
      {Format::geniusweb, "geniusweb", "GeniusWeb", false, WrittenAs::folder, "",
       "by hand: `foreign_test.py`", "ForeignFormats.ReadBackTheUtilitiesThatWereWritten",
       "foreign:geniusweb"},
      {Format::negolog, "negolog", "NegoLog", false, WrittenAs::folder, "",
       "by hand: `foreign_test.py`", "ForeignFormats.ReadBackTheUtilitiesThatWereWritten",
       "foreign:negolog"},
      {Format::negmas, "negmas", "NegMAS", false, WrittenAs::folder, "",
       "by hand: `which_format_test.py`", "ForeignFormats.ReadBackTheUtilitiesThatWereWritten",
       "foreign:negmas"},
      {Format::scores, "scores", "score sheet", false, WrittenAs::file, ".csv",
       "by hand: `score_sheet_test.py`", "ForeignFormats.ReadBackTheUtilitiesThatWereWritten",
       "foreign:scores"},
      {Format::gmcr, "gmcr", "GMCR+", true, WrittenAs::file, ".gmcr",
       "by hand: `stability_test.py`", "ConflictFormats.ReadBackTheConflictThatWasWritten",
       "foreign:gmcr"},
      {Format::game, "nfg", "Gambit, strategic form; extensive form is read", true, WrittenAs::file,
       ".nfg", "by hand: `which_format_test.py`",
       "ConflictFormats.ReadBackTheOrdersOfStatesThatWereWrittenAsAGame", "foreign:nfg"},
      {Format::ktab, "ktab", "KTAB, Spatial Model of Politics", true, WrittenAs::nothing, "",
       "by hand: `which_format_test.py`", "", "foreign:ktab"},
      {Format::scorable, "scorable", "Scorable games", true, WrittenAs::nothing, "",
       "6 games, by another reading: `games_test.py`", "", "foreign:scorable"},
      {Format::division, "division", "CaSiNo; Deal or No Deal", true, WrittenAs::nothing, "",
       "by hand: `games_test.py`", "", "foreign:division"},
      {Format::yaml, "yaml", "zopa", true, WrittenAs::file, ".yaml", "by every example and oracle",
       "RandomTalks.AreTheSameAfterWritingAndReading", "negotiation"},
  };
  return kFormats;
}

const FormatFacts& facts_of(Format format) {
  const auto own = std::find_if(formats().begin(), formats().end(),
                                [&](const FormatFacts& facts) { return facts.format == format; });
  ZOPA_EXPECTS(own != formats().end());
  return *own;
}

std::optional<Format> format_of_word(std::string_view word) {
  for (const FormatFacts& facts : formats()) {
    if (facts.word == word && facts.written != WrittenAs::nothing) return facts.format;
  }
  return std::nullopt;
}

std::optional<Format> format_of_ending(const std::string& path) {
  if (has_own_ending(path)) return Format::yaml;
  for (const FormatFacts& facts : formats()) {
    const bool is_written = facts.written != WrittenAs::nothing && !facts.ending.empty();
    if (is_written && foreign::ends_with(path, facts.ending)) return facts.format;
  }
  return std::nullopt;
}

std::vector<std::string> words_written_as(WrittenAs written) {
  std::vector<std::string> words;
  for (const FormatFacts& facts : formats()) {
    if (facts.written == written) words.emplace_back(facts.word);
  }
  return words;
}

std::vector<std::string> words_written() {
  std::vector<std::string> words = words_written_as(WrittenAs::folder);
  for (std::string& word : words_written_as(WrittenAs::file)) words.push_back(std::move(word));
  std::sort(words.begin(), words.end());
  return words;
}

std::string format_table() {
  std::string table =
      "| Format | Read from | Written into | Name for `--to` | Checked | Round trip | Fuzzed |\n"
      "| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const FormatFacts& facts : formats()) {
    const bool is_written = facts.written != WrittenAs::nothing;
    const std::string cells[] = {
        std::string(facts.title),   facts.is_one_file ? "one file" : "files, or their folder",
        written_words(facts),       is_written ? in_code(facts.word) : "",
        std::string(facts.checked), in_code(facts.round_trip),
        in_code(facts.fuzzed)};
    for (const std::string& cell : cells) {
      table += cell.empty() ? "|" : "| ";
      table += cell;
      table += ' ';
    }
    table += "|\n";
  }
  return table;
}

}  // namespace zopa
