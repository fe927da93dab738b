// Random points of a cone: shares of a whole that some sums bind.
//
//   const auto cone = ConeWalk::inside(coordinates, rows, Prior::uniform);   // rows: sums >= 0
//   cone->draw<8>(draws, points);      // coordinate * 8 + lane; their shares of the sum count
//
// Independent exponential numbers, once divided by their sum, are uniform on the simplex whatever
// their sum is; so those that satisfy the rows, divided by their sum, are uniform on the part of
// the simplex that the rows leave.  Without the sum in the way, a number can be drawn anew, given
// the others, from an exponential law cut at both ends: a Gibbs step that has no rejection and goes
// as far as the rows let it.  A point is the end of a walk of its own from the cone's centre, so
// that point k does not depend on others.
//
// In a thin cone (two numbers nearly equal) steps along single coordinates are short.  Where the
// ellipsoid at the analytic centre says that a coordinate hardly moves while others stand still,
// there is a second step in which they move with it (walks by that ellipsoid: Kannan and Narayanan
// 2012); it is the same whatever the scale of the rows.  How many sweeps a walk needs is seen from
// a long one: three times those after which no share's correlation with itself exceeds 1/5.
//
// Gamma(2) and Gamma(1/2) numbers lean to equal shares and to extreme ones.  A single one is drawn
// above or below a random height (slice sampling: Neal 2003), several at once by rejection.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "zopa/base/draw.hpp"
#include "zopa/preference/prior.hpp"

namespace zopa {

class ConeWalk {
 public:
  using Rows = std::vector<std::vector<double>>;  // by row, of the coordinates: at least 0

  // nullopt where no point lies inside all rows.
  [[nodiscard]] static std::optional<ConeWalk> inside(std::size_t coordinates, const Rows& rows,
                                                      Prior prior);

  [[nodiscard]] std::size_t sweeps() const { return sweeps_; }
  // With so many sweeps instead; for those who judge whether they are enough.
  void set_sweeps(std::size_t sweeps) { sweeps_ = sweeps; }

  // A point for each of Lanes walks side by side, each with random numbers of its own: the same as
  // if it were alone.
  template <std::size_t Lanes>
  void draw(std::span<Draw, Lanes> draws, std::vector<double>& points) const;

 private:
  // Conditions are numbers that have to stay above 0: the coordinates, then the rows.
  struct Term {
    std::uint32_t condition;
    double slope;  // by how much it grows along the direction
    double reach;  // 1 over its size
  };
  struct Direction {
    std::uint32_t begin;        // of its terms: those of coordinates,
    std::uint32_t coordinates;  // … up to here, then those of rows
    std::uint32_t end;
    double rate;  // how fast the sum of all numbers grows; not below 0
  };
  template <std::size_t Lanes, std::size_t Width>
  struct Block;
  template <std::size_t Lanes, std::size_t Width>
  struct Stretch;

  ConeWalk(const std::vector<double>& centre, const Rows& rows, Prior prior);
  void add_direction(std::vector<double> along, const Rows& rows);
  [[nodiscard]] std::size_t sweeps_needed() const;
  template <std::size_t Lanes>
  [[nodiscard]] std::vector<double> starts() const;
  template <std::size_t Lanes, std::size_t Width>
  void narrow(Stretch<Lanes, Width>& stretch, const Term& term, bool is_single,
              std::span<Draw, Lanes> draws, const double* numbers) const;
  template <std::size_t Lanes, std::size_t Width>
  void weigh(const Direction& direction, std::span<Draw, Lanes> draws, const double* numbers,
             Block<Lanes, Width>& move) const;
  template <std::size_t Lanes, std::size_t Width>
  void step(const Direction& direction, std::span<Draw, Lanes> draws, double* numbers) const;
  template <std::size_t Lanes>
  void sweep(std::span<Draw, Lanes> draws, double* numbers) const;
  template <std::size_t Lanes>
  void sweep_four_wide(std::span<Draw, Lanes> draws, double* numbers) const;

  Prior prior_ = Prior::uniform;
  std::size_t coordinates_ = 0;
  std::size_t sweeps_ = 0;
  std::vector<double> start_;  // by condition
  std::vector<Term> terms_;
  std::vector<Direction> directions_;
};

}  // namespace zopa
