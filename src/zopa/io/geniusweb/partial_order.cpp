#include "zopa/io/geniusweb/partial_order.hpp"

#include <algorithm>
#include <map>

#include "zopa/base/budget.hpp"

namespace zopa::geniusweb {
namespace {

using foreign::JsonValue;
using Kind = JsonValue::Kind;

constexpr std::size_t kMostBids = 1000;

class OrderReader {
 public:
  OrderReader(foreign::Profile profile, const Limits* limits) : limits_(limits) {
    order_.profile = std::move(profile);
  }

  Result<PartialOrder> read(const JsonValue& ordering) {
    const JsonValue* better = ordering.find("better");
    const JsonValue* pairs = ordering.find("betterlist");
    if (better != nullptr && better->is_object()) {
      read_map(*better);
    } else if (pairs != nullptr && pairs->kind == Kind::array) {
      read_pairs(ordering, *pairs);
    } else {
      fail(Message("fault.lacks_member",
                   {{"path", Code{"DefaultPartialOrdering"}}, {"key", Code{"better"}}}));
    }
    const JsonValue* none = ordering.find("reservationBid");
    if (none != nullptr && none->kind != Kind::null) order_.reservation = number_of(*none);
    if (is_reached(limits_)) return tl::unexpected(foreign::stopped(order_.profile.file));
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(order_);
  }

 private:
  void fail(const Message& message, const char* code = "bad-profile") {
    error_.diagnostics.push_back(fault(code, message, order_.profile.file).diagnostics[0]);
  }
  [[nodiscard]] bool goes_on() const { return error_.diagnostics.empty() && !is_reached(limits_); }

  // { "{\"issuevalues\":{…}}": [ {"issuevalues": {…}}, … ] }: a bid is a key by its text.
  void read_map(const JsonValue& map) {
    for (std::size_t i = 0; i < map.items.size() && goes_on(); ++i) {
      const auto key = foreign::parse_json(map.keys[i], order_.profile.file, limits_);
      if (!key) return fail(Message("fault.geniusweb_bid"));
      const auto first = number_of(*key);
      for (const JsonValue& worse : map.items[i].items) {
        const auto second = number_of(worse);
        if (!first || !second) return;
        add(*first, *second);
      }
    }
  }

  // Numbers of bids in a list beside.
  void read_pairs(const JsonValue& ordering, const JsonValue& pairs) {
    std::vector<std::size_t> numbers;
    for (const char* key : {"bidlist", "bidslist", "bids"}) {
      const JsonValue* bids = ordering.find(key);
      if (bids == nullptr) continue;
      for (const JsonValue& bid : bids->items) {
        const auto number = number_of(bid);
        if (!number) return;
        numbers.push_back(*number);
      }
    }
    for (const JsonValue& pair : pairs.items) {
      std::vector<std::size_t> two;
      for (const JsonValue& one : pair.items) {
        const auto number = Decimal::parse(one.text);
        const Decimal count{static_cast<std::int64_t>(numbers.size())};
        if (number && number->is_whole() && *number >= Decimal{} && *number < count) {
          two.push_back(numbers[static_cast<std::size_t>(number->numerator())]);
        }
      }
      if (two.size() != 2) return fail(Message("fault.geniusweb_pair"));
      add(two[0], two[1]);
    }
  }

  void add(std::size_t first, std::size_t second) {
    if (first != second) order_.at_least.emplace_back(first, second);
  }

  // Of `bids`, where it is put the first time.
  std::optional<std::size_t> number_of(const JsonValue& json) {
    const JsonValue* values = json.find("issuevalues");
    Bid bid;
    for (const auto& part : order_.profile.parts) {
      const JsonValue* value = values == nullptr ? nullptr : values->find(part.issue);
      const auto at = value == nullptr ? part.values.end() : place_of(*value, part);
      if (at == part.values.end()) {
        fail(Message("fault.geniusweb_bid"));
        return std::nullopt;
      }
      bid.push_back(static_cast<std::size_t>(at - part.values.begin()));
    }
    const auto [known, is_new] = numbers_.try_emplace(bid, order_.bids.size());
    if (is_new) order_.bids.push_back(std::move(bid));
    if (order_.bids.size() <= kMostBids) return known->second;
    fail(Message("fault.geniusweb_bids", {{"most", kMostBids}}), "too-large");
    return std::nullopt;
  }

  // 5.0 is 5.
  static std::vector<foreign::Profile::Value>::const_iterator place_of(
      const JsonValue& value, const foreign::Profile::Part& part) {
    const auto wanted = foreign::to_decimal(value.text);
    return std::find_if(part.values.begin(), part.values.end(), [&](const auto& known) {
      return known.name == value.text || (wanted && foreign::to_decimal(known.name) == wanted);
    });
  }

  const Limits* limits_;
  PartialOrder order_;
  std::map<Bid, std::size_t> numbers_;
  Error error_;
};

// By bid: as good as which others, by what was said of the two.
using Table = std::vector<std::vector<bool>>;

Table table_of(const PartialOrder& order) {
  Table table(order.bids.size(), std::vector<bool>(order.bids.size(), false));
  for (const auto& [first, second] : order.at_least) table[first][second] = true;
  return table;
}

// Does a bid lie strictly between the two, so that they need not be compared themselves?
bool follows(const Table& table, std::size_t first, std::size_t second) {
  for (std::size_t b = 0; b < table.size(); ++b) {
    const bool is_between = table[first][b] && table[b][second];
    if (is_between && !table[b][first] && !table[second][b]) return true;
  }
  return false;
}

// The bid itself, and all that are as good as it, by way of others too.
std::vector<std::size_t> as_good_as(const Table& table, std::size_t bid) {
  std::vector<std::size_t> found{bid};
  std::vector<bool> is_found(table.size(), false);
  is_found[bid] = true;
  for (std::size_t i = 0; i < found.size(); ++i) {
    for (std::size_t b = 0; b < table.size(); ++b) {
      if (is_found[b] || !table[b][found[i]]) continue;
      is_found[b] = true;
      found.push_back(b);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

void add(PartyId party, Claim claim, Contents& negotiation) {
  Position position;
  position.party = party;
  position.claim = std::move(claim);
  negotiation.positions.push_back(std::move(position));
}

}  // namespace

Result<PartialOrder> read_order(const JsonValue& ordering, foreign::Profile profile,
                                const Limits* limits) {
  return OrderReader(std::move(profile), limits).read(ordering);
}

void add_claims(const PartialOrder& order, PartyId party, Contents& negotiation) {
  // The issues of the negotiation may be in another order than those of this profile.
  std::vector<IssueId> issues;
  for (const auto& part : order.profile.parts) {
    const auto at = std::find_if(negotiation.issues.begin(), negotiation.issues.end(),
                                 [&](const Issue& one) { return one.name == part.issue; });
    issues.emplace_back(static_cast<std::size_t>(at - negotiation.issues.begin()));
  }
  const auto formula_of = [&](std::size_t number) {
    std::vector<Formula> parts;
    for (std::size_t i = 0; i < issues.size(); ++i) {
      const auto& options = negotiation.issue(issues[i]).options;
      const std::string& name = order.profile.parts[i].values[order.bids[number][i]].name;
      const auto at = std::find_if(options.begin(), options.end(),
                                   [&](const Option& one) { return one.name == name; });
      Formula formula;
      formula.atom.issue = issues[i];
      formula.atom.options = {OptionId{static_cast<std::size_t>(at - options.begin())}};
      parts.push_back(std::move(formula));
    }
    return joined(Formula::Kind::conjunction, std::move(parts));
  };
  const Table table = table_of(order);
  for (std::size_t a = 0; a < table.size(); ++a) {
    for (std::size_t b = 0; b < table.size(); ++b) {
      if (!table[a][b] || follows(table, a, b)) continue;
      add(party, Comparison{formula_of(a), Relation::at_least_as_good, formula_of(b)}, negotiation);
    }
  }
  if (!order.reservation) return;
  std::vector<Formula> accepted;
  for (const std::size_t bid : as_good_as(table, *order.reservation)) {
    accepted.push_back(formula_of(bid));
  }
  add(party, Acceptance{joined(Formula::Kind::disjunction, std::move(accepted))}, negotiation);
}

void add_points(const CompleteUtility& utility, Contents& negotiation) {
  OptionPoints points;
  for (const auto& term : utility.terms) {
    OptionPoints::OfIssue part{term.issue, {}};
    for (std::size_t o = 0; o < term.values.size(); ++o) {
      part.options.push_back(
          {OptionId{o}, false, foreign::affine(term.weight, term.values[o], Decimal{})});
    }
    points.issues.push_back(std::move(part));
  }
  add(utility.party, std::move(points), negotiation);
  if (utility.reservation) {
    add(utility.party, Reservation{{*utility.reservation, *utility.reservation}, true},
        negotiation);
  }
}

}  // namespace zopa::geniusweb
