// Numbers as people type them into spreadsheets: with a decimal comma, marks between thousands,
// currency signs, percent signs, brackets for negative ones.  Exact, and what was left out is told.
//
//   NumberStyle style;
//   style.learn("0,5");                // a comma is the decimal mark, then
//   read_points("1.500,25 €", style);  // 1500.25; has thousands and a unit
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "zopa/base/decimal.hpp"

namespace zopa::scores {

// Which of comma and point is the decimal mark in a file: decided by the numbers that can be meant
// in one way only.
class NumberStyle {
 public:
  void learn(std::string_view cell);

  // Where no number decides: of a file whose fields are separated by something else, a comma is
  // the decimal mark.
  void assume_comma() { assumed_comma_ = true; }

  [[nodiscard]] bool has_decimal_comma() const { return comma_ || (assumed_comma_ && !point_); }
  // Some numbers have a decimal comma, others a decimal point.
  [[nodiscard]] bool is_mixed() const { return comma_ && point_; }

 private:
  bool comma_ = false;
  bool point_ = false;
  bool assumed_comma_ = false;
};

struct Points {
  Decimal number;
  bool has_decimal_comma = false;
  bool has_thousands = false;
  bool has_unit = false;      // a currency, or the word for points
  bool is_percent = false;    // of which hundredths were taken
  bool is_bracketed = false;  // and so negative
  bool is_rounded = false;    // to 18 digits

  [[nodiscard]] bool is_plain() const {
    return !has_decimal_comma && !has_thousands && !has_unit && !is_percent && !is_bracketed &&
           !is_rounded;
  }
};

// nullopt where the cell is no number.
[[nodiscard]] std::optional<Points> read_points(std::string_view cell, const NumberStyle& style);

}  // namespace zopa::scores
