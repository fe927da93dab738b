// Which subsets of a set of conditions can be met together: all minimal ones that cannot, all
// maximal ones that can, for any condition that a solver can check.
//
//   explore_subsets(4, ask, {.most_unmet = 100}, budget);   // of four conditions
//
// MARCO (Liffiton, Previti, Malik and Marques-Silva 2016): a second solver keeps the map of what
// is still unexplored and proposes subsets, large ones first.  Every maximal subset must be met
// once, so this is for few conditions or few conflicts; elimination.hpp needs no such list.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"

namespace zopa::sat {

using Subset = std::vector<std::uint32_t>;  // ascending

// Can the chosen conditions (by index) be met together; where `and_more`, with one of the others at
// least, which there are then?  If so, `witness` receives a superset of them that can be; if not,
// and no more was asked, a subset that cannot.  nullopt: given up.
using Ask = std::function<std::optional<bool>(const std::vector<bool>& chosen, bool and_more,
                                              std::vector<bool>& witness)>;

struct Subsets {
  std::vector<Subset> minimal_unmet;
  std::vector<Subset> maximal_met;
  bool complete = false;
};

struct SubsetLimits {
  std::size_t most_unmet = ~std::size_t{0};
  std::size_t most_met = ~std::size_t{0};
};

// One step of the budget is one question.  Each list is sorted.  `known`: minimal subsets, none of
// them empty, that are known not to be met: they are looked for no more, nor given back.
[[nodiscard]] Subsets explore_subsets(std::size_t size, const Ask& ask, const SubsetLimits& limits,
                                      Budget& budget, const std::vector<Subset>& known = {});

}  // namespace zopa::sat
