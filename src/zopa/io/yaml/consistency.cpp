#include "zopa/io/yaml/consistency.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "zopa/model/in_force.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa::yaml {
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

// The days on which different positions are in force: before all rounds, and from each of them on
// that some position names.
std::vector<std::optional<RoundId>> stages(const Contents& negotiation) {
  std::set<RoundId> rounds;
  for (const Position& position : negotiation.positions) {
    if (position.from) rounds.insert(*position.from);
  }
  std::vector<std::optional<RoundId>> stages = {std::nullopt};
  stages.insert(stages.end(), rounds.begin(), rounds.end());
  return stages;
}

// Party and issue, or party alone for the order of issues.
using OrderKey = std::pair<PartyId, std::optional<IssueId>>;

std::map<OrderKey, std::vector<Row>> rows_by_order(const Contents& negotiation,
                                                   const std::vector<bool>& counts) {
  std::map<OrderKey, std::vector<Row>> rows;
  for (std::size_t i = 0; i < negotiation.positions.size(); ++i) {
    if (!counts[i]) continue;
    const Position& position = negotiation.positions[i];
    if (const auto* order = std::get_if<OptionOrder>(&position.claim)) {
      rows[{position.party, order->issue}].push_back({i, edges_of(*order)});
    }
    if (const auto* order = std::get_if<IssueOrder>(&position.claim)) {
      rows[{position.party, std::nullopt}].push_back({i, edges_of(*order)});
    }
  }
  return rows;
}

class NumberCheck {
 public:
  NumberCheck(const Contents& negotiation, Faults& faults)
      : negotiation_(negotiation), faults_(faults) {}

  // Takes the positions in force one by one and stops at the first that contradicts those before.
  void run(const std::vector<bool>& counts) {
    Contents so_far = negotiation_;
    so_far.positions.clear();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      const Position& position = negotiation_.positions[i];
      if (!counts[i] || !has_numbers(position.claim)) continue;
      so_far.positions.push_back(position);
      const std::string problem = problem_of(so_far, position);
      if (problem.empty()) continue;
      if (reported_.insert(i).second) faults_.add("empty-range", position.place, problem);
      so_far.positions.pop_back();
    }
  }

 private:
  static bool has_numbers(const Claim& claim) {
    return std::holds_alternative<OptionValues>(claim) ||
           std::holds_alternative<IssueWeights>(claim) ||
           std::holds_alternative<Reservation>(claim);
  }

  static bool is_empty(const MaybeRange& range) { return range && range->low > range->high; }

  [[nodiscard]] std::string problem_of(const Contents& so_far, const Position& position) const {
    const std::string together =
        ": taken together with earlier rows no number is left; correct "
        "one of them, or give it `from: ROUND` and the earlier row's id";
    if (const auto* values = std::get_if<OptionValues>(&position.claim)) {
      const auto ranges = values_of(so_far, position.party, values->issue);
      for (std::size_t o = 0; o < ranges.size(); ++o) {
        if (!is_empty(ranges[o])) continue;
        return "the value of `" + so_far.issue(values->issue).options[o].id + "`" + together;
      }
    }
    if (std::holds_alternative<Reservation>(position.claim) &&
        is_empty(reservation_of(so_far, position.party))) {
      return "the reservation" + together;
    }
    if (!std::holds_alternative<IssueWeights>(position.claim)) return {};
    const auto weights = weights_of(so_far, position.party);
    for (std::size_t i = 0; i < weights.size(); ++i) {
      if (is_empty(weights[i])) return "the weight of `" + so_far.issues[i].id + "`" + together;
    }
    return sum_problem(weights);
  }

  // Weights sum to 1: their least values must not exceed it, their greatest must reach it.
  [[nodiscard]] static std::string sum_problem(const std::vector<MaybeRange>& weights) {
    constexpr double kRounding = 1e-12;  // of the sum of doubles, far below any weight written
    double least = 0;
    double greatest = 0;
    bool all_given = true;
    for (const MaybeRange& weight : weights) {
      all_given = all_given && weight.has_value();
      if (!weight) continue;
      least += weight->low.approximate();
      greatest += weight->high.approximate();
    }
    if (least > 1 + kRounding) {
      return "the weights sum to more than 1; they are shares of the whole";
    }
    if (all_given && greatest < 1 - kRounding) {
      return "the weights sum to less than 1, and no issue is left to take the rest";
    }
    return {};
  }

  const Contents& negotiation_;
  Faults& faults_;
  std::set<std::size_t> reported_;
};

}  // namespace

void check_orders(const Contents& negotiation, Faults& faults) {
  std::set<std::size_t> reported;
  for (const auto& round : stages(negotiation)) {
    const auto rows = rows_by_order(negotiation, positions_in_force(negotiation, round));
    for (const auto& [key, chain_rows] : rows) {
      const std::size_t nodes =
          key.second ? negotiation.issue(*key.second).options.size() : negotiation.issues.size();
      const Row* row = first_contradiction(chain_rows, nodes);
      if (row == nullptr || !reported.insert(row->position).second) continue;
      const std::string what =
          key.second ? "an option of `" + negotiation.issue(*key.second).id + "`" : "an issue";
      faults.add("cyclic-order", negotiation.positions[row->position].place,
                 "with this row the order of " + negotiation.party(key.first).id + " puts " + what +
                     " above itself; correct it or one of the rows above");
    }
  }
}

void check_claim_ids(const Contents& negotiation, Faults& faults) {
  std::map<std::string, const char*> taken;
  for (const Position& position : negotiation.positions) taken.emplace(position.id, "a position");
  const auto take = [&](const auto& items, const char* noun) {
    for (const auto& item : items) {
      const auto [other, is_new] = taken.emplace(item.id, noun);
      if (is_new || other->second == noun) continue;  // two of one kind: the reader's
      faults.add("duplicate-id", item.place,
                 std::string(noun) + " and " + other->second + " are both called `" + item.id +
                     "`; answers name claims by their ids");
    }
  };
  take(negotiation.rules, "a rule");
  take(negotiation.blocs, "a bloc");
}

void check_numbers(const Contents& negotiation, Faults& faults) {
  NumberCheck check(negotiation, faults);
  for (const auto& round : stages(negotiation)) {
    check.run(positions_in_force(negotiation, round));
  }
}

}  // namespace zopa::yaml
