// What can be concluded without the numbers, in words.
#pragma once

#include "zopa/report/document.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/report/words.hpp"
#include "zopa/robust/robustness.hpp"

namespace zopa::report {

// The whole answer of `zopa robust`; `contradiction` as robust::contradiction() says.
[[nodiscard]] Document to_document(const Words& words, const Part<robust::Robustness>& part,
                                   const std::vector<PositionId>& contradiction);

// Its sections, for a larger answer.
void write_robustness(const robust::Robustness& robustness, const Words& words, Length length,
                      Document& document);

}  // namespace zopa::report
