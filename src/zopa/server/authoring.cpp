// What depends on a part is what cannot be read without it: the faults of the text that lacks the
// part say where it stands.
#include "zopa/server/authoring.hpp"

#include <algorithm>

#include "zopa/base/invisible.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/base/white_space.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/rows.hpp"
#include "zopa/io/yaml/tree.hpp"
#include "zopa/io/yaml/tree_parts.hpp"
#include "zopa/server/drafting.hpp"

namespace zopa::server {
namespace {

constexpr std::size_t kMostTurns = 200;  // of taking away what depends on what went

// As a quote stands in the file: without what nobody sees.
Result<std::string> cut(const Passage& passage, const OnFile& on_file) {
  for (const CitedText& cited : on_file.texts) {
    if (on_file.file.sources()[cited.source.index()].id != passage.source) continue;
    if (passage.from >= passage.to || passage.to > code_points(cited.text)) break;
    const std::string words = code_point_slice(cited.text, passage.from, passage.to - passage.from);
    std::string quote = without_invisible(with_single_spaces(words));
    if (!quote.empty()) return quote;
  }
  return tl::unexpected(fault("bad-passage", Message("fault.no_passage")));
}

Result<yaml::Node> value_of(const Put& put, const OnFile& on_file) {
  if (!put.passage) return put.value;
  auto quote = cut(*put.passage, on_file);
  if (!quote) return tl::unexpected(quote.error());
  yaml::Node value = put.value;
  value.kind = yaml::Node::Kind::map;
  std::erase_if(value.entries, [](const yaml::Entry& entry) {
    return entry.key == "source" || entry.key == "quote";
  });
  value.entries.push_back({"source", {}, yaml::text_node(put.passage->source), {}});
  value.entries.push_back({"quote", {}, yaml::text_node(std::move(*quote)), {}});
  return value;
}

// A comment is one line.
std::string comment_of(const std::string& text) {
  constexpr std::size_t kMost = 60;
  return code_point_slice(without_invisible(with_single_spaces(text)), 0, kMost);
}

// Where the row of the draft goes: nothing on file is changed by it.
Result<yaml::Path> place_for(const draft::KeptDraft& draft, const yaml::Document& document) {
  const std::string section = draft::section_of(draft);
  const yaml::Entry* rows = yaml::entry_of(document.root, section);
  if (draft::is_in_list(draft)) {
    return yaml::Path{section, std::to_string(rows == nullptr ? 0 : rows->value.items.size())};
  }
  if (rows != nullptr && yaml::entry_of(rows->value, draft.id) != nullptr) {
    return tl::unexpected(
        fault("duplicate-key", Message("fault.row_is_there", {{"id", Code{draft.id}}})));
  }
  return yaml::Path{section, draft.id};
}

Result<std::string> after_taking(const std::string& text, const TakeDraft& act,
                                 const OnFile& on_file) {
  const auto kept = draft::drafts_beside(on_file.path);
  if (!kept) return tl::unexpected(kept.error());
  const auto draft = proposed_under(act.key, *kept);
  if (!draft) return tl::unexpected(fault("bad-passage", Message("fault.no_proposed_row")));
  const auto document = yaml::read_document(text, on_file.path);
  if (!document) return tl::unexpected(document.error());
  const auto place = place_for(*draft, *document);
  if (!place) return tl::unexpected(place.error());
  return yaml::with_put(text, on_file.path, *place, yaml::bare(draft::row_in_file(*draft)),
                        "from a draft, proposed by " + comment_of(draft->proposed_by));
}

Result<std::string> after_act(const std::string& text, const Act& act, const OnFile& on_file) {
  if (const auto* gone = std::get_if<TakeAway>(&act)) {
    return yaml::without_part(text, on_file.path, gone->at);
  }
  if (const auto* taken = std::get_if<TakeDraft>(&act)) return after_taking(text, *taken, on_file);
  const auto& put = std::get<Put>(act);
  const auto value = value_of(put, on_file);
  if (!value) return tl::unexpected(value.error());
  std::string remark;
  if (put.found) {
    remark = "from a draft, found by rule: ";
    remark += words_of(*put.found)[static_cast<std::size_t>(*put.found)];
  }
  return yaml::with_put(text, on_file.path, put.at, *value, remark);
}

// "positions › ua-crimea": by the row's id, where it has one.
std::string named(const yaml::Document& document, yaml::Path path) {
  for (const yaml::Entry& section : document.root.entries) {
    if (path.size() < 2 || section.key != path[0] || section.value.items.empty()) continue;
    for (const yaml::Entry& field : section.value.items[std::stoul(path[1])].entries) {
      if (field.key == "id") path[1] = field.value.text;
    }
  }
  std::string name;
  for (const std::string& key : path) name.append(name.empty() ? "" : " › ").append(key);
  return name;
}

// Parts that go because others are gone already.
class Dependents {
 public:
  Dependents(TextReader& reader, const OnFile& on_file) : reader_(reader), on_file_(on_file) {}

  // The text that can be read, with all that had to go.
  Result<Edited> without(std::string text) {
    for (std::size_t turn = 0; turn < kMostTurns; ++turn) {
      if (text.size() > yaml::kMostBytes) return too_large();
      Reading reading = reader_.read(text);
      if (reading.file) return Edited{std::move(text), std::move(reading.file)};
      const auto document = yaml::read_document(text, on_file_.path);
      if (!document) return tl::unexpected(document.error());
      const auto part = part_in_need(*document, reading.faults);
      if (!part) return tl::unexpected(Error{std::move(reading.faults)});
      add(named(*document, *part));
      auto after = yaml::without_part(text, on_file_.path, *part);
      if (!after) return tl::unexpected(after.error());
      text = std::move(*after);
    }
    return tl::unexpected(fault("cannot-edit", Message("fault.too_many_dependents")));
  }

  // One fault for each of them.
  [[nodiscard]] const std::vector<Diagnostic>& gone() const { return gone_; }

 private:
  void add(std::string part) {
    const Error why = fault("needed-elsewhere",
                            Message("fault.needed_elsewhere", {{"part", Code{std::move(part)}}}));
    gone_.push_back(why.diagnostics.front());
  }

  // That of the last fault.
  static std::optional<yaml::Path> part_in_need(const yaml::Document& document,
                                                const std::vector<Diagnostic>& faults) {
    for (auto one = faults.rbegin(); one != faults.rend(); ++one) {
      const bool is_need =
          one->code == "unknown-name" || one->code == "too-few" || one->code == "missing-key";
      if (!is_need || one->place.line == 0) continue;
      auto part = yaml::part_at(document, one->place);
      if (part && (part->size() > 1 || part->front() == "agreement")) return part;
    }
    return std::nullopt;
  }

  TextReader& reader_;
  const OnFile& on_file_;
  std::vector<Diagnostic> gone_;
};

bool is_taking_away(const Act& act) { return std::holds_alternative<TakeAway>(act); }

}  // namespace

Result<Edited> written(TextReader& reader, const std::string& text, const OnFile& on_file,
                       const Write& write) {
  std::string after = text;
  for (const Act& act : write.acts) {
    auto next = after_act(after, act, on_file);
    if (!next) return tl::unexpected(next.error());
    after = std::move(*next);
  }
  if (std::any_of(write.acts.begin(), write.acts.end(), is_taking_away)) {
    Dependents dependents(reader, on_file);
    auto edited = dependents.without(std::move(after));
    if (!edited || write.with_dependents || dependents.gone().empty()) return edited;
    return tl::unexpected(Error{dependents.gone()});
  }
  if (after.size() > yaml::kMostBytes) return too_large();
  Reading reading = reader.read(after);
  if (!reading.file) return tl::unexpected(Error{std::move(reading.faults)});
  return Edited{std::move(after), std::move(reading.file)};
}

}  // namespace zopa::server
