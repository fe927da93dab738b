// The packages worth speaking of, by what the deadlock found.
#pragma once

#include <cstddef>

#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robustness.hpp"
#include "zopa/space/candidates.hpp"

namespace zopa::engine {

[[nodiscard]] Candidates candidates_of(const deadlock::Deadlock& deadlock, std::size_t most);

// The same, and all that nothing on file excludes, where the deadlock lists the first of it alone.
[[nodiscard]] Candidates whole_zone(const Negotiation& in_force, const deadlock::Deadlock& deadlock,
                                    std::size_t most, const Run& run);

// Robustness alone: of the candidates of a deadlock of its own, whose lists are long enough.
[[nodiscard]] Part<robust::Robustness> robustness_alone(const Negotiation& in_force,
                                                        const robust::Options& options = {},
                                                        const Run& run = {});

}  // namespace zopa::engine
