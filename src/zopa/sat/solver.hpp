// Satisfiability of propositional clauses, incrementally: one solver is kept alive and asked many
// questions under assumptions.
//
//   Solver solver;
//   const Lit a = solver.new_lit(), b = solver.new_lit();
//   solver.add({a, b});
//   if (solver.solve({-a}) == Answer::satisfiable) use(solver.value(b));
//
// Everything that CaDiCaL (Biere, Fazekas, Fleury and Heisinger 2020) aborts on is impossible
// here or breaks a contract.  Not thread-safe: one solver a task.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <span>
#include <vector>

#include "zopa/base/budget.hpp"

namespace zopa::sat {

using Lit = int;  // a variable from 1 on, or its negation

enum class Answer : std::uint8_t { satisfiable, unsatisfiable, unknown };

class Solver {
 public:
  explicit Solver(const Limits* limits = nullptr);
  ~Solver();
  Solver(const Solver&) = delete;
  Solver& operator=(const Solver&) = delete;

  [[nodiscard]] Lit new_lit();
  [[nodiscard]] std::vector<Lit> new_lits(std::size_t count);

  void add(std::span<const Lit> clause);
  void add(std::initializer_list<Lit> clause) { add(std::span(clause.begin(), clause.size())); }

  // Is there a model in which all assumptions hold and, unless it is empty, one of `one_of`?
  // Unknown after `conflicts` conflicts (default: very many), or when the limits are reached.
  [[nodiscard]] Answer solve(std::span<const Lit> assumptions, std::span<const Lit> one_of = {});
  [[nodiscard]] Answer solve(std::initializer_list<Lit> assumptions) {
    return solve(std::span(assumptions.begin(), assumptions.size()));
  }
  void set_limits(const Limits* limits);
  void limit_conflicts(int conflicts) { conflicts_ = conflicts; }  // for each later call

  // After satisfiable: does the literal hold in the model?
  [[nodiscard]] bool value(Lit lit) const;
  // After unsatisfiable: was this assumption used?  Those used are a core, not always minimal.
  [[nodiscard]] bool failed(Lit assumption) const;

  // Prefer this sign when branching.
  void prefer(Lit lit);

 private:
  struct Engine;
  std::unique_ptr<Engine> engine_;
  int conflicts_;
  int variables_ = 0;
  Answer answer_ = Answer::unknown;
};

}  // namespace zopa::sat
