// Numbers as people write them, kept exactly: 0.1 is one tenth, so ties stay ties.
//
//   const std::optional<Decimal> weight = Decimal::parse("0.35");
//   if (*weight > Decimal{}) …
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zopa {

// units / 10^scale, with at most 18 digits on either side; always in lowest form.
class Decimal {
 public:
  Decimal() = default;
  explicit Decimal(std::int64_t whole) : units_(whole) {}

  // "12", "-0.5", ".5", "2.5e-3"; no thousands sign.  nullopt for anything else, and for what needs
  // more than 18 digits on either side.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view text);

  [[nodiscard]] std::int64_t units() const { return units_; }
  [[nodiscard]] int scale() const { return scale_; }
  [[nodiscard]] double approximate() const;  // nearest double, for display and plots only
  [[nodiscard]] std::string to_text() const;

  friend bool operator==(Decimal, Decimal) = default;
  friend std::strong_ordering operator<=>(Decimal a, Decimal b);

 private:
  static std::optional<Decimal> lowest_form(std::string digits, int scale);
  static std::optional<Decimal> with_sign(bool negative, std::optional<Decimal> number);

  std::int64_t units_ = 0;
  int scale_ = 0;
};

// All numbers from `low` to `high`, both included.  A single number is a range of one.
struct Range {
  Decimal low;
  Decimal high;

  [[nodiscard]] bool is_point() const { return low == high; }
  friend bool operator==(const Range&, const Range&) = default;
};

}  // namespace zopa
