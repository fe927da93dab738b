// Reads formulas, orders and agreement rules into the model.
//
//   const auto formula = read_formula("quay == long implies night == none", negotiation);
//   if (!formula) show(formula.error().offset, catalogue.text(formula.error().message));
//
// Tightest first: comparison, `not`, `and`, `or`, `implies` (to the right), `iff` (not chained).  A
// bare name is an issue whose options are exactly `yes` and `no`.  Names are looked up in the
// negotiation, whose parties and issues must be complete by then: an index of them serves for many
// formulas, and a negotiation by itself for one.
#pragma once

#include <string_view>

#include "zopa/io/formula/known_names.hpp"
#include "zopa/io/formula/tokens.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::formula {

[[nodiscard]] Parsed<Formula> read_formula(std::string_view text, const KnownNames& known);

// "<= 45", of a numeric issue
[[nodiscard]] Parsed<Atom> read_bound(std::string_view text, IssueId issue,
                                      const KnownNames& known);

// "weapons before office", "weapons with office", "weapons with office verified": an option of the
// order of two steps, the first of the atom's
[[nodiscard]] Parsed<Atom> read_order(std::string_view text, const KnownNames& known);

// "a > b ~ c"; of a numeric issue also "more" or "less"
[[nodiscard]] Parsed<OptionOrder> read_option_order(std::string_view text, IssueId issue,
                                                    const KnownNames& known);

// "night >= 2 quay > fund"
[[nodiscard]] Parsed<IssueOrder> read_issue_order(std::string_view text, const KnownNames& known);

// "FORMULA > FORMULA"
[[nodiscard]] Parsed<Comparison> read_comparison(std::string_view text, const KnownNames& known);

// "port and 2 of [town, union, fishers]"
[[nodiscard]] Parsed<Agreement> read_agreement(std::string_view text, const KnownNames& known);

// "open -> filed"
[[nodiscard]] Parsed<Move> read_move(std::string_view text, IssueId issue, const KnownNames& known);

}  // namespace zopa::formula
