#include "zopa/base/white_space.hpp"

#include "zopa/base/unicode.hpp"

namespace zopa {

std::string with_single_spaces(std::string_view text) {
  std::string single;
  bool is_pending = false;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t character = next_code_point(text, at);
    if (is_space(character)) {
      is_pending = !single.empty();
      continue;
    }
    if (is_pending) single += ' ';
    is_pending = false;
    append_code_point(single, character);
  }
  return single;
}

}  // namespace zopa
