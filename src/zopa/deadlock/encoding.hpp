// The negotiation as one incremental SAT problem, asked everything under assumptions.
//
//   Encoding encoding(problem, staircases_of(problem, Scope::tabled_only));
//   encoding.solve(encoding.as_stated(Scope::tabled_only));   // is there a zone?
//
// A model is a package that satisfies the rules (those switched on), together with a set of
// consents that the agreement rule accepts: no consenting party is bound by a line, among those
// switched on, that the package breaks and that has not been relaxed far enough.  Reservations are
// no clauses: each model is checked against them, and what it fails for is added as a clause.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "zopa/deadlock/problem.hpp"
#include "zopa/deadlock/staircase.hpp"
#include "zopa/sat/solver.hpp"

namespace zopa::deadlock {

class Encoding {
 public:
  using Lits = std::vector<sat::Lit>;

  Encoding(const LineProblem& problem, std::vector<Staircase> staircases,
           const Limits* limits = nullptr);

  // Switches.  Each of the first five turns a whole group on or off at once.
  [[nodiscard]] sat::Lit tabled_only() const { return tabled_only_; }
  [[nodiscard]] sat::Lit untabled() const { return untabled_; }  // some option is hypothetical
  [[nodiscard]] sat::Lit all_rules() const { return all_rules_; }
  [[nodiscard]] sat::Lit all_lines() const { return all_lines_; }
  [[nodiscard]] sat::Lit no_steps() const { return no_steps_; }        // nothing is relaxed
  [[nodiscard]] sat::Lit all_settled() const { return all_settled_; }  // no axis is left open
  [[nodiscard]] sat::Lit rule(std::size_t rule) const { return rules_[rule]; }
  [[nodiscard]] sat::Lit line(LineId line) const { return lines_[line.index()]; }
  [[nodiscard]] sat::Lit step(LineId line, std::size_t step) const {
    return steps_[line.index()][step];
  }
  // Left open, an axis leaves every line that hangs on it unbroken; rules still need a value.
  [[nodiscard]] sat::Lit open(std::size_t axis) const { return open_[axis]; }
  [[nodiscard]] sat::Lit takes(std::size_t variable, std::uint32_t value) const {
    return values_[variable][value];
  }
  [[nodiscard]] sat::Lit consents(PartyId party) const { return consents_[party.index()]; }

  // All rules, all lines, nothing relaxed or open.
  [[nodiscard]] Lits as_stated(Scope scope) const;

  // From now on the axis takes this value, and no other may be taken there.
  void fix(std::size_t axis, std::uint32_t value);
  [[nodiscard]] bool may_take(std::size_t axis, std::uint32_t value) const {
    return !fixed_[axis] || fixed_[axis] == value;
  }

  [[nodiscard]] sat::Answer solve(std::span<const sat::Lit> assumptions,
                                  std::span<const sat::Lit> one_of = {});

  // After satisfiable: the value of each axis in the model.
  [[nodiscard]] std::vector<std::uint32_t> model_values() const;

  [[nodiscard]] sat::Solver& solver() { return solver_; }
  [[nodiscard]] const sat::Solver& solver() const { return solver_; }
  // A limit came before all lines were in: nothing is known.
  [[nodiscard]] bool is_cut() const { return is_cut_; }
  [[nodiscard]] const LineProblem& problem() const { return problem_; }
  [[nodiscard]] const std::vector<Staircase>& staircases() const { return staircases_; }

 private:
  void encode_values();
  void encode_rules();
  void encode_line(LineId id);
  void encode_steps(LineId id);
  void encode_staircase(LineId id, PartyId party);
  void add_clause(const Clause& clause, Lits guards, bool may_be_open);
  void encode_easing(const Line& line);
  using Settled = std::vector<std::optional<std::uint32_t>>;  // value by axis, unless left open
  bool learn_from_reservations();
  void learn(LineId id, PartyId party, const Settled& settled);

  const LineProblem& problem_;
  bool has_reservations_;
  bool is_cut_ = false;
  std::vector<Staircase> staircases_;
  sat::Solver solver_;
  sat::Lit tabled_only_, untabled_, all_rules_, all_lines_, no_steps_, all_settled_;
  std::vector<Lits> values_;  // by variable and value
  Lits open_, rules_, lines_, consents_;
  Lits eased_;  // by line: an option is taken that eases it; 0: there is none
  std::vector<Lits> steps_;
  std::vector<std::optional<std::uint32_t>> fixed_;  // value by axis
};

}  // namespace zopa::deadlock
