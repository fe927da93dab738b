// What was probably meant: the known name nearest to an unknown one, the passage of a long text
// nearest to a quote.  Edit distance after Levenshtein (1966), computed by Myers' bit vectors.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/message.hpp"

namespace zopa {

// The candidate with the fewest edits from `name`, if it is near enough to be a slip (a third of
// the letters, at least one); of equals the first.
[[nodiscard]] std::optional<std::string> nearest_name(std::string_view name,
                                                      const std::vector<std::string>& candidates);

// For the end of a message: "; did you mean NAME?", or a list of what is known where nothing is
// near, or an empty text where nothing is known.
[[nodiscard]] Value hint(std::string_view name, const std::vector<std::string>& candidates);

// The same for many unknown names: once some millions of names have been compared, later ones are
// left without a hint.
class Hints {
 public:
  // `candidates()` gives the names, `count` of them.
  template <class Candidates>
  [[nodiscard]] Value hint(std::string_view name, std::size_t count, Candidates candidates) {
    if (compared_ > kMostCompared) return "";
    compared_ += count;
    return zopa::hint(name, candidates());
  }

 private:
  static constexpr std::size_t kMostCompared = 4'000'000;
  std::size_t compared_ = 0;
};

struct Passage {
  std::size_t begin = 0;  // bytes of `text`
  std::size_t end = 0;
  std::size_t edits = 0;
};

// The part of `text` that needs the fewest edits to become `wanted`, of several the one that ends
// first; nullopt if either is empty, or if none needs fewer edits than `wanted` has letters.
// Cost: |text| * |wanted| / 64 steps.
[[nodiscard]] std::optional<Passage> nearest_passage(std::string_view text,
                                                     std::string_view wanted);

}  // namespace zopa
