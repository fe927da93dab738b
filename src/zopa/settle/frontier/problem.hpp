// What a settlement is looked for in: packages as values by axis, rules as clauses, and what every
// package is worth to each party.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/base/clause.hpp"
#include "zopa/preference/utility.hpp"

namespace zopa::settle {

struct UtilityProblem {
  std::vector<std::uint32_t> sizes;  // options by axis
  std::vector<Clause> rules;         // variables are axes
  std::vector<Utility> parties;      // two or more
};

// Axes that rules or formulas link, directly or through others; in the order of the axes.
struct Cluster {
  std::vector<std::uint32_t> axes;
  std::vector<std::uint32_t> rules;  // positions in UtilityProblem::rules
  struct FormulaOf {
    std::uint32_t party;
    std::uint32_t formula;
  };
  std::vector<FormulaOf> formulas;
};

[[nodiscard]] std::vector<Cluster> clusters_of(const UtilityProblem& problem);

// All axes, as if everything were linked.
[[nodiscard]] Cluster one_cluster(const UtilityProblem& problem);

}  // namespace zopa::settle
