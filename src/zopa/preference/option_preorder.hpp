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
#include "zopa/model/numbers.hpp"

namespace zopa {

// Reflexive and transitive; two options may be known to be equal, ordered, or not known.
class OptionPreorder {
 public:
  explicit OptionPreorder(std::size_t options) : place_(options, kNone) {}

  // Values that do not overlap order two options; equal single numbers make them equal.  Closed.
  [[nodiscard]] static OptionPreorder of_values(const std::vector<MaybeRange>& values);

  void add(OptionId left, Relation relation, OptionId right);
  // Transitively; after the last add().  Rows of bits are joined for pairs that no others imply: of
  // a chain as many as it has options, where to go by every option would be cubic.
  void close();

  // Is nothing known of any two?
  [[nodiscard]] bool is_empty() const { return weak_.words == 0; }
  // Is anything known of this one, beside any other?
  [[nodiscard]] bool knows(OptionId option) const { return place_[option.index()] != kNone; }
  [[nodiscard]] bool is_at_least_as_good(OptionId a, OptionId b) const {
    return a == b || weak_.at(place_[a.index()], place_[b.index()]);
  }
  [[nodiscard]] bool is_better(OptionId a, OptionId b) const {
    return strict_.at(place_[a.index()], place_[b.index()]);
  }
  [[nodiscard]] bool is_equal(OptionId a, OptionId b) const {
    return is_at_least_as_good(a, b) && is_at_least_as_good(b, a);
  }

 private:
  static constexpr std::uint32_t kNone = ~std::uint32_t{0};

  using Places = std::vector<std::uint32_t>;

  // Sets of places, a row of bits each.
  struct Bits {
    Bits() = default;
    Bits(std::size_t rows, std::size_t places) : words((places + 63) / 64), bits(rows * words, 0) {}
    [[nodiscard]] bool at(std::uint32_t a, std::uint32_t b) const {
      return a != kNone && b != kNone && ((bits[a * words + b / 64] >> (b % 64)) & 1U) != 0;
    }
    void set(std::size_t a, std::size_t b) {
      bits[a * words + b / 64] |= std::uint64_t{1} << (b % 64);
    }
    void add_row(std::size_t to, const Bits& other, std::size_t from) {
      for (std::size_t w = 0; w < words; ++w) bits[to * words + w] |= other.bits[from * words + w];
    }

    std::size_t words = 0;
    std::vector<std::uint64_t> bits;
  };

  struct Pair {  // left is at least as good, or better
    std::uint32_t left;
    std::uint32_t right;
    bool is_strict;
  };

  std::uint32_t place_of(OptionId option);
  void add_ties(const std::vector<MaybeRange>& values, const Places& by_low);
  void join(const Places& members, const std::vector<Pair>& onward, bool is_strict);

  Places place_;  // by option; kNone where nothing is known of it
  std::uint32_t places_ = 0;
  std::vector<Pair> pairs_;  // that were added, by place
  // By place; without rows while nothing is known.
  Bits weak_;    // at least as good
  Bits strict_;  // better
};

// From the rows that count.
[[nodiscard]] OptionPreorder option_preorder(const Negotiation& negotiation, PartyId party,
                                             IssueId issue, const Counting& counting = {});

}  // namespace zopa
