// Where everyone stays, looking some moves ahead.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/stability/signs.hpp"

namespace zopa::stability {

struct LookingAhead {
  std::vector<SignsByRow> limited_moves;  // by horizon 1, 2, …
  SignsByRow non_myopic;                  // open where the answers go round
  std::uint32_t non_myopic_horizon = 0;   // from which on they hold

  template <class V>
  void describe_keys(V& v, bool is_there) const {
    v.maybe("limited_moves", is_there && !limited_moves.empty(), limited_moves,
            "By horizon 1, 2, …: a text a party.");
    v.maybe_group("non_myopic", is_there && !non_myopic.empty(),
                  "Stability however far parties look ahead.", [&](auto& inner) {
                    inner("from_horizon", non_myopic_horizon, "From which horizon on it holds.");
                    inner("stable", non_myopic,
                          "A text a party; `?` where the answers go round in a cycle.");
                  });
  }
};

}  // namespace zopa::stability
