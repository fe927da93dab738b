// The options of `zopa stability` as they stand on the command line: names of parties, numbers of
// states from 1.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/base/fields.hpp"
#include "zopa/base/result.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::cli {

struct StabilityOptions {
  std::vector<std::string> states;
  bool all_reasons = false;
  std::vector<std::string> inverse;
  bool coalitions = false;
  std::vector<std::string> together;
  std::vector<std::string> attitudes;
  std::size_t horizon = stability::Options::kHorizon;
  std::size_t completions = stability::Options{}.completions;

  void describe(Fields& fields);

  [[nodiscard]] bool asks_for_reasons() const { return all_reasons || !states.empty(); }

  // The first that asks for more than which states are stable: "`--state`".
  [[nodiscard]] std::optional<std::string> asked() const;

  // Against a negotiation, whose parties they name.  Whether a state of that number exists is for
  // the engine to say.
  [[nodiscard]] Result<stability::Options> read(const Negotiation& in_force) const;
};

// The party of the conflict with this id.
[[nodiscard]] Result<PartyId> acting_party(const Negotiation& in_force, const std::string& id);

}  // namespace zopa::cli
