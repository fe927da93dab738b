// How a file of another program was read, before what it says is looked at.
#pragma once

#include <string>
#include <string_view>

#include "zopa/io/own_copy.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::server {

// Of a score sheet the first rows, with what each row and column was taken for; all remarks; and
// the way on, to the folder of its address.
[[nodiscard]] std::string own_copy_html(const OwnCopy& copy, const words::Catalogue& catalogue,
                                        std::string_view nonce);

}  // namespace zopa::server
