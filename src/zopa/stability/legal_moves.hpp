// Sequences of moves in which nobody moves twice in a row, searched on demand.
//
//   LegalMoves legal(game, parties);
//   legal.find({1, 2}, from, may, goal, &path)     // the shortest, breadth first
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/stability/fibres.hpp"
#include "zopa/stability/game.hpp"

namespace zopa::stability {

struct Leg {
  std::size_t mover;
  std::size_t state;  // where to
  friend bool operator==(const Leg&, const Leg&) = default;
};
using Path = std::vector<Leg>;

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
    const Own& own = own_[party];
    const std::size_t base = from - own.part_of(from);
    for (const std::size_t offset : own.fibres.offsets) {
      const std::size_t to = base + offset;
      if (to == from || !moves_.is_feasible(to)) continue;
      if (!own.is_free && !moves_.can_change(party, from, to)) continue;
      if (visit(to)) return true;
    }
    return false;
  }

  // Does a legal sequence of these movers' steps lead from `from` to a state with goal(state)?  Only
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
  struct Own {
    Fibres fibres;
    bool is_free;
    std::vector<std::pair<std::size_t, std::size_t>> digits;  // stride, size
    [[nodiscard]] std::size_t part_of(std::size_t state) const {
      std::size_t part = 0;
      for (const auto& [stride, size] : digits) part += state / stride % size * stride;
      return part;
    }
  };
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
  std::vector<std::size_t> order_;
  std::vector<bool> takes_part_;  // in the search at hand
  std::vector<std::uint32_t> seen_;  // by state and who moved last: in which search
  std::uint32_t search_ = 0;
  std::vector<Node> open_;
};

}  // namespace zopa::stability
