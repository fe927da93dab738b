// What conclusions about packages rest on, tried by leaving claims out for real; and that no claim
// which agrees with the others turns a conclusion into another.
#include <algorithm>
#include <set>

#include "random_preferences.hpp"
#include "transforms.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/robust/sample/conclude.hpp"
#include "zopa/robust/supports.hpp"

namespace zopa::robust {
namespace {

using zopa::testing::Choices;
using Claims = std::vector<PositionId>;

std::vector<PartyId> both() { return {PartyId{0}, PartyId{1}}; }

// Of a few packages, in any order: that each is efficient; that it is the best for each party.
class Concluded {
 public:
  Concluded(const Negotiation& negotiation, const PackageSpace& space,
            const std::vector<Supports::Values>& packages, const Claims& claims) {
    const Negotiation some = zopa::testing::with_only(negotiation, claims);
    PartialProblem problem;
    for (const PartyId party : both()) {
      problem.parties.push_back(partial_preference(some, party, space));
    }
    problem.reservations.resize(2);
    problem.packages = packages;
    Assessment answer;
    answer.packages.resize(packages.size());
    for (PackageAnswer& package : answer.packages) package.parties.resize(2);
    RC_ASSERT(conclude(problem, {}, answer));
    for (const PackageAnswer& package : answer.packages) {
      all_.push_back({package.efficient, package.parties[0].best, package.parties[1].best});
    }
  }

  // `about`: 0 that it is efficient, 1 and 2 that it is the best for a party.
  [[nodiscard]] Conclusion of(std::size_t package, std::size_t about) const {
    return all_[package][about];
  }

 private:
  std::vector<std::array<Conclusion, 3>> all_;
};

struct Case {
  explicit Case(Choices& choices)
      : negotiation(zopa::testing::random_preferences(choices)), space(negotiation) {
    const std::uint32_t count = choices.between(2, 6);
    for (std::uint32_t i = 0; i < count; ++i) {
      Supports::Values values;
      const bool is_near = i > 0 && choices.chance(50);  // like the first but for some issues
      for (std::size_t a = 0; a < space.axes().size(); ++a) {
        const auto options = static_cast<std::uint32_t>(space.axes()[a].options.size());
        values.push_back(is_near && choices.chance(60) ? packages[0][a] : choices.below(options));
      }
      if (std::find(packages.begin(), packages.end(), values) == packages.end()) {
        packages.push_back(values);
      }
    }
  }

  [[nodiscard]] Concluded concluded(const Claims& claims) const {
    return {negotiation, space, packages, claims};
  }

  Negotiation negotiation;
  PackageSpace space;
  std::vector<Supports::Values> packages;
};

Claims without(Claims claims, const Claims& some) {
  std::erase_if(claims, [&](PositionId one) {
    return std::find(some.begin(), some.end(), one) != some.end();
  });
  return claims;
}

RC_GTEST_PROP(RobustClaims, NoConclusionTurnsWithOneMoreClaim,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Case given(choices);
  Claims fewer;
  for (const PositionId claim : preference_claims(given.negotiation)) {
    if (choices.chance(70)) fewer.push_back(claim);
  }
  const Claims left = without(preference_claims(given.negotiation), fewer);
  if (left.empty()) return;
  Claims more = fewer;
  more.push_back(left[choices.below(static_cast<std::uint32_t>(left.size()))]);
  const Concluded before = given.concluded(fewer);
  const Concluded after = given.concluded(more);
  for (std::size_t i = 0; i < given.packages.size(); ++i) {
    for (std::size_t about = 0; about < 3; ++about) {
      if (before.of(i, about) == Conclusion::open) continue;
      RC_CLASSIFY(before.of(i, about) == Conclusion::follows, "follows");
      RC_CLASSIFY(before.of(i, about) == Conclusion::ruled_out, "ruled out");
      RC_ASSERT(after.of(i, about) == before.of(i, about));
    }
  }
}

// Threes are left out only where more than forty pairs are looked at: nine claims have 36.
constexpr std::size_t kFewClaims = 9;

// Of the sets of claims without which it does not hold all that are smallest, tried one by one:
// those that leave the support whole leave what it proves.
template <class Holds>
std::set<Claims> smallest_failures(const Claims& all, const Claims& support, std::size_t largest,
                                   const Holds& holds) {
  std::set<Claims> failures;
  Claims set;
  const auto try_from = [&](const auto& self, std::size_t next, std::size_t size) -> void {
    if (set.size() == size) {
      const bool hits = std::any_of(set.begin(), set.end(), [&](PositionId one) {
        return std::find(support.begin(), support.end(), one) != support.end();
      });
      if (hits && !holds(without(all, set))) failures.insert(set);
      return;
    }
    for (; next < all.size(); ++next) {
      set.push_back(all[next]);
      self(self, next + 1, size);
      set.pop_back();
    }
  };
  for (std::size_t size = 1; size <= largest && failures.empty(); ++size)
    try_from(try_from, 0, size);
  return failures;
}

void expect_grounds(const Case& given, std::size_t i, std::size_t about, Conclusion conclusion,
                    const Grounds& grounds) {
  const auto holds = [&](const Claims& claims) {
    return given.concluded(claims).of(i, about) == conclusion;
  };
  const Claims all = preference_claims(given.negotiation);
  RC_ASSERT(holds(grounds.support));
  Basis weakest = Basis::stated;
  for (const PositionId claim : grounds.support) {
    RC_ASSERT(!holds(without(grounds.support, {claim})));
    weakest = std::max(weakest, basis_of(given.negotiation, given.negotiation.position(claim)));
  }
  RC_ASSERT(grounds.basis == weakest);
  Claims stronger = all;
  std::erase_if(stronger, [&](PositionId claim) {
    return basis_of(given.negotiation, given.negotiation.position(claim)) >= weakest;
  });
  RC_ASSERT(grounds.support.empty() || !holds(stronger));
  for (const Claims& failure : grounds.fails_without) {
    RC_ASSERT(!holds(without(all, failure)));
    RC_ASSERT(failure.size() == grounds.fails_without[0].size());
    for (const PositionId one : failure) {
      RC_ASSERT(holds(without(all, without(failure, {one}))));
    }
  }
  const std::size_t largest = all.size() <= kFewClaims ? 3 : 2;
  const auto smallest = smallest_failures(all, grounds.support, largest, holds);
  if (!smallest.empty()) {
    const std::set<Claims> listed(grounds.fails_without.begin(), grounds.fails_without.end());
    RC_ASSERT(listed.size() == grounds.fails_without.size());
    RC_ASSERT(listed.size() == std::min<std::size_t>(10, smallest.size()));
    RC_ASSERT(std::includes(smallest.begin(), smallest.end(), listed.begin(), listed.end()));
  } else if (largest == 3) {
    RC_ASSERT(grounds.fails_without.empty());
  } else {
    for (const Claims& failure : grounds.fails_without) RC_ASSERT(failure.size() == 3U);
  }
  RC_CLASSIFY(grounds.support.size() > 1, "several claims");
  const std::size_t least = smallest.empty() ? 0 : smallest.begin()->size();
  RC_CLASSIFY(least == 1, "fails without one");
  RC_CLASSIFY(least == 2, "without two");
  RC_CLASSIFY(least == 3, "without three");
  RC_CLASSIFY(least == 0 && largest == 3, "without no three");
  RC_CLASSIFY(smallest.size() > 1, "several ways to fail");
}

RC_GTEST_PROP(RobustClaims, SupportsAndFailuresAreTrue, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  const Case given(choices);
  const Concluded concluded = given.concluded(preference_claims(given.negotiation));
  const std::vector<PartyId> parties = both();
  Supports supports(given.negotiation, given.space, parties, given.packages);
  const std::size_t i = choices.below(static_cast<std::uint32_t>(given.packages.size()));
  for (std::size_t about = 0; about < 3; ++about) {
    const Conclusion conclusion = concluded.of(i, about);
    if (conclusion == Conclusion::open) continue;
    const auto found = about == 0 ? supports.of_efficiency(conclusion, i)
                                  : supports.of_best(conclusion, i, about - 1);
    expect_grounds(given, i, about, conclusion, found.grounds);
  }
}

}  // namespace
}  // namespace zopa::robust
