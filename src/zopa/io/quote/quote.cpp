#include "zopa/io/quote/quote.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "zopa/base/invisible.hpp"
#include "zopa/base/nearest.hpp"
#include "zopa/base/text_words.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::quote {
namespace {

constexpr std::size_t kShown = 160;       // code points of an excerpt
constexpr std::size_t kLongestWord = 40;  // bytes by which an excerpt is widened at an end

char32_t plain(char32_t c) {
  switch (c) {
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2039:
    case 0x203A:
    case 0x2032:
      return '\'';
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x00AB:
    case 0x00BB:
    case 0x2033:
      return '"';
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
      return '-';
    default:
      return c;
  }
}

// Calls `emit` with each code point of the folded text and the byte of `text` that it stands for.
template <class Emit>
void fold(std::string_view text, Emit emit) {
  bool pending_space = false;
  bool started = false;
  std::size_t space_at = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    const char32_t character = next_code_point(text, at);
    if (is_space(character)) {
      if (!pending_space) space_at = start;
      pending_space = true;
      continue;
    }
    if (is_invisible(character)) continue;
    if (pending_space && started) emit(U' ', space_at);
    pending_space = false;
    started = true;
    emit(plain(character), start);
  }
}

std::size_t line_of(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  return static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
}

// Widens a passage of a folded text to whole words, unless a word is longer than any language's.
void widen_to_words(std::string_view text, Passage& passage) {
  const std::size_t first = text.rfind(' ', passage.begin) + 1;  // npos + 1 is the text's beginning
  const std::size_t last = std::min(text.find(' ', passage.end - 1), text.size());
  if (first < passage.begin && passage.begin - first < kLongestWord) passage.begin = first;
  if (last > passage.end && last - passage.end < kLongestWord) passage.end = last;
}

// Longest first: one in brackets holds the one without.
constexpr std::array<std::string_view, 4> kGaps = {"[…]", "[...]", "…", "..."};
constexpr std::array<std::string_view, 2> kMarks = {"\"", "'"};

std::string_view trimmed(std::string_view text) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return text;
}

// What stands between the gaps of a folded quote.
std::vector<std::string_view> parts_of(std::string_view quote) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < quote.size();) {
    const auto* const gap = std::find_if(kGaps.begin(), kGaps.end(), [&](std::string_view one) {
      return quote.substr(at).starts_with(one);
    });
    if (gap == kGaps.end()) {
      ++at;
      continue;
    }
    parts.push_back(trimmed(quote.substr(begin, at - begin)));
    at += gap->size();
    begin = at;
  }
  parts.push_back(trimmed(quote.substr(begin)));
  return parts;
}

// Takes one of these off each end; false where there is none.
template <class Ends>
bool take_off(std::string_view& text, const Ends& ends) {
  const std::size_t before = text.size();
  for (const std::string_view end : ends) {
    if (text.starts_with(end)) text.remove_prefix(end.size());
    if (text.ends_with(end)) text.remove_suffix(end.size());
    text = trimmed(text);
  }
  return text.size() < before;
}

// The text without what the slip says, however much of it stands at its ends.
std::string_view without(const Slip& slip, std::string_view text) {
  while ((slip.marks && take_off(text, kMarks)) || (slip.ellipsis && take_off(text, kGaps))) {
  }
  return text;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

std::string folded(std::string_view text) {
  std::string result;
  fold(to_nfc(text),
       [&](char32_t character, std::size_t) { append_code_point(result, character); });
  return result;
}

SourceText::SourceText(std::string_view text) : original_(to_nfc(text)) {
  fold(original_, [&](char32_t character, std::size_t offset) {
    append_code_point(folded_, character);
    offsets_.resize(folded_.size(), static_cast<std::uint32_t>(offset));
  });
}

// From byte `from` of folded_ on.  Never worse than linear, as std::string::find is in texts that
// repeat themselves.
std::optional<std::size_t> SourceText::find_folded(std::string_view wanted,
                                                   std::size_t from) const {
  const void* found =
      ::memmem(folded_.data() + from, folded_.size() - from, wanted.data(), wanted.size());
  if (found == nullptr) return std::nullopt;
  return static_cast<std::size_t>(static_cast<const char*>(found) - folded_.data());
}

std::vector<SourceText::Span> SourceText::find(std::string_view quote) const {
  const std::string wanted = folded(quote);
  if (wanted.empty()) return {};
  if (const auto at = find_folded(wanted, 0)) return {span_of(*at, *at + wanted.size())};
  const std::vector<std::string_view> parts = parts_of(wanted);
  if (parts.size() < 2) return {};
  std::vector<Span> spans;
  std::size_t from = 0;
  for (const std::string_view part : parts) {
    const auto at = find_folded(part, from);
    if (part.empty() || !at) return {};
    from = *at + part.size();
    spans.push_back(span_of(*at, from));
  }
  return spans;
}

std::optional<Slip> SourceText::slip_in(std::string_view quote) const {
  const std::string wanted = folded(quote);
  const std::string small_text = lower_case(folded_);
  // What one change mends is not blamed on two.
  constexpr std::array<Slip, 7> kSlips = {{{true, false, false},
                                           {false, true, false},
                                           {false, false, true},
                                           {true, true, false},
                                           {true, false, true},
                                           {false, true, true},
                                           {true, true, true}}};
  for (const Slip& slip : kSlips) {
    const std::string_view inner = without(slip, wanted);
    if (inner.empty() || ((slip.marks || slip.ellipsis) && inner.size() == wanted.size())) continue;
    const std::string small = slip.capitals ? lower_case(inner) : std::string(inner);
    const std::string& text = slip.capitals ? small_text : folded_;
    if (::memmem(text.data(), text.size(), small.data(), small.size()) != nullptr) return slip;
  }
  return std::nullopt;
}

SourceText::Span SourceText::span_of(std::size_t begin, std::size_t end) const {
  Span span{offsets_[begin], offsets_[end - 1] + std::size_t{1}};
  while (span.end < original_.size() && is_continuation(original_[span.end])) ++span.end;
  return span;
}

std::size_t SourceText::steps_to_nearest(std::string_view quote) const {
  constexpr std::size_t kLettersAtOnce = 64;
  const std::size_t blocks = folded(quote).size() / kLettersAtOnce + 1;
  return folded_.size() * blocks + blocks * blocks;
}

std::optional<Excerpt> SourceText::nearest(std::string_view quote) const {
  const std::string wanted = folded(quote);
  auto passage = nearest_passage(folded_, wanted);
  if (!passage) return std::nullopt;
  widen_to_words(folded_, *passage);
  const auto [begin, end] = span_of(passage->begin, passage->end);
  std::string text = folded(std::string_view(original_).substr(begin, end - begin));
  if (code_points(text) > kShown) text = code_point_slice(text, 0, kShown) + "…";
  return Excerpt{std::move(text), line_of(original_, begin)};
}

}  // namespace zopa::quote
