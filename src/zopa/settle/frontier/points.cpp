#include "zopa/settle/frontier/points.hpp"

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

}  // namespace zopa::settle
