#include "zopa/io/documents/right_to_left.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace zopa::documents {
namespace {

constexpr std::string_view kFromLeft = "\u202A";
constexpr std::string_view kFromRight = "\u202B";
constexpr std::string_view kEnd = "\u202C";

struct Piece {
  bool is_from_right = false;
  std::string text = {};
};

// The outermost pieces, as they stand from left to right.
std::vector<Piece> pieces_of(std::string_view line) {
  std::vector<Piece> pieces(1);
  for (std::size_t depth = 0; !line.empty();) {
    const bool is_from_right = line.starts_with(kFromRight);
    if (is_from_right || line.starts_with(kFromLeft)) {
      if (depth++ == 0) pieces.push_back({is_from_right});
      line.remove_prefix(kFromRight.size());
    } else if (line.starts_with(kEnd)) {
      if (depth == 1) pieces.emplace_back();
      if (depth > 0) --depth;
      line.remove_prefix(kEnd.size());
    } else {
      pieces.back().text += line.front();
      line.remove_prefix(1);
    }
  }
  std::erase_if(pieces, [](const Piece& piece) { return piece.text.empty(); });
  return pieces;
}

bool is_ascii_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

// Of the alphabet; of another script each character, by its first byte of UTF-8.
std::size_t letters(std::string_view text) {
  const auto is_letter = [](char c) {
    return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0xC0;
  };
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_letter));
}

bool is_mostly_from_right(const std::vector<Piece>& pieces) {
  std::size_t right = 0;
  std::size_t left = 0;
  for (const Piece& piece : pieces) (piece.is_from_right ? right : left) += letters(piece.text);
  return right > left;
}

bool is_in_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; }

// A word or a number from the left, else one character.
std::size_t unit_size(std::string_view text) {
  std::size_t size = 1;
  if (!is_in_word(text[0])) {
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) ++size;
    return size;
  }
  constexpr std::string_view kInside = ".,:/-'";  // "10.5", "well-kept"
  while (size < text.size()) {
    const bool goes_on = size + 1 < text.size() && is_in_word(text[size + 1]) &&
                         kInside.find(text[size]) != std::string_view::npos;
    if (!is_in_word(text[size]) && !goes_on) break;
    ++size;
  }
  const bool is_share = size < text.size() && text[size] == '%' && text[size - 1] <= '9';
  return is_share ? size + 1 : size;
}

std::string mirrored(std::string_view unit) {
  constexpr std::array<std::string_view, 10> kPairs = {"(", ")", "[", "]", "{",
                                                       "}", "<", ">", "«", "»"};
  const auto* const found = std::find(kPairs.begin(), kPairs.end(), unit);
  if (found == kPairs.end()) return std::string(unit);
  return std::string(kPairs[static_cast<std::size_t>(found - kPairs.begin()) ^ 1U]);
}

// What stood left stands right.
std::string turned(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t size = unit_size(text);
    result.insert(0, mirrored(text.substr(0, size)));
    text.remove_prefix(size);
  }
  return result;
}

std::string line_in_order(std::string_view line) {
  std::vector<Piece> pieces = pieces_of(line);
  std::string whole;
  if (!is_mostly_from_right(pieces)) {
    for (const Piece& piece : pieces) whole += piece.text;
    return whole;
  }
  std::reverse(pieces.begin(), pieces.end());
  for (const Piece& piece : pieces) {
    whole += piece.is_from_right ? piece.text : turned(piece.text);
  }
  return whole;
}

}  // namespace

std::string in_reading_order(std::string_view text) {
  std::string ordered;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    ordered +=
        line.find(kFromRight) == std::string_view::npos ? std::string(line) : line_in_order(line);
    if (end < text.size()) ordered += '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return ordered;
}

}  // namespace zopa::documents
