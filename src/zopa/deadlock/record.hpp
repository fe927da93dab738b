// Where what came of a negotiation stands in the answer that its file gave before the end.
//
//   const PlaceOfEnd place = place_of_end(in_force, outcome);
//
// It stands among the ways where a smallest choice of moves and questions opens a package with
// these options; where several do, in the first group and class.  Issues that the end settles in a
// way that no option says stay open.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/model/outcome.hpp"

namespace zopa::deadlock {

enum class Stands : std::uint8_t {
  in_zone,   // there is a zone, and nothing on file excludes it
  excluded,  // there is a zone, but somebody needed excludes it
  by_moves,  // a deadlock, and it is opened by a way of this group
  by_options,
  by_both,
  beyond,     // every way to it asks for more than a smallest one
  unreached,  // no move and no answer opens it: absolute lines, rules, laws
  not_said,   // no option of the file says any of it
  not_known,  // the search was stopped
};

constexpr std::array<const char*, 9> words_of(Stands /*unused*/) {
  return {"in_zone", "excluded",  "by_moves", "by_options", "by_both",
          "beyond",  "unreached", "not_said", "not_known"};
}

struct PlaceOfEnd {
  std::optional<Verdict> verdict;
  Stands stands = Stands::not_known;
  std::size_t class_number = 0;  // from 1, in its group; 0 where it is in none
  std::size_t classes = 0;       // of that group
  std::size_t alike = 0;         // ways in its class, itself among them
  std::size_t ways = 0;          // in all groups
  bool complete = false;         // these numbers are exact
  // Beyond: what the way to it that asks for least more asks beyond a smallest way.
  std::size_t moves_more = 0;  // lines
  std::size_t questions_more = 0;
  std::vector<std::string> breaks;    // red lines
  std::vector<std::string> untabled;  // options of it that nobody had tabled: ISSUE == OPTION
  std::vector<std::string> not_expressible;  // issues
};

[[nodiscard]] PlaceOfEnd place_of_end(const Negotiation& in_force, const Outcome& outcome,
                                      const Run& run = {});

}  // namespace zopa::deadlock
