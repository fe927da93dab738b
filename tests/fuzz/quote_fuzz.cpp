// A quote and a source, split at the first zero byte: what is cut out of the source is in it, and
// the nearest passage is there wherever both have text.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "zopa/base/unicode.hpp"
#include "zopa/io/quote/quote.hpp"

namespace {

void expect(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (zopa::first_invalid_utf8(input)) return 0;
  const std::size_t split = input.find('\0');
  const std::string_view quote = input.substr(0, split);
  const std::string_view text = split == std::string_view::npos ? "" : input.substr(split + 1);
  const zopa::quote::SourceText source(text);
  const bool is_there = source.contains(quote);
  const auto nearest = source.nearest(quote);
  if (nearest) {
    expect(!zopa::first_invalid_utf8(nearest->text));
    expect(nearest->line >= 1);
    if (is_there) expect(!nearest->text.empty());
  }
  const bool is_blank = zopa::quote::folded(text).find_first_not_of(' ') == std::string::npos;
  expect(source.contains(text) == !is_blank);
  return 0;
}
