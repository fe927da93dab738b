#include "zopa/io/import.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "zopa/base/digest.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/edits.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/io/yaml/scalars.hpp"
#include "zopa/io/yaml/shape.hpp"

namespace zopa {
namespace {

namespace fs = std::filesystem;

// What a reader of the file has to do next stands in it.
constexpr const char* kNewFile = R"(# yaml-language-server: $schema=negotiation.schema.json
zopa: 1
title: %TITLE%

parties:                     # who negotiates: name them, and add who else matters
  first:
    name: First party
  second:
    name: Second party

issues:                      # the questions at issue, and the answers that somebody has tabled
  question:
    name: The first question
    options:
      one: One answer
      other: Another answer

# statements:                # who said what about whom; a quote stands in its source word for word
#   line:
#     by: first
#     about: [first]
#     source: report
#     act: rejects
#     quote: "..."

# positions:                 # what follows from it
#   - party: first
#     requires: question != other    # a red line
#     because: [line]
#   - party: second
#     demands: question == other
)";

std::string new_file(const std::string& title) {
  std::string text = kNewFile;
  const std::string mark = "%TITLE%";
  return text.replace(text.find(mark), mark.size(),
                      yaml::scalar_in_flow(visible(title), yaml::Shape{}));
}

struct Document {
  std::string path;
  std::string bytes;
  documents::DocumentText read;
  std::string text_file;  // where its text stands, or is to stand
  bool is_own_text = false;
};

bool is_there(const fs::path& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

// Below the folder of the negotiation?
std::optional<std::string> within(const fs::path& path, const fs::path& folder) {
  std::error_code error;
  const fs::path named = fs::relative(path, folder.empty() ? fs::path(".") : folder, error);
  if (error || named.empty() || *named.begin() == "..") return std::nullopt;
  return named.generic_string();
}

class Importer {
 public:
  explicit Importer(const Import& import)
      : import_(import), folder_(folder_of(import.file)), is_new_file_(!is_there(import.file)) {}

  [[nodiscard]] Result<Imported> run() {
    if (auto problem = read_negotiation()) return tl::unexpected(*std::move(problem));
    std::vector<Document> documents;
    for (const std::string& path : import_.documents) {
      auto document = read(path);
      if (!document) return tl::unexpected(document.error());
      documents.push_back(std::move(*document));
    }
    // Texts first: a row whose text is missing would be a fault.
    for (const Document& document : documents) {
      if (auto problem = write_text(document)) return tl::unexpected(*std::move(problem));
    }
    for (const Document& document : documents) {
      if (auto problem = add(document)) return tl::unexpected(*std::move(problem));
    }
    if (auto problem = write()) return tl::unexpected(*std::move(problem));
    return std::move(imported_);
  }

 private:
  std::optional<Error> read_negotiation() {
    if (is_new_file_) {
      text_ = new_file(fs::path(import_.file).stem().string());
      return std::nullopt;
    }
    auto text = read_text(import_.file, yaml::kMostBytes);
    if (!text) return text.error();
    text_ = std::move(*text);
    return std::nullopt;
  }

  [[nodiscard]] Result<Document> read(const std::string& path) const {
    auto bytes = read_input(path, documents::kMostDocumentBytes, import_.as.limits);
    if (!bytes) return tl::unexpected(bytes.error());
    auto text = documents::text_of(*bytes, import_.as);
    if (!text) {
      Error error = text.error();
      for (Diagnostic& one : error.diagnostics) one.file = name_of(path);
      return tl::unexpected(std::move(error));
    }
    Document document{path, std::move(*bytes), std::move(*text), {}};
    const auto own = path == "-" ? std::nullopt : within(path, folder_);
    document.is_own_text =
        own && document.read.kind == documents::Kind::text && !first_invalid_utf8(document.bytes);
    const std::string stem = path == "-" ? "source" : fs::path(path).stem().string();
    document.text_file = document.is_own_text ? *own : stem + ".txt";
    const bool is_itself = own && *own == document.text_file && !document.is_own_text;
    if (is_itself) document.text_file = stem + "-text.txt";
    return document;
  }

  [[nodiscard]] std::optional<Error> write_text(const Document& document) const {
    const fs::path path = fs::path(folder_) / document.text_file;
    return document.is_own_text ? std::nullopt : keep_file(path.string(), document.read.text);
  }

  // The row; nothing where one names that text already.
  std::optional<Error> add(const Document& document) {
    const std::string& path = document.path;
    const auto negotiation =
        yaml::read_string(text_, import_.file, folder_, {.limits = import_.as.limits});
    if (!negotiation) return negotiation.error();
    const auto& sources = negotiation->sources();
    const bool is_known = std::any_of(sources.begin(), sources.end(), [&](const Source& source) {
      return source.file == document.text_file;
    });
    imported_.documents.push_back({path, document.read.kind, document.text_file, !is_known});
    if (is_known) return std::nullopt;
    Source source;
    source.file = document.text_file;
    source.title = path == "-" ? "" : fs::path(path).stem().string();
    source.date = "unknown";
    if (!document.is_own_text && path != "-") {
      source.original = fs::path(path).filename().string();
      source.original_sha256 = sha256_hex(document.bytes);
    }
    auto changed = yaml::with_source(text_, *negotiation, source);
    if (!changed) return changed.error();
    text_ = std::move(*changed);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Error> write() const {
    const bool is_changed = std::any_of(imported_.documents.begin(), imported_.documents.end(),
                                        [](const ImportedDocument& one) { return one.is_new; });
    if (!is_changed) return std::nullopt;
    return write_file(import_.file, text_, is_new_file_ ? Overwrite::no : Overwrite::yes);
  }

  const Import& import_;
  std::string folder_;
  bool is_new_file_;
  std::string text_;
  Imported imported_;
};

}  // namespace

std::string file_beside(const std::string& document) {
  return fs::path(document).replace_extension(".yaml").string();
}

Result<Imported> import_documents(const Import& import) { return Importer(import).run(); }

}  // namespace zopa
