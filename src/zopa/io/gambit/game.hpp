// A game in strategic form as its readers and writer have it: of payoffs only which are higher.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/gambit/gambit.hpp"

namespace zopa::gambit {

struct Game {
  std::string title;
  std::vector<std::string> players;
  std::vector<std::vector<std::string>> strategies;  // by player: names
  std::size_t states = 1;
  // By player, then by state, the first player's strategy changing first: the higher, the better.
  std::vector<std::vector<std::uint32_t>> levels;
};

// What the next player may choose from.  A fault where states or payoffs become too many.
[[nodiscard]] std::optional<Message> add_strategies(Game& game, std::vector<std::string> names);

// Of a player's payoffs, by state.
template <class Number>
[[nodiscard]] std::vector<std::uint32_t> levels_of(const std::vector<Number>& payoffs) {
  std::vector<Number> sorted = payoffs;
  std::sort(sorted.begin(), sorted.end());
  sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
  std::vector<std::uint32_t> levels;
  levels.reserve(payoffs.size());
  for (const Number& payoff : payoffs) {
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), payoff);
    levels.push_back(static_cast<std::uint32_t>(at - sorted.begin()));
  }
  return levels;
}

// Each player's strategies become the options of an own move, its levels become priorities: to be
// in one of the best states, to be in one of the next best, and so on.
[[nodiscard]] Result<foreign::Loaded> as_conflict(const Game& game, const std::string& path,
                                                  const Limits* limits);

// The two kinds of files, whose text begins with `NFG` and `EFG`.
[[nodiscard]] Result<Game> read_strategic(const std::string& path, std::string_view text,
                                          const foreign::Reading& how);
[[nodiscard]] Result<Game> read_extensive(const std::string& path, std::string_view text,
                                          const foreign::Reading& how);

}  // namespace zopa::gambit
