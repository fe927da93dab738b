#include "zopa/mcp/merged.hpp"

#include <algorithm>

#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/format.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/io/yaml/structure.hpp"
#include "zopa/io/yaml/tree.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa::mcp {
namespace {

using yaml::Entry;
using yaml::Node;

constexpr std::size_t kMostTried = 200;  // of the drafts on file, one by one

Entry entry_of(std::string key, Node value) {
  Entry entry;
  entry.key = std::move(key);
  entry.value = std::move(value);
  return entry;
}

// Only what the format knows can be laid out; the rest would be a bug of ours.
bool has_shape(const Node& root, std::optional<Error>& faults, const std::string& name) {
  const std::vector<std::string> no_lines;
  yaml::Faults found(name, no_lines);
  Node copy = root;
  yaml::check_structure(copy, yaml::negotiation_shape(), found);
  if (found.empty()) return true;
  faults = std::move(found).error();
  return false;
}

}  // namespace

Merged::Merged(const Opened& opened, const Limits& limits) : opened_(opened), limits_(limits) {
  if (auto document = yaml::read_document(opened.text, opened.path))
    document_ = *std::move(document);
}

void Merged::put(const draft::KeptDraft& draft) {
  const std::string key = draft::section_of(draft);
  auto& sections = document_.root.entries;
  auto section = std::find_if(sections.begin(), sections.end(),
                              [&](const Entry& entry) { return entry.key == key; });
  if (section == sections.end()) {
    Node empty;
    empty.kind = draft::is_in_list(draft) ? Node::Kind::list : Node::Kind::map;
    section = sections.insert(sections.end(), entry_of(key, std::move(empty)));
  }
  if (draft::is_in_list(draft)) {
    section->value.items.push_back(draft::row_in_file(draft));
  } else {
    section->value.entries.push_back(entry_of(draft.id, draft.row));
  }
}

std::optional<Error> Merged::problem() const {
  std::optional<Error> faults;
  if (!has_shape(document_.root, faults, opened_.path)) return faults;
  yaml::ReadOptions options;
  options.limits = &limits_;
  auto read = yaml::read_string(yaml::to_yaml(document_), name_of(opened_.path),
                                folder_of(opened_.path), options);
  if (read) return std::nullopt;
  return std::move(read.error());
}

std::optional<Error> Merged::add(const draft::KeptDraft& draft) {
  if (!is_id(draft.id)) return fault("bad-id", id_problem(draft.id));
  const yaml::Node before = document_.root;
  put(draft);
  auto faults = problem();
  if (faults) document_.root = before;
  return faults;
}

void Merged::add_those_that_fit(const std::vector<draft::KeptDraft>& drafts) {
  const yaml::Node before = document_.root;
  bool has_ids = true;
  for (const draft::KeptDraft& draft : drafts) has_ids = has_ids && is_id(draft.id);
  if (has_ids) {
    for (const draft::KeptDraft& draft : drafts) put(draft);
    if (!problem()) return;
    document_.root = before;
  }
  const std::size_t tried = std::min(drafts.size(), kMostTried);
  for (std::size_t i = 0; i < tried && !limits_.reached(); ++i) (void)add(drafts[i]);
}

}  // namespace zopa::mcp
