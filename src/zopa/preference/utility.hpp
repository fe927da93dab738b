// What every package is worth to each party, where that is known completely: exact integers.
//
//   const Utilities utilities = complete_utilities(negotiation, space, parties);
//   if (utilities.missing.empty()) utilities.parties[0].total(values);   // in units of 1 / unit
//
// Three kinds in one form: additive (terms alone), formula-weighted (a sum of weights of the
// formulas that hold; hyperrectangles are formulas), ordinal by priorities (a formula counts more
// than all after it together, so only comparisons mean something).
//
// All parties with numbers share one unit, so that ties are ties.  Where the decimals of a file
// need more than 62 bits, totals are rounded to 10^-9 (`quantum`), and the answer says so.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/clause.hpp"
#include "zopa/base/message.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {

struct Utility {
  struct Weighted {
    std::vector<Clause> clauses;  // the weight counts where all of them hold
    std::int64_t weight = 0;
  };

  PartyId party;
  std::vector<std::vector<std::int64_t>> terms;  // by axis and value
  std::vector<Weighted> formulas;
  std::optional<std::int64_t> most;         // totals above it count as it
  std::optional<std::int64_t> reservation;  // of no agreement; absent: not known
  bool is_ordinal = false;                  // by priorities: differences mean nothing
  std::int64_t quantum = 1;                 // totals are rounded to multiples of it
  std::vector<PositionId> rests_on;         // empty for a file of another program

  // Of the package with these values, by axis, before rounding and `most`.
  [[nodiscard]] std::int64_t total(const std::vector<std::uint32_t>& values) const;

  // What a total counts as.
  [[nodiscard]] std::int64_t counted(std::int64_t total) const;
};

// The party whose preference is not complete, and what is missing.
struct MissingUtility {
  PartyId party;
  Message why;  // "Port has no weight for `quay`"
};

struct Utilities {
  std::int64_t unit = 1;  // a utility is a whole number of 1 / unit; an ordinal one a whole number
  std::int64_t quantum = 1;  // … rounded to a multiple of this, where it is not 1
  std::vector<Utility> parties;
  std::vector<MissingUtility> missing;
  // By axis and value: no number of some party speaks of this hypothetical option, so that packages
  // with it cannot be compared.
  std::vector<std::vector<bool>> not_compared;
};

// The complete preferences of these parties, in their order: from a file of another program, else
// from `priorities`, else from `weights` and `values` that are single numbers (values rescaled so
// that the worst listed option of an issue is 0 and the best 1).  Parties of whom something is
// missing stand in `missing`.
[[nodiscard]] Utilities complete_utilities(const Negotiation& negotiation,
                                           const PackageSpace& space,
                                           const std::vector<PartyId>& parties);

}  // namespace zopa
