// The claims that conclusions about packages rest on: found for the conclusions that somebody asks
// about, one by one.
//
//   Supports supports(negotiation, space, parties, packages);
//   const Grounds grounds = supports.of_efficiency(answer, i);
//
// What some of a party's claims say of two packages is worked out once: dropping a claim of one
// party changes nothing that was found of the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/preference/grounds.hpp"
#include "zopa/robust/sample/assess.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::robust {

class Supports {
 public:
  using Values = std::vector<std::uint32_t>;  // of a package, by axis

  // All of these must outlive it.
  Supports(const Negotiation& negotiation, const PackageSpace& space,
           const std::vector<PartyId>& parties, const std::vector<Values>& packages);
  ~Supports();
  Supports(const Supports&) = delete;
  Supports& operator=(const Supports&) = delete;

  // Of package `i`: that it is efficient in every completion, or in none.
  [[nodiscard]] Grounds of_efficiency(const PackageAnswer& answer, std::size_t i);

  // … that it is the best for one of the parties (by position), or never is.
  [[nodiscard]] Grounds of_best(const PackageOfParty& answer, std::size_t i, std::size_t party);

 private:
  using Claims = std::vector<PositionId>;
  class Known;  // by some of a party's claims

  [[nodiscard]] std::vector<Known*> known_by(const Claims& claims);
  [[nodiscard]] Known& known_of(std::size_t party, const Claims& own);
  [[nodiscard]] Claims own_of(std::size_t party, const Claims& claims) const;

  const Negotiation& negotiation_;
  const PackageSpace& space_;
  const std::vector<PartyId>& parties_;
  const std::vector<Values>& packages_;
  Claims claims_;  // that bind preferences
  std::map<std::pair<std::size_t, Claims>, std::unique_ptr<Known>> known_;
};

}  // namespace zopa::robust
