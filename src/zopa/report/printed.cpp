#include "zopa/report/printed.hpp"

namespace zopa::report {
namespace {

template <class T>
const T* pointer_to(const std::optional<T>& value) {
  return value ? &*value : nullptr;
}

void add_rest(const engine::Analysis& analysis, Printed& printed) {
  printed.evidence = analysis.evidence;
  for (const Diagnostic& warning : analysis.warnings) printed.warnings.push_back({warning});
  printed.settlements = pointer_to(analysis.settlements);
  printed.stability = pointer_to(analysis.stability);
  if (analysis.deadlock) printed.reciprocal = analysis.reciprocal;
  printed.impasse = pointer_to(analysis.impasse);
  printed.robustness = pointer_to(analysis.robustness);
  printed.contradiction = analysis.contradiction;
}

}  // namespace

Printed printed(const engine::Analysis& analysis, Part part) {
  const Negotiation& negotiation = analysis.negotiation;
  Printed printed;
  printed.verb = part == Part::everything ? Verb::analyze : Verb::deadlock;
  printed.title = negotiation.title();
  if (!negotiation.as_of().empty()) printed.as_of = negotiation.as_of();
  printed.round = analysis.as_of;
  printed.without = analysis.without;
  printed.tabled_only = analysis.tabled_only;
  printed.deadlock = pointer_to(analysis.deadlock);
  printed.bargaining_range = pointer_to(analysis.bargaining_range);
  if (part == Part::everything) add_rest(analysis, printed);
  for (const auto& missing : analysis.not_computed) {
    if (!missing.belongs_to_deadlock() && part == Part::deadlock) continue;
    printed.not_computed.push_back({missing.part, missing.why});
  }
  printed.stopped = analysis.is_stopped();
  return printed;
}

Printed printed(const Negotiation& in_force, const settle::SettlementAnswer& answer) {
  Printed printed;
  printed.verb = Verb::settle;
  printed.title = in_force.title();
  printed.settlements = pointer_to(answer.settlements);
  if (!answer.settlements) printed.not_computed.push_back({"settlements", answer.why_not});
  printed.stopped = answer.stopped;
  return printed;
}

Printed printed(const Negotiation& in_force, const robust::RobustAnswer& answer) {
  Printed printed;
  printed.verb = Verb::robust;
  printed.title = in_force.title();
  printed.robustness = pointer_to(answer.robustness);
  printed.contradiction = answer.contradiction;
  if (!answer.robustness) printed.not_computed.push_back({"robustness", answer.why_not});
  printed.stopped = answer.stopped;
  return printed;
}

Printed printed(const Negotiation& in_force, const stability::StabilityAnswer& answer) {
  Printed printed;
  printed.verb = Verb::stability;
  printed.title = in_force.title();
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
  Printed printed;
  printed.verb = Verb::hypergame;
  printed.title = in_force.title();
  printed.stability = &answer.conflict;
  printed.hypergame = &answer;
  return printed;
}

}  // namespace zopa::report
