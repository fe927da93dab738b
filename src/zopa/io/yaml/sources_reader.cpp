#include "zopa/io/yaml/sources_reader.hpp"

#include <algorithm>
#include <filesystem>
#include <optional>

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/documents/text_of.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/lines.hpp"

namespace zopa::yaml {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostOfAllBytes = std::size_t{128} << 20U;  // of all sources together
constexpr std::size_t kMostSteps = 400'000'000;  // to look for nearest passages: some seconds
constexpr std::size_t kStepsToCompare = 16;      // a byte of all sources, to say what differs

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
  File& added = files_.emplace_back(File{source.file, nullptr});
  if (file == nullptr || stops()) return;
  const fs::path path = fs::path(folder_) / source.file;
  if (!options_.allow_outside && !is_within(path, folder_)) {
    faults.add("outside", file->place,
               Message("fault.source_outside", {{"file", Code{source.file}}}));
    return;
  }
  const auto [known, is_new] = known_.emplace(path.lexically_normal().string(), nullptr);
  if (is_new) known->second = read(added, *file, faults);
  if (known->second == nullptr) return;
  bytes_ += known->second->text().size();
  if (bytes_ <= kMostOfAllBytes) {
    added.text = known->second;
  } else if (bytes_ - known->second->text().size() <= kMostOfAllBytes) {
    faults.add("too-large", file->place,
               Message("fault.sources_too_large", {{"size", kMostOfAllBytes >> 20U}}));
  }
}

SourceFiles::Text SourceFiles::read(const File& file, const Node& named, Faults& faults) {
  const auto text = read_text((fs::path(folder_) / file.name).string(), kMostBytes);
  if (!text) {
    const Diagnostic& fault = text.error().diagnostics.front();
    faults.add(fault.code, named.place,
               Message("fault.of_file", {{"file", Code{file.name}}, {"fault", fault.message}}));
    return nullptr;
  }
  // A form feed or the like may stand in what was made from pages; NUL stands in no text.
  // Some PDFs are ASCII.
  const bool is_pdf = text->starts_with("%PDF-");
  const std::size_t bad = is_pdf ? 0 : first_invalid_utf8(*text).value_or(text->find('\0'));
  if (bad == std::string::npos) return std::make_shared<const quote::SourceText>(*text);
  const documents::Kind kind = documents::kind_of(*text);
  const std::string line = std::to_string(place_at(*text, bad).line);
  faults.add("bad-character", named.place,
             kind == documents::Kind::text
                 ? Message("fault.source_not_utf8", {{"file", Code{file.name}}, {"line", line}})
                 : Message("fault.of_file",
                           {{"file", Code{file.name}}, {"fault", documents::not_a_text(kind)}}));
  return nullptr;
}

namespace {

// What differs, in words; nothing where more does than can be said so.
List slips_in(const std::optional<quote::Slip>& slip) {
  List slips{Join::semicolons, {}};
  if (!slip) return slips;
  if (slip->marks) slips.parts.emplace_back(Message("quote.slip_marks"));
  if (slip->ellipsis) slips.parts.emplace_back(Message("quote.slip_ellipsis"));
  if (slip->capitals) slips.parts.emplace_back(Message("quote.slip_capitals"));
  return slips;
}

}  // namespace

void SourceFiles::check(SourceId source, const Node& quote, Faults& faults) {
  const File& file = files_[source.index()];
  if (file.text == nullptr || stops() || file.text->contains(quote.text)) return;
  std::optional<quote::Slip> slip;
  std::string other;
  if (may_take(kStepsToCompare * bytes_)) {
    other = first_file([&](const quote::SourceText& text) { return text.contains(quote.text); });
    slip = file.text->slip_in(quote.text);
    if (other.empty() && !slip) {
      other = first_file([&](const quote::SourceText& text) {
        slip = text.slip_in(quote.text);
        return slip.has_value();
      });
    }
  }
  const bool is_searched = other.empty() && may_take(file.text->steps_to_nearest(quote.text));
  const auto nearest = is_searched ? file.text->nearest(quote.text) : std::nullopt;
  const List slips = slips_in(slip);
  faults.add("quote-not-found", quote.place,
             Message("fault.no_quote",
                     {{"file", file.name},
                      {"elsewhere", yes_or_no(!other.empty())},
                      {"other", Code{other}},
                      {"slipped", yes_or_no(!slips.parts.empty())},
                      {"slips", slips},
                      {"found", is_searched || !other.empty() ? yes_or_no(nearest.has_value())
                                                              : "unsearched"},
                      {"line", nearest ? std::to_string(nearest->line) : ""},
                      {"passage", nearest ? nearest->text : ""}}));
}

// Takes the steps off what all searches together may take, if that is left.
bool SourceFiles::may_take(std::size_t steps) {
  if (steps > kMostSteps - steps_) return false;
  steps_ += steps;
  return true;
}

// Of the sources read so far, the first of whose text it is true; empty if none.
std::string SourceFiles::first_file(
    const std::function<bool(const quote::SourceText&)>& is_true) const {
  const auto found = std::find_if(files_.begin(), files_.end(), [&](const File& file) {
    return file.text != nullptr && is_true(*file.text);
  });
  return found == files_.end() ? "" : found->name;
}

bool SourceFiles::stops() {
  is_stopped_ = is_stopped_ || is_reached(options_.limits);
  return is_stopped_;
}

}  // namespace zopa::yaml
