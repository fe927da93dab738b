// What an answer does not say, in words.
#pragma once

#include "zopa/engine/analysis.hpp"
#include "zopa/report/answer.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

void write_limits(const engine::Analysis& analysis, const Words& words, Document& document);

}  // namespace zopa::report
