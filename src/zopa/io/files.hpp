// Writing files so that nothing is lost: whole or not at all, and never over another one unasked.
#pragma once

#include <optional>
#include <string>

#include "zopa/base/result.hpp"

namespace zopa {

// "a/b/" of "a/b/c.yaml"; empty where the path names no folder.
[[nodiscard]] std::string folder_of(const std::string& path);

enum class Overwrite : bool { no, yes };

// The fault, if any.  The text is written to a new file beside `path`, which then takes its name.
[[nodiscard]] std::optional<Error> write_file(const std::string& path, const std::string& text,
                                              Overwrite overwrite);

}  // namespace zopa
