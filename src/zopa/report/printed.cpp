#include "zopa/report/printed.hpp"

#include "zopa/words/catalogue.hpp"

namespace zopa::report {
namespace {

template <class T>
const T* pointer_to(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}

std::string english(const Message& why) { return words::english().text(why); }

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
  if (!part.value) printed.not_computed.push_back({name, english(*part.why)});
  printed.stopped = part.stopped;
  return printed;
}

}  // namespace

Printed printed(const engine::Analysis& analysis) {
  const Negotiation& negotiation = analysis.negotiation;
  Printed printed = opening(analysis.has("evidence") ? Verb::analyze : Verb::deadlock, negotiation);
  if (!negotiation.as_of().empty()) printed.as_of = negotiation.as_of();
  printed.round = analysis.as_of;
  printed.without = analysis.without;
  printed.tabled_only = analysis.tabled_only;
  printed.deadlock = pointer_to(analysis.deadlock);
  printed.bargaining_range = pointer_to(analysis.bargaining_range);
  printed.evidence = analysis.evidence;
  for (const Diagnostic& warning : analysis.warnings) printed.warnings.push_back({warning});
  printed.settlements = pointer_to(analysis.settlements);
  printed.stability = pointer_to(analysis.stability);
  printed.reciprocal = analysis.reciprocal;
  printed.impasse = pointer_to(analysis.impasse);
  printed.robustness = pointer_to(analysis.robustness);
  printed.contradiction = analysis.contradiction;
  for (const auto& missing : analysis.not_computed) {
    printed.not_computed.push_back({missing.part, english(missing.why)});
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

Printed printed(const Negotiation& in_force, const stability::StabilityAnswer& answer) {
  Printed printed = opening(Verb::stability, in_force);
  printed.stability = pointer_to(answer.stability);
  printed.impasse = pointer_to(answer.impasse);
  if (!answer.impasse) {
    const std::string& why = answer.why_not_impasse;
    printed.not_computed.push_back(
        {"impasse_map", answer.stability ? "the parties' own moves say it: see stability"
                        : why.empty()    ? std::string("there is no joint issue")
                                         : why});
  }
  if (!answer.stability) printed.not_computed.push_back({"stability", answer.why_not});
  printed.stopped = answer.stopped;
  return printed;
}

Printed printed(const Negotiation& in_force, const stability::Hypergame& answer) {
  Printed printed = opening(Verb::hypergame, in_force);
  printed.stability = &answer.conflict;
  printed.hypergame = &answer;
  return printed;
}

}  // namespace zopa::report
