// How many packages the options stand for that issues have which sums link (model/sums.hpp): not so
// many as each for itself, since the sums say which numbers go together.
#pragma once

#include <vector>

#include "zopa/space/count.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {

// For Conditions::joint, over the axes of the space.
[[nodiscard]] std::vector<Joint> joint_weights(const Negotiation& negotiation,
                                               const PackageSpace& space);

}  // namespace zopa
