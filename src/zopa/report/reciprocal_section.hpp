// Ways out step by step, in words.
#pragma once

#include <vector>

#include "zopa/deadlock/reciprocal.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void write_reciprocal(const Words& words, const std::vector<deadlock::ReciprocalPath>& paths,
                      Document& document);

}  // namespace zopa::report
