#include "zopa/server/text_reader.hpp"

#include <algorithm>

#include "zopa/io/files.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::server {
namespace {

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

}  // namespace

Error fault_of_bug(const std::exception& bug, const std::string& path) {
  return fault("bug", Message("fault.bug", {{"what", bug.what()}}), path);
}

TextReader::TextReader(std::string path, const yaml::ReadOptions& options, bool known_sources_only)
    : path_(std::move(path)), options_(options), known_sources_only_(known_sources_only) {}

void TextReader::know(const std::string& on_disk) {
  if (known_sources_only_) known_sources_ = source_files_of(on_disk);
}

Reading TextReader::read(const std::string& text) {
  ++count_;
  try {
    auto file = read_known(text);
    if (!file) return {nullptr, std::move(file.error().diagnostics)};
    return {std::make_shared<const Negotiation>(std::move(*file)), {}};
  } catch (const std::exception& bug) {
    return {nullptr, fault_of_bug(bug, path_).diagnostics};
  }
}

Result<Negotiation> TextReader::read_known(const std::string& text) const {
  if (known_sources_only_) {
    for (const std::string& file : source_files_of(text)) {
      if (std::find(known_sources_.begin(), known_sources_.end(), file) != known_sources_.end()) {
        continue;
      }
      return tl::unexpected(
          fault("outside", Message("fault.source_not_on_disk", {{"file", Code{file}}}), path_));
    }
  }
  return yaml::read_string(text, path_, folder_of(path_), options_);
}

}  // namespace zopa::server
