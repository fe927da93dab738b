#include "zopa/server/workbench.hpp"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include <nlohmann/json.hpp>

#include "zopa/base/digest.hpp"
#include "zopa/base/nearest.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/edits.hpp"

namespace zopa::server {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostSnapshots = 500;
constexpr std::size_t kMostKeptBytes = std::size_t{256} << 20;  // of snapshots
constexpr std::chrono::seconds kPause{2};                       // typing goes on: one step of undo
constexpr std::chrono::seconds kMostAtOnce{10};                 // what a click may wait for
constexpr std::chrono::seconds kMostBehind{300};

// The position of a name in a list of things with ids, or the fault.
template <class Id, class Item>
Result<Id> find_id(const std::vector<Item>& items, const std::string& id, const char* noun) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return Id{i};
    known.push_back(items[i].id);
  }
  return tl::unexpected(fault("unknown-name", std::string("no ") + noun + " is called `" + id +
                                                  "`" + suggestion(id, known)));
}

Result<std::vector<OptionId>> options_of(const Issue& issue, const std::vector<std::string>& ids) {
  std::vector<OptionId> options;
  for (const std::string& id : ids) {
    const auto option = find_id<OptionId>(issue.options, id, "option");
    if (!option) return tl::unexpected(option.error());
    options.push_back(*option);
  }
  std::sort(options.begin(), options.end());
  options.erase(std::unique(options.begin(), options.end()), options.end());
  return options;
}

// A change to the text, made to a negotiation that was read from it.
class TextChange {
 public:
  TextChange(std::string text, const std::string& name, const std::string& folder,
             const yaml::ReadOptions& read)
      : text_(std::move(text)), name_(name), folder_(folder), read_(read) {}

  Result<std::string> operator()(const MoveLines& change) {
    for (const auto& one : change.lines) {
      const auto now = in_force();
      if (!now) return tl::unexpected(now.error());
      const auto line = find_id<PositionId>(now->positions(), one.id, "claim");
      if (!line) return tl::unexpected(line.error());
      const auto issues = issues_of(now->position(*line).claim);
      if (issues.empty()) return tl::unexpected(fault("cannot-edit", "no issue to move on"));
      const auto options = options_of(now->issue(issues.front()), one.options);
      if (!options) return tl::unexpected(options.error());
      if (auto problem = take(yaml::with_line_moved(text_, *now, *line, *options))) {
        return tl::unexpected(*problem);
      }
    }
    return text_;
  }

  Result<std::string> operator()(const Reorder& change) {
    const auto now = in_force();
    if (!now) return tl::unexpected(now.error());
    const auto party = find_id<PartyId>(now->parties(), change.party, "party");
    if (!party) return tl::unexpected(party.error());
    const auto issue = find_id<IssueId>(now->issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    std::vector<std::vector<OptionId>> classes;
    for (const auto& tied : change.classes) {
      const auto options = options_of(now->issue(*issue), tied);
      if (!options) return tl::unexpected(options.error());
      classes.push_back(*options);
    }
    return yaml::with_order(text_, *now, *party, *issue, classes);
  }

  Result<std::string> operator()(const AddOption& change) {
    const auto now = in_force();
    if (!now) return tl::unexpected(now.error());
    const auto issue = find_id<IssueId>(now->issues(), change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    return yaml::with_hypothetical_option(text_, *now, *issue, change.name);
  }

  Result<std::string> operator()(const SetText& change) { return change.text; }
  Result<std::string> operator()(const SwitchLine& /*change*/) { return text_; }

 private:
  [[nodiscard]] Result<Negotiation> in_force() const {
    const auto file = yaml::read_string(text_, name_, folder_, read_);
    if (!file) {
      return tl::unexpected(fault("faulty-text", "the text has faults; mend them first"));
    }
    return engine::view_of(*file, {}, {});
  }

  std::optional<Error> take(Result<std::string> text) {
    if (!text) return text.error();
    text_ = std::move(*text);
    return std::nullopt;
  }

  std::string text_;
  const std::string& name_;
  std::string folder_;
  const yaml::ReadOptions& read_;
};

// What can still be left out: an id that the text no longer has is forgotten.
std::vector<std::string> known_of(const Negotiation& file, const std::vector<std::string>& ids) {
  std::vector<std::string> known;
  for (const std::string& id : ids) {
    if (engine::view_of(file, {}, {id})) known.push_back(id);
  }
  return known;
}

// With the packages; null where zopa has a bug, and the quick answer has to do.
std::shared_ptr<const engine::Analysis> whole_answer(const Shown& asked,
                                                     const std::atomic<bool>& outdated) {
  Limits limits;
  limits.deadline = Clock::now() + kMostBehind;
  limits.interrupted = &outdated;
  Run run;
  run.limits = &limits;
  engine::Options options = engine::page_options();
  options.without = asked.without;
  try {
    auto answer = engine::analyze(*asked.file, options, run);
    if (answer) return std::make_shared<const engine::Analysis>(std::move(*answer));
  } catch (const std::exception&) {
    return nullptr;
  }
  return nullptr;
}

// The files that the sources of a text name; none where it cannot be read.
std::vector<std::string> source_files_of(const std::string& text) {
  std::vector<std::string> files;
  const auto document = yaml::read_document(text, "");
  if (!document) return files;
  for (const yaml::Entry& section : document->root.entries) {
    if (section.key != "sources") continue;
    for (const yaml::Entry& source : section.value.entries) {
      for (const yaml::Entry& field : source.value.entries) {
        if (field.key == "file") files.push_back(field.value.text);
      }
    }
  }
  return files;
}

bool is_order_of(const Position& position, const Contents& negotiation, const Reorder& change) {
  const auto* order = std::get_if<OptionOrder>(&position.claim);
  return order != nullptr && negotiation.party(position.party).id == change.party &&
         negotiation.issue(order->issue).id == change.issue;
}

// Did the change of the text change what it was to change, and nothing else?
bool changes_only(const Contents& before, Contents after, const Change& change) {
  if (const auto* option = std::get_if<AddOption>(&change)) {
    for (Issue& issue : after.issues) {
      if (issue.id == option->issue && !issue.options.empty()) issue.options.pop_back();
    }
  }
  const auto* order = std::get_if<Reorder>(&change);
  if (order != nullptr && after.positions.size() == before.positions.size() + 1 &&
      is_order_of(after.positions.back(), after, *order)) {
    after.positions.pop_back();
  }
  const auto* moves = std::get_if<MoveLines>(&change);
  for (std::size_t i = 0; i < std::min(before.positions.size(), after.positions.size()); ++i) {
    const Position& then = before.positions[i];
    const bool is_moved =
        moves != nullptr && std::any_of(moves->lines.begin(), moves->lines.end(),
                                        [&](const auto& line) { return line.id == then.id; });
    if (is_moved || (order != nullptr && is_order_of(then, before, *order))) {
      after.positions[i] = then;
    }
  }
  return after == before;
}

}  // namespace

std::string Workbench::side_file_of(const std::string& path) {
  const std::filesystem::path file(path);
  return (file.parent_path() / ("." + file.filename().string() + ".zopa-unsaved")).string();
}

Result<std::unique_ptr<Workbench>> Workbench::open(const std::string& path,
                                                   const yaml::ReadOptions& read,
                                                   bool known_sources_only) {
  const auto text = yaml::read_text(path, yaml::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  std::unique_ptr<Workbench> bench(new Workbench(path, *text, read, known_sources_only));
  if (bench->lock_.is_taken()) {
    return tl::unexpected(fault("bad-option",
                                "another `zopa serve` is at work on this file; use its address, or "
                                "end it",
                                path));
  }
  if (!bench->shown_->answer) return tl::unexpected(Error{bench->shown_->faults});
  return bench;
}

Workbench::Workbench(std::string path, std::string text, const yaml::ReadOptions& read,
                     bool known_sources_only)
    : path_(std::move(path)),
      read_(read),
      known_sources_only_(known_sources_only),
      lock_(path_),
      on_disk_(std::move(text)),
      now_{on_disk_, {}} {
  const std::scoped_lock lock(mutex_);
  show(now_);
  if (!shown_->answer || lock_.is_taken()) return;
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

Reply Workbench::refused(const std::string& code, const std::string& message) const {
  return refused(fault(code, message));
}

Reply Workbench::refused(Error error) const { return {shown_, std::move(error.diagnostics)}; }

Reply Workbench::change(std::uint64_t revision, const Change& change) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "another window changed this first; look, and try again");
  }
  auto next = changed(change);
  if (!next) return refused(std::move(next.error()));
  if (*next == now_) return {shown_, {}};
  const bool is_typing = std::holds_alternative<SetText>(change);
  const bool goes_on = is_typing && is_typing_ && Clock::now() - last_typed_ < kPause;
  if (!goes_on) past_.push_back(now_);
  if (past_.size() > kMostSnapshots || past_.size() * now_.text.size() > kMostKeptBytes) {
    past_.erase(past_.begin());
  }
  future_.clear();
  is_typing_ = is_typing;
  last_typed_ = Clock::now();
  return move_to(std::move(*next));
}

Result<Workbench::Snapshot> Workbench::changed(const Change& change) const {
  Snapshot next = now_;
  if (const auto* line = std::get_if<SwitchLine>(&change)) {
    if (const auto view = engine::view_of(*shown_->file, {}, {line->id}); !view) {
      return tl::unexpected(view.error());
    }
    std::erase(next.without, line->id);
    if (line->off) next.without.push_back(line->id);
    return next;
  }
  auto text = std::visit(TextChange(now_.text, path_, folder_of(path_), read_), change);
  if (!text) return tl::unexpected(text.error());
  if (text->size() > yaml::kMostBytes) {
    return tl::unexpected(fault("too-large", "the text is larger than 16 MiB"));
  }
  if (!std::holds_alternative<SetText>(change)) {  // what zopa writes, zopa must be able to read
    const auto after = read(*text);
    if (!after) return tl::unexpected(after.error());
    if (!changes_only(*shown_->file, *after, change)) {
      return tl::unexpected(fault("cannot-edit",
                                  "this cannot be changed without changing something else; "
                                  "change it in the text of the file"));
    }
  }
  next.text = std::move(*text);
  return next;
}

Reply Workbench::undo(std::uint64_t revision) { return step(revision, past_, future_); }

Reply Workbench::redo(std::uint64_t revision) { return step(revision, future_, past_); }

Reply Workbench::step(std::uint64_t revision, std::vector<Snapshot>& from,
                      std::vector<Snapshot>& to) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "another window changed this first; look, and try again");
  }
  if (from.empty()) return {shown_, {}};
  to.push_back(now_);
  Snapshot next = std::move(from.back());
  from.pop_back();
  is_typing_ = false;
  return move_to(std::move(next));
}

Reply Workbench::move_to(Snapshot next) {
  now_ = std::move(next);
  write_side_file();  // first: nothing that follows may lose it
  show(now_);
  return {shown_, {}};
}

Result<Negotiation> Workbench::read(const std::string& text) const {
  if (known_sources_only_) {
    const auto known = source_files_of(on_disk_);
    for (const std::string& file : source_files_of(text)) {
      if (std::find(known.begin(), known.end(), file) != known.end()) continue;
      return tl::unexpected(fault("outside",
                                  "`" + file +
                                      "` is no source of the file on disk; from another "
                                      "machine no other file can be read",
                                  path_));
    }
  }
  return yaml::read_string(text, path_, folder_of(path_), read_);
}

// A bug of zopa's is a fault like others here: the session goes on, and nothing can be saved that
// was not seen.
void Workbench::show(const Snapshot& now) {
  Shown next = shown_ ? *shown_ : Shown{};
  ++next.revision;
  next.text = now.text;
  next.moved.reset();
  next.faults.clear();
  next.is_restored = false;
  try {
    show_answer(now, next);
  } catch (const std::exception& bug) {
    next.faults =
        fault("bug",
              std::string("this is a bug in zopa, please report it with the file: ") + bug.what(),
              path_)
            .diagnostics;
  }
  if (next.file) next.without = known_of(*next.file, now.without);
  touch(std::move(next));
  wake_.notify_all();
}

// Analyses the snapshot as far as a click may wait for it; the worker does the rest.
void Workbench::show_answer(const Snapshot& now, Shown& next) {
  auto file = read(now.text);
  if (!file) {
    next.faults = std::move(file.error().diagnostics);
    return;
  }
  auto whole = std::make_shared<const Negotiation>(std::move(*file));
  Limits limits;
  limits.deadline = Clock::now() + kMostAtOnce;
  engine::Options options = engine::page_options();
  options.without = known_of(*whole, now.without);
  options.parts = engine::parts_shown_first();
  Run run;
  run.limits = &limits;
  auto answer = engine::analyze(*whole, options, run);
  if (!answer) {
    next.faults = std::move(answer.error().diagnostics);
    return;
  }
  next.file = std::move(whole);
  auto quick = std::make_shared<const engine::Analysis>(std::move(*answer));
  if (next.answer) next.moved = engine::difference(*next.answer, *quick);
  next.answer = std::move(quick);
  next.texts = std::make_shared<const std::vector<CitedText>>(
      yaml::cited_texts(next.answer->negotiation, folder_of(path_)));
  next.is_pending = true;
  outdated_ = true;
}

void Workbench::touch(Shown next) {
  ++next.version;
  next.is_dirty = now_.text != on_disk_;
  next.is_kept_aside = is_kept_aside_;
  next.can_undo = !past_.empty();
  next.can_redo = !future_.empty();
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
    if (shown_->file != asked->file || shown_->without != asked->without) continue;
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
    return refused("outdated", "another window changed this first; look, and try again");
  }
  if (!shown_->faults.empty()) {
    return refused("faulty-text",
                   "not saved: the text has faults; mend them first (it is kept aside meanwhile)");
  }
  if (shown_->is_changed_on_disk && !overwrite) {
    return refused("changed-on-disk", "not saved: the file has changed on disk since it was read");
  }
  if (const auto problem = write_file(path_, now_.text, Overwrite::yes)) return refused(*problem);
  on_disk_ = now_.text;
  has_other_base_ = false;
  write_side_file();
  Shown next = *shown_;
  next.is_changed_on_disk = false;
  next.moved.reset();
  touch(std::move(next));
  return {shown_, {}};
}

void Workbench::look_at_disk() {
  const auto text = yaml::read_text(path_, yaml::kMostBytes);
  if (now_.text == on_disk_) has_other_base_ = false;
  const bool is_changed = !text || *text != on_disk_ || has_other_base_;
  if (is_changed == shown_->is_changed_on_disk) return;
  Shown next = *shown_;
  next.is_changed_on_disk = is_changed;
  touch(std::move(next));
}

// Deleted where the text is the one on disk: a switch alone is nothing to keep.
void Workbench::write_side_file() {
  const std::string side = side_file_of(path_);
  if (now_.text == on_disk_) {
    std::remove(side.c_str());
    is_kept_aside_ = true;
    return;
  }
  const nlohmann::json json = {{"zopa_unsaved", 1},
                               {"sha256_of_file", sha256_hex(on_disk_)},
                               {"text", now_.text},
                               {"without", now_.without}};
  is_kept_aside_ =
      !write_private_file(side, json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

void Workbench::take_up_side_file() {
  const std::string side = side_file_of(path_);
  std::error_code ignored;  // a link is someone else's
  if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(side, ignored))) return;
  const auto kept = yaml::read_text(side, 4 * yaml::kMostBytes);
  if (!kept) return;
  const auto json = nlohmann::json::parse(*kept, nullptr, false);
  const auto is_text = [&](const char* key) { return json.contains(key) && json[key].is_string(); };
  if (!json.is_object() || !is_text("text") || !is_text("sha256_of_file")) return;
  Snapshot back{json["text"].get<std::string>(), {}};
  if (json.contains("without") && json["without"].is_array()) {
    for (const auto& id : json["without"]) {
      if (id.is_string()) back.without.push_back(id.get<std::string>());
    }
  }
  if (back.text == on_disk_) {  // saved, and ended before the side file was taken away
    std::remove(side.c_str());
    return;
  }
  // Made to another text than the one on disk: saving it would undo what was done there.
  has_other_base_ = json["sha256_of_file"] != sha256_hex(on_disk_);
  past_.push_back(now_);
  now_ = std::move(back);
  show(now_);
  Shown next = *shown_;
  next.is_restored = true;
  next.is_changed_on_disk = has_other_base_;
  touch(std::move(next));
}

}  // namespace zopa::server
