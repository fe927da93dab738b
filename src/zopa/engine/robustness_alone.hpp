// `zopa robust`: robustness without the rest of the answer, of the candidates of a deadlock of its
// own.
#pragma once

#include "zopa/base/run.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robustness.hpp"

namespace zopa::engine {

[[nodiscard]] Part<robust::Robustness> robustness_alone(const Negotiation& in_force,
                                                        const robust::Options& options = {},
                                                        const Run& run = {});

}  // namespace zopa::engine
