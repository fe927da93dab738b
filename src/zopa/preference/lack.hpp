// What a party's preference lacks, as a reason: "Port has no weight for `quay`".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "zopa/base/message.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// The message with these arguments and the party as `party`.
[[nodiscard]] inline Message lack(const Negotiation& negotiation, PartyId party, std::string key,
                                  std::vector<Argument> arguments = {}) {
  arguments.push_back({"party", name_of(negotiation.party(party))});
  return {std::move(key), std::move(arguments)};
}

}  // namespace zopa
