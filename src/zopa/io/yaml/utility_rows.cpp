#include "zopa/io/yaml/utility_rows.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa::yaml {
namespace {

constexpr std::array kDigits = {9, 6, 3, 0};  // after the point, where all of them do not fit

// The rows of one party.
class Rows {
 public:
  Rows(const Contents& negotiation, const CompleteUtility& utility, std::vector<Position>& rows,
       std::vector<Diagnostic>& warnings)
      : negotiation_(negotiation), utility_(utility), rows_(rows), warnings_(warnings) {}

  void add() {
    warn_of_what_is_left_out();
    if (auto sheet = points()) return add_points(std::move(*sheet), utility_.reservation);
    const double unit = unit_with_room();
    for (const int digits : kDigits) {
      OptionPoints sheet = rounded_points(unit, digits);
      if (!shares_of(sheet)) continue;
      warn("remark.points_rounded", {{"digits", digits}});
      std::optional<Decimal> reservation = utility_.reservation;
      if (reservation && unit != 1)
        reservation = foreign::nearest_decimal(reservation->approximate() / unit, digits);
      return add_points(std::move(sheet), reservation);
    }
  }

 private:
  void warn_of_what_is_left_out() {
    if (!utility_.formulas.empty()) {
      warn("remark.conditions_left_out");
    }
    if (utility_.discount && *utility_.discount < Decimal{1}) {
      warn("remark.discount_left_out");
    }
    if (utility_.most && greatest() > utility_.most->approximate() + 1e-9) {
      warn("remark.utilities_cut", {{"most", utility_.most->to_text()}});
    }
  }

  void add_points(OptionPoints sheet, std::optional<Decimal> reservation) {
    add_row(std::move(sheet));
    if (reservation) add_row(Reservation{{*reservation, *reservation}, true});
  }

  void warn(const char* key, std::vector<Argument> others = {}) {
    warnings_.push_back(
        foreign::not_written(key, negotiation_.party(utility_.party), std::move(others)));
  }

  void add_row(Claim claim) {
    Position row;
    row.party = utility_.party;
    row.claim = std::move(claim);
    rows_.push_back(std::move(row));
  }

  // The same as points, exactly; nullopt where the digits are too many.
  [[nodiscard]] std::optional<OptionPoints> points() const {
    OptionPoints sheet;
    for (const auto& term : utility_.terms) {
      const auto divisor = Decimal::product(term.divisor, utility_.divisor);
      const auto scale = divisor ? Decimal::quotient(term.weight, *divisor) : std::nullopt;
      if (!scale) return std::nullopt;
      OptionPoints::OfIssue& part = sheet.issues.emplace_back();
      part.issue = term.issue;
      for (std::size_t o = 0; o < term.values.size(); ++o) {
        const auto own = Decimal::product(*scale, term.values[o]);
        if (!own) return std::nullopt;
        part.options.push_back({OptionId{o}, false, *own});
      }
    }
    return shares_of(sheet) ? std::optional(std::move(sheet)) : std::nullopt;
  }

  // Points are in any unit: in this one the largest has few enough digits before the point.
  [[nodiscard]] double unit_with_room() const {
    constexpr double kMost = 1e8;
    double largest = 0;
    for (const auto& term : utility_.terms) {
      for (const Decimal value : term.values)
        largest = std::max(largest, std::abs(scale_of(term) * value.approximate()));
    }
    return largest <= kMost ? 1 : std::pow(10, std::ceil(std::log10(largest / kMost)));
  }

  // … each rounded to so many digits after the point.
  [[nodiscard]] OptionPoints rounded_points(double unit, int digits) const {
    OptionPoints sheet;
    for (const auto& term : utility_.terms) {
      OptionPoints::OfIssue& part = sheet.issues.emplace_back();
      part.issue = term.issue;
      for (std::size_t o = 0; o < term.values.size(); ++o) {
        const double own = scale_of(term) * term.values[o].approximate() / unit;
        part.options.push_back({OptionId{o}, false, foreign::nearest_decimal(own, digits)});
      }
    }
    return sheet;
  }

  [[nodiscard]] double scale_of(const CompleteUtility::Term& term) const {
    const double divisor = term.divisor.approximate() * utility_.divisor.approximate();
    return divisor == 0 ? 0 : term.weight.approximate() / divisor;
  }

  // The utility of the best package, conditions apart.
  [[nodiscard]] double greatest() const {
    double sum = 0;
    for (const auto& term : utility_.terms) {
      const auto [least, most] = std::minmax_element(term.values.begin(), term.values.end());
      const double scale = scale_of(term);
      sum += std::max(scale * least->approximate(), scale * most->approximate());
    }
    return sum;
  }

  const Contents& negotiation_;
  const CompleteUtility& utility_;
  std::vector<Position>& rows_;
  std::vector<Diagnostic>& warnings_;
};

}  // namespace

std::vector<Position> utility_rows(const Contents& negotiation, std::vector<Diagnostic>& warnings) {
  std::vector<Position> rows;
  for (const CompleteUtility& utility : negotiation.utilities) {
    Rows(negotiation, utility, rows, warnings).add();
  }
  return rows;
}

}  // namespace zopa::yaml
