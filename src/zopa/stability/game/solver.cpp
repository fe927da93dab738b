#include "zopa/stability/game/solver.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "zopa/base/contracts.hpp"
#include "zopa/stability/game/reach.hpp"
#include "zopa/stability/game/simultaneous.hpp"

namespace zopa::stability {
namespace {

template <class Score>
constexpr Score kNothing = std::numeric_limits<Score>::min();
template <class Score>
constexpr Score kEverything = std::numeric_limits<Score>::max();

// Grows, shrinks or stays as the values do, which only ever go down.
template <class Score>
std::int64_t sum(const std::vector<Score>& values) {
  return std::accumulate(values.begin(), values.end(), std::int64_t{0});
}

}  // namespace

std::string_view to_word(Concept by) {
  constexpr std::array<std::string_view, 6> kWords = {"nash", "gmr", "smr", "seq", "sseq", "sim"};
  return kWords[static_cast<std::size_t>(by)];
}

bool is_within_reach(const Moves& moves, Concept by) {
  constexpr double kMostSettings = 2048;
  if (!is_credible(by)) return true;
  std::vector<double> settings;  // by party
  for (const Digit& digit : moves.digits) {
    settings.resize(std::max<std::size_t>(settings.size(), digit.mover + std::size_t{1}), 1);
    if (!digit.ruled_out.empty()) settings[digit.mover] *= digit.size;
  }
  return std::all_of(settings.begin(), settings.end(),
                     [](double own) { return own <= kMostSettings; });
}

template <class Score>
ConceptSolver<Score>::ConceptSolver(const BasicGame<Score>& game, const Limits* limits,
                                    std::size_t threads)
    : game_(game), limits_(limits), sharing_{threads, limits}, improvements_(game.parties()) {}

template <class Score>
StateSet ConceptSolver<Score>::stable(std::size_t party, Concept by) {
  ZOPA_EXPECTS(party < game_.parties() && game_.scores[party].size() == game_.states());
  if (by == Concept::simultaneous) return simultaneously_stable(party);
  const std::span<const Score> scores = game_.scores[party];
  if (by == Concept::nash) return withstands_own_moves<Score>(game_, party, scores, {}, sharing_);
  if (!is_credible(by) && is_free()) {
    return states_at_least(scores, security_level(party, by));
  }
  const std::vector<Score> sanction = sanctions(party, by);
  return withstands_own_moves<Score>(game_, party, scores, sanction, sharing_);
}

template <class Score>
std::vector<Score> ConceptSolver<Score>::sanctions(std::size_t party, Concept by) {
  const bool may_answer = may_be_answered(by);
  std::vector<Score> values = scores_or(party, may_answer ? kNothing<Score> : kEverything<Score>);
  if (may_answer) {
    take_largest<Score>(game_, digits_of(game_, party), values, sharing_);
    fill_infeasible(values, kEverything<Score>);
  }
  is_credible(by) ? take_improvements(party, values) : take_moves(party, values);
  return values;
}

template <class Score>
bool ConceptSolver<Score>::is_free() const {
  return !game_.infeasible &&
         std::all_of(game_.digits.begin(), game_.digits.end(),
                     [](const Digit& digit) { return digit.ruled_out.empty(); });
}

// Where every move can be made and taken back, the others reach the same from wherever the party
// moves to.  GMR: the party can secure the largest, over its own moves, of the smallest over the
// others'.  SMR: the smallest, over the others' moves, of the largest over its own.
template <class Score>
Score ConceptSolver<Score>::security_level(std::size_t party, Concept by) const {
  const Movers own = digits_of(game_, party);
  const Movers others = digits_of_others(game_, party);
  const std::span<const Score> scores = game_.scores[party];
  if (by == Concept::general) {
    const std::vector<Score> worst = smallest_over(game_, others, scores, limits_);
    return *std::max_element(worst.begin(), worst.end());
  }
  const std::vector<Score> best = largest_over(game_, own, scores, limits_);
  return *std::min_element(best.begin(), best.end());
}

// Of all parties at once: what each prefers is looked for once.
template <class Score>
const StateSet& ConceptSolver<Score>::simultaneously_stable(std::size_t party) {
  if (simultaneously_stable_.empty()) {
    simultaneously_stable_ = Simultaneous<Score>(game_).stable(limits_);
  }
  return simultaneously_stable_[party];
}

template <class Score>
std::vector<Score> ConceptSolver<Score>::scores_or(std::size_t party, Score infeasible) const {
  std::vector<Score> values = game_.scores[party];
  fill_infeasible(values, infeasible);
  return values;
}

template <class Score>
void ConceptSolver<Score>::fill_infeasible(std::vector<Score>& values, Score value) const {
  if (!game_.infeasible) return;
  game_.infeasible->for_each([&](std::size_t s) { values[s] = value; });
}

// The smallest that the others can bring about by any moves.
template <class Score>
void ConceptSolver<Score>::take_moves(std::size_t party, std::vector<Score>& values) const {
  if (!game_.infeasible) {  // the others' moves do not depend on each other
    take_smallest<Score>(game_, digits_of_others(game_, party), values, sharing_);
    return;
  }
  std::int64_t before = sum(values);
  // Quiet after a round of everyone else.
  for (std::size_t quiet = 0, mover = 0; quiet + 1 < game_.parties() && !is_reached(limits_);
       mover = (mover + 1) % game_.parties()) {
    if (mover == party) continue;
    take_smallest<Score>(game_, digits_of(game_, mover), values, sharing_);
    fill_infeasible(values, kEverything<Score>);
    const std::int64_t after = sum(values);
    quiet = after == before ? quiet + 1 : 1;
    before = after;
  }
}

// … by moves that leave the mover better off than before its step.
template <class Score>
void ConceptSolver<Score>::take_improvements(std::size_t party, std::vector<Score>& values) {
  for (std::size_t quiet = 0, mover = 0; quiet + 1 < game_.parties() && !is_reached(limits_);
       mover = (mover + 1) % game_.parties()) {
    if (mover == party) continue;
    auto& own = improvements_[mover];
    if (!own) own = std::make_unique<Improvements<Score>>(game_, mover, sharing_);
    const bool changed = own->take_smallest(values, sharing_);
    quiet = changed ? 1 : quiet + 1;
  }
}

template class ConceptSolver<std::int16_t>;
template class ConceptSolver<std::int32_t>;

}  // namespace zopa::stability
