// What parties read into an option (`reads:`): a text that two sides put their names to, each for a
// reason of its own.
//
//   apply_read_as(then);   // of model/in_force.hpp
//
// For the claims of a party an option counts as the one that it reads into it: its red lines,
// demands, acceptances and what it takes are true of the one where they are true of the other.
// What a claim says of the option itself stands as it is said, and so does what it says of a tabled
// option whose reading nobody has tabled, unless it names that.  Orders, values and points say
// nothing of it: how good a text is whose meaning is open, nobody said.
#pragma once

#include <optional>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// The option that the party reads into this one; nothing where it reads what stands there.
[[nodiscard]] std::optional<OptionId> read_as_by(const Option& option, PartyId party);

// The formula with what the party reads into options, once it is known which are untabled.
[[nodiscard]] Formula as_read(const Contents& contents, PartyId party, Formula formula);

// All claims so; what was said stands beside.
void apply_read_as(Contents& then);

}  // namespace zopa
