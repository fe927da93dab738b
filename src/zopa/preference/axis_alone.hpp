// One issue alone, its weight being 1: by how much one of its options is above another at least.
//
//   AxisAlone axis(known, 2);
//   axis.least(own, other);         // by class: exact, -1 to 1
//   axis.is_reached(own, other);    // do some values come to that, or only near it?
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/base/fraction.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/preference/value_programme.hpp"

namespace zopa {

class AxisAlone {
 public:
  // `known` must outlive it.
  AxisAlone(const PartialPreference& known, std::size_t axis);

  // Do some values agree with the order, strict preferences taken strictly, and with the numbers?
  [[nodiscard]] bool is_consistent() const;

  [[nodiscard]] const Fraction& least(std::uint32_t own, std::uint32_t other);
  // By values that take strict preferences strictly.
  [[nodiscard]] bool is_reached(std::uint32_t own, std::uint32_t other);

  // Where the axis has numbers, one for each choice of ends that strict preferences leave.
  [[nodiscard]] std::vector<ExactProgram>& programmes() { return programmes_; }
  [[nodiscard]] const ValueLayout& layout() const { return layout_; }

 private:
  [[nodiscard]] const AxisValues& values() const { return known_->axes[axis_]; }
  [[nodiscard]] Fraction least_by_order(std::uint32_t own, std::uint32_t other) const;
  [[nodiscard]] Fraction least_by_numbers(std::uint32_t own, std::uint32_t other);
  [[nodiscard]] bool is_reached_by_order(std::uint32_t own, std::uint32_t other) const;
  [[nodiscard]] bool is_reached_by_numbers(std::uint32_t own, std::uint32_t other);

  const PartialPreference* known_;
  std::size_t axis_;
  ValueLayout layout_;
  ValueLayout strict_;
  std::optional<Ends> only_ends_;  // of an order that leaves no other choice
  std::vector<Ends> ends_;         // of the programmes
  std::vector<ExactProgram> programmes_;
  std::vector<std::optional<Fraction>> least_;   // by own and other class
  std::vector<std::optional<bool>> is_reached_;  // the same
};

}  // namespace zopa
