// The claims that conclusions about packages rest on: found for the conclusions that somebody asks
// about, one by one.
//
//   Supports supports(negotiation, space, parties, packages);
//   const Supports::Found found = supports.of_efficiency(Conclusion::ruled_out, i);
//
// What some of a party's claims say of two packages is worked out once: dropping a claim of one
// party changes nothing that was found of the others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/grounds.hpp"
#include "zopa/robust/sample/assess.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::robust {

struct KnownParty;

class Supports {
 public:
  using Values = std::vector<std::uint32_t>;  // of a package, by axis

  // All of these must outlive it.
  Supports(const Negotiation& negotiation, const PackageSpace& space,
           const std::vector<PartyId>& parties, const std::vector<Values>& packages,
           const Limits* limits = nullptr);  // where these are reached, what is found says nothing
  ~Supports();
  Supports(const Supports&) = delete;
  Supports& operator=(const Supports&) = delete;

  struct Found {
    Grounds grounds;
    // Of what is ruled out: a best package that this support shows to be better in every
    // completion; none where that is not always the same one.
    std::optional<std::size_t> by;
  };

  // Of package `i`, about which all claims prove it: that nothing ever dominates it, or something
  // always does.
  [[nodiscard]] Found of_efficiency(Conclusion efficient, std::size_t i);

  // … that it is always the best for one of the parties (by position), or something is better.
  [[nodiscard]] Found of_best(Conclusion best, std::size_t i, std::size_t party);

 private:
  using Claims = std::vector<PositionId>;
  class Known;  // by some of a party's claims

  // In every completion, or in none, that these claims leave.
  [[nodiscard]] bool always_dominates(const Claims& some, std::size_t a, std::size_t b);
  [[nodiscard]] bool never_dominates(const Claims& some, std::size_t a, std::size_t b);
  // Is the package efficient in none of the completions that these claims leave?
  [[nodiscard]] bool never_efficient(const Claims& some, std::size_t i);
  // That proves(claims, other) holds of all packages other than `i`; that proves(claims, other, i)
  // holds of any, or is_never(claims), by several of them together.
  template <class Proves>
  [[nodiscard]] Found of_all(const Claims& claims, std::size_t i, Proves proves) const;
  template <class Proves, class IsNever>
  [[nodiscard]] Found of_any(const Claims& claims, std::size_t i, Proves proves,
                             IsNever is_never) const;
  [[nodiscard]] Claims stronger_than(Claims claims, const Claims& support) const;
  // Less those that can make no difference between package `i` and these others.
  [[nodiscard]] Claims bearing_on(Claims claims, std::size_t i,
                                  const std::vector<std::size_t>& others) const;
  [[nodiscard]] static KnownParty as_party(Known& known);
  // Between two conclusions: what is remembered of many sets of claims is not worth its room.
  void forget_many();
  [[nodiscard]] const std::vector<Known*>& known_by(const Claims& claims);
  [[nodiscard]] Known& known_of(std::size_t party, const Claims& own);
  [[nodiscard]] Claims own_of(std::size_t party, const Claims& claims) const;

  const Negotiation& negotiation_;
  const PackageSpace& space_;
  const std::vector<PartyId>& parties_;
  const std::vector<Values>& packages_;
  const Limits* limits_;
  std::vector<bool> has_free_weights_;  // by party of the file: no claim bears on its weights
  Claims claims_;                       // that bind preferences, and bear on some of the packages
  std::map<std::pair<std::size_t, Claims>, std::unique_ptr<Known>> known_;
  // Those asked for last: many packages are asked about by the same claims.
  struct Last {
    Claims own;
    Known* known = nullptr;
  };
  std::vector<Last> last_of_;  // by party
  Claims last_claims_;
  std::vector<Known*> last_by_;  // by party, of these claims
};

}  // namespace zopa::robust
