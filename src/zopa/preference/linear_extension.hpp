// Complete orders that agree with a partial one, drawn so that each is as likely as the volume that
// it stands for.
//
//   const LinearExtensions extensions(classes, is_at_least, sizes);
//   extensions.draw(draw, order);      // order[0]: the class that comes first
//
// Values that only an order binds lie in one simplex for each complete order that agrees with it.
// The number (or volume) of those that begin with a set of classes depends on the set alone, so a
// table over sets gives exact draws; it is used where there are at most 2^16 of them.  Chains and
// orders that say nothing need no table.  Where it is too large and every order counts the same,
// parts that nothing links are drawn apart and shuffled into one another.  Else a chain of random
// swaps is run (Bubley and Dyer 1999), 2 n^3 of them and 2^24 at most, which is close to uniform
// but not exactly so.
#pragma once

#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "zopa/base/draw.hpp"

namespace zopa {

class LinearExtensions {
 public:
  using AtLeast = std::function<bool(std::uint32_t, std::uint32_t)>;

  // `is_at_least` is a partial order of the classes.  Without `sizes` every complete order counts
  // the same; with them it counts 1 / (M_1 M_2 … M_n), M_k the sum of the sizes of the first k.
  LinearExtensions(std::uint32_t classes, const AtLeast& is_at_least,
                   std::vector<double> sizes = {});

  void draw(Draw& draw, std::vector<std::uint32_t>& order) const;

  // One complete order only.
  [[nodiscard]] bool is_chain() const { return kind_ == Kind::chain; }

 private:
  enum class Kind : std::uint8_t { chain, free, table, parts, swaps };
  struct Part;

  Kind kind_for(std::size_t pairs);
  Kind without_table();
  double volume(std::uint64_t placed);
  [[nodiscard]] double size_of(std::uint64_t placed) const;
  std::uint32_t make_state(std::uint64_t placed);
  void draw_from_table(Draw& draw, std::vector<std::uint32_t>& order) const;
  void draw_by_parts(Draw& draw, std::vector<std::uint32_t>& order) const;
  void draw_by_swaps(Draw& draw, std::vector<std::uint32_t>& order) const;

  std::uint32_t classes_;
  std::vector<double> sizes_;
  std::vector<std::vector<bool>> at_least_;
  std::vector<std::uint32_t> some_order_;
  std::vector<std::uint64_t> before_;                  // by class: those that have to come before
  std::unordered_map<std::uint64_t, double> volumes_;  // by set of classes placed
  // The same as a table: in a state, which class may come next, with its share of the volume, and
  // the state that it leads to.
  struct Step {
    std::uint32_t next;
    std::uint32_t then;
    double volume;
  };
  struct State {
    std::uint32_t begin;
    std::uint32_t end;
    double volume;
  };
  std::vector<Step> steps_;
  std::vector<State> states_;
  std::uint32_t start_ = 0;
  std::unordered_map<std::uint64_t, std::uint32_t> state_of_;  // by set of classes placed
  std::vector<Part> parts_;
  Kind kind_ = Kind::chain;
};

// Classes that nothing links to the others.
struct LinearExtensions::Part {
  std::vector<std::uint32_t> classes;
  LinearExtensions orders;  // of them, counted from 0
};

}  // namespace zopa
