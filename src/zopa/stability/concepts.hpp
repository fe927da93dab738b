// The words of the graph model that its searches and its answers share: solution concepts, states,
// groups of parties and paths of moves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "zopa/model/ids.hpp"

namespace zopa::stability {

// What each means: game/solver.hpp.
enum class Concept : std::uint8_t {
  nash,
  general,
  symmetric,
  sequential,
  symmetric_sequential,
  simultaneous
};

constexpr std::array<Concept, 6> kConcepts = {Concept::nash,
                                              Concept::general,
                                              Concept::symmetric,
                                              Concept::sequential,
                                              Concept::symmetric_sequential,
                                              Concept::simultaneous};

// "nash", "gmr", "smr", "seq", "sseq", "sim".
[[nodiscard]] std::string_view to_word(Concept by);

constexpr std::array<const char*, 6> words_of(Concept /*unused*/) {
  return {"nash", "gmr", "smr", "seq", "sseq", "sim"};
}

// What stability by the concept means, in one line.
[[nodiscard]] constexpr const char* definition_of(Concept by) {
  constexpr std::array<const char*, 6> kDefinitions = {
      "Nobody can improve by its own moves.",
      "General metarationality: some moves of the others leave whoever improves no better off.",
      "Symmetric metarationality: the same, its answer counted in.",
      "Sequential stability: as GMR, by moves that leave each mover better off.",
      "Symmetric sequential stability: as SEQ, its answer counted in.",
      "Simultaneous stability: the others improve at the same time."};
  return kDefinitions.at(static_cast<std::size_t>(by));
}

// Do sanctions by this concept have to leave each of their movers better off?
[[nodiscard]] constexpr bool is_credible(Concept by) {
  return by == Concept::sequential || by == Concept::symmetric_sequential;
}
// … and may the party answer them?
[[nodiscard]] constexpr bool may_be_answered(Concept by) {
  return by == Concept::symmetric || by == Concept::symmetric_sequential;
}

// Of a party towards another; everyone is well disposed to itself, and neutral to the others where
// nothing else is said.
enum class Attitude : std::uint8_t { neutral, positive, negative };

using Group = std::vector<std::size_t>;  // parties, each once

struct Leg {
  std::size_t mover;
  std::size_t state;  // where to
  friend bool operator==(const Leg&, const Leg&) = default;
};
using Path = std::vector<Leg>;

// An option of each move, in the order of the moves.
using State = std::vector<OptionId>;

}  // namespace zopa::stability
