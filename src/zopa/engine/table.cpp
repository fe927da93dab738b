#include "zopa/engine/table.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "zopa/base/budget.hpp"
#include "zopa/base/contracts.hpp"
#include "zopa/deadlock/candidates.hpp"
#include "zopa/engine/difference.hpp"
#include "zopa/engine/verify.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/model/voices.hpp"

namespace zopa::engine {
namespace {

constexpr std::size_t kMostStates = std::size_t{1} << 20;  // of own moves: a few seconds

// A file of another program: complete utilities with their reservations, and no claims.
bool is_complete(const Analysis& answer) { return !answer.negotiation.utilities().empty(); }

// Why there is nothing to agree on, if so.
std::optional<Message> why_no_deadlock(const Analysis& answer) {
  if (is_complete(answer)) return Message("why.no_claims");
  if (!has_joint_issue(answer.negotiation)) return Message("why.only_own_moves");
  return std::nullopt;
}

template <class T>
Outcome take(std::optional<T>& into, Part<T> part) {
  into = std::move(part.value);
  return {std::move(part.why), part.stopped};
}

Outcome add_outlook(const Negotiation& /*file*/, const Options& /*options*/, const Run& /*run*/,
                    Analysis& /*answer*/) {
  return {Message("why.not_in_this_version"), false};
}
void verify_outlook(const Analysis& /*answer*/) {}

Outcome add_evidence(const Negotiation& /*file*/, const Options& /*options*/, const Run& /*run*/,
                     Analysis& answer) {
  answer.evidence = evidence::evidence_balance(answer.negotiation, answer.as_of);
  answer.disputed = evidence::disputes_in(answer.negotiation);
  answer.former_voices = evidence::former_voices_in(answer.negotiation);
  answer.events = evidence::events_in(answer.negotiation);
  return {};
}

// Of a file of another program, how it was read is all there is to remark.
Outcome add_warnings(const Negotiation& file, const Options& /*options*/, const Run& run,
                     Analysis& answer) {
  if (!file.utilities().empty()) return {};
  answer.warnings = warnings_of(file, answer.negotiation, answer.as_of, run.limits);
  return {std::nullopt, has_joint_issue(answer.negotiation) && is_reached(run.limits)};
}

Outcome add_deadlock(const Negotiation& /*file*/, const Options& options, const Run& run,
                     Analysis& answer) {
  if (auto why = why_no_deadlock(answer)) return {std::move(why), false};
  answer.deadlock = deadlock::diagnose(answer.negotiation, options.deadlock, run);
  return {std::nullopt, answer.deadlock->stopped};
}

Outcome add_range(const Negotiation& /*file*/, const Options& /*options*/, const Run& run,
                  Analysis& answer) {
  if (auto why = why_no_deadlock(answer)) return {std::move(why), false};
  return take(answer.bargaining_range, deadlock::bargaining_range(answer.negotiation, run));
}

Outcome add_proposals(const Negotiation& /*file*/, const Options& /*options*/, const Run& run,
                      Analysis& answer) {
  answer.proposals.clear();
  if (answer.negotiation.proposals().empty() || why_no_deadlock(answer)) return {};
  const deadlock::ProposalTests tests(answer.negotiation, run);
  for (const Proposal& proposal : answer.negotiation.proposals()) {
    if (is_reached(run.limits)) return {std::nullopt, true};
    answer.proposals.push_back(tests.of(proposal));
  }
  return {};
}

Outcome add_ratification(const Negotiation& /*file*/, const Options& options, const Run& run,
                         Analysis& answer) {
  answer.ratification.reset();
  if (!answer.deadlock) return {};
  answer.ratification =
      deadlock::ratification_of(answer.negotiation, *answer.deadlock, options.deadlock, run);
  return {std::nullopt, answer.ratification && is_reached(run.limits)};
}

// Without what rests on a disputed statement alone, for each such statement; without what rests on
// former voices alone; with a text into which nobody reads anything else.
class OtherReadings {
 public:
  OtherReadings(const Negotiation& file, const Analysis& answer)
      : file_(file),
        answer_(answer),
        as_asked_{answer.as_of, answer.without, answer.tabled_only, answer.without_former} {
    for (const evidence::Dispute& one : evidence::disputes_in(answer.negotiation)) add(one);
    if (!former_voices(answer.negotiation).empty()) {
      View view = as_asked_;
      view.without_former = true;
      add({.kind = Reading::Kind::former_voices}, in_force(file, view));
    }
    for (const deadlock::ReadTwoWays& text : answer.deadlock->read_two_ways) add(text);
  }

  [[nodiscard]] const std::vector<deadlock::ReadSo>& all() const { return all_; }

 private:
  using Reading = deadlock::Reading;

  void add(const Reading& reading, Result<Negotiation> then) {
    if (then) all_.push_back({reading, *std::move(then)});
  }

  void add(const evidence::Dispute& dispute) {
    View view = as_asked_;
    for (const Position& position : answer_.negotiation.positions()) {
      if (position.because == std::vector{dispute.statement}) view.without.push_back(position.id);
    }
    if (view.without.size() == answer_.without.size()) return;
    add({.kind = Reading::Kind::disputed, .statement = dispute.statement}, in_force(file_, view));
  }

  void add(const deadlock::ReadTwoWays& text) {
    Draft draft(file_);
    draft.contents.issues[text.issue.index()].options[text.option.index()].read_as.clear();
    const auto as_written = std::move(draft).finish();
    if (!as_written) return;
    add({.kind = Reading::Kind::as_written, .issue = text.issue, .text = text.option},
        in_force(*as_written, as_asked_));
  }

  const Negotiation& file_;
  const Analysis& answer_;
  View as_asked_;
  std::vector<deadlock::ReadSo> all_;
};

Outcome add_readings(const Negotiation& file, const Options& /*options*/, const Run& run,
                     Analysis& answer) {
  answer.readings.reset();
  if (!answer.deadlock) return {why_no_deadlock(answer), false};
  answer.readings = deadlock::readings_of(answer.negotiation, *answer.deadlock,
                                          OtherReadings(file, answer).all(), run);
  return {std::nullopt, is_reached(run.limits)};
}

Outcome add_offers(const Negotiation& /*file*/, const Options& /*options*/, const Run& run,
                   Analysis& answer) {
  answer.offers.reset();
  if (!answer.deadlock || answer.deadlock->conflicts.empty()) return {};
  answer.offers = deadlock::offers_of(answer.negotiation, *answer.deadlock, run);
  return {std::nullopt, is_reached(run.limits)};
}

Outcome add_candidates(const Negotiation& /*file*/, const Options& options, const Run& run,
                       Analysis& answer) {
  answer.candidates = {};
  if (!answer.deadlock) return {};
  answer.candidates = deadlock::candidates_of(answer.negotiation, *answer.deadlock,
                                              options.robust.most_packages, run);
  return {std::nullopt, is_reached(run.limits)};
}

// Over the packages that the deadlock leaves.
Outcome add_settlements(const Negotiation& /*file*/, const Options& options, const Run& run,
                        Analysis& answer) {
  const bool is_alone = is_complete(answer);
  if (!is_alone && !answer.deadlock) return {why_no_deadlock(answer), false};
  // Without lines everything is in the zone, and need not be listed to be looked at.
  if (is_alone || answer.deadlock->lines.empty()) {
    return take(answer.settlements, settle::settlement(answer.negotiation, options.settle, run));
  }
  const Candidates& candidates = answer.candidates;
  if (candidates.packages.empty()) return {Message("why.no_package"), false};
  if (!candidates.is_complete) return {Message("why.too_many_to_list"), false};
  return take(answer.settlements,
              settle::settlement_among(answer.negotiation, candidates, options.settle, run));
}

Outcome add_robustness(const Negotiation& /*file*/, const Options& options, const Run& run,
                       Analysis& answer) {
  if (is_complete(answer)) return {Message("why.all_complete"), false};
  if (!answer.deadlock) return {why_no_deadlock(answer), false};
  return take(answer.robustness,
              robust::robustness(answer.negotiation, answer.candidates, options.robust, run));
}

// What of the preferences is worth asking about: as the whole robustness found it, where that was
// asked for.
Part<robust::Unknowns> unknowns_in(const Analysis& answer, const Options& options, const Run& run) {
  const bool is_undone =
      std::find(answer.stopped.begin(), answer.stopped.end(), "robustness") != answer.stopped.end();
  if (answer.robustness) return {robust::Unknowns::of(*answer.robustness), {}, is_undone};
  if (answer.has("robustness") || is_complete(answer)) return {{}, {}, is_undone};
  return robust::unknowns(answer.negotiation, answer.candidates, options.robust, run);
}

Outcome add_questions(const Negotiation& /*file*/, const Options& options, const Run& run,
                      Analysis& answer) {
  answer.questions.reset();
  if (!answer.deadlock) return {why_no_deadlock(answer), false};
  const auto unknowns = unknowns_in(answer, options, run);
  answer.questions =
      questions(answer.negotiation, *answer.deadlock, answer.ratification, unknowns.value);
  return {std::nullopt, unknowns.stopped || answer.deadlock->stopped};
}

Outcome add_contradiction(const Negotiation& /*file*/, const Options& /*options*/, const Run& run,
                          Analysis& answer) {
  answer.contradiction.clear();
  if (answer.robustness || !answer.deadlock) return {};
  answer.contradiction = robust::contradiction(answer.negotiation, run.limits);
  return {};
}

Outcome add_stability(const Negotiation& /*file*/, const Options& options, const Run& run,
                      Analysis& answer) {
  if (is_complete(answer)) return {Message("why.no_own_moves"), false};
  stability::Options own = options.stability;
  own.most_states = kMostStates;
  auto found = stability::stability_of(answer.negotiation, own, run);
  // Parties that act as one by their file, where they cannot here.
  if (!found) return {found.error().diagnostics.front().message, false};
  return take(answer.stability, *std::move(found));
}

// Where the parties' own moves say nothing.
Outcome add_impasse(const Negotiation& /*file*/, const Options& /*options*/, const Run& run,
                    Analysis& answer) {
  if (is_complete(answer)) return {Message("why.no_claims"), false};
  if (answer.stability) return {Message("why.moves_say_it"), false};
  return take(answer.impasse, stability::impasse_of(answer.negotiation, run));
}

Outcome add_schedules(const Negotiation& /*file*/, const Options& /*options*/, const Run& /*run*/,
                      Analysis& answer) {
  answer.schedules.clear();
  if (!answer.deadlock) return {};
  answer.schedules = deadlock::schedules_of(answer.negotiation, *answer.deadlock);
  return {};
}

// Last: it looks at another day.
Outcome add_moved(const Negotiation& file, const Options& options, const Run& run,
                  Analysis& answer) {
  answer.moved = moved_since(file, options, answer, run);
  return {std::nullopt, answer.moved && is_reached(run.limits)};
}

using PartNames = std::array<std::string_view, 1>;
constexpr PartNames kOutlook = {"outlook"};
constexpr PartNames kDeadlock = {"deadlock"};
constexpr PartNames kCandidates = {"candidates"};
constexpr PartNames kReadings = {"readings"};
constexpr PartNames kRange = {"bargaining_range"};
constexpr PartNames kSettlements = {"settlements"};
constexpr PartNames kRobustness = {"robustness"};
constexpr PartNames kQuestions = {"questions"};
constexpr PartNames kStability = {"stability"};
constexpr PartNames kImpasse = {"impasse_map"};
constexpr PartNames kMoved = {"moved"};
constexpr std::array<std::string_view, 2> kNeededByQuestions = {"candidates", "ratification"};
constexpr std::array<std::string_view, 2> kNeededByMoved = {"deadlock", "proposals"};
constexpr std::span<const std::string_view> kNone;

constexpr std::array kTable = {
    EngineEntry{"outlook", kOutlook, kNone, true, add_outlook, verify_outlook},
    EngineEntry{"evidence", kNone, kNone, true, add_evidence, verify_evidence},
    EngineEntry{"warnings", kNone, kNone, true, add_warnings, verify_warnings},
    EngineEntry{"deadlock", kDeadlock, kNone, true, add_deadlock, verify_deadlock},
    EngineEntry{"bargaining_range", kRange, kNone, true, add_range, verify_range},
    EngineEntry{"proposals", kNone, kNone, true, add_proposals, verify_proposals},
    EngineEntry{"ratification", kNone, kDeadlock, true, add_ratification, verify_ratification},
    EngineEntry{"schedules", kNone, kDeadlock, true, add_schedules, verify_schedules},
    EngineEntry{"readings", kReadings, kDeadlock, true, add_readings, verify_readings},
    EngineEntry{"offers", kNone, kDeadlock, true, add_offers, verify_offers},
    EngineEntry{"candidates", kNone, kDeadlock, false, add_candidates, verify_candidates},
    EngineEntry{"settlements", kSettlements, kCandidates, false, add_settlements,
                verify_settlements},
    EngineEntry{"robustness", kRobustness, kCandidates, false, add_robustness, verify_robustness},
    EngineEntry{"questions", kQuestions, kNeededByQuestions, true, add_questions, verify_questions},
    EngineEntry{"contradiction", kNone, kRobustness, false, add_contradiction,
                verify_contradiction},
    EngineEntry{"stability", kStability, kNone, false, add_stability, verify_stability},
    EngineEntry{"impasse_map", kImpasse, kStability, false, add_impasse, verify_impasse},
    EngineEntry{"moved", kMoved, kNeededByMoved, false, add_moved, verify_moved},
};

}  // namespace

std::span<const EngineEntry> engine_table() { return kTable; }

std::vector<const EngineEntry*> entries_for(const std::vector<std::string>& parts) {
  for (const std::string& part : parts) {
    ZOPA_EXPECTS(std::any_of(kTable.begin(), kTable.end(),
                             [&](const EngineEntry& entry) { return entry.name == part; }));
  }
  std::set<std::string_view> wanted(parts.begin(), parts.end());
  std::vector<const EngineEntry*> entries;
  for (auto entry = kTable.rbegin(); entry != kTable.rend(); ++entry) {
    if (!parts.empty() && !wanted.contains(entry->name)) continue;
    wanted.insert(entry->needs.begin(), entry->needs.end());
    entries.push_back(&*entry);
  }
  std::reverse(entries.begin(), entries.end());
  return entries;
}

std::size_t place_of_key(std::string_view key) {
  std::size_t place = 0;
  for (const EngineEntry& entry : kTable) {
    const auto at = std::find(entry.keys.begin(), entry.keys.end(), key);
    place += static_cast<std::size_t>(at - entry.keys.begin());
    if (at != entry.keys.end()) break;
  }
  return place;
}

void verify(const Analysis& answer) {
  for (const EngineEntry& entry : kTable) {
    if (answer.has(entry.name)) entry.verify(answer);
  }
}

}  // namespace zopa::engine
