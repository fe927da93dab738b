#include "zopa/model/cells.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/contracts.hpp"

namespace zopa {
namespace {

// The same in every language: "43 – 48.5 million dollars".
std::string name_of(const Scale& scale, const Range& numbers) {
  std::string name = numbers.low.to_text();
  if (!numbers.is_point()) name += "\u00a0\u2013 " + numbers.high.to_text();
  if (!scale.unit.empty()) name += "\u00a0" + scale.unit;
  return name;
}

}  // namespace

bool is_numeric(const Issue& issue) { return issue.scale && !issue.scale->flaw(); }

Option option_of(const Scale& scale, const Range& numbers) {
  Option option;
  option.numbers = numbers;
  option.id = id_of(numbers);
  option.name = name_of(scale, numbers);
  return option;
}

std::optional<OptionId> option_of_number(Issue& issue, Decimal number) {
  if (!is_numeric(issue) || !issue.scale->place_of(number)) return std::nullopt;
  const Range wanted{number, number};
  const auto at = std::find_if(
      issue.options.begin(), issue.options.end(),
      [&](const Option& option) { return option.numbers && *option.numbers == wanted; });
  const OptionId id{static_cast<std::size_t>(at - issue.options.begin())};
  if (at == issue.options.end()) issue.options.push_back(option_of(*issue.scale, wanted));
  return id;
}

Message no_number(const Issue& issue, Value shown) {
  const Scale scale = issue.scale.value_or(Scale{});
  return {"fault.no_number",
          {{"issue", Code{issue.id}},
           {"number", std::move(shown)},
           {"from", scale.from.to_text()},
           {"to", scale.to.to_text()},
           {"step", scale.step.to_text()}}};
}

std::vector<Range> stretches(const Contents& contents, IssueId issue,
                             const std::vector<OptionId>& options) {
  std::vector<Range> ranges;
  for (const OptionId option : options) ranges.push_back(*contents.option(issue, option).numbers);
  return joined(*contents.issue(issue).scale, std::move(ranges)).value_or(std::vector<Range>{});
}

std::string id_of(const Range& numbers) {
  std::string low = numbers.low.to_text();
  if (numbers.is_point()) return low;
  return low + ".." + numbers.high.to_text();
}

std::optional<Range> numbers_of(std::string_view id) {
  const std::size_t dots = id.find("..");
  const auto low = Decimal::parse(id.substr(0, dots));
  const auto high = dots == std::string_view::npos ? low : Decimal::parse(id.substr(dots + 2));
  return low && high ? std::optional(Range{*low, *high}) : std::nullopt;
}

std::optional<std::vector<Range>> joined(const Scale& scale, std::vector<Range> ranges) {
  for (const Range& range : ranges) {
    const bool is_turned = range.low > range.high;
    if (is_turned || !scale.place_of(range.low) || !scale.place_of(range.high)) {
      return std::nullopt;
    }
  }
  std::sort(ranges.begin(), ranges.end(),
            [](const Range& a, const Range& b) { return a.low < b.low; });
  std::vector<Range> joined;
  for (const Range& range : ranges) {
    const bool touches =
        !joined.empty() && *scale.place_of(range.low) <= *scale.place_of(joined.back().high) + 1;
    if (touches) {
      joined.back().high = std::max(joined.back().high, range.high);
    } else {
      joined.push_back(range);
    }
  }
  return joined;
}

std::string to_notation(const Issue& issue, const std::vector<Range>& ranges) {
  ZOPA_EXPECTS(!ranges.empty());
  const auto compared = [&](const char* sign, Decimal number) {
    return issue.id + " " + sign + " " + number.to_text();
  };
  std::string text;
  for (const Range& range : ranges) {
    if (!text.empty()) text += " or ";
    const bool has_low = range.low > issue.scale->from;
    const bool has_high = range.high < issue.scale->to;
    if (range.is_point()) {
      text += compared("==", range.low);
    } else if (has_low && has_high) {
      text.append(compared(">=", range.low)).append(" and ").append(compared("<=", range.high));
    } else {
      text += has_high ? compared("<=", range.high) : compared(">=", range.low);
    }
  }
  return text;
}

}  // namespace zopa
