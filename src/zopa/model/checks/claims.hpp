// Claims: each whole, of issues and options that there are.
#pragma once

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

// False, and flaws, where the claim of this position cannot be relied on; numbers apart.
bool check_claim(const Contents& contents, std::size_t position, Flaws& flaws);

}  // namespace zopa
