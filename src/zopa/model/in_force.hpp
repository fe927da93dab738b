// What counts on one day, with the claims that someone wants left out.
//
//   const Result<Negotiation> then = in_force(all, {.as_of = day_of(all, RoundId{0})});
//
// A statement counts from its date on.  A position holds `from` its round on, and without one from
// the first of its statements on.  Engines are given the result and know nothing of days.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/model/day.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

struct View {
  std::optional<Day> as_of;          // absent: latest_day()
  std::vector<std::string> without;  // ids to leave out; `PARTY.reservation` too
  bool tabled_only = false;          // leave hypothetical options out
  bool without_former = false;       // leave out what rests on former voices alone
};

// By position: is it in force on that day?  Of positions of one id the latest is.
[[nodiscard]] std::vector<bool> positions_in_force(const Contents& negotiation, const Day& day);

// The negotiation with the positions, blocs and frames in force only, the options marked as tabled
// that are by then, and without statements of a later date in any `because` that has others.
// Unknown ids in `without` are the one fault.  Leaving options out can leave an issue without any,
// and then there is no package.
[[nodiscard]] Result<Negotiation> in_force(const Negotiation& negotiation, const View& view = {});

// With one more option of the issue, the last, that nobody has tabled or named.
[[nodiscard]] Negotiation with_idea(const Negotiation& in_force, IssueId issue);

// The positions and blocs that are left out of it because all that they rest on is of a later date:
// their ids, in the order of the file.
[[nodiscard]] std::vector<std::string> known_later(const Negotiation& negotiation,
                                                   const View& view = {});

// By statement: does it count on that day?  It does where something in force rests on it.
[[nodiscard]] std::vector<bool> statements_that_count(const Negotiation& in_force, const Day& day);

}  // namespace zopa
