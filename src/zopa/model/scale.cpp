#include "zopa/model/scale.hpp"

#include "zopa/base/contracts.hpp"

namespace zopa {
namespace {

// How many steps lie between the two; nullopt where that is no whole number, or too many.
std::optional<std::uint64_t> steps_between(Decimal low, Decimal high, Decimal step) {
  const auto apart = Decimal::difference(high, low);
  const auto steps = apart ? Decimal::quotient(*apart, step) : std::nullopt;
  if (!steps || !steps->is_whole() || steps->numerator() < 0) return std::nullopt;
  const auto count = static_cast<std::uint64_t>(steps->numerator());
  return count < Scale::kMostNumbers ? std::optional(count) : std::nullopt;
}

// Tenths of tenths may need more digits on their way than they have in the end.
std::optional<Decimal> at(const Scale& scale, std::uint64_t place) {
  const auto further = Decimal::product(scale.step, Decimal(static_cast<std::int64_t>(place)));
  return further ? Decimal::sum(scale.from, *further) : std::nullopt;
}

}  // namespace

std::optional<Message> Scale::flaw() const {
  if (step <= Decimal{}) return Message("fault.scale_step", {{"step", step.to_text()}});
  if (from >= to) {
    return Message("fault.scale_order", {{"from", from.to_text()}, {"to", to.to_text()}});
  }
  const auto last = steps_between(from, to, step);
  if (!last || at(*this, *last) != to) {
    return Message("fault.scale_whole", {{"from", from.to_text()},
                                         {"to", to.to_text()},
                                         {"step", step.to_text()},
                                         {"most", kMostNumbers}});
  }
  return std::nullopt;
}

std::uint64_t Scale::numbers() const { return numbers_in({from, to}); }

std::optional<std::uint64_t> Scale::place_of(Decimal number) const {
  if (number < from || number > to) return std::nullopt;
  return steps_between(from, number, step);
}

Decimal Scale::number_at(std::uint64_t place) const {
  const auto number = at(*this, place);
  ZOPA_EXPECTS(number && *number <= to);
  return *number;
}

std::uint64_t Scale::numbers_in(const Range& range) const {
  const auto low = place_of(range.low);
  const auto high = place_of(range.high);
  ZOPA_EXPECTS(low && high && *low <= *high);
  return *high - *low + 1;
}

}  // namespace zopa
