// Who still speaks for a party: a spokesman goes, a government falls, and what they said stays on
// file.
//
//   for (const FormerVoice& one : former_voices(in_force)) show(one.voice, one.claims);
//
// in_force.hpp marks who no longer speaks on its day; engines know nothing of days.
#pragma once

#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Does the representative who said it no longer speak for its party?
[[nodiscard]] bool is_of_former_voice(const Contents& in_force, const Statement& statement);

// Are there statements, and was each of them said by such a representative?
[[nodiscard]] bool is_of_former_voices(const Contents& in_force,
                                       const std::vector<StatementId>& because);

// A representative who no longer speaks, and what rests on such voices alone, this one among them.
struct FormerVoice {
  Speaker voice;
  std::vector<PositionId> claims;
};

// Those on whose words something rests, in the order of the file.
[[nodiscard]] std::vector<FormerVoice> former_voices(const Contents& in_force);

}  // namespace zopa
