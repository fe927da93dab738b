// The file format of a negotiation.
#pragma once

#include "zopa/io/yaml/shape.hpp"

namespace zopa::yaml {

// The shape of a whole file.
[[nodiscard]] const Shape& negotiation_shape();

}  // namespace zopa::yaml
