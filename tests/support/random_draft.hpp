// What a program may write down: contents with something of everything, whole, and ways to break
// them.
#pragma once

#include <vector>

#include "choices.hpp"

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

// Accepted by Draft::finish.  Two parties, two issues and one thing of each kind at least.
[[nodiscard]] Contents random_contents(Choices& choices);

// One condition of a negotiation that no longer holds: refused by Draft::finish, whatever else
// stands there.
struct Breakage {
  const char* what;
  void (*apply)(Contents& contents, Choices& choices);
};
[[nodiscard]] const std::vector<Breakage>& breakages();

}  // namespace zopa::testing
