// The rule of agreement of a score sheet, in the parties' names as the sheet has them:
//
//   agreement,"Mayor and 3 of [Union, Locals, Green, Port]"
//   agreement,5 of 6        so many of all parties
//
// A name with signs or words of the rule in it stands in double quotes.
#pragma once

#include <string>
#include <string_view>

#include "zopa/io/formula/tokens.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::scores {

// "et", "ou", "de" and "sur" count as "and", "or" and "of".
[[nodiscard]] formula::Parsed<Agreement> read_agreement(std::string_view text,
                                                        const Contents& negotiation);

[[nodiscard]] std::string write_agreement(const Agreement& agreement, const Contents& negotiation);

}  // namespace zopa::scores
