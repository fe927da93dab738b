#include "zopa/draft/kept.hpp"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "zopa/base/nearest.hpp"
#include "zopa/base/white_space.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/faults.hpp"
#include "zopa/io/yaml/fields.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/scalars.hpp"
#include "zopa/io/yaml/tree.hpp"
#include "zopa/io/yaml/tree_parts.hpp"

namespace zopa::draft {
namespace {

using yaml::Node;

constexpr const char* kHead =
    "# Drafts. They count for nothing, and no answer changes by them. To take one over, put its "
    "row "
    "into the\n# negotiation; a speaker `?` is not on file. What stands under `refused` is not "
    "proposed again.\n# zopa writes this file; comments in it are lost.\n";

bool is_section(const std::string& key) {
  return std::any_of(kSections.begin(), kSections.end(),
                     [&](const SectionName& section) { return key == section.one; });
}

std::vector<std::string> section_names() {
  std::vector<std::string> names;
  for (const SectionName& section : kSections) names.emplace_back(section.one);
  return names;
}

// Rows as YAML: a key a line, lists of ids in brackets.
class RowWriter {
 public:
  void map(const Node& node, std::size_t indent, bool is_behind_dash) {
    bool is_first = is_behind_dash;
    for (const yaml::Entry& entry : node.entries) {
      if (!is_first) margin(indent);
      is_first = false;
      out_ += scalar(entry.key);
      out_ += ':';
      value(entry.value, indent);
    }
  }

  void line(std::size_t indent, std::string_view text) {
    margin(indent);
    out_ += text;
    out_ += '\n';
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  static constexpr std::size_t kStep = 2;

  static std::string scalar(const std::string& text) {
    static const yaml::Shape kText;
    return yaml::scalar_in_flow(text, kText);
  }

  // A flag or a number stays one.
  static std::string scalar(const Node& node) {
    static const yaml::Shape kWord{.kind = yaml::Shape::Kind::word};
    return node.is_plain ? yaml::scalar_in_flow(node.text, kWord) : scalar(node.text);
  }

  void margin(std::size_t indent) { out_.append(indent, ' '); }

  static bool is_short(const Node& list) {
    return std::all_of(list.items.begin(), list.items.end(),
                       [](const Node& item) { return item.kind == Node::Kind::scalar; });
  }

  void value(const Node& node, std::size_t indent) {
    if (node.kind == Node::Kind::scalar) {
      out_ += ' ';
      out_ += scalar(node);
      out_ += '\n';
    } else if (node.kind == Node::Kind::map) {
      out_ += node.entries.empty() ? " {}\n" : "\n";
      map(node, indent + kStep, false);
    } else if (is_short(node)) {
      out_ += " [";
      for (const Node& item : node.items) {
        if (&item != node.items.data()) out_ += ", ";
        out_ += scalar(item);
      }
      out_ += "]\n";
    } else {
      out_ += '\n';
      for (const Node& item : node.items) list_item(item, indent + kStep);
    }
  }

  void list_item(const Node& item, std::size_t indent) {
    margin(indent);
    out_ += '-';
    if (item.kind == Node::Kind::map && !item.entries.empty()) {
      out_ += ' ';
      map(item, indent + kStep, true);
    } else {
      value(item, indent);
    }
  }

  std::string out_;
};

Node number_text(std::size_t number) {
  Node node = yaml::text_node(std::to_string(number));
  node.is_plain = true;
  return node;
}

Node entry_of(const KeptDraft& draft) {
  yaml::MapBuilder map;
  map.text("id", draft.id);
  map.put(draft.section, draft.row);
  if (draft.found) {
    yaml::MapBuilder found;
    found.text("rule", draft.found->rule);
    found.text("named", draft.found->named);
    found.text("cue", draft.found->cue);
    found.put("line", number_text(draft.found->line));
    found.put("from", number_text(draft.found->from));
    found.put("to", number_text(draft.found->to));
    map.map("found", std::move(found));
  }
  map.text("proposed_by", draft.proposed_by);
  map.text("why", draft.why);
  return std::move(map).take();
}

std::size_t number_in(const Node& record, const char* key) {
  const std::string text = yaml::text_of(record, key);
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

class RowReader {
 public:
  explicit RowReader(yaml::Faults& faults) : faults_(faults) {}

  [[nodiscard]] std::vector<KeptDraft> drafts_in(const Node& root, const char* key) {
    std::vector<KeptDraft> drafts;
    const Node* list = yaml::find(root, key);
    if (list != nullptr && list->kind != Node::Kind::list) {
      faults_.add("wrong-type", list->place, Message("fault.drafts_list", {{"key", Code{key}}}));
    }
    for (const Node& item : yaml::items_of(root, key)) {
      if (auto draft = draft_in(item)) drafts.push_back(*std::move(draft));
    }
    return drafts;
  }

 private:
  [[nodiscard]] std::optional<KeptDraft> draft_in(const Node& item) {
    KeptDraft draft;
    std::size_t rows = 0;
    for (const yaml::Entry& entry : item.entries) {
      if (is_section(entry.key) && entry.value.kind == Node::Kind::map) {
        draft.section = entry.key;
        draft.row = entry.value;
        ++rows;
      }
    }
    if (rows != 1) {
      faults_.add("missing-key", item.place,
                  Message("fault.draft_row", {{"keys", List{Join::any, codes(section_names())}}}));
      return std::nullopt;
    }
    draft.id = yaml::text_of(item, "id");
    draft.proposed_by = yaml::text_of(item, "proposed_by");
    draft.why = yaml::text_of(item, "why");
    if (const Node* found = yaml::find(item, "found")) {
      draft.found = Found{yaml::text_of(*found, "rule"), yaml::text_of(*found, "named"),
                          yaml::text_of(*found, "cue"),  number_in(*found, "line"),
                          number_in(*found, "from"),     number_in(*found, "to")};
    }
    return draft;
  }

  yaml::Faults& faults_;
};

// Is there something, and is it no plain file?
bool is_no_plain_file(const std::string& path) {
  std::error_code error;
  const auto type = std::filesystem::symlink_status(path, error).type();
  return type != std::filesystem::file_type::not_found &&
         type != std::filesystem::file_type::regular;
}

Error not_plain(const std::string& path) {
  return fault("cannot-write", Message("fault.drafts_not_plain"), name_of(path));
}

}  // namespace

KeptDraft kept_draft(const Draft& draft) {
  yaml::MapBuilder row;
  row.put("by", yaml::text_node(draft.by.value_or("?")));
  row.ids("about", draft.about);
  if (draft.is_verbatim) row.text("speech", "verbatim");
  if (draft.source) row.text("source", *draft.source);
  row.text("quote", draft.quote);
  KeptDraft kept;
  kept.row = std::move(row).take();
  kept.found = Found{words_of(draft.rule)[static_cast<std::size_t>(draft.rule)],
                     draft.named,
                     draft.cue,
                     draft.line,
                     draft.from,
                     draft.to};
  return kept;
}

std::string key_of(const KeptDraft& draft) {
  const std::string quote = yaml::text_of(draft.row, "quote");
  RowWriter row;
  if (draft.section == "statement" && !quote.empty()) {
    row.line(0, draft.section);
    row.line(0, yaml::text_of(draft.row, "source"));
    row.line(0, with_single_spaces(quote));
  } else {
    row.line(0, draft.section);
    row.map(draft.row, 0, false);
  }
  return std::move(row).take();
}

std::string section_of(const KeptDraft& draft) {
  const auto* const found =
      std::find_if(kSections.begin(), kSections.end(),
                   [&](const SectionName& section) { return draft.section == section.one; });
  return found == kSections.end() ? draft.section : found->all;
}

bool is_in_list(const KeptDraft& draft) {
  const yaml::Shape* shape =
      yaml::part_shape(yaml::negotiation_shape(), Node::Kind::map, section_of(draft));
  return shape != nullptr && shape->kind == yaml::Shape::Kind::list;
}

Node row_in_file(const KeptDraft& draft) {
  Node row = draft.row;
  if (is_in_list(draft) && !draft.id.empty()) {
    row.entries.insert(row.entries.begin(), {"id", {}, yaml::text_node(draft.id), {}});
  }
  return row;
}

std::string row_text(const KeptDraft& draft) {
  RowWriter row;
  row.map(draft.row, 0, false);
  return std::move(row).take();
}

std::string drafts_path(const std::string& negotiation) {
  const std::filesystem::path path(negotiation);
  const std::string ending = path.extension().string();
  const bool is_ours = ending == ".yaml" || ending == ".yml";
  return (path.parent_path() /
          ((is_ours ? path.stem() : path.filename()).string() + ".drafts.yaml"))
      .string();
}

Result<KeptDrafts> drafts_beside(const std::string& negotiation) {
  const std::string path = drafts_path(negotiation);
  if (is_no_plain_file(path)) return tl::unexpected(not_plain(path));
  return KeptDrafts::read(path, std::filesystem::path(negotiation).filename().string());
}

std::optional<Error> keep_beside(const std::string& negotiation, const KeptDrafts& drafts) {
  const std::string path = drafts_path(negotiation);
  if (is_no_plain_file(path)) return not_plain(path);
  return write_file(path, drafts.text(), Overwrite::yes);
}

std::optional<Error> change_beside(const std::string& negotiation,
                                   const std::function<bool(KeptDrafts&)>& change) {
  const std::string path = drafts_path(negotiation);
  const FileLock lock(path);
  if (lock.is_taken()) {
    return fault("cannot-write", Message("fault.drafts_taken"), name_of(path));
  }
  auto kept = drafts_beside(negotiation);
  if (!kept) return kept.error();
  return change(*kept) ? keep_beside(negotiation, *kept) : std::nullopt;
}

Result<KeptDrafts> KeptDrafts::read(const std::string& path, const std::string& negotiation) {
  std::error_code error;
  const auto status = std::filesystem::symlink_status(path, error);
  if (status.type() == std::filesystem::file_type::not_found) return KeptDrafts(negotiation);
  const auto text = read_text(path, yaml::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  return parse(*text, name_of(path), negotiation);
}

Result<KeptDrafts> KeptDrafts::parse(std::string_view text, const std::string& name,
                                     const std::string& negotiation) {
  const auto document = yaml::read_document(text, name);
  if (!document) return tl::unexpected(document.error());
  yaml::Faults faults(name, document->lines);
  if (yaml::text_of(document->root, "zopa_drafts") != "1") {
    faults.add("missing-key", document->root.place, Message("fault.not_drafts"));
    return tl::unexpected(std::move(faults).error());
  }
  RowReader reader(faults);
  KeptDrafts kept(negotiation);
  kept.drafts_ = reader.drafts_in(document->root, "drafts");
  kept.refused_ = reader.drafts_in(document->root, "refused");
  if (!faults.empty()) return tl::unexpected(std::move(faults).error());
  for (const KeptDraft& one : kept.drafts_) kept.keys_.insert(key_of(one));
  for (const KeptDraft& one : kept.refused_) kept.keys_of_refused_.insert(key_of(one));
  return kept;
}

bool KeptDrafts::is_refused(const KeptDraft& draft) const {
  return keys_of_refused_.count(key_of(draft)) > 0;
}

bool KeptDrafts::add(KeptDraft draft) {
  std::string key = key_of(draft);
  if (keys_of_refused_.count(key) > 0 || !keys_.insert(std::move(key)).second) return false;
  drafts_.push_back(std::move(draft));
  return true;
}

void KeptDrafts::refuse(const KeptDraft& draft) {
  if (!keys_of_refused_.insert(key_of(draft)).second) return;
  KeptDraft gone = draft;  // `draft` may be one of ours, which goes
  (void)remove(draft);
  refused_.push_back(std::move(gone));
}

bool KeptDrafts::propose_again(const KeptDraft& draft) {
  const std::string key = key_of(draft);
  if (keys_of_refused_.erase(key) == 0) return false;
  std::erase_if(refused_, [&](const KeptDraft& one) { return key_of(one) == key; });
  return true;
}

bool KeptDrafts::remove(const KeptDraft& draft) {
  const std::string key = key_of(draft);
  if (keys_.erase(key) == 0) return false;
  std::erase_if(drafts_, [&](const KeptDraft& one) { return key_of(one) == key; });
  return true;
}

std::string KeptDrafts::text() const {
  yaml::MapBuilder root;
  Node version = yaml::text_node("1");
  version.is_plain = true;
  root.put("zopa_drafts", std::move(version));
  root.text("of", negotiation_);
  std::vector<Node> drafts;
  for (const KeptDraft& draft : drafts_) drafts.push_back(entry_of(draft));
  root.put("drafts", yaml::list_node(std::move(drafts)));
  std::vector<Node> refused;
  for (const KeptDraft& draft : refused_) refused.push_back(entry_of(draft));
  root.list("refused", std::move(refused));
  RowWriter writer;
  writer.map(std::move(root).take(), 0, false);
  std::string text = kHead;
  text += std::move(writer).take();
  return text;
}

}  // namespace zopa::draft
