// What each party could do without the others' consent, where it is not worked out what would last:
// for whom that would be better or worse than how things stand, as far as the file says.
#pragma once

#include <vector>

#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// Of the own moves that are no part of a package; nothing where there are none.
[[nodiscard]] std::vector<Portion> own_moves_in_short(const Words& words);

}  // namespace zopa::report
