// What can be concluded without the numbers, in words.
#pragma once

#include "zopa/engine/robustness.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// The whole answer of `zopa robust`.
[[nodiscard]] Document to_document(const Negotiation& in_force, const engine::RobustAnswer& answer);

// Its sections, for a larger answer.
void write_robustness(const engine::Robustness& robustness, const Negotiation& in_force,
                      Length length, Document& document);

}  // namespace zopa::report
