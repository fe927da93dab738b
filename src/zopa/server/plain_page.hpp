// Pages without the workbench: one to start from, one that says how a file was read.
#pragma once

#include <string>
#include <string_view>

#include "zopa/words/catalogue.hpp"

namespace zopa::server {

// The whole of it around what it says below its title, in the page's own look.  `script` is empty
// for none; both it and the style need the nonce.
struct PlainPage {
  std::string title;
  std::string inside;  // HTML
  std::string_view script = {};
};

[[nodiscard]] std::string to_html(const PlainPage& page, const words::Catalogue& catalogue,
                                  std::string_view nonce);

}  // namespace zopa::server
