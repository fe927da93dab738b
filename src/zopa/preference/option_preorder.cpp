#include "zopa/preference/option_preorder.hpp"

#include <algorithm>

#include "zopa/model/numbers.hpp"

namespace zopa {
namespace {

void add_chain(const OptionOrder& chain, OptionPreorder& order) {
  for (std::size_t i = 0; i < chain.relations.size(); ++i) {
    order.add(chain.options[i], chain.relations[i], chain.options[i + 1]);
  }
}

// Values that do not overlap order two options; equal single numbers make them equal.
void add_values(const std::vector<MaybeRange>& values, OptionPreorder& order) {
  std::vector<std::size_t> known;
  for (std::size_t a = 0; a < values.size(); ++a) {
    if (values[a]) known.push_back(a);
  }
  for (const std::size_t a : known) {
    for (const std::size_t b : known) {
      if (values[a]->low > values[b]->high) order.add(OptionId{a}, Relation::better, OptionId{b});
      if (a != b && values[a]->is_point() && *values[a] == *values[b]) {
        order.add(OptionId{a}, Relation::equal, OptionId{b});
      }
    }
  }
}

}  // namespace

void OptionPreorder::add(OptionId left, Relation relation, OptionId right) {
  if (is_empty()) {
    weak_ = strict_ = Bits(options_);
    for (std::size_t i = 0; i < options_; ++i) weak_.set(i, i);
  }
  related_.insert(related_.end(), {left.index(), right.index()});
  weak_.set(left.index(), right.index());
  if (relation == Relation::better) strict_.set(left.index(), right.index());
  if (relation == Relation::equal) weak_.set(right.index(), left.index());
}

void OptionPreorder::close() {
  std::sort(related_.begin(), related_.end());
  related_.erase(std::unique(related_.begin(), related_.end()), related_.end());
  for (const std::size_t via : related_) {
    for (const std::size_t a : related_) {
      if (!weak_.at(a, via)) continue;
      strict_.add_row(a, strict_, via);
      if (strict_.at(a, via)) strict_.add_row(a, weak_, via);
      weak_.add_row(a, weak_, via);
    }
  }
}

OptionPreorder option_preorder(const Negotiation& negotiation, PartyId party, IssueId issue,
                               Basis weakest) {
  OptionPreorder order(negotiation.issue(issue).options.size());
  bool has_chain = false;
  for (const PositionId id : negotiation.positions_of(party)) {
    const Position& position = negotiation.position(id);
    const auto* chain = std::get_if<OptionOrder>(&position.claim);
    if (chain == nullptr || chain->issue != issue) continue;
    has_chain = true;
    if (basis_of(negotiation, position) <= weakest) add_chain(*chain, order);
  }
  if (!has_chain) add_values(values_of(negotiation, party, issue, weakest), order);
  order.close();
  return order;
}

}  // namespace zopa
