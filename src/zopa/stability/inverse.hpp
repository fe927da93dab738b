// What would make a state an equilibrium: the inverse question.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/stability/requirement.hpp"
#include "zopa/stability/shown.hpp"

namespace zopa::stability {

// What would make a state stable for somebody.
struct Demanded {
  std::size_t row = 0;
  Concept by = Concept::nash;
  bool is_stable = false;   // as things are
  Requirement requirement;  // states by their number in the list
  // Of priorities: the smallest sets of them (by position, two at most) without which the state
  // would be stable.
  std::vector<std::vector<std::size_t>> without;

  template <class V>
  void describe(V& v) const {
    v.about("demanded", "What would make a state stable for a party.");
    v("concept", by, "By which concept.");
    v("party", answer::Row{row}, "Who.");
    v("stable", is_stable, "Whether the state is stable for it as things are.");
    v("none_preferred", none_preferred(),
      "All of them have to be met. Each is a list of alternatives, one of which has to hold: the "
      "party prefers none of its states to the state in question.");
    v("share", share(),
      "Of all strict rankings of the states that matter, those that do; null where it takes too "
      "long.");
    v("fewest", fewest(),
      "The fewest states that would have to stop being preferred; null where not found in time.");
    v("rise", requirement.rise, "How many states the state alone would have to rise past.");
    v("without_priorities", numbered(without),
      "The smallest sets of the party's priorities, two at most, without which the state would be "
      "stable; numbered from 1.");
  }

  [[nodiscard]] std::vector<std::vector<std::vector<answer::Numbered>>> none_preferred() const;
  [[nodiscard]] std::optional<answer::Fraction> share() const {
    if (!requirement.share) return std::nullopt;
    return answer::Fraction{*requirement.share};
  }
  [[nodiscard]] std::optional<std::vector<answer::Numbered>> fewest() const {
    if (!requirement.fewest) return std::nullopt;
    return numbered(*requirement.fewest);
  }
};

struct Inverse {
  std::uint32_t state = 0;
  std::vector<Demanded> demanded;  // by concept (Nash, GMR, SMR, SEQ), then row

  template <class V>
  void describe(V& v) const {
    v("state", answer::Numbered{state}, "The state that is to be an equilibrium.");
    v("demanded", demanded, "By concept, then party.");
  }
};

}  // namespace zopa::stability
