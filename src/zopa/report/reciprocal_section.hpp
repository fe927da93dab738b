// Ways out step by step, in words.
#pragma once

#include <vector>

#include "zopa/engine/reciprocal.hpp"
#include "zopa/report/document.hpp"

namespace zopa::report {

void write_reciprocal(const Negotiation& negotiation,
                      const std::vector<engine::ReciprocalPath>& paths, Document& document);

}  // namespace zopa::report
