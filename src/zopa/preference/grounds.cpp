#include "zopa/preference/grounds.hpp"

#include <algorithm>
#include <set>
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

Basis basis_of_support(const Negotiation& negotiation, const std::vector<PositionId>& support) {
  Basis weakest = Basis::stated;
  for (const PositionId claim : support) {
    weakest = std::max(weakest, basis_of(negotiation, negotiation.position(claim)));
  }
  return weakest;
}

std::vector<PositionId> without(std::vector<PositionId> claims,
                                const std::vector<PositionId>& some) {
  std::erase_if(claims, [&](PositionId claim) {
    return std::find(some.begin(), some.end(), claim) != some.end();
  });
  return claims;
}

// The smallest sets without which it is not proved: one claim of a support, one of a support of the
// rest, and so on, all of one size before the next (the hitting set tree of Reiter 1987).
class Failures {
 public:
  Failures(const Negotiation& negotiation, const std::vector<PositionId>& claims,
           const Proves& proves)
      : negotiation_(negotiation), claims_(claims), proves_(proves) {}

  std::vector<std::vector<PositionId>> smallest(const std::vector<PositionId>& support) {
    std::vector<Set> level = {{}};  // without all of which it is proved still
    for (std::size_t size = 1; size <= kMostTogether && level.size() <= kMostOpen; ++size) {
      std::vector<Set> next;
      for (const Set& set : level) {
        if (failures_.size() == kMostFailures) return failures_;
        grow(set, size == 1 ? support : support_without(set), next);
      }
      if (!failures_.empty()) break;
      level = std::move(next);
    }
    return failures_;
  }

 private:
  using Set = std::vector<PositionId>;  // in the order of the file
  static constexpr std::size_t kMostTogether = 3;
  static constexpr std::size_t kMostOpen = 40;  // sets of one size from which to go on

  [[nodiscard]] Set support_without(const Set& set) const {
    return minimal_support(negotiation_, without(claims_, set), proves_);
  }

  void grow(const Set& set, const Set& support, std::vector<Set>& next) {
    for (const PositionId claim : support) {
      if (failures_.size() == kMostFailures) return;
      Set larger = set;
      larger.insert(std::lower_bound(larger.begin(), larger.end(), claim), claim);
      if (!seen_.insert(larger).second) continue;
      (proves_(without(claims_, larger)) ? next : failures_).push_back(larger);
    }
  }

  const Negotiation& negotiation_;
  const std::vector<PositionId>& claims_;
  const Proves& proves_;
  std::set<Set> seen_;
  std::vector<Set> failures_;
};

}  // namespace

Grounds grounds_of(const Negotiation& negotiation, const std::vector<PositionId>& claims,
                   const Proves& proves) {
  return grounds_on(negotiation, minimal_support(negotiation, claims, proves), claims, proves);
}

Grounds grounds_on(const Negotiation& negotiation, std::vector<PositionId> support,
                   const std::vector<PositionId>& claims, const Proves& proves) {
  Grounds grounds;
  grounds.support = std::move(support);
  grounds.basis = basis_of_support(negotiation, grounds.support);
  grounds.fails_without = Failures(negotiation, claims, proves).smallest(grounds.support);
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
    auto rest = without(claims, {one});
    if (proves(rest)) claims = std::move(rest);
  }
  return claims;
}

std::vector<PositionId> strongest_support(const Negotiation& negotiation,
                                          const std::vector<std::vector<PositionId>>& supports) {
  return *std::min_element(supports.begin(), supports.end(), [&](const auto& a, const auto& b) {
    return std::pair{basis_of_support(negotiation, a), a.size()} <
           std::pair{basis_of_support(negotiation, b), b.size()};
  });
}

Grounds grounds_of_any(const Negotiation& negotiation,
                       const std::vector<std::vector<PositionId>>& reasons) {
  Grounds grounds;
  if (reasons.empty()) return grounds;
  grounds.support = strongest_support(negotiation, reasons);
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

}  // namespace zopa
