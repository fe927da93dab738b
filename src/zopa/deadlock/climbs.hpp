// What each option of an issue asks of the lines on it, looked up.
//
//   const Climbs climbs(encoding);
//   climbs.needed(line, values);              // the steps that the line needs for this package
//   climbs.forbid_more_than(way, assumptions);
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/ways_out.hpp"

namespace zopa::deadlock {

class Climbs {
 public:
  explicit Climbs(const Encoding& encoding);

  // None where the line need not move.
  [[nodiscard]] std::vector<std::uint32_t> needed(std::size_t line,
                                                  const std::vector<std::uint32_t>& values) const;

  // Assumes that nothing beyond `way` moves: by the options that would need it, which are fewer
  // than the steps, where there is no agreement without whoever draws the line.
  void forbid_more_than(const Relaxation& way, Encoding::Lits& assumptions) const;

 private:
  // On its issue, the line allows the option once it has taken these steps, or without any.
  [[nodiscard]] bool allows(std::size_t line, std::uint32_t value,
                            const std::vector<std::uint32_t>& steps) const;
  // What goes beyond these steps of a line.
  void forbid_values(std::size_t line, const std::vector<std::uint32_t>& steps,
                     std::vector<bool>& forbidden) const;
  void forbid_steps(std::size_t line, const std::vector<std::uint32_t>& steps,
                    Encoding::Lits& assumptions) const;

  const Encoding& encoding_;
  std::vector<bool> must_consent_;                               // by party
  std::vector<std::vector<std::vector<std::uint32_t>>> climbs_;  // by line and value
};

}  // namespace zopa::deadlock
