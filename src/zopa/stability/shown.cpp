#include "zopa/stability/shown.hpp"

#include <algorithm>

#include "zopa/stability/stability.hpp"

namespace zopa::stability {

std::optional<answer::Numbered> numbered(const std::optional<std::uint32_t>& state) {
  if (!state) return std::nullopt;
  return answer::Numbered{*state};
}

std::vector<answer::Numbered> numbered(const std::vector<std::uint32_t>& states) {
  std::vector<answer::Numbered> list;
  for (const std::uint32_t state : states) list.push_back({state});
  return list;
}

std::vector<answer::Numbered> numbered(const std::vector<std::size_t>& states) {
  std::vector<answer::Numbered> list;
  for (const std::size_t state : states) list.push_back({state});
  return list;
}

std::vector<std::vector<answer::Numbered>> numbered(
    const std::vector<std::vector<std::size_t>>& lists) {
  std::vector<std::vector<answer::Numbered>> all;
  for (const auto& list : lists) all.push_back(numbered(list));
  return all;
}

std::vector<answer::Row> rows_of(const Group& group) {
  std::vector<answer::Row> rows;
  for (const std::size_t row : group) rows.push_back({row});
  return rows;
}

bool ConceptAnswer::is_equilibrium(std::uint32_t state) const {
  return std::binary_search(equilibria.begin(), equilibria.end(), state);
}

std::variant<SignsByRow, std::vector<std::size_t>> ConceptAnswer::stable_states() const {
  if (stable.empty()) return counts;
  return stable;
}

std::variant<std::vector<answer::Numbered>, std::size_t> ConceptAnswer::equilibrium_states(
    bool is_listed) const {
  if (!is_listed) return equilibria_count;
  return numbered(equilibria);
}

std::vector<answer::Row> Stability::every_row() const {
  std::vector<answer::Row> all;
  for (std::size_t row = 0; row < rows.size(); ++row) all.push_back({row});
  return all;
}

std::vector<answer::Choice> Stability::choices() const {
  std::vector<answer::Choice> all;
  for (const State& state : states) all.push_back({moves, state});
  return all;
}

}  // namespace zopa::stability
