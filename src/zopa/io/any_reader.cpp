#include "zopa/io/any_reader.hpp"

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

Result<foreign::Loaded> read_foreign(const std::vector<std::string>& paths, Format format,
                                     const Limits* limits) {
  switch (format) {
    case Format::genius:
      return genius::read(paths, limits);
    case Format::geniusweb:
      return geniusweb::read(paths, limits);
    case Format::negolog:
      return negolog::read(paths, limits);
    case Format::scores:
      return scores::read(paths[0], limits);
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
  if (foreign::ends_with(first, ".csv")) return Format::scores;
  if (foreign::ends_with(first, ".gmcr")) return Format::gmcr;
  if (!foreign::ends_with(first, ".json")) return Format::yaml;
  const auto text = read_text(first, foreign::kMostBytes);
  if (!text) return tl::unexpected(text.error());
  return text->find("\"LinearAdditiveUtilitySpace\"") != std::string::npos ? Format::geniusweb
                                                                           : Format::negolog;
}

Result<Loaded> read_any(const std::vector<std::string>& paths, const yaml::ReadOptions& options) {
  const auto format = format_of(paths);
  if (!format) return tl::unexpected(format.error());
  const bool is_one_file =
      *format == Format::yaml || *format == Format::scores || *format == Format::gmcr;
  if (is_one_file && paths.size() > 1) {
    return tl::unexpected(fault("too-many-files", Message("fault.one_file"), paths[1]));
  }
  if (*format == Format::yaml) {
    std::vector<Diagnostic> remarks;
    yaml::ReadOptions with_remarks = options;
    with_remarks.remarks = &remarks;
    auto negotiation = yaml::read_file(paths[0], with_remarks);
    if (!negotiation) return tl::unexpected(negotiation.error());
    return Loaded{std::move(*negotiation), std::move(remarks)};
  }
  auto read = read_foreign(paths, *format, options.limits);
  if (!read) return tl::unexpected(read.error());
  clean_names(read->negotiation);
  auto negotiation = Draft(std::move(read->negotiation)).finish();
  if (!negotiation) return tl::unexpected(negotiation.error());
  return Loaded{std::move(*negotiation), std::move(read->warnings)};
}

}  // namespace zopa
