#include "zopa/robust/supports.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <unordered_map>
#include <variant>

#include "zopa/preference/necessity.hpp"
#include "zopa/preference/partial_preference.hpp"
#include "zopa/preference/standing.hpp"
#include "zopa/robust/sample/never.hpp"

namespace zopa::robust {

namespace {

constexpr std::size_t kMostKnown = 8'000;  // sets of claims; tens of kilobytes each

// The issue whose options a claim orders, or gives numbers to; nullopt for any other claim.
std::optional<IssueId> issue_ordered_by(const Claim& claim) {
  if (const auto* order = std::get_if<OptionOrder>(&claim)) return order->issue;
  if (const auto* values = std::get_if<OptionValues>(&claim)) return values->issue;
  return std::nullopt;
}

}  // namespace

// What some claims say of pairs of packages, kept.
class Supports::Known {
 public:
  Known(const Negotiation& negotiation, const Claims& some, PartyId party,
        const PackageSpace& space, const std::vector<Values>& packages)
      : packages_(packages),
        preference_(partial_preference(negotiation, party, space, Counting(some))),
        necessity_(preference_) {}
  Known(const Known&) = delete;
  Known& operator=(const Known&) = delete;

  // In every completion.
  [[nodiscard]] bool is_at_least(std::size_t a, std::size_t b) {
    const auto [found, is_new] = at_least_.try_emplace(a * packages_.size() + b, false);
    if (is_new) found->second = necessity_.is_at_least(packages_[a], packages_[b]);
    return found->second;
  }
  [[nodiscard]] bool is_better(std::size_t a, std::size_t b) {
    return is_at_least(a, b) && necessity_.is_better(packages_[a], packages_[b]);
  }
  [[nodiscard]] Standing& standing() {
    if (!standing_) standing_.emplace(preference_);
    return *standing_;
  }

 private:
  const std::vector<Values>& packages_;
  PartialPreference preference_;
  Necessity necessity_;                             // of preference_
  std::optional<Standing> standing_;                // the same
  std::unordered_map<std::size_t, bool> at_least_;  // by pair: few are asked about
};

Supports::Supports(const Negotiation& negotiation, const PackageSpace& space,
                   const std::vector<PartyId>& parties, const std::vector<Values>& packages,
                   const Limits* limits)
    : negotiation_(negotiation),
      space_(space),
      parties_(parties),
      packages_(packages),
      limits_(limits),
      has_free_weights_(negotiation.parties().size(), true),
      claims_(preference_claims(negotiation)),
      last_of_(parties.size()) {
  for (const PositionId id : claims_) {
    const Position& position = negotiation.position(id);
    if (!issue_ordered_by(position.claim)) has_free_weights_[position.party.index()] = false;
  }
  if (packages.empty()) return;
  std::vector<std::size_t> others(packages.size() - 1);
  std::iota(others.begin(), others.end(), 1);
  claims_ = bearing_on(std::move(claims_), 0, others);
}

Supports::~Supports() = default;

Supports::Claims Supports::own_of(std::size_t party, const Claims& claims) const {
  Claims own;
  for (const PositionId claim : claims) {
    if (negotiation_.position(claim).party == parties_[party]) own.push_back(claim);
  }
  return own;
}

void Supports::forget_many() {
  if (known_.size() <= kMostKnown) return;
  std::fill(last_of_.begin(), last_of_.end(), Last{});
  last_claims_.clear();
  last_by_.clear();
  known_.clear();
}

Supports::Known& Supports::known_of(std::size_t party, const Claims& own) {
  Last& last = last_of_[party];
  if (last.known != nullptr && last.own == own) return *last.known;
  auto& known = known_[{party, own}];
  if (!known) {
    known = std::make_unique<Known>(negotiation_, own, parties_[party], space_, packages_);
  }
  last = {own, known.get()};
  return *known;
}

const std::vector<Supports::Known*>& Supports::known_by(const Claims& claims) {
  if (!last_by_.empty() && last_claims_ == claims) return last_by_;
  last_by_.clear();
  for (std::size_t p = 0; p < parties_.size(); ++p) {
    last_by_.push_back(&known_of(p, own_of(p, claims)));
  }
  last_claims_ = claims;
  return last_by_;
}

bool Supports::always_dominates(const Claims& some, std::size_t a, std::size_t b) {
  const auto& known = known_by(some);
  return zopa::always_dominates(
      known.size(), [&](std::size_t p) { return known[p]->is_at_least(a, b); },
      [&](std::size_t p) { return known[p]->is_better(a, b); });
}

bool Supports::never_dominates(const Claims& some, std::size_t a, std::size_t b) {
  const auto& known = known_by(some);
  return zopa::never_dominates(
      known.size(), [&](std::size_t p) { return known[p]->is_at_least(b, a); },
      [&](std::size_t p) { return known[p]->is_better(b, a); });
}

KnownParty Supports::as_party(Known& known) {
  return {[&known](std::size_t a, std::size_t b) { return known.is_at_least(a, b); },
          [&known](std::size_t a, std::size_t b) { return known.is_better(a, b); },
          &known.standing()};
}

bool Supports::never_efficient(const Claims& some, std::size_t i) {
  std::vector<KnownParty> parties;
  for (Known* known : known_by(some)) parties.push_back(as_party(*known));
  return is_never_efficient(parties, packages_, i, limits_);
}

template <class Proves>
Supports::Found Supports::of_all(const Claims& claims, std::size_t i, Proves proves) const {
  const auto all_prove = [&](const Claims& some) {
    for (std::size_t other = 0; other < packages_.size(); ++other) {
      if (other != i && !proves(some, other)) return false;
    }
    return true;
  };
  return {grounds_of(negotiation_, claims, all_prove), std::nullopt};
}

// Whichever one it is: what some claims say of it, all of them say.  The support of each one is a
// support, once whatever another one makes superfluous is dropped.  What several prove together is
// dear to find out: only where it could make the basis stronger or the support smaller.
template <class Proves, class IsNever>
Supports::Found Supports::of_any(const Claims& claims, std::size_t i, Proves proves,
                                 IsNever is_never) const {
  std::vector<std::size_t> others;
  for (std::size_t other = 0; other < packages_.size(); ++other) {
    if (other != i && proves(claims, other, i)) others.push_back(other);
  }
  std::sort(others.begin(), others.end(),  // by their options: in whichever order they are given
            [&](std::size_t a, std::size_t b) { return packages_[a] < packages_[b]; });
  const auto one_proves = [&](const Claims& some) {
    return std::any_of(others.begin(), others.end(),
                       [&](std::size_t other) { return proves(some, other, i); });
  };
  const auto any_proves = [&](const Claims& some) { return one_proves(some) || is_never(some); };
  if (others.empty()) return {grounds_of(negotiation_, claims, any_proves), std::nullopt};
  std::vector<Claims> supports = {
      minimal_support(negotiation_, bearing_on(claims, i, others), one_proves)};
  for (const std::size_t other : others) {
    const Claims own = minimal_support(negotiation_, bearing_on(claims, i, {other}),
                                       [&](const Claims& some) { return proves(some, other, i); });
    supports.push_back(minimal_support(negotiation_, own, one_proves));
  }
  Claims enough = strongest_support(negotiation_, supports);
  const Claims stronger = stronger_than(claims, enough);
  if (any_proves(stronger)) enough = stronger;
  const Claims support = minimal_support(negotiation_, enough, any_proves);
  std::optional<std::size_t> by;
  for (const std::size_t other : others) {
    if (proves(support, other, i) && (!by || proves(claims, other, *by))) by = other;
  }
  return {grounds_on(negotiation_, support, claims, any_proves), by};
}

// Where nothing is said of a party's weights, packages are compared issue by issue: what is said of
// an issue on which they have the same option proves nothing of them.
Supports::Claims Supports::bearing_on(Claims claims, std::size_t i,
                                      const std::vector<std::size_t>& others) const {
  std::vector<bool> differs(space_.axes().size(), false);
  for (const std::size_t other : others) {
    for (std::size_t a = 0; a < differs.size(); ++a) {
      if (packages_[other][a] != packages_[i][a]) differs[a] = true;
    }
  }
  std::erase_if(claims, [&](PositionId id) {
    const Position& position = negotiation_.position(id);
    if (!has_free_weights_[position.party.index()]) return false;
    const auto axis = space_.axis_of(*issue_ordered_by(position.claim));
    return !axis || !differs[*axis];
  });
  return claims;
}

// Those of a stronger basis than the weakest of a support.
Supports::Claims Supports::stronger_than(Claims claims, const Claims& support) const {
  const auto basis = [&](PositionId one) {
    return basis_of(negotiation_, negotiation_.position(one));
  };
  Basis weakest = Basis::stated;
  for (const PositionId one : support) weakest = std::max(weakest, basis(one));
  std::erase_if(claims, [&](PositionId one) { return basis(one) >= weakest; });
  return claims;
}

Supports::Found Supports::of_efficiency(Conclusion efficient, std::size_t i) {
  forget_many();
  if (efficient == Conclusion::ruled_out) {
    return of_any(
        claims_, i,
        [&](const Claims& some, std::size_t a, std::size_t b) {
          return always_dominates(some, a, b);
        },
        [&](const Claims& some) { return never_efficient(some, i); });
  }
  return of_all(claims_, i, [&](const Claims& some, std::size_t other) {
    return never_dominates(some, other, i);
  });
}

// The party's own claims are enough.
Supports::Found Supports::of_best(Conclusion best, std::size_t i, std::size_t party) {
  forget_many();
  const Claims own = own_of(party, claims_);
  if (best == Conclusion::ruled_out) {
    return of_any(
        own, i,
        [&](const Claims& some, std::size_t a, std::size_t b) {
          return known_of(party, some).is_better(a, b);
        },
        [&](const Claims& some) {
          return is_never_best(as_party(known_of(party, some)), packages_, i, limits_);
        });
  }
  return of_all(own, i, [&](const Claims& some, std::size_t other) {
    return known_of(party, some).is_at_least(i, other);
  });
}

}  // namespace zopa::robust
