// A party's order of the options of one issue, as far as it is known.
//
//   const OptionPreorder order = option_preorder(negotiation, party, issue);
//   if (order.is_better(a, b)) …      // false also where it is not known
//
// From all `prefers` rows together, else from `values` that do not overlap; never from `compares`
// or `priorities`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

// Reflexive and transitive; two options may be known to be equal, ordered, or not known.
class OptionPreorder {
 public:
  explicit OptionPreorder(std::size_t options) : options_(options) {}

  void add(OptionId left, Relation relation, OptionId right);
  void close();  // transitively; after the last add()

  // Is nothing known of any two?
  [[nodiscard]] bool is_empty() const { return related_.empty(); }
  [[nodiscard]] bool is_at_least_as_good(OptionId a, OptionId b) const {
    return a == b || (!is_empty() && weak_.at(a.index(), b.index()));
  }
  [[nodiscard]] bool is_better(OptionId a, OptionId b) const {
    return !is_empty() && strict_.at(a.index(), b.index());
  }
  [[nodiscard]] bool is_equal(OptionId a, OptionId b) const {
    return is_at_least_as_good(a, b) && is_at_least_as_good(b, a);
  }

 private:
  // A square of bits, row by row.
  struct Bits {
    explicit Bits(std::size_t size) : words((size + 63) / 64), bits(size * words, 0) {}
    [[nodiscard]] bool at(std::size_t a, std::size_t b) const {
      return ((bits[a * words + b / 64] >> (b % 64)) & 1U) != 0;
    }
    void set(std::size_t a, std::size_t b) {
      bits[a * words + b / 64] |= std::uint64_t{1} << (b % 64);
    }
    void add_row(std::size_t to, const Bits& other, std::size_t from) {
      for (std::size_t w = 0; w < words; ++w) bits[to * words + w] |= other.bits[from * words + w];
    }

    std::size_t words;
    std::vector<std::uint64_t> bits;
  };

  std::size_t options_;
  std::vector<std::size_t> related_;  // options of which something is known; once closed, each once
  // Without rows while nothing is known.
  Bits weak_{0};    // at least as good
  Bits strict_{0};  // better
};

// From the rows whose basis is `weakest` or stronger.
[[nodiscard]] OptionPreorder option_preorder(const Negotiation& negotiation, PartyId party,
                                             IssueId issue, Basis weakest = Basis::assumed);

}  // namespace zopa
