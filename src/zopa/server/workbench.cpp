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

Error fault_of(const std::string& code, const std::string& message) { return fault(code, message); }

// The position of a name in a list of things with ids, or the fault.
template <class Id, class Item>
Result<Id> find_id(const std::vector<Item>& items, const std::string& id, const char* noun) {
  std::vector<std::string> known;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].id == id) return Id{i};
    known.push_back(items[i].id);
  }
  return tl::unexpected(fault_of("unknown-name", std::string("no ") + noun + " is called `" + id +
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
      const auto line = find_id<PositionId>(now->positions, one.id, "claim");
      if (!line) return tl::unexpected(line.error());
      const auto issues = issues_of(now->position(*line).claim);
      if (issues.empty()) return tl::unexpected(fault_of("cannot-edit", "no issue to move on"));
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
    const auto party = find_id<PartyId>(now->parties, change.party, "party");
    if (!party) return tl::unexpected(party.error());
    const auto issue = find_id<IssueId>(now->issues, change.issue, "issue");
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
    const auto issue = find_id<IssueId>(now->issues, change.issue, "issue");
    if (!issue) return tl::unexpected(issue.error());
    return yaml::with_hypothetical_option(text_, *now, *issue, change.name);
  }

  Result<std::string> operator()(const SetText& change) { return change.text; }
  Result<std::string> operator()(const SwitchLine& /*change*/) { return text_; }

 private:
  [[nodiscard]] Result<Negotiation> in_force() const {
    const auto file = yaml::read_string(text_, name_, folder_, read_);
    if (!file) {
      return tl::unexpected(fault_of("faulty-text", "the text has faults; mend them first"));
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

}  // namespace

std::string Workbench::side_file_of(const std::string& path) {
  const std::filesystem::path file(path);
  return (file.parent_path() / ("." + file.filename().string() + ".zopa-unsaved")).string();
}

Result<std::unique_ptr<Workbench>> Workbench::open(const std::string& path,
                                                   const yaml::ReadOptions& read) {
  const auto text = yaml::read_text(path, yaml::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  const auto file = yaml::read_string(*text, path, folder_of(path), read);
  if (!file) return tl::unexpected(file.error());
  return std::unique_ptr<Workbench>(new Workbench(path, *text, read));
}

Workbench::Workbench(std::string path, std::string text, const yaml::ReadOptions& read)
    : path_(std::move(path)), read_(read), on_disk_(std::move(text)), now_{on_disk_, {}} {
  const std::scoped_lock lock(mutex_);
  show(now_);
  take_up_side_file();
  worker_ = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

Workbench::~Workbench() {
  worker_.request_stop();
  outdated_ = true;
  wake_.notify_all();
}

std::shared_ptr<const Shown> Workbench::shown() {
  const std::scoped_lock lock(mutex_);
  look_at_disk();
  return shown_;
}

Reply Workbench::refused(const std::string& code, const std::string& message) const {
  return refused(fault_of(code, message));
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
    if (shown_->faults.empty() && !engine::view_of(*shown_->file, {}, {line->id})) {
      return tl::unexpected(engine::view_of(*shown_->file, {}, {line->id}).error());
    }
    std::erase(next.without, line->id);
    if (line->off) next.without.push_back(line->id);
    return next;
  }
  auto text = std::visit(TextChange(now_.text, path_, folder_of(path_), read_), change);
  if (!text) return tl::unexpected(text.error());
  if (!std::holds_alternative<SetText>(change)) {  // what zopa writes, zopa must be able to read
    if (const auto read = yaml::read_string(*text, path_, folder_of(path_), read_); !read) {
      return tl::unexpected(read.error());
    }
  } else if (text->size() > yaml::kMostBytes) {
    return tl::unexpected(fault_of("too-large", "the text is larger than 16 MiB"));
  }
  next.text = std::move(*text);
  return next;
}

Reply Workbench::undo(std::uint64_t revision) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "another window changed this first; look, and try again");
  }
  if (past_.empty()) return {shown_, {}};
  future_.push_back(now_);
  Snapshot back = std::move(past_.back());
  past_.pop_back();
  is_typing_ = false;
  return move_to(std::move(back));
}

Reply Workbench::redo(std::uint64_t revision) {
  const std::scoped_lock lock(mutex_);
  if (revision != shown_->revision) {
    return refused("outdated", "another window changed this first; look, and try again");
  }
  if (future_.empty()) return {shown_, {}};
  past_.push_back(now_);
  Snapshot again = std::move(future_.back());
  future_.pop_back();
  is_typing_ = false;
  return move_to(std::move(again));
}

Reply Workbench::move_to(Snapshot next) {
  now_ = std::move(next);
  show(now_);
  write_side_file();
  return {shown_, {}};
}

// Analyses the snapshot as far as a click may wait for it, and wakes the worker for the rest.
void Workbench::show(const Snapshot& now) {
  Shown next = shown_ ? *shown_ : Shown{};
  ++next.revision;
  next.text = now.text;
  next.without = now.without;
  next.moved.reset();
  next.faults.clear();
  next.is_restored = false;
  auto file = yaml::read_string(now.text, path_, folder_of(path_), read_);
  if (!file) {
    next.faults = std::move(file.error().diagnostics);
    return touch(std::move(next));
  }
  next.file = std::make_shared<const Negotiation>(std::move(*file));
  next.without = known_of(*next.file, now.without);
  Limits limits;
  limits.deadline = Clock::now() + kMostAtOnce;
  engine::Options options = engine::page_options();
  options.without = next.without;
  options.packages = false;
  options.deadlock.stop = &limits;
  auto answer = engine::analyze(*next.file, options);
  auto quick = std::make_shared<const engine::Analysis>(std::move(*answer));
  if (next.answer) next.moved = engine::difference(*next.answer, *quick);
  next.answer = std::move(quick);
  next.texts = std::make_shared<const std::vector<CitedText>>(
      yaml::cited_texts(next.answer->negotiation, folder_of(path_)));
  next.is_pending = true;
  outdated_ = true;
  touch(std::move(next));
  wake_.notify_all();
}

void Workbench::touch(Shown next) {
  ++next.version;
  next.is_dirty = now_.text != on_disk_;
  next.can_undo = !past_.empty();
  next.can_redo = !future_.empty();
  shown_ = std::make_shared<const Shown>(std::move(next));
}

void Workbench::work(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    if (!wake_.wait(lock, stop, [&] { return shown_->is_pending; })) return;
    const std::shared_ptr<const Shown> asked = shown_;
    outdated_ = false;
    lock.unlock();
    Limits limits;
    limits.deadline = Clock::now() + kMostBehind;
    limits.interrupted = &outdated_;
    engine::Options options = engine::page_options();
    options.without = asked->without;
    options.deadlock.stop = &limits;
    options.settle.stop = &limits;
    options.robust.stop = &limits;
    auto answer = engine::analyze(*asked->file, options);
    lock.lock();
    if (stop.stop_requested() || shown_->file != asked->file || shown_->without != asked->without) {
      continue;
    }
    Shown next = *shown_;
    next.answer = std::make_shared<const engine::Analysis>(std::move(*answer));
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
  write_side_file();
  Shown next = *shown_;
  next.is_changed_on_disk = false;
  next.moved.reset();
  touch(std::move(next));
  return {shown_, {}};
}

void Workbench::look_at_disk() {
  const auto text = yaml::read_text(path_, yaml::kMostBytes);
  const bool is_changed = !text || *text != on_disk_;
  if (is_changed == shown_->is_changed_on_disk) return;
  Shown next = *shown_;
  next.is_changed_on_disk = is_changed;
  touch(std::move(next));
}

// Deleted where there is nothing to keep.  That it cannot be written is no reason to refuse a
// change: then only a crash would lose it.
void Workbench::write_side_file() {
  const std::string side = side_file_of(path_);
  if (now_.text == on_disk_ && now_.without.empty()) {
    std::remove(side.c_str());
    return;
  }
  const nlohmann::json json = {{"zopa_unsaved", 1},
                               {"sha256_of_file", sha256_hex(on_disk_)},
                               {"text", now_.text},
                               {"without", now_.without}};
  static_cast<void>(write_file(
      side, json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace), Overwrite::yes));
}

void Workbench::take_up_side_file() {
  const auto kept = yaml::read_text(side_file_of(path_), 4 * yaml::kMostBytes);
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
  if (back == now_) return;
  past_.push_back(now_);
  now_ = std::move(back);
  show(now_);
  Shown next = *shown_;
  next.is_restored = true;
  // Made to another text than the one on disk: saving it would undo what was done there.
  if (json["sha256_of_file"] != sha256_hex(on_disk_)) {
    on_disk_.clear();
    next.is_changed_on_disk = true;
  }
  touch(std::move(next));
}

}  // namespace zopa::server
