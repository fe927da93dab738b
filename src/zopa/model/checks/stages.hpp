// The days on which different positions are in force.
#pragma once

#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Before all rounds (nullopt), and from each of them on that some position names.
[[nodiscard]] std::vector<std::optional<RoundId>> stages(const Contents& contents);

// By position: is it in force then, and sound?
[[nodiscard]] std::vector<bool> positions_at(const Contents& contents,
                                             const std::vector<bool>& is_sound,
                                             std::optional<RoundId> round);

}  // namespace zopa
