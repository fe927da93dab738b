// Packages and what they are worth to every party, in flat arrays.
//
// A label is the package itself: the value taken on each axis in as many bits as it needs, the
// first axis in the highest bits, so that labels in order are packages in order.  Where only some
// of the axes are taken, words of a label at its ends that would be 0 may be left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace zopa::settle {

class Labels {
 public:
  explicit Labels(const std::vector<std::uint32_t>& sizes);

  [[nodiscard]] std::size_t words() const { return words_; }
  // Into a label whose words are there from `first_word` on.
  void put(std::span<std::uint64_t> label, std::size_t first_word, std::size_t axis,
           std::uint32_t value) const {
    label[fields_[axis].word - first_word] |= std::uint64_t{value} << fields_[axis].shift;
  }
  [[nodiscard]] std::vector<std::uint32_t> values(std::span<const std::uint64_t> label) const;
  [[nodiscard]] std::size_t word_of(std::size_t axis) const { return fields_[axis].word; }

 private:
  struct Field {
    std::uint32_t word;
    std::uint32_t shift;
    std::uint64_t mask;
  };
  std::vector<Field> fields_;
  std::size_t words_ = 1;
};

struct Points {
  Points(std::size_t party_count, std::size_t label_words, std::size_t label_start = 0)
      : parties(party_count), words(label_words), first_word(label_start) {}

  std::size_t parties;
  std::size_t words;                    // of a label that are there …
  std::size_t first_word;               // … from this one on
  std::vector<std::int64_t> utilities;  // row by row
  std::vector<std::uint64_t> labels;    // row by row

  [[nodiscard]] std::size_t size() const { return labels.size() / words; }
  [[nodiscard]] std::span<const std::int64_t> utility(std::size_t i) const {
    return {&utilities[i * parties], parties};
  }
  [[nodiscard]] std::span<const std::uint64_t> label(std::size_t i) const {
    return {&labels[i * words], words};
  }
  void add(std::span<const std::int64_t> utility, std::span<const std::uint64_t> label) {
    utilities.insert(utilities.end(), utility.begin(), utility.end());
    labels.insert(labels.end(), label.begin(), label.end());
  }
};

// The same points, their labels with just these words.
[[nodiscard]] Points with_words(const Points& points, std::size_t first_word, std::size_t words);

// No points yet; their labels have room for those of both.
[[nodiscard]] Points room_for_sums(const Points& a, const Points& b);

// The label, among `sums`, of point i of `a` and point j of `b` together.
void join_labels(const Points& a, std::size_t i, const Points& b, std::size_t j, const Points& sums,
                 std::span<std::uint64_t> label);

}  // namespace zopa::settle
