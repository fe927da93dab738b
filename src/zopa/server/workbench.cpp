#include "zopa/server/workbench.hpp"

#include <sys/resource.h>

#include "zopa/base/unicode.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/server/authoring.hpp"
#include "zopa/server/kept_aside.hpp"
#include "zopa/server/text_change.hpp"

namespace zopa::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kMostAtOnce{10};  // what a click may wait for
constexpr std::chrono::seconds kMostBehind{300};
constexpr std::chrono::milliseconds kHeadStart{200};  // of the browser, which draws what it got
constexpr std::size_t kMostSuppositions = 200;

// As far as a click may wait for it; the worker does the rest.
Result<engine::Analysis> quick_answer(const Negotiation& file,
                                      const std::vector<std::string>& without) {
  Limits limits;
  limits.deadline = Clock::now() + kMostAtOnce;
  Run run;
  run.limits = &limits;
  engine::Options options = engine::page_options();
  options.without = without;
  options.parts = engine::parts_shown_first();
  return engine::analyze(file, options, run);
}

// The answer that is shown with all that it does not have yet; null where zopa has a bug, and the
// one that is shown has to do.
std::shared_ptr<const engine::Analysis> whole_answer(const Shown& asked,
                                                     const std::atomic<bool>& outdated) {
  Limits limits;
  limits.deadline = Clock::now() + kMostBehind;
  limits.interrupted = &outdated;
  Run run;
  run.limits = &limits;
  try {
    return std::make_shared<const engine::Analysis>(
        engine::completed(*asked.answer, *asked.file, engine::page_options(), run));
  } catch (const std::exception&) {
    return nullptr;
  }
}

// What nobody waits for gives way to requests, and to the browser, which draws: this thread and
// those that it starts.  Elsewhere than on Linux it would be the whole program.
void give_way() {
#ifdef __linux__
  constexpr int kNice = 10;
  setpriority(PRIO_PROCESS, 0, kNice);
#endif
}

}  // namespace

Result<std::unique_ptr<Workbench>> Workbench::open(const std::string& path,
                                                   const yaml::ReadOptions& read,
                                                   bool known_sources_only) {
  const auto text = read_text(path, yaml::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  std::unique_ptr<Workbench> bench(new Workbench(path, *text, read, known_sources_only));
  if (bench->lock_.is_taken()) {
    return tl::unexpected(fault("bad-option", Message("fault.serve_twice"), path));
  }
  if (!bench->shown_->answer) return tl::unexpected(Error{bench->shown_->faults});
  return bench;
}

Workbench::Workbench(std::string path, std::string text, const yaml::ReadOptions& options,
                     bool known_sources_only)
    : path_(std::move(path)),
      reader_(path_, options, known_sources_only),
      lock_(path_),
      on_disk_(std::move(text)),
      history_({on_disk_, {}}) {
  const std::scoped_lock lock(mutex_);
  reader_.know(on_disk_);
  show(read(on_disk_), std::nullopt);
  if (!shown_->answer || lock_.is_taken()) return;
  remove_drafts(path_);
  remove_drafts(side_file_of(path_));
  take_up_side_file();
  worker_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Workbench::~Workbench() {
  {
    const std::scoped_lock lock(mutex_);
    worker_.request_stop();
    outdated_ = true;
  }
  wake_.notify_all();
}

std::shared_ptr<const Shown> Workbench::shown() {
  const std::scoped_lock lock(mutex_);
  look_at_disk();
  return shown_;
}

Reply Workbench::refused(const char* code, const char* key) const {
  return refused(fault(code, Message(key)));
}

Reply Workbench::refused(Error error) const { return {shown_, std::move(error.diagnostics)}; }

Reply Workbench::change(std::uint64_t revision, const Change& change) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "fault.outdated");
  }
  auto next = changed(change);
  if (!next) return refused(std::move(next.error()));
  if (next->snapshot == history_.now()) return {shown_, {}};
  const bool is_typed = std::holds_alternative<SetText>(change);
  Done done = step_between(history_.now(), next->snapshot);
  history_.go_to(std::move(next->snapshot), is_typed ? Typing::yes : Typing::no);
  return show_kept(std::move(next->reading), std::move(done));
}

Result<Workbench::Next> Workbench::changed(const Change& change) {
  const auto& list = history_.now().suppositions;
  if (const auto* typed = std::get_if<SetText>(&change)) return retyped(typed->text);
  if (const auto* write = std::get_if<Write>(&change)) return authored(*write);
  if (const auto* steps = std::get_if<Suppose>(&change)) return supposing(*steps);
  if (const auto* record = std::get_if<Record>(&change)) return recorded(record->id);
  if (const auto* tick = std::get_if<Tick>(&change)) return with(with_tick(list, *tick));
  if (const auto* one = std::get_if<Remove>(&change)) return with(without_one(list, one->id));
  return with(std::vector<Supposition>{});
}

Result<Workbench::Next> Workbench::with(Result<std::vector<Supposition>> suppositions) {
  if (!suppositions) return tl::unexpected(suppositions.error());
  const std::string& text = history_.now().text;
  return Next{{text, std::move(*suppositions)}, read(text)};
}

Result<Workbench::Next> Workbench::retyped(const std::string& text) {
  if (text.size() > yaml::kMostBytes) return too_large();
  return Next{{text, history_.now().suppositions}, read(text)};
}

// Acts are made to a text that can be read: where they belong is not known in any other.
Result<Workbench::Next> Workbench::authored(const Write& write) {
  if (!reading_.file) {
    return tl::unexpected(fault("faulty-text", Message("fault.not_edited_faults")));
  }
  const std::string& text = history_.now().text;
  auto edited = written(reader_, text, {path_, *shown_->file, *shown_->texts}, write);
  if (!edited) return tl::unexpected(edited.error());
  return Next{{std::move(edited->text), history_.now().suppositions},
              {std::move(edited->file), {}}};
}

// What cannot be made is not taken into the list.
Result<Workbench::Next> Workbench::supposing(const Suppose& change) {
  if (history_.now().suppositions.size() >= kMostSuppositions) {
    return tl::unexpected(
        fault("too-many", Message("fault.too_many_suppositions", {{"most", kMostSuppositions}})));
  }
  auto list = with_supposed(history_.now().suppositions, change.steps, last_id_ + 1, *good_file_);
  const Supposed made = scenario_.of(good_text_, good_file_, list);
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].steps == change.steps && made.problems[i]) {
      return tl::unexpected(Error{{*made.problems[i]}});
    }
  }
  ++last_id_;
  return with(std::move(list));
}

// Into the text alone: what else is supposed has no part in it.
Result<Workbench::Next> Workbench::recorded(std::uint64_t id) {
  if (!reading_.file) {
    return tl::unexpected(fault("faulty-text", Message("fault.mend_first")));
  }
  auto left = without_one(history_.now().suppositions, id);
  if (!left) return tl::unexpected(left.error());
  Edited now{history_.now().text, reading_.file};
  for (const Step& step : find(history_.now().suppositions, id)->steps) {
    auto next = edited(reader_, now.text, *now.file, step);
    if (!next) return tl::unexpected(next.error());
    now = std::move(*next);
  }
  return Next{{std::move(now.text), std::move(*left)}, {std::move(now.file), {}}};
}

// What is known to be good is not read again; faults may lie in a source, which someone has mended.
Reading Workbench::read(const std::string& text) {
  const bool is_known = reading_.file && text == shown_->text;
  return is_known ? reading_ : reader_.read(text);
}

Reply Workbench::undo(std::uint64_t revision) {
  return step(revision, &History::undo, Done::How::undone);
}

Reply Workbench::redo(std::uint64_t revision) {
  return step(revision, &History::redo, Done::How::redone);
}

Reply Workbench::step(std::uint64_t revision, bool (History::*go)(), Done::How how) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "fault.outdated");
  }
  const Snapshot before = history_.now();
  if (!(history_.*go)()) return {shown_, {}};
  Done done = how == Done::How::undone ? step_between(history_.now(), before)
                                       : step_between(before, history_.now());
  done.how = how;
  return show_kept(read(history_.now().text), std::move(done));
}

// Kept aside first: nothing that follows may lose it.
Reply Workbench::show_kept(Reading reading, Done done) {
  is_kept_aside_ = keep_aside(path_, on_disk_, history_.now().text);
  show(std::move(reading), std::move(done));
  return {shown_, {}};
}

std::size_t Workbench::texts_read() {
  const std::scoped_lock lock(mutex_);
  return reader_.count();
}

// A bug of zopa's is a fault like others here: the session goes on, and nothing can be saved that
// was not seen.  A text with faults changes no answer, but what is supposed of the last one does.
void Workbench::show(Reading reading, std::optional<Done> done) {
  reading_ = std::move(reading);
  if (reading_.file && reading_.file != good_file_) {
    good_text_ = history_.now().text;
    good_file_ = reading_.file;
    good_answer_.reset();
  }
  Shown next = shown_ ? *shown_ : Shown{};
  ++next.revision;
  next.text = history_.now().text;
  next.done = std::move(done);
  next.moved.reset();
  next.faults = reading_.faults;
  next.is_restored = false;
  const bool is_new = reading_.file || next.suppositions != history_.now().suppositions;
  next.suppositions = history_.now().suppositions;
  try {
    if (good_file_ && is_new) show_answer(next);
  } catch (const std::exception& bug) {
    next.faults = fault_of_bug(bug, path_).diagnostics;
  }
  touch(std::move(next));
  wake_.notify_all();
}

void Workbench::show_answer(Shown& next) {
  outdated_ = true;  // what was being looked at behind need not be looked at on
  Supposed supposed = scenario_.of(good_text_, good_file_, next.suppositions);
  auto answer = quick_answer(*supposed.file, supposed.without);
  if (!answer) {
    next.faults = std::move(answer.error().diagnostics);
    return;
  }
  auto quick = std::make_shared<const engine::Analysis>(std::move(*answer));
  if (supposed.is_file) good_answer_ = quick;
  if (!good_answer_) {
    if (auto of_file = quick_answer(*good_file_, {})) {
      good_answer_ = std::make_shared<const engine::Analysis>(std::move(*of_file));
    }
  }
  if (next.answer) next.moved = engine::effect_of(*next.answer, *quick);
  next.effect.reset();
  if (!supposed.is_file && good_answer_) next.effect = engine::effect_of(*good_answer_, *quick);
  next.off = lines_off(supposed);
  next.problems = std::move(supposed.problems);
  next.is_file = supposed.is_file;
  next.file = std::move(supposed.file);
  next.answer = std::move(quick);
  next.texts = std::make_shared<const std::vector<CitedText>>(
      yaml::cited_texts(next.answer->negotiation, folder_of(path_)));
  next.is_pending = true;
}

void Workbench::touch(Shown next) {
  ++next.version;
  next.is_dirty = history_.now().text != on_disk_;
  next.is_kept_aside = is_kept_aside_;
  next.can_undo = history_.can_undo();
  next.can_redo = history_.can_redo();
  shown_ = std::make_shared<const Shown>(std::move(next));
}

void Workbench::work(const std::stop_token& stop) {
  give_way();
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (!wake_.wait(lock, stop, [&] { return shown_->is_pending; })) return;
    const std::shared_ptr<const Shown> asked = shown_;
    const auto is_asked_anew = [&] { return shown_->revision != asked->revision; };
    if (wake_.wait_for(lock, stop, kHeadStart, is_asked_anew)) continue;
    outdated_ = stop.stop_requested();
    lock.unlock();
    const auto answer = whole_answer(*asked, outdated_);
    lock.lock();
    if (stop.stop_requested()) return;
    if (shown_->revision != asked->revision) continue;
    Shown next = *shown_;
    if (answer) next.answer = answer;
    next.is_pending = false;
    touch(std::move(next));
  }
}

Reply Workbench::save(std::uint64_t revision, bool overwrite) {
  const std::scoped_lock lock(mutex_);
  look_at_disk();
  if (revision != shown_->revision) {
    return refused("outdated", "fault.outdated");
  }
  if (!shown_->faults.empty()) {
    return refused("faulty-text", "fault.not_saved_faults");
  }
  if (shown_->is_changed_on_disk && !overwrite) {
    return refused("changed-on-disk", "fault.not_saved_changed");
  }
  if (const auto problem = write_file(path_, history_.now().text, Overwrite::yes))
    return refused(*problem);
  lock_.follow();
  on_disk_ = history_.now().text;
  reader_.know(on_disk_);
  has_other_base_ = false;
  is_kept_aside_ = keep_aside(path_, on_disk_, history_.now().text);
  Shown next = *shown_;
  next.is_changed_on_disk = false;
  next.moved.reset();
  next.done = Done{Done::How::done, Done::What::saved, {}};
  touch(std::move(next));
  return {shown_, {}};
}

std::optional<Workbench::OnDisk> Workbench::on_disk() {
  auto text = read_text(path_, yaml::kMostBytes);
  if (!text || first_invalid_utf8(*text)) return std::nullopt;
  const std::scoped_lock lock(mutex_);
  return OnDisk{std::move(*text), on_disk_};
}

Reply Workbench::take(std::uint64_t revision, const std::string& theirs, const std::string& text) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) return refused("outdated", "fault.outdated");
  const auto now = read_text(path_, yaml::kMostBytes);
  if (!now || *now != theirs) return refused("changed-on-disk", "fault.not_taken_changed");
  if (text.size() > yaml::kMostBytes) return refused(too_large().value());
  on_disk_ = theirs;
  reader_.know(on_disk_);
  lock_.follow();
  has_other_base_ = false;
  history_.go_to({text, history_.now().suppositions}, Typing::no);
  is_kept_aside_ = keep_aside(path_, on_disk_, text);
  show(read(text), Done{Done::How::done, Done::What::taken, {}});
  Shown next = *shown_;
  next.is_changed_on_disk = false;
  touch(std::move(next));
  return {shown_, {}};
}

void Workbench::look_at_disk() {
  const auto text = read_text(path_, yaml::kMostBytes);
  if (history_.now().text == on_disk_) has_other_base_ = false;
  const bool is_changed = !text || *text != on_disk_ || has_other_base_;
  if (is_changed == shown_->is_changed_on_disk) return;
  Shown next = *shown_;
  next.is_changed_on_disk = is_changed;
  touch(std::move(next));
}

// Made to another text than the one on disk: saving it would undo what was done there.
void Workbench::take_up_side_file() {
  auto kept = read_kept_aside(path_, on_disk_);
  if (!kept) return;
  has_other_base_ = kept->has_other_base;
  history_.go_to({std::move(kept->text), {}}, Typing::no);
  show(read(history_.now().text), std::nullopt);
  Shown next = *shown_;
  next.is_restored = true;
  next.is_changed_on_disk = has_other_base_;
  touch(std::move(next));
}

}  // namespace zopa::server
