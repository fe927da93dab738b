// A stability answer as it is shown: states are numbered from 1.
#include <algorithm>
#include <iterator>

#include "zopa/stability/stability.hpp"

namespace zopa::stability {

std::vector<answer::Marks> marks_of(const std::vector<std::string>& rows) {
  std::vector<answer::Marks> marks;
  for (const std::string& signs : rows) marks.push_back({signs});
  return marks;
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

std::vector<JointLeg> Improvement::legs(const std::optional<Path>& path) {
  std::vector<JointLeg> legs;
  if (!path) return legs;
  for (const Leg& leg : *path) {
    legs.push_back({{leg.mover}, static_cast<std::uint32_t>(leg.state)});
  }
  return legs;
}

std::vector<std::vector<std::vector<answer::Numbered>>> Demanded::none_preferred() const {
  std::vector<std::vector<std::vector<answer::Numbered>>> all;
  for (const auto& obligation : requirement.obligations) {
    all.push_back(numbered(obligation.alternatives));
  }
  return all;
}

std::variant<std::vector<answer::Marks>, std::vector<std::size_t>> ConceptAnswer::stable_states()
    const {
  if (stable.empty()) return counts;
  return marks_of(stable);
}

std::variant<std::vector<answer::Numbered>, std::size_t> ConceptAnswer::equilibrium_states(
    bool is_listed) const {
  if (!is_listed) return equilibria_count;
  return numbered(equilibria);
}

std::vector<PossibleState> ConceptAnswer::possible_states() const {
  std::vector<PossibleState> states;
  for (const auto& [state, share] : possible) states.push_back({state, share});
  return states;
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

std::vector<std::vector<answer::Marks>> Stability::limited_signs() const {
  std::vector<std::vector<answer::Marks>> all;
  for (const auto& horizon : limited_moves) all.push_back(marks_of(horizon));
  return all;
}

std::vector<Way> Stability::ways_shown() const {
  std::vector<Way> shown = ways;
  for (Way& way : shown) way.joint_ways_looked_at = joint_ways_looked_at;
  return shown;
}

}  // namespace zopa::stability
