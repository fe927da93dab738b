// Options that leave a question open: to a later day, or to somebody who decides it (`may:`).
//
//   police = draft.may(police, Deferral{});       // police == later
//   police = draft.may(police, Deferral{board});  // police == decided-by-board
//
// They are options like any, untabled unless somebody tabled them, and made: their ids and names
// follow from what they are.
#pragma once

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Adds such an option to the issue, with its id where the party is on file.
Option& add_deferral(const Contents& contents, const Deferral& deferral, Issue& issue);

// Gives such options their ids and names.  Whoever has them already gets the same again.
void call_deferrals(Contents& contents);

}  // namespace zopa
