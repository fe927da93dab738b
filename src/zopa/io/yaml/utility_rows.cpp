#include "zopa/io/yaml/utility_rows.hpp"

#include <algorithm>
#include <cmath>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa::yaml {
namespace {

constexpr std::int64_t kShares = 1'000'000'000'000;  // weights are written as multiples of 1 / this
constexpr int kDigits = 12;

// The rows of one party.
class Rows {
 public:
  Rows(const Contents& negotiation, const CompleteUtility& utility, std::vector<Position>& rows,
       std::vector<Diagnostic>& warnings)
      : negotiation_(negotiation), utility_(utility), rows_(rows), warnings_(warnings) {}

  void add() {
    for (const auto& term : utility_.terms) add_swing(term);
    warn_of_what_is_left_out();
    if (auto sheet = points()) {
      add_points(std::move(*sheet));
    } else {
      add_shares();
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
    if (utility_.most && constant_ + total_ > utility_.most->approximate() + 1e-9) {
      warn("remark.utilities_cut", {{"most", utility_.most->to_text()}});
    }
  }

  void add_points(OptionPoints sheet) {
    add_row(std::move(sheet));
    if (!utility_.reservation) return;
    add_row(Reservation{{*utility_.reservation, *utility_.reservation}, true});
  }

  // Values, and what they weigh as shares of the whole: rounded.
  void add_shares() {
    for (const auto& term : utility_.terms) add_values(term);
    if (total_ <= 0) return warn("remark.likes_all_equally");
    add_weights();
    if (!utility_.reservation) return;
    add_reservation((utility_.reservation->approximate() - constant_) / total_);
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

  void add_values(const CompleteUtility::Term& term) {
    OptionValues values{term.issue, {}};
    for (std::size_t o = 0; o < term.values.size(); ++o) {
      values.entries.push_back({OptionId{o}, {term.values[o], term.values[o]}});
    }
    add_row(std::move(values));
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
        part.options.push_back({OptionId{o}, *own});
      }
    }
    return shares_of(sheet) ? std::optional(std::move(sheet)) : std::nullopt;
  }

  // From the worst option to the best.
  void add_swing(const CompleteUtility::Term& term) {
    const auto [least, greatest] = std::minmax_element(term.values.begin(), term.values.end());
    const double divisor = term.divisor.approximate() * utility_.divisor.approximate();
    const double scale = divisor == 0 ? 0 : term.weight.approximate() / divisor;
    swings_.push_back(scale * (greatest->approximate() - least->approximate()));
    constant_ += scale * least->approximate();
    total_ += swings_.back();
  }

  // The largest takes what rounding leaves, so that the weights sum to 1.
  void add_weights() {
    std::vector<std::int64_t> units;
    std::int64_t sum = 0;
    std::size_t largest = 0;
    for (std::size_t i = 0; i < swings_.size(); ++i) {
      units.push_back(std::llround(swings_[i] / total_ * static_cast<double>(kShares)));
      sum += units.back();
      if (units[i] > units[largest]) largest = i;
    }
    units[largest] += kShares - sum;
    IssueWeights weights;
    for (std::size_t i = 0; i < units.size(); ++i) {
      const Decimal weight = Decimal::fraction(units[i], kShares).value_or(Decimal{});
      weights.entries.push_back({utility_.terms[i].issue, {weight, weight}});
    }
    add_row(std::move(weights));
  }

  void add_reservation(double reservation) {
    const Decimal held = foreign::nearest_decimal(std::clamp(reservation, 0.0, 1.0), kDigits);
    add_row(Reservation{{held, held}});
    if (reservation > 1) {
      warn("remark.reservation_too_high");
    } else if (reservation < 0) {
      warn("remark.reservation_too_low");
    }
  }

  const Contents& negotiation_;
  const CompleteUtility& utility_;
  std::vector<Position>& rows_;
  std::vector<Diagnostic>& warnings_;
  std::vector<double> swings_;  // by term
  double constant_ = 0;         // the utility of the worst package
  double total_ = 0;            // of the swings
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
