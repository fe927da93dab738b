#include "zopa/stability/reduced_game.hpp"

#include <algorithm>

#include "zopa/stability/game/fibres.hpp"
#include "zopa/stability/game/scores.hpp"

namespace zopa::stability {
namespace {

// Do the others' preferences bear on it?
bool asks_others(Concept by) { return is_credible(by) || by == Concept::simultaneous; }

void add_moves(const Condition& condition, Movers& movers) {
  for (const std::uint32_t digit : condition.digits()) movers[digit] = true;
}

// Statements that do not name a move of the party's are the same in all that it can bring about.
bool names_own_move(const StateModel& conflict, std::size_t party, const Condition& statement) {
  const auto digits = statement.digits();
  return std::any_of(digits.begin(), digits.end(), [&](std::uint32_t digit) {
    return conflict.digits.digits[digit].mover == party;
  });
}

bool counts(const StateModel& conflict, std::size_t party, std::size_t of, const Condition& one) {
  return of == party || names_own_move(conflict, of, one);
}

void add_moves(const StateModel& conflict, std::size_t party, std::size_t of, Movers& movers) {
  const StatePreference& preference = conflict.preferences[of];
  if (preference.utility) {  // numbers by move: all of them
    movers.assign(movers.size(), true);
    return;
  }
  for (const Condition& statement : preference.statements) {
    if (counts(conflict, party, of, statement)) add_moves(statement, movers);
  }
}

// The first `most` states of these moves alone, the others' values 0; numbers among all states.
template <class Keep>
std::vector<std::size_t> first_numbers(const Moves& moves, std::size_t most, Keep keep) {
  std::vector<std::size_t> numbers = {0};
  std::size_t stride = 1;
  for (std::size_t d = 0; d < moves.digits.size(); ++d) {
    const std::size_t size = moves.digits[d].size;
    if (keep(d)) multiply(numbers, size, stride);
    if (numbers.size() > most) numbers.resize(most);  // later ones are larger
    stride *= size;
  }
  return numbers;
}

}  // namespace

Movers moves_of_rules(const StateModel& conflict) {
  Movers movers(conflict.digits.digits.size(), false);
  for (const Condition& condition : conflict.infeasible) add_moves(condition, movers);
  return movers;
}

Movers moves_that_matter(const StateModel& conflict, std::size_t party, Concept by) {
  Movers movers = moves_of_rules(conflict);
  for (std::size_t of = 0; of < conflict.parties.size(); ++of) {
    if (of == party || asks_others(by)) add_moves(conflict, party, of, movers);
  }
  return movers;
}

Moves reduced_moves(const StateModel& conflict, const Movers& kept) {
  Moves moves;
  moves.digits = conflict.digits.digits;
  for (std::size_t d = 0; d < kept.size(); ++d) {
    if (!kept[d]) moves.digits[d] = {moves.digits[d].mover, 1, {}};
  }
  if (conflict.infeasible.empty()) return moves;
  moves.infeasible.emplace(moves.states());
  for (const Condition& condition : conflict.infeasible) {
    moves.infeasible->add_all(condition.states(moves));
  }
  return moves;
}

template <class Score>
BasicGame<Score> reduced_game(const StateModel& conflict, std::size_t party, Concept by,
                              const Movers& kept, const Limits* limits) {
  BasicGame<Score> game{reduced_moves(conflict, kept), {}};
  game.scores.resize(conflict.parties.size());
  for (std::size_t of = 0; of < conflict.parties.size(); ++of) {
    if (of != party && !asks_others(by)) continue;
    const StatePreference& preference = conflict.preferences[of];
    if (preference.utility) {
      const auto wide = conflict.scores(of);
      game.scores[of].assign(wide.begin(), wide.end());
      continue;
    }
    std::vector<Wish> wishes;
    for (const Condition& one : preference.statements) {
      if (counts(conflict, party, of, one)) wishes.push_back({&one, true});
    }
    game.scores[of] = scores_by<Score>(game, wishes, limits);
  }
  return game;
}

std::size_t states_alike(const Moves& moves, const Movers& kept) {
  std::size_t states = 1;
  for (std::size_t d = 0; d < kept.size(); ++d) states *= kept[d] ? 1 : moves.digits[d].size;
  return states;
}

// Moves are put in from the lowest place on, while there are few states: what is repeated last are
// long runs.
StateSet expanded(const StateSet& states, const Moves& moves, const Movers& from,
                  const Movers& to) {
  StateSet result = states;
  std::size_t stride = 1;
  for (std::size_t d = 0; d < to.size(); ++d) {
    if (!to[d]) continue;
    const std::size_t size = moves.digits[d].size;
    if (!from[d]) result = with_runs_repeated(result, stride, size);
    stride *= size;
  }
  return result;
}

std::vector<std::size_t> first_states(const StateSet& states, const Moves& moves,
                                      const Movers& kept, std::size_t most) {
  const auto alike = first_numbers(moves, most, [&](std::size_t d) { return !kept[d]; });
  std::vector<std::size_t> first;
  std::size_t found = 0;
  states.any_of([&](std::size_t state) {
    std::size_t number = 0;
    std::size_t stride = 1;
    for (std::size_t d = 0; d < kept.size(); ++d) {
      const std::size_t size = moves.digits[d].size;
      if (kept[d]) {
        number += state % size * stride;
        state /= size;
      }
      stride *= size;
    }
    for (const std::size_t offset : alike) first.push_back(number + offset);
    return ++found == most;
  });
  std::sort(first.begin(), first.end());
  if (first.size() > most) first.resize(most);
  return first;
}

template BasicGame<std::int16_t> reduced_game(const StateModel&, std::size_t, Concept,
                                              const Movers&, const Limits*);
template BasicGame<std::int32_t> reduced_game(const StateModel&, std::size_t, Concept,
                                              const Movers&, const Limits*);

}  // namespace zopa::stability
