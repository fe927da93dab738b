// What can be concluded about packages when preferences are known in part.
//
//   const Part<Robustness> part = robustness(in_force, candidates, {.completions = 1000});
//   if (part.value) show(part.value->packages[0].answer.efficient);
//
// Somebody else chooses the packages (deadlock/candidates.hpp).  Conclusions are drawn in sample/;
// the claims that they rest on are found here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/base/run.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/grounds.hpp"
#include "zopa/robust/assent.hpp"
#include "zopa/robust/sample/assess.hpp"
#include "zopa/robust/trades.hpp"
#include "zopa/space/candidates.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::robust {

struct Options {
  std::size_t completions = 10'000;  // for each prior
  std::size_t most_packages = 200;

  void describe(Fields& fields);
};

// What is known of a package for one party.
struct RobustParty {
  robust::PackageOfParty answer;
  Assent acceptance;
  Grounds best;

  template <class V>
  void describe(V& v) const {
    v.about("robust_party", "What is known of a package for one party.");
    v("acceptance", acceptance.on_file,
      "What the package is to the party, as on file: `excluded`, by a red line that it breaks or "
      "by numbers below the reservation; `accepted`, as somebody claims; `no_worse` than no "
      "agreement, by its numbers alone; or `open`.");
    v.or_null("acceptance_grounds", !acceptance.grounds.support.empty(), acceptance.grounds,
              "What that rests on; null where it is open.");
    v("acceptable", answer.acceptable,
      "It is at least as good as no agreement; null where nothing is known of that.");
    v("best", answer.best,
      "Whether it is the best of these packages for the party in every completion, in some, or in "
      "none.");
    v("beaten_by", beaten_by(),
      "Where ruled out: a package that is better for the party in every completion; null where "
      "that is not always the same one.");
    v.or_null(
        "best_grounds", !best.support.empty(), best,
        "What that rests on; null where it is open, or was not looked for, as `grounds` of the "
        "package.");
    v("first", answer.first, "It is the best of these packages for the party, ties included.");
    v.or_null("central_weights", !answer.central.empty(),
              zopa::answer::ByAxis<double>{answer.central},
              "Mean weights of the issues where it is; null where it never is.");
    v("confidence", answer.confidence,
      "Share of completions in which it is the best when the weights are the central ones.");
    v.maybe("ranks", !answer.ranks.empty(), answer.ranks, "Share of completions by rank.");
  }

  [[nodiscard]] std::optional<zopa::answer::PackageAt> beaten_by() const {
    if (!answer.beaten_by) return std::nullopt;
    return zopa::answer::PackageAt{*answer.beaten_by};
  }
};

// How a party's completions were drawn.
struct RobustMethod {
  std::string method;
  std::optional<robust::Interval> reservation;

  template <class V>
  void describe(V& v) const {
    v("method", method, "How completions were drawn.");
    v("reservation", reservation,
      "The utility of no agreement, drawn from it where it is a range; null where it is not "
      "known.");
  }
};

// Packages in pairs, as one party sees them.
struct RobustPairs {
  std::vector<std::vector<double>> better;
  std::vector<std::vector<bool>> necessarily;

  template <class V>
  void describe(V& v) const {
    v("better", better,
      "Rows and columns are packages: the share of completions in which the row's is better.");
    v("necessarily_at_least", necessarily, "Whether it is at least as good in every completion.");
  }
};

struct RobustPackage {
  Package package;
  PackageAnswer answer;
  Grounds efficiency;  // of what follows or is ruled out
  struct OfParty {
    Assent acceptance;
    Grounds best;  // of what follows or is ruled out: that it is the best for the party
  };
  std::vector<OfParty> parties;
  std::optional<std::vector<Trade>> trades;  // from it; absent where none were looked for
  // Which of equal packages come first: the same where the same is known of them.
  std::uint64_t lot = 0;

  template <class V>
  void describe(V& v) const {
    v.about("robust_package", "What can be concluded about one package.");
    v("package", package, "The package.");
    v("efficient", answer.efficient,
      "Whether it is efficient among these packages in every completion, in some, or in none.");
    v("efficient_share", answer.efficient_share, "In which share of completions it is.");
    v("dominated_by", package_at(answer.dominated_by),
      "Where ruled out: a package that dominates it in every completion; null where that is not "
      "always the same one.");
    v.or_null(
        "grounds", !efficiency.support.empty(), efficiency,
        "What the conclusion on its efficiency rests on; null where it is open. Of more than "
        "sixty packages ten at most have it: first those whose efficiency follows, then "
        "those of which it is open; equals by a lot, which depends on what is known of them.");
    v("parties", by_party(), "By party.");
    v.or_null("trades", trades.has_value(), shown_trades(),
              "Trades from this package, those that follow first; null where none were looked for, "
              "as with `grounds`, or where two issues can be changed in too many ways. Above fifty "
              "in all, those that follow alone; above fifty of those, none.");
    v.or_null("trades_count", trades.has_value(), trades_count(),
              "How many trades there are; null where none were looked for.");
    v("nash", answer.nash,
      "It is the Nash solution among these packages; null unless all reservations are known.");
    v("egalitarian", answer.egalitarian, "It is best for the party that fares worst.");
    v("utilitarian", answer.utilitarian, "It has the largest sum of utilities.");
  }

  [[nodiscard]] static std::optional<zopa::answer::PackageAt> package_at(
      const std::optional<std::size_t>& number) {
    if (!number) return std::nullopt;
    return zopa::answer::PackageAt{*number};
  }
  [[nodiscard]] zopa::answer::ByRow<RobustParty> by_party() const;
  // Those that are open all or none: any first ones would be those of the first parties.
  [[nodiscard]] std::vector<Trade> shown_trades() const;
  [[nodiscard]] TradesCount trades_count() const;
};

struct Robustness {
  std::vector<IssueId> issues;
  std::vector<PartyId> parties;
  CandidateKind candidates = CandidateKind::zone;
  bool all_candidates = true;
  std::vector<RobustPackage> packages;
  std::vector<std::optional<Interval>> reservations;
  Assessment answer;  // of the packages, in their order; `packages` moved out
  std::vector<MissingOption> missing_options;
  std::vector<PositionId> left_out;  // comparisons with too many cases
  // Does anything on file bear on how much the issues weigh?  Else shares say only how preferences
  // were drawn.
  bool weights_on_file = false;
  std::size_t reasoned_packages = 0;  // of which grounds and trades were looked for
  bool looks_for_trades = true;       // else there are too many ways of changing two issues

  template <class V>
  void describe(V& v) const {
    v.about("robustness", "What can be concluded when preferences are known in part.");
    describe_scope(v);
    v("candidates", candidates,
      "Which packages were assessed: those that nothing on file excludes, or with them the "
      "proposals and those that the ways open.");
    v("candidates_complete", all_candidates, "Whether these are all of them.");
    v("completions", answer.completions, "Preferences drawn under the uniform prior.");
    v("concluded", answer.is_concluded,
      "Whether what follows and what is ruled out was looked for to the end.");
    v("weights_on_file", weights_on_file,
      "Whether anything on file bears on how much the issues weigh. Where nothing does, shares say "
      "only how preferences were drawn.");
    v("priors", std::vector<const char*>{"uniform", "equal", "extreme"},
      "The priors over which shares are given a range.");
    v("parties", methods(), "By party.");
    v("packages", packages, "The packages.");
    v.or_null("pairs", !answer.winning.empty(), pairs(), "By party; null above sixty packages.");
    v("missing_options", missing_options,
      "Where two parties' lines leave nothing listed on an issue.");
    v("left_out", left_out, "Comparisons with too many cases to take into account.");
  }

  // What its packages count in.
  template <class V>
  void describe_scope(V& v) const {
    v.over(issues);
    v.acting(parties);
    v.numbered_packages([this](std::size_t i) { return packages.at(i).package; });
  }

  // Of how many packages grounds and trades were looked for; nothing where of all.
  [[nodiscard]] std::optional<std::size_t> reasoned() const;
  [[nodiscard]] zopa::answer::ByParty<RobustMethod> methods() const;
  [[nodiscard]] zopa::answer::ByParty<RobustPairs> pairs() const;
};

// The part without its value where nothing can be concluded, whatever the candidates; soon known.
[[nodiscard]] std::optional<Part<Robustness>> why_not(const Negotiation& in_force, const Run& run);

// `candidates` come from the same negotiation.
[[nodiscard]] Part<Robustness> robustness(const Negotiation& in_force, const Candidates& candidates,
                                          const Options& options = {}, const Run& run = {});

// What of the preferences is worth asking about: of packages, parties and what is on file of them,
// what Robustness says of them, and found without the rest of it.
struct Unknowns {
  std::vector<PartyId> parties;
  std::vector<Package> packages;
  std::vector<std::vector<Truth>> accepted;  // by package and party, as on file
  std::vector<OpenQuestion> found;

  static Unknowns of(const Robustness& robustness);
};

// `candidates` come from the same negotiation.
[[nodiscard]] Part<Unknowns> unknowns(const Negotiation& in_force, const Candidates& candidates,
                                      const Options& options = {}, const Run& run = {});

// Claims about one party's preference that no additive preference meets together, and without any
// of which the others can be met; empty where every party has a preference that meets its claims.
// Where there are some, there is no robustness.  None are looked for where a limit is reached, or
// where there are too many issues, or options of one, to compare them with each other.
[[nodiscard]] std::vector<PositionId> contradiction(const Negotiation& in_force,
                                                    const Limits* limits = nullptr);

}  // namespace zopa::robust
