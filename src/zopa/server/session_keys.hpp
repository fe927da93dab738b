// What a window is told of the workbench, key by key.
#pragma once

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
    v("revision", now->revision, "Of the text and the switches.");
    v("dirty", now->is_dirty, "The text is not the one on disk.");
    v("can_undo", now->can_undo, "There is a change to undo.");
    v("can_redo", now->can_redo, "There is a change to make again.");
    v("without", now->without, "Claims switched off.");
    v("pending", now->is_pending, "The packages of this revision are still being looked at.");
    v("changed_on_disk", now->is_changed_on_disk, "Another program has changed the file.");
    v("restored", now->is_restored, "From the side file of a session that ended without saving.");
    v("kept_aside", now->is_kept_aside, "What is not saved stands in a side file.");
    v("faults", faults_shown(now->faults),
      "Of the text; the page is then that of the last text without faults.");
    v("moved", now->moved, "By the last change.");
    v("text", now->text, "The file as it stands here.");
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
