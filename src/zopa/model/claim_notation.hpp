// What a claim says, in the file's own notation: alike in two files that say the same.
//
//   claim_notation(position.claim, file);   // "quay == long", "quay {short: 0.2, long: 1}"
//
// Its kind (kind_of), firmness and `only` stand beside it.
#pragma once

#include <string>

#include "zopa/model/negotiation.hpp"

namespace zopa {

[[nodiscard]] std::string claim_notation(const Claim& claim, const Contents& negotiation);

}  // namespace zopa
