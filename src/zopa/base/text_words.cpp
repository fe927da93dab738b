#include "zopa/base/text_words.hpp"

#include <cstdint>
#include <cstdlib>
#include <memory>

#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "zopa/base/unicode.hpp"

namespace zopa {

std::string lower_case(std::string_view text) {
  std::size_t length = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  const std::unique_ptr<std::uint8_t, decltype(&std::free)> lower(
      u8_tolower(bytes, text.size(), nullptr, UNINORM_NFC, nullptr, &length), &std::free);
  if (lower == nullptr) return std::string(text);
  return {reinterpret_cast<const char*>(lower.get()), length};
}

std::vector<std::string> words_in(std::string_view text) {
  const std::string lower = lower_case(text);
  std::vector<std::string> words;
  std::string word;
  for (std::size_t at = 0; at < lower.size();) {
    const char32_t character = next_code_point(lower, at);
    if (uc_is_alnum(character)) {
      append_code_point(word, character);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

}  // namespace zopa
