#include "zopa/model/day.hpp"

#include <algorithm>
#include <map>

#include "zopa/model/date.hpp"

namespace zopa {
namespace {

bool is_known(const std::string& date) { return !date.empty() && date != "unknown"; }

// The date of the round, or else of the last one before it that has one.
std::string latest_date(const Contents& negotiation, RoundId round) {
  for (std::size_t r = round.index() + 1; r > 0; --r) {
    const std::string& date = negotiation.rounds[r - 1].date;
    if (is_known(date)) return date;
  }
  return "";
}

// Does `a` end later than `b`?  A month or a year ends with its last day.
bool ends_later(const std::string& a, const std::string& b) {
  if (b.empty() || surely_later(a, b)) return true;
  return !surely_later(b, a) && a.size() < b.size();
}

Day after(const Contents& negotiation, std::optional<RoundId> round) {
  return round ? day_of(negotiation, *round) : Day{};
}

}  // namespace

bool Day::is_before(std::string_view other) const {
  return std::any_of(ends.begin(), ends.end(),
                     [&](const std::string& end) { return surely_later(other, end); });
}

std::optional<RoundId> latest_round(const Contents& negotiation) {
  for (std::size_t i = negotiation.rounds.size(); i > 0; --i) {
    if (!negotiation.rounds[i - 1].planned) return RoundId{i - 1};
  }
  return std::nullopt;
}

Day latest_day(const Contents& negotiation) {
  const auto round = latest_round(negotiation);
  Day day = after(negotiation, round);
  const std::string& as_of = negotiation.as_of;
  if (is_known(as_of) && (!round || ends_later(as_of, latest_date(negotiation, *round)))) {
    day.date = as_of;
    day.ends = {as_of};
  }
  return day;
}

// A round without a date of its own is over before the later ones are.  Of dates that are equally
// exact the first is enough.
Day day_of(const Contents& negotiation, RoundId round) {
  Day day;
  day.round = round;
  const auto& rounds = negotiation.rounds;
  if (is_known(rounds[round.index()].date)) day.date = rounds[round.index()].date;
  std::map<std::size_t, std::string> earliest;  // by length
  for (std::size_t r = round.index(); r < rounds.size(); ++r) {
    if (!is_known(rounds[r].date)) continue;
    const auto [at, is_new] = earliest.emplace(rounds[r].date.size(), rounds[r].date);
    if (!is_new) at->second = std::min(at->second, rounds[r].date);
  }
  for (auto& [length, date] : earliest) day.ends.push_back(std::move(date));
  return day;
}

// Rounds stand in the order of their dates: those before the first that is later have been held,
// but for planned ones.
Day day_on(const Contents& negotiation, const std::string& date) {
  Day day{std::nullopt, date, {date}};
  for (std::size_t r = 0; r < negotiation.rounds.size(); ++r) {
    if (day.is_before(negotiation.rounds[r].date)) break;
    if (!negotiation.rounds[r].planned) day.round = RoundId{r};
  }
  return day;
}

bool is_tabled(const Option& option, const Day& day) {
  if (!option.hypothetical) return true;
  if (!option.tabled) return false;
  if (option.tabled->round) return day.round && *option.tabled->round <= *day.round;
  return !option.tabled->date.empty() && !day.is_before(option.tabled->date);
}

bool is_over(const NamedDay& last, const Day& day) {
  if (last.round) return day.round && *day.round > *last.round;
  return surely_later(day.date, last.date);
}

bool is_to_come(const NamedDay& first, const Day& day) {
  const bool is_some_day = day.round || !day.date.empty();
  if (first.round) return is_some_day && (!day.round || *day.round < *first.round);
  return day.is_before(first.date);
}

}  // namespace zopa
