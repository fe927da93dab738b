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
  OptionPreorder chains(negotiation.issue(issue).options.size());
  OptionPreorder values = chains;
  bool has_chain = false;
  for (const Position& position : negotiation.positions) {
    if (position.party != party) continue;
    const bool counts = basis_of(negotiation, position) <= weakest;
    if (const auto* chain = std::get_if<OptionOrder>(&position.claim)) {
      if (chain->issue != issue) continue;
      has_chain = true;
      if (counts) add_chain(*chain, chains);
    } else if (const auto* numbers = std::get_if<OptionValues>(&position.claim)) {
      if (numbers->issue == issue && counts) add_values(*numbers, values);
    }
  }
  OptionPreorder& order = has_chain ? chains : values;
  order.close();
  return order;
}

}  // namespace zopa
