// How many packages there are that satisfy something, exactly.
//
//   count_solutions({space.sizes(), clauses}, budget)   // nullopt: too many linked issues
//
// Variables that no clause links are counted apart and multiplied.  Within a cluster of linked
// variables the count runs along them one by one and keeps, of all partial choices, only which
// open clauses are satisfied so far, with how many choices lead there (the frontier method:
// Sekine, Imai and Tani 1995, for graphs): a few hundred states where a sweep meets 2^26 packages.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/base/clause.hpp"
#include "zopa/base/count.hpp"

namespace zopa {

// A condition that is no clause: it is asked of each complete choice for its variables.
struct Test {
  std::vector<std::uint32_t> variables;
  std::function<bool(const std::vector<std::uint32_t>& values)> holds;  // values by variable
};

// Variables that count together: how many choices each choice of their values stands for, as
// numeric issues do that a sum links.  What is not listed is no choice.
struct Joint {
  std::vector<std::uint32_t> variables;
  std::map<std::vector<std::uint32_t>, std::uint64_t> weights;  // by the value of each
};

struct Conditions {
  std::vector<std::uint32_t> sizes;  // number of values, by variable
  std::vector<Clause> clauses;
  std::vector<Test> tests;
  // By variable and value: how many choices it stands for, as an option of a numeric issue does.
  // Empty, of all or of one: one each.
  std::vector<std::vector<std::uint64_t>> weights = {};
  std::vector<Joint> joint = {};  // in place of the weights of their variables
};

// The number of choices of one value a variable that satisfy all conditions; each counts as many
// times as the product of its values' weights says.  nullopt where a
// cluster of linked variables has more than 2^26 combinations and more than 2^15 distinct
// frontier states, or where the budget (one step a state) ends.
[[nodiscard]] std::optional<Count> count_solutions(const Conditions& conditions, Budget& budget);

// The first `most` of them, the last variable varying fastest.  nullopt where conditions link
// variables: then they have to be searched for.
[[nodiscard]] std::optional<std::vector<std::vector<std::uint32_t>>> first_solutions(
    const Conditions& conditions, std::size_t most);

// Sum of `terms[i].first * terms[i].second`; expects a result that is not negative.
[[nodiscard]] Count weighted_sum(const std::vector<std::pair<std::int64_t, Count>>& terms);

// True unless the product of `sizes` exceeds `most`.
[[nodiscard]] bool product_is_at_most(const std::vector<std::uint32_t>& sizes, std::uint64_t most);

}  // namespace zopa
