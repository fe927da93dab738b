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

#include <array>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/count.hpp"
#include "zopa/base/run.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {

struct Belief {
  PartyId party;
  Range prevails;
  Range cost;
  Truth shift_is_feared = Truth::no;  // the commitment condition, where a later chance is given
  bool has_shift = false;

  template <class V>
  void describe(V& v) const {
    v.about("belief", "What is assumed of one party.");
    v("party", party, "Whose belief it is.");
    v("expects_to_prevail", prevails, "The chance that it believes it has, as assumed.");
    v("cost_of_conflict", cost, "As a share of its own valuation, as assumed.");
    v.maybe("shift_is_feared", has_shift, shift_is_feared,
            "Where a shift of power is assumed: whether it makes every promise worse for the party "
            "than conflict now (Fearon 1995, p. 406).");
  }
};

// Feasible packages that both prefer to no agreement.
struct PackagesInside {
  Count possibly;
  Count surely;

  template <class V>
  void describe(V& v) const {
    v("possibly", possibly, "Feasible packages that both may prefer to no agreement.");
    v("surely", surely, "Feasible packages that both surely prefer to no agreement.");
  }
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
  std::optional<Message> not_counted;  // why these counts are absent

  template <class V>
  void describe(V& v) const {
    v.about("bargaining_range", "What beliefs and costs leave to agree on.");
    v("shortfall", std::array<double, 2>{shortfall_low, shortfall_high},
      "p_A + p_B - 1 - c_A - c_B, least and greatest over the ranges; shares of the whole.");
    v("optimism_exceeds_costs", optimism, "Whether the shortfall is above 0.");
    v("parties", beliefs, "The two parties.");
    v.maybe("packages_inside", possibly_inside || not_counted, inside(),
            "null where numbers are missing; absent where optimism surely exceeds costs.");
    v.maybe("packages_not_counted", not_counted, "Why `packages_inside` is null.");
  }

  [[nodiscard]] std::optional<PackagesInside> inside() const {
    if (!possibly_inside) return std::nullopt;
    return PackagesInside{*possibly_inside, surely_inside.value_or(Count{})};
  }
};

[[nodiscard]] Part<BargainingRange> bargaining_range(const Negotiation& in_force,
                                                     const Run& run = {});

}  // namespace zopa::deadlock
