// What can be concluded of packages when preferences are known only in part.
//
//   const PartialProblem problem{preferences, reservations, packages};
//   const Assessed assessed = assess(problem);
//   if (assessed.answer) show(assessed.answer->packages[0].efficient);
//
// What follows and what is ruled out is proved exactly (preference/necessity.hpp); the rest is
// open, with its share of completions: stochastic multicriteria acceptability analysis (SMAA-2:
// Lahdelma and Salminen 2001), a party's completions drawn independently of the others'.  Shares
// are of completions under a prior, and no chances of anything.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/budget.hpp"
#include "zopa/preference/completions.hpp"
#include "zopa/preference/partial_preference.hpp"

namespace zopa::robust {

// Where a number lies; it is drawn uniformly, whatever else is drawn.
struct Interval {
  double low = 0;
  double high = 0;

  [[nodiscard]] answer::Span shown() const { return {low, high}; }
};

struct PartialProblem {
  std::vector<PartialPreference> parties;
  // Utility of no agreement, by party, on the scale of completions; absent where nothing is known.
  std::vector<std::optional<Interval>> reservations;
  std::vector<std::vector<std::uint32_t>> packages;  // values by axis; each once
  // By axis: are its values numbers, which stand in their order already?  Where this is said,
  // questions about which the same is known count as worth as much.
  std::vector<bool> keeps_values;
  std::vector<std::uint64_t> kinds;  // by party: the same number where the same is known, if said

  [[nodiscard]] bool has_numbers() const;       // … every preference: none only orders packages
  [[nodiscard]] bool has_reservations() const;  // of all parties
};

struct SampleOptions {
  std::uint64_t seed = 1;
  std::size_t completions = 10'000;  // for each prior
  std::size_t threads = 0;
  bool full_ranks = false;   // how often a package takes each rank, not the first alone
  bool efficiency = true;    // … and how often it is efficient
  bool conclusions = true;   // what follows, by linear programmes
  bool other_priors = true;  // the range of shares over the three priors
  const Limits* limits = nullptr;
};

// Of completions: the share under the uniform prior with the half-width of its 95 % interval, and
// the least and greatest share under the three priors.
struct Share {
  double share = 0;
  double error = 0;
  double low = 0;
  double high = 0;

  template <class V>
  void describe(V& v) const {
    v.about("share",
            "A share of the preferences that agree with what is on file. It is not a probability.");
    v("share", share, "Share of completions under the uniform prior.");
    v("error", error, "Half the width of its 95 per cent interval.");
    v("least", low, "The least share under the three priors.");
    v("greatest", high, "The greatest share under the three priors.");
  }
};

enum class Conclusion : std::uint8_t { follows, open, ruled_out };

constexpr std::array<const char*, 3> words_of(Conclusion /*unused*/) {
  return {"follows", "open", "ruled_out"};
}

struct PackageOfParty {
  Share first;                         // it ranks first, ties included
  Conclusion best = Conclusion::open;  // it does in every completion, in some, or in none
  // Where ruled out: what is better in every completion, if that is always the same package.
  std::optional<std::size_t> beaten_by;
  std::vector<double> ranks;    // share of completions by rank, uniform prior; of full ranks only
  std::vector<double> central;  // mean weights by axis where it ranks first; empty where never
  // Share of completions in which it ranks first when the weights are its central ones; of at most
  // 60 packages.
  std::optional<double> confidence;
  std::optional<Share> acceptable;  // at least as good as no agreement, where that is known
};

struct PackageAnswer {
  Conclusion efficient = Conclusion::open;
  std::optional<Share> efficient_share;  // where it was asked for
  // Where ruled out: what dominates it in every completion, if that is always the same package.
  std::optional<std::size_t> dominated_by;
  std::vector<PackageOfParty> parties;
  // It is the solution, ties included; absent where some preference has no numbers.  The
  // egalitarian one measures gains from the worst listed options, or from the reservations where
  // all are known.
  std::optional<Share> utilitarian;
  std::optional<Share> egalitarian;
  std::optional<Share> nash;  // where all reservations are known
};

// What is not known, and what it is worth to know it: the expected gain, by asking, of the smallest
// utility of a party under the package that is best in that respect (expected value of partial
// information by regression on the sample: Strong, Oakley and Brennan 2014; the answer being one of
// two, the regression is the mean of each).
struct OpenQuestion {
  // Differences of so many standard errors are taken for real: many questions are compared.
  static constexpr double kErrors = 3;

  // Which issue weighs more, which option is better; is no agreement better than a package (where
  // all reservations are known, within ranges: then gains are measured from them)?
  enum class Kind : std::uint8_t { issues, options, fallback };
  std::size_t party = 0;
  Kind kind = Kind::issues;
  std::uint32_t axis = 0;   // of options
  std::uint32_t first = 0;  // axis, or value of the axis; of a fallback: the package
  std::uint32_t second = 0;
  double value = 0;  // expected gain
  double error = 0;  // its standard error
};

struct Assessment {
  std::size_t completions = 0;  // drawn under the uniform prior
  bool stopped = false;
  std::vector<PackageAnswer> packages;
  // What follows and what is ruled out was looked for, and to the end.
  bool is_concluded = false;
  // winning[party][a * packages + b]: share of completions in which a is better than b.
  std::vector<std::vector<double>> winning;  // of at most 60 packages
  // necessary[party][a * packages + b]: a is at least as good as b in every completion; of as many.
  std::vector<std::vector<bool>> necessary;
  std::vector<std::string> methods;    // how completions were drawn, by party
  std::vector<OpenQuestion> unknowns;  // that are worth knowing, in the order of the file
};

// Why nothing can be said: a party's claims leave no completion, or too few to draw.
struct NoCompletion {
  std::size_t party;
  bool is_contradiction;
};

struct Assessed {
  std::optional<Assessment> answer;
  std::optional<NoCompletion> problem;
};

// Expects at least one package.
[[nodiscard]] Assessed assess(const PartialProblem& problem, const SampleOptions& options = {});

// The unknowns alone, the same as `assess` finds: a part of its draws is enough.  None where there
// are too many packages to compare in pairs.
[[nodiscard]] std::vector<OpenQuestion> unknowns_alone(const PartialProblem& problem,
                                                       const SampleOptions& options = {});

}  // namespace zopa::robust
