// Completions of every party's preference, and what each package is worth in them: in blocks of
// eight that the compiler can put side by side.
//
//   const Sampler sampler(problem, options, Prior::uniform);
//   sampler.evaluate(party, 0, worth, utilities);      // of the first eight
//
// A completion has a number; which random numbers it takes follows from that alone, and from what
// is known of the party.
#pragma once

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "zopa/base/draw.hpp"
#include "zopa/robust/sample/assess.hpp"

namespace zopa::robust {

// To nine digits: sums of the same numbers in another order differ beyond them.
[[nodiscard]] inline double rounded(double number) { return std::round(number * 1e9) / 1e9; }

class Sampler {
 public:
  Sampler(const PartialProblem& problem, const SampleOptions& options, Prior prior);

  [[nodiscard]] const Completions& completions(std::size_t party) const {
    return completions_[party];
  }
  // At least so many, in whole blocks and whole turns of parties of whom the same is known.
  [[nodiscard]] std::size_t whole_turns(std::size_t completions) const;

  [[nodiscard]] std::size_t packages() const { return problem_.packages.size(); }
  [[nodiscard]] const PartialProblem& problem() const { return problem_; }
  [[nodiscard]] const SampleOptions& options() const { return options_; }

  static constexpr std::size_t kLanes = Completions::kLanes;

  // Of eight completions, from number `first` on: utilities[package * 8 + lane] of a party; worth
  // as drawn, lanes side by side.  False where one is not found.
  bool evaluate(std::size_t party, std::uint64_t first, std::vector<double>& worth,
                std::vector<double>& utilities) const;

  // The same of sixteen, faster: of the first eight, and of the others.  `drawn` is kept for the
  // next time.
  using Two = std::array<std::vector<double>*, 2>;
  bool evaluate_two(std::size_t party, std::uint64_t first, std::vector<double>& drawn, Two worth,
                    Two utilities) const;

  // The utility of no agreement in those completions, lanes side by side.  Expects that it is
  // known.
  void reservations_of(std::size_t party, std::uint64_t first, double* reservations) const;

  // The weights of those completions: weights[axis * 8 + lane].
  void weights_of(std::size_t party, const std::vector<double>& worth,
                  std::vector<double>& weights) const;

 private:
  // Parties of whom the same is known draw from the same streams, in turn: which of them stands
  // first in the file makes no difference.
  struct Streams {
    std::vector<std::uint32_t> streams;  // one for each party of the kind
    std::uint64_t place = 0;             // of the party among them
  };
  void assign_streams();
  [[nodiscard]] Draw::For draw_of(std::size_t party, std::uint64_t number) const;

  struct Visit {
    std::uint32_t package;
    std::uint32_t shared;  // axes on which it is like the one before
  };
  void order_visits();
  void repeat_fixed(std::size_t party, std::vector<double>& worth,
                    std::vector<double>& utilities) const;
  void add_up(const double* worth, double* utilities) const;
  void add_up_four_wide(const double* worth, double* utilities) const;
  template <std::size_t Width>
  void add_up_by(const double* worth, double* utilities) const;

  const PartialProblem& problem_;
  const SampleOptions& options_;
  std::vector<Streams> streams_;  // by party
  std::vector<Visit> visits_;
  std::vector<Completions> completions_;
  std::vector<std::size_t> offset_;                   // of each axis in a completion
  std::vector<std::vector<std::uint32_t>> places_;    // by package: of each axis's number
  std::vector<std::vector<double>> fixed_utilities_;  // by party, where nothing is drawn
};

}  // namespace zopa::robust
