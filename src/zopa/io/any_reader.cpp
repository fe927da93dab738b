#include "zopa/io/any_reader.hpp"

#include <filesystem>

#include "zopa/base/invisible.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/format_table.hpp"
#include "zopa/io/gambit/gambit.hpp"
#include "zopa/io/games/games.hpp"
#include "zopa/io/genius/genius_reader.hpp"
#include "zopa/io/geniusweb/geniusweb.hpp"
#include "zopa/io/gmcr/gmcr.hpp"
#include "zopa/io/ktab/ktab.hpp"
#include "zopa/io/negmas/negmas.hpp"
#include "zopa/io/negolog/negolog.hpp"
#include "zopa/io/scores/scores.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/model/draft.hpp"

namespace zopa {
namespace {

Result<foreign::Loaded> read_foreign(const std::vector<std::string>& paths, Format format,
                                     const foreign::Reading& how) {
  switch (format) {
    case Format::genius:
      return genius::read(paths, how);
    case Format::geniusweb:
      return geniusweb::read(paths, how);
    case Format::negolog:
      return negolog::read(paths, how);
    case Format::negmas:
      return negmas::read(paths, how);
    case Format::game:
      return gambit::read(paths[0], how);
    case Format::ktab:
      return ktab::read(paths[0], how);
    case Format::scorable:
      return games::read_scorable(paths[0], how);
    case Format::division:
      return games::read_division(paths[0], how);
    default:
      return gmcr::read(paths[0], how);
  }
}

// Names as other programs let their users type them may have characters that no name of ours has.
void clean(std::string& name) {
  if (!is_plain_ascii(name)) {
    name = first_invalid_utf8(name) ? "" : without_invisible(printable(name));
  }
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

Result<Loaded> finished(foreign::Loaded read, const Chosen& chosen,
                        std::vector<scores::Picture> pictures = {}) {
  clean_names(read.negotiation);
  auto negotiation = Draft(std::move(read.negotiation)).finish();
  if (!negotiation) return tl::unexpected(negotiation.error());
  std::vector<Diagnostic> warnings = chosen.warnings;
  warnings.insert(warnings.end(), read.warnings.begin(), read.warnings.end());
  return Loaded{std::move(*negotiation), std::move(warnings), std::move(pictures),
                chosen.format,           chosen.files,        std::move(read.together)};
}

Result<Negotiation> read_ours(const std::string& path, const yaml::ReadOptions& options) {
  auto bytes = read_input(path, yaml::kMostBytes, options.limits);
  if (!bytes) return tl::unexpected(bytes.error());
  const std::string folder = std::filesystem::path(path).parent_path().string();
  if (options.encoding.empty() && !has_utf16_mark(*bytes)) {
    return yaml::read_string(*bytes, name_of(path), folder, options);
  }
  const auto text = foreign::decoded(std::move(*bytes), name_of(path), options.encoding);
  if (!text) return tl::unexpected(text.error());
  return yaml::read_string(*text, name_of(path), folder, options);
}

Diagnostic rounded(const foreign::Rounding& rounding, const std::string& file) {
  const Message message("remark.rounded",
                        {{"number", Code{rounding.first}}, {"more", rounding.count - 1}});
  Diagnostic one = fault("odd-file", message, file).diagnostics[0];
  one.severity = Severity::warning;
  return one;
}

// Of what has no name of its own.
void name_streams(std::vector<Diagnostic>& diagnostics) {
  for (Diagnostic& one : diagnostics) {
    if (one.file == "-") one.file = name_of(one.file);
  }
}

Result<Loaded> read_as_it_is(const std::vector<std::string>& paths,
                             const yaml::ReadOptions& options) {
  for (const std::string& path : paths) {
    if (!is_stream(path)) continue;
    const auto bytes = read_input(path, foreign::kMostBytes, options.limits);
    if (!bytes) return tl::unexpected(bytes.error());
  }
  const auto chosen = choose_format(paths);
  if (!chosen) return tl::unexpected(chosen.error());
  const auto& [format, files, ignored] = *chosen;
  if (facts_of(format).is_one_file && files.size() > 1) {
    return tl::unexpected(fault("too-many-files", Message("fault.one_file"), files[1]));
  }
  if (options.game != 0 && format != Format::division) {
    return tl::unexpected(fault("bad-option", Message("fault.no_games"), files[0]));
  }
  if (format == Format::yaml) {
    std::vector<Diagnostic> remarks;
    yaml::ReadOptions with_remarks = options;
    with_remarks.remarks = &remarks;
    auto negotiation = read_ours(files[0], with_remarks);
    if (!negotiation) return tl::unexpected(negotiation.error());
    return Loaded{std::move(*negotiation), std::move(remarks), {}, format, files};
  }
  if (format == Format::scores) {
    auto read = scores::read(files, options.encoding, options.limits);
    if (!read) return tl::unexpected(read.error());
    auto pictures = std::move(read->pictures);
    return finished(std::move(*read), *chosen, std::move(pictures));
  }
  foreign::Rounding rounding;
  auto read =
      read_foreign(files, format, {options.limits, options.encoding, options.game, &rounding});
  if (!read) return tl::unexpected(read.error());
  if (rounding.count > 0) read->warnings.push_back(rounded(rounding, files[0]));
  return finished(std::move(*read), *chosen);
}

}  // namespace

Result<Loaded> read_any(const std::vector<std::string>& paths, const yaml::ReadOptions& options) {
  auto loaded = read_as_it_is(paths, options);
  name_streams(loaded ? loaded->warnings : loaded.error().diagnostics);
  return loaded;
}

}  // namespace zopa
