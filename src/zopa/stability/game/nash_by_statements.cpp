#include "zopa/stability/game/nash_by_statements.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/contracts.hpp"
#include "zopa/stability/game/fibres.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kTileWords = 16384;

// In each pair of groups of bits that differ in one place below 64, both become "one of them".
std::uint64_t spread_in_word(std::uint64_t word, std::size_t place) {
  constexpr std::array<std::uint64_t, 6> kZeros = {0x5555555555555555U, 0x3333333333333333U,
                                                   0x0f0f0f0f0f0f0f0fU, 0x00ff00ff00ff00ffU,
                                                   0x0000ffff0000ffffU, 0x00000000ffffffffU};
  const std::size_t shift = std::size_t{1} << place;
  const std::uint64_t either = (word | (word >> shift)) & kZeros[place];
  return either | (either << shift);
}

// A tile: `lanes` words side by side, in a row for each setting of the party's higher moves.
class Tile {
 public:
  Tile(const Moves& moves, std::size_t party) : rows_{0}, bases_{0} {
    const std::size_t place = choose_lanes(moves, party);
    for (std::size_t d = 0; d < moves.digits.size(); ++d) {
      const bool is_own = moves.digits[d].mover == party;
      if (d < 6) {
        if (is_own) in_word_.push_back(d);
      } else if (d < place) {
        if (is_own) strides_.push_back(std::size_t{1} << (d - 6));
      } else {
        if (is_own) strides_.push_back(rows_.size() * lanes_);
        multiply(is_own ? rows_ : bases_, 2, std::size_t{1} << (d - 6));
      }
    }
  }

  [[nodiscard]] const std::vector<std::size_t>& bases() const { return bases_; }
  [[nodiscard]] std::size_t words() const { return rows_.size() * lanes_; }

  void fill(const Moves& moves, const Condition& condition, std::size_t base,
            std::vector<std::uint64_t>& words) const {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      condition.fill(moves, base + rows_[r], {&words[r * lanes_], lanes_});
    }
  }

  void keep(const std::vector<std::uint64_t>& words, std::size_t base, StateSet& states) const {
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      for (std::size_t k = 0; k < lanes_; ++k) {
        states.words()[base + rows_[r] + k] &= words[r * lanes_ + k];
      }
    }
  }

  // Each bit: is one of those set that the party can change its state to?
  void spread(std::vector<std::uint64_t>& words) const {
    for (const std::size_t place : in_word_) {
      for (std::uint64_t& word : words) word = spread_in_word(word, place);
    }
    for (const std::size_t stride : strides_) {
      for (std::size_t base = 0; base < words.size(); base += 2 * stride) {
        for (std::size_t k = base; k < base + stride; ++k) {
          words[k] |= words[k + stride];
          words[k + stride] = words[k];
        }
      }
    }
  }

 private:
  // As many digits above a word as a tile holds; the first that it does not.
  std::size_t choose_lanes(const Moves& moves, std::size_t party) {
    std::size_t high = 0;  // own moves above a word
    for (std::size_t d = 6; d < moves.digits.size(); ++d) {
      high += moves.digits[d].mover == party ? 1U : 0U;
    }
    std::size_t place = 6;
    for (; place < moves.digits.size(); ++place) {
      high -= moves.digits[place].mover == party ? 1U : 0U;
      if ((lanes_ << 1U << high) > kTileWords) break;
      lanes_ <<= 1U;
    }
    return place;
  }

  std::size_t lanes_ = 1;
  std::vector<std::size_t> rows_;
  std::vector<std::size_t> bases_;
  std::vector<std::size_t> in_word_;  // own moves below 64: their places
  std::vector<std::size_t> strides_;  // … above: in words of a tile
};

}  // namespace

bool is_sliceable(const Moves& moves) {
  return std::all_of(moves.digits.begin(), moves.digits.end(),
                     [](const Digit& digit) { return digit.size == 2 && digit.ruled_out.empty(); });
}

void keep_nash_stable(const Moves& moves, std::size_t party,
                      const std::vector<Condition>& statements,
                      const std::vector<Condition>& infeasible, StateSet& equilibria,
                      const Limits* limits) {
  ZOPA_EXPECTS(is_sliceable(moves));
  const Tile tile(moves, party);
  std::vector<std::uint64_t> left(tile.words());
  std::vector<std::uint64_t> truth(tile.words());
  std::vector<std::uint64_t> any(tile.words());
  for (std::size_t b = 0; b < tile.bases().size() && !is_reached(limits); ++b) {
    const std::size_t base = tile.bases()[b];
    std::fill(left.begin(), left.end(), ~std::uint64_t{0});
    for (const Condition& condition : infeasible) {
      tile.fill(moves, condition, base, truth);
      for (std::size_t w = 0; w < left.size(); ++w) left[w] &= ~truth[w];
    }
    for (const Condition& statement : statements) {
      tile.fill(moves, statement, base, truth);
      for (std::size_t w = 0; w < left.size(); ++w) any[w] = left[w] & truth[w];
      tile.spread(any);
      for (std::size_t w = 0; w < left.size(); ++w) left[w] &= truth[w] | ~any[w];
    }
    tile.keep(left, base, equilibria);
  }
}

}  // namespace zopa::stability
