// "What is left of a scale": which numbers each party rules out, and which nobody does.
//
//   const std::optional<Numbers> picture = numbers_of(analysis, who_refuses(analysis));
//
// As in the first picture, of which it is another view, nothing is concluded here: what is left is
// what no red line on the issue alone shuts out.
#pragma once

#include <optional>
#include <vector>

#include "zopa/base/decimal.hpp"
#include "zopa/report/picture_who.hpp"

namespace zopa::report {

// Neighbours on a scale.
struct NumbersSpan {
  IssueId issue;
  std::vector<OptionId> options;
  Range numbers;

  template <class V>
  void describe(V& v) const {
    v("from", numbers.low.approximate(), "The least of its numbers.");
    v("to", numbers.high.approximate(), "The greatest.");
  }
};

// … of which a party says the same.
struct NumbersSaid {
  NumbersSpan span;
  Stance says = Stance::rules_out;
  std::vector<PositionId> claims;

  template <class V>
  void describe(V& v) const {
    v.about("numbers_said", "Numbers of which a party says the same.");
    span.describe(v);
    v("says", says, "As in the picture of who refuses what.");
    v("claims", claims, "The claims that say so.");
  }
};

struct NumbersRow {
  PartyId party;
  bool is_needed = true;
  std::vector<NumbersSaid> spans;

  template <class V>
  void describe(V& v) const {
    v("party", party, "Whose words these are.");
    v("needed", is_needed, "Can its consent matter?");
    v("spans", spans, "In the order of the scale.");
  }
};

struct NumbersScale {
  IssueId issue;
  std::vector<NumbersRow> rows;
  std::vector<NumbersSpan> left;
  std::optional<deadlock::Gap> gap;

  template <class V>
  void describe(V& v) const {
    v.about("numbers_scale", "A numeric issue, and what is said of its numbers.");
    v("issue", issue, "The issue.");
    v("rows", rows, "Parties that say something of it, in the order of the file.");
    v("left", left, "The numbers that nobody rules out whose consent counts.");
    v("gap", gap, "Where none is left and two lines are apart: how far, those that are furthest.");
  }
};

struct Numbers {
  std::vector<NumbersScale> scales;

  [[nodiscard]] std::size_t without_any_left() const;

  template <class V>
  void describe(V& v) const {
    v.about("numbers", "What is left of each scale.");
    v("scales", scales, "In the order of the file.");
  }
};

// `who`: of the same answer.  Nothing where nobody asks for, takes or rules out a number.
[[nodiscard]] std::optional<Numbers> numbers_of(const engine::Analysis& analysis,
                                                const std::optional<WhoRefuses>& who);

}  // namespace zopa::report
