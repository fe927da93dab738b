// Stability under any way of preferring, for parties and for coalitions, state by state: slower
// than ConceptSolver, which knows one order a party, and more general.
//
//   Relational relational(game, game.parties(), Plain(game));
//   relational.is_stable({0, 2}, s, Concept::general)  // for the coalition of 0 and 2
//
// A coalition's improvement is a state that its members can bring about from s, by a legal sequence
// of their own moves, and that all of them prefer to s (Kilgour, Hipel, Fang and Peng 2001); it is
// sanctioned where the others can leave some member no better off, by a legal sequence, each step
// an improvement of its mover under SEQ.  With one member these are the definitions of
// stability.hpp.
//
// How somebody prefers is a Judge:
//
//   Plain        by one order a party: strictly better; no better deters
//   Together     several parties as one: better for all of them; no better for one deters
//   Strength     as Plain, in degrees (Hamouda, Kilgour and Hipel 2004): strong stability, where
//                only what is strongly worse deters
//   PartlyKnown  some preferences are not known (Li, Hipel, Kilgour and Fang 2004): four extensions
//   Attitudes    with regard to how others fare (Inohara, Hipel and Walker 2007)
#pragma once

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include "zopa/stability/concepts.hpp"
#include "zopa/stability/game/game.hpp"
#include "zopa/stability/game/legal_moves.hpp"
#include "zopa/stability/game/solver.hpp"

namespace zopa::stability {

// All members better off; some member no better off.
class Plain {
 public:
  explicit Plain(const Game& game) : game_(game) {}
  [[nodiscard]] bool improves(std::size_t party, std::size_t from, std::size_t to) const {
    return game_.scores[party][to] > game_.scores[party][from];
  }
  [[nodiscard]] bool deters(std::size_t party, std::size_t from, std::size_t to) const {
    return !improves(party, from, to);
  }
  [[nodiscard]] bool is_willing(std::size_t party, std::size_t from, std::size_t to) const {
    return improves(party, from, to);
  }

 private:
  const Game& game_;
};

// Several parties as one: better off where all of them are.
class Together {
 public:
  // By row: the parties, as positions in the game's scores.
  Together(const Game& game, std::vector<Group> rows) : game_(game), rows_(std::move(rows)) {}
  [[nodiscard]] bool improves(std::size_t row, std::size_t from, std::size_t to) const {
    for (const std::size_t party : rows_[row]) {
      if (game_.scores[party][to] <= game_.scores[party][from]) return false;
    }
    return true;
  }
  [[nodiscard]] bool deters(std::size_t row, std::size_t from, std::size_t to) const {
    return !improves(row, from, to);
  }
  [[nodiscard]] bool is_willing(std::size_t row, std::size_t from, std::size_t to) const {
    return improves(row, from, to);
  }

 private:
  const Game& game_;
  std::vector<Group> rows_;
};

// Two degrees: levels[party][s] rises with every step of strong preference along the party's order.
class Strength {
 public:
  Strength(const Game& game, const std::vector<std::vector<std::int32_t>>& levels)
      : game_(game), levels_(levels) {}
  [[nodiscard]] bool improves(std::size_t party, std::size_t from, std::size_t to) const {
    return game_.scores[party][to] > game_.scores[party][from];
  }
  [[nodiscard]] bool deters(std::size_t party, std::size_t from, std::size_t to) const {
    return levels_[party][to] < levels_[party][from];
  }
  [[nodiscard]] bool is_willing(std::size_t party, std::size_t from, std::size_t to) const {
    return improves(party, from, to);
  }

 private:
  const Game& game_;
  const std::vector<std::vector<std::int32_t>>& levels_;
};

// Li et al.'s extensions: does a party leave for what it may or may not prefer, and is it deterred
// by what it may or may not like less?  The others move where they prefer to, or may.
enum class Extension : std::uint8_t {
  a,  // leaves, is not deterred
  b,  // neither
  c,  // both
  d   // stays, is deterred
};

enum class Comparison : std::uint8_t { better, equal, worse, unknown };

class PartlyKnown {
 public:
  // compare(party, from, to): what `to` is to the party beside `from`.
  using Compare = std::function<Comparison(std::size_t, std::size_t, std::size_t)>;
  PartlyKnown(Compare compare, Extension extension)
      : compare_(std::move(compare)),
        leaves_(extension == Extension::a || extension == Extension::c),
        is_deterred_(extension == Extension::c || extension == Extension::d) {}

  [[nodiscard]] bool improves(std::size_t party, std::size_t from, std::size_t to) const {
    const Comparison found = compare_(party, from, to);
    return found == Comparison::better || (leaves_ && found == Comparison::unknown);
  }
  [[nodiscard]] bool deters(std::size_t party, std::size_t from, std::size_t to) const {
    const Comparison found = compare_(party, from, to);
    return found == Comparison::unknown ? is_deterred_ : found != Comparison::better;
  }
  [[nodiscard]] bool is_willing(std::size_t party, std::size_t from, std::size_t to) const {
    const Comparison found = compare_(party, from, to);
    return found == Comparison::better || found == Comparison::unknown;
  }

 private:
  Compare compare_;
  bool leaves_;
  bool is_deterred_;
};

// A party with attitudes goes to what every party it is well disposed to prefers, and no party it
// is ill disposed to does; itself is one of them (positive for itself and neutral else: Plain).
class Attitudes {
 public:
  // By party, then towards which party.
  Attitudes(const Game& game, std::vector<std::vector<Attitude>> attitudes)
      : game_(game), attitudes_(std::move(attitudes)) {}
  [[nodiscard]] bool improves(std::size_t party, std::size_t from, std::size_t to) const {
    for (std::size_t other = 0; other < game_.parties(); ++other) {
      const Attitude attitude = attitudes_[party][other];
      const bool prefers = game_.scores[other][to] > game_.scores[other][from];
      if (attitude == Attitude::positive && !prefers) return false;
      if (attitude == Attitude::negative && prefers) return false;
    }
    return true;
  }
  [[nodiscard]] bool deters(std::size_t party, std::size_t from, std::size_t to) const {
    return !improves(party, from, to);
  }
  [[nodiscard]] bool is_willing(std::size_t party, std::size_t from, std::size_t to) const {
    return improves(party, from, to);
  }

 private:
  const Game& game_;
  std::vector<std::vector<Attitude>> attitudes_;
};

template <class Judge>
class Relational {
 public:
  Relational(const Moves& moves, std::size_t parties, Judge judge)
      : judge_(std::move(judge)), legal_(moves, parties), escapes_(moves, parties) {}

  // A feasible state.  SIM for one party only.
  [[nodiscard]] bool is_stable(const Group& group, std::size_t s, Concept by) {
    return are_sanctioned(group, s, improvements(group, s), by);
  }

  // All of these improvements from s.
  [[nodiscard]] bool are_sanctioned(const Group& group, std::size_t s,
                                    const std::vector<std::size_t>& improvements, Concept by) {
    return std::all_of(improvements.begin(), improvements.end(),
                       [&](std::size_t t) { return is_sanctioned(group, s, t, by); });
  }

  // What the group would go to from s, in no certain order.
  [[nodiscard]] std::vector<std::size_t> improvements(const Group& group, std::size_t s) {
    std::vector<std::size_t> found;
    any_reached(legal_, group, s, [&](std::size_t t) {
      if (t != s && improve(group, s, t)) found.push_back(t);
      return false;
    });
    if (group.size() > 1) {  // found once for each who moves last
      std::sort(found.begin(), found.end());
      found.erase(std::unique(found.begin(), found.end()), found.end());
    }
    return found;
  }

  // How the others deter the group from going from s to t: the shortest sequence of moves after t,
  // for SIM the changes at once.  Nothing where they cannot.
  [[nodiscard]] std::optional<Path> sanction(const Group& group, std::size_t s, std::size_t t,
                                             Concept by) {
    if (by == Concept::nash) return std::nullopt;
    if (by == Concept::simultaneous) return answer_at_once(group[0], s, t);
    // Whether there is one is found sooner than the shortest.
    if (adds_up(by) && !is_sanctioned(group, s, t, by)) return std::nullopt;
    const auto may = [&](std::size_t mover, std::size_t from, std::size_t to) {
      return !is_credible(by) || judge_.is_willing(mover, from, to);
    };
    Path path;
    const auto goal = [&](std::size_t u) {
      return deter(group, s, u) && !(may_be_answered(by) && can_escape(group, s, u));
    };
    return legal_.find(others(group), t, may, goal, &path) ? std::optional(path) : std::nullopt;
  }

  [[nodiscard]] Group others(const Group& group) const {
    Group rest;
    for (const std::size_t p : legal_.order()) {
      if (std::find(group.begin(), group.end(), p) == group.end()) rest.push_back(p);
    }
    return rest;
  }
  [[nodiscard]] LegalMoves& legal() { return legal_; }

 private:
  [[nodiscard]] bool improve(const Group& group, std::size_t from, std::size_t to) const {
    return std::all_of(group.begin(), group.end(),
                       [&](std::size_t party) { return judge_.improves(party, from, to); });
  }
  [[nodiscard]] bool deter(const Group& group, std::size_t from, std::size_t to) const {
    return std::any_of(group.begin(), group.end(),
                       [&](std::size_t party) { return judge_.deters(party, from, to); });
  }
  [[nodiscard]] bool can_escape(const Group& group, std::size_t s, std::size_t u) {
    return any_reached(escapes_, group, u, [&](std::size_t v) { return !deter(group, s, v); });
  }

  // By any legal sequence of the movers, without asking how.
  template <class Goal>
  static bool any_reached(LegalMoves& legal, const Group& movers, std::size_t from, Goal goal) {
    if (legal.moves_add_up()) return legal.any_joint_change(movers, from, goal);
    return legal.find(movers, from, [](auto...) { return true; }, goal);
  }

  // Any moves of the others count, and add up.
  [[nodiscard]] bool adds_up(Concept by) const {
    return (by == Concept::general || by == Concept::symmetric) && legal_.moves_add_up();
  }

  // The same as sanction(), without the path.
  [[nodiscard]] bool is_sanctioned(const Group& group, std::size_t s, std::size_t t, Concept by) {
    if (!adds_up(by)) return sanction(group, s, t, by).has_value();
    return legal_.any_joint_change(others(group), t, [&](std::size_t u) {
      return deter(group, s, u) && !(may_be_answered(by) && can_escape(group, s, u));
    });
  }

  [[nodiscard]] std::optional<Path> answer_at_once(std::size_t party, std::size_t s,
                                                   std::size_t t) {
    std::vector<Path> changes;  // by other party that has any
    for (const std::size_t other : others({party})) {
      Path own;
      legal_.any_step(other, s, [&](std::size_t u) {
        if (judge_.is_willing(other, s, u)) own.push_back({other, u});
        return false;
      });
      if (!own.empty()) changes.push_back(std::move(own));
    }
    Path chosen;
    return is_met(party, s, t, changes, 0, chosen) ? std::optional(chosen) : std::nullopt;
  }

  // Each leg's state is s with that party's change alone.
  bool is_met(std::size_t party, std::size_t s, std::size_t reached,
              const std::vector<Path>& changes, std::size_t next, Path& chosen) const {
    if (next == changes.size()) {
      return legal_.moves().is_feasible(reached) && judge_.deters(party, s, reached);
    }
    if (is_met(party, s, reached, changes, next + 1, chosen)) return true;
    for (const Leg& leg : changes[next]) {
      chosen.push_back(leg);
      if (is_met(party, s, reached + leg.state - s, changes, next + 1, chosen)) return true;
      chosen.pop_back();
    }
    return false;
  }

  Judge judge_;
  LegalMoves legal_;
  LegalMoves escapes_;  // searches of what the group could do in the middle of one of the others
};

}  // namespace zopa::stability
