// What nobody has been asked.
#pragma once

#include <vector>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/problem.hpp"
#include "zopa/deadlock/staircase.hpp"
#include "zopa/deadlock/ways_out.hpp"

namespace zopa::deadlock {

// Is the package one of those that the party is claimed to accept?
[[nodiscard]] bool is_accepted(const Negotiation& negotiation, const PackageSpace& space,
                               PartyId party, const Package& package);

// The questions that a package raises: for each party whose answer can still matter to the
// agreement rule, the hypothetical options that leave one of its lines open.  `relaxation` (null:
// none) says which lines have moved, and how far.
[[nodiscard]] std::vector<Question> questions_of(const LineProblem& problem,
                                                 const std::vector<Staircase>& staircases,
                                                 const Relaxation* relaxation,
                                                 const std::vector<std::uint32_t>& values);

}  // namespace zopa::deadlock
