#include "zopa/model/checks/numbers.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "zopa/base/exact.hpp"
#include "zopa/model/checks/stages.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa {
namespace {

const Range kShare{Decimal{0}, Decimal{1}};

bool is_turned_round(const Range& range) { return range.low > range.high; }
bool is_share(const Range& range) {
  return !is_turned_round(range) && range.low >= kShare.low && range.high <= kShare.high;
}

void check_turn(const Range& range, const Spot& spot, Flaws& flaws) {
  if (!is_turned_round(range)) return;
  const std::string low = range.low.to_text();
  const std::string high = range.high.to_text();
  flaws.add("empty-range", spot, Message("fault.range_turned", {{"low", low}, {"high", high}}));
}

void check_share(const Range& range, const Spot& spot, Flaws& flaws) {
  check_turn(range, spot, flaws);
  if (is_turned_round(range) || is_share(range)) return;
  flaws.add("out-of-range", spot, Message("fault.share_needed"));
}

void check_ranges_of(const Claim& claim, std::size_t position, Flaws& flaws) {
  if (const auto* values = std::get_if<OptionValues>(&claim)) {
    for (std::size_t i = 0; i < values->entries.size(); ++i) {
      check_turn(values->entries[i].value, {Section::positions, position, "values", i}, flaws);
    }
  }
  if (const auto* weights = std::get_if<IssueWeights>(&claim)) {
    for (std::size_t i = 0; i < weights->entries.size(); ++i) {
      check_share(weights->entries[i].weight, {Section::positions, position, "weights", i}, flaws);
    }
  }
  if (const auto* reservation = std::get_if<Reservation>(&claim)) {
    const Spot spot{Section::positions, position, "reservation"};
    if (reservation->in_points) {
      check_turn(reservation->utility, spot, flaws);
    } else {
      check_share(reservation->utility, spot, flaws);
    }
  }
}

void check_ranges_of(const Assumption& assumption, std::size_t item, Flaws& flaws) {
  const auto check = [&](const std::optional<Range>& range, const char* key) {
    if (range) check_share(*range, {Section::assumptions, item, key}, flaws);
  };
  check(assumption.cost_per_round, "cost_per_round");
  check(assumption.expects_to_prevail, "expects_to_prevail");
  check(assumption.expects_to_prevail_later, "expects_to_prevail_later");
  check(assumption.discount, "discount");
  check(assumption.cost_of_conflict, "cost_of_conflict");
  check(assumption.softens_per_round, "softens_per_round");
  check(assumption.hardens_per_round, "hardens_per_round");
  check(assumption.breakdown_per_round, "breakdown_per_round");
}

// Without the ranges that are wrong by themselves: is any number left?
bool keep_right_ranges(Claim& claim) {
  if (auto* values = std::get_if<OptionValues>(&claim)) {
    std::erase_if(values->entries, [](const auto& entry) { return is_turned_round(entry.value); });
    return !values->entries.empty();
  }
  if (auto* weights = std::get_if<IssueWeights>(&claim)) {
    std::erase_if(weights->entries, [](const auto& entry) { return !is_share(entry.weight); });
    return !weights->entries.empty();
  }
  if (std::holds_alternative<OptionPoints>(claim)) return true;
  const auto* reservation = std::get_if<Reservation>(&claim);
  if (reservation == nullptr) return false;
  return reservation->in_points ? !is_turned_round(reservation->utility)
                                : is_share(reservation->utility);
}

bool is_empty(const MaybeRange& range) { return range && is_turned_round(*range); }

// Weights sum to 1: their least values must not exceed it, their greatest must reach it.
std::optional<Message> sum_problem(const std::vector<MaybeRange>& weights) {
  mpq_class least = 0;
  mpq_class greatest = 0;
  bool all_given = true;
  for (const MaybeRange& weight : weights) {
    all_given = all_given && weight.has_value();
    if (!weight) continue;
    least += to_mpq(weight->low);
    greatest += to_mpq(weight->high);
  }
  if (least > 1) return Message("fault.weights_above_1");
  if (all_given && greatest < 1) return Message("fault.weights_below_1");
  return std::nullopt;
}

// A score sheet says all numbers of its party.
std::optional<Message> points_problem(const Contents& so_far, const Position& position) {
  const OptionPoints* sheet = points_of(so_far, position.party);
  if (sheet == nullptr) return std::nullopt;
  const auto count =
      std::count_if(so_far.positions.begin(), so_far.positions.end(), [&](const Position& other) {
        return other.party == position.party && !std::holds_alternative<Reservation>(other.claim);
      });
  if (count > 1) return Message("fault.points_one_row");
  if (!shares_of(*sheet)) return Message("fault.points_alike");
  return std::nullopt;
}

Message no_number_left(const char* what, const std::string& id) {
  return Message("fault.no_number_left", {{"what", what}, {"id", shown(id)}});
}

// Why no number is left, now that `position` is among those of `so_far`; nothing where one is.
std::optional<Message> problem_of(const Contents& so_far, const Position& position) {
  if (const auto* values = std::get_if<OptionValues>(&position.claim)) {
    const auto ranges = values_of(so_far, position.party, values->issue);
    for (std::size_t o = 0; o < ranges.size(); ++o) {
      if (!is_empty(ranges[o])) continue;
      return no_number_left("value", so_far.issue(values->issue).options[o].id);
    }
  }
  if (auto problem = points_problem(so_far, position)) return problem;
  if (std::holds_alternative<Reservation>(position.claim) &&
      is_empty(reservation_of(so_far, position.party))) {
    return no_number_left("reservation", "");
  }
  if (!std::holds_alternative<IssueWeights>(position.claim)) return std::nullopt;
  const auto weights = weights_of(so_far, position.party);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (is_empty(weights[i])) return no_number_left("weight", so_far.issues[i].id);
  }
  return sum_problem(weights);
}

}  // namespace

void check_ranges(const Contents& contents, Flaws& flaws) {
  for (std::size_t i = 0; i < contents.positions.size(); ++i) {
    check_ranges_of(contents.positions[i].claim, i, flaws);
  }
  for (std::size_t i = 0; i < contents.assumptions.size(); ++i) {
    check_ranges_of(contents.assumptions[i], i, flaws);
  }
}

// Takes the positions in force one by one, and leaves out again those that contradict the ones
// before.
void check_numbers(const Contents& contents, const std::vector<bool>& is_sound, Flaws& flaws) {
  std::set<std::size_t> reported;
  Contents so_far;
  so_far.issues = contents.issues;
  so_far.statements = contents.statements;
  for (const auto& round : stages(contents)) {
    const std::vector<bool> counts = positions_at(contents, is_sound, round);
    so_far.positions.clear();
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (!counts[i]) continue;
      Position position = contents.positions[i];
      if (!keep_right_ranges(position.claim)) continue;
      so_far.positions.push_back(std::move(position));
      const auto problem = problem_of(so_far, so_far.positions.back());
      if (!problem) continue;
      if (reported.insert(i).second) flaws.add("empty-range", {Section::positions, i}, *problem);
      so_far.positions.pop_back();
    }
  }
}

}  // namespace zopa
