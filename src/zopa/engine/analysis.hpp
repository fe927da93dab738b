// The main job: every engine on one file, in the order of what they need, put into one answer.
//
//   const Result<Analysis> answer = analyze(*yaml::read_file("talks.yaml"), {});
//   show(report::to_text(report::to_document(*answer, report::Part::everything)));
//
// Engines know nothing of each other; what one needs of another is handed over here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/deadlock/bargaining_range.hpp"
#include "zopa/deadlock/contradictions.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/reciprocal.hpp"
#include "zopa/evidence/evidence.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robustness.hpp"
#include "zopa/settle/settlement.hpp"
#include "zopa/stability/impasse.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa::engine {

struct Options {
  std::string as_of;                 // id of a round; empty: the last that is not planned
  std::vector<std::string> without;  // claims to leave out
  deadlock::Options deadlock;
  settle::Options settle;
  robust::Options robust;
  stability::Options stability;
  bool packages = true;  // efficient, fair, robust: what goes beyond the deadlock

  void describe(Fields& fields);

  // What stops every engine.
  void stop_at(const Limits* stop);
};

// Of a page, which has room for more packages than a terminal.
[[nodiscard]] Options page_options();

// A part of the answer that is missing, and why.
struct NotComputed {
  std::string part;
  std::string why;

  [[nodiscard]] bool belongs_to_deadlock() const {
    return part == "deadlock" || part == "bargaining_range";
  }
};

struct Analysis {
  Negotiation negotiation;  // what is in force
  std::optional<RoundId> as_of;
  std::vector<std::string> without;  // as asked for
  bool tabled_only = false;
  std::optional<deadlock::Deadlock> deadlock;  // absent without joint issues
  std::optional<deadlock::BargainingRange> bargaining_range;
  // Over the packages that nothing excludes; where no tabled one is among them, with those that the
  // first class of ways out opens.
  std::optional<settle::Settlements> settlements;
  std::optional<robust::Robustness> robustness;
  std::optional<stability::Stability> stability;  // of own moves, where there are any
  std::optional<stability::Impasse> impasse;      // else, where there is a deadlock
  std::vector<deadlock::ReciprocalPath>
      reciprocal;                         // the ways out that ask for the least, step by step
  std::vector<PositionId> contradiction;  // claims that no preference meets together
  std::vector<evidence::PartyEvidence> evidence;
  std::vector<Diagnostic> warnings;
  std::vector<NotComputed> not_computed;

  // Why a part is missing; empty where it is not.
  [[nodiscard]] std::string why_not_computed(const std::string& part) const;

  // Was anything left undone because of the clock or an interrupt?
  [[nodiscard]] bool is_stopped() const { return stopped || (deadlock && deadlock->stopped); }
  bool stopped = false;  // after the deadlock
};

// The one fault is an option that names nothing.
[[nodiscard]] Result<Analysis> analyze(const Negotiation& file, const Options& options);

// What is in force after a round (empty: the last that is not planned), without some claims.
[[nodiscard]] Result<Negotiation> view_of(const Negotiation& file, const std::string& as_of,
                                          const std::vector<std::string>& without);
void describe_view(Fields& fields, std::string& as_of, std::vector<std::string>& without);

// Faults apart, what a reader of the file should know: `zopa check`.
[[nodiscard]] std::vector<Diagnostic> warnings_of(const Negotiation& file,
                                                  const Negotiation& in_force,
                                                  std::optional<RoundId> as_of,
                                                  const Limits* stop = nullptr);

// The round with this id, the default one where it is empty.
[[nodiscard]] Result<std::optional<RoundId>> round_named(const Negotiation& file,
                                                         const std::string& id);

}  // namespace zopa::engine
