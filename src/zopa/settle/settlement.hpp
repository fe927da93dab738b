// Which packages are efficient, and which of them fair, where every preference is complete.
//
//   const Part<Settlements> part = settlement(in_force);
//   if (part.value) show(part.value->efficient.front().package);
//
// Where some preference is known only in part there are none: robust/ says what can still be
// concluded.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/count.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/base/run.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/utility.hpp"
#include "zopa/settle/frontier/frontier.hpp"
#include "zopa/space/candidates.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::settle {

struct Options {
  std::size_t points = 500;  // of the frontier, to list

  void describe(Fields& fields);
};

// A point of the frontier, and a package that reaches it.
struct EfficientPackage {
  std::vector<double> utilities;  // by party
  Package package;
};

// Points and packages as two lists of equal length.
[[nodiscard]] std::vector<std::vector<double>> points_of(const std::vector<EfficientPackage>& list);
[[nodiscard]] std::vector<Package> packages_of(const std::vector<EfficientPackage>& list);

// Packages that share one property, all ties: the first few of `count`.
struct Solution {
  std::size_t count = 0;
  std::vector<EfficientPackage> points;  // best for the first party first
  Package first;  // of all ties the first package by its options, whoever stands first in the file

  template <class V>
  void describe(V& v) const {
    v.about("solution", "Packages that score alike and best.");
    v("count", count, "How many combinations of utilities tie.");
    v("points", points_of(points), "Their utilities, the first fifty.");
    v("package", first, "Of all these packages the first by its options.");
    v("packages", packages_of(points), "A package of each point.");
  }
};

struct FairSolutions {
  Solution nash;
  Solution kalai_smorodinsky;
  Solution egalitarian;
  Solution leximin;
  Solution utilitarian;

  template <class V>
  void describe(V& v) const {
    v.about("fair", "Fair packages among the efficient ones.");
    describe_keys(v);
  }

  template <class V>
  void describe_keys(V& v) const {
    v.or_null("nash", nash.count > 0, nash,
              "The largest product of gains over the largest set of parties that can gain "
              "together; null where a reservation is not known, a preference has no numbers, or no "
              "package reaches all reservations.");
    v.or_null("kalai_smorodinsky", kalai_smorodinsky.count > 0, kalai_smorodinsky,
              "The smallest share of what each could gain as large as can be, then the next "
              "smallest; null as for nash.");
    v.or_null("egalitarian", egalitarian.count > 0, egalitarian,
              "Of the efficient packages, those whose smallest gain is as large as can be; null as "
              "for nash.");
    v.or_null("leximin", leximin.count > 0, leximin,
              "The smallest gain as large as can be, then the next smallest; null as for nash.");
    v.or_null("utilitarian", utilitarian.count > 0, utilitarian,
              "The largest sum of utilities; null as for nash.");
  }
};

// Which packages were looked at: all feasible ones, or candidates.hpp's.
enum class Over : std::uint8_t { feasible, zone, ways };

constexpr std::array<const char*, 3> words_of(Over /*unused*/) {
  return {"feasible", "zone", "ways"};
}

struct Settlements {
  Over over = Over::feasible;
  std::vector<IssueId> issues;  // of the packages, in their order
  std::vector<PartyId> parties;
  std::optional<Count> packages;  // feasible ones
  std::vector<std::optional<double>> reservations;
  bool is_ordinal = false;                // some preference has no numbers
  double tolerance = 0;                   // utilities are rounded to multiples of it
  std::vector<std::string> not_compared;  // hypothetical options that no number speaks of
  Extent extent = Extent::frontier;       // what `efficient` holds
  std::size_t efficient_count = 0;
  std::vector<EfficientPackage> efficient;  // best for the first party first
  // Utilities of the candidates that another one dominates, each once; best for the first party
  // first.  Of at most 300, and not over all feasible packages.
  std::vector<std::vector<double>> dominated;
  bool is_feasible = false;                // is there any package?
  std::vector<double> ideal;               // by party; of packages looked at where no more is known
  std::vector<double> nadir;               // empty where it is not known
  std::optional<bool> reaches_all;         // does some package reach all known reservations?
  std::optional<FairSolutions> solutions;  // from the reservations, where all are known
  std::optional<FairSolutions> from_worst;  // a labelled index, where not
  std::optional<double> opposition;
  struct Accepted {  // packages that reach a reservation
    PartyId party;
    std::uint64_t packages = 0;

    [[nodiscard]] PartyId key() const { return party; }
    [[nodiscard]] std::uint64_t shown() const { return packages; }
  };
  std::vector<Accepted> accepted;  // parties with a known reservation
  std::optional<std::uint64_t> accepted_by_all;
  // Where no package reaches all reservations: the minimal sets of parties whose reservations none
  // reaches together.
  std::vector<std::vector<PartyId>> out_of_reach;
  std::vector<PositionId> rests_on;

  template <class V>
  void describe(V& v) const {
    v.about("settlements", "Efficient packages, and the fair ones among them.");
    v.over(issues);
    v("over", over,
      "Which packages were looked at: all feasible ones; those that nothing on file excludes; or, "
      "as "
      "no tabled one is among them, those with the proposals and what the ways open.");
    v("packages", packages, "How many they are.");
    v("parties", parties, "Whose utilities the points give, in this order.");
    v("reservations", reservations,
      "The utility of no agreement, by party; null where it is not known.");
    v("ordinal", is_ordinal,
      "Whether some preference only orders packages, so that no fair solution is claimed.");
    v("tolerance", tolerance, "Utilities are rounded to multiples of this; 0: they are exact.");
    v("not_compared", not_compared,
      "Hypothetical options for which some party has no number; packages with them are left out.");
    v.group("pareto", "Efficient packages: none is better for one party and worse for none.",
            [&](auto& inner) { describe_pareto(inner); });
    v("ideal", ideal, "The best utility of each party.");
    v.or_null(
        "nadir", !nadir.empty(), nadir,
        "The least utility of each party in an efficient package; null where not all efficient "
        "ones are known.");
    (solutions ? *solutions : answer::none<FairSolutions>()).describe_keys(v);
    v.maybe("from_worst_feasible", from_worst,
            "Where a reservation is not known: a labelled index instead, gains measured from each "
            "party's worst feasible package.");
    v("opposition", opposition,
      "Distance of the nearest package to everybody's best, utilities as shares of the best; null "
      "where none reaches all reservations.");
    v("accepted", answer::Keyed{&accepted},
      "By party with a known reservation: packages at least as good as no agreement.");
    v("accepted_by_all", accepted_by_all, "Packages that are so for all of those.");
    v.maybe("out_of_reach", !out_of_reach.empty(), out_of_reach,
            "Where there are none: the minimal sets of parties whose reservations no package "
            "reaches together.");
    v("rests_on", rests_on, "The claims that the numbers come from.");
  }

  // Is it known of each party what no agreement is worth?
  [[nodiscard]] bool has_all_reservations() const {
    return std::all_of(reservations.begin(), reservations.end(),
                       [](const auto& reservation) { return reservation.has_value(); });
  }

  template <class V>
  void describe_pareto(V& v) const {
    v("extent", extent,
      "What is listed. frontier: every efficient point. fair: too many to list; efficient points, "
      "all the fair ones among them. looked_at: stopped, or too many to compare; no package looked "
      "at dominates them, one not looked at may.");
    v("count", efficient_count, "How many combinations of utilities are efficient.");
    v("points", points_of(efficient), "The first of them, best for the first party first.");
    v("packages", packages_of(efficient), "A package of each point.");
    v.maybe("dominated", !dominated.empty(), dominated,
            "Points of the other packages looked at, each once; absent over all feasible ones, and "
            "of more than 300.");
  }
};

// Over all feasible packages; of a run that was stopped, over those looked at.
[[nodiscard]] Part<Settlements> settlement(const Negotiation& in_force, const Options& options = {},
                                           const Run& run = {});

// Over these packages only.  Expects at least one.
[[nodiscard]] Part<Settlements> settlement_among(const Negotiation& in_force,
                                                 const Candidates& candidates,
                                                 const Options& options = {}, const Run& run = {});

}  // namespace zopa::settle
