// Events that made having no agreement better or worse for a party, and what had been said before
// them: a season is lost, a war turns, a membership becomes sure.
//
//   for (const EventSince& one : events_since(in_force)) show(one.event, one.claims);
//
// An event changes no claim and no basis.  It says of which claims somebody should ask again: where
// having none became worse for a party its red lines, where it became better what it would take,
// and in both cases its threshold.
#pragma once

#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Was all that the claim rests on surely said before the event?  A statement without a date was
// said by the day of its source; what holds from a round on was said again there.
[[nodiscard]] bool is_before(const Contents& in_force, const Position& claim, const Event& event);

// Where it asks again about the claim, stated before it by a party for which having no agreement
// changed so that the claim may have: which way that changed.
[[nodiscard]] std::optional<NoAgreement> asks_again(const Contents& in_force, const Event& event,
                                                    const Position& claim);

struct EventSince {
  EventId event;
  std::vector<PositionId> claims;  // in the order of the file
};

// Of the events in force those that ask about some claim again, in the order of the file.
[[nodiscard]] std::vector<EventSince> events_since(const Contents& in_force);

}  // namespace zopa
