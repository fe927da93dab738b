// Efficient and fair packages in a few lines: each package once, with what it is best by.
#pragma once

#include <vector>

#include "zopa/report/fitted.hpp"
#include "zopa/report/words.hpp"
#include "zopa/settle/settlement.hpp"

namespace zopa::report {

// Positions in a package on which all of them are alike, and the others.
struct Likeness {
  std::vector<std::size_t> alike;
  std::vector<std::size_t> apart;
};
// Expects at least one package.
[[nodiscard]] Likeness likeness_of(const std::vector<Package>& packages);

[[nodiscard]] Portion fair_in_short(const settle::Settlements& settlements, const Words& words);

}  // namespace zopa::report
