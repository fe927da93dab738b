// An issue about a number says what the same issue says with its numbers written out, one option
// each: the same verdict, counts, conflicts, collisions and ways.
#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using testing::Choices;

constexpr std::uint32_t kNumericIssues = 2;

// Numbers from 1 to 1 + steps / 2 in halves, so that neither ids nor steps are whole.
struct NumericIssue {
  std::string id;
  std::uint32_t numbers = 0;
};

std::string number(std::uint32_t place) {
  const std::string whole = std::to_string(1 + place / 2);
  return place % 2 == 0 ? whole : whole + ".5";
}

std::string option(std::uint32_t place) { return "n" + std::to_string(place); }

// `x <= 2.5`, and the same of options that are written out.
struct Bound {
  const NumericIssue* issue;
  std::string sign;
  std::uint32_t place = 0;

  [[nodiscard]] bool is_true_of(std::uint32_t other) const {
    if (sign == "<") return other < place;
    if (sign == "<=") return other <= place;
    if (sign == ">=") return other >= place;
    if (sign == ">") return other > place;
    return (other == place) == (sign == "==");
  }
  [[nodiscard]] std::string short_form() const {
    return issue->id + " " + sign + " " + number(place);
  }
  [[nodiscard]] std::vector<std::uint32_t> places() const {
    std::vector<std::uint32_t> places;
    for (std::uint32_t p = 0; p < issue->numbers; ++p) {
      if (is_true_of(p)) places.push_back(p);
    }
    return places;
  }
  // A condition that nothing satisfies has to be said of some option.
  [[nodiscard]] std::string long_form() const {
    std::string text;
    for (const std::uint32_t p : places()) text += (text.empty() ? "" : ", ") + option(p);
    if (text.empty()) return issue->id + " == n0 and " + issue->id + " != n0";
    return issue->id + " in {" + text + "}";
  }
};

// One talks, in short and written out.
class Talks {
 public:
  explicit Talks(Choices& choices) : choices_(choices) {
    parties_ = choices.between(2, 3);
    for (std::uint32_t i = 0; i < kNumericIssues; ++i) {
      issues_.push_back({"x" + std::to_string(i), choices.between(2, 9)});
    }
    head();
    rules();
    positions();
  }

  std::string in_short;
  std::string written_out;

 private:
  void both(const std::string& text) { add(text, text); }
  void add(const std::string& brief, const std::string& full) {
    in_short += brief;
    written_out += full;
  }

  void head() {
    both("zopa: 1\ntitle: t\nparties:\n");
    for (std::uint32_t p = 0; p < parties_; ++p) both("  p" + std::to_string(p) + ": P\n");
    if (parties_ == 3 && choices_.chance(30)) both("agreement: 2 of [p0, p1, p2]\n");
    both("issues:\n  y: {name: Y, options: {a: A, b: B}}\n");
    for (const NumericIssue& issue : issues_) {
      std::string options;
      for (std::uint32_t p = 0; p < issue.numbers; ++p) {
        options += (p == 0 ? "" : ", ") + option(p) + ": N";
      }
      const std::string name = "  " + issue.id + ": {name: X, options: {";
      add(name + "from: 1, to: " + number(issue.numbers - 1) + ", step: 0.5}}\n",
          name + options + "}}\n");
    }
  }

  Bound bound() {
    const NumericIssue& issue = issues_[choices_.below(kNumericIssues)];
    const std::vector<std::string> signs = {"<=", ">=", "<", ">", "==", "!="};
    return {&issue, signs[choices_.below(6)], choices_.below(issue.numbers)};
  }

  void rules() {
    if (!choices_.chance(40)) return;
    const Bound first = bound();
    const std::string then = choices_.chance(50) ? "y == a" : "y == b";
    add("rules:\n  - {rule: " + first.short_form() + " implies " + then + "}\n",
        "rules:\n  - {rule: \"(" + first.long_form() + ") implies " + then + "\"}\n");
  }

  void positions() {
    both("positions:\n");
    for (std::uint32_t p = 0; p < parties_; ++p) {
      // The written-out issue has no distances: an order of all numbers says the same there.
      for (const NumericIssue& issue : issues_) order(p, issue);
      const std::uint32_t claims = choices_.between(1, 3);
      for (std::uint32_t c = 0; c < claims; ++c) claim(p);
    }
  }

  void order(std::uint32_t party, const NumericIssue& issue) {
    const bool more = choices_.chance(50);
    std::string chain;
    for (std::uint32_t p = 0; p < issue.numbers; ++p) {
      chain += (p == 0 ? "" : " > ") + option(more ? issue.numbers - 1 - p : p);
    }
    const std::string row =
        "  - {party: p" + std::to_string(party) + ", issue: " + issue.id + ", prefers: ";
    add(row + (more ? "more" : "less") + "}\n", row + chain + "}\n");
  }

  void claim(std::uint32_t party) {
    const std::string row = "  - {party: p" + std::to_string(party);
    const Bound first = bound();
    if (choices_.chance(15)) return takes(row, first);
    const std::string kind = choices_.chance(60)   ? "requires"
                             : choices_.chance(70) ? "demands"
                                                   : "accepts";
    const std::string tail =
        kind == "requires" && choices_.chance(30) ? ", firmness: soft}\n" : "}\n";
    const std::uint32_t form = choices_.below(4);
    const std::string more = form == 1 ? " and y == a" : form == 2 ? " or y == b" : "";
    add(row + ", " + kind + ": \"" + first.short_form() + more + "\"" + tail,
        row + ", " + kind + ": \"(" + first.long_form() + ")" + more + "\"" + tail);
  }

  void takes(const std::string& row, const Bound& what) {
    const std::vector<std::uint32_t> places = what.places();
    const bool is_bound = what.sign[0] == '<' || what.sign[0] == '>';
    if (!is_bound || places.empty()) return;
    std::string list;
    for (const std::uint32_t p : places) list += (list.empty() ? "" : ", ") + option(p);
    const std::string of = row + ", issue: " + what.issue->id + ", takes: ";
    add(of + "\"" + what.sign + " " + number(what.place) + "\"}\n", of + "[" + list + "]}\n");
  }

  Choices& choices_;
  std::uint32_t parties_ = 0;
  std::vector<NumericIssue> issues_;
};

Negotiation read(const std::string& text) {
  const auto file = yaml::read_string(text, "talks.yaml", ".");
  RC_ASSERT(file.has_value());
  return *in_force(*file);
}

// What is moved, to which numbers: a line's id, and the first and last number of what it accepts
// and does not just pass.
using Moves = std::set<std::pair<std::string, std::string>>;

// The cell of a number that is written out, as its option in the short form is called.
std::string cell_of(const Negotiation& brief, IssueId issue, std::uint32_t place) {
  const Decimal wanted = *Decimal::parse(number(place));
  for (const Option& one : brief.issue(issue).options) {
    if (one.numbers->low <= wanted && wanted <= one.numbers->high) return one.id;
  }
  return "";
}

std::set<Moves> ways_of(const deadlock::Deadlock& found, const Negotiation& of,
                        const Negotiation& brief) {
  std::set<Moves> ways;
  for (const auto& one : found.ways.by_moves.classes) {
    for (const auto& way : one.ways) {
      Moves moves;
      for (const auto& move : way.moves) {
        for (const OptionId accepted : move.accepts) {
          const bool is_passed =
              std::find(move.past.begin(), move.past.end(), accepted) != move.past.end();
          if (is_passed) continue;
          const std::string& id = of.option(*move.issue, accepted).id;
          const bool is_written_out = id[0] == 'n';
          const auto place = is_written_out ? std::stoul(id.substr(1)) : 0;
          moves.emplace(
              move.line,
              is_written_out ? cell_of(brief, *move.issue, static_cast<std::uint32_t>(place)) : id);
        }
        if (move.dropped) moves.emplace(move.line, "dropped");
      }
      ways.insert(std::move(moves));
    }
  }
  return ways;
}

void same_count(const deadlock::PackageCount& a, const deadlock::PackageCount& b) {
  RC_ASSERT(a.count == b.count);
}

RC_GTEST_PROP(NumbersOracle, ANumericIssueSaysWhatItSaysWrittenOut,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Talks talks(choices);
  RC_LOG() << talks.in_short << talks.written_out;
  const Negotiation brief = read(talks.in_short);
  const Negotiation full = read(talks.written_out);
  const deadlock::Options options{.ways_shown = 1000};
  const auto of_brief = deadlock::diagnose(brief, options);
  const auto of_full = deadlock::diagnose(full, options);
  RC_CLASSIFY(of_full.verdict == deadlock::Verdict::deadlock, "deadlock");
  RC_ASSERT(of_brief.verdict == of_full.verdict);
  same_count(of_brief.packages.feasible.all, of_full.packages.feasible.all);
  same_count(of_brief.packages.zone.all, of_full.packages.zone.all);
  same_count(of_brief.packages.agreed.all, of_full.packages.agreed.all);
  RC_ASSERT(of_brief.packages.total == of_full.packages.total);
  RC_ASSERT(of_brief.packages.not_excluded.size() == of_full.packages.not_excluded.size());
  for (std::size_t p = 0; p < of_full.packages.not_excluded.size(); ++p) {
    same_count(of_brief.packages.not_excluded[p].packages.all,
               of_full.packages.not_excluded[p].packages.all);
  }
  const auto lines_of = [](const deadlock::Deadlock& found) {
    std::set<std::pair<std::vector<std::string>, std::vector<IssueId>>> sets;
    for (const auto& one : found.conflicts) sets.emplace(one.lines, one.issues);
    for (const auto& one : found.collisions) sets.emplace(one.meet.lines, one.meet.issues);
    return sets;
  };
  RC_ASSERT(lines_of(of_brief) == lines_of(of_full));
  for (std::size_t i = 0; i < of_full.states.size(); ++i) {
    RC_ASSERT(of_brief.states[i].state == of_full.states[i].state);
  }
  RC_ASSERT(ways_of(of_brief, brief, brief) == ways_of(of_full, full, brief));
}

}  // namespace
}  // namespace zopa
