// A game in extensive form as it stands in its file, and what it comes to in strategic form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/io/gambit/game.hpp"

namespace zopa::gambit {

constexpr std::uint32_t kNothing = UINT32_MAX;

struct InformationSet {
  std::size_t player = 0;
  std::vector<std::string> actions;
  std::vector<Decimal> chances;  // of chance: by action
  // What the player has done itself before, on the ways that lead here; each once.
  std::vector<std::uint32_t> pasts = {};
};

// A choice of the player's own, and what it had done before.
struct Past {
  std::uint32_t before = kNothing;
  std::uint32_t set = 0;
  std::uint32_t action = 0;
};

struct GameTree {
  // In the order of the file: a node comes before what follows on it, its first action first.
  struct Node {
    enum class Kind : std::uint8_t { chance, player, leaf };
    Kind kind = Kind::leaf;
    std::uint32_t set = 0;  // of `sets`, or of `chances`
    std::uint32_t outcome = kNothing;
    std::uint32_t end = 0;  // the first node that does not follow on this one
  };
  std::vector<Node> nodes;
  std::vector<InformationSet> sets;
  std::vector<InformationSet> chances;
  std::vector<Past> pasts;
  std::vector<std::vector<Decimal>> outcomes;  // payoffs by player
};

// The reduced strategies of each player and what every combination of them is worth.  What is wrong
// with it, if something is: it has too many, or takes too many steps.
[[nodiscard]] std::optional<Message> bring_into_strategic_form(const GameTree& tree, Game& game,
                                                               const Limits* limits);

}  // namespace zopa::gambit
