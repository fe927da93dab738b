#include "zopa/stability/stability.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

#include "zopa/base/contracts.hpp"
#include "zopa/stability/reach.hpp"

namespace zopa::stability {
namespace {

constexpr std::int32_t kNothing = std::numeric_limits<std::int32_t>::min();
constexpr std::int32_t kEverything = std::numeric_limits<std::int32_t>::max();

// The states that a party can bring about from one, itself included: one party's digits changed,
// the others' as they are.  A fibre is all of them; fibres of a party share no state.
class Fibres {
 public:
  Fibres(const Game& game, std::size_t party) : offsets_{0}, bases_{0} {
    std::size_t stride = 1;
    for (const Digit& digit : game.digits) {
      auto& places = digit.mover == party ? offsets_ : bases_;
      const std::size_t before = places.size();
      for (std::uint32_t v = 1; v < digit.size; ++v) {
        for (std::size_t i = 0; i < before; ++i) places.push_back(places[i] + v * stride);
      }
      if (digit.mover == party) add_digit(digit, stride);
      stride *= digit.size;
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& offsets() const { return offsets_; }
  [[nodiscard]] const std::vector<std::size_t>& bases() const { return bases_; }
  [[nodiscard]] bool is_free() const { return is_free_; }  // every change can be made
  // Where among the offsets a state stands.
  [[nodiscard]] std::size_t position_of(std::size_t state) const {
    std::size_t position = 0;
    for (std::size_t d = digits_.size(); d-- > 0;) {
      position = position * digits_[d]->size + state / strides_[d] % digits_[d]->size;
    }
    return position;
  }
  // Can the party change the state at one offset's position to that at another's?
  [[nodiscard]] bool may(std::size_t from, std::size_t to) const {
    for (const Digit* digit : digits_) {
      const auto own = static_cast<std::uint32_t>(from % digit->size);
      const auto other = static_cast<std::uint32_t>(to % digit->size);
      if (own != other && !digit->may(own, other)) return false;
      from /= digit->size;
      to /= digit->size;
    }
    return true;
  }

 private:
  void add_digit(const Digit& digit, std::size_t stride) {
    digits_.push_back(&digit);
    strides_.push_back(stride);
    is_free_ = is_free_ && digit.ruled_out.empty();
  }

  std::vector<std::size_t> offsets_;
  std::vector<std::size_t> bases_;
  std::vector<const Digit*> digits_;
  std::vector<std::size_t> strides_;
  bool is_free_ = true;
};

// Simultaneous stability, state by state: the changes of different parties add up.
class Simultaneous {
 public:
  Simultaneous(const Game& game, std::size_t party) : game_(game), party_(party) {
    for (std::size_t p = 0; p < game.parties(); ++p) fibres_.emplace_back(game, p);
  }

  [[nodiscard]] bool is_stable(std::size_t state) const {
    const Changes own = improvements(party_, state);
    if (own.empty()) return true;
    std::vector<Changes> others;
    for (std::size_t p = 0; p < game_.parties(); ++p) {
      if (p == party_) continue;
      Changes changes = improvements(p, state);
      if (!changes.empty()) others.push_back(std::move(changes));
    }
    return std::all_of(own.begin(), own.end(), [&](std::size_t change) {
      return is_sanctioned(state, state + change, others, 0);
    });
  }

 private:
  using Changes = std::vector<std::size_t>;  // to be added to a state's number, modulo 2^64

  [[nodiscard]] Changes improvements(std::size_t party, std::size_t state) const {
    const Fibres& fibres = fibres_[party];
    const auto& scores = game_.scores[party];
    const std::size_t own = fibres.position_of(state);
    const std::size_t base = state - fibres.offsets()[own];
    Changes changes;
    for (std::size_t to = 0; to < fibres.offsets().size(); ++to) {
      const std::size_t other = base + fibres.offsets()[to];
      const bool improves = game_.is_feasible(other) && scores[other] > scores[state];
      if (improves && fibres.may(own, to)) changes.push_back(other - state);
    }
    return changes;
  }

  // With some of the changes of the parties from `next` on, at most one of each.
  [[nodiscard]] bool is_sanctioned(std::size_t state, std::size_t reached,
                                   const std::vector<Changes>& others, std::size_t next) const {
    if (next == others.size()) {
      return game_.is_feasible(reached) &&
             game_.scores[party_][reached] <= game_.scores[party_][state];
    }
    if (is_sanctioned(state, reached, others, next + 1)) return true;
    return std::any_of(others[next].begin(), others[next].end(), [&](std::size_t change) {
      return is_sanctioned(state, reached + change, others, next + 1);
    });
  }

  const Game& game_;
  std::size_t party_;
  std::vector<Fibres> fibres_;
};

class Solver {
 public:
  Solver(const Game& game, std::size_t party, const Limits* limits)
      : game_(game), party_(party), limits_(limits), own_(game.scores[party]) {
    fill_infeasible(own_, kNothing);
  }

  std::vector<bool> stable(Concept solution) {
    if (solution == Concept::simultaneous) return simultaneously_stable();
    Scores reached = own_;
    if (solution != Concept::nash) {
      const Scores sanctions = sanctions_of(solution);
      for (std::size_t s = 0; s < reached.size(); ++s) {
        reached[s] = std::min(reached[s], sanctions[s]);
      }
    }
    take_largest(game_, party_, reached);
    std::vector<bool> stable(own_.size());
    for (std::size_t s = 0; s < stable.size(); ++s) {
      stable[s] = game_.is_feasible(s) && own_[s] >= reached[s];
    }
    return stable;
  }

 private:
  [[nodiscard]] std::vector<bool> simultaneously_stable() const {
    const Simultaneous simultaneous(game_, party_);
    std::vector<bool> stable(own_.size(), false);
    for (std::size_t s = 0; s < stable.size(); ++s) {
      if (s % 1024 == 0 && is_reached(limits_)) break;
      stable[s] = game_.is_feasible(s) && simultaneous.is_stable(s);
    }
    return stable;
  }

  void fill_infeasible(Scores& values, std::int32_t value) const {
    if (game_.infeasible.empty()) return;
    for (std::size_t s = 0; s < values.size(); ++s) {
      if (!game_.is_feasible(s)) values[s] = value;
    }
  }

  [[nodiscard]] Scores sanctions_of(Concept solution) const {
    Scores sanctions = own_;
    if (solution == Concept::symmetric) take_largest(game_, party_, sanctions);
    fill_infeasible(sanctions, kEverything);
    if (solution == Concept::sequential) {
      take_improvements(sanctions);
    } else {
      take_moves(sanctions);
    }
    return sanctions;
  }

  // The smallest that the others can bring about by any moves.
  void take_moves(Scores& values) const {
    Scores before;
    do {
      before = values;
      for (std::size_t other = 0; other < game_.parties(); ++other) {
        if (other == party_) continue;
        take_smallest(game_, other, values);
        fill_infeasible(values, kEverything);
      }
      // Without infeasible states one round does it: the others' moves do not depend on each other.
    } while (!game_.infeasible.empty() && values != before && !is_reached(limits_));
  }

  // … by moves that leave the mover better off than before its step.
  void take_improvements(Scores& values) const {
    std::vector<Fibres> fibres;
    std::vector<std::size_t> others;
    for (std::size_t other = 0; other < game_.parties(); ++other) {
      if (other == party_) continue;
      others.push_back(other);
      fibres.emplace_back(game_, other);
    }
    // Quiet after a round of everyone else.
    for (std::size_t quiet = 0, k = 0; quiet < others.size() && !is_reached(limits_); ++k) {
      const std::size_t turn = k % others.size();
      const bool changed = improve(game_.scores[others[turn]], fibres[turn], values);
      quiet = changed ? 1 : quiet + 1;
    }
  }

  // One step of one other party, in every fibre; true where that lowered something.
  [[nodiscard]] bool improve(const Scores& scores, const Fibres& fibres, Scores& values) const {
    bool changed = false;
    std::vector<std::uint32_t> order(fibres.offsets().size());
    for (const std::size_t base : fibres.bases()) {
      changed = (fibres.is_free() ? improve_freely(scores, fibres, base, order, values)
                                  : improve_by_pairs(scores, fibres, base, values)) ||
                changed;
    }
    return changed;
  }

  // The best states for the mover first: each gets the smallest value of those before it that are
  // better.
  [[nodiscard]] bool improve_freely(const Scores& scores, const Fibres& fibres, std::size_t base,
                                    std::vector<std::uint32_t>& order, Scores& values) const {
    const auto& offsets = fibres.offsets();
    order.clear();
    for (std::uint32_t i = 0; i < offsets.size(); ++i) {
      if (game_.is_feasible(base + offsets[i])) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
      return scores[base + offsets[a]] > scores[base + offsets[b]];
    });
    bool changed = false;
    std::int32_t better = kEverything;  // the smallest value of what is better than the tie at hand
    for (std::size_t first = 0; first < order.size();) {
      std::size_t last = first;
      std::int32_t smallest = better;
      const std::int32_t score = scores[base + offsets[order[first]]];
      for (; last < order.size() && scores[base + offsets[order[last]]] == score; ++last) {
        std::int32_t& value = values[base + offsets[order[last]]];
        if (better < value) {
          value = better;
          changed = true;
        }
        smallest = std::min(smallest, value);
      }
      better = smallest;
      first = last;
    }
    return changed;
  }

  [[nodiscard]] bool improve_by_pairs(const Scores& scores, const Fibres& fibres, std::size_t base,
                                      Scores& values) const {
    const auto& offsets = fibres.offsets();
    bool changed = false;
    for (std::size_t from = 0; from < offsets.size(); ++from) {
      const std::size_t s = base + offsets[from];
      if (!game_.is_feasible(s)) continue;
      for (std::size_t to = 0; to < offsets.size(); ++to) {
        const std::size_t t = base + offsets[to];
        if (!game_.is_feasible(t) || scores[t] <= scores[s] || values[t] >= values[s]) continue;
        if (!fibres.may(from, to)) continue;
        values[s] = values[t];
        changed = true;
      }
    }
    return changed;
  }

  const Game& game_;
  std::size_t party_;
  const Limits* limits_;
  Scores own_;
};

}  // namespace

std::string_view to_word(Concept solution) {
  constexpr std::array<std::string_view, 5> kWords = {"nash", "gmr", "smr", "seq", "sim"};
  return kWords[static_cast<std::size_t>(solution)];
}

std::vector<bool> stable_states(const Game& game, std::size_t party, Concept solution,
                                const Limits* limits) {
  ZOPA_EXPECTS(party < game.parties() && game.scores[party].size() == game.states());
  return Solver(game, party, limits).stable(solution);
}

}  // namespace zopa::stability
