// Characters that nobody sees: they have no place in a name, where two that look the same would
// not be the same, save where a script or an emoji needs them to join or to choose a form.
//
//   if (first_invisible(name)) show(without_invisible(name));
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace zopa {

// Does Unicode let it be ignored where text is shown (zero width space, soft hyphen, byte order
// mark, marks of direction, fillers, tags), or does it set off an annotation?
[[nodiscard]] bool is_invisible(char32_t character);

// Nothing but the signs of ASCII and blanks: all of it is seen.
[[nodiscard]] bool is_plain_ascii(std::string_view text);

// The byte of the first character that has no place in a text: an invisible one, or a control
// other than tab and line feed.  These have one: joiners after a letter of a script that joins, or
// in an emoji; variation selectors after what they vary; the tags of a flag.
[[nodiscard]] std::optional<std::size_t> first_invisible(std::string_view text);

// The text without those.
[[nodiscard]] std::string without_invisible(std::string_view text);

// The character at this byte: "U+202E (RIGHT-TO-LEFT OVERRIDE)".
[[nodiscard]] std::string character_name(std::string_view text, std::size_t at);

}  // namespace zopa
