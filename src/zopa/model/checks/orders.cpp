#include "zopa/model/checks/orders.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/model/checks/stages.hpp"

namespace zopa {
namespace {

// "left is at least as good (better, where strict) as right", claimed by a row.
struct Edge {
  std::size_t left;
  std::size_t right;
  bool is_strict;
};

struct Row {
  std::size_t position;
  std::vector<Edge> edges;
};

using Graph =
    std::vector<std::vector<std::size_t>>;  // by node, the nodes it is at least as good as

bool reaches(const Graph& graph, std::size_t from, std::size_t to) {
  std::vector<bool> seen(graph.size(), false);
  std::vector<std::size_t> open = {from};
  seen[from] = true;
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    if (node == to) return true;
    for (const std::size_t next : graph[node]) {
      if (!seen[next]) open.push_back(next);
      seen[next] = true;
    }
  }
  return false;
}

// Is something better than itself?  Then a strict edge runs within a set of mutually reachable
// nodes.
bool is_contradictory(const std::vector<Row>& rows, std::size_t count, std::size_t nodes) {
  Graph graph(nodes);
  std::vector<Edge> strict;
  for (std::size_t r = 0; r < count; ++r) {
    for (const Edge& edge : rows[r].edges) {
      graph[edge.left].push_back(edge.right);
      if (edge.is_strict) strict.push_back(edge);
    }
  }
  return std::any_of(strict.begin(), strict.end(),
                     [&](const Edge& edge) { return reaches(graph, edge.right, edge.left); });
}

// The row with which the rows, in the order of the file, become contradictory.
const Row* first_contradiction(const std::vector<Row>& rows, std::size_t nodes) {
  if (!is_contradictory(rows, rows.size(), nodes)) return nullptr;
  std::size_t low = 0;  // so many rows are free of contradiction
  std::size_t high = rows.size();
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (is_contradictory(rows, middle, nodes) ? high : low) = middle;
  }
  return &rows[high - 1];
}

void add_edges(std::size_t left, Relation relation, std::size_t right, std::vector<Edge>& edges) {
  edges.push_back({left, right, relation == Relation::better});
  if (relation == Relation::equal) edges.push_back({right, left, false});
}

std::vector<Edge> edges_of(const OptionOrder& order) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < order.relations.size(); ++i) {
    add_edges(order.options[i].index(), order.relations[i], order.options[i + 1].index(), edges);
  }
  return edges;
}

// `p a > q b` orders the two issues only where q is at least p; the other way round for `~`.
std::vector<Edge> edges_of(const IssueOrder& order) {
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < order.relations.size(); ++i) {
    const auto& left = order.terms[i];
    const auto& right = order.terms[i + 1];
    if (right.factor >= left.factor) {
      edges.push_back(
          {left.issue.index(), right.issue.index(), order.relations[i] == Relation::better});
    }
    if (order.relations[i] == Relation::equal && left.factor >= right.factor) {
      edges.push_back({right.issue.index(), left.issue.index(), false});
    }
  }
  return edges;
}

// Party and issue, or party alone for the order of issues.
using OrderKey = std::pair<PartyId, std::optional<IssueId>>;

std::map<OrderKey, std::vector<Row>> rows_by_order(const Contents& contents,
                                                   const std::vector<bool>& counts) {
  std::map<OrderKey, std::vector<Row>> rows;
  for (std::size_t i = 0; i < contents.positions.size(); ++i) {
    if (!counts[i]) continue;
    const Position& position = contents.positions[i];
    if (const auto* order = std::get_if<OptionOrder>(&position.claim)) {
      rows[{position.party, order->issue}].push_back({i, edges_of(*order)});
    }
    if (const auto* order = std::get_if<IssueOrder>(&position.claim)) {
      rows[{position.party, std::nullopt}].push_back({i, edges_of(*order)});
    }
  }
  return rows;
}

}  // namespace

void check_orders(const Contents& contents, const std::vector<bool>& is_sound, Flaws& flaws) {
  std::set<std::size_t> reported;
  for (const auto& round : stages(contents)) {
    const auto rows = rows_by_order(contents, positions_at(contents, is_sound, round));
    for (const auto& [key, chain_rows] : rows) {
      const std::size_t nodes =
          key.second ? contents.issue(*key.second).options.size() : contents.issues.size();
      const Row* row = first_contradiction(chain_rows, nodes);
      if (row == nullptr || !reported.insert(row->position).second) continue;
      flaws.add("cyclic-order", {Section::positions, row->position},
                Message("fault.cyclic_order",
                        {{"party", contents.party(key.first).id},
                         {"of_options", yes_or_no(key.second.has_value())},
                         {"issue", shown(key.second ? contents.issue(*key.second).id : "")}}));
    }
  }
}

}  // namespace zopa
