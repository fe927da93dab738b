#include "zopa/server/workbench.hpp"

#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/server/kept_aside.hpp"
#include "zopa/server/text_change.hpp"

namespace zopa::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kMostAtOnce{10};  // what a click may wait for
constexpr std::chrono::seconds kMostBehind{300};

// What can still be left out: an id that the text no longer has is forgotten.
std::vector<std::string> known_of(const Negotiation& file, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const std::string& id : ids) {
    if (engine::view_of(file, {.as_of = {}, .without = {id}})) known.push_back(id);
  }
  return known;
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

tl::unexpected<Error> too_large() {
  return tl::unexpected(
      fault("too-large", Message("fault.text_too_large", {{"size", yaml::kMostBytes >> 20U}})));
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
  show(read(on_disk_));
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
  history_.go_to(std::move(next->snapshot), is_typed ? Typing::yes : Typing::no);
  return show_kept(std::move(next->reading));
}

Result<Workbench::Next> Workbench::changed(const Change& change) {
  if (const auto* line = std::get_if<SwitchLine>(&change)) return switched(*line);
  if (const auto* typed = std::get_if<SetText>(&change)) return retyped(*typed);
  return edited(change);
}

Result<Workbench::Next> Workbench::retyped(const SetText& change) {
  if (change.text.size() > yaml::kMostBytes) return too_large();
  return Next{{change.text, history_.now().without}, read(change.text)};
}

Result<Workbench::Next> Workbench::switched(const SwitchLine& change) {
  if (const auto view = engine::view_of(*shown_->file, {.as_of = {}, .without = {change.id}});
      !view) {
    return tl::unexpected(view.error());
  }
  Snapshot next = history_.now();
  std::erase(next.without, change.id);
  if (change.off) next.without.push_back(change.id);
  Reading reading = read(next.text);
  return Next{std::move(next), std::move(reading)};
}

// What zopa writes, zopa must be able to read, and nothing else may change by it.
Result<Workbench::Next> Workbench::edited(const Change& change) {
  if (!reading_.file) {
    return tl::unexpected(fault("faulty-text", Message("fault.mend_first")));
  }
  Snapshot next = history_.now();
  auto text = changed_text(next.text, *reading_.file, change);
  if (!text) return tl::unexpected(text.error());
  next.text = std::move(*text);
  if (next.text.size() > yaml::kMostBytes) return too_large();
  Reading after = read(next.text);
  if (!after.file) return tl::unexpected(Error{std::move(after.faults)});
  if (!changes_only(*reading_.file, *after.file, change)) {
    return tl::unexpected(fault(
        "cannot-edit", Message("fault.cannot_edit", {{"why", Message("fault.changes_more")}})));
  }
  return Next{std::move(next), std::move(after)};
}

// What is known to be good is not read again; faults may lie in a source, which someone has mended.
Reading Workbench::read(const std::string& text) {
  const bool is_known = reading_.file && text == shown_->text;
  return is_known ? reading_ : reader_.read(text);
}

Reply Workbench::undo(std::uint64_t revision) { return step(revision, &History::undo); }

Reply Workbench::redo(std::uint64_t revision) { return step(revision, &History::redo); }

Reply Workbench::step(std::uint64_t revision, bool (History::*go)()) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "fault.outdated");
  }
  if (!(history_.*go)()) return {shown_, {}};
  return show_kept(read(history_.now().text));
}

// Kept aside first: nothing that follows may lose it.
Reply Workbench::show_kept(Reading reading) {
  is_kept_aside_ = keep_aside(path_, on_disk_, history_.now());
  show(std::move(reading));
  return {shown_, {}};
}

std::size_t Workbench::texts_read() {
  const std::scoped_lock lock(mutex_);
  return reader_.count();
}

// A bug of zopa's is a fault like others here: the session goes on, and nothing can be saved that
// was not seen.
void Workbench::show(Reading reading) {
  reading_ = std::move(reading);
  Shown next = shown_ ? *shown_ : Shown{};
  ++next.revision;
  next.text = history_.now().text;
  next.moved.reset();
  next.faults = reading_.faults;
  next.is_restored = false;
  try {
    if (reading_.file) show_answer(next);
  } catch (const std::exception& bug) {
    next.faults = fault_of_bug(bug, path_).diagnostics;
  }
  if (next.file) next.without = known_of(*next.file, history_.now().without);
  touch(std::move(next));
  wake_.notify_all();
}

// Analyses what is read as far as a click may wait for it; the worker does the rest.
void Workbench::show_answer(Shown& next) {
  const std::shared_ptr<const Negotiation> file = reading_.file;
  Limits limits;
  limits.deadline = Clock::now() + kMostAtOnce;
  Run run;
  run.limits = &limits;
  engine::Options options = engine::page_options();
  options.without = known_of(*file, history_.now().without);
  options.parts = engine::parts_shown_first();
  auto answer = engine::analyze(*file, options, run);
  if (!answer) {
    next.faults = std::move(answer.error().diagnostics);
    return;
  }
  next.file = file;
  auto quick = std::make_shared<const engine::Analysis>(std::move(*answer));
  if (next.answer) next.moved = engine::effect_of(*next.answer, *quick);
  next.answer = std::move(quick);
  next.texts = std::make_shared<const std::vector<CitedText>>(
      yaml::cited_texts(next.answer->negotiation, folder_of(path_)));
  next.is_pending = true;
  outdated_ = true;
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
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (!wake_.wait(lock, stop, [&] { return shown_->is_pending; })) return;
    const std::shared_ptr<const Shown> asked = shown_;
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
  is_kept_aside_ = keep_aside(path_, on_disk_, history_.now());
  Shown next = *shown_;
  next.is_changed_on_disk = false;
  next.moved.reset();
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
  history_.go_to(std::move(kept->snapshot), Typing::no);
  show(read(history_.now().text));
  Shown next = *shown_;
  next.is_restored = true;
  next.is_changed_on_disk = has_other_base_;
  touch(std::move(next));
}

}  // namespace zopa::server
