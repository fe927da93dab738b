// Do beliefs and costs leave two parties anything to agree on?
//
// Each of two parties believes that it would prevail without an agreement with some chance p, at a
// cost c (a share of its own valuation).  What there is to divide is worth 1 to each.  A settlement
// that both prefer exists, if shares can be divided at will, when p_A + p_B - 1 <= c_A + c_B
// (Fearon 1995, p. 386-388; mutual optimism after Blainey 1973).  The difference is the shortfall.
// Where it is not positive, trouble can still come from indivisibility (no listed package lies in
// the range) or from a shift of power that makes promises unsafe (Fearon 1995, p. 405-408; Powell
// 2006).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/count.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {

struct Belief {
  PartyId party;
  Range prevails;
  Range cost;
  Truth shift_is_feared = Truth::no;  // the commitment condition, where a later chance is given
  bool has_shift = false;
};

struct BargainingRange {
  std::vector<Belief> beliefs;  // two, in the order of the file
  double shortfall_low = 0;     // shares of the whole
  double shortfall_high = 0;
  Truth optimism = Truth::unknown;  // is the shortfall above 0?
  // Feasible packages, hypothetical options with numbers included, that both may prefer to no
  // agreement, and that both surely do; absent where numbers are missing or there are too many.
  std::optional<Count> possibly_inside;
  std::optional<Count> surely_inside;
  std::string not_counted;  // why these counts are absent
};

struct BargainingAnswer {
  std::optional<BargainingRange> range;
  std::string not_computed;  // why there is none
};

[[nodiscard]] BargainingAnswer bargaining_range(const Negotiation& negotiation,
                                                const Limits* stop = nullptr);

}  // namespace zopa::deadlock
