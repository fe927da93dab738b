// What statements are needed for.
#pragma once

namespace zopa {

// Calls `visit` with every list of statements that something rests on.
template <class SomeContents, class Visit>
void for_each_because(SomeContents& contents, Visit visit) {
  for (auto& party : contents.parties) visit(party.because);
  for (auto& step : contents.steps) visit(step.because);
  for (auto& rule : contents.rules) visit(rule.because);
  for (auto& proposal : contents.proposals) visit(proposal.because);
  for (auto& position : contents.positions) visit(position.because);
  for (auto& frame : contents.frames) visit(frame.because);
  for (auto& round : contents.rounds) visit(round.because);
  for (auto& event : contents.events) visit(event.because);
  for (auto& bloc : contents.blocs) visit(bloc.because);
  for (auto& assumption : contents.assumptions) visit(assumption.because);
}

}  // namespace zopa
