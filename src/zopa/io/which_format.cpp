#include "zopa/io/which_format.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include "zopa/base/contracts.hpp"
#include "zopa/io/foreign/content.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/format_table.hpp"
#include "zopa/io/scores/scores.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa {
namespace {

using foreign::Content;

constexpr std::size_t kMostOfFolder = 2000;  // files looked at

struct Seen {
  std::string path;
  Content content = Content::unknown;
};

// Of a regular file, or a stream that is read once: what else is a pipe or a device is never opened
// to be looked at.
Seen seen(const std::string& path) {
  if (is_stream(path)) {
    const auto bytes = read_input(path, foreign::kMostBytes);
    return {path, bytes ? foreign::content_of(*bytes) : Content::unknown};
  }
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return {path};
  std::ifstream file(path, std::ios::binary);
  std::string bytes(foreign::kEnoughToKnow, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(0, file.gcount())));
  return {path, foreign::content_of(bytes)};
}

std::optional<Format> format_of(Content content) {
  switch (content) {
    case Content::ours:
      return Format::yaml;
    case Content::genius_domain:
    case Content::genius_profile:
      return Format::genius;
    case Content::geniusweb_domain:
    case Content::geniusweb_profile:
      return Format::geniusweb;
    case Content::negolog_profile:
      return Format::negolog;
    case Content::negmas_domain:
    case Content::negmas_utility:
      return Format::negmas;
    case Content::gmcr:
      return Format::gmcr;
    case Content::game:
    case Content::game_tree:
      return Format::game;
    case Content::ktab_table:
      return Format::ktab;
    case Content::scorable_game:
      return Format::scorable;
    case Content::casino:
    case Content::deal_or_no_deal:
      return Format::division;
    default:
      return std::nullopt;
  }
}

// Score sheets by what stands in them, save files that are called like those of other formats.
bool is_sheet(const std::string& path) {
  constexpr std::array<const char*, 5> kEndings = {".csv", ".tsv", ".xlsx", ".ods", ".xls"};
  const bool is_called = std::any_of(kEndings.begin(), kEndings.end(), [&](const char* ending) {
    return foreign::ends_with(path, ending);
  });
  if (is_called) return true;
  if (has_own_ending(path)) return false;
  const auto bytes = foreign::read_bytes(path);
  return bytes && scores::looks_like_sheet(*bytes);
}

Format format_by_ending(const std::string& path) {
  if (foreign::ends_with(path, ".xml")) return Format::genius;
  if (foreign::ends_with(path, ".gmcr")) return Format::gmcr;
  if (foreign::ends_with(path, ".json")) return Format::negolog;
  return is_sheet(path) ? Format::scores : Format::yaml;
}

Message name_of(Content content) {
  return Message("file_kind.name", {{"content", foreign::word_of(content)}});
}

bool is_known_and_not_read(Content content) { return content >= Content::xmcda; }

Diagnostic not_read(const Seen& file) {
  const Message message("fault.not_read", {{"content", foreign::word_of(file.content)}});
  return fault("not-supported", message, file.path).diagnostics[0];
}

// Beside the files of a scenario: what GeniusWeb lays there, and what it does not use itself.
bool is_beside(Content content, Format format) {
  return format == Format::geniusweb &&
         (content == Content::geniusweb_domain || content == Content::other_json);
}

// `first` is the one that the format is of.
Result<Chosen> chosen_of(Format format, const Seen& first, const std::vector<Seen>& files) {
  Chosen chosen{format, {}, {}};
  Error error;
  for (const Seen& file : files) {
    const auto own = format_of(file.content);
    if (is_beside(file.content, format)) {
      Diagnostic warning =
          fault("not-used",
                Message("remark.left_aside", {{"content", foreign::word_of(file.content)}}),
                file.path)
              .diagnostics[0];
      warning.severity = Severity::warning;
      chosen.warnings.push_back(std::move(warning));
    } else if (is_known_and_not_read(file.content)) {
      error.diagnostics.push_back(not_read(file));
    } else if (own && *own != format) {
      const Message message("fault.of_two_formats", {{"what", name_of(file.content)},
                                                     {"first", Code{first.path}},
                                                     {"first_what", name_of(first.content)}});
      error.diagnostics.push_back(fault("wrong-kind", message, file.path).diagnostics[0]);
    } else {
      chosen.files.push_back(file.path);
    }
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  if (chosen.files.empty()) {
    return tl::unexpected(fault(
        "too-few-files", Message("fault.not_read", {{"content", foreign::word_of(first.content)}}),
        first.path));
  }
  return chosen;
}

std::vector<Seen> files_in(const std::string& folder) {
  std::vector<std::string> paths;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const bool is_hidden = entry.path().filename().string().front() == '.';
    if (!is_hidden && entry.is_regular_file(ignored)) paths.push_back(entry.path().string());
    if (paths.size() == kMostOfFolder) break;
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Seen> files;
  for (const std::string& path : paths) files.push_back(seen(path));
  return files;
}

// What the folder holds, for who has to say which of it is meant.
Error unclear(const std::string& folder, const std::vector<Seen>& files) {
  std::map<Content, std::size_t> counts;
  for (const Seen& file : files) ++counts[file.content];
  counts.erase(Content::unknown);
  std::vector<Value> found;
  for (const auto& [content, count] : counts) {
    found.emplace_back(Message("file_kind.files", {{"what", name_of(content)}, {"count", count}}));
  }
  return fault("unclear-folder",
               Message("fault.unclear_folder", {{"any", yes_or_no(!found.empty())},
                                                {"found", List{Join::all, std::move(found)}}}),
               folder);
}

Result<Chosen> choose_in_folder(const std::string& folder) {
  const std::vector<Seen> files = files_in(folder);
  std::map<Format, std::vector<Seen>> by_format;
  for (const Seen& file : files) {
    if (const auto format = format_of(file.content)) by_format[*format].push_back(file);
  }
  if (by_format.size() > 1) by_format.erase(Format::yaml);  // what a scenario was converted to
  if (by_format.size() != 1) return tl::unexpected(unclear(folder, files));
  const auto& [format, own] = *by_format.begin();
  if (format == Format::genius) return Chosen{format, {folder}, {}};
  if (facts_of(format).is_one_file && own.size() > 1) return tl::unexpected(unclear(folder, files));
  return chosen_of(format, own.front(), own);
}

}  // namespace

bool has_own_ending(const std::string& path) {
  return foreign::ends_with(path, ".yaml") || foreign::ends_with(path, ".yml");
}

Result<Chosen> choose_format(const std::vector<std::string>& paths) {
  ZOPA_EXPECTS(!paths.empty());
  std::error_code ignored;
  if (paths.size() == 1 && std::filesystem::is_directory(paths[0], ignored)) {
    return choose_in_folder(paths[0]);
  }
  std::vector<Seen> files;
  for (const std::string& path : paths) files.push_back(seen(path));
  const auto known = std::find_if(files.begin(), files.end(), [](const Seen& file) {
    return format_of(file.content).has_value();
  });
  if (known != files.end()) {
    const Seen first{known->path, known->content};  // before it moves
    // A Genius scenario begins with its domain.
    std::stable_partition(files.begin(), files.end(),
                          [](const Seen& file) { return file.content == Content::genius_domain; });
    return chosen_of(*format_of(first.content), first, files);
  }
  if (is_known_and_not_read(files[0].content)) return tl::unexpected(Error{{not_read(files[0])}});
  const Format format = format_by_ending(paths[0]);
  const bool is_no_workbook = files[0].content == Content::archive && format != Format::scores;
  if (is_no_workbook) return tl::unexpected(Error{{not_read(files[0])}});
  return Chosen{format, paths, {}};
}

}  // namespace zopa
