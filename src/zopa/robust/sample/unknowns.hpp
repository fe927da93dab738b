// What of the unknown is most worth asking about.
#pragma once

#include <vector>

#include "zopa/robust/sample/sampler.hpp"

namespace zopa::robust {

// Two issues that nothing orders by weight, two options that nothing orders, no agreement and a
// package: those that are worth knowing beyond the error of the draws, in the order of the file.
// Expects packages of which every pair may be counted.
[[nodiscard]] std::vector<OpenQuestion> unknowns_of(const Sampler& sampler,
                                                    const SampleOptions& options);

}  // namespace zopa::robust
