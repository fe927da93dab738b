#include "zopa/io/scores/join.hpp"

#include <algorithm>
#include <set>
#include <unordered_map>

#include "zopa/base/nearest.hpp"
#include "zopa/io/scores/vocabulary.hpp"

namespace zopa::scores {
namespace {

// Names that differ in case, accents or blanks alone are the same.
using Places = std::unordered_map<std::string, std::size_t>;

template <class Item>
Places places_of(const std::vector<Item>& items) {
  Places places;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::string key = folded(items[i].name);
    places.emplace(key.empty() ? items[i].name : key, i);
  }
  return places;
}

std::optional<std::size_t> find(const Places& places, const std::string& name) {
  const std::string key = folded(name);
  const auto at = places.find(key.empty() ? name : key);
  return at == places.end() ? std::nullopt : std::optional(at->second);
}

template <class Item>
std::vector<std::string> names_of(const std::vector<Item>& items) {
  constexpr std::size_t kMostCompared = 1000;
  std::vector<std::string> names;
  for (std::size_t i = 0; i < std::min(items.size(), kMostCompared); ++i) {
    names.push_back(items[i].name);
  }
  return names;
}

class Joiner {
 public:
  Joiner(std::vector<Sheet> sheets, Findings& findings)
      : sheets_(std::move(sheets)), findings_(findings) {}

  std::optional<Sheet> join() {
    if (sheets_.size() == 1) return alone();
    for (const Sheet& sheet : sheets_) {
      if (sheet.parties.size() == 1) continue;
      findings_.fail_at("fault.sheet_not_one_party", sheet.layout.view.table().name, {},
                        {{"count", sheet.parties.size()}});
    }
    if (findings_.has_faults()) return std::nullopt;
    name_parties();
    Sheet& whole = sheets_[0];
    std::vector<std::vector<Decimal>> columns = {points_of(whole, whole)};
    for (std::size_t s = 1; s < sheets_.size(); ++s) {
      columns.push_back(points_of(sheets_[s], whole));
      add_what_is_said(sheets_[s], whole);
    }
    if (findings_.has_faults()) return std::nullopt;
    interleave(columns, whole);
    return std::move(whole);
  }

 private:
  std::optional<Sheet> alone() {
    const Sheet& sheet = sheets_[0];
    if (sheet.parties.size() >= 2) return std::move(sheets_[0]);
    const Layout& layout = sheet.layout;
    findings_.fail("fault.sheet_parties", layout.view, {layout.header, layout.option},
                   {{"count", sheet.parties.size()}});
    return std::nullopt;
  }

  // By the headers where each is a name of its own, else by the worksheets.
  void name_parties() {
    std::set<std::string> names;
    bool are_names = true;
    for (const Sheet& sheet : sheets_) {
      const Word word = word_of(sheet.parties[0].name);
      are_names = are_names && word == Word::none && names.insert(sheet.parties[0].name).second;
    }
    for (Sheet& sheet : sheets_) {
      if (!are_names) sheet.parties[0].name = sheet.layout.view.table().name;
      findings_.remark_at("remark.sheet_one_a_party", sheet.parties[0].name, {});
    }
  }

  // In the order of the first.
  std::vector<Decimal> points_of(const Sheet& sheet, const Sheet& first) {
    std::vector<Decimal> points;
    const View& view = sheet.layout.view;
    const Places issues = places_of(sheet.issues);
    for (const SheetIssue& issue : first.issues) {
      const auto at = find(issues, issue.name);
      if (!at) {
        findings_.fail(
            "fault.sheet_issue_missing", view, sheet.parties[0].spot,
            {{"issue", Code{issue.name}}, {"hint", hint(issue.name, names_of(sheet.issues))}});
        continue;
      }
      const SheetIssue& own = sheet.issues[*at];
      const Places options = places_of(own.options);
      for (const SheetOption& option : issue.options) {
        const auto where = find(options, option.name);
        if (where) {
          points.push_back(own.points[*where]);
        } else {
          findings_.fail("fault.sheet_option_missing", view, own.spot,
                         {{"issue", Code{issue.name}},
                          {"option", Code{option.name}},
                          {"hint", hint(option.name, names_of(own.options))}});
        }
      }
    }
    say_what_is_more(sheet, first);
    return points;
  }

  void say_what_is_more(const Sheet& sheet, const Sheet& first) {
    const View& view = sheet.layout.view;
    const Places issues = places_of(first.issues);
    for (const SheetIssue& issue : sheet.issues) {
      const auto at = find(issues, issue.name);
      if (!at) {
        findings_.fail("fault.sheet_issue_more", view, issue.spot, {{"issue", Code{issue.name}}});
        continue;
      }
      const Places options = places_of(first.issues[*at].options);
      for (const SheetOption& option : issue.options) {
        if (find(options, option.name)) continue;
        findings_.fail("fault.sheet_option_more", view, option.spot,
                       {{"issue", Code{issue.name}}, {"option", Code{option.name}}});
      }
    }
  }

  void add_what_is_said(Sheet& sheet, Sheet& whole) {
    if (!sheet.agreement.empty() && !whole.agreement.empty() &&
        sheet.agreement != whole.agreement) {
      findings_.fail("fault.sheet_two_agreements", sheet.layout.view, sheet.agreement_spot);
    }
    if (whole.agreement.empty()) whole.agreement = sheet.agreement;
    whole.has_vetoes = whole.has_vetoes || sheet.has_vetoes;
    whole.parties.push_back(std::move(sheet.parties[0]));
  }

  // Points by option and party, from those by party and option.
  static void interleave(const std::vector<std::vector<Decimal>>& columns, Sheet& whole) {
    std::size_t at = 0;
    for (SheetIssue& issue : whole.issues) {
      issue.points.clear();
      for (std::size_t o = 0; o < issue.options.size(); ++o, ++at) {
        for (const auto& column : columns) issue.points.push_back(column[at]);
      }
    }
  }

  std::vector<Sheet> sheets_;
  Findings& findings_;
};

}  // namespace

std::optional<Sheet> joined(std::vector<Sheet> sheets, Findings& findings) {
  return Joiner(std::move(sheets), findings).join();
}

}  // namespace zopa::scores
