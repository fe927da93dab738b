#include "zopa/settle/frontier/points.hpp"

#include <algorithm>
#include <bit>

namespace zopa::settle {

Labels::Labels(const std::vector<std::uint32_t>& sizes) {
  constexpr std::uint32_t kBits = 64;
  std::uint32_t word = 0;
  std::uint32_t left = kBits;
  for (const std::uint32_t size : sizes) {
    const auto bits = static_cast<std::uint32_t>(std::bit_width(size > 0 ? size - 1 : 0U));
    if (bits > left) {
      ++word;
      left = kBits;
    }
    left -= bits;
    // A field of no bits may end beyond the word; its mask is empty, so any shift will do.
    fields_.push_back({word, left % kBits, (std::uint64_t{1} << bits) - 1});
  }
  words_ = word + 1;
}

std::vector<std::uint32_t> Labels::values(std::span<const std::uint64_t> label) const {
  std::vector<std::uint32_t> values;
  values.reserve(fields_.size());
  for (const Field& field : fields_) {
    values.push_back(static_cast<std::uint32_t>((label[field.word] >> field.shift) & field.mask));
  }
  return values;
}

Points with_words(const Points& points, std::size_t first_word, std::size_t words) {
  Points result(points.parties, words, first_word);
  result.utilities = points.utilities;
  result.labels.assign(points.size() * words, 0);
  const std::size_t first = std::max(first_word, points.first_word);
  const std::size_t end = std::min(first_word + words, points.first_word + points.words);
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t w = first; w < end; ++w) {
      result.labels[i * words + w - first_word] = points.label(i)[w - points.first_word];
    }
  }
  return result;
}

Points room_for_sums(const Points& a, const Points& b) {
  const std::size_t first = std::min(a.first_word, b.first_word);
  const std::size_t end = std::max(a.first_word + a.words, b.first_word + b.words);
  return {a.parties, end - first, first};
}

void join_labels(const Points& a, std::size_t i, const Points& b, std::size_t j, const Points& sums,
                 std::span<std::uint64_t> label) {
  std::fill(label.begin(), label.end(), 0);
  std::copy_n(a.label(i).begin(), a.words, &label[a.first_word - sums.first_word]);
  for (std::size_t w = 0; w < b.words; ++w) {
    label[b.first_word - sums.first_word + w] |= b.label(j)[w];
  }
}

}  // namespace zopa::settle
