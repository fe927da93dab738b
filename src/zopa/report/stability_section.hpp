// Stability of own moves in words and tables.
#pragma once

#include "zopa/report/document.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"
#include "zopa/stability/impasse.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::report {

// The whole answer of `zopa stability`: the reasons of all states that it has, or of the status
// quo; where there is none, the impasse map.
[[nodiscard]] Document to_document(const Words& words, const Part<stability::Stability>& part,
                                   const Part<stability::Impasse>& impasse,
                                   bool shows_all_reasons = false);

// The part of it in `zopa analyze`.
void write_stability(const Words& words, const stability::Stability& found, Document& document);

// "One of 9 outcomes would last, …": how many do, and how one gets there.
[[nodiscard]] std::string lasting_headline(const Words& words, const stability::Stability& found);

// States that nobody gains by leaving alone, and how one gets there.
[[nodiscard]] std::vector<Portion> lasting(const Words& words, const stability::Stability& found);

}  // namespace zopa::report
