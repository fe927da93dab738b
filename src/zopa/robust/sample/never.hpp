// Is a package the best for a party in no completion, or efficient in none, though no single other
// one is better in all of them?
//
//   if (is_never_best(party, packages, x)) …
//   if (is_never_efficient(parties, packages, x)) …
//
// What is asked of pairs has been answered: that settles most, and the rest is made small by it.
// Not looked for where it would take too many programmes (kMostProgrammes), nor to the end where
// the limits are reached: then false.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "zopa/base/budget.hpp"
#include "zopa/preference/standing.hpp"

namespace zopa::robust {

// What is known of one party: of two packages by number, in every completion.
struct KnownParty {
  std::function<bool(std::size_t, std::size_t)> is_at_least;
  std::function<bool(std::size_t, std::size_t)> is_better;
  Standing* standing = nullptr;
};

// Expects packages of which none is better than x for the party in every completion.
[[nodiscard]] bool is_never_best(const KnownParty& party,
                                 const std::vector<Standing::Values>& packages, std::size_t x,
                                 const Limits* limits = nullptr);

// Expects packages of which none dominates x in every completion.  One dominates another where it
// is at least as good for every party and better for some; completions of different parties are
// independent.
[[nodiscard]] bool is_never_efficient(const std::vector<KnownParty>& parties,
                                      const std::vector<Standing::Values>& packages, std::size_t x,
                                      const Limits* limits = nullptr);

}  // namespace zopa::robust
