// One score sheet, written down in every way that people have, says the same each time; in our
// format and back it is the same to the letter.
#include <algorithm>
#include <string>
#include <vector>

#include "choices.hpp"
#include "finished.hpp"
#include "there_and_back.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa {
namespace {

using testing::Choices;

using Row = std::vector<std::string>;
using Rows = std::vector<Row>;

// Names that neither quoting nor the words of a sheet may break.
std::string name(Choices& choices, const std::string& kind, std::uint32_t number) {
  constexpr const char* kHard[] = {"",      "with blank ",   "a,b;c ", "\"quoted\" ", "Größe № ",
                                   "no-1-", "total of all ", "=x ",    "two\nlines "};
  return kHard[choices.below(9)] + kind + std::to_string(number);
}

std::string number(Choices& choices) {
  constexpr const char* kSome[] = {"0",    "7",      "100", "0.5",    "12.25",
                                   "1500", "1250.5", "-3",  "1000000"};
  return kSome[choices.below(9)];
}

struct Sheet {
  Row parties;
  Rows options;      // issue, option and points
  Row reservations;  // empty texts: not known
  std::string agreement;
};

Sheet random_sheet(Choices& choices) {
  Sheet sheet;
  for (std::uint32_t p = 0; p < choices.between(2, 4); ++p) {
    sheet.parties.push_back(name(choices, "Party", p));
    sheet.reservations.push_back(choices.chance(70) ? number(choices) : "");
  }
  for (std::uint32_t i = 0; i < choices.between(1, 3); ++i) {
    const std::string issue = name(choices, "Issue", i);
    for (std::uint32_t o = 0; o < choices.between(2, 4); ++o) {
      Row row = {issue, name(choices, "Option", o)};
      // Nobody likes all packages alike: they would make no claims.
      for (std::size_t p = 0; p < sheet.parties.size(); ++p) {
        row.push_back(o == 0 ? "0" : (o == 1 ? "9" : number(choices)));
      }
      sheet.options.push_back(std::move(row));
    }
  }
  if (choices.chance(40)) {
    sheet.agreement =
        std::to_string(choices.between(1, 2)) + " of " + std::to_string(sheet.parties.size());
  }
  return sheet;
}

std::string with_decimal_comma(std::string text) {
  std::replace(text.begin(), text.end(), '.', ',');
  return text;
}

// With the parties from the last to the first, if so.
Rows table_of(const Sheet& sheet, Choices& choices, bool is_mirrored) {
  const auto mirrored = [&](Row row, std::size_t from) {
    if (is_mirrored) std::reverse(row.begin() + static_cast<std::ptrdiff_t>(from), row.end());
    return row;
  };
  const bool says_each = choices.chance(50);
  const bool has_total = choices.chance(30);
  Rows rows;
  Row head = {choices.chance(50) ? "Issue" : "ENJEUX:", choices.chance(50) ? "option" : "Choix"};
  for (const auto& party : mirrored(sheet.parties, 0)) head.push_back(party);
  rows.push_back(head);
  std::string last;
  for (Row row : sheet.options) {
    const bool is_same = row[0] == last;
    last = row[0];
    if (is_same && !says_each) row[0].clear();
    rows.push_back(mirrored(std::move(row), 2));
    if (choices.chance(10)) rows.emplace_back(head.size());
  }
  Row least = {choices.chance(50) ? "BATNA" : "seuil", ""};
  for (const auto& points : mirrored(sheet.reservations, 0)) least.push_back(points);
  rows.push_back(least);
  Row last_row(head.size());
  last_row[0] = has_total ? "TOTAL" : "(private notes)";
  rows.push_back(last_row);
  if (sheet.agreement.empty()) return rows;
  Row rule(head.size());
  rule[0] = "Agreement";
  rule[1] = sheet.agreement;
  rows.push_back(rule);
  return rows;
}

Rows turned(const Rows& rows) {
  Rows turned(rows[0].size());
  for (const Row& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) turned[c].push_back(row[c]);
  }
  return turned;
}

bool is_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("-.0123456789") == std::string::npos;
}

// `separator` 0 is a comma, and no other mark for decimals.
std::string written(const Rows& rows, Choices& choices, char separator) {
  const bool has_commas = separator != ',' && choices.chance(50);
  const char* end = choices.chance(50) ? "\r\n" : "\n";
  std::string text = choices.chance(20) ? "\xEF\xBB\xBF" : "";
  for (const Row& row : rows) {
    for (std::size_t c = 0; c < row.size(); ++c) {
      if (c > 0) text += separator;
      const std::string cell =
          has_commas && is_number(row[c]) ? with_decimal_comma(row[c]) : row[c];
      if (cell.find_first_of(",;\t\n\"") == std::string::npos && !choices.chance(10)) {
        text += cell;
        continue;
      }
      text += '"';
      for (const char letter : cell) {
        if (letter == '"') text += letter;
        text += letter;
      }
      text += '"';
    }
    text += end;
  }
  return text;
}

// Two options on each issue, of which each party likes one better.
Negotiation talks_of(const std::vector<std::string>& parties,
                     const std::vector<std::string>& issues) {
  Contents talks;
  foreign::Ids ids;
  for (const std::string& name : issues) {
    Issue& issue = talks.issues.emplace_back();
    issue.id = ids.add(name, "issue");
    issue.name = name;
    issue.options.resize(2);
    issue.options[0].id = issue.options[0].name = "one";
    issue.options[1].id = issue.options[1].name = "two";
  }
  foreign::Ids party_ids;
  for (const std::string& name : parties) {
    CompleteUtility utility;
    utility.party = foreign::add_party(talks, party_ids, name);
    for (std::size_t i = 0; i < issues.size(); ++i) {
      utility.terms.push_back({IssueId{i}, Decimal{1}, Decimal{1}, {Decimal{0}, Decimal{1}}});
    }
    talks.utilities.push_back(std::move(utility));
  }
  return testing::finished(std::move(talks));
}

// Names that the words of a sheet are, and such as could be marks of them.
RC_GTEST_PROP(ScoreSheets, KeepNamesThatAreTheirOwnWords, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  constexpr const char* kWords[] = {"Total",       "Notes", "BATNA",     "issue",  "Port weight",
                                    "reservation", "veto",  "agreement", "'Total", "''Notes",
                                    "'n Sync",     "'",     "points",    "Poids"};
  const auto take = [&](std::vector<std::string>& taken) {
    std::string name = kWords[choices.below(14)];
    while (std::find(taken.begin(), taken.end(), name) != taken.end()) name += " 2";
    taken.push_back(name);
  };
  std::vector<std::string> parties;
  std::vector<std::string> issues;
  for (std::uint32_t p = 0; p < choices.between(2, 4); ++p) take(parties);
  for (std::uint32_t i = 0; i < choices.between(1, 3); ++i) take(issues);
  const Negotiation talks = talks_of(parties, issues);
  const Negotiation back = testing::there_and_back(talks, Format::scores, "sheet.csv");
  const auto names_of = [](const auto& rows) {
    std::vector<std::string> names;
    for (const auto& row : rows) names.push_back(row.name);
    return names;
  };
  RC_ASSERT(names_of(back.parties()) == parties);
  RC_ASSERT(names_of(back.issues()) == issues);
}

// As one sheet that is written in one way alone.
std::string read_back(const std::string& text) {
  const testing::Folder folder;
  const auto read = read_any(folder.write({{{"sheet.csv", text}}, {}}, ""));
  if (!read) RC_FAIL(to_text(read.error().diagnostics[0]) + "\n" + text);
  const auto again = write_any(read->negotiation, Format::scores);
  RC_ASSERT(again.has_value());
  return again->files[0].text;
}

RC_GTEST_PROP(ScoreSheets, SayTheSameHoweverTheyAreWritten, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Sheet sheet = random_sheet(choices);
  Choices none({});
  const std::string plain = read_back(written(table_of(sheet, none, false), none, ','));
  const Rows rows = table_of(sheet, choices, false);
  const char separator = ",;\t"[choices.below(3)];
  RC_ASSERT(read_back(written(choices.chance(30) ? turned(rows) : rows, choices, separator)) ==
            plain);
}

RC_GTEST_PROP(ScoreSheets, GiveEachPartyTheSameWhereverItStands,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Sheet sheet = random_sheet(choices);
  sheet.agreement.clear();
  const std::string mirrored = read_back(written(table_of(sheet, choices, true), choices, ';'));
  std::reverse(sheet.parties.begin(), sheet.parties.end());
  std::reverse(sheet.reservations.begin(), sheet.reservations.end());
  for (Row& row : sheet.options) std::reverse(row.begin() + 2, row.end());
  RC_ASSERT(mirrored == read_back(written(table_of(sheet, choices, false), choices, '\t')));
}

RC_GTEST_PROP(ScoreSheets, AreTheSameInOurFormatAndBack, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Sheet sheet = random_sheet(choices);
  const testing::Folder folder;
  const auto read = read_any(folder.write(
      {{{"sheet.csv", written(table_of(sheet, choices, false), choices, ',')}}, {}}, ""));
  RC_ASSERT(read.has_value());
  const auto before = write_any(read->negotiation, Format::scores);
  const auto ours = testing::there_and_back(read->negotiation, Format::yaml, "talks.yaml");
  const auto after = write_any(ours, Format::scores);
  RC_ASSERT(before.has_value() && after.has_value());
  RC_ASSERT(before->files[0].text == after->files[0].text);
  RC_ASSERT(before->warnings.empty());
}

}  // namespace
}  // namespace zopa
