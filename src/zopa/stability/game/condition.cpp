#include "zopa/stability/game/condition.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/contracts.hpp"

namespace zopa::stability {
namespace {

constexpr std::size_t kWords = 256;  // at a time: a few of these fit into the first cache

// Of a yes/no digit of the six lowest places: where it is 1.
constexpr std::array<std::uint64_t, 6> kOnes = {0xaaaaaaaaaaaaaaaaU, 0xccccccccccccccccU,
                                                0xf0f0f0f0f0f0f0f0U, 0xff00ff00ff00ff00U,
                                                0xffff0000ffff0000U, 0xffffffff00000000U};

// Bits [from, to) of the words.
void set_bits(std::span<std::uint64_t> words, std::size_t from, std::size_t to) {
  while (from < to) {
    const std::size_t word = from / 64;
    const std::size_t end = std::min(to, (word + 1) * 64);
    const std::size_t length = end - from;
    const std::uint64_t ones = length == 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << length) - 1;
    words[word] |= ones << (from % 64);
    from = end;
  }
}

bool contains(const std::vector<std::uint32_t>& values, std::uint32_t value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

void fill_value(const Moves& moves, std::uint32_t digit, const std::vector<std::uint32_t>& values,
                std::size_t first_word, std::span<std::uint64_t> words) {
  const std::size_t stride = moves.stride(digit);
  const std::size_t size = moves.digits[digit].size;
  if (size == 2 && stride < 64 && (stride & (stride - 1)) == 0) {
    const std::uint64_t ones = kOnes[static_cast<std::size_t>(std::countr_zero(stride))];
    const std::uint64_t word = (contains(values, 1) ? ones : 0) | (contains(values, 0) ? ~ones : 0);
    std::fill(words.begin(), words.end(), word);
    return;
  }
  const std::size_t first = first_word * 64;
  const std::size_t last = first + words.size() * 64;
  if (first / stride == (last - 1) / stride) {  // one run holds them all
    const auto own = static_cast<std::uint32_t>(first / stride % size);
    std::fill(words.begin(), words.end(), contains(values, own) ? ~std::uint64_t{0} : 0);
    return;
  }
  std::fill(words.begin(), words.end(), 0);
  // Runs of states with the same value.
  for (std::size_t run = first / stride; run * stride < last; ++run) {
    if (!contains(values, static_cast<std::uint32_t>(run % size))) continue;
    set_bits(words, std::max(run * stride, first) - first,
             std::min((run + 1) * stride, last) - first);
  }
}

}  // namespace

Condition Condition::value(std::uint32_t digit, std::vector<std::uint32_t> values) {
  Condition condition;
  condition.steps_.push_back({Step::Kind::value, digit, std::move(values)});
  return condition;
}

Condition Condition::joined(Condition a, Step::Kind kind, const Condition& b) {
  a.steps_.insert(a.steps_.end(), b.steps_.begin(), b.steps_.end());
  a.steps_.push_back({kind, 0, {}});
  return a;
}

bool Condition::holds(const Moves& moves, std::size_t state) const {
  std::uint64_t word = 0;
  fill(moves, state / 64, {&word, 1});
  return ((word >> (state % 64)) & 1U) != 0;
}

void Condition::fill(const Moves& moves, std::size_t first_word,
                     std::span<std::uint64_t> words) const {
  ZOPA_EXPECTS(!steps_.empty());
  thread_local std::vector<std::uint64_t> stack;  // called in inner loops
  for (std::size_t done = 0; done < words.size(); done += kWords) {
    const std::size_t count = std::min(kWords, words.size() - done);
    std::size_t height = 0;
    for (const Step& step : steps_) {
      if (step.kind == Step::Kind::value) {
        stack.resize(std::max(stack.size(), (height + 1) * kWords));
        fill_value(moves, step.digit, step.values, first_word + done,
                   {&stack[height * kWords], count});
        ++height;
        continue;
      }
      if (step.kind != Step::Kind::opposite) --height;
      combine(step.kind, &stack[(height - 1) * kWords], stack.data() + height * kWords, count);
    }
    std::copy_n(stack.begin(), count, words.begin() + static_cast<std::ptrdiff_t>(done));
  }
}

// Into a; b is not looked at for an opposite.
void Condition::combine(Step::Kind kind, std::uint64_t* a, const std::uint64_t* b,
                        std::size_t count) {
  switch (kind) {
    case Step::Kind::opposite:
      for (std::size_t w = 0; w < count; ++w) a[w] = ~a[w];
      break;
    case Step::Kind::both:
      for (std::size_t w = 0; w < count; ++w) a[w] &= b[w];
      break;
    case Step::Kind::either:
      for (std::size_t w = 0; w < count; ++w) a[w] |= b[w];
      break;
    default:
      for (std::size_t w = 0; w < count; ++w) a[w] = ~(a[w] ^ b[w]);
  }
}

std::vector<std::uint32_t> Condition::digits() const {
  std::vector<std::uint32_t> all;
  for (const Step& step : steps_) {
    if (step.kind == Step::Kind::value) all.push_back(step.digit);
  }
  return all;
}

StateSet Condition::states(const Moves& moves) const {
  StateSet result(moves.states());
  fill(moves, 0, result.words());
  result.clear_beyond();
  return result;
}

}  // namespace zopa::stability
