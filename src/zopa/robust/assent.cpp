#include "zopa/robust/assent.hpp"

#include <algorithm>

#include "zopa/model/numbers.hpp"

namespace zopa::robust {

AssentOf::AssentOf(const Negotiation& negotiation, const PackageSpace& space, PartyId party)
    : negotiation_(negotiation), space_(space) {
  bool is_claimed = false;
  bool has_numbers = false;
  for (const PositionId id : negotiation.positions_of(party)) {
    const Position& position = negotiation.position(id);
    if (std::holds_alternative<RedLine>(position.claim)) lines_.push_back(id);
    is_claimed = is_claimed || std::holds_alternative<Acceptance>(position.claim) ||
                 std::holds_alternative<Taking>(position.claim);
    has_numbers = has_numbers || speaks_of_numbers(position.claim);
  }
  if (is_claimed) acceptances_ = acceptances_of(negotiation, space, party);
  if (has_numbers) bounds_ = UtilityBounds::of(negotiation, party, space);
}

Assent AssentOf::of(const Package& package, const std::vector<std::uint32_t>& values) const {
  std::vector<std::vector<PositionId>> against;
  std::vector<std::vector<PositionId>> accepting;
  for (const PositionId id : lines_) {
    const auto& line = std::get<RedLine>(negotiation_.position(id).claim);
    if (truth_of(line.formula, negotiation_, space_, package) == Truth::no) against.push_back({id});
  }
  for (const Accepting& one : acceptances_) {
    if (truth_of(one.formula, negotiation_, space_, package) == Truth::yes) {
      accepting.push_back(rows_that_take(one, package));
    }
  }
  const Truth reaches = by_numbers(values);
  if (reaches == Truth::no) against.push_back(bounds_->rests_on());
  if (!against.empty()) return {OnFile::excluded, grounds_of_any(negotiation_, against)};
  if (!accepting.empty()) return {OnFile::accepted, grounds_of_any(negotiation_, accepting)};
  if (reaches != Truth::yes) return {};
  return {OnFile::no_worse, grounds_of_any(negotiation_, {bounds_->rests_on()})};
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
