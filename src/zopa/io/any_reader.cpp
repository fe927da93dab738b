#include "zopa/io/any_reader.hpp"

#include <algorithm>
#include <array>
#include <filesystem>

#include "zopa/base/contracts.hpp"
#include "zopa/base/invisible.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/genius/genius_reader.hpp"
#include "zopa/io/geniusweb/geniusweb.hpp"
#include "zopa/io/gmcr/gmcr.hpp"
#include "zopa/io/negolog/negolog.hpp"
#include "zopa/io/scores/scores.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/model/draft.hpp"

namespace zopa {
namespace {

Result<Format> format_of_folder(const std::string& folder) {
  std::error_code ignored;
  if (std::filesystem::exists(folder + "/profileA.json", ignored)) return Format::negolog;
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    if (foreign::ends_with(entry.path().string(), ".xml")) return Format::genius;
  }
  return tl::unexpected(fault("unclear-folder", Message("fault.unclear_folder"), folder));
}

// Score sheets by what stands in them, save files that are called like those of other formats.
bool is_sheet(const std::string& path) {
  constexpr std::array<const char*, 5> kEndings = {".csv", ".tsv", ".xlsx", ".ods", ".xls"};
  const bool is_called = std::any_of(kEndings.begin(), kEndings.end(), [&](const char* ending) {
    return foreign::ends_with(path, ending);
  });
  if (is_called) return true;
  if (path == "-" || has_own_ending(path)) return false;
  const auto bytes = read_text(path, foreign::kMostBytes);
  return bytes && scores::looks_like_sheet(*bytes);
}

Result<foreign::Loaded> read_foreign(const std::vector<std::string>& paths, Format format,
                                     const Limits* limits) {
  switch (format) {
    case Format::genius:
      return genius::read(paths, limits);
    case Format::geniusweb:
      return geniusweb::read(paths, limits);
    case Format::negolog:
      return negolog::read(paths, limits);
    default:
      return gmcr::read(paths[0], limits);
  }
}

// Names as other programs let their users type them may have characters that no name of ours has.
void clean(std::string& name) {
  name = first_invalid_utf8(name) ? "" : without_invisible(printable(name));
  if (name.find_first_not_of(" \n") == std::string::npos) name.clear();
}

void clean_names(Contents& negotiation) {
  clean(negotiation.title);
  for (Party& party : negotiation.parties) clean(party.name);
  for (Issue& issue : negotiation.issues) {
    clean(issue.name);
    for (Option& option : issue.options) clean(option.name);
  }
}

Result<Loaded> finished(foreign::Loaded read, std::vector<scores::Picture> pictures) {
  clean_names(read.negotiation);
  auto negotiation = Draft(std::move(read.negotiation)).finish();
  if (!negotiation) return tl::unexpected(negotiation.error());
  return Loaded{std::move(*negotiation), std::move(read.warnings), std::move(pictures)};
}

Result<Negotiation> read_ours(const std::string& path, const yaml::ReadOptions& options) {
  if (options.encoding.empty()) return yaml::read_file(path, options);
  auto bytes = read_input(path, yaml::kMostBytes, options.limits);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto text = foreign::decoded(std::move(*bytes), name_of(path), options.encoding);
  if (!text) return tl::unexpected(text.error());
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return yaml::read_string(*text, name_of(path), folder, options);
}

}  // namespace

bool has_own_ending(const std::string& path) {
  return foreign::ends_with(path, ".yaml") || foreign::ends_with(path, ".yml");
}

Result<Format> format_of(const std::vector<std::string>& paths) {
  ZOPA_EXPECTS(!paths.empty());
  const std::string& first = paths[0];
  std::error_code ignored;
  if (first != "-" && std::filesystem::is_directory(first, ignored)) return format_of_folder(first);
  if (foreign::ends_with(first, ".xml")) return Format::genius;
  if (foreign::ends_with(first, ".gmcr")) return Format::gmcr;
  if (!foreign::ends_with(first, ".json")) {
    return is_sheet(first) ? Format::scores : Format::yaml;
  }
  const auto text = read_text(first, foreign::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  return text->find("\"LinearAdditiveUtilitySpace\"") != std::string::npos ? Format::geniusweb
                                                                           : Format::negolog;
}

Result<Loaded> read_any(const std::vector<std::string>& paths, const yaml::ReadOptions& options) {
  const auto format = format_of(paths);
  if (!format) return tl::unexpected(format.error());
  const bool is_one_file = *format == Format::yaml || *format == Format::gmcr;
  if (is_one_file && paths.size() > 1) {
    return tl::unexpected(fault("too-many-files", Message("fault.one_file"), paths[1]));
  }
  if (*format == Format::yaml) {
    std::vector<Diagnostic> remarks;
    yaml::ReadOptions with_remarks = options;
    with_remarks.remarks = &remarks;
    auto negotiation = read_ours(paths[0], with_remarks);
    if (!negotiation) return tl::unexpected(negotiation.error());
    return Loaded{std::move(*negotiation), std::move(remarks)};
  }
  if (*format == Format::scores) {
    auto read = scores::read(paths, options.encoding, options.limits);
    if (!read) return tl::unexpected(read.error());
    auto pictures = std::move(read->pictures);
    return finished(std::move(*read), std::move(pictures));
  }
  auto read = read_foreign(paths, *format, options.limits);
  if (!read) return tl::unexpected(read.error());
  return finished(std::move(*read), {});
}

}  // namespace zopa
