#include "zopa/report/range_section.hpp"

#include "zopa/model/notation.hpp"

namespace zopa::report {
namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string interval(double low, double high) {
  return low == high ? number(low) : "from " + number(low) + " to " + number(high);
}

const char* optimism_in_words(Truth optimism) {
  switch (optimism) {
    case Truth::yes:
      return "Together they expect more than there is: optimism exceeds costs.";
    case Truth::no:
      return "Costs leave room for a settlement that both prefer.";
    default:
      return "Within the ranges given, optimism may or may not exceed costs.";
  }
}

const char* shift_in_words(Truth feared) {
  switch (feared) {
    case Truth::yes:
      return "no promise could make waiting as good for it as conflict now.";
    case Truth::no:
      return "waiting can be made as good for it as conflict now.";
    default:
      return "whether waiting can be made as good for it as conflict now is open within the "
             "ranges given.";
  }
}

}  // namespace

void write_bargaining_range(const deadlock::BargainingRange& range, const Words& words,
                            Document& document) {
  const auto item = [&](std::string text) {
    document.push_back({Block::Kind::item, std::move(text), 0});
  };
  document.push_back({Block::Kind::heading, "Bargaining range"});
  for (const auto& belief : range.beliefs) {
    item(words.party(belief.party) +
         " is assumed to expect to prevail without an agreement with a "
         "chance of " +
         to_notation(belief.prevails) + ", at a cost of " + to_notation(belief.cost) +
         " of all that is at stake for it.");
  }
  item("Shortfall, the chances less 1 less the costs: " +
       interval(range.shortfall_low, range.shortfall_high) + ". " +
       optimism_in_words(range.optimism));
  if (range.possibly_inside) {
    item("In the range: " + counted(range.surely_inside.value_or(Count{}), "feasible package") +
         " that both surely prefer to no agreement, " + counted(*range.possibly_inside, "package") +
         " that both may.");
  } else if (range.optimism != Truth::yes) {
    item("Whether a listed package lies in the range is not computed: " + range.not_counted + ".");
  }
  for (const auto& belief : range.beliefs) {
    if (!belief.has_shift) continue;
    item("On the shift of power that " + words.party(belief.party) + " is assumed to foresee, " +
         shift_in_words(belief.shift_is_feared));
  }
}

}  // namespace zopa::report
