#include "zopa/robust/trades.hpp"

#include <algorithm>
#include <optional>

#include "zopa/preference/necessity.hpp"
#include "zopa/preference/option_preorder.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::robust {
namespace {

using Values = std::vector<std::uint32_t>;

// How a change is for a party.
enum class Gain : std::uint8_t { never, sometimes, always };

// A red line or a rule, and what it says of the package that changes start from.
struct Bound {
  const Formula* formula = nullptr;
  std::vector<IssueId> issues;  // that it names: changes of others make no difference to it
  Truth before = Truth::unknown;
};

class Trader {
 public:
  Trader(const Negotiation& negotiation, const std::vector<PartyId>& parties, const Limits* limits)
      : negotiation_(negotiation),
        space_(negotiation),
        parties_(parties),
        limits_(limits),
        lines_(parties.size()),
        alone_(parties.size()) {
    for (const Rule& rule : negotiation.rules()) {
      rules_.push_back({&rule.formula, issues_of(rule.formula)});
    }
    for (std::size_t p = 0; p < parties.size(); ++p) {
      known_.push_back(partial_preference(negotiation, parties[p], space_));
      for (const PositionId id : negotiation.positions_of(parties[p])) {
        const auto* line = std::get_if<RedLine>(&negotiation.position(id).claim);
        if (line == nullptr) continue;
        lines_[p].push_back({&line->formula, issues_of(line->formula)});
        for (const Atom& atom : easing_of(line->formula)) {
          lines_[p].back().issues.push_back(atom.issue);
        }
      }
    }
    for (const auto& known : known_) necessities_.emplace_back(known);
  }
  Trader(const Trader&) = delete;
  Trader& operator=(const Trader&) = delete;

  // Nothing where a limit is reached before all are known.
  Trades from(const Package& package) {
    start_from(package);
    const auto axes = static_cast<std::uint32_t>(space_.axes().size());
    for (std::uint32_t i = 0; i < axes; ++i) {
      for (std::uint32_t j = i + 1; j < axes; ++j) {
        if (!add_trades(i, j)) return std::nullopt;
      }
    }
    std::stable_sort(trades_.begin(), trades_.end(), [](const Trade& a, const Trade& b) {
      if (a.follows != b.follows) return a.follows;
      return std::pair(a.first, a.second) < std::pair(b.first, b.second);
    });
    return std::move(trades_);
  }

 private:
  void start_from(const Package& package) {
    trades_.clear();
    from_ = space_.values(package);
    const auto judge = [&](Bound& bound) {
      bound.before = truth_of(*bound.formula, negotiation_, space_, package);
    };
    std::for_each(rules_.begin(), rules_.end(), judge);
    for (auto& own : lines_) std::for_each(own.begin(), own.end(), judge);
    for (auto& of_axes : alone_) {
      of_axes.clear();
      for (const Axis& axis : space_.axes()) of_axes.emplace_back(axis.options.size());
    }
  }

  // False where a limit is reached.
  bool add_trades(std::uint32_t i, std::uint32_t j) {
    for (std::uint32_t x = 0; x < space_.axes()[i].options.size(); ++x) {
      if (is_reached(limits_)) return false;
      for (std::uint32_t y = 0; y < space_.axes()[j].options.size(); ++y) {
        if (x == from_[i] || y == from_[j]) continue;
        Values to = from_;
        to[i] = x;
        to[j] = y;
        add_trades(to, i, j);
      }
    }
    return true;
  }

  void add_trades(const Values& to, std::uint32_t i, std::uint32_t j) {
    const Package after = space_.package(to);
    if (!is_feasible(after, i, j)) return;
    std::vector<Gain> gains;
    for (std::size_t p = 0; p < parties_.size(); ++p) {
      gains.push_back(breaks_more(p, after, i, j) ? Gain::never : gain(p, to));
    }
    for (std::size_t p = 0; p < parties_.size(); ++p) {
      for (std::size_t q = p + 1; q < parties_.size(); ++q) {
        if (gains[p] == Gain::never || gains[q] == Gain::never) continue;
        if (is_half(p, q, i, to[i]) || is_half(p, q, j, to[j])) continue;
        trades_.push_back({parties_[p], parties_[q], space_.axes()[i].issue,
                           space_.axes()[i].options[to[i]], space_.axes()[j].issue,
                           space_.axes()[j].options[to[j]],
                           gains[p] == Gain::always && gains[q] == Gain::always});
      }
    }
  }

  // With other options on two issues.
  [[nodiscard]] Truth truth_after(const Bound& bound, const Package& after, std::uint32_t i,
                                  std::uint32_t j) const {
    const bool may_differ =
        std::any_of(bound.issues.begin(), bound.issues.end(), [&](IssueId issue) {
          return issue == space_.axes()[i].issue || issue == space_.axes()[j].issue;
        });
    return may_differ ? truth_of(*bound.formula, negotiation_, space_, after) : bound.before;
  }

  [[nodiscard]] bool is_feasible(const Package& after, std::uint32_t i, std::uint32_t j) const {
    return std::all_of(rules_.begin(), rules_.end(), [&](const Bound& rule) {
      return truth_after(rule, after, i, j) != Truth::no;
    });
  }

  // Breaks a red line of the party that the package keeps.
  [[nodiscard]] bool breaks_more(std::size_t party, const Package& after, std::uint32_t i,
                                 std::uint32_t j) const {
    const auto& own = lines_[party];
    return std::any_of(own.begin(), own.end(), [&](const Bound& line) {
      return line.before != Truth::no && truth_after(line, after, i, j) == Truth::no;
    });
  }

  Gain gain(std::size_t party, const Values& to) {
    if (necessities_[party].can_be_worse(from_, to) != true) return Gain::never;
    return necessities_[party].is_better(to, from_) ? Gain::always : Gain::sometimes;
  }

  // Is this change alone at least as good for both, in every completion?
  bool is_half(std::size_t p, std::size_t q, std::uint32_t axis, std::uint32_t value) {
    return is_at_least_alone(p, axis, value) && is_at_least_alone(q, axis, value);
  }

  bool is_at_least_alone(std::size_t party, std::uint32_t axis, std::uint32_t value) {
    std::optional<bool>& found = alone_[party][axis][value];
    if (!found) {
      Values to = from_;
      to[axis] = value;
      found = necessities_[party].is_at_least(to, from_);
    }
    return *found;
  }

  const Negotiation& negotiation_;
  PackageSpace space_;
  const std::vector<PartyId>& parties_;
  const Limits* limits_;
  std::vector<PartialPreference> known_;
  std::vector<Necessity> necessities_;
  std::vector<Bound> rules_;
  std::vector<std::vector<Bound>> lines_;  // by party
  Values from_;
  // By party, axis and value: is this change alone at least as good in every completion?
  std::vector<std::vector<std::vector<std::optional<bool>>>> alone_;
  std::vector<Trade> trades_;
};

// What the red lines of a party on one issue alone shut out.
struct ShutOut {
  std::vector<bool> options;   // of the axis
  std::vector<OptionId> best;  // those that no other one shut out is better than
};

ShutOut shut_out_on(const Negotiation& negotiation, const PackageSpace& space, PartyId party,
                    std::size_t axis, const OptionPreorder& order) {
  const auto& options = space.axes()[axis].options;
  const IssueId issue = space.axes()[axis].issue;
  ShutOut shut{std::vector<bool>(options.size(), false), {}};
  std::vector<std::uint32_t> values(space.axes().size(), 0);
  for (const PositionId id : negotiation.positions_of(party)) {
    const auto* line = std::get_if<RedLine>(&negotiation.position(id).claim);
    if (line == nullptr || issues_of(line->formula) != std::vector<IssueId>{issue}) continue;
    for (std::uint32_t value = 0; value < options.size(); ++value) {
      values[axis] = value;
      const Truth truth =
          truth_of(without_easing(line->formula), negotiation, space, space.package(values));
      if (truth == Truth::no) shut.options[value] = true;
    }
  }
  for (std::size_t a = 0; a < options.size(); ++a) {
    if (!shut.options[a]) continue;
    bool is_best = true;
    for (std::size_t b = 0; b < options.size(); ++b) {
      is_best = is_best && !(shut.options[b] && order.is_better(options[b], options[a]));
    }
    if (is_best) shut.best.push_back(options[a]);
  }
  return shut;
}

bool is_above(const OptionPreorder& order, OptionId option, const std::vector<OptionId>& others) {
  return std::all_of(others.begin(), others.end(),
                     [&](OptionId other) { return order.is_better(option, other); });
}

}  // namespace

bool has_few_changes(const PackageSpace& space, std::size_t packages, std::size_t parties) {
  constexpr double kMost = 1U << 22U;  // changes of two issues, by package and pair of parties
  double pairs = 0;
  double others = 0;  // options of the issues so far that a package does not take
  for (const Axis& axis : space.axes()) {
    const auto own = static_cast<double>(axis.options.size()) - 1;
    pairs += others * own;
    others += own;
  }
  const auto count = static_cast<double>(parties);
  return pairs * static_cast<double>(packages) * count * (count - 1) / 2 <= kMost;
}

std::vector<Trades> trades_from(const std::vector<Package>& packages,
                                const Negotiation& negotiation, const std::vector<PartyId>& parties,
                                const Limits* limits) {
  std::vector<Trades> trades;
  Trader trader(negotiation, parties, limits);
  for (const Package& package : packages) trades.push_back(trader.from(package));
  return trades;
}

namespace {

// What one issue would need for two parties; nothing where a tabled option keeps the lines of both,
// or one of them has no line.
std::optional<MissingOption> missing_for(const Axis& axis, const ShutOut& first,
                                         const ShutOut& second,
                                         const std::vector<OptionPreorder>& orders) {
  if (first.best.empty() || second.best.empty()) return std::nullopt;
  MissingOption missing;
  missing.issue = axis.issue;
  missing.above_for_first = first.best;
  missing.above_for_second = second.best;
  for (std::size_t o = 0; o < axis.options.size(); ++o) {
    if (first.options[o] || second.options[o]) continue;
    if (axis.tabled[o]) return std::nullopt;
    if (is_above(orders[0], axis.options[o], first.best) &&
        is_above(orders[1], axis.options[o], second.best)) {
      missing.listed.push_back(axis.options[o]);
    }
  }
  return missing;
}

}  // namespace

std::vector<MissingOption> missing_options(const Negotiation& negotiation,
                                           const std::vector<PartyId>& parties) {
  std::vector<MissingOption> missing;
  const PackageSpace space(negotiation);
  for (std::size_t a = 0; a < space.axes().size(); ++a) {
    const Axis& axis = space.axes()[a];
    if (negotiation.issue(axis.issue).scale) continue;  // there is no number but those listed
    std::vector<OptionPreorder> orders;
    std::vector<ShutOut> shut;
    for (const PartyId party : parties) {
      orders.push_back(option_preorder(negotiation, party, axis.issue));
      shut.push_back(shut_out_on(negotiation, space, party, a, orders.back()));
    }
    for (std::size_t p = 0; p < parties.size(); ++p) {
      for (std::size_t q = p + 1; q < parties.size(); ++q) {
        auto one = missing_for(axis, shut[p], shut[q], {orders[p], orders[q]});
        if (!one) continue;
        one->first = parties[p];
        one->second = parties[q];
        missing.push_back(std::move(*one));
      }
    }
  }
  return missing;
}

}  // namespace zopa::robust
