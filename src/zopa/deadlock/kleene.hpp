// What is known of a formula's truth, as literals of a solver.
//
//   Kleene kleene(encoding);
//   kleene.literal(formula, Truth::yes);      // holds only where the formula is known to be true
//   kleene.literal_unless(formula, Truth::no);   // … where it is not known to be false
//
// Strong three-valued logic (space/truth.hpp), one direction only: a literal implies what it says,
// and whoever wants it to hold where it can has to ask for that.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/model/formula.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {

class Kleene {
 public:
  explicit Kleene(Encoding& encoding) : encoding_(encoding) {}

  // Formulas are known by their address: they must outlive this.  `whole` is the formula that
  // `part` is a part of; expects `truth` to be yes or no.
  [[nodiscard]] sat::Lit literal(const Formula& part, const Formula& whole, Truth truth);
  [[nodiscard]] sat::Lit literal(const Formula& formula, Truth truth) {
    return literal(formula, formula, truth);
  }
  [[nodiscard]] sat::Lit literal_unless(const Formula& formula, Truth truth) {
    return shown({formula, formula}, {truth == Truth::no, false});
  }

  // Is there a package of which the truth of this part is not known?
  [[nodiscard]] bool may_be_open(const Formula& part, const Formula& whole) const;

 private:
  struct Of {
    const Formula& part;
    const Formula& whole;
  };
  struct Shown {
    bool positive;  // that it is true, or that it is false …
    bool is_known;  // … for sure, or as far as is known
  };
  struct Side {
    const Formula& part;
    bool positive;
  };
  sat::Lit shown(const Of& of, const Shown& what);
  sat::Lit make(const Of& of, const Shown& what);
  sat::Lit of_atom(const Of& of, const Shown& what);
  sat::Lit combined(const std::vector<Side>& sides, bool all, const Of& of, bool is_known);
  sat::Lit joined(const Encoding::Lits& parts, bool all);

  Encoding& encoding_;
  std::map<std::tuple<const Formula*, bool, bool>, sat::Lit> made_;
};

}  // namespace zopa::deadlock
