// What a verb prints as JSON: every key of schema/analysis.schema.json, and when it is there.
//
//   print(answer::to_json(printed(analysis), analysis.negotiation));
//
// The parts describe themselves where they are defined.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/report/brief.hpp"
#include "zopa/report/difference_shown.hpp"
#include "zopa/report/record_row.hpp"
#include "zopa/stability/hypergame.hpp"

namespace zopa::report {

// A remark on the file.
struct Warning {
  Diagnostic diagnostic;

  template <class V>
  void describe(V& v) const {
    v.about("warning", "Something that a careful reader of the file would remark.");
    v("code", diagnostic.code, "Stable, for programs.");
    v("line", diagnostic.place.line, "Line in the file, from 1.");
    v("column", diagnostic.place.column, "Column, from 1, in Unicode code points.");
    v("message", diagnostic.message, "For people.");
  }
};

// A part that is null, and why.
struct Missing {
  std::string part;
  Message why;

  [[nodiscard]] const std::string& key() const { return part; }
  [[nodiscard]] const Message& shown() const { return why; }
};

// The day that an answer is for; neither is there where everything on file counts.
struct DayShown {
  std::optional<std::string> date;
  std::optional<RoundId> round;
  bool is_earlier = false;

  template <class V>
  void describe(V& v) const {
    v("date", date, "The date, as exact as the file is; null where it is not known.");
    v("round", round, "The last round held by then; null where the file lists none.");
    v.maybe("earlier", is_earlier, answer::Always{}, "More is on file of a later day.");
  }
};

enum class Verb : std::uint8_t {
  analyze,
  deadlock,
  settle,
  robust,
  ask,
  stability,
  hypergame,
  test,
  backtest,
  diff
};

// Parts are null where there are none.
struct Printed {
  Verb verb = Verb::analyze;
  std::string title;
  std::optional<DayShown> as_of;
  std::vector<std::string> known_later;
  std::vector<std::string> without;
  bool tabled_only = false;
  bool without_former = false;
  const deadlock::Deadlock* deadlock = nullptr;
  const deadlock::BargainingRange* bargaining_range = nullptr;
  std::vector<deadlock::TestedProposal> proposals;
  const engine::Moved* moved = nullptr;
  const DifferenceShown* difference = nullptr;
  const deadlock::Ratification* ratification = nullptr;
  const deadlock::Readings* readings = nullptr;
  const deadlock::Offers* offers = nullptr;
  std::vector<evidence::PartyEvidence> evidence;
  std::vector<evidence::Dispute> disputed;
  std::vector<evidence::FormerVoiceShown> former_voices;
  std::vector<evidence::EventShown> events;
  std::vector<Warning> warnings;
  const settle::Settlements* settlements = nullptr;
  const stability::Stability* stability = nullptr;
  const stability::Hypergame* hypergame = nullptr;
  std::vector<deadlock::Schedule> schedules;
  const stability::Impasse* impasse = nullptr;
  const robust::Robustness* robustness = nullptr;
  const std::vector<engine::ListedQuestion>* questions = nullptr;
  std::vector<PositionId> contradiction;
  std::vector<RecordRow> record;
  std::vector<Missing> not_computed;
  std::optional<Brief> brief;
  bool stopped = false;
  bool is_on_page = false;  // which has its own keys for what it shows of robustness

  template <class V>
  void describe(V& v) const {
    v.about("answer",
            "What `zopa analyze --format json` prints. `zopa deadlock` prints the same without "
            "evidence, warnings and the parts of other engines; `zopa settle`, `zopa robust`, "
            "`zopa stability`, `zopa test`, `zopa diff` and `zopa ask` print their part of it.");
    v.constant("zopa", 1, "The version of this format.");
    v("title", title, "The title of the negotiation.");
    v.maybe("brief", brief,
            "Of `zopa analyze`: the answer in English, for somebody with five minutes. Its words "
            "may change with any version; the page has it in every language.");
    describe_deadlock(v);
    describe_packages(v);
    v.maybe("record", is_of({Verb::backtest}), record,
            "Of `zopa backtest`: where what came of each case stands in the answer.");
    v("not_computed", answer::Keyed{&not_computed}, "By part that is null: why.");
    v("stopped", stopped,
      "Whether a limit or an interrupt stopped the search: what is there holds, and there may be "
      "more.");
  }

  template <class V>
  void describe_deadlock(V& v) const {
    const bool is_there = is_of({Verb::analyze, Verb::deadlock});
    v.maybe("as_of", is_there, as_of,
            "The day that the answer is for: the one asked for, else the later of the file's "
            "`as_of` and its last round held; null where it has neither, and everything counts.");
    v.maybe("known_later", is_there, known_later,
            "Positions and blocs left out because all that they rest on is of a later date.");
    v.maybe("without", is_there, without,
            "Claims, rules, blocs and statements left out on request.");
    v.maybe("tabled_only", is_there, tabled_only, "Whether hypothetical options were left out.");
    v.maybe("without_former_voices", is_there && without_former, answer::Always{},
            "What rests on former voices alone was left out.");
    v.keys_of(is_there, deadlock,
              {"verdict", "packages", "conflicts", "collisions", "issues", "ways", "untabled",
               "islands", "blocs"});
    v.maybe("bargaining_range", is_there, bargaining_range,
            "What beliefs and costs leave to agree on; null where they are not given.");
    v.maybe("proposals", is_of({Verb::analyze, Verb::deadlock, Verb::test}), proposals,
            "Proposals on the table, and of `zopa test` those that are asked about.");
    const bool has_moved = is_there && (moved != nullptr || is_missing("moved"));
    v.maybe("moved", has_moved, moved,
            "What moved since an earlier round; absent where none was held before.");
    v.maybe("difference", difference, "Of `zopa diff`: what is different, and what that did.");
    v.maybe("ratification", ratification, "Who must say yes afterwards; absent where nobody must.");
    v.keys_of(is_there, readings, {"readings"});
    v.maybe("offers", offers, "What nobody has offered; absent where no red lines conflict.");
  }

  template <class V>
  void describe_packages(V& v) const {
    const bool is_whole = is_of({Verb::analyze});
    v.maybe("evidence", is_whole, answer::Keyed{&evidence},
            "By party, zeros for one without claims.");
    v.maybe("disputed", is_whole, disputed, "Where the accounts differ.");
    v.maybe("former_voices", is_whole && !former_voices.empty(), former_voices,
            "Who no longer speaks for a party, though claims in force rest on such words alone.");
    v.maybe(
        "events", is_whole && !events.empty(), events,
        "What made having no agreement better or worse for a party, and what was said before it.");
    v.maybe("warnings", is_whole, warnings, "What `zopa check` remarks.");
    v.maybe("settlements", is_of({Verb::analyze, Verb::settle}), settlements,
            "Efficient packages, and the fair ones among them.");
    v.maybe("stability", is_of({Verb::analyze, Verb::stability, Verb::hypergame}), stability,
            "Which states of the parties' own moves are stable; null without own moves.");
    v.maybe("hypergame", hypergame,
            "Of `zopa stability --view`: what parties that see different conflicts take for "
            "stable.");
    if (deadlock != nullptr) v.over(deadlock->issues);
    v.maybe("schedules", is_whole, schedules,
            "Who does what in which order, in the packages that nothing excludes, those that the "
            "ways shown open, and the proposals; empty where the file speaks of no order.");
    v.maybe("impasse_map", is_of({Verb::analyze, Verb::stability}), impasse,
            "Of a deadlock without own moves: how bad no agreement must become before a party "
            "gains by moving.");
    describe_robustness(v);
  }

  template <class V>
  void describe_robustness(V& v) const {
    const bool is_there = is_of({Verb::analyze, Verb::robust});
    v.maybe("robustness", is_there && !is_on_page, robustness,
            "What can be concluded when preferences are known in part.");
    v.maybe("outlook", is_of({Verb::analyze}), nullptr, "Not computed by this version.");
    v.maybe("questions", is_of({Verb::analyze, Verb::ask}), questions,
            "What is worth asking whom: kind by kind, the first rank first.");
    v.maybe("contradiction", is_there, contradiction,
            "Claims that no additive preference meets together, minimal; empty where there are "
            "none.");
  }

 private:
  [[nodiscard]] bool is_missing(std::string_view part) const {
    return std::any_of(not_computed.begin(), not_computed.end(),
                       [&](const Missing& one) { return one.part == part; });
  }
  [[nodiscard]] bool is_of(std::initializer_list<Verb> verbs) const {
    for (const Verb one : verbs) {
      if (one == verb) return true;
    }
    return false;
  }
};

// What these print points into them.
[[nodiscard]] Printed printed(const engine::Analysis& analysis);
// Its questions alone.
[[nodiscard]] Printed printed_questions(const engine::Analysis& analysis);
[[nodiscard]] Printed printed(const Negotiation& in_force, const Part<settle::Settlements>& part);
[[nodiscard]] Printed printed(const Negotiation& in_force, const Part<robust::Robustness>& part,
                              const std::vector<PositionId>& contradiction);
// The impasse map only where there is no stability.
[[nodiscard]] Printed printed(const Negotiation& in_force, const Part<stability::Stability>& part,
                              const Part<stability::Impasse>& impasse);
[[nodiscard]] Printed printed(const Negotiation& in_force, const Part<stability::Hypergame>& part);
[[nodiscard]] Printed printed(const Negotiation& in_force,
                              const std::vector<deadlock::TestedProposal>& proposals);
[[nodiscard]] Printed printed(const std::vector<RecordRow>& record, const std::string& title);
// `before`, `after`: the answers that it is between.
[[nodiscard]] Printed printed(const DifferenceShown& difference, const engine::Analysis& before,
                              const engine::Analysis& after);

}  // namespace zopa::report
