// The order in time of steps, as issues: "which first, or both together?"
//
//   const DraftStep weapons = talks.step("weapons", "Handover of weapons", south, judge);
//   const DraftStep office = talks.step("office", "Seats in the executive");
//   talks.red_line(north, weapons.before(office));
//
// Each pair of steps that some claim names is a joint issue of its own, `weapons.office`, with the
// options `first` (the first of the two in the file comes first), `second`, `together` and, where
// somebody verifies one of the two, `verified` (together, in stages that the verifier confirms).
// Engines know nothing of time: to them these are issues like any other.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

enum class InTime : std::uint8_t { first, second, together, verified };

// The option of an order in time that says so.
[[nodiscard]] constexpr OptionId option_of(InTime relation) {
  return OptionId{static_cast<std::size_t>(relation)};
}
[[nodiscard]] constexpr InTime in_time_of(OptionId option) {
  return static_cast<InTime>(option.index());
}

// Who would verify the steps of a pair: nobody, one, or each its own.
[[nodiscard]] std::vector<PartyId> verifiers_of(const Contents& contents, const StepPair& pair);

// The issue of the order of two different steps, in either order; nullopt where no claim names it.
[[nodiscard]] std::optional<IssueId> find_order(const Contents& contents, StepId a, StepId b);

// What it is called: "weapons.office".
[[nodiscard]] std::string order_id(const Contents& contents, StepId a, StepId b);
// The same, added where there is none.  Expects steps on file.
[[nodiscard]] IssueId order_of(Contents& contents, StepId a, StepId b);
// … where there is known to be none.
IssueId add_order(Contents& contents, StepId a, StepId b);

// "a before b"; "a with b", which is true of `verified` too; "a with b verified".
[[nodiscard]] Formula before(const Contents& contents, IssueId order, StepId a);
[[nodiscard]] Formula together(const Contents& contents, IssueId order);
[[nodiscard]] Formula verified(IssueId order);

// As a file writes what an atom, or an option, says of an order in time: "weapons before office".
[[nodiscard]] std::string order_notation(const Contents& contents, const Atom& atom);
[[nodiscard]] std::string order_notation(const Contents& contents, IssueId order, OptionId option);

// Brings orders in time into one order, behind the issues of the file, and gives them their names;
// makes the rules by which they agree: what comes before what comes before a third comes before
// the third.  Whoever has them already gets the same again.  Expects names of steps; ids that lead
// nowhere are left alone.  No rules are made where there would be more than kMostOrderRules, or one
// of more than kMostOrdersRound steps.
void arrange_orders(Contents& contents);
inline constexpr std::size_t kMostOrderRules = 2000;
inline constexpr std::size_t kMostOrdersRound = 500;

// Is it so?  Then orders in time are not kept in agreement.
[[nodiscard]] bool has_too_many_orders(const Contents& contents);

// Is it an order in time as order_of() makes it: of two steps on file, with its options, joint?
[[nodiscard]] bool is_whole_order(const Contents& contents, const Issue& issue);

// Marks as tabled what somebody put on the table: an order that a party demands or requires, by a
// claim that is not the analyst's own reading.
void table_orders(Contents& then);

}  // namespace zopa
