#include "zopa/base/components.hpp"

#include <algorithm>

namespace zopa {
namespace {

struct Step {
  std::size_t node;
  std::size_t next = 0;  // of the nodes that it leads to
  std::size_t lowest;    // the earliest node found that it reaches and that has no number yet
};

}  // namespace

Components::Components(const Graph& graph) : found_at_(graph.size(), 0), of_(graph.size(), 0) {
  for (std::size_t node = 0; node < graph.size(); ++node) {
    if (found_at_[node] == 0) search_from(node, graph);
  }
}

// Depth first, without recursion: chains are long.
void Components::search_from(std::size_t start, const Graph& graph) {
  std::vector<Step> path;
  const auto enter = [&](std::size_t node) {
    found_at_[node] = ++found_;
    open_.push_back(node);
    path.push_back({node, 0, found_});
  };
  enter(start);
  while (!path.empty()) {
    Step& at = path.back();
    if (at.next < graph[at.node].size()) {
      const std::size_t to = graph[at.node][at.next++];
      if (found_at_[to] == 0) {
        enter(to);
      } else if (of_[to] == 0) {
        at.lowest = std::min(at.lowest, found_at_[to]);
      }
      continue;
    }
    if (at.lowest == found_at_[at.node]) close(at.node);
    const std::size_t lowest = at.lowest;
    path.pop_back();
    if (!path.empty()) path.back().lowest = std::min(path.back().lowest, lowest);
  }
}

// The node and what was found after it, and has no number yet, reach each other.
void Components::close(std::size_t node) {
  ++count_;
  while (true) {
    const std::size_t member = open_.back();
    open_.pop_back();
    of_[member] = count_;
    if (member == node) return;
  }
}

}  // namespace zopa
