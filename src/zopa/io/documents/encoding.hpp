// Bytes as UTF-8: as they are, by the mark of UTF-16, or by the encoding that somebody names.
#pragma once

#include <string>
#include <string_view>

#include "zopa/base/result.hpp"

namespace zopa::documents {

// Without a byte order mark.  The fault names the line of the first byte that does not fit, or an
// encoding that nobody knows.
[[nodiscard]] Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding);

}  // namespace zopa::documents
