// References that lead somewhere, lists that are long enough and name nothing twice, claims that
// are whole, roles that fit.
#pragma once

#include <vector>

#include "zopa/model/checks/flaws.hpp"

namespace zopa {

// By position: is all that it refers to there, and its claim whole?  Only then can positions be
// taken together.
std::vector<bool> check_references(const Contents& contents, Flaws& flaws);

}  // namespace zopa
