// Where the reading decides: what the verdict and the number of ways would be if another careful
// reader took one thing otherwise.
//
//   const Readings other = readings_of(in_force, diagnose(in_force));
//   for (const Reading& one : other.changing) …
//
// Each is the answer to the same file with one thing changed: a red line that is inferred, or of
// unknown firmness, is only a demand; a principal's consent is not needed; the consent of somebody
// with a red line, which is not needed, is; what rests on a disputed statement alone is left out,
// or on people alone who no longer speak for their party; nobody reads anything else into a text.
// What ratifiers change: ratification.hpp.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

struct Reading {
  enum class Kind : std::uint8_t {
    not_needed,
    needed,
    demand_only,
    disputed,
    former_voices,
    as_written
  };
  Kind kind = Kind::demand_only;
  PartyId party = {};                   // whose consent
  std::optional<PositionId> line = {};  // that is only a demand
  std::optional<StatementId> statement = {};
  IssueId issue = {};  // of the text
  OptionId text = {};
  std::optional<Verdict> verdict = {};  // absent where a limit stopped the search
  std::size_t ways = 0;
  bool ways_complete = false;  // else there are at least so many
  std::size_t ways_new = 0;    // where all are known: how many of them are other ones

  template <class V>
  void describe(V& v) const {
    v.about("reading", "What would change if one thing were read otherwise.");
    v.group("if", "What is read otherwise: one of these.", [&](auto& inner) {
      inner.maybe("not_needed", kind == Kind::not_needed, party,
                  "The consent of this principal is not needed.");
      inner.maybe("needed", kind == Kind::needed, party,
                  "The consent of this party, which no agreement needs, is needed.");
      inner.maybe("demand_only", line, "This red line is only a demand.");
      inner.maybe("disputed", statement,
                  "What rests on this disputed statement alone is left out.");
      inner.maybe("former_voices", kind == Kind::former_voices, answer::Always{},
                  "What rests on former voices alone is left out.");
      inner.maybe("as_written", kind == Kind::as_written, answer::Choice{{issue}, {text}},
                  "Nobody reads anything else into this option.");
    });
    v("verdict", verdict, "The verdict then; null: not computed.");
    v("ways", ways, "How many ways there are then; a lower bound unless `ways_complete`.");
    v("ways_complete", ways_complete, "Whether `ways` is exact.");
    v("ways_new", ways_new,
      "Where the ways of both readings are all known: how many of them are none as the file "
      "stands.");
  }
};

struct Readings {
  std::vector<Reading> changing;  // those that change most first
  std::size_t unchanging = 0;     // readings that change neither the verdict nor the ways
  std::size_t unknown = 0;        // … of which that is not known

  template <class V>
  void describe(V& v) const {
    v.about("readings", "Where the reading decides.");
    v("readings", changing,
      "What would change if one thing were read otherwise, where it changes the verdict or the "
      "ways: other verdicts first, then by how many ways are gone or new.");
    v("readings_unchanging", unchanging, "How many other readings change neither.");
    v("readings_unknown", unknown, "Of how many others that is not known.");
  }
};

// A reading that changes which claims are in force, or what they say.
struct ReadSo {
  Reading reading;
  Negotiation in_force;
};

// Expects the deadlock of the same negotiation.
[[nodiscard]] Readings readings_of(const Negotiation& in_force, const Deadlock& deadlock,
                                   const std::vector<ReadSo>& others = {}, const Run& run = {});

// The rule where the party's consent is given; nullopt where nobody else's is needed then.
[[nodiscard]] std::optional<Agreement> rule_without(const Agreement& rule, PartyId party);

}  // namespace zopa::deadlock
