// The main job: the engines on one file, in the order of what they need, put into one answer.
//
//   Options first;
//   first.parts = parts_of_deadlock();
//   Result<Analysis> quick = analyze(file, first);
//   const Analysis whole = completed(std::move(*quick), file, {});   // nothing is computed twice
//
// Engines know nothing of each other; what one needs of another is handed over in table.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/run.hpp"
#include "zopa/deadlock/bargaining_range.hpp"
#include "zopa/deadlock/contradictions.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/offers.hpp"
#include "zopa/deadlock/proposals.hpp"
#include "zopa/deadlock/ratification.hpp"
#include "zopa/deadlock/readings.hpp"
#include "zopa/deadlock/schedules.hpp"
#include "zopa/engine/effect.hpp"
#include "zopa/engine/questions.hpp"
#include "zopa/evidence/evidence.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robustness.hpp"
#include "zopa/settle/settlement.hpp"
#include "zopa/space/candidates.hpp"
#include "zopa/stability/impasse.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::engine {

// What of the file counts.
struct ViewOptions {
  std::string as_of;                 // id of a round, or a date; empty: latest_day()
  std::vector<std::string> without;  // claims to leave out
  bool tabled_only = false;          // leave hypothetical options out
  bool without_former = false;       // leave out what rests on former voices alone

  void describe(Fields& fields);
};

struct Options : ViewOptions {
  // Parts of the answer by their names in the table (table.hpp), with all that they need; of none:
  // all there are.
  std::vector<std::string> parts;
  deadlock::Options deadlock;
  settle::Options settle;
  robust::Options robust;
  stability::Options stability;

  void describe(Fields& fields);
};

// What `zopa deadlock` is about.
[[nodiscard]] std::vector<std::string> parts_of_deadlock();

// … with what costs nothing beside it: what can be shown while the rest is looked for.
[[nodiscard]] std::vector<std::string> parts_shown_first();

// Of a page, which has room for more packages than a terminal.
[[nodiscard]] Options page_options();

// A part of the answer that is missing, and why.
struct NotComputed {
  std::string part;
  Message why;
};

struct Analysis {
  Negotiation negotiation;  // what is in force
  Day as_of;
  std::vector<std::string> known_later;  // left out: all that they rest on is of a later date
  std::vector<std::string> without;      // as asked for
  bool tabled_only = false;
  bool without_former = false;                 // voices: what rests on them alone was left out
  std::optional<deadlock::Deadlock> deadlock;  // absent without joint issues
  std::optional<deadlock::BargainingRange> bargaining_range;
  std::vector<deadlock::TestedProposal> proposals;  // those on the table, in the order of the file
  std::optional<deadlock::Ratification> ratification;  // absent without ratifiers
  std::optional<deadlock::Readings> readings;
  std::optional<deadlock::Offers> offers;  // of a deadlock in which red lines conflict
  Candidates candidates;  // the packages that the next two are about; none without a deadlock part
  std::optional<settle::Settlements> settlements;
  std::optional<robust::Robustness> robustness;
  std::optional<std::vector<ListedQuestion>> questions;  // absent without joint issues
  std::optional<stability::Stability> stability;         // of own moves, where there are any
  std::optional<stability::Impasse> impasse;             // else, where there is a deadlock
  std::vector<deadlock::Schedule> schedules;             // who does what when
  std::vector<PositionId> contradiction;                 // claims that no preference meets together
  std::optional<Moved> moved;  // since an earlier round, where one was held
  std::vector<evidence::PartyEvidence> evidence;
  std::vector<evidence::Dispute> disputed;
  std::vector<evidence::FormerVoiceShown> former_voices;
  std::vector<evidence::EventShown> events;
  std::vector<Diagnostic> warnings;
  std::vector<NotComputed> not_computed;

  std::vector<std::string> parts;    // that were looked at, whether they are there or not
  std::vector<std::string> stopped;  // … and left undone because of the clock or an interrupt

  [[nodiscard]] bool has(std::string_view part) const;  // was it looked at?
  // Of the deadlock; of a file of another program, from its reservations.  nullopt: not known.
  [[nodiscard]] std::optional<deadlock::Verdict> verdict() const;
  [[nodiscard]] bool is_stopped() const { return !stopped.empty(); }
  [[nodiscard]] bool is_of_earlier_day() const;  // is more on file of a later one?
  // Null where it is not missing.
  [[nodiscard]] const Message* why_not_computed(std::string_view part) const;
};

// The one fault is an option that names nothing.
[[nodiscard]] Result<Analysis> analyze(const Negotiation& file, const Options& options,
                                       const Run& run = {});

// The same answer with the parts that are asked for: those that it has stay, those that were
// stopped are looked at again.  Expects the file that it was made from; round and claims left out
// are the answer's own.
[[nodiscard]] Analysis completed(Analysis answer, const Negotiation& file, const Options& options,
                                 const Run& run = {});

// What of the file is in force, as asked for.
[[nodiscard]] Result<Negotiation> view_of(const Negotiation& file, const ViewOptions& options);

// Faults apart, what a reader of the file should know: `zopa check`.
[[nodiscard]] std::vector<Diagnostic> warnings_of(const Negotiation& file,
                                                  const Negotiation& in_force, const Day& as_of,
                                                  const Limits* limits = nullptr);

// After the round with this id, or on this date; the latest day where the text is empty.
[[nodiscard]] Result<Day> day_named(const Negotiation& file, const std::string& text);

}  // namespace zopa::engine
