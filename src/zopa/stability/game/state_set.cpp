#include "zopa/stability/game/state_set.hpp"

#include <algorithm>

namespace zopa::stability {
namespace {

// The set's bits from `first` on; those beyond its end are 0.
std::uint64_t word_at(std::span<const std::uint64_t> words, std::size_t first) {
  const std::size_t at = first / 64;
  const std::size_t shift = first % 64;
  const std::uint64_t low = words[at] >> shift;
  if (shift == 0 || at + 1 == words.size()) return low;
  return low | (words[at + 1] << (64 - shift));
}

// Fills a set from its first state on, up to 64 states at a time.
class Filling {
 public:
  explicit Filling(std::span<std::uint64_t> words) : words_(words) {}

  void put(std::uint64_t bits, std::size_t count) {
    if (count < 64) bits &= (std::uint64_t{1} << count) - 1;
    const std::size_t shift = next_ % 64;
    words_[next_ / 64] |= bits << shift;
    if (shift + count > 64) words_[next_ / 64 + 1] |= bits >> (64 - shift);
    next_ += count;
  }

 private:
  std::span<std::uint64_t> words_;
  std::size_t next_ = 0;
};

}  // namespace

StateSet with_runs_repeated(const StateSet& set, std::size_t run, std::size_t times) {
  StateSet result(set.size() * times);
  Filling filling(result.words());
  for (std::size_t first = 0; first < set.size(); first += run) {
    for (std::size_t k = 0; k < times; ++k) {
      for (std::size_t done = 0; done < run; done += 64) {
        filling.put(word_at(set.words(), first + done), std::min<std::size_t>(64, run - done));
      }
    }
  }
  return result;
}

}  // namespace zopa::stability
