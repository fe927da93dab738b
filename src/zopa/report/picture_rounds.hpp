// Rounds over time: red lines as rows, a step where one came, moved or was given up.
//
//   const std::optional<Rounds> picture = rounds_of(analysis, file);
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"

namespace zopa::report {

enum class LineState : std::uint8_t { absent, holds, gained, moved, given_up };

constexpr std::array<const char*, 5> words_of(LineState /*unused*/) {
  return {"absent", "holds", "gained", "moved", "given_up"};
}

struct RoundColumn {
  std::string id;
  bool is_planned = false;

  template <class V>
  void describe(V& v) const {
    v("round", id, "The round's id.");
    v("planned", is_planned, "Is it still to come?");
  }
};

struct RoundRow {
  std::string id;
  PartyId party;
  std::vector<LineState> states;  // by round held

  template <class V>
  void describe(V& v) const {
    v.about("round_row", "A red line over time.");
    v("id", id, "Its id.");
    v("party", party, "Whose it is.");
    v("states", states,
      "By round held: absent; holds as before; gained, where there was none before; moved, where "
      "it said something else before; given_up, where it is no longer on file.");
  }
};

struct Rounds {
  std::vector<RoundColumn> rounds;
  std::vector<RoundRow> rows;
  std::size_t unchanged = 0;

  template <class V>
  void describe(V& v) const {
    v.about("rounds", "Which red lines came, moved and went, round by round.");
    v("rounds", rounds, "Those held up to the day of the answer, then those planned.");
    v("rows", rows, "Red lines that changed, by party in the order of the file.");
    v("unchanged", unchanged, "Red lines that did not.");
  }
};

// Nothing where no red line changed.
[[nodiscard]] std::optional<Rounds> rounds_of(const engine::Analysis& analysis,
                                              const Negotiation& file);

}  // namespace zopa::report
