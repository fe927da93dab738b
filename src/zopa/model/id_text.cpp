#include "zopa/model/id_text.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/invisible.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa {
namespace {

bool is_id_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

}  // namespace

bool is_id(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_id_letter);
}

bool is_claim_id(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_id_letter(c) || c == '.'; });
}

bool is_keyword(std::string_view word) {
  constexpr std::array<std::string_view, 7> kKeywords = {"and",     "or",  "not", "in",
                                                         "implies", "iff", "of"};
  return std::find(kKeywords.begin(), kKeywords.end(), word) != kKeywords.end();
}

Message id_problem(const std::string& text) {
  if (text.empty()) return Message("fault.id_empty");
  if (first_invalid_utf8(text)) return Message("fault.id_not_utf8");
  if (const auto invisible = first_invisible(text)) {
    return Message("fault.id_invisible", {{"character", character_name(text, *invisible)}});
  }
  std::string mended;
  for (const char c : text) {
    const bool is_upper = c >= 'A' && c <= 'Z';
    const char lower = is_upper ? static_cast<char>(c - 'A' + 'a') : c;
    if (is_id_letter(lower)) mended += lower;
    if (c == ' ' || c == '.') mended += '-';
  }
  return Message("fault.not_an_id", {{"text", in_short(text)},
                                     {"has_mended", yes_or_no(is_id(mended))},
                                     {"mended", Code{mended}}});
}

Code in_short(const std::string& text) {
  constexpr std::size_t kShown = 40;  // code points
  if (first_invalid_utf8(text)) return Code{"?"};
  if (code_points(text) <= kShown) return Code{text};
  return Code{code_point_slice(text, 0, kShown) + "…"};
}

}  // namespace zopa
