// A party's order of the options of one issue, as far as it is known.
//
//   const OptionPreorder order = option_preorder(negotiation, party, issue);
//   if (order.is_better(a, b)) …      // false also where it is not known
//
// From all `prefers` rows together, else from `values` that do not overlap; never from `compares`
// or `priorities`.
#pragma once

#include <cstddef>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// Reflexive and transitive; two options may be known to be equal, ordered, or not known.
class OptionPreorder {
 public:
  explicit OptionPreorder(std::size_t options);

  void add(OptionId left, Relation relation, OptionId right);
  void close();  // transitively; after the last add()

  [[nodiscard]] bool is_at_least_as_good(OptionId a, OptionId b) const { return at(weak_, a, b); }
  [[nodiscard]] bool is_better(OptionId a, OptionId b) const { return at(strict_, a, b); }
  [[nodiscard]] bool is_equal(OptionId a, OptionId b) const {
    return is_at_least_as_good(a, b) && is_at_least_as_good(b, a);
  }
  // Is some option better than itself?
  [[nodiscard]] bool is_contradictory() const;

 private:
  [[nodiscard]] bool at(const std::vector<bool>& relation, OptionId a, OptionId b) const {
    return relation[a.index() * options_ + b.index()];
  }

  std::size_t options_;
  std::vector<bool> weak_;    // row by row: at least as good
  std::vector<bool> strict_;  // better
};

// From the rows whose basis is `weakest` or stronger.
[[nodiscard]] OptionPreorder option_preorder(const Negotiation& negotiation, PartyId party,
                                             IssueId issue, Basis weakest = Basis::assumed);

}  // namespace zopa
