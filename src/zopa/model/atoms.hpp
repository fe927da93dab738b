// The comparisons in all conditions of a negotiation that is being written down: of rules, of
// claims, and of complete utilities.
#pragma once

#include <functional>

#include "zopa/model/negotiation.hpp"

namespace zopa {

using OnAtom = std::function<void(Atom&)>;
void for_each_atom(Contents& contents, const OnAtom& on_atom);

}  // namespace zopa
