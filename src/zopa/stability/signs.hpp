// Of each state in a list, whether something holds.
//
//   Signs stable;
//   for (const std::size_t s : feasible) stable.add(found.has(s));
//   stable.count();                                  // of how many it holds
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"

namespace zopa::stability {

// `open`: in some completions of the preferences; or in turns, where looking ahead goes round.
enum class Sign : char { no = '0', yes = '1', open = '?' };

class Signs {
 public:
  void add(Sign sign) { text_ += static_cast<char>(sign); }
  void add(bool holds) { add(holds ? Sign::yes : Sign::no); }
  void set(std::size_t state, Sign sign) { text_[state] = static_cast<char>(sign); }

  // For sure.
  [[nodiscard]] bool hold(std::size_t state) const {
    return text_[state] == static_cast<char>(Sign::yes);
  }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] std::size_t count() const {
    return static_cast<std::size_t>(
        std::count(text_.begin(), text_.end(), static_cast<char>(Sign::yes)));
  }
  [[nodiscard]] answer::Marks shown() const { return {text_}; }  // "01?"

  friend bool operator==(const Signs&, const Signs&) = default;

 private:
  std::string text_;
};

using SignsByRow = std::vector<Signs>;  // by who acts

// Does it hold of the state for everyone?
[[nodiscard]] inline bool hold_for_all(const SignsByRow& rows, std::size_t state) {
  return std::all_of(rows.begin(), rows.end(), [&](const Signs& own) { return own.hold(state); });
}

}  // namespace zopa::stability
