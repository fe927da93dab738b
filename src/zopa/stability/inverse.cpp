#include "zopa/stability/inverse.hpp"

#include "zopa/stability/game/inverse.hpp"
#include "zopa/stability/game/solver.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

// Numbers of states in place of states.
void renumber(const StateList& list, std::vector<std::size_t>& states) {
  for (std::size_t& state : states) state = list.number(state);
}

void renumber(const StateList& list, Requirement& wanted) {
  for (auto& obligation : wanted.obligations) {
    for (auto& own : obligation.alternatives) renumber(list, own);
  }
  renumber(list, wanted.states);
  if (wanted.fewest) renumber(list, *wanted.fewest);
}

// The smallest sets of a party's priorities without which the state is stable for it.
std::vector<std::vector<std::size_t>> dispensable(const StateModel& conflict, const Game& game,
                                                  std::size_t party, std::size_t state,
                                                  Concept by) {
  const std::size_t count = conflict.preferences[party].statements.size();
  std::vector<std::vector<std::size_t>> found;
  Game changed = game;
  const auto is_stable_without = [&](const std::vector<std::size_t>& left_out) {
    changed.scores[party] = conflict.scores_without(party, left_out);
    return ConceptSolver<std::int32_t>(changed).stable(party, by).has(state);
  };
  for (std::size_t a = 0; a < count; ++a) {
    if (is_stable_without({a})) found.push_back({a});
  }
  for (std::size_t a = 0; a < count && found.empty(); ++a) {
    for (std::size_t b = a + 1; b < count; ++b) {
      if (is_stable_without({a, b})) found.push_back({a, b});
    }
  }
  return found;
}

Demanded demanded(const StateList& list, const StateModel& conflict, const Game& game,
                  const ConceptAnswer& found, Demanded one, std::uint32_t number) {
  one.is_stable = !found.stable.empty() && found.stable[one.row].hold(number);
  const std::size_t state = list.state(number);
  one.requirement = requirement(game, one.row, state, one.by);
  renumber(list, one.requirement);
  if (!one.is_stable && !conflict.preferences[one.row].utility) {
    one.without = dispensable(conflict, game, one.row, state, one.by);
  }
  return one;
}

}  // namespace

std::vector<std::vector<std::vector<answer::Numbered>>> Demanded::none_preferred() const {
  std::vector<std::vector<std::vector<answer::Numbered>>> all;
  for (const auto& obligation : requirement.obligations) {
    all.push_back(numbered(obligation.alternatives));
  }
  return all;
}

std::vector<Inverse> inverse_of(const StateList& list, const StateModel& conflict, const Game& game,
                                const ByConcept<ConceptAnswer>& concepts,
                                const std::vector<std::uint32_t>& states) {
  std::vector<Inverse> all;
  for (const std::uint32_t number : states) {
    Inverse& inverse = all.emplace_back();
    inverse.state = number;
    for (const Concept by :
         {Concept::nash, Concept::general, Concept::symmetric, Concept::sequential}) {
      for (std::size_t row = 0; row < list.rows && !is_reached(list.limits); ++row) {
        inverse.demanded.push_back(
            demanded(list, conflict, game, concepts.of(by), {row, by, false, {}, {}}, number));
      }
    }
  }
  return all;
}

}  // namespace zopa::stability
