// The numbers of a numeric issue: `from`, one step more, and so on up to `to`.
//
//   const Scale hours{Decimal{35}, Decimal{40}, *Decimal::parse("0.5"), "hours"};
//   const auto place = hours.place_of(Decimal{37});  // 4: the fifth number
//   const auto none = hours.place_of(*Decimal::parse("37.2"));  // nullopt
//
// Whoever writes such an issue down gives no options: numbers that claims name become options of
// one number each, and model/cells.hpp puts what lies between them into one option each.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "zopa/base/decimal.hpp"
#include "zopa/base/message.hpp"

namespace zopa {

struct Scale {
  Decimal from;
  Decimal to;
  Decimal step{1};
  std::string unit;  // as the file has it; empty where there is none

  // Two numbers at least and kMostNumbers at most, each with few enough digits to be kept exactly.
  static constexpr std::uint64_t kMostNumbers = 1'000'000'000;

  // What keeps it from being a scale; nullopt where nothing does.
  [[nodiscard]] std::optional<Message> flaw() const;

  // The following expect a scale without a flaw.

  [[nodiscard]] std::uint64_t numbers() const;  // how many
  // Which number of the scale it is, from 0; nullopt where it is none.
  [[nodiscard]] std::optional<std::uint64_t> place_of(Decimal number) const;
  [[nodiscard]] Decimal number_at(std::uint64_t place) const;
  // How many numbers lie in the range, whose ends are two of them.
  [[nodiscard]] std::uint64_t numbers_in(const Range& range) const;

  friend bool operator==(const Scale&, const Scale&) = default;
};

}  // namespace zopa
