#include "zopa/mcp/workspace.hpp"

#include <algorithm>

#include "zopa/base/nearest.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/reader.hpp"

namespace zopa::mcp {
namespace {

constexpr std::string_view kForSomeEyes = "audience";

bool has_audience(const yaml::Node& node) {
  const auto in_entry = [](const yaml::Entry& entry) {
    return entry.key == kForSomeEyes || has_audience(entry.value);
  };
  return std::any_of(node.entries.begin(), node.entries.end(), in_entry) ||
         std::any_of(node.items.begin(), node.items.end(), has_audience);
}

// Of a text that cannot be read as a tree, the word alone decides.
bool is_for_some_eyes(const std::string& text, const std::string& name) {
  if (text.find(kForSomeEyes) == std::string::npos) return false;
  const auto document = yaml::read_document(text, name);
  return !document || has_audience(document->root);
}

}  // namespace

Result<std::string> Workspace::path_of(const std::string& name) const {
  if (name.empty()) return files_.front();
  if (std::find(files_.begin(), files_.end(), name) != files_.end()) return name;
  return tl::unexpected(
      fault("no-file", Message("fault.not_served", {{"hint", hint(name, files_)}})));
}

Result<std::string> Workspace::text_at(const std::string& path) {
  auto text = read_text(path, yaml::kMostBytes);
  if (text && is_for_some_eyes(*text, path)) {
    return tl::unexpected(
        fault("unknown-key", Message("fault.audience_not_served"), name_of(path)));
  }
  return text;
}

Result<Opened> Workspace::open(const std::string& name, const Limits& limits) const {
  const auto path = path_of(name);
  if (!path) return tl::unexpected(path.error());
  auto text = text_at(*path);
  if (!text) return tl::unexpected(text.error());
  yaml::ReadOptions options;
  options.limits = &limits;
  options.made_names = made_names_;
  auto negotiation = yaml::read_string(*text, name_of(*path), folder_of(*path), options);
  if (!negotiation) return tl::unexpected(negotiation.error());
  return Opened{*path, *std::move(text), *std::move(negotiation)};
}

std::vector<CitedText> Workspace::texts_of(const Opened& opened, const Limits* limits) {
  return yaml::cited_texts(opened.negotiation, folder_of(opened.path), limits);
}

}  // namespace zopa::mcp
