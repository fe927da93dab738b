#include "zopa/io/yaml/moved.hpp"

#include <filesystem>

#include "zopa/base/contracts.hpp"
#include "zopa/model/draft.hpp"

namespace zopa::yaml {
namespace {

namespace fs = std::filesystem;

// Absolute, links resolved; empty where the system cannot say.
fs::path whole(const fs::path& path) {
  std::error_code error;
  const fs::path absolute = fs::absolute(path, error);
  if (error) return {};
  fs::path resolved = fs::weakly_canonical(absolute, error);
  return error ? fs::path{} : resolved;
}

}  // namespace

Moved moved(const Negotiation& negotiation, const std::string& from, const std::string& to) {
  const fs::path folder = whole(to.empty() ? "." : to);
  Draft draft(negotiation);
  std::vector<std::string> outside;
  for (Source& source : draft.contents.sources) {
    const fs::path here = whole(fs::path(from) / source.file);
    if (here.empty() || folder.empty()) continue;
    const fs::path named = here.lexically_relative(folder);
    if (!named.empty() && *named.begin() == "..") outside.push_back(source.id);
    const bool is_absolute = fs::path(source.file).is_absolute();
    if (!is_absolute && whole(fs::path(to) / source.file) != here) source.file = named.string();
  }
  auto finished = std::move(draft).finish();
  ZOPA_EXPECTS(finished.has_value());  // only names of files differ
  Moved result{std::move(*finished), {}};
  if (!outside.empty()) {
    result.warnings.push_back(
        {Severity::warning,
         "outside",
         Message("remark.sources_outside", {{"sources", List{Join::all, codes(outside)}}}),
         "",
         {},
         {}});
  }
  return result;
}

}  // namespace zopa::yaml
