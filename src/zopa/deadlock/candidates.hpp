// The packages worth speaking of, by what the deadlock found.
//
//   const Candidates looked_at = candidates_of(in_force, diagnose(in_force), 200);
//
// In this order: those that all who are needed are claimed to accept; each proposal, as completed
// with what meets most demands; of each pattern of each class of ways one that it opens; then, of
// all that nothing on file excludes or that the ways open, those that meet most demands.  Where
// there are too many, lots decide that depend on the names of options: never the order of the file.
// Of thousands of issues fewer packages are looked at than `most`, but ten at least.
#pragma once

#include <cstddef>

#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/candidates.hpp"

namespace zopa::deadlock {

// Expects the deadlock of the same negotiation.
[[nodiscard]] Candidates candidates_of(const Negotiation& in_force, const Deadlock& deadlock,
                                       std::size_t most, const Run& run = {});

}  // namespace zopa::deadlock
