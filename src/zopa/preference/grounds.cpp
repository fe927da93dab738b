#include "zopa/preference/grounds.hpp"

#include <algorithm>
#include <utility>

namespace zopa {
namespace {

constexpr std::size_t kMostFailures = 10;

// Says what the numbers and orders of a preference say; nothing else binds completions.
bool binds_preference(const Claim& claim) {
  return std::holds_alternative<OptionOrder>(claim) || std::holds_alternative<IssueOrder>(claim) ||
         std::holds_alternative<Comparison>(claim) || std::holds_alternative<OptionValues>(claim) ||
         std::holds_alternative<IssueWeights>(claim) || std::holds_alternative<OptionPoints>(claim);
}

std::vector<PositionId> without(const std::vector<PositionId>& claims, PositionId one) {
  std::vector<PositionId> rest;
  for (const PositionId claim : claims) {
    if (claim != one) rest.push_back(claim);
  }
  return rest;
}

Basis basis_of_support(const Negotiation& negotiation, const std::vector<PositionId>& support) {
  Basis weakest = Basis::stated;
  for (const PositionId claim : support) {
    weakest = std::max(weakest, basis_of(negotiation, negotiation.position(claim)));
  }
  return weakest;
}

// Whatever makes it fail has to take something from every support, hence from this one.
std::vector<std::vector<PositionId>> failures(const std::vector<PositionId>& support,
                                              const std::vector<PositionId>& claims,
                                              const Proves& proves) {
  std::vector<std::vector<PositionId>> failures;
  for (const PositionId one : support) {
    if (failures.size() == kMostFailures) return failures;
    if (!proves(without(claims, one))) failures.push_back({one});
  }
  if (!failures.empty()) return failures;
  for (const PositionId one : support) {
    for (const PositionId other : claims) {
      if (other == one || failures.size() == kMostFailures) continue;
      const std::vector<PositionId> pair = {std::min(one, other), std::max(one, other)};
      if (std::find(failures.begin(), failures.end(), pair) != failures.end()) continue;
      if (!proves(without(without(claims, one), other))) failures.push_back(pair);
    }
  }
  return failures;
}

}  // namespace

Grounds grounds_of(const Negotiation& negotiation, const std::vector<PositionId>& claims,
                   const Proves& proves) {
  Grounds grounds;
  grounds.support = minimal_support(negotiation, claims, proves);
  grounds.basis = basis_of_support(negotiation, grounds.support);
  grounds.fails_without = failures(grounds.support, claims, proves);
  return grounds;
}

std::vector<PositionId> minimal_support(const Negotiation& negotiation,
                                        std::vector<PositionId> claims, const Proves& proves) {
  std::vector<PositionId> order = claims;
  std::stable_sort(order.begin(), order.end(), [&](PositionId a, PositionId b) {
    const Basis x = basis_of(negotiation, negotiation.position(a));
    const Basis y = basis_of(negotiation, negotiation.position(b));
    return x != y ? x > y : a > b;
  });
  for (const PositionId one : order) {
    auto rest = without(claims, one);
    if (proves(rest)) claims = std::move(rest);
  }
  return claims;
}

Grounds grounds_of_any(const Negotiation& negotiation,
                       const std::vector<std::vector<PositionId>>& reasons) {
  Grounds grounds;
  if (reasons.empty()) return grounds;
  grounds.support =
      *std::min_element(reasons.begin(), reasons.end(), [&](const auto& a, const auto& b) {
        return std::pair{basis_of_support(negotiation, a), a.size()} <
               std::pair{basis_of_support(negotiation, b), b.size()};
      });
  grounds.basis = basis_of_support(negotiation, grounds.support);
  // One claim of each reason.
  grounds.fails_without = {{}};
  for (const auto& reason : reasons) {
    std::vector<std::vector<PositionId>> longer;
    for (const auto& set : grounds.fails_without) {
      for (const PositionId claim : reason) {
        if (longer.size() == kMostFailures) break;
        longer.push_back(set);
        longer.back().push_back(claim);
      }
    }
    grounds.fails_without = std::move(longer);
  }
  return grounds;
}

std::vector<PositionId> preference_claims(const Negotiation& negotiation) {
  std::vector<PositionId> claims;
  for (std::size_t i = 0; i < negotiation.positions().size(); ++i) {
    if (binds_preference(negotiation.positions()[i].claim)) claims.emplace_back(i);
  }
  return claims;
}

Negotiation with_only(const Negotiation& negotiation, const std::vector<PositionId>& claims) {
  return negotiation.with_positions([&](PositionId id) {
    return !binds_preference(negotiation.position(id).claim) ||
           std::find(claims.begin(), claims.end(), id) != claims.end();
  });
}

}  // namespace zopa
