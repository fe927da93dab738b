// What is concluded of packages from preferences known in part, against programmes that nobody
// hurried (preference_oracle.hpp): what is the best for a party and what is efficient, in every
// completion and in some.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "preference_oracle.hpp"
#include "random_preferences.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/yaml/writer.hpp"
#include "zopa/preference/necessity.hpp"
#include "zopa/robust/sample/conclude.hpp"

namespace zopa::robust {
namespace {

using zopa::testing::Choices;
using zopa::testing::PreferenceOracle;
using Values = PreferenceOracle::Values;
using Packages = std::vector<Values>;
using Numbers = std::vector<std::size_t>;  // of packages

// What some completion of one party makes of a package beside others.
class OfParty {
 public:
  OfParty(const PreferenceOracle& oracle, const Packages& packages)
      : oracle_(oracle), packages_(packages) {}

  [[nodiscard]] bool can_be_better(std::size_t x, std::size_t y) const {
    return oracle_.is_possible({{packages_[x], packages_[y], true}});
  }
  [[nodiscard]] bool can_be_at_least(std::size_t x, std::size_t y) const {
    return oracle_.is_possible({{packages_[x], packages_[y], false}});
  }
  // Better than all of the ones, and as good as each of the others?
  [[nodiscard]] bool can_be(std::size_t x, const Numbers& better, const Numbers& equal) const {
    const auto known = known_.find({x, better, equal});
    if (known != known_.end()) return known->second;
    std::vector<PreferenceOracle::Wish> wishes;
    for (const std::size_t y : better) wishes.push_back({packages_[x], packages_[y], true});
    for (const std::size_t y : equal) {
      wishes.push_back({packages_[x], packages_[y], false});
      wishes.push_back({packages_[y], packages_[x], false});
    }
    return known_[{x, better, equal}] = oracle_.is_possible(wishes);
  }

  [[nodiscard]] Conclusion is_best(std::size_t x) const {
    bool is_always = true;
    std::vector<PreferenceOracle::Wish> wishes;
    for (std::size_t y = 0; y < packages_.size(); ++y) {
      if (y == x) continue;
      if (can_be_better(y, x)) is_always = false;
      wishes.push_back({packages_[x], packages_[y], false});
    }
    if (is_always) return Conclusion::follows;
    return oracle_.is_possible(wishes) ? Conclusion::open : Conclusion::ruled_out;
  }

 private:
  const PreferenceOracle& oracle_;
  const Packages& packages_;
  mutable std::map<std::tuple<std::size_t, Numbers, Numbers>, bool> known_;
};

// One dominates another where it is at least as good for all parties and better for one; the
// completions of different parties are independent.
class OfAll {
 public:
  OfAll(const std::vector<OfParty>& parties, std::size_t packages)
      : parties_(parties), packages_(packages) {}

  [[nodiscard]] Conclusion is_efficient(std::size_t x) const {
    bool is_always = true;
    Numbers others;
    for (std::size_t y = 0; y < packages_; ++y) {
      if (y == x) continue;
      if (can_dominate(y, x)) is_always = false;
      others.push_back(y);
    }
    if (is_always) return Conclusion::follows;
    std::vector<Numbers> better(parties_.size());
    return can_withstand(x, others, 0, better, {}) ? Conclusion::open : Conclusion::ruled_out;
  }

 private:
  [[nodiscard]] bool can_dominate(std::size_t y, std::size_t x) const {
    const auto at_least = [&](const OfParty& one) { return one.can_be_at_least(y, x); };
    const auto better = [&](const OfParty& one) { return one.can_be_better(y, x); };
    return std::all_of(parties_.begin(), parties_.end(), at_least) &&
           std::any_of(parties_.begin(), parties_.end(), better);
  }

  // Each of the others, from `next` on, is worse for one party, or the same to all.
  bool can_withstand(std::size_t x, const Numbers& others, std::size_t next,
                     std::vector<Numbers>& better, const Numbers& equal) const {
    for (std::size_t p = 0; p < parties_.size(); ++p) {
      if (!parties_[p].can_be(x, better[p], equal)) return false;
    }
    if (next == others.size()) return true;
    for (Numbers& own : better) {
      own.push_back(others[next]);
      const bool can = can_withstand(x, others, next + 1, better, equal);
      own.pop_back();
      if (can) return true;
    }
    Numbers more = equal;
    more.push_back(others[next]);
    return can_withstand(x, others, next + 1, better, more);
  }

  const std::vector<OfParty>& parties_;
  std::size_t packages_;
};

Packages random_packages(const PackageSpace& space, Choices& choices) {
  Packages packages;
  const std::uint32_t count = choices.between(2, 6);
  for (std::uint32_t i = 0; i < count; ++i) {
    Values values;
    for (const std::uint32_t size : space.sizes()) values.push_back(choices.below(size));
    if (std::find(packages.begin(), packages.end(), values) == packages.end()) {
      packages.push_back(values);
    }
  }
  return packages;
}

// In words; of what is ruled out, whether by one other package alone.
std::string kind_of(Conclusion conclusion, bool is_by_one) {
  const auto number = static_cast<std::size_t>(conclusion);
  if (conclusion != Conclusion::ruled_out) return words_of(conclusion)[number];
  return is_by_one ? "ruled out by one" : "ruled out by several";
}

RC_GTEST_PROP(RobustOracle, AgreesOnWhatIsBestAndEfficient, ()) {
  Choices choices(*rc::gen::container<std::vector<std::uint32_t>>(
      150, rc::gen::inRange<std::uint32_t>(0, 1'000'000)));
  const Negotiation negotiation =
      zopa::testing::random_preferences(choices, zopa::testing::Claims::any);
  RC_LOG() << yaml::write(negotiation);
  const PackageSpace space(negotiation);
  const Packages packages = random_packages(space, choices);
  PartialProblem problem;
  problem.packages = packages;
  problem.reservations.resize(2);
  std::vector<PreferenceOracle> oracles;
  for (std::size_t p = 0; p < 2; ++p) {
    problem.parties.push_back(partial_preference(negotiation, PartyId{p}, space));
    oracles.emplace_back(negotiation, PartyId{p}, space);
    const bool is_consistent = oracles[p].is_consistent();
    RC_CLASSIFY(!is_consistent, "contradiction");
    RC_ASSERT(Necessity(problem.parties[p]).is_consistent() == is_consistent);
    if (!is_consistent) return;
  }
  Assessment answer;
  answer.packages.resize(packages.size());
  for (PackageAnswer& package : answer.packages) package.parties.resize(2);
  RC_ASSERT(conclude(problem, {}, answer));
  const std::vector<OfParty> parties = {{oracles[0], packages}, {oracles[1], packages}};
  const OfAll all(parties, packages.size());
  std::set<std::string> kinds;
  for (std::size_t x = 0; x < packages.size(); ++x) {
    const PackageAnswer& own = answer.packages[x];
    RC_ASSERT(own.efficient == all.is_efficient(x));
    kinds.insert(kind_of(own.efficient, own.dominated_by.has_value()));
    for (std::size_t p = 0; p < 2; ++p) {
      const PackageOfParty& party = own.parties[p];
      RC_ASSERT(party.best == parties[p].is_best(x));
      kinds.insert(kind_of(party.best, party.beaten_by.has_value()));
    }
  }
  for (const std::string& kind : kinds) RC_CLASSIFY(true, kind);
}

}  // namespace
}  // namespace zopa::robust
