#include "zopa/preference/partial_preference.hpp"

#include <algorithm>
#include <bit>

#include "zopa/model/numbers.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {
namespace {

constexpr std::size_t kMostPairs = 5000;  // of packages that one comparison speaks of

// Ranges of options, made as narrow as the order makes them.
std::vector<MaybeRange> narrowed(const std::vector<MaybeRange>& numbers,
                                 const OptionPreorder& order) {
  std::vector<MaybeRange> narrow = numbers;
  for (std::size_t a = 0; a < numbers.size(); ++a) {
    for (std::size_t b = 0; b < numbers.size(); ++b) {
      if (!numbers[a] || !numbers[b] || !order.is_at_least_as_good(OptionId{a}, OptionId{b})) {
        continue;
      }
      narrow[a]->low = std::max(narrow[a]->low, numbers[b]->low);
      narrow[b]->high = std::min(narrow[b]->high, numbers[a]->high);
    }
  }
  return narrow;
}

// May two options have different numbers?
bool can_differ(const std::vector<MaybeRange>& numbers, const OptionPreorder& order) {
  std::optional<Range> one;
  std::size_t first = 0;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i] || (one && order.is_equal(OptionId{first}, OptionId{i}))) continue;
    if (one && (!one->is_point() || *numbers[i] != *one)) return true;
    if (!one) first = i;
    one = *numbers[i];
  }
  return false;
}

void add_equal(const std::vector<MaybeRange>& numbers, OptionPreorder& order) {
  std::optional<OptionId> first;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (!numbers[i]) continue;
    if (first) order.add(*first, Relation::equal, OptionId{i});
    if (!first) first = OptionId{i};
  }
  order.close();
}

// All options of the issue are listed, whatever is said of them: those of the space's packages,
// then the others, which may be the worst or the best, too.
std::vector<OptionId> listed_options(const Axis& axis, std::size_t options) {
  std::vector<OptionId> listed = axis.options;
  for (std::size_t i = 0; i < options; ++i) {
    const bool is_there =
        std::find(axis.options.begin(), axis.options.end(), OptionId{i}) != axis.options.end();
    if (!is_there) listed.emplace_back(i);
  }
  return listed;
}

// Of options that are equally good, each with its range: what they have in common.
void intersect(std::optional<Range>& known, const MaybeRange& own) {
  if (!known || !own) {
    if (own) known = own;
    return;
  }
  known = Range{std::max(known->low, own->low), std::min(known->high, own->high)};
}

// Beside a `prefers` the order is taken from that alone; what the numbers say, they say still.
void add_numbers_apart(AxisValues& known) {
  for (std::size_t a = 0; a < known.numbers.size(); ++a) {
    for (std::size_t b = 0; b < known.numbers.size(); ++b) {
      const auto& high = known.numbers[a];
      const auto& low = known.numbers[b];
      if (high && low && high->low > low->high) known.better[a * known.classes + b] = true;
    }
  }
}

AxisValues axis_values(const Negotiation& negotiation, PartyId party, const Axis& axis,
                       const Counting& counting) {
  AxisValues known;
  OptionPreorder order = option_preorder(negotiation, party, axis.issue, counting);
  const auto numbers = values_of(negotiation, party, axis.issue, counting);
  const bool count = can_differ(narrowed(numbers, order), order);
  if (!count) add_equal(numbers, order);  // that is all that they say
  const auto listed = listed_options(axis, numbers.size());
  std::vector<OptionId> representatives;
  for (const OptionId option : listed) {
    const auto same = std::find_if(representatives.begin(), representatives.end(),
                                   [&](OptionId other) { return order.is_equal(option, other); });
    known.class_of.push_back(static_cast<std::uint32_t>(same - representatives.begin()));
    if (same == representatives.end()) representatives.push_back(option);
  }
  known.classes = static_cast<std::uint32_t>(representatives.size());
  for (const OptionId a : representatives) {
    for (const OptionId b : representatives) {
      known.at_least.push_back(order.is_at_least_as_good(a, b));
      known.better.push_back(order.is_better(a, b));
    }
  }
  if (count) {
    known.numbers.resize(known.classes);
    for (std::size_t i = 0; i < listed.size(); ++i) {
      intersect(known.numbers[known.class_of[i]], numbers[listed[i].index()]);
    }
  }
  add_numbers_apart(known);
  known.class_of.resize(axis.options.size());
  return known;
}

AxisValues all_equal(const Axis& axis) {
  AxisValues known;
  known.class_of.resize(axis.options.size());
  known.classes = 1;
  known.at_least = {true};
  known.better = {false};
  return known;
}

class Reader {
 public:
  Reader(const Negotiation& negotiation, PartyId party, const PackageSpace& space,
         const Counting& counting)
      : negotiation_(negotiation), space_(space), counting_(counting) {
    known_.party = party;
  }

  PartialPreference read() {
    read_fixed();
    read_fixed_weights();
    for (std::size_t a = 0; a < space_.axes().size(); ++a) {
      const Axis& axis = space_.axes()[a];
      if (is_sum(negotiation_.issue(axis.issue))) {
        known_.axes.push_back(all_equal(axis));  // what it adds up is what counts
        known_.fixed_weights[a] = Decimal{};
      } else {
        known_.axes.push_back(axis_values(negotiation_, known_.party, axis, counting_));
      }
    }
    for (const PositionId id : negotiation_.positions_of(known_.party)) {
      const Position& position = negotiation_.position(id);
      if (counts(id)) read(position.claim, id);
    }
    return std::move(known_);
  }

 private:
  [[nodiscard]] bool counts(PositionId id) const {
    return counting_.is_there(id) &&
           counting_.is_strong_enough(negotiation_, negotiation_.position(id));
  }

  void read_fixed() {
    const bool is_foreign =
        std::any_of(negotiation_.utilities().begin(), negotiation_.utilities().end(),
                    [&](const CompleteUtility& utility) { return utility.party == known_.party; });
    const auto own = negotiation_.positions_of(known_.party);
    const bool is_ordinal = std::any_of(own.begin(), own.end(), [&](PositionId id) {
      return counting_.is_there(id) &&
             std::holds_alternative<Priorities>(negotiation_.position(id).claim);
    });
    if (!is_foreign && !is_ordinal) return;
    Utilities complete = complete_utilities(negotiation_, space_, {known_.party});
    if (!complete.missing.empty()) return;
    known_.fixed = std::move(complete.parties[0]);
    known_.fixed_unit = known_.fixed->is_ordinal ? 1 : complete.unit;
  }

  void read_fixed_weights() {
    known_.fixed_weights.resize(space_.axes().size());
    for (const PositionId id : negotiation_.positions_of(known_.party)) {
      const Position& position = negotiation_.position(id);
      if (!counts(id)) continue;
      if (const auto* points = std::get_if<OptionPoints>(&position.claim)) fix_weights(*points);
      const auto* weights = std::get_if<IssueWeights>(&position.claim);
      if (weights == nullptr) continue;
      for (const auto& entry : weights->entries) {
        const auto axis = space_.axis_of(entry.issue);
        if (axis && entry.weight.is_point()) {
          known_.fixed_weights[*axis] = entry.weight.low;
        }
      }
    }
  }

  void fix_weights(const OptionPoints& points) {
    const auto shares = shares_of(points);
    if (!shares) return;
    for (const auto& [issue, share] : shares->weights) {
      if (const auto axis = space_.axis_of(issue)) {
        known_.fixed_weights[*axis] = share;
      }
    }
  }

  void read(const Claim& claim, PositionId id) {
    if (std::holds_alternative<OptionOrder>(claim) || std::holds_alternative<OptionValues>(claim) ||
        std::holds_alternative<OptionPoints>(claim)) {
      known_.rests_on.push_back(id);
    } else if (const auto* order = std::get_if<IssueOrder>(&claim)) {
      known_.rests_on.push_back(id);
      for (std::size_t i = 0; i + 1 < order->terms.size(); ++i) add_order(*order, i, id);
    } else if (const auto* weights = std::get_if<IssueWeights>(&claim)) {
      known_.rests_on.push_back(id);
      for (const auto& entry : weights->entries) add_bounds(entry, id);
    } else if (const auto* comparison = std::get_if<Comparison>(&claim)) {
      known_.rests_on.push_back(id);
      if (!add_comparison(*comparison, id)) known_.left_out.push_back(id);
    }
  }

  void add_weight(std::vector<Decimal> coefficients, bool is_strict, PositionId source) {
    known_.weights.push_back({std::move(coefficients), is_strict, source});
  }

  [[nodiscard]] std::vector<Decimal> zeros() const {
    return std::vector<Decimal>(space_.axes().size());
  }

  // factor * left >= factor * right; an issue that is in no package has no weight here.
  void add_order(const IssueOrder& order, std::size_t i, PositionId id) {
    const auto& left = order.terms[i];
    const auto& right = order.terms[i + 1];
    const auto left_axis = space_.axis_of(left.issue);
    const auto right_axis = space_.axis_of(right.issue);
    if (!left_axis || !right_axis) return;
    std::vector<Decimal> difference = zeros();
    difference[*left_axis] = left.factor;
    difference[*right_axis] = -right.factor;
    if (order.relations[i] == Relation::equal) {
      std::vector<Decimal> opposite = difference;
      for (Decimal& coefficient : opposite) coefficient = -coefficient;
      add_weight(std::move(opposite), false, id);
    }
    add_weight(std::move(difference), order.relations[i] == Relation::better, id);
  }

  // 1 - share; there are no more digits in it than in the share.
  static Decimal rest_of(Decimal share) {
    return Decimal::difference(Decimal{1}, share).value_or(Decimal{});
  }

  // low <= weight <= high, both sides times the sum of all weights.
  void add_bounds(const IssueWeights::Entry& entry, PositionId id) {
    const auto axis = space_.axis_of(entry.issue);
    if (!axis || entry.weight.is_point()) return;
    if (entry.weight.low > Decimal{}) {
      std::vector<Decimal> above(zeros().size(), -entry.weight.low);
      above[*axis] = rest_of(entry.weight.low);
      add_weight(std::move(above), false, id);
    }
    if (entry.weight.high < Decimal{1}) {
      std::vector<Decimal> below(zeros().size(), entry.weight.high);
      below[*axis] = -rest_of(entry.weight.high);
      add_weight(std::move(below), false, id);
    }
  }

  // Choices of values for the named axes that satisfy a formula; nullopt where there are too many.
  std::optional<std::vector<std::vector<std::uint32_t>>> choices(
      const Formula& formula, const std::vector<std::uint32_t>& axes) {
    std::vector<std::vector<std::uint32_t>> found;
    if (space_.is_empty()) return found;
    std::vector<std::uint32_t> values(space_.axes().size(), 0);
    for (std::size_t looks = 0; looks < 20 * kMostPairs; ++looks) {
      if (truth_of(formula, negotiation_, space_, space_.package(values)) == Truth::yes) {
        if (found.size() == kMostPairs) return std::nullopt;
        found.push_back(values);
      }
      std::size_t k = axes.size();
      while (k > 0 && values[axes[k - 1]] + 1 == space_.axes()[axes[k - 1]].options.size()) {
        values[axes[--k]] = 0;
      }
      if (k == 0) return found;
      ++values[axes[k - 1]];
    }
    return std::nullopt;
  }

  bool add_comparison(const Comparison& comparison, PositionId id) {
    std::vector<std::uint32_t> axes;
    for (const IssueId issue : issues_of(Claim(comparison))) {
      const auto axis = space_.axis_of(issue);
      if (!axis) return false;
      axes.push_back(*axis);
    }
    const auto left = choices(comparison.left, axes);
    const auto right = choices(comparison.right, axes);
    if (!left || !right || left->size() * right->size() > kMostPairs) return false;
    for (const auto& better : *left) {
      for (const auto& worse : *right) add_pair(comparison, better, worse, id);
    }
    return true;
  }

  void add_pair(const Comparison& comparison, const std::vector<std::uint32_t>& better,
                const std::vector<std::uint32_t>& worse, PositionId id) {
    ValueConstraint constraint{
        {}, comparison.relation == Relation::equal, comparison.relation == Relation::better, id};
    for (std::uint32_t axis = 0; axis < better.size(); ++axis) {
      if (better[axis] == worse[axis]) continue;
      constraint.terms.push_back({axis, better[axis], 1});
      constraint.terms.push_back({axis, worse[axis], -1});
    }
    if (!constraint.terms.empty()) known_.comparisons.push_back(std::move(constraint));
  }

  const Negotiation& negotiation_;
  const PackageSpace& space_;
  Counting counting_;
  PartialPreference known_;
};

// FNV-1a over the bits of numbers.
class Fingerprint {
 public:
  void add(std::uint64_t bits) {
    for (int i = 0; i < 8; ++i, bits >>= 8U) hash_ = (hash_ ^ (bits & 0xFFU)) * 0x100000001B3U;
  }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
  [[nodiscard]] std::uint64_t value() const { return hash_; }

 private:
  std::uint64_t hash_ = 0xCBF29CE484222325U;
};

void add_axis(const AxisValues& axis, Fingerprint& print) {
  for (const std::uint32_t value_class : axis.class_of) print.add(std::uint64_t{value_class});
  for (const bool at_least : axis.at_least) print.add(std::uint64_t{at_least});
  for (const auto& number : axis.numbers) {
    print.add(number ? number->low.approximate() : -1);
    print.add(number ? number->high.approximate() : -1);
  }
}

// Of each alone, sorted: their order says nothing.
template <class Items, class Add>
void add_unordered(const Items& items, Add add, Fingerprint& print) {
  std::vector<std::uint64_t> prints;
  for (const auto& item : items) {
    Fingerprint own;
    add(item, own);
    prints.push_back(own.value());
  }
  std::sort(prints.begin(), prints.end());
  for (const std::uint64_t own : prints) print.add(own);
}

}  // namespace

bool AxisValues::is_strict() const {
  return std::find(better.begin(), better.end(), true) != better.end();
}

std::uint64_t fingerprint(const PartialPreference& known) {
  Fingerprint print;
  for (const AxisValues& axis : known.axes) add_axis(axis, print);
  for (const auto& weight : known.fixed_weights) print.add(weight ? weight->approximate() : -1);
  add_unordered(
      known.weights,
      [](const WeightConstraint& constraint, Fingerprint& own) {
        for (const Decimal coefficient : constraint.coefficients) {
          own.add(coefficient.approximate());
        }
      },
      print);
  add_unordered(
      known.comparisons,
      [](const ValueConstraint& constraint, Fingerprint& own) {
        own.add(std::uint64_t{constraint.is_equality});
        for (const auto& term : constraint.terms) {
          own.add(std::uint64_t{term.axis});
          own.add(std::uint64_t{term.value});
          own.add(static_cast<double>(term.coefficient));
        }
      },
      print);
  return print.value();
}

PartialPreference partial_preference(const Negotiation& negotiation, PartyId party,
                                     const PackageSpace& space, const Counting& counting) {
  return Reader(negotiation, party, space, counting).read();
}

}  // namespace zopa
