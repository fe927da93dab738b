#include "zopa/base/invisible.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include <unictype.h>
#include <uniname.h>

#include "zopa/base/unicode.hpp"

namespace zopa {
namespace {

constexpr char32_t kNonJoiner = 0x200C;
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kFirstOfJoiningScripts = 0x0600;  // Arabic; Latin, Greek, Cyrillic stand before
constexpr char32_t kBlackFlag = 0x1F3F4;             // of which tags make another

bool is_between(char32_t character, char32_t first, char32_t last) {
  return character >= first && character <= last;
}

bool is_joiner(char32_t character) { return character == kNonJoiner || character == kJoiner; }

bool is_variation_selector(char32_t character) {
  return is_between(character, 0xFE00, 0xFE0F) || is_between(character, 0xE0100, 0xE01EF) ||
         is_between(character, 0x180B, 0x180D) || character == 0x180F;
}

bool is_tag(char32_t character) { return is_between(character, 0xE0020, 0xE007F); }

// Latin and Greek letters with accents stand apart from the others.
bool is_of_joining_script(char32_t character) {
  return character >= kFirstOfJoiningScripts && !is_between(character, 0x1E00, 0x1FFF);
}

// Has it a place after what stands before it, 0 at the beginning?
bool has_place(char32_t character, char32_t before) {
  if (is_joiner(character)) return is_of_joining_script(before) && !is_joiner(before);
  if (is_variation_selector(character)) return before != 0 && !is_variation_selector(before);
  return is_tag(character) && (before == kBlackFlag || is_tag(before));
}

// Calls `emit(start, end)` with the bytes of each character that has no place, until it says stop.
template <class Emit>
void for_each_invisible(std::string_view text, Emit emit) {
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(text, at);
    const bool is_plain = character == '\n' || character == '\t';
    const bool is_hidden = (is_control(character) && !is_plain) || is_invisible(character);
    if (is_hidden && !has_place(character, before)) {
      if (!emit(start, at)) return;
      continue;
    }
    before = is_space(character) ? 0 : character;
  }
}

}  // namespace

bool is_invisible(char32_t character) {
  return uc_is_property_default_ignorable_code_point(character) ||
         is_between(character, 0xFFF9, 0xFFFB);
}

bool is_plain_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char byte) { return byte >= ' ' && byte <= '~'; });
}

std::optional<std::size_t> first_invisible(std::string_view text) {
  if (is_plain_ascii(text)) return std::nullopt;
  std::optional<std::size_t> first;
  for_each_invisible(text, [&](std::size_t start, std::size_t /*end*/) {
    first = start;
    return false;
  });
  return first;
}

std::string without_invisible(std::string_view text) {
  std::string kept;
  std::size_t from = 0;
  for_each_invisible(text, [&](std::size_t start, std::size_t end) {
    kept += text.substr(from, start - from);
    from = end;
    return true;
  });
  return kept += text.substr(from);
}

std::string character_name(std::string_view text, std::size_t at) {
  const char32_t character = next_code_point(text, at);
  std::array<char, UNINAME_MAX> name{};
  std::array<char, 16> code{};
  std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned>(character));
  const bool named = unicode_character_name(character, name.data()) != nullptr;
  return std::string(code.data()) + (named ? std::string(" (") + name.data() + ")" : "");
}

}  // namespace zopa
