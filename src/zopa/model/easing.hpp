// Options that make up for a red line (`eases:`): compensation elsewhere, by anybody.
//
//   apply_easing(then);   // of model/in_force.hpp
//
// Where such an option is taken, a line that it eases is not known instead of broken: whoever has
// drawn it is to be asked.  It allows nothing by itself, and eases no absolute line.  Once somebody
// has tabled it the line counts as it is said: its party has heard the offer.
#pragma once

#include <string>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// All red lines so, once it is known which options are untabled; what was said stands beside.  What
// eases nothing any more is struck.
void apply_easing(Contents& then);

// Does the option ease the red line of this id?
[[nodiscard]] bool eases_line(const Option& option, const std::string& line);

// As if no option eased the red line of this id.
void ease_no_more(Contents& contents, const std::string& line);

}  // namespace zopa
