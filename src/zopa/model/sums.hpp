// Sums of numeric issues, as formulas have them: `small + large <= 100`, `small + large >= goal`.
//
//   const auto both = sum_issue(contents, {{small, false}, {large, false}});  // an issue
//   const auto terms = terms_of(contents, *both);                             // small, large
//
// A sum is a numeric issue that nobody writes down: its id says what it adds up ("small + large";
// no id of a file has a blank), its options are cut at the numbers that claims name, and a rule of
// the same id says which of them go with which options of the issues.  So a line on a sum is a line
// on one issue: it moves, has a gap and a place in every picture, and no engine knows of sums.
//
// Why that is exact.  Of issues that sums link, every claim says the same of all numbers of an
// option, of an issue's and of a sum's alike.  Let a choice of options stand where some numbers in
// those of the issues add up to numbers in those of the sums.  Then a package of numbers satisfies
// a set of claims if and only if a standing choice does: take the options that its numbers lie in,
// and, back, numbers of a standing choice.  The rule forbids the choices that do not stand, and a
// count of packages counts the numbers behind each that does (sum_tables below).
//
// How far lines go is another matter: options have to be cut where a line may have to go.  What a
// bound on a sum leaves to one issue, the others being at a number that something names, is cut at
// too, and so is the sum of such numbers (in cut_scales.cpp).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

struct SumTerm {
  IssueId issue;
  bool is_taken_off = false;
  friend bool operator==(const SumTerm&, const SumTerm&) = default;
};

// Is it a sum, by what it is called?
[[nodiscard]] bool is_sum(const Issue& issue);
// … the rule that ties a sum to its issues?
[[nodiscard]] bool is_sum(const Rule& rule);

// Did somebody make the rule, neither a sum nor orders in time (model/steps.hpp)?
[[nodiscard]] bool is_stated(const Rule& rule);
// Is there one that somebody made?
[[nodiscard]] bool has_stated_rules(const Contents& contents);

// Of a sum what it adds up, of another issue that alone.
[[nodiscard]] std::vector<SumTerm> terms_of(const Contents& contents, IssueId issue);

// What the sum of these is called: "small + large".
[[nodiscard]] std::string sum_id(const Contents& contents, std::vector<SumTerm> terms);

// What the terms add up to, each at the number that `number_of` gives for its issue; nullopt where
// it gives none for some, or the sum needs too many digits.
template <class NumberOf>
[[nodiscard]] std::optional<Decimal> added_up(const std::vector<SumTerm>& terms,
                                              NumberOf number_of) {
  std::optional<Decimal> sum = Decimal{};
  for (const SumTerm& term : terms) {
    const std::optional<Decimal> number = number_of(term.issue);
    if (!sum || !number) return std::nullopt;
    sum = Decimal::sum(*sum, term.is_taken_off ? -*number : *number);
  }
  return sum;
}

// The sum of these in the order of the file, what is taken off last, added where there is none yet;
// of a single term that issue.  nullopt unless they are numeric issues, each once, not all taken
// off, whose sums are again a scale.
[[nodiscard]] std::optional<IssueId> sum_issue(Contents& contents, std::vector<SumTerm> terms);

// Issues that sums link, directly or through others: the choices of options that stand.
struct SumTable {
  std::vector<IssueId> issues;  // those added up, in the order of the file
  std::vector<IssueId> sums;    // … then the sums
  // By the option of each of `issues`, then of each of `sums`: how many choices of one number an
  // issue it stands for; above 0.
  std::map<std::vector<OptionId>, std::uint64_t> numbers;
  bool is_too_large = false;  // to be worked out; `numbers` is empty then
};

// Of the options that packages may have.
[[nodiscard]] std::vector<SumTable> sum_tables(const Contents& contents);

// So many choices of options at most may sums link that stand for more than 500 of numbers.
inline constexpr std::size_t kMostSumChoices = 20'000;

// Writes the rules of all sums anew, after the others; none for what is too large.
void write_sum_rules(Contents& contents);
void erase_sum_rules(Contents& contents);

// The option that a sum has where all its issues have this one number; nullopt where some has none,
// or has several.  By issue; of an issue that is no sum what is given.
[[nodiscard]] std::vector<std::optional<OptionId>> with_sums(
    const Contents& contents, std::vector<std::optional<OptionId>> choices);

}  // namespace zopa
