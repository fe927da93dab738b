// What the checks of orders and numbers say of random rows in random rounds, against the
// definitions: look at every round, and at all rows in force there together.
#include <algorithm>
#include <array>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/checks/numbers.hpp"
#include "zopa/model/checks/orders.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa {
namespace {

using testing::Choices;

constexpr std::size_t kOptions = 4;
constexpr std::size_t kRounds = 3;

Contents empty_contents() {
  Contents contents;
  contents.parties.resize(2);
  contents.issues.resize(2);
  for (Issue& issue : contents.issues) issue.options.resize(kOptions);
  contents.rounds.resize(kRounds);
  return contents;
}

// Of few ids, so that later rows take the places of earlier ones.
void add(Contents& contents, Choices& choices, Claim claim) {
  Position position;
  position.party = PartyId{choices.below(2)};
  position.id = "p" + std::to_string(position.party.index()) + std::to_string(choices.below(4));
  if (choices.chance(50)) position.from = RoundId{choices.below(kRounds)};
  position.claim = std::move(claim);
  contents.positions.push_back(std::move(position));
}

OptionOrder random_order(Choices& choices) {
  OptionOrder order{IssueId{choices.below(2)}, {}, {}};
  std::vector<OptionId> left;
  for (std::size_t o = 0; o < kOptions; ++o) left.emplace_back(o);
  for (std::uint32_t n = choices.between(2, 3); n > 0; --n) {
    const std::uint32_t pick = choices.below(static_cast<std::uint32_t>(left.size()));
    order.options.push_back(left[pick]);
    left.erase(left.begin() + pick);
  }
  constexpr std::array kRelations = {Relation::at_least_as_good, Relation::better, Relation::equal};
  while (order.relations.size() + 1 < order.options.size()) {
    order.relations.push_back(kRelations.at(choices.below(3)));
  }
  return order;
}

Range random_range(Choices& choices, std::int64_t most) {
  const auto low = static_cast<std::int64_t>(choices.below(static_cast<std::uint32_t>(most)));
  const std::int64_t high = low + choices.between(0, 1);
  return {*Decimal::quotient(Decimal(low), Decimal(most)),
          *Decimal::quotient(Decimal(high), Decimal(most))};
}

Claim random_numbers(Choices& choices) {
  constexpr std::int64_t kParts = 4;
  if (choices.chance(30)) return Reservation{random_range(choices, kParts), false};
  if (choices.chance(50)) {
    return OptionValues{IssueId{choices.below(2)},
                        {{OptionId{choices.below(2)}, false, random_range(choices, kParts)}}};
  }
  IssueWeights weights;
  for (std::size_t i = choices.below(2); i < 2; ++i) {
    weights.entries.push_back({IssueId{i}, random_range(choices, kParts)});
  }
  return weights;
}

// What is in force before all rounds, or at one of them.
Contents at(const Contents& contents, std::size_t moment) {
  Day day;
  if (moment > 0) day.round = RoundId{moment - 1};
  const std::vector<bool> counts = positions_in_force(contents, day);
  Contents then = contents;
  then.positions.clear();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i]) then.positions.push_back(contents.positions[i]);
  }
  return then;
}

template <class Wrong>
bool is_ever(const Contents& contents, Wrong is_wrong) {
  for (std::size_t moment = 0; moment <= kRounds; ++moment) {
    if (is_wrong(at(contents, moment))) return true;
  }
  return false;
}

// Is an option better than itself, by what the party's rows say together (Warshall 1962)?
bool is_cyclic(const Contents& contents, PartyId party, IssueId issue) {
  std::array<std::array<int, kOptions>, kOptions> known{};  // 1: at least as good, 2: better
  const auto raise = [&](std::size_t a, std::size_t b, int to) {
    known.at(a).at(b) = std::max(known.at(a).at(b), to);
  };
  for (const Position& position : contents.positions) {
    const auto* order = std::get_if<OptionOrder>(&position.claim);
    if (order == nullptr || position.party != party || order->issue != issue) continue;
    for (std::size_t i = 0; i < order->relations.size(); ++i) {
      const std::size_t a = order->options[i].index();
      const std::size_t b = order->options[i + 1].index();
      raise(a, b, order->relations[i] == Relation::better ? 2 : 1);
      if (order->relations[i] == Relation::equal) raise(b, a, 1);
    }
  }
  for (std::size_t by = 0; by < kOptions; ++by) {
    for (std::size_t a = 0; a < kOptions; ++a) {
      for (std::size_t b = 0; b < kOptions; ++b) {
        const int first = known.at(a).at(by);
        const int second = known.at(by).at(b);
        if (first > 0 && second > 0) raise(a, b, std::max(first, second));
      }
    }
  }
  for (std::size_t a = 0; a < kOptions; ++a) {
    if (known.at(a).at(a) == 2) return true;
  }
  return false;
}

bool is_empty(const MaybeRange& range) { return range && range->low > range->high; }

// What all rows of a party leave of its numbers together.
struct Numbers {
  MaybeRange reservation;
  std::array<std::array<MaybeRange, kOptions>, 2> values;  // by issue, option
  std::array<MaybeRange, 2> weights;                       // by issue
};

void narrow(MaybeRange& range, const Range& by) {
  range = range ? Range{std::max(range->low, by.low), std::min(range->high, by.high)} : by;
}

Numbers numbers_of(const Contents& contents, PartyId party) {
  Numbers left;
  for (const Position& position : contents.positions) {
    if (position.party != party) continue;
    if (const auto* reservation = std::get_if<Reservation>(&position.claim)) {
      narrow(left.reservation, reservation->utility);
    } else if (const auto* values = std::get_if<OptionValues>(&position.claim)) {
      auto& own = left.values.at(values->issue.index());
      for (const auto& entry : values->entries) narrow(own.at(entry.option.index()), entry.value);
    } else {
      for (const auto& entry : std::get<IssueWeights>(position.claim).entries) {
        narrow(left.weights.at(entry.issue.index()), entry.weight);
      }
    }
  }
  return left;
}

// Is no number left of the party's, all its rows taken together?
bool has_no_number(const Contents& contents, PartyId party) {
  const auto [reservation, values, weights] = numbers_of(contents, party);
  if (is_empty(reservation)) return true;
  for (const auto& of_issue : values) {
    if (std::any_of(of_issue.begin(), of_issue.end(), is_empty)) return true;
  }
  if (std::any_of(weights.begin(), weights.end(), is_empty)) return true;
  Decimal least;
  Decimal greatest;
  bool all_given = true;
  for (const MaybeRange& weight : weights) {
    all_given = all_given && weight;
    least = *Decimal::sum(least, weight ? weight->low : Decimal{});
    greatest = *Decimal::sum(greatest, weight ? weight->high : Decimal{});
  }
  return least > Decimal{1} || (all_given && greatest < Decimal{1});
}

template <class Check>
std::vector<Flaw> flaws_by(const Contents& contents, Check check) {
  Flaws flaws;
  check(contents, std::vector<bool>(contents.positions.size(), true), flaws);
  return std::move(flaws).take();
}

RC_GTEST_PROP(Checks, FindCyclicOrdersInWhateverRoundTheyAre,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Contents contents = empty_contents();
  for (std::uint32_t n = choices.between(1, 9); n > 0; --n) {
    add(contents, choices, random_order(choices));
  }
  const bool expected = is_ever(contents, [&](const Contents& then) {
    return is_cyclic(then, PartyId{0}, IssueId{0}) || is_cyclic(then, PartyId{0}, IssueId{1}) ||
           is_cyclic(then, PartyId{1}, IssueId{0}) || is_cyclic(then, PartyId{1}, IssueId{1});
  });
  RC_CLASSIFY(expected, "cyclic");
  RC_ASSERT(flaws_by(contents, check_orders).empty() != expected);
}

RC_GTEST_PROP(Checks, FindNumbersThatLeaveNoneInWhateverRoundTheyAre,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Contents contents = empty_contents();
  for (std::uint32_t n = choices.between(1, 9); n > 0; --n) {
    add(contents, choices, random_numbers(choices));
  }
  const bool expected = is_ever(contents, [&](const Contents& then) {
    return has_no_number(then, PartyId{0}) || has_no_number(then, PartyId{1});
  });
  RC_CLASSIFY(expected, "no number left");
  RC_ASSERT(flaws_by(contents, check_numbers).empty() != expected);
}

}  // namespace
}  // namespace zopa
