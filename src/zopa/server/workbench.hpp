// One file on the workbench: its text as it is being changed, the answer to it, undo, and saving so
// that nothing is ever lost.
//
//   auto bench = Workbench::open("talks.yaml", {});
//   const Reply reply = (*bench)->change(revision, Suppose{{SwitchOff{"ua-crimea"}}});
//   reply.shown->answer.deadlock->verdict;
//
// The text is one thing, what is supposed another: the answer is to both, save() writes the text
// alone.  A text that is not saved stands in a side file beside the file, which the next session
// takes up.  Safe to call from any number of threads.  Not here: what the text would say if what is
// supposed were so (scenario.hpp), how a text changes (text_change.hpp), undo (history.hpp), the
// side file (kept_aside.hpp), HTTP (http_server.hpp), JSON (session_json.hpp).
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/engine/difference.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/cited_text.hpp"
#include "zopa/server/change.hpp"
#include "zopa/server/history.hpp"
#include "zopa/server/lines_off.hpp"
#include "zopa/server/scenario.hpp"
#include "zopa/server/suppositions.hpp"
#include "zopa/server/text_reader.hpp"

namespace zopa::server {

// What every window shows.  A new one for every change; none is changed itself.
struct Shown {
  std::uint64_t version = 0;   // of anything here
  std::uint64_t revision = 0;  // of text and suppositions
  std::string text;
  std::vector<Supposition> suppositions;
  std::vector<std::optional<Diagnostic>> problems;  // by supposition: why it cannot be made now
  bool is_file = true;                              // none of them is made: this is the file
  std::vector<LineOff> off;                         // in terms of `answer`
  bool is_dirty = false;                            // the text is not the one on disk
  bool can_undo = false;
  bool can_redo = false;
  bool is_changed_on_disk = false;
  bool is_restored = false;                 // from a side file
  bool is_kept_aside = true;                // what is not saved stands in the side file
  std::vector<Diagnostic> faults;           // of the text; the rest is then of the last good one
  std::shared_ptr<const Negotiation> file;  // with what is supposed
  std::shared_ptr<const engine::Analysis> answer;
  std::shared_ptr<const std::vector<CitedText>> texts;
  std::optional<engine::Effect> moved;   // by the last step
  std::optional<engine::Effect> effect;  // of what is supposed; absent where nothing is
  std::optional<Done> done;              // the last step
  bool is_pending = false;               // the packages are still being looked at
};

struct Reply {
  std::shared_ptr<const Shown> shown;
  std::vector<Diagnostic> faults;  // why the change was not made, if it was not
};

class Workbench {
 public:
  // A fault where the file cannot be read, or holds faults itself.
  // Where `known_sources_only`, a text that someone types may name only the source files that the
  // file on disk names: else whoever may change it could read anything in its folder.
  [[nodiscard]] static Result<std::unique_ptr<Workbench>> open(const std::string& path,
                                                               const yaml::ReadOptions& read,
                                                               bool known_sources_only = false);
  ~Workbench();
  Workbench(const Workbench&) = delete;
  Workbench& operator=(const Workbench&) = delete;

  [[nodiscard]] std::shared_ptr<const Shown> shown();

  // To the revision that the caller has seen: refused where there is a newer one.
  [[nodiscard]] Reply change(std::uint64_t revision, const Change& change);
  [[nodiscard]] Reply undo(std::uint64_t revision);
  [[nodiscard]] Reply redo(std::uint64_t revision);

  // Writes the file, whole or not at all.  Refused where it changed since it was read, unless
  // `overwrite`, and where the text has faults.
  [[nodiscard]] Reply save(std::uint64_t revision, bool overwrite);

  struct OnDisk {
    std::string text;
    std::string base;  // as it was last read or written here
  };
  // Nullopt where it cannot be read, or is no text.
  [[nodiscard]] std::optional<OnDisk> on_disk();
  // Goes on from what is on disk, with `text`: the same, or what was made of both.  Refused where
  // `theirs` is not what is on disk.
  [[nodiscard]] Reply take(std::uint64_t revision, const std::string& theirs,
                           const std::string& text);

  [[nodiscard]] const std::string& path() const { return path_; }
  // How often a text was read since the file was opened.
  [[nodiscard]] std::size_t texts_read();

 private:
  Workbench(std::string path, std::string text, const yaml::ReadOptions& options,
            bool known_sources_only);

  // A state to go to, and what its text says.
  struct Next {
    Snapshot snapshot;
    Reading reading;
  };

  // All of these expect the mutex to be held.
  [[nodiscard]] Reply step(std::uint64_t revision, bool (History::*step)(), Done::How how);
  [[nodiscard]] Result<Next> changed(const Change& change);
  [[nodiscard]] Result<Next> retyped(const std::string& text);
  [[nodiscard]] Result<Next> authored(const Write& write);
  [[nodiscard]] Result<Next> recorded(std::uint64_t id);
  [[nodiscard]] Result<Next> supposing(const Suppose& change);
  [[nodiscard]] Result<Next> with(Result<std::vector<Supposition>> suppositions);
  [[nodiscard]] Reading read(const std::string& text);
  [[nodiscard]] Reply show_kept(Reading reading, Done done);
  void show(Reading reading, std::optional<Done> done);
  void show_answer(Shown& next);
  void touch(Shown next);
  void take_up_side_file();
  void look_at_disk();
  [[nodiscard]] Reply refused(const char* code, const char* key) const;
  [[nodiscard]] Reply refused(Error error) const;

  void work(const std::stop_token& stop);  // the packages, in the background

  std::string path_;
  TextReader reader_;
  FileLock lock_;
  std::string on_disk_;          // the text as it was last read or written
  bool has_other_base_ = false;  // what is shown was made from another text than that
  bool is_kept_aside_ = true;
  std::mutex mutex_;
  std::condition_variable_any wake_;
  History history_;
  std::uint64_t last_id_ = 0;  // of a supposition
  Reading reading_;            // of the text as it is now
  // The last text without faults, what it says, and the answer to it alone; null until it is asked.
  std::string good_text_;
  std::shared_ptr<const Negotiation> good_file_;
  std::shared_ptr<const engine::Analysis> good_answer_;
  Scenario scenario_{reader_};
  std::shared_ptr<const Shown> shown_;
  std::atomic<bool> outdated_{false};  // what the background looks at
  std::jthread worker_;                // last: it uses all of the above
};

}  // namespace zopa::server
