#include "zopa/preference/option_preorder.hpp"

namespace zopa {
namespace {

void add_chain(const OptionOrder& chain, OptionPreorder& order) {
  for (std::size_t i = 0; i < chain.relations.size(); ++i) {
    order.add(chain.options[i], chain.relations[i], chain.options[i + 1]);
  }
}

// Values that do not overlap order two options; equal single numbers make them equal.
void add_values(const OptionValues& values, OptionPreorder& order) {
  for (const auto& a : values.entries) {
    for (const auto& b : values.entries) {
      if (a.value.low > b.value.high) order.add(a.option, Relation::better, b.option);
      if (a.value.is_point() && a.value == b.value) order.add(a.option, Relation::equal, b.option);
    }
  }
}

}  // namespace

OptionPreorder::OptionPreorder(std::size_t options)
    : options_(options), weak_(options), strict_(options) {
  for (std::size_t i = 0; i < options; ++i) weak_.set(i, i);
}

void OptionPreorder::add(OptionId left, Relation relation, OptionId right) {
  weak_.set(left.index(), right.index());
  if (relation == Relation::better) strict_.set(left.index(), right.index());
  if (relation == Relation::equal) weak_.set(right.index(), left.index());
}

void OptionPreorder::close() {
  for (std::size_t via = 0; via < options_; ++via) {
    for (std::size_t a = 0; a < options_; ++a) {
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
  bool has_chains = false;
  for (const bool from_values : {false, true}) {
    if (from_values && has_chains) break;
    for (const Position& position : negotiation.positions) {
      if (position.party != party) continue;
      const auto* chain = std::get_if<OptionOrder>(&position.claim);
      const auto* values = std::get_if<OptionValues>(&position.claim);
      const bool is_chain = !from_values && chain != nullptr && chain->issue == issue;
      const bool is_values = from_values && values != nullptr && values->issue == issue;
      has_chains = has_chains || is_chain;
      if ((!is_chain && !is_values) || basis_of(negotiation, position) > weakest) continue;
      if (is_chain) add_chain(*chain, order);
      if (is_values) add_values(*values, order);
    }
  }
  order.close();
  return order;
}

}  // namespace zopa
