// Ids, names, texts and dates: there, well formed, and each id once.
#pragma once

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

void check_names(const Contents& contents, Flaws& flaws);

}  // namespace zopa
