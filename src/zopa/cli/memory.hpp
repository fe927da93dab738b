// What the machine can spare: read here, so that no engine's answer depends on what else runs.
#pragma once

#include <cstddef>

namespace zopa::cli {

// GiB that can be had without pushing others out, four fifths of them, at least 1; 4 where the
// system does not say.
[[nodiscard]] std::size_t spare_memory();

}  // namespace zopa::cli
