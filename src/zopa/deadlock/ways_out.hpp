// What is the least that would have to give.
//
// A way out is a choice of relaxations (staircase.hpp) after which some package is blocked by
// nobody whose consent is needed, and of which none can be smaller.  Ways out come in classes: by
// the most firm lines that any one party moves, then by firm lines moved in all, then the same for
// soft lines.  Classes are found in this order and each is proved to be the next (weighted partial
// MaxSAT by bounds on unary counters, one solver kept alive), never the best of what a search
// happened to meet.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/types.hpp"

namespace zopa::deadlock {

// How far one line moves: its steps taken, ascending.
struct LineMove {
  LineId line;
  std::vector<std::uint32_t> steps;

  friend auto operator<=>(const LineMove&, const LineMove&) = default;
};

using Relaxation = std::vector<LineMove>;  // by line, ascending

struct RelaxationClass {
  ClassKey key;
  std::vector<Relaxation> ways;  // sorted
  bool complete = false;         // no other way out is in this class
};

struct Relaxations {
  std::vector<RelaxationClass> classes;  // ascending; only the last can be incomplete
  bool complete = false;                 // there are no other ways out
};

// All ways out to packages in `scope`, class by class, until there are `most`; the last class may
// then be incomplete.  `conflicts`, complete or not, speed the search up and change no answer.
// The encoding must not be used for other ways out afterwards: what was found is excluded from it.
[[nodiscard]] Relaxations find_ways_out(Encoding& encoding, Scope scope,
                                        const std::vector<LineSet>& conflicts, std::size_t most);

// The fewest lines that have to move in all, however far.  nullopt where nothing helps, or where
// the search was stopped.
[[nodiscard]] std::optional<std::uint32_t> fewest_lines_moved(
    Encoding& encoding, Scope scope, const std::vector<LineSet>& conflicts);

}  // namespace zopa::deadlock
