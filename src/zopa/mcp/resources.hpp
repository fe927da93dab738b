// What an assistant may read as it is: the guide, the format, the glossary, and of the files named
// their text and their sources.  A resource is found by comparing its whole address with those that
// are listed: no part of an address is ever taken for a path.
#pragma once

#include <optional>
#include <string>

#include "zopa/mcp/workspace.hpp"

namespace zopa::mcp {

// A list, as JSON.
[[nodiscard]] std::string listed_resources(const Workspace& files, const Limits& limits);

struct Resource {
  std::string type;  // as MIME
  std::string text;
};
[[nodiscard]] std::optional<Resource> read_resource(const std::string& uri, const Workspace& files,
                                                    const Limits& limits);

}  // namespace zopa::mcp
