#include "zopa/robust/assent.hpp"

#include <algorithm>

namespace zopa::robust {

AssentOf::AssentOf(const Negotiation& negotiation, const PackageSpace& space, PartyId party)
    : negotiation_(negotiation),
      space_(space),
      party_(party),
      acceptances_(acceptances_of(negotiation, space, party)),
      bounds_(UtilityBounds::of(negotiation, party, space)) {}

Assent AssentOf::of(const Package& package, const std::vector<std::uint32_t>& values) const {
  std::vector<std::vector<PositionId>> against;
  std::vector<std::vector<PositionId>> in_favour;
  for (std::size_t i = 0; i < negotiation_.positions().size(); ++i) {
    const Position& position = negotiation_.positions()[i];
    if (position.party != party_) continue;
    if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      if (truth_of(line->formula, negotiation_, space_, package) == Truth::no) {
        against.push_back({PositionId{i}});
      }
    }
  }
  for (const Accepting& one : acceptances_) {
    if (truth_of(one.formula, negotiation_, space_, package) == Truth::yes) {
      in_favour.push_back(rows_that_take(one, package));
    }
  }
  const Truth reaches = by_numbers(values);
  if (reaches == Truth::no) against.push_back(bounds_->rests_on());
  if (reaches == Truth::yes) in_favour.push_back(bounds_->rests_on());
  if (!against.empty()) return {Truth::no, grounds_of_any(negotiation_, against)};
  if (!in_favour.empty()) return {Truth::yes, grounds_of_any(negotiation_, in_favour)};
  return {};
}

// Of several rows on one issue, those that name the option of the package.
std::vector<PositionId> AssentOf::rows_that_take(const Accepting& one,
                                                 const Package& package) const {
  std::vector<PositionId> rows;
  for (const PositionId id : one.rows) {
    const auto* taking = std::get_if<Taking>(&negotiation_.position(id).claim);
    const bool is_needed =
        taking == nullptr ||
        std::find(taking->options.begin(), taking->options.end(),
                  package[*space_.axis_of(taking->issue)]) != taking->options.end();
    if (is_needed) rows.push_back(id);
  }
  return rows;
}

Truth AssentOf::by_numbers(const std::vector<std::uint32_t>& values) const {
  if (!bounds_ || !bounds_->reservation()) return Truth::unknown;
  return bounds_->reaches(values, *bounds_->reservation());
}

}  // namespace zopa::robust
