// The numbers of a negotiation as complete utilities, for programs that know nothing else.
#pragma once

#include "zopa/model/negotiation.hpp"

namespace zopa::foreign {

// Title, parties, issues with the options that a package can have, and a utility for every
// principal: from the file where it is another program's, else from the weights, values and
// reservations in force.  Nothing else is in it; left_out.hpp says what that leaves behind.  A
// fault for each principal whose numbers are not complete.
[[nodiscard]] Result<Contents> completed(const Negotiation& negotiation);

}  // namespace zopa::foreign
