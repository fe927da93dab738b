#include "zopa/model/checks/orders.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/base/components.hpp"
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

// Is something better than itself?  Then a strict edge runs within a set of mutually reachable
// nodes.
bool is_contradictory(const std::vector<Row>& rows, std::size_t count, std::size_t nodes) {
  Components::Graph graph(nodes);
  for (std::size_t r = 0; r < count; ++r) {
    for (const Edge& edge : rows[r].edges) graph[edge.left].push_back(edge.right);
  }
  const Components components(graph);
  return std::any_of(
      rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(count), [&](const Row& row) {
        return std::any_of(row.edges.begin(), row.edges.end(), [&](const Edge& edge) {
          return edge.is_strict && components.of(edge.left) == components.of(edge.right);
        });
      });
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

std::optional<OrderKey> key_of(const Position& position) {
  if (const auto* order = std::get_if<OptionOrder>(&position.claim)) {
    return OrderKey{position.party, order->issue};
  }
  if (!std::holds_alternative<IssueOrder>(position.claim)) return std::nullopt;
  return OrderKey{position.party, std::nullopt};
}

std::vector<Edge> edges_of(const Position& position) {
  if (const auto* order = std::get_if<OptionOrder>(&position.claim)) return edges_of(*order);
  return edges_of(std::get<IssueOrder>(position.claim));
}

}  // namespace

void check_orders(const Contents& contents, const std::vector<bool>& is_sound, Flaws& flaws) {
  std::map<OrderKey, std::vector<Span>> orders;
  for (const Span& span : spans_of(contents, is_sound)) {
    if (const auto key = key_of(contents.positions[span.position])) orders[*key].push_back(span);
  }
  std::set<std::size_t> reported;
  const auto check = [&](const OrderKey& key, const std::vector<std::size_t>& in_force) {
    std::vector<Row> rows;
    for (const std::size_t i : in_force) rows.push_back({i, edges_of(contents.positions[i])});
    const Row* row = first_contradiction(
        rows, key.second ? contents.issue(*key.second).options.size() : contents.issues.size());
    if (row == nullptr || !reported.insert(row->position).second) return;
    flaws.add("cyclic-order", {Section::positions, row->position},
              Message("fault.cyclic_order",
                      {{"party", contents.party(key.first).id},
                       {"of_options", yes_or_no(key.second.has_value())},
                       {"issue", shown(key.second ? contents.issue(*key.second).id : "")}}));
  };
  for (const auto& [key, spans] : orders) {
    for_each_stage(spans, [&, of = &key](const auto& in_force) { check(*of, in_force); });
  }
}

}  // namespace zopa
