#include "zopa/io/own_copy.hpp"

#include <algorithm>
#include <filesystem>

#include "zopa/base/contracts.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/any_writer.hpp"
#include "zopa/io/documents/kind.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/foreign/content.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa {
namespace {

namespace fs = std::filesystem;

enum class What : std::uint8_t { ours, foreign, document };

What what_is(const std::string& path) {
  std::error_code ignored;
  if (path == "-") return What::ours;
  if (fs::is_directory(path, ignored)) {
    return is_foreign_folder(path) ? What::foreign : What::ours;
  }
  if (!fs::is_regular_file(path, ignored)) return What::ours;
  const auto chosen = choose_format({path});
  if (chosen && chosen->format != Format::yaml) return What::foreign;
  if (has_own_ending(path)) return What::ours;
  const auto bytes = read_text(path, documents::kMostDocumentBytes);
  if (!bytes) return What::ours;
  if (documents::kind_of(*bytes) != documents::Kind::text) return What::document;
  const bool is_ours = foreign::content_of(*bytes) == foreign::Content::ours;
  return chosen && !is_ours ? What::document : What::ours;
}

// NegMAS ends the names of its files so too.
bool is_ours(const std::string& path) {
  if (!has_own_ending(path)) return false;
  const auto bytes = read_text(path, yaml::kMostBytes);
  return bytes && foreign::content_of(*bytes) == foreign::Content::ours;
}

// "talks.yaml" of "talks.csv"; of a folder `talks`, in it.
std::string copy_of(const std::string& path) {
  std::error_code ignored;
  if (!fs::is_directory(path, ignored)) return file_beside(path);
  std::string name = fs::weakly_canonical(path, ignored).filename().string();
  name += ".yaml";
  return (fs::path(path) / name).string();
}

Result<OwnCopy> keep_own_copy(const std::string& path, const yaml::ReadOptions& options) {
  auto loaded = read_any({path}, options);
  if (!loaded) return tl::unexpected(loaded.error());
  const auto written = write_any(loaded->negotiation, Format::yaml);
  if (!written) return tl::unexpected(written.error());
  ZOPA_EXPECTS(written->files.size() == 1);
  if (!loaded->together.empty()) {
    loaded->warnings.push_back(foreign::not_written(Message("remark.coalitions_not_written")));
  }
  OwnCopy copy{path, copy_of(path), std::move(loaded->warnings), std::move(loaded->pictures)};
  copy.remarks.insert(copy.remarks.end(), written->warnings.begin(), written->warnings.end());
  if (auto problem = keep_file(copy.file, written->files.front().text)) {
    Diagnostic& first = problem->diagnostics.front();
    if (first.code == "file-exists") {
      const std::string name = visible(fs::path(path).filename().string());
      first.message = Message("fault.copy_exists", {{"file", name}});
    }
    return tl::unexpected(*std::move(problem));
  }
  return copy;
}

}  // namespace

bool is_foreign_folder(const std::string& path) {
  std::error_code error;
  for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
    if (is_ours(at->path().string())) return false;
  }
  const auto chosen = choose_format({path});
  return chosen && chosen->format != Format::yaml;
}

Result<OwnFile> own_file(const std::string& path, const yaml::ReadOptions& options) {
  const What what = what_is(path);
  if (what == What::ours) return OwnFile{path};
  if (what == What::foreign) {
    auto copy = keep_own_copy(path, options);
    if (!copy) return tl::unexpected(copy.error());
    std::string file = copy->file;
    return OwnFile{std::move(file), std::move(*copy)};
  }
  std::string file = file_beside(path);
  auto imported = import_documents({{path}, file, {options.encoding, options.limits}});
  if (!imported) return tl::unexpected(imported.error());
  return OwnFile{std::move(file), {}, std::move(*imported)};
}

}  // namespace zopa
