// The day that an answer is for, and what had been said and tabled by then.
//
//   const Day today = latest_day(negotiation);
//   if (today.is_before(statement.date)) …  // it does not count yet
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

struct Day {
  std::optional<RoundId>
      round;         // the last one held by then: rows `from` it count, and earlier ones
  std::string date;  // as exact as the file is; empty where none is known
  std::vector<std::string> ends;  // dates: the day is over before each of them is; of none, never

  // Is the date surely later?  Not where it is unknown: an undated statement always counts.
  [[nodiscard]] bool is_before(std::string_view other) const;

  friend bool operator==(const Day&, const Day&) = default;
};

// The last round that is not planned; nullopt where there is none.
[[nodiscard]] std::optional<RoundId> latest_round(const Contents& negotiation);

// The later of `as_of` and of the last round held.
[[nodiscard]] Day latest_day(const Contents& negotiation);

// After this round, which may be a planned one.
[[nodiscard]] Day day_of(const Contents& negotiation, RoundId round);

// Expects a known date.
[[nodiscard]] Day day_on(const Contents& negotiation, const std::string& date);

// Has the option been tabled by then?
[[nodiscard]] bool is_tabled(const Option& option, const Day& day);

// Is this named day surely over by then, the day itself not counted?  Never where it is not given.
[[nodiscard]] bool is_over(const NamedDay& last, const Day& day);

// Is it surely still to come?
[[nodiscard]] bool is_to_come(const NamedDay& first, const Day& day);

}  // namespace zopa
