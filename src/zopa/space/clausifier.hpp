// From formulas to clauses over the axes of a package space.
//
//   Clausifier clausifier(space);
//   const std::vector<Clause> line = clausifier.unless_broken(red_line.formula);
//   // a package satisfies all of `line`  <=>  the red line is not known to be broken
//
// Variable i is axis i, its values the positions in Axis::options.  What no option satisfies is a
// literal without values: whoever leaves the issue open leaves it unbroken.  A formula whose
// conjunctive form would grow large gets auxiliary two-valued variables (Tseitin 1968) after the
// axes; each is fixed by the package through definitions(), in both directions, so that counts stay
// right.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/base/clause.hpp"
#include "zopa/model/formula.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {

class Clausifier {
 public:
  // A disjunction that would take more than `most_clauses` is cut by naming its parts.
  explicit Clausifier(const PackageSpace& space, std::size_t most_clauses = 64);

  // Satisfied by exactly the packages of which the formula's three-valued truth is not "no".
  [[nodiscard]] std::vector<Clause> unless_broken(const Formula& formula);
  // … is "yes".
  [[nodiscard]] std::vector<Clause> when_met(const Formula& formula);
  // … of one of the formulas is "yes"; each knows only the options that it names itself.
  [[nodiscard]] std::vector<Clause> when_any_met(const std::vector<const Formula*>& formulas);
  // … of which the formula holds in plain two-valued logic: rules know every option.
  [[nodiscard]] std::vector<Clause> exactly(const Formula& formula);

  // Number of values of every variable so far: the axes, then the auxiliary variables.
  [[nodiscard]] const std::vector<std::uint32_t>& sizes() const { return sizes_; }
  [[nodiscard]] const std::vector<Clause>& definitions() const { return definitions_; }

 private:
  enum class Reading : std::uint8_t { unless_broken, when_met, exactly };
  struct Context {
    const Formula* whole;
    Reading reading;
  };
  using Clauses = std::vector<Clause>;

  [[nodiscard]] Clauses clauses_of(const Formula& formula, bool positive, const Context& context);
  [[nodiscard]] Clauses all_of(const std::vector<Clauses>& parts);
  [[nodiscard]] Clauses any_of(std::vector<Clauses> parts);
  [[nodiscard]] Clauses atom_clauses(const Atom& atom, bool positive, const Context& context);
  [[nodiscard]] Clauses easing_clauses(Literal taken, bool positive, const Context& context) const;
  void leave_open(IssueId issue, const Context& context, Literal& literal) const;
  [[nodiscard]] Clauses named(const Clauses& clauses);
  [[nodiscard]] Literal literal_for(const Clause& clause);
  [[nodiscard]] Literal opposite(const Literal& literal) const;
  [[nodiscard]] bool is_always_true(const Clause& clause) const;
  [[nodiscard]] std::uint32_t new_variable();

  const PackageSpace& space_;
  std::vector<std::vector<std::uint32_t>> untabled_;  // by axis: values
  std::size_t most_clauses_;
  std::vector<std::uint32_t> sizes_;
  std::vector<Clause> definitions_;
};

// The clauses without those that another one implies, sorted.
[[nodiscard]] std::vector<Clause> without_subsumed(std::vector<Clause> clauses);

// The clause that holds when `a` or `b` does.
[[nodiscard]] Clause either(const Clause& a, const Clause& b);

}  // namespace zopa
