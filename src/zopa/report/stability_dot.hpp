// The graph of states for Graphviz.
#pragma once

#include <string>

#include "zopa/report/words.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::report {

// A node a state, an edge for each change of one move of one party: solid where its party prefers
// where it leads, dashed else, with the party's id.  Equilibria have a double line, and say by
// which concepts they are one; the status quo is a box.
[[nodiscard]] std::string to_dot(const Words& words, const stability::Stability& found);

}  // namespace zopa::report
