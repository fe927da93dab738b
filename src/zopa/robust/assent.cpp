#include "zopa/robust/assent.hpp"

namespace zopa::robust {

AssentOf::AssentOf(const Negotiation& negotiation, const PackageSpace& space, PartyId party)
    : negotiation_(negotiation),
      space_(space),
      party_(party),
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
    } else if (const auto* acceptance = std::get_if<Acceptance>(&position.claim)) {
      if (truth_of(acceptance->formula, negotiation_, space_, package) == Truth::yes) {
        in_favour.push_back({PositionId{i}});
      }
    }
  }
  const Truth reaches = by_numbers(values);
  if (reaches == Truth::no) against.push_back(bounds_->rests_on());
  if (reaches == Truth::yes) in_favour.push_back(bounds_->rests_on());
  if (!against.empty()) return {Truth::no, grounds_of_any(negotiation_, against)};
  if (!in_favour.empty()) return {Truth::yes, grounds_of_any(negotiation_, in_favour)};
  return {};
}

Truth AssentOf::by_numbers(const std::vector<std::uint32_t>& values) const {
  if (!bounds_ || !bounds_->reservation()) return Truth::unknown;
  return bounds_->reaches(values, *bounds_->reservation());
}

}  // namespace zopa::robust
