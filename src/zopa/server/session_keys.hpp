// What a window is told of the workbench, key by key.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/result.hpp"
#include "zopa/report/page_keys.hpp"
#include "zopa/server/workbench.hpp"

namespace zopa::server {

struct FaultShown {
  Diagnostic fault;

  template <class V>
  void describe(V& v) const {
    v.about("fault", "Why a text cannot be read, or a change not be made.");
    v("line", fault.place.line, "Line of the file, from 1.");
    v("column", fault.place.column, "Column, from 1, in Unicode code points.");
    v("message", fault.message, "For people.");
    v("code", fault.code, "Stable, for programs.");
  }
};

[[nodiscard]] std::vector<FaultShown> faults_shown(const std::vector<Diagnostic>& faults);

enum class StepKind : std::uint8_t { switch_off, move, order, new_option, take, table };
constexpr std::array<const char*, 6> words_of(StepKind /*unused*/) {
  return {"switch_off", "move", "order", "new_option", "take", "table"};
}

struct StepShown {
  StepKind kind = StepKind::switch_off;
  std::optional<std::string> id = {};
  std::optional<std::string> party = {};
  std::optional<std::string> issue = {};
  std::optional<std::string> option = {};
  std::optional<std::vector<std::string>> options = {};
  std::optional<std::vector<std::vector<std::string>>> classes = {};
  std::optional<std::string> name = {};

  template <class V>
  void describe(V& v) const {
    v.about("supposed_step", "One thing that a supposition changes.");
    v("kind", kind, "What is done.");
    v.maybe("id", id, "Of switch_off, move: the claim.");
    v.maybe("party", party, "Of order, take: whose.");
    v.maybe("issue", issue, "Of order, new_option, take, table: on which issue.");
    v.maybe("option", option, "Of take, table: the option.");
    v.maybe("options", options, "Of move: what the line allows now, exactly.");
    v.maybe("classes", classes, "Of order: options by classes of equal ones, best first.");
    v.maybe("name", name, "Of new_option: its name.");
  }
};

enum class SuppositionKind : std::uint8_t { switch_off, move, order, new_option, proposal, way };
constexpr std::array<const char*, 6> words_of(SuppositionKind /*unused*/) {
  return {"switch_off", "move", "order", "new_option", "proposal", "way"};
}

struct SuppositionShown {
  const Supposition* supposition = &answer::none<Supposition>();
  std::optional<FaultShown> problem;

  template <class V>
  void describe(V& v) const {
    v.about("supposition", "What is supposed beside the file, and stands nowhere in it.");
    v("id", supposition->id, "Never given to another in this session.");
    v("kind", kind(), "What it is; `way` where it has steps of several kinds.");
    v("on", supposition->on, "Whether it is ticked, and so counts.");
    v("problem", problem, "Why it cannot be made to the text as it is now.");
    v("steps", steps(), "What it changes: all of it, or nothing.");
  }

  [[nodiscard]] SuppositionKind kind() const;
  [[nodiscard]] std::vector<StepShown> steps() const;
};

struct LineOffShown {
  const LineOff* off = &answer::none<LineOff>();

  template <class V>
  void describe(V& v) const {
    v.about("line_off", "A red line that is switched off, where it would stand on the board.");
    v("red_line", off->red_line, "Its id.");
    v("party", off->party, "Whose it is.");
    v("issue", off->issue, "The issue.");
    v("wider", off->is_wider, "It is about other issues too.");
    v("shut_out", answer::OptionsOf{off->issue, off->shut_out}, "Options that it would shut out.");
  }
};

constexpr std::array<const char*, 3> words_of(Done::How /*unused*/) {
  return {"done", "undone", "redone"};
}
constexpr std::array<const char*, 9> words_of(Done::What /*unused*/) {
  return {"text",  "supposed", "ticked", "unticked", "removed",
          "reset", "recorded", "saved",  "taken"};
}

struct DoneShown {
  const Done* done = &answer::none<Done>();

  template <class V>
  void describe(V& v) const {
    v.about("done", "What the last step did.");
    v("how", done->how, "Whether it was done, undone or done again.");
    v("what", done->what, "What it was.");
    v("supposition", of_which(), "Which supposition it was about, where it was one.");
  }

  [[nodiscard]] std::optional<SuppositionShown> of_which() const {
    if (!done->supposition) return std::nullopt;
    return SuppositionShown{&*done->supposition, {}};
  }
};

// Without the page: what the page itself holds of the session.
struct SessionShown {
  const Shown* now = &answer::none<Shown>();

  template <class V>
  void describe(V& v) const {
    v.about("session", "The state of a file on the workbench, without its answer.");
    describe_keys(v);
  }

  template <class V>
  void describe_keys(V& v) const {
    v("version", now->version, "Of anything here.");
    v("revision", now->revision, "Of the text and of what is supposed.");
    v("dirty", now->is_dirty, "The text is not the one on disk.");
    v("can_undo", now->can_undo, "There is a step to undo.");
    v("can_redo", now->can_redo, "There is a step to make again.");
    v("suppositions", suppositions(), "What is supposed, in the order in which it is made.");
    v("supposing", !now->is_file, "At least one of them counts: the answer is not the file's.");
    v("off", off(), "Red lines that are switched off.");
    v("pending", now->is_pending, "The packages of this revision are still being looked at.");
    v("changed_on_disk", now->is_changed_on_disk, "Another program has changed the file.");
    v("restored", now->is_restored, "From the side file of a session that ended without saving.");
    v("kept_aside", now->is_kept_aside, "What is not saved stands in a side file.");
    v("faults", faults_shown(now->faults),
      "Of the text; the page is then that of the last text without faults.");
    v("done", done(), "The last step; null where there was none.");
    v("moved", now->moved, "What the last step did to the answer.");
    v("effect", now->effect, "What is supposed does to the answer of the file; null without.");
    v("text", now->text, "The file as it stands here; nothing that is supposed is in it.");
  }

  [[nodiscard]] std::vector<SuppositionShown> suppositions() const;
  [[nodiscard]] std::vector<LineOffShown> off() const;
  [[nodiscard]] std::optional<DoneShown> done() const {
    return now->done ? std::optional(DoneShown{&*now->done}) : std::nullopt;
  }
};

// The file as another program has left it.
struct DiskShown {
  std::string text;
  std::string base;

  template <class V>
  void describe(V& v) const {
    v.about("disk", "The file on disk.");
    v("text", text, "As it stands on disk.");
    v("base", base, "As it was last read or written here.");
  }
};

struct StateShown {
  SessionShown session;
  report::PageShown page;

  template <class V>
  void describe(V& v) const {
    v.about("state", "The state of a file on the workbench.");
    session.describe_keys(v);
    v("page", page, "Its answer.");
  }
};

// To what is no request.
struct RefusalShown {
  std::vector<FaultShown> faults;

  template <class V>
  void describe(V& v) const {
    v("faults", faults, "Why nothing was done.");
  }
};

// To a change.
struct ReplyShown {
  std::vector<FaultShown> faults;
  StateShown state;

  template <class V>
  void describe(V& v) const {
    v.about("reply", "What came of a change.");
    v("faults", faults, "Why it was not made, if it was not.");
    v("state", state, "What there is now.");
  }
};

}  // namespace zopa::server
