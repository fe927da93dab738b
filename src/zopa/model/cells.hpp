// The options of a numeric issue: each number that something names, and each stretch of numbers
// between two of them.
//
// Of a scale from 30 to 60 in steps of 0.5, and claims that say `cap <= 42.5` and `cap >= 49`,
// these are 30..42, 42.5, 43..48.5, 49 and 49.5..60.  All claims say the same of every number of a
// stretch, so whatever holds of one of them holds of all: engines see a handful of options where
// there are a million numbers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Has it a scale, without a flaw?
[[nodiscard]] bool is_numeric(const Issue& issue);

// The option of these numbers.
[[nodiscard]] Option option_of(const Scale& scale, const Range& numbers);

// The option of this number, which is added where there is none: what is named in a file that is
// being read.  nullopt where the issue is not numeric or the number none of its scale.
[[nodiscard]] std::optional<OptionId> option_of_number(Issue& issue, Decimal number);

// What to say of a number that the issue does not have.
[[nodiscard]] Message no_number(const Issue& issue, Value shown);

// Gives every numeric issue its options, from the numbers that something names, and changes all ids
// of options accordingly.  `<` and `>` name the neighbour of their number too, an order of all
// numbers both ends of the scale.  Orders by direction and `takes` with a bound get their options.
// Where somebody gives values or points every number is an option, and one between two that have a
// value gets its own on the straight line between them.  Leaves issues alone whose scale has a
// flaw.
void cut_scales(Contents& contents);

// The same options in what is left of a whole, where fewer claims count: those that nothing tells
// apart any more are one option, the first stretch of numbers among them, and the rest of them are
// left out.  Ids of options stay what they are.
void merge_cells(Contents& contents);

// Of so many numbers of an issue values can be given: each is an option then.
inline constexpr std::uint64_t kMostValued = 2000;

// The numbers of these options, those beside one another together; ascending.
[[nodiscard]] std::vector<Range> stretches(const Contents& contents, IssueId issue,
                                           const std::vector<OptionId>& options);

// "42.5", "43..48.5": as an option of numbers is called in JSON; and back.
[[nodiscard]] std::string id_of(const Range& numbers);
[[nodiscard]] std::optional<Range> numbers_of(std::string_view id);

// Ranges of the scale's numbers, those that touch or overlap as one; ascending.  nullopt where an
// end is no number of the scale.
[[nodiscard]] std::optional<std::vector<Range>> joined(const Scale& scale,
                                                       std::vector<Range> ranges);

// The condition that the issue takes one of these numbers, joined as above, in the file's notation:
// "cap >= 43 and cap <= 48.5".  Expects one range at least.
[[nodiscard]] std::string to_notation(const Issue& issue, const std::vector<Range>& ranges);

}  // namespace zopa
