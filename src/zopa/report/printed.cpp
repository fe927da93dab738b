#include "zopa/report/printed.hpp"

namespace zopa::report {
namespace {

template <class T>
const T* pointer_to(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}

std::optional<DayShown> shown(const engine::Analysis& analysis) {
  const Day& day = analysis.as_of;
  if (day.date.empty() && !day.round) return std::nullopt;
  DayShown shown{std::nullopt, day.round, analysis.is_of_earlier_day()};
  if (!day.date.empty()) shown.date = day.date;
  return shown;
}

// What every verb begins with.
Printed opening(Verb verb, const Negotiation& in_force) {
  Printed printed;
  printed.verb = verb;
  printed.title = in_force.title();
  return printed;
}

// … of a verb that prints one part.
template <class T>
Printed opening(Verb verb, const Negotiation& in_force, const char* name, const Part<T>& part) {
  Printed printed = opening(verb, in_force);
  if (!part.value) printed.not_computed.push_back({name, *part.why});
  printed.stopped = part.stopped;
  return printed;
}

}  // namespace

Printed printed(const engine::Analysis& analysis) {
  const Negotiation& negotiation = analysis.negotiation;
  Printed printed = opening(analysis.has("evidence") ? Verb::analyze : Verb::deadlock, negotiation);
  printed.as_of = shown(analysis);
  printed.known_later = analysis.known_later;
  printed.without = analysis.without;
  printed.tabled_only = analysis.tabled_only;
  printed.without_former = analysis.without_former;
  printed.deadlock = pointer_to(analysis.deadlock);
  printed.bargaining_range = pointer_to(analysis.bargaining_range);
  printed.proposals = analysis.proposals;
  printed.moved = pointer_to(analysis.moved);
  printed.ratification = pointer_to(analysis.ratification);
  printed.readings = pointer_to(analysis.readings);
  printed.offers = pointer_to(analysis.offers);
  printed.evidence = analysis.evidence;
  printed.disputed = analysis.disputed;
  printed.former_voices = analysis.former_voices;
  printed.events = analysis.events;
  for (const Diagnostic& warning : analysis.warnings) printed.warnings.push_back({warning});
  printed.settlements = pointer_to(analysis.settlements);
  printed.stability = pointer_to(analysis.stability);
  printed.schedules = analysis.schedules;
  printed.impasse = pointer_to(analysis.impasse);
  printed.robustness = pointer_to(analysis.robustness);
  printed.questions = pointer_to(analysis.questions);
  printed.contradiction = analysis.contradiction;
  for (const auto& missing : analysis.not_computed) {
    printed.not_computed.push_back({missing.part, missing.why});
  }
  printed.stopped = analysis.is_stopped();
  return printed;
}

Printed printed_questions(const engine::Analysis& analysis) {
  Printed printed = opening(Verb::ask, analysis.negotiation);
  printed.deadlock = pointer_to(analysis.deadlock);
  printed.questions = pointer_to(analysis.questions);
  if (const Message* why = analysis.why_not_computed("questions")) {
    printed.not_computed.push_back({"questions", *why});
  }
  printed.stopped = analysis.is_stopped();
  return printed;
}

Printed printed(const Negotiation& in_force, const Part<settle::Settlements>& part) {
  Printed printed = opening(Verb::settle, in_force, "settlements", part);
  printed.settlements = pointer_to(part.value);
  return printed;
}

Printed printed(const Negotiation& in_force, const Part<robust::Robustness>& part,
                const std::vector<PositionId>& contradiction) {
  Printed printed = opening(Verb::robust, in_force, "robustness", part);
  printed.robustness = pointer_to(part.value);
  printed.contradiction = contradiction;
  return printed;
}

Printed printed(const Negotiation& in_force, const Part<stability::Stability>& part,
                const Part<stability::Impasse>& impasse) {
  const Message moves_say_it("why.moves_say_it");
  Printed printed = opening(Verb::stability, in_force);
  if (!impasse.value) {
    const Message& why = part.value ? moves_say_it : *impasse.why;
    printed.not_computed.push_back({"impasse_map", why});
  }
  if (!part.value) printed.not_computed.push_back({"stability", *part.why});
  printed.stability = pointer_to(part.value);
  printed.impasse = pointer_to(impasse.value);
  printed.stopped = part.stopped || impasse.stopped;
  return printed;
}

Printed printed(const Negotiation& in_force, const Part<stability::Hypergame>& part) {
  Printed printed = opening(Verb::hypergame, in_force, "hypergame", part);
  if (!part.value) return printed;
  printed.stability = &part.value->conflict;
  printed.hypergame = &*part.value;
  return printed;
}

Printed printed(const Negotiation& in_force,
                const std::vector<deadlock::TestedProposal>& proposals) {
  Printed printed = opening(Verb::test, in_force);
  printed.proposals = proposals;
  return printed;
}

Printed printed(const std::vector<RecordRow>& record, const std::string& title) {
  Printed printed;
  printed.verb = Verb::backtest;
  printed.title = title;
  printed.record = record;
  for (const RecordRow& row : record) {
    printed.stopped = printed.stopped || row.place.stands == deadlock::Stands::not_known;
  }
  return printed;
}

Printed printed(const DifferenceShown& difference, const engine::Analysis& before,
                const engine::Analysis& after) {
  Printed printed = opening(Verb::diff, after.negotiation);
  printed.difference = &difference;
  printed.stopped = before.is_stopped() || after.is_stopped();
  return printed;
}

}  // namespace zopa::report
