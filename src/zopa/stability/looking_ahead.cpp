#include "zopa/stability/looking_ahead.hpp"

#include "zopa/stability/game/foresight.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

constexpr std::uint32_t kMostHorizons = 100;

}  // namespace

LookingAhead looking_ahead(const StateList& list, const Game& game, std::size_t horizon) {
  LookingAhead ahead;
  if (list.size() > kMostStatesLookedAhead) return ahead;
  for (const Foresight& foresight :
       limited_move(game, static_cast<std::uint32_t>(horizon), list.limits)) {
    SignsByRow& rows = ahead.limited_moves.emplace_back();
    for (const StateSet& stable : foresight.stable) rows.push_back(list.signs(stable));
  }
  const auto lasting = non_myopic(game, kMostHorizons, list.limits);
  if (!lasting) return ahead;
  ahead.non_myopic_horizon = lasting->horizon;
  for (std::size_t row = 0; row < list.rows; ++row) {
    Signs& signs = ahead.non_myopic.emplace_back(list.signs(lasting->stable[row]));
    for (std::uint32_t k = 0; k < list.size(); ++k) {
      if (lasting->changes[row].has(list.state(k))) signs.set(k, Sign::open);
    }
  }
  return ahead;
}

}  // namespace zopa::stability
