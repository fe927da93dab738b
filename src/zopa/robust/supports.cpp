#include "zopa/robust/supports.hpp"

#include <algorithm>
#include <optional>

#include "zopa/preference/necessity.hpp"
#include "zopa/preference/partial_preference.hpp"

namespace zopa::robust {

// What some claims say of pairs of packages, kept.
class Supports::Known {
 public:
  Known(const Negotiation& some, PartyId party, const PackageSpace& space,
        const std::vector<Values>& packages)
      : packages_(packages),
        preference_(partial_preference(some, party, space)),
        necessity_(preference_),
        at_least_(packages.size() * packages.size()) {}
  Known(const Known&) = delete;
  Known& operator=(const Known&) = delete;

  // In every completion.
  [[nodiscard]] bool is_at_least(std::size_t a, std::size_t b) {
    auto& found = at_least_[a * packages_.size() + b];
    if (!found) found = necessity_.is_at_least(packages_[a], packages_[b]);
    return *found;
  }

 private:
  const std::vector<Values>& packages_;
  PartialPreference preference_;
  Necessity necessity_;  // of preference_
  std::vector<std::optional<bool>> at_least_;
};

Supports::Supports(const Negotiation& negotiation, const PackageSpace& space,
                   const std::vector<PartyId>& parties, const std::vector<Values>& packages)
    : negotiation_(negotiation),
      space_(space),
      parties_(parties),
      packages_(packages),
      claims_(preference_claims(negotiation)) {}

Supports::~Supports() = default;

Supports::Claims Supports::own_of(std::size_t party, const Claims& claims) const {
  Claims own;
  for (const PositionId claim : claims) {
    if (negotiation_.position(claim).party == parties_[party]) own.push_back(claim);
  }
  return own;
}

Supports::Known& Supports::known_of(std::size_t party, const Claims& own) {
  auto& known = known_[{party, own}];
  if (!known) {
    known =
        std::make_unique<Known>(with_only(negotiation_, own), parties_[party], space_, packages_);
  }
  return *known;
}

std::vector<Supports::Known*> Supports::known_by(const Claims& claims) {
  std::vector<Known*> known;
  for (std::size_t p = 0; p < parties_.size(); ++p) {
    known.push_back(&known_of(p, own_of(p, claims)));
  }
  return known;
}

Grounds Supports::of_efficiency(const PackageAnswer& answer, std::size_t i) {
  return grounds_of(negotiation_, claims_, [&](const Claims& some) {
    const auto known = known_by(some);
    const auto at_least = [&](std::size_t a, std::size_t b) {
      return [&known, a, b](std::size_t p) { return known[p]->is_at_least(a, b); };
    };
    if (answer.efficient == Conclusion::ruled_out) {
      const std::size_t better = *answer.dominated_by;
      return always_dominates(known.size(), at_least(better, i), at_least(i, better));
    }
    for (std::size_t other = 0; other < packages_.size(); ++other) {
      if (other == i) continue;
      if (!never_dominates(known.size(), at_least(other, i), at_least(i, other))) return false;
    }
    return true;
  });
}

// The party's own claims are enough.
Grounds Supports::of_best(const PackageOfParty& answer, std::size_t i, std::size_t party) {
  return grounds_of(negotiation_, own_of(party, claims_), [&](const Claims& some) {
    Known& known = known_of(party, some);
    if (answer.best == Conclusion::ruled_out) {
      const std::size_t better = *answer.beaten_by;
      return known.is_at_least(better, i) && !known.is_at_least(i, better);
    }
    for (std::size_t other = 0; other < packages_.size(); ++other) {
      if (!known.is_at_least(i, other)) return false;
    }
    return true;
  });
}

}  // namespace zopa::robust
