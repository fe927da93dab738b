#include "zopa/model/checks/stages.hpp"

#include <set>

#include "zopa/model/in_force.hpp"

namespace zopa {

std::vector<std::optional<RoundId>> stages(const Contents& contents) {
  std::set<RoundId> rounds;
  for (const Position& position : contents.positions) {
    if (position.from) rounds.insert(*position.from);
  }
  std::vector<std::optional<RoundId>> stages = {std::nullopt};
  stages.insert(stages.end(), rounds.begin(), rounds.end());
  return stages;
}

std::vector<bool> positions_at(const Contents& contents, const std::vector<bool>& is_sound,
                               std::optional<RoundId> round) {
  std::vector<bool> counts = positions_in_force(contents, round);
  for (std::size_t i = 0; i < counts.size(); ++i) counts[i] = counts[i] && is_sound[i];
  return counts;
}

}  // namespace zopa
