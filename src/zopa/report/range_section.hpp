// The bargaining range in words.
#pragma once

#include "zopa/deadlock/bargaining_range.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void write_bargaining_range(const deadlock::BargainingRange& range, const Words& words,
                            Document& document);

}  // namespace zopa::report
