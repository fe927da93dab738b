// The page to start from, as HTML with a script of its own.
#pragma once

#include <string>
#include <string_view>

#include "zopa/server/start.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::server {

// `nonce`: the one of its Content-Security-Policy.
[[nodiscard]] std::string start_html(const Start& start, const words::Catalogue& catalogue,
                                     std::string_view nonce);

}  // namespace zopa::server
