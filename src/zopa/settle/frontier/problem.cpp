#include "zopa/settle/frontier/problem.hpp"

#include "zopa/base/disjoint_sets.hpp"

namespace zopa::settle {
namespace {

void link(const std::vector<Clause>& clauses, DisjointSets& linked) {
  const std::uint32_t* first = nullptr;
  for (const Clause& clause : clauses) {
    for (const Literal& literal : clause.literals) {
      if (first == nullptr) first = &literal.variable;
      linked.link(*first, literal.variable);
    }
  }
}

// The first axis that the clauses name; nothing of conditions that always or never hold.
std::uint32_t first_axis(const std::vector<Clause>& clauses) {
  for (const Clause& clause : clauses) {
    if (!clause.literals.empty()) return clause.literals.front().variable;
  }
  return 0;
}

}  // namespace

std::vector<Cluster> clusters_of(const UtilityProblem& problem) {
  DisjointSets linked(problem.sizes.size());
  for (const Clause& rule : problem.rules) link({rule}, linked);
  for (const Utility& party : problem.parties) {
    for (const auto& formula : party.formulas) link(formula.clauses, linked);
  }
  std::vector<Cluster> clusters;
  std::vector<std::uint32_t> place(problem.sizes.size());
  for (std::uint32_t axis = 0; axis < problem.sizes.size(); ++axis) {
    const std::size_t root = linked.first_of(axis);
    if (root == axis) {
      place[axis] = static_cast<std::uint32_t>(clusters.size());
      clusters.emplace_back();
    }
    place[axis] = place[root];
    clusters[place[axis]].axes.push_back(axis);
  }
  for (std::uint32_t r = 0; r < problem.rules.size(); ++r) {
    clusters[place[first_axis({problem.rules[r]})]].rules.push_back(r);
  }
  for (std::uint32_t p = 0; p < problem.parties.size(); ++p) {
    const auto& formulas = problem.parties[p].formulas;
    for (std::uint32_t f = 0; f < formulas.size(); ++f) {
      clusters[place[first_axis(formulas[f].clauses)]].formulas.push_back({p, f});
    }
  }
  return clusters;
}

Cluster one_cluster(const UtilityProblem& problem) {
  Cluster all;
  for (std::uint32_t axis = 0; axis < problem.sizes.size(); ++axis) all.axes.push_back(axis);
  for (std::uint32_t r = 0; r < problem.rules.size(); ++r) all.rules.push_back(r);
  for (std::uint32_t p = 0; p < problem.parties.size(); ++p) {
    for (std::uint32_t f = 0; f < problem.parties[p].formulas.size(); ++f) {
      all.formulas.push_back({p, f});
    }
  }
  return all;
}

}  // namespace zopa::settle
