#include "zopa/model/checks/numbers.hpp"

#include <algorithm>
#include <map>
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

Range intersection(const MaybeRange& known, const Range& with) {
  if (!known) return with;
  return {std::max(known->low, with.low), std::min(known->high, with.high)};
}

Message no_number_left(const char* what, const std::string& id) {
  return Message("fault.no_number_left", {{"what", what}, {"id", shown(id)}});
}

// What one party's rows leave of its numbers, one row after the other.
class PartyNumbers {
 public:
  explicit PartyNumbers(const Contents& contents) : contents_(contents) {}

  // Why no number is left with this row; it is left out then.
  std::optional<Message> add(const Claim& claim) {
    if (const auto* values = std::get_if<OptionValues>(&claim)) return add_values(*values);
    if (const auto* weights = std::get_if<IssueWeights>(&claim)) return add_weights(*weights);
    if (const auto* points = std::get_if<OptionPoints>(&claim)) return add_points(*points);
    return add_reservation(std::get<Reservation>(claim));
  }

 private:
  [[nodiscard]] std::vector<MaybeRange>& values(IssueId issue) {
    auto& known = values_[issue];
    known.resize(contents_.issue(issue).options.size());
    return known;
  }

  [[nodiscard]] MaybeRange weight_of(IssueId issue) const {
    const auto at = weights_.find(issue);
    return at == weights_.end() ? MaybeRange{} : MaybeRange{at->second};
  }

  std::optional<Message> add_values(const OptionValues& claim) {
    auto& known = values(claim.issue);
    std::optional<OptionId> empty;
    for (const auto& [option, is_between, value] : claim.entries) {
      const bool is_empty = is_turned_round(intersection(known[option.index()], value));
      if (is_empty && (!empty || option < *empty)) empty = option;
    }
    if (empty) return no_number_left("value", contents_.option(claim.issue, *empty).id);
    if (sheet_) return Message("fault.points_one_row");
    for (const auto& [option, is_between, value] : claim.entries) {
      known[option.index()] = intersection(known[option.index()], value);
    }
    ++rows_;
    return std::nullopt;
  }

  // Weights sum to 1: their least values must not exceed it, their greatest must reach it.
  std::optional<Message> add_weights(const IssueWeights& claim) {
    if (sheet_) return Message("fault.points_one_row");
    mpq_class least = least_;
    mpq_class greatest = greatest_;
    std::optional<IssueId> empty;
    std::size_t given = weights_.size();
    for (const auto& [issue, weight] : claim.entries) {
      const MaybeRange old = weight_of(issue);
      const Range own = intersection(old, weight);
      if (is_turned_round(own) && (!empty || issue < *empty)) empty = issue;
      const Range before = old.value_or(Range{});
      least += to_mpq(own.low) - to_mpq(before.low);
      greatest += to_mpq(own.high) - to_mpq(before.high);
      given += old ? 0U : 1U;
    }
    if (empty) return no_number_left("weight", contents_.issue(*empty).id);
    if (least > 1) return Message("fault.weights_above_1");
    if (given == contents_.issues.size() && greatest < 1) return Message("fault.weights_below_1");
    for (const auto& [issue, weight] : claim.entries) {
      weights_[issue] = intersection(weight_of(issue), weight);
    }
    least_ = least;
    greatest_ = greatest;
    ++rows_;
    return std::nullopt;
  }

  // A score sheet says all numbers of its party.
  std::optional<Message> add_points(const OptionPoints& claim) {
    if (rows_ > 0) return Message("fault.points_one_row");
    sheet_ = shares_of(claim);
    if (!sheet_) return Message("fault.points_long");
    for (const OptionPoints::OfIssue& part : claim.issues) {
      auto& known = values(part.issue);
      for (const auto& [option, is_between, points] : part.options) {
        known[option.index()] = Range{points, points};
      }
    }
    ++rows_;
    return std::nullopt;
  }

  // In points it says something once there is a sheet.
  std::optional<Message> add_reservation(const Reservation& claim) {
    MaybeRange& own = claim.in_points ? in_points_ : in_shares_;
    const MaybeRange before = own;
    own = intersection(own, claim.utility);
    if (!is_turned_round(*own) && !contradicts_points()) return std::nullopt;
    own = before;
    return no_number_left("reservation", "");
  }

  [[nodiscard]] bool contradicts_points() const {
    if (!sheet_ || !in_points_ || !in_shares_) return false;
    const auto low = sheet_->share_of(in_points_->low);
    const auto high = sheet_->share_of(in_points_->high);
    return low && high && is_turned_round(intersection(in_shares_, {*low, *high}));
  }

  const Contents& contents_;
  std::map<IssueId, std::vector<MaybeRange>> values_;
  std::map<IssueId, Range> weights_;
  mpq_class least_;     // sum of the weights that are given
  mpq_class greatest_;  // …
  std::optional<Shares> sheet_;
  MaybeRange in_shares_;  // the reservation
  MaybeRange in_points_;  // …
  std::size_t rows_ = 0;  // but for reservations
};

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
  std::map<PartyId, std::vector<Span>> by_party;
  for (const Span& span : spans_of(contents, is_sound)) {
    const Position& position = contents.positions[span.position];
    if (speaks_of_numbers(position.claim)) by_party[position.party].push_back(span);
  }
  std::set<std::size_t> reported;
  const auto check = [&](const std::vector<std::size_t>& in_force) {
    PartyNumbers numbers(contents);
    for (const std::size_t i : in_force) {
      Claim claim = contents.positions[i].claim;
      if (!keep_right_ranges(claim)) continue;
      const auto problem = numbers.add(claim);
      if (!problem || !reported.insert(i).second) continue;
      flaws.add("empty-range", {Section::positions, i}, *problem);
    }
  };
  for (const auto& [party, spans] : by_party) for_each_stage(spans, check);
}

}  // namespace zopa
