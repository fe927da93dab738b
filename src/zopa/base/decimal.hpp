// Numbers as people write them, kept exactly: 0.1 is one tenth and 1/3 one third, so ties stay
// ties.
//
//   const std::optional<Decimal> weight = Decimal::parse("0.35");
//   const std::optional<Decimal> third = Decimal::parse("1/3");
//   if (*weight > *third) …
//
// Two 64-bit whole numbers, so that it is as cheap as a double; what needs numbers of any size
// (sums of many fractions) is done with base/exact.hpp.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zopa {

// A fraction in lowest terms, its numerator below 10^18 in size, its denominator at most 10^18.
class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr explicit Decimal(std::int64_t whole) : numerator_(whole) {}

  // "12", "-0.5", ".5", "2.5e-3", "1/3", "-13/90"; no thousands sign.  nullopt for anything else,
  // and for what needs more than 18 digits on either side of the point or of the stroke.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  // nullopt where there is no such number or it has too many digits.
  [[nodiscard]] static std::optional<Decimal> fraction(std::int64_t numerator,
                                                       std::int64_t denominator);

  [[nodiscard]] std::int64_t numerator() const { return numerator_; }
  [[nodiscard]] std::int64_t denominator() const { return denominator_; }
  [[nodiscard]] bool is_whole() const { return denominator_ == 1; }

  [[nodiscard]] double approximate() const;  // nearest double, for display and plots only
  // "0.35"; "1/3" where no decimal is the number.  Reads back as the same number.
  [[nodiscard]] std::string to_text() const;

  friend Decimal operator-(Decimal number) {
    return Decimal(-number.numerator_, number.denominator_);
  }
  friend bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);

  // The exact results; nullopt where they have too many digits, or where `b` is 0.
  [[nodiscard]] static std::optional<Decimal> sum(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> difference(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> product(Decimal a, Decimal b);
  [[nodiscard]] static std::optional<Decimal> quotient(Decimal a, Decimal b);

 private:
  Decimal(std::int64_t numerator, std::int64_t denominator)  // in lowest terms
      : numerator_(numerator), denominator_(denominator) {}

  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

// All numbers from `low` to `high`, both included.  A single number is a range of one.
struct Range {
  Decimal low;
  Decimal high;

  [[nodiscard]] bool is_point() const { return low == high; }
  friend bool operator==(const Range&, const Range&) = default;
};

}  // namespace zopa
