#include "zopa/model/numbers.hpp"

#include <algorithm>

namespace zopa {
namespace {

void intersect(MaybeRange& range, const Range& with) {
  if (!range) {
    range = with;
    return;
  }
  range->low = std::max(range->low, with.low);
  range->high = std::min(range->high, with.high);
}

// Calls `visit` with each of these claims that is of one kind.
template <class Kind, class Visit>
void for_each(const Negotiation& negotiation, std::span<const PositionId> claims, Visit visit,
              const Counting& counting = {}) {
  for (const PositionId id : claims) {
    const Position& position = negotiation.position(id);
    const auto* claim = std::get_if<Kind>(&position.claim);
    if (claim == nullptr || !counting.is_there(id)) continue;
    if (counting.is_strong_enough(negotiation, position)) visit(*claim);
  }
}

template <class Kind, class Visit>
void for_each(const Negotiation& negotiation, PartyId party, Visit visit,
              const Counting& counting = {}) {
  for_each<Kind>(negotiation, negotiation.positions_of(party), visit, counting);
}

// The points of an issue's worst and best option.
std::pair<Decimal, Decimal> ends_of(const OptionPoints::OfIssue& part) {
  std::pair<Decimal, Decimal> ends;
  for (std::size_t i = 0; i < part.options.size(); ++i) {
    const Decimal own = part.options[i].points;
    ends = i == 0 ? std::pair(own, own)
                  : std::pair(std::min(ends.first, own), std::max(ends.second, own));
  }
  return ends;
}

std::optional<Range> in_shares(const Range& points, const OptionPoints& sheet) {
  const auto shares = shares_of(sheet);
  if (!shares) return std::nullopt;
  const auto low = shares->share_of(points.low);
  const auto high = shares->share_of(points.high);
  if (!low || !high) return std::nullopt;
  return Range{*low, *high};
}

}  // namespace

std::optional<Decimal> Shares::share_of(Decimal points) const {
  const auto above = Decimal::difference(points, fewest);
  return above ? Decimal::quotient(*above, swing) : std::nullopt;
}

std::optional<Shares> shares_of(const OptionPoints& points) {
  Shares shares;
  std::vector<Decimal> swings;
  for (const OptionPoints::OfIssue& part : points.issues) {
    const auto [worst, best] = ends_of(part);
    const auto swing = Decimal::difference(best, worst);
    const auto fewest = Decimal::sum(shares.fewest, worst);
    const auto sum = swing ? Decimal::sum(shares.swing, *swing) : std::nullopt;
    if (!fewest || !sum) return std::nullopt;
    swings.push_back(*swing);
    shares.fewest = *fewest;
    shares.swing = *sum;
  }
  Decimal all = shares.swing;
  if (all == Decimal{}) {
    std::fill(swings.begin(), swings.end(), Decimal{1});
    all = Decimal{static_cast<std::int64_t>(swings.size())};
    shares.swing = Decimal{1};
  }
  for (std::size_t i = 0; i < swings.size(); ++i) {
    const auto weight = Decimal::quotient(swings[i], all);
    if (!weight) return std::nullopt;
    shares.weights.emplace_back(points.issues[i].issue, *weight);
  }
  return shares;
}

bool is_alike(const OptionPoints& points) {
  return std::all_of(points.issues.begin(), points.issues.end(), [](const auto& part) {
    const auto [worst, best] = ends_of(part);
    return worst == best;
  });
}

bool speaks_of_numbers(const Claim& claim) {
  return std::holds_alternative<OptionValues>(claim) ||
         std::holds_alternative<IssueWeights>(claim) ||
         std::holds_alternative<OptionPoints>(claim) || std::holds_alternative<Reservation>(claim);
}

const OptionPoints* points_of(const Negotiation& negotiation, PartyId party,
                              const Counting& counting) {
  const OptionPoints* points = nullptr;
  for_each<OptionPoints>(
      negotiation, party, [&](const OptionPoints& claim) { points = &claim; }, counting);
  return points;
}

std::vector<MaybeRange> weights_of(const Negotiation& negotiation, PartyId party) {
  std::vector<MaybeRange> weights(negotiation.issues().size());
  for_each<IssueWeights>(negotiation, party, [&](const IssueWeights& claim) {
    for (const auto& entry : claim.entries) intersect(weights[entry.issue.index()], entry.weight);
  });
  for_each<OptionPoints>(negotiation, party, [&](const OptionPoints& claim) {
    const auto shares = shares_of(claim);
    if (!shares) return;
    for (const auto& [issue, share] : shares->weights) {
      intersect(weights[issue.index()], {share, share});
    }
  });
  return weights;
}

std::vector<MaybeRange> values_of(const Negotiation& negotiation, PartyId party, IssueId issue,
                                  const Counting& counting) {
  std::vector<MaybeRange> values(negotiation.issue(issue).options.size());
  const auto add = [&](const OptionValues& claim) {
    for (const auto& entry : claim.entries) intersect(values[entry.option.index()], entry.value);
  };
  const auto claims = negotiation.positions_on(party, issue);
  for_each<OptionValues>(negotiation, claims, add, counting);
  const auto add_points = [&](const OptionPoints& claim) {
    for (const auto& part : claim.issues) {
      if (part.issue != issue) continue;
      for (const auto& [option, is_between, points] : part.options) {
        intersect(values[option.index()], {points, points});
      }
    }
  };
  for_each<OptionPoints>(negotiation, claims, add_points, counting);
  return values;
}

MaybeRange reservation_of(const Negotiation& negotiation, PartyId party) {
  MaybeRange reservation;
  const OptionPoints* sheet = points_of(negotiation, party);
  for_each<Reservation>(negotiation, party, [&](const Reservation& claim) {
    if (!claim.in_points) return intersect(reservation, claim.utility);
    const auto shares = sheet != nullptr ? in_shares(claim.utility, *sheet) : std::nullopt;
    if (shares) intersect(reservation, *shares);
  });
  return reservation;
}

}  // namespace zopa
