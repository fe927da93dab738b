// Which nodes of a graph reach each other (Tarjan 1972).
//
//   const Components components(graph);  // by node, the nodes that it leads to
//   const bool is_both_ways = components.of(a) == components.of(b);
#pragma once

#include <cstddef>
#include <vector>

namespace zopa {

class Components {
 public:
  using Graph = std::vector<std::vector<std::size_t>>;

  explicit Components(const Graph& graph);

  // From 1 on: a node that reaches another, and is not reached by it, has a higher number.
  [[nodiscard]] std::size_t of(std::size_t node) const { return of_[node]; }

 private:
  void search_from(std::size_t start, const Graph& graph);
  void close(std::size_t node);

  std::vector<std::size_t> found_at_;  // by node, from 1; 0: not yet
  std::vector<std::size_t> of_;        // by node, from 1; 0: not yet
  std::vector<std::size_t> open_;      // nodes that have no number yet, as they were found
  std::size_t found_ = 0;
  std::size_t count_ = 0;
};

}  // namespace zopa
