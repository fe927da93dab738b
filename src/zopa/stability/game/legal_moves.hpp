// Sequences of moves in which nobody moves twice in a row, searched on demand.
//
//   LegalMoves legal(game, parties);
//   legal.find({1, 2}, from, may, goal, &path)     // the shortest, breadth first
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "zopa/stability/concepts.hpp"
#include "zopa/stability/game/game.hpp"

namespace zopa::stability {

class LegalMoves {
 public:
  LegalMoves(const Moves& moves, std::size_t parties);

  [[nodiscard]] std::size_t parties() const { return own_.size(); }
  [[nodiscard]] const Moves& moves() const { return moves_; }
  // Parties in the order of their first moves: what is found first does not depend on the order of
  // the parties.
  [[nodiscard]] const std::vector<std::size_t>& order() const { return order_; }

  // Calls visit(to) for each feasible state that the party can change `from` to in one step, in the
  // order of its moves; stops and returns true where visit does.
  template <class Visit>
  bool any_step(std::size_t party, std::size_t from, Visit visit) const {
    return any_change(own_[party], from, visit);
  }

  // Where all states are feasible, parties that move one after the other can bring about just what
  // they could if all their moves were one party's, and come back to where they were if two of them
  // have a change to undo.
  [[nodiscard]] bool moves_add_up() const { return !moves_.infeasible.has_value(); }
  template <class Visit>
  bool any_joint_change(const std::vector<std::size_t>& movers, std::size_t from, Visit visit) {
    if (any_change(own_of(movers), from, visit)) return true;
    const auto can_undo = [&](std::size_t mover) {
      return any_step(mover, from,
                      [&](std::size_t to) { return own_[mover].can_change(to, from); });
    };
    return std::count_if(movers.begin(), movers.end(), can_undo) > 1 && visit(from);
  }

  // Does a legal sequence of these movers' steps lead from `from` to a state with goal(state)? Only
  // steps with may(mover, from, to) count; `from` itself only where they can come back to it.
  template <class May, class Goal>
  bool find(const std::vector<std::size_t>& movers, std::size_t from, May may, Goal goal,
            Path* path = nullptr) {
    begin(from, movers);
    for (std::size_t next = 0; next < open_.size(); ++next) {
      const Node node = open_[next];
      for (const std::size_t mover : order_) {
        if (mover == node.last || !takes_part_[mover]) continue;
        const bool is_found = any_step(mover, node.state, [&](std::size_t to) {
          if (!may(mover, node.state, to) || !add(to, mover, next)) return false;
          return static_cast<bool>(goal(to));
        });
        if (!is_found) continue;
        if (path != nullptr) *path = path_to(open_.size() - 1);
        return true;
      }
    }
    return false;
  }

 private:
  // The moves of some parties.
  struct Own {
    struct OwnDigit {
      std::size_t stride;
      const Digit* digit;
      [[nodiscard]] std::uint32_t value(std::size_t state) const {
        return static_cast<std::uint32_t>(state / stride % digit->size);
      }
    };
    std::vector<std::size_t> offsets;  // of what they could make of a state
    bool is_free = true;
    std::vector<OwnDigit> places;

    [[nodiscard]] std::size_t part_of(std::size_t state) const {
      std::size_t part = 0;
      for (const OwnDigit& place : places) part += place.value(state) * place.stride;
      return part;
    }
    // Of states that differ in these moves alone.
    [[nodiscard]] bool can_change(std::size_t from, std::size_t to) const {
      for (const OwnDigit& place : places) {
        const std::uint32_t own = place.value(from);
        const std::uint32_t other = place.value(to);
        if (own != other && !place.digit->may(own, other)) return false;
      }
      return true;
    }
  };

  template <class Visit>
  bool any_change(const Own& own, std::size_t from, Visit visit) const {
    const std::size_t base = from - own.part_of(from);
    for (const std::size_t offset : own.offsets) {
      const std::size_t to = base + offset;
      if (to == from || !moves_.is_feasible(to)) continue;
      if (!own.is_free && !own.can_change(from, to)) continue;
      if (visit(to)) return true;
    }
    return false;
  }
  [[nodiscard]] Own made_of(const std::vector<std::size_t>& movers) const;
  const Own& own_of(const std::vector<std::size_t>& movers);

  struct Node {
    std::size_t state;
    std::size_t last;    // who moved last; `parties()` at the start
    std::size_t parent;  // in open_
  };

  void begin(std::size_t from, const std::vector<std::size_t>& movers);
  // False where it was there already.
  bool add(std::size_t state, std::size_t mover, std::size_t parent);
  [[nodiscard]] Path path_to(std::size_t node) const;

  const Moves& moves_;
  std::vector<Own> own_;
  std::map<std::vector<std::size_t>, Own> own_of_group_;  // made when needed
  std::vector<std::size_t> order_;
  std::vector<bool> takes_part_;     // in the search at hand
  std::vector<std::uint32_t> seen_;  // by state and who moved last: in which search
  std::uint32_t search_ = 0;
  std::vector<Node> open_;
};

}  // namespace zopa::stability
