#include "zopa/io/yaml/sources_reader.hpp"

#include <algorithm>
#include <filesystem>

#include "zopa/base/unicode.hpp"
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
               "`" + source.file +
                   "` lies outside the folder of this file; move it there, or call zopa with "
                   "--allow-outside");
    return;
  }
  const auto text = read_text(path.string(), kMostBytes);
  if (!text) {
    faults.add(text.error().diagnostics.front().code, file->place,
               "`" + source.file + "`: " + text.error().diagnostics.front().message);
    return;
  }
  if (const auto bad = first_invalid_utf8(*text)) {
    faults.add("bad-character", file->place,
               "`" + source.file + "` is not UTF-8 (line " +
                   std::to_string(place_at(*text, *bad).line) + "); save it as UTF-8 text");
    return;
  }
  texts_.back() = Text{source.file, quote::SourceText(*text)};
}

void SourceFiles::check(SourceId source, const Node& quote, Faults& faults) const {
  const auto& text = texts_[source.index()];
  if (!text || text->text.contains(quote.text)) return;
  std::string message = "the quote is not in " + text->file + " word for word";
  if (const auto nearest = text->text.nearest(quote.text)) {
    message += "; the nearest passage, on line " + std::to_string(nearest->line) + ": \"" +
               nearest->text + "\"";
  }
  faults.add("quote-not-found", quote.place, message);
}

}  // namespace zopa::yaml
