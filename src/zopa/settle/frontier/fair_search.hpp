// The fair packages where the frontier is too large to list: branch and bound.
//
// Packages are put together cluster by cluster, as for the frontier; what cannot be completed to a
// package as good as the best one found so far is dropped, and so is what is dominated.  Bounds
// come from Lagrangian relaxation (Geoffrion 1974): for any weights of the parties' gains the
// largest weighted sum over all completions is a sum over clusters, and it bounds the smallest
// gain, the sum of gains, and, as the mean bounds the product, the product of gains.  The weights
// with the least bounds are looked for by subgradients.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/settle/frontier/points.hpp"

namespace zopa::settle {

struct FairSearchOptions {
  std::size_t most_points = 3'000'000;  // kept at a time
  const Limits* limits = nullptr;
  double most_copied = 4e9;  // words of labels, for one objective
};

struct FairSearch {
  explicit FairSearch(const Points& like) : points(like.parties, like.words, like.first_word) {}

  // Efficient packages, among them every efficient one that is best for a party, Nash's, Kalai's
  // and Smorodinsky's, egalitarian, leximin or utilitarian over the packages that give every party
  // at least its disagreement utility: solutions(points, disagreement) are those of the frontier.
  // No points: no package gives that to all.
  Points points;
  bool is_complete = false;  // else limits were reached, or it would take too long
};

// Over all sums of one point of each cluster; at least one cluster, none of them empty, each
// undominated.
[[nodiscard]] FairSearch search_fair(const std::vector<Points>& clusters,
                                     const std::vector<std::int64_t>& disagreement,
                                     const FairSearchOptions& options = {});

// Is there a sum that gives every party of which it is known its disagreement utility?  nullopt
// where that was not found out.
[[nodiscard]] std::optional<bool> reaches_all(
    const std::vector<Points>& clusters,
    const std::vector<std::optional<std::int64_t>>& disagreement,
    const FairSearchOptions& options = {});

}  // namespace zopa::settle
