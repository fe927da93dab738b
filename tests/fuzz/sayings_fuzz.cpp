// A text in any language: what is found lies in it, whole characters, and by somebody.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "zopa/base/unicode.hpp"
#include "zopa/draft/drafts.hpp"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

zopa::Contents cast() {
  zopa::Contents cast;
  for (const char* name : {"Union", "Порт", "الميناء"}) {
    zopa::Party& party = cast.parties.emplace_back();
    party.id = "side-" + std::to_string(cast.parties.size());
    party.name = name;
    party.representatives = {{"head-" + std::to_string(cast.parties.size()), "Ann Holt, of it"}};
  }
  return cast;
}

bool is_whole(std::string_view text, const zopa::draft::Saying& one) {
  return one.begin < one.end && one.end <= text.size() && one.line >= 1 &&
         !zopa::first_invalid_utf8(text.substr(0, one.begin)) &&
         !zopa::first_invalid_utf8(text.substr(one.begin, one.end - one.begin));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const zopa::Contents kCast = cast();
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (zopa::first_invalid_utf8(text)) return 0;
  (void)zopa::draft::language_of(text);
  const auto& languages = zopa::draft::languages();
  const auto& language = languages[data[0] % languages.size()];
  for (const auto& one : zopa::draft::sayings_in(text, kCast, language)) {
    expect(is_whole(text, one));
    expect(!one.voice.name.empty());
  }
  return 0;
}
