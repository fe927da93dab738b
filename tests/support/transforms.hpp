// The same negotiation told differently: other names, other parties, another order.  What zopa
// answers must follow.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

// Every id, name and text of the negotiation replaced; the same text by the same text.  Dates stay.
[[nodiscard]] Negotiation renamed(Contents negotiation,
                                  const std::function<std::string(const std::string&)>& new_name);

// The same with tokens of one width, `t00000` on in the order of the file, or backwards from
// `t99999`, so that every order by name is turned around.
[[nodiscard]] Negotiation with_tokens(const Negotiation& negotiation, bool backwards);

// Turns each token into the other numbering's.
[[nodiscard]] std::string tokens_turned(std::string text);

// The parties in another order, `order[k]` at k, and everything else as before.
[[nodiscard]] Negotiation in_order(const Negotiation& negotiation,
                                   const std::vector<PartyId>& order);

// What is said of one of two parties is said of the other; their ids and names stay.
[[nodiscard]] Negotiation mirrored(const Negotiation& negotiation, PartyId a, PartyId b);

// With these of its preference claims only; all others stay.
[[nodiscard]] Negotiation with_only(const Negotiation& negotiation,
                                    const std::vector<PositionId>& claims);

// JSON without the order of its lists, and of the words in its texts; without these keys: wherever
// they are, or where a path from the root leads, `robustness.packages.parties.*.first`, in which a
// list is no step and `*` is any key.
[[nodiscard]] std::string without_order(const std::string& json,
                                        const std::vector<std::string>& dropped = {});

}  // namespace zopa::testing
