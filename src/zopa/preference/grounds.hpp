// What a conclusion rests on, and what it would take for it to fail.
//
//   const Grounds grounds = grounds_of(negotiation, claims, proves);
#pragma once

#include <functional>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

struct Grounds {
  // Claims that prove it, none of which could be missing; empty where it was not looked for.
  std::vector<PositionId> support;
  Basis basis = Basis::assumed;  // of the weakest of them
  // The smallest sets of claims that would have to be untrue whole for it to fail, the first ten.
  std::vector<std::vector<PositionId>> fails_without;

  template <class V>
  void describe(V& v) const {
    v.about("grounds", "What a conclusion rests on.");
    v("support", support, "Claims that prove it, none of which could be missing.");
    v("basis", basis, "The strictest level at which these claims stand.");
    v("fails_without", fails_without,
      "The smallest sets of claims that would have to be untrue for it to fail, the first ten; of "
      "preferences up to three claims, or pairs where those are many.");
  }
};

// Do these claims alone prove it?  More claims prove no less.
using Proves = std::function<bool(const std::vector<PositionId>&)>;

// Of claims that together prove it: the weakest are dropped first, of equal ones the last.
[[nodiscard]] Grounds grounds_of(const Negotiation& negotiation,
                                 const std::vector<PositionId>& claims, const Proves& proves);

// … on this support of it.
[[nodiscard]] Grounds grounds_on(const Negotiation& negotiation, std::vector<PositionId> support,
                                 const std::vector<PositionId>& claims, const Proves& proves);

// … its support alone.
[[nodiscard]] std::vector<PositionId> minimal_support(const Negotiation& negotiation,
                                                      std::vector<PositionId> claims,
                                                      const Proves& proves);

// Of several: of the strongest basis, then the smallest, then the first.  Expects one.
[[nodiscard]] std::vector<PositionId> strongest_support(
    const Negotiation& negotiation, const std::vector<std::vector<PositionId>>& supports);

// Where each of several sets of claims proves it by itself, and nothing else does.
[[nodiscard]] Grounds grounds_of_any(const Negotiation& negotiation,
                                     const std::vector<std::vector<PositionId>>& reasons);

// Claims that bind preferences: orders, comparisons, numbers.
[[nodiscard]] std::vector<PositionId> preference_claims(const Negotiation& negotiation);

}  // namespace zopa
