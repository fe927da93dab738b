// What may be an id: the one definition for files, drafts and what is read of other programs.
#pragma once

#include <string>
#include <string_view>

#include "zopa/base/message.hpp"

namespace zopa {

// Small letters, digits, `-` and `_`; at least one.
[[nodiscard]] bool is_id(std::string_view text);

// An id, or one with dots in it as claims without an id are given: `port.requires.1`.
[[nodiscard]] bool is_claim_id(std::string_view text);

// Words of the formula language: no party, issue or option may be called so.
[[nodiscard]] bool is_keyword(std::string_view word);

// What is wrong with a text that should be an id, and the nearest one that is right.
[[nodiscard]] Message id_problem(const std::string& text);

// A value as messages show it: cut where it is long.
[[nodiscard]] Code in_short(const std::string& text);

}  // namespace zopa
