// What each party could do without the others' consent, and for whom that would be better or worse
// than how things stand: by orders of, and numbers on, that move alone.  What would last is another
// question (stability.hpp), which needs to know how the parties order the states.
//
//   for (const OwnMove& move : own_moves(in_force)) show(move.issue, move.instead);
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::stability {

enum class Change : std::uint8_t { worse, better, same };

struct OwnMove {
  struct ForParty {
    PartyId party;
    Change change;
    Basis basis;  // the strictest level of evidence at which the file says so
  };
  struct Instead {
    OptionId option;
    std::vector<ForParty> parties;  // of whom the file says what it would be, in its order
  };
  IssueId issue;
  std::optional<OptionId> now;   // where that is on file
  std::vector<Instead> instead;  // of the options that are possible
  std::vector<PartyId> silent;   // of the owner and those needed: who say nothing of it
};

// Those that are no part of a package, in the order of the file.
[[nodiscard]] std::vector<OwnMove> own_moves(const Negotiation& in_force);

}  // namespace zopa::stability
