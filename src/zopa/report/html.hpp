// An answer as plain HTML: headings, nested lists, tables.  No style, no script.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "zopa/report/document.hpp"

namespace zopa::report {

// Text that may stand between tags or in a quoted attribute, without control characters.
[[nodiscard]] std::string escaped_html(std::string_view text);

// `has_anchor` says of which ids there is an element `id="on-ID"`: those become links.
[[nodiscard]] std::string to_html(const Document& document,
                                  const std::function<bool(const std::string&)>& has_anchor);

}  // namespace zopa::report
