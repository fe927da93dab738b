#include "zopa/model/voices.hpp"

#include <algorithm>

namespace zopa {

bool is_of_former_voice(const Contents& in_force, const Statement& statement) {
  if (!statement.by || !statement.by->representative) return false;
  const Party& party = in_force.party(statement.by->party);
  return party.representatives[*statement.by->representative].is_former;
}

bool is_of_former_voices(const Contents& in_force, const std::vector<StatementId>& because) {
  return !because.empty() && std::all_of(because.begin(), because.end(), [&](StatementId id) {
    return is_of_former_voice(in_force, in_force.statement(id));
  });
}

std::vector<FormerVoice> former_voices(const Contents& in_force) {
  std::vector<FormerVoice> voices;
  for (std::size_t p = 0; p < in_force.parties.size(); ++p) {
    const auto& representatives = in_force.parties[p].representatives;
    for (std::size_t r = 0; r < representatives.size(); ++r) {
      if (!representatives[r].is_former) continue;
      voices.push_back({{PartyId{p}, static_cast<std::uint32_t>(r)}, {}});
    }
  }
  for (std::size_t i = 0; i < in_force.positions.size(); ++i) {
    const auto& because = in_force.positions[i].because;
    if (!is_of_former_voices(in_force, because)) continue;
    for (FormerVoice& one : voices) {
      const bool is_one = std::any_of(because.begin(), because.end(), [&](StatementId id) {
        return in_force.statement(id).by == one.voice;
      });
      if (is_one) one.claims.emplace_back(i);
    }
  }
  std::erase_if(voices, [](const FormerVoice& one) { return one.claims.empty(); });
  return voices;
}

}  // namespace zopa
