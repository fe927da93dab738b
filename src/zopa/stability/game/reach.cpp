// A pass goes over the array once.  The first pass takes all moved digits of the lowest places, a
// block of the first cache at a time, in place.  Each further pass takes as many higher digits as
// make kRows rows: it copies a tile of rows by neighbouring states into the cache, works there, and
// copies it back (in place, rows a power of two apart would push each other out of the cache).
#include "zopa/stability/game/reach.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "zopa/stability/game/chunks.hpp"
#include "zopa/stability/game/fibres.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kBlockBytes = 16384;
constexpr std::size_t kRows = 128;
constexpr std::size_t kBlocksUnasked = 256;  // between two looks at the limits

template <class Score>
struct Larger {
  Score operator()(Score a, Score b) const { return a > b ? a : b; }
};
template <class Score>
struct Smaller {
  Score operator()(Score a, Score b) const { return a < b ? a : b; }
};

// Digits of the lowest places, as many as a block of the first cache holds.
struct Block {
  std::size_t digits = 0;
  std::size_t states = 1;

  Block(const Moves& moves, std::size_t most) {
    for (; digits < moves.digits.size(); ++digits) {
      const std::size_t size = moves.digits[digits].size;
      if (digits > 0 && states * size > most) break;
      states *= size;
    }
  }
};

// One moved digit, where its values stand `stride` apart.
struct Step {
  std::size_t stride;
  std::size_t size;
  std::vector<char> may;  // from * size + to

  Step(const Digit& digit, std::size_t at) : stride(at), size(digit.size), may(size * size, 1) {
    for (const auto& [from, to] : digit.ruled_out) may[from * size + to] = 0;
  }
};

// Two values: the one row takes the other's where it may change to it.
template <class Score, class Better>
void along_two(const Step& step, std::span<Score> values, Better better) {
  const bool up = step.may[1] != 0;
  const bool down = step.may[2] != 0;
  for (std::size_t base = 0; base < values.size(); base += 2 * step.stride) {
    Score* low = &values[base];
    Score* high = &values[base + step.stride];
    for (std::size_t k = 0; k < step.stride; ++k) {
      const Score own = low[k];
      const Score other = high[k];
      const Score best = better(own, other);
      low[k] = up ? best : own;
      high[k] = down ? best : other;
    }
  }
}

// Two values side by side, or two or four apart, in machine words of 16 bytes.
template <class Score, std::size_t Stride, class Better>
void along_close(const Step& step, std::span<Score> values, Better better) {
  constexpr std::size_t kLanes = 16 / sizeof(Score);
  const bool up = step.may[1] != 0;
  const bool down = step.may[2] != 0;
  for (std::size_t base = 0; base + kLanes <= values.size(); base += kLanes) {
    std::array<Score, kLanes> own{};
    std::array<Score, kLanes> best{};
    std::copy_n(&values[base], kLanes, own.begin());
    for (std::size_t k = 0; k < kLanes; ++k) best[k] = better(own[k], own[k ^ Stride]);
    for (std::size_t k = 0; k < kLanes; ++k) {
      const bool is_low = (k & Stride) == 0;
      values[base + k] = (is_low ? up : down) ? best[k] : own[k];
    }
  }
}

// As many values as there are.
template <class Score, class Better>
void along_many(const Step& step, std::span<Score> values, Better better) {
  std::vector<Score> before(step.size * step.stride);
  for (std::size_t base = 0; base < values.size(); base += before.size()) {
    std::copy_n(&values[base], before.size(), before.begin());
    for (std::size_t from = 0; from < step.size; ++from) {
      Score* own = &values[base + from * step.stride];
      for (std::size_t to = 0; to < step.size; ++to) {
        if (to == from || step.may[from * step.size + to] == 0) continue;
        const Score* other = &before[to * step.stride];
        for (std::size_t k = 0; k < step.stride; ++k) own[k] = better(own[k], other[k]);
      }
    }
  }
}

template <class Score, class Better>
void along(const Step& step, std::span<Score> values, Better better) {
  constexpr std::size_t kLanes = 16 / sizeof(Score);
  if (step.size == 1) return;
  if (step.size != 2) return along_many(step, values, better);
  if (values.size() % kLanes == 0) {
    if (step.stride == 1) return along_close<Score, 1>(step, values, better);
    if (step.stride == 2) return along_close<Score, 2>(step, values, better);
    if (step.stride == 4 && kLanes > 4) {
      return along_close<Score, kLanes / 2>(step, values, better);
    }
  }
  along_two(step, values, better);
}

// The moved digits that one pass takes, from the place `low` on; `run` states below them.
struct Pass {
  std::vector<Step> steps;               // strides within a tile
  std::vector<std::size_t> rows = {0};   // where they stand in the array
  std::vector<std::size_t> bases = {0};  // the other digits above `run`
  std::size_t run = 0;
};

template <class Score, class Better>
void run_pass(const Pass& pass, std::span<Score> values, Better better, const Sharing& sharing) {
  const std::size_t most = std::max<std::size_t>(kBlockBytes / sizeof(Score) / pass.rows.size(), 8);
  const std::size_t lanes = std::min(pass.run, most);
  const std::size_t in_run = (pass.run + lanes - 1) / lanes;
  in_chunks(pass.bases.size() * in_run, values.size(), sharing,
            [&](std::size_t first, std::size_t last) {
              std::vector<Step> steps = pass.steps;
              std::vector<Score> tile(pass.rows.size() * lanes);
              for (std::size_t k = first; k < last; ++k) {
                const std::size_t base = pass.bases[k / in_run];
                const std::size_t start = k % in_run * lanes;
                const std::size_t width = std::min(lanes, pass.run - start);
                for (std::size_t s = 0; s < steps.size(); ++s)
                  steps[s].stride = pass.steps[s].stride * width;
                Score* at = &values[base + start];
                for (std::size_t r = 0; r < pass.rows.size(); ++r) {
                  std::copy_n(at + pass.rows[r], width, &tile[r * width]);
                }
                const std::span<Score> filled(tile.data(), pass.rows.size() * width);
                for (const Step& step : steps) along(step, filled, better);
                for (std::size_t r = 0; r < pass.rows.size(); ++r) {
                  std::copy_n(&tile[r * width], width, at + pass.rows[r]);
                }
              }
            });
}

// Digits from `first` on, until the rows are many.  Returns the digit to go on with.
std::size_t add_digits(const Moves& moves, const Movers& moved, std::size_t first, Pass& pass) {
  std::size_t stride = moves.stride(first);
  std::size_t next = moves.digits.size();
  for (std::size_t d = first; d < moves.digits.size(); ++d) {
    const Digit& digit = moves.digits[d];
    const bool fits = pass.rows.size() == 1 || pass.rows.size() * digit.size <= kRows;
    const bool is_taken = moved[d] && fits && next == moves.digits.size();
    if (moved[d] && !is_taken) next = std::min(next, d);
    if (is_taken) {
      if (pass.rows.size() == 1) pass.run = stride;
      pass.steps.emplace_back(digit, pass.rows.size());
    }
    if (is_taken || pass.run != 0) {
      multiply(is_taken ? pass.rows : pass.bases, digit.size, stride);
    }
    stride *= digit.size;
  }
  return next;
}

template <class Score, class Better>
void take(const Moves& moves, const Movers& moved, std::span<Score> values, Better better,
          const Sharing& sharing) {
  const Block block(moves, kBlockBytes / sizeof(Score));
  std::vector<Step> low;
  for (std::size_t d = 0; d < block.digits; ++d) {
    if (moved[d]) low.emplace_back(moves.digits[d], moves.stride(d));
  }
  if (!low.empty()) {
    in_chunks(values.size() / block.states, values.size(), sharing,
              [&](std::size_t start, std::size_t end) {
                for (std::size_t b = start; b < end; ++b) {
                  const auto own = values.subspan(b * block.states, block.states);
                  for (const Step& step : low) along(step, own, better);
                }
              });
  }
  std::size_t first = block.digits;
  while (first < moves.digits.size()) {
    Pass pass;
    first = add_digits(moves, moved, first, pass);
    if (!pass.steps.empty()) run_pass(pass, values, better, sharing);
  }
}

// One digit less; its rows stand `stride` apart.
template <class Score, class Better>
void drop_digit(std::size_t size, std::size_t stride, std::vector<Score>& values, Better better) {
  std::size_t to = 0;
  for (std::size_t base = 0; base < values.size(); base += size * stride, to += stride) {
    for (std::size_t k = 0; k < stride; ++k) {
      Score best = values[base + k];
      for (std::size_t v = 1; v < size; ++v) best = better(best, values[base + v * stride + k]);
      values[to + k] = best;
    }
  }
  values.resize(to);
}

// Block by block: what is left of a block is folded into its place in the result.
template <class Score, class Better>
std::vector<Score> fold(const Moves& moves, const Movers& chosen, std::span<const Score> values,
                        Better better, Score worst, const Limits* limits) {
  const Block block(moves, kBlockBytes / sizeof(Score));
  std::size_t kept = 1;
  for (std::size_t d = 0; d < chosen.size(); ++d) kept *= chosen[d] ? 1 : moves.digits[d].size;
  std::vector<Score> result(kept, worst);
  std::vector<Score> part;
  for (std::size_t base = 0; base < values.size(); base += block.states) {
    if (base / block.states % kBlocksUnasked == 0 && is_reached(limits)) break;
    const auto own = values.subspan(base, block.states);
    part.assign(own.begin(), own.end());
    for (std::size_t d = block.digits; d-- > 0;) {  // the highest first: their rows are long
      if (chosen[d]) drop_digit(moves.digits[d].size, moves.stride(d), part, better);
    }
    std::size_t to = 0;
    std::size_t places = part.size();
    std::size_t rest = base / block.states;
    for (std::size_t d = block.digits; d < chosen.size(); ++d) {
      const std::size_t size = moves.digits[d].size;
      if (!chosen[d]) {
        to += rest % size * places;
        places *= size;
      }
      rest /= size;
    }
    for (std::size_t k = 0; k < part.size(); ++k) result[to + k] = better(result[to + k], part[k]);
  }
  return result;
}

// Bit k: is a[k] at least b[k]?  For up to 64 of them.
template <class Score>
std::uint64_t compare(const Score* a, const Score* b, std::size_t count) {
  std::array<std::uint8_t, 64> is_at_least{};
  for (std::size_t k = 0; k < count; ++k) is_at_least[k] = a[k] >= b[k] ? 1 : 0;
  std::uint64_t word = 0;
  for (std::size_t byte = 0; byte < 8; ++byte) {
    std::uint64_t eight = 0;
    for (std::size_t k = 0; k < 8; ++k) {
      eight |= std::uint64_t{is_at_least[8 * byte + k]} << (8 * k);
    }
    // Gathers the lowest bits of eight bytes.
    word |= ((eight * 0x0102040810204080U) >> 56U) << (8 * byte);
  }
  return word;
}

// What the party can bring about in one step, a tile of it at a time: `lanes` states side by side,
// in as many rows as its higher digits have settings.
template <class Score>
class OwnMoves {
 public:
  OwnMoves(const Moves& moves, std::size_t party, std::span<const Score> scores,
           std::span<const Score> sanctions)
      : moves_(moves), scores_(scores), sanctions_(sanctions), lanes_(lanes_for(moves, party)) {
    std::size_t stride = 1;
    for (const Digit& digit : moves.digits) {
      const bool is_own = digit.mover == party;
      if (stride < lanes_) {
        if (is_own) steps_.emplace_back(digit, stride);
      } else {
        if (is_own) steps_.emplace_back(digit, rows_.size() * lanes_);
        multiply(is_own ? rows_ : bases_, digit.size, stride);
      }
      stride *= digit.size;
    }
  }

  [[nodiscard]] StateSet withstood(Sharing sharing) const {
    StateSet result(scores_.size());
    if (lanes_ % 64 != 0) sharing.threads = 1;  // rows would share words of the result
    in_chunks(bases_.size(), scores_.size(), sharing, [&](std::size_t first, std::size_t last) {
      std::vector<Score> tile(rows_.size() * lanes_);
      for (std::size_t b = first; b < last; ++b) {
        const std::size_t base = bases_[b];
        for (std::size_t r = 0; r < rows_.size(); ++r) fill(base + rows_[r], &tile[r * lanes_]);
        for (const Step& step : steps_) along(step, std::span<Score>(tile), Larger<Score>());
        for (std::size_t r = 0; r < rows_.size(); ++r) {
          add_row(base + rows_[r], &tile[r * lanes_], result);
        }
      }
    });
    if (moves_.infeasible) {
      for (std::size_t w = 0; w < result.words().size(); ++w) {
        result.words()[w] &= ~moves_.infeasible->words()[w];
      }
    }
    return result;
  }

 private:
  static std::size_t lanes_for(const Moves& moves, std::size_t party) {
    std::size_t rows = 1;
    for (const Digit& digit : moves.digits) rows *= digit.mover == party ? digit.size : 1;
    std::size_t lanes = 1;
    for (const Digit& digit : moves.digits) {
      const std::size_t more_rows = digit.mover == party ? rows / digit.size : rows;
      const bool fits = more_rows * lanes * digit.size * sizeof(Score) <= 2 * kBlockBytes;
      if (lanes >= 64 && !fits) break;
      lanes *= digit.size;
      rows = more_rows;
    }
    return lanes;
  }

  // min(score, sanction); the least there is where the state is infeasible.
  void fill(std::size_t first, Score* row) const {
    std::copy_n(&scores_[first], lanes_, row);
    if (!sanctions_.empty()) {
      const Score* sanction = &sanctions_[first];
      for (std::size_t k = 0; k < lanes_; ++k) row[k] = std::min(row[k], sanction[k]);
    }
    if (!moves_.infeasible) return;
    for (std::size_t k = 0; k < lanes_; ++k) {
      const Score kept = row[k];
      row[k] = moves_.infeasible->has(first + k) ? std::numeric_limits<Score>::min() : kept;
    }
  }

  void add_row(std::size_t first, const Score* row, StateSet& result) const {
    const auto words = result.words();
    for (std::size_t k = 0; k < lanes_; k += 64) {
      const std::uint64_t bits =
          compare(&scores_[first + k], row + k, std::min<std::size_t>(64, lanes_ - k));
      const std::size_t at = first + k;
      words[at / 64] |= bits << (at % 64);
      if (at % 64 != 0 && at / 64 + 1 < words.size()) words[at / 64 + 1] |= bits >> (64 - at % 64);
    }
  }

  const Moves& moves_;
  std::span<const Score> scores_;
  std::span<const Score> sanctions_;
  std::size_t lanes_;
  std::vector<Step> steps_;
  std::vector<std::size_t> rows_ = {0};
  std::vector<std::size_t> bases_ = {0};
};

}  // namespace

Movers digits_of(const Moves& moves, std::size_t party) {
  Movers moved;
  for (const Digit& digit : moves.digits) moved.push_back(digit.mover == party);
  return moved;
}

Movers digits_of_others(const Moves& moves, std::size_t party) {
  Movers moved = digits_of(moves, party);
  moved.flip();
  return moved;
}

template <class Score>
void take_largest(const Moves& moves, const Movers& moved, std::span<Score> values,
                  const Sharing& sharing) {
  take(moves, moved, values, Larger<Score>(), sharing);
}

template <class Score>
void take_smallest(const Moves& moves, const Movers& moved, std::span<Score> values,
                   const Sharing& sharing) {
  take(moves, moved, values, Smaller<Score>(), sharing);
}

template <class Score>
std::vector<Score> largest_over(const Moves& moves, const Movers& chosen,
                                std::span<const Score> values, const Limits* limits) {
  return fold(moves, chosen, values, Larger<Score>(), std::numeric_limits<Score>::min(), limits);
}

template <class Score>
std::vector<Score> smallest_over(const Moves& moves, const Movers& chosen,
                                 std::span<const Score> values, const Limits* limits) {
  return fold(moves, chosen, values, Smaller<Score>(), std::numeric_limits<Score>::max(), limits);
}

template <class Score>
StateSet withstands_own_moves(const Moves& moves, std::size_t party, std::span<const Score> scores,
                              std::span<const Score> sanctions, const Sharing& sharing) {
  return OwnMoves<Score>(moves, party, scores, sanctions).withstood(sharing);
}

template <class Score>
StateSet states_at_least(std::span<const Score> scores, Score level) {
  StateSet result(scores.size());
  std::array<Score, 64> levels{};
  levels.fill(level);
  for (std::size_t s = 0; s < scores.size(); s += 64) {
    const std::size_t count = std::min<std::size_t>(64, scores.size() - s);
    result.words()[s / 64] = compare(&scores[s], levels.data(), count);
  }
  return result;
}

template StateSet states_at_least(std::span<const std::int16_t>, std::int16_t);
template StateSet states_at_least(std::span<const std::int32_t>, std::int32_t);
template StateSet withstands_own_moves(const Moves&, std::size_t, std::span<const std::int16_t>,
                                       std::span<const std::int16_t>, const Sharing&);
template StateSet withstands_own_moves(const Moves&, std::size_t, std::span<const std::int32_t>,
                                       std::span<const std::int32_t>, const Sharing&);
template void take_largest(const Moves&, const Movers&, std::span<std::int16_t>, const Sharing&);
template void take_largest(const Moves&, const Movers&, std::span<std::int32_t>, const Sharing&);
template void take_smallest(const Moves&, const Movers&, std::span<std::int16_t>, const Sharing&);
template void take_smallest(const Moves&, const Movers&, std::span<std::int32_t>, const Sharing&);
template std::vector<std::int16_t> largest_over(const Moves&, const Movers&,
                                                std::span<const std::int16_t>, const Limits*);
template std::vector<std::int32_t> largest_over(const Moves&, const Movers&,
                                                std::span<const std::int32_t>, const Limits*);
template std::vector<std::int16_t> smallest_over(const Moves&, const Movers&,
                                                 std::span<const std::int16_t>, const Limits*);
template std::vector<std::int32_t> smallest_over(const Moves&, const Movers&,
                                                 std::span<const std::int32_t>, const Limits*);

}  // namespace zopa::stability
