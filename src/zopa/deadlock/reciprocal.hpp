// Ways out taken step by step, each side's steps waiting for the others'.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/turns.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::deadlock {

// A step that one party takes: a line relaxed by one step, or an own move.
struct ReciprocalStep {
  std::string line;                // id of the red line; empty for an own move
  std::uint32_t number = 1;        // which of the line's steps
  std::uint32_t count = 1;         // of so many
  std::vector<OptionId> accepts;   // what the line then allows more, all steps taken
  std::optional<IssueId> issue;    // of the line where it is about one, or of the own move
  std::optional<OptionId> option;  // of the own move
  bool is_irreversible = false;    // it cannot be taken back
};

struct ReciprocalPath {
  Package package;  // the first that the way opens
  struct OfParty {
    PartyId party;
    std::vector<ReciprocalStep> steps;  // those that cannot be taken back last
  };
  std::vector<OfParty> parties;  // who moves, in the order of the file
  // How they wait for each other; nothing where one party moves alone, or there are too many steps.
  std::optional<Reciprocal> plan;
};

// Of the ways out of the first class, as many as are shown of it.
[[nodiscard]] std::vector<ReciprocalPath> reciprocal_paths(const Negotiation& in_force,
                                                           const Deadlock& deadlock);

}  // namespace zopa::deadlock
