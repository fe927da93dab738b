#include "zopa/io/own_copy.hpp"

#include <filesystem>

#include "zopa/base/contracts.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/any_writer.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/import.hpp"

namespace zopa {

bool is_foreign(const std::string& path) {
  std::error_code ignored;
  if (path == "-" || !std::filesystem::is_regular_file(path, ignored)) return false;
  const auto chosen = choose_format({path});
  return chosen && chosen->format != Format::yaml;
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
  OwnCopy copy{path, file_beside(path), std::move(loaded->warnings), std::move(loaded->pictures)};
  if (auto problem = keep_file(copy.file, written->files.front().text)) {
    Diagnostic& first = problem->diagnostics.front();
    if (first.code == "file-exists") {
      const std::string name = visible(std::filesystem::path(path).filename().string());
      first.message = Message("fault.copy_exists", {{"file", name}});
    }
    return tl::unexpected(*std::move(problem));
  }
  return copy;
}

}  // namespace zopa
