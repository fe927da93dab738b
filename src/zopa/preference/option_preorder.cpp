// Options that are equally good by the pairs are joined at once, and sets of them from the last one
// up: what one leads to has its row then.  Of what it leads to the nearest comes first, so that
// pairs which others imply cost nothing (Goralčíková and Koubek 1979).
#include "zopa/preference/option_preorder.hpp"

#include <algorithm>

#include "zopa/base/components.hpp"

namespace zopa {
namespace {

void add_chain(const OptionOrder& chain, OptionPreorder& order) {
  for (std::size_t i = 0; i < chain.relations.size(); ++i) {
    order.add(chain.options[i], chain.relations[i], chain.options[i + 1]);
  }
}

// Those with a number, sorted by it.
template <class Number>
std::vector<std::uint32_t> sorted_by(const std::vector<MaybeRange>& values, Number number) {
  std::vector<std::uint32_t> sorted;
  for (std::uint32_t option = 0; option < values.size(); ++option) {
    if (values[option]) sorted.push_back(option);
  }
  std::stable_sort(sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) {
    return number(*values[a]) < number(*values[b]);
  });
  return sorted;
}

}  // namespace

// What is below one number is below every higher one: a set that grows.
OptionPreorder OptionPreorder::of_values(const std::vector<MaybeRange>& values) {
  OptionPreorder order(values.size());
  const Places by_low = sorted_by(values, [](const Range& range) { return range.low; });
  const Places by_high = sorted_by(values, [](const Range& range) { return range.high; });
  if (by_low.size() < 2) return order;
  for (const std::uint32_t option : by_low) order.place_of(OptionId{option});
  order.weak_ = order.strict_ = Bits(by_low.size(), by_low.size());
  Bits below(1, by_low.size());
  std::size_t next = 0;
  for (std::uint32_t own = 0; own < by_low.size(); ++own) {
    const Range& range = *values[by_low[own]];
    for (; values[by_high[next]]->high < range.low; ++next) {
      below.set(0, order.place_[by_high[next]]);
    }
    order.strict_.add_row(own, below, 0);
    order.weak_.add_row(own, below, 0);
    order.weak_.set(own, own);
  }
  order.add_ties(values, by_low);
  return order;
}

// Of equal single numbers.
void OptionPreorder::add_ties(const std::vector<MaybeRange>& values, const Places& by_low) {
  Places points;
  for (const std::uint32_t option : by_low) {
    if (values[option]->is_point()) points.push_back(option);
  }
  for (std::size_t first = 0, end = 0; first < points.size(); first = end) {
    Bits tied(1, by_low.size());
    for (; end < points.size() && *values[points[end]] == *values[points[first]]; ++end) {
      tied.set(0, place_[points[end]]);
    }
    for (std::size_t k = first; k < end && end - first > 1; ++k) {
      weak_.add_row(place_[points[k]], tied, 0);
    }
  }
}

std::uint32_t OptionPreorder::place_of(OptionId option) {
  std::uint32_t& place = place_[option.index()];
  if (place == kNone) place = places_++;
  return place;
}

void OptionPreorder::add(OptionId left, Relation relation, OptionId right) {
  const std::uint32_t a = place_of(left);
  const std::uint32_t b = place_of(right);
  pairs_.push_back({a, b, relation == Relation::better});
  if (relation == Relation::equal) pairs_.push_back({b, a, false});
}

void OptionPreorder::close() {
  if (pairs_.empty()) return;
  weak_ = strict_ = Bits(places_, places_);
  Components::Graph graph(places_);
  for (const Pair& pair : pairs_) graph[pair.left].push_back(pair.right);
  const Components components(graph);
  std::vector<Places> members(places_);
  for (std::uint32_t place = 0; place < places_; ++place) {
    members[components.of(place) - 1].push_back(place);
  }
  std::vector<std::vector<Pair>> onward(places_);  // by component
  std::vector<bool> is_strict(places_, false);     // by component: within it
  for (const Pair& pair : pairs_) {
    const std::size_t from = components.of(pair.left) - 1;
    if (from != components.of(pair.right) - 1) {
      onward[from].push_back(pair);
    } else if (pair.is_strict) {
      is_strict[from] = true;
    }
  }
  for (std::size_t k = 0; k < places_; ++k) {
    std::sort(onward[k].begin(), onward[k].end(), [&](const Pair& a, const Pair& b) {
      return components.of(a.right) > components.of(b.right);
    });
    join(members[k], onward[k], is_strict[k]);
  }
}

// Rows of options that are equally good, those of all that they lead to being there.
void OptionPreorder::join(const Places& members, const std::vector<Pair>& onward, bool is_strict) {
  if (members.empty()) return;
  const std::uint32_t first = members.front();
  for (const std::uint32_t member : members) weak_.set(first, member);
  for (const Pair& pair : onward) {
    const bool is_known = weak_.at(first, pair.right);
    if (is_known && (!pair.is_strict || strict_.at(first, pair.right))) continue;
    weak_.add_row(first, weak_, pair.right);
    strict_.add_row(first, pair.is_strict ? weak_ : strict_, pair.right);
  }
  if (is_strict) strict_.add_row(first, weak_, first);
  for (const std::uint32_t member : members) {
    if (member == first) continue;
    weak_.add_row(member, weak_, first);
    strict_.add_row(member, strict_, first);
  }
}

OptionPreorder option_preorder(const Negotiation& negotiation, PartyId party, IssueId issue,
                               const Counting& counting) {
  OptionPreorder order(negotiation.issue(issue).options.size());
  bool has_chain = false;
  for (const PositionId id : negotiation.positions_on(party, issue)) {
    const Position& position = negotiation.position(id);
    const auto* chain = std::get_if<OptionOrder>(&position.claim);
    if (chain == nullptr || !counting.is_there(id)) continue;
    has_chain = true;
    if (counting.is_strong_enough(negotiation, position)) add_chain(*chain, order);
  }
  if (!has_chain) return OptionPreorder::of_values(values_of(negotiation, party, issue, counting));
  order.close();
  return order;
}

}  // namespace zopa
