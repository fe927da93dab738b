#include "zopa/model/easing.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace zopa {
namespace {

// By the id of a line: what eases it, an atom an issue.
std::map<std::string, std::vector<Atom>> easing_by_line(const Contents& contents) {
  std::map<std::string, std::vector<Atom>> by_line;
  for (std::size_t i = 0; i < contents.issues.size(); ++i) {
    const auto& options = contents.issues[i].options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (!options[o].eases) continue;
      for (const std::string& line : options[o].eases->lines) {
        auto& atoms = by_line[line];
        if (atoms.empty() || atoms.back().issue != IssueId{i}) {
          atoms.push_back({IssueId{i}, Atom::Relation::eases, {}});
        }
        atoms.back().options.emplace_back(o);
      }
    }
  }
  return by_line;
}

// Of options that are tabled or in no package, and of lines that are not in force.
void strike_idle(Contents& then) {
  std::set<std::string> lines;
  for (const Position& position : then.positions) {
    if (std::holds_alternative<RedLine>(position.claim)) lines.insert(position.id);
  }
  for (Issue& issue : then.issues) {
    for (Option& option : issue.options) {
      if (!option.eases) continue;
      std::erase_if(option.eases->lines,
                    [&](const std::string& line) { return lines.count(line) == 0; });
      const bool counts = option.hypothetical && option.is_possible();
      if (!counts || option.eases->lines.empty()) option.eases = {};
    }
  }
}

bool has_any(const Contents& contents) {
  return std::any_of(contents.issues.begin(), contents.issues.end(), [](const Issue& issue) {
    return std::any_of(issue.options.begin(), issue.options.end(),
                       [](const Option& option) { return option.eases.has_value(); });
  });
}

}  // namespace

bool eases_line(const Option& option, const std::string& line) {
  if (!option.eases) return false;
  const auto& lines = option.eases->lines;
  return std::find(lines.begin(), lines.end(), line) != lines.end();
}

void ease_no_more(Contents& contents, const std::string& line) {
  for (Issue& issue : contents.issues) {
    for (Option& option : issue.options) {
      if (!option.eases) continue;
      std::erase(option.eases->lines, line);
      if (option.eases->lines.empty()) option.eases = {};
    }
  }
}

void apply_easing(Contents& then) {
  if (!has_any(then)) return;
  strike_idle(then);
  const auto by_line = easing_by_line(then);
  for (Position& position : then.positions) {
    auto* line = std::get_if<RedLine>(&position.claim);
    if (line == nullptr) continue;
    const auto found = by_line.find(position.id);
    if (found != by_line.end() && !line->said) line->said = without_easing(line->formula);
    const bool is_eased = found != by_line.end() || !easing_of(line->formula).empty();
    if (!is_eased) continue;
    line->formula = eased(std::move(line->formula),
                          found == by_line.end() ? std::vector<Atom>{} : found->second);
  }
}

}  // namespace zopa
