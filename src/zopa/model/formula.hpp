// Boolean formulas over the options of issues, as red lines, rules and demands state them.
//
//   quay == long implies night == none
//
// The tree keeps what was written, so that it can be written back.  What a formula says of a
// package is space/truth.hpp; reading one from text is io/formula/formula_reader.hpp.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa {

struct Atom {
  enum class Relation : std::uint8_t {
    equals,   // issue == option
    differs,  // issue != option
    in,       // issue in {option, …}
    holds,    // a bare name: the issue's option `yes`
    // Of a numeric issue, whose options stand in the order of their numbers.
    less,      // issue < number
    at_most,   // issue <= number
    at_least,  // issue >= number
    more,      // issue > number
    eases,     // of a line in force: not known where one of these is taken (model/easing.hpp)
  };
  IssueId issue;
  Relation relation = Relation::equals;
  std::vector<OptionId> options;  // as written; for `holds` the option `yes`

  [[nodiscard]] bool has(OptionId option) const;  // is it one of `options`?
  // Is it true where this option is taken on its issue?
  [[nodiscard]] bool is_true_of(OptionId option) const;
  // Does it compare numbers by their order?
  [[nodiscard]] bool is_bound() const {
    return relation >= Relation::less && relation <= Relation::more;
  }
  [[nodiscard]] bool is_easing() const { return relation == Relation::eases; }

  friend bool operator==(const Atom&, const Atom&) = default;
};

// Of a bound: what holds where it does not.
[[nodiscard]] Atom::Relation opposite(Atom::Relation relation);

struct Formula {
  enum class Kind : std::uint8_t { atom, negation, conjunction, disjunction, implication, iff };
  Kind kind = Kind::atom;
  Atom atom;                   // of Kind::atom
  std::vector<Formula> parts;  // one of a negation, two of `implies` and `iff`, two or more else
  bool speaks_of_all = false;  // of hypothetical options too that it does not name

  friend bool operator==(const Formula&, const Formula&) = default;
};

// All of these, or one of them: a conjunction or disjunction of the parts, of one part that alone.
[[nodiscard]] Formula joined(Formula::Kind kind, std::vector<Formula> parts);

// The formula, eased by these (`eases` atoms, each of an issue of its own), in place of what eased
// it before; without them as it is by itself.
[[nodiscard]] Formula eased(Formula formula, std::vector<Atom> by);
[[nodiscard]] const Formula& without_easing(const Formula& formula);
const Formula& without_easing(Formula&& formula) = delete;  // the answer would outlive it
[[nodiscard]] std::vector<Atom> easing_of(const Formula& formula);

// The issues that the formula names, each once, in the order of the file; not those of options that
// ease it.
[[nodiscard]] std::vector<IssueId> issues_of(const Formula& formula);

// Does the formula name this option of this issue?  None that eases it.
[[nodiscard]] bool mentions(const Formula& formula, IssueId issue, OptionId option);

// Does it, or speak of all?
[[nodiscard]] bool names(const Formula& formula, IssueId issue, OptionId option);

}  // namespace zopa
