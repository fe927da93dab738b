// What sums of numeric issues say, against every choice of numbers gone through one by one: counts,
// verdict, conflicts, and that each way out opens a package and asks for nothing that it could do
// without.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using testing::Choices;

// Everything in halves, so that numbers are whole here and have a point in the file.
std::string half(int number) {
  const std::string sign = number < 0 ? "-" : "";
  const int size = std::abs(number);
  return sign + std::to_string(size / 2) + (size % 2 == 0 ? "" : ".5");
}

struct Number {
  std::string id;
  int from = 0;
  int to = 0;
  int step = 1;
};

// The numbers of a package, and whether `y` is `a`.
struct Taken {
  std::vector<int> numbers;
  bool is_a = false;
};

// Issues added up or taken off, compared with a number; and perhaps something about `y`.
struct DrawnClaim {
  std::vector<int> factors;  // by issue: 1, -1 or 0
  std::string sign;
  int number = 0;
  enum class Tail { none, and_a, or_a } tail = Tail::none;

  [[nodiscard]] int sum_of(const Taken& taken) const {
    int sum = 0;
    for (std::size_t i = 0; i < factors.size(); ++i) sum += factors[i] * taken.numbers[i];
    return sum;
  }
  [[nodiscard]] bool is_met(const Taken& taken) const {
    const int sum = sum_of(taken);
    const bool holds = sign == "<"    ? sum < number
                       : sign == "<=" ? sum <= number
                       : sign == ">=" ? sum >= number
                       : sign == ">"  ? sum > number
                                      : (sum == number) == (sign == "==");
    if (tail == Tail::and_a) return holds && taken.is_a;
    return tail == Tail::or_a ? holds || taken.is_a : holds;
  }
};

struct Line {
  std::size_t party = 0;
  DrawnClaim claim;
};

class Talks {
 public:
  explicit Talks(Choices& choices) : choices_(choices) {
    parties = choices.between(2, 3);
    const std::uint32_t count = choices.between(2, 3);
    for (std::uint32_t i = 0; i < count; ++i) {
      const int step = static_cast<int>(choices.between(1, 3));
      const int from = static_cast<int>(choices.below(4)) - 1;
      const int steps = static_cast<int>(choices.between(1, 6));
      numbers.push_back({"x" + std::to_string(i), from, from + steps * step, step});
    }
    write();
  }

  std::string text;
  std::size_t parties = 0;
  std::vector<Number> numbers;
  std::vector<DrawnClaim> rules;
  std::vector<Line> lines;

  // Every package, one by one.
  [[nodiscard]] std::vector<Taken> packages() const {
    std::vector<Taken> all = {{{}, false}, {{}, true}};
    for (const Number& issue : numbers) {
      std::vector<Taken> next;
      for (const Taken& one : all) {
        for (int n = issue.from; n <= issue.to; n += issue.step) {
          next.push_back(one);
          next.back().numbers.push_back(n);
        }
      }
      all = std::move(next);
    }
    return all;
  }
  [[nodiscard]] bool is_feasible(const Taken& taken) const {
    return std::all_of(rules.begin(), rules.end(),
                       [&](const DrawnClaim& rule) { return rule.is_met(taken); });
  }

 private:
  void write() {
    text = "zopa: 1\ntitle: t\nparties:\n";
    for (std::size_t p = 0; p < parties; ++p) text += "  p" + std::to_string(p) + ": P\n";
    text += "issues:\n  y: {name: Y, options: {a: A, b: B}}\n";
    for (const Number& issue : numbers) {
      text += "  " + issue.id + ": {name: X, options: {from: " + half(issue.from) +
              ", to: " + half(issue.to) + ", step: " + half(issue.step) + "}}\n";
    }
    const std::uint32_t rule_count = choices_.below(3);
    if (rule_count > 0) text += "rules:\n";
    for (std::uint32_t r = 0; r < rule_count; ++r) {
      rules.push_back(claim());
      text += "  - {rule: \"" + said(rules.back()) + "\"}\n";
    }
    text += "positions:\n";
    const std::uint32_t line_count = choices_.between(2, 5);
    for (std::uint32_t l = 0; l < line_count; ++l) {
      lines.push_back(
          {l < parties ? l : choices_.below(static_cast<std::uint32_t>(parties)), claim()});
      text += "  - {id: line-" + std::to_string(l) + ", party: p" +
              std::to_string(lines.back().party) + ", requires: \"" + said(lines.back().claim) +
              "\"}\n";
    }
  }

  // On a number that the sum can have.
  DrawnClaim claim() {
    DrawnClaim made;
    const std::vector<std::string> signs = {"<=", ">=", "<=", ">=", "<", ">", "==", "!="};
    made.sign = signs[choices_.below(8)];
    made.factors.assign(numbers.size(), 0);
    for (int& factor : made.factors) {
      factor = choices_.chance(30) ? 0 : choices_.chance(75) ? 1 : -1;
    }
    made.factors[choices_.below(static_cast<std::uint32_t>(numbers.size()))] = 1;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      const auto steps =
          static_cast<std::uint32_t>((numbers[i].to - numbers[i].from) / numbers[i].step);
      const int at =
          numbers[i].from + static_cast<int>(choices_.below(steps + 1)) * numbers[i].step;
      made.number += made.factors[i] * at;
    }
    if (choices_.chance(20))
      made.tail = choices_.chance(50) ? DrawnClaim::Tail::and_a : DrawnClaim::Tail::or_a;
    return made;
  }

  // What is taken off may stand on the other side, or the whole the other way round.
  std::string said(const DrawnClaim& claim) {
    std::string left;
    std::string right = half(claim.number);
    const bool move_over = choices_.chance(50);
    for (std::size_t pass = 0; pass < 2; ++pass) {
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        const int factor = claim.factors[i];
        if (factor != (pass == 0 ? 1 : -1)) continue;
        if (factor < 0 && move_over) {
          right += " + " + numbers[i].id;
        } else {
          left += (left.empty() ? "" : factor > 0 ? " + " : " - ") + numbers[i].id;
        }
      }
    }
    static const std::map<std::string, std::string> kTurned = {
        {"<", ">"}, {"<=", ">="}, {">=", "<="}, {">", "<"}, {"==", "=="}, {"!=", "!="}};
    const std::string said = choices_.chance(30) ? right + " " + kTurned.at(claim.sign) + " " + left
                                                 : left + " " + claim.sign + " " + right;
    if (claim.tail == DrawnClaim::Tail::and_a) return said + " and y == a";
    return claim.tail == DrawnClaim::Tail::or_a ? said + " or y == a" : said;
  }

  Choices& choices_;
};

using Set = std::vector<std::size_t>;  // of lines, ascending

// The smallest sets of lines that no feasible package meets together.
std::set<Set> conflicts_of(const Talks& talks, const std::vector<Taken>& feasible) {
  std::set<Set> found;
  const std::size_t count = talks.lines.size();
  std::vector<std::uint32_t> masks;
  for (std::uint32_t mask = 1; mask < (1U << count); ++mask) masks.push_back(mask);
  std::stable_sort(masks.begin(), masks.end(), [](std::uint32_t a, std::uint32_t b) {
    return __builtin_popcount(a) < __builtin_popcount(b);
  });
  std::vector<std::uint32_t> blocking;
  for (const std::uint32_t mask : masks) {
    const bool is_known = std::any_of(blocking.begin(), blocking.end(),
                                      [&](std::uint32_t part) { return (mask & part) == part; });
    const bool is_met = std::any_of(feasible.begin(), feasible.end(), [&](const Taken& taken) {
      for (std::size_t l = 0; l < count; ++l) {
        if ((mask >> l & 1U) != 0 && !talks.lines[l].claim.is_met(taken)) return false;
      }
      return true;
    });
    if (is_known || is_met) continue;
    blocking.push_back(mask);
    Set set;
    for (std::size_t l = 0; l < count; ++l) {
      if ((mask >> l & 1U) != 0) set.push_back(l);
    }
    found.insert(set);
  }
  return found;
}

std::size_t number_of_line(const std::string& id) { return std::stoul(id.substr(5)); }

// Does the line let the package through, moved like this?
bool lets_through(const DrawnClaim& claim, const deadlock::MoveNeeded& move, const Taken& taken,
                  const Negotiation& of) {
  if (move.dropped || claim.is_met(taken)) return true;
  // What is taken off from the first issue of the file is said the other way round.
  const auto first = std::find_if(claim.factors.begin(), claim.factors.end(),
                                  [](int factor) { return factor != 0; });
  const Decimal sum = *Decimal::parse(half(*first * claim.sum_of(taken)));
  return std::any_of(move.accepts.begin(), move.accepts.end(), [&](OptionId option) {
    const Range& range = *of.option(*move.issue, option).numbers;
    return range.low <= sum && sum <= range.high;
  });
}

// Is there a feasible package that all lines let through, moved but for one of the moves?
bool opens(const Talks& talks, const std::vector<Taken>& feasible, const deadlock::Way& way,
           std::optional<std::size_t> without, const Negotiation& of) {
  return std::any_of(feasible.begin(), feasible.end(), [&](const Taken& taken) {
    for (std::size_t l = 0; l < talks.lines.size(); ++l) {
      const DrawnClaim& claim = talks.lines[l].claim;
      bool is_through = claim.is_met(taken);
      for (std::size_t m = 0; m < way.moves.size(); ++m) {
        if (number_of_line(way.moves[m].line) != l || without == m) continue;
        is_through = lets_through(claim, way.moves[m], taken, of);
      }
      if (!is_through) return false;
    }
    return true;
  });
}

Negotiation read(const std::string& text) {
  const auto file = yaml::read_string(text, "talks.yaml", ".");
  if (!file) RC_LOG() << file.error().diagnostics[0].message.key;
  RC_ASSERT(file.has_value());
  return *file;
}

void same(const deadlock::PackageCount& count, std::size_t expected) {
  RC_ASSERT(count.count.has_value());
  RC_ASSERT(count.count->digits == std::to_string(expected));
}

RC_GTEST_PROP(SumsOracle, SumsSayWhatEveryChoiceOfNumbersSays, (std::vector<std::uint32_t> drawn)) {
  Choices choices(std::move(drawn));
  const Talks talks(choices);
  RC_LOG() << talks.text;
  const Negotiation file = read(talks.text);
  const Negotiation of = *in_force(file);
  const auto found = deadlock::diagnose(of, {.ways_shown = 1000});

  std::vector<Taken> feasible = talks.packages();
  RC_ASSERT(found.packages.total.digits == std::to_string(feasible.size()));
  std::erase_if(feasible, [&](const Taken& taken) { return !talks.is_feasible(taken); });
  same(found.packages.feasible.all, feasible.size());
  std::size_t zone = 0;
  std::vector<std::size_t> left(talks.parties, 0);
  for (const Taken& taken : feasible) {
    std::vector<bool> is_open(talks.parties, true);
    for (const Line& line : talks.lines) {
      if (!line.claim.is_met(taken)) is_open[line.party] = false;
    }
    for (std::size_t p = 0; p < talks.parties; ++p) left[p] += is_open[p] ? 1U : 0U;
    zone += std::count(is_open.begin(), is_open.end(), false) == 0 ? 1U : 0U;
  }
  same(found.packages.zone.all, zone);
  for (const auto& [party, counted] : found.packages.not_excluded) {
    same(counted.all, left[party.index()]);
  }
  RC_CLASSIFY(zone == 0 && !feasible.empty(), "deadlock");
  RC_ASSERT((found.verdict == deadlock::Verdict::deadlock) == (zone == 0));
  if (zone > 0 || feasible.empty()) return;

  std::set<Set> sets;
  for (const auto& conflict : found.conflicts) {
    RC_ASSERT(std::all_of(conflict.rules.begin(), conflict.rules.end(),
                          [&](RuleId id) { return id.index() < talks.rules.size(); }));
    Set set;
    for (const std::string& line : conflict.lines) set.push_back(number_of_line(line));
    std::sort(set.begin(), set.end());
    sets.insert(std::move(set));
  }
  RC_ASSERT(sets == conflicts_of(talks, feasible));

  RC_ASSERT(found.ways.by_moves.count > 0U);
  for (const auto& one : found.ways.by_moves.classes) {
    for (const auto& way : one.ways) {
      RC_CLASSIFY(std::any_of(way.moves.begin(), way.moves.end(),
                              [&](const auto& move) {
                                return !move.dropped && of.issue(*move.issue).id.size() > 2;
                              }),
                  "a sum moves");
      RC_LOG() << "way\n";
      for (const auto& move : way.moves) {
        RC_LOG() << move.line << (move.dropped ? " dropped" : "");
        for (const OptionId option : move.accepts)
          RC_LOG() << " " << of.option(*move.issue, option).id;
        RC_LOG() << "\n";
      }
      RC_ASSERT(opens(talks, feasible, way, std::nullopt, of));
      for (std::size_t m = 0; m < way.moves.size(); ++m) {
        RC_ASSERT(!opens(talks, feasible, way, m, of));
      }
    }
  }
}

RC_GTEST_PROP(SumsOracle, WhatIsWrittenIsReadAgain, (std::vector<std::uint32_t> drawn)) {
  Choices choices(std::move(drawn));
  const Talks talks(choices);
  const std::string written = yaml::write(read(talks.text));
  RC_LOG() << written;
  RC_ASSERT(yaml::write(read(written)) == written);
  RC_ASSERT(written.find("\"x0 + x1\":") == std::string::npos);
}

}  // namespace
}  // namespace zopa
