#include "zopa/io/yaml/sources_reader.hpp"

#include <algorithm>
#include <filesystem>

#include "zopa/base/unicode.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/lines.hpp"

namespace zopa::yaml {
namespace {

namespace fs = std::filesystem;

// Is `path`, links resolved, in `folder` or below it?
bool is_within(const fs::path& path, fs::path folder) {
  if (folder.empty()) folder = ".";
  std::error_code error;
  // Made absolute first: what does not exist would else stay relative, and lie nowhere.
  const fs::path base = fs::weakly_canonical(fs::absolute(folder), error);
  if (error) return false;
  const fs::path target = fs::weakly_canonical(fs::absolute(path), error);
  if (error) return false;
  const auto end = std::mismatch(base.begin(), base.end(), target.begin(), target.end()).first;
  return end == base.end();
}

}  // namespace

void SourceFiles::add(const Source& source, const Node* file, Faults& faults) {
  texts_.emplace_back();
  if (file == nullptr) return;
  const fs::path path = fs::path(folder_) / source.file;
  if (!allow_outside_ && !is_within(path, folder_)) {
    faults.add("outside", file->place,
               Message("fault.source_outside", {{"file", Code{source.file}}}));
    return;
  }
  const auto text = read_text(path.string(), kMostBytes);
  if (!text) {
    const Diagnostic& fault = text.error().diagnostics.front();
    faults.add(fault.code, file->place,
               Message("fault.of_file", {{"file", Code{source.file}}, {"fault", fault.message}}));
    return;
  }
  // A form feed or the like may stand in what was made from pages; NUL stands in no text.
  const std::size_t bad = first_invalid_utf8(*text).value_or(text->find('\0'));
  if (bad != std::string::npos) {
    faults.add(
        "bad-character", file->place,
        Message("fault.source_not_utf8", {{"file", Code{source.file}},
                                          {"line", std::to_string(place_at(*text, bad).line)}}));
    return;
  }
  texts_.back() = Text{source.file, quote::SourceText(*text)};
}

void SourceFiles::check(SourceId source, const Node& quote, Faults& faults) const {
  const auto& text = texts_[source.index()];
  if (!text || text->text.contains(quote.text)) return;
  const auto nearest = text->text.nearest(quote.text);
  faults.add("quote-not-found", quote.place,
             Message("fault.no_quote", {{"file", text->file},
                                        {"found", yes_or_no(nearest.has_value())},
                                        {"line", nearest ? std::to_string(nearest->line) : ""},
                                        {"passage", nearest ? nearest->text : ""}}));
}

}  // namespace zopa::yaml
