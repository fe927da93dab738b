// What a way asks of one party at most: the three numbers of a class, as bounds that a search may
// assume, and what the first of them is at least whatever the way.
//
//   Burden burden(encoding, needs, Scope::tabled_only);
//   burden.bound({2, 1, 3}, assumptions);   // two firm lines of each at most, one soft line, …
//
// A line on one issue moves when the package's option there breaks it and its party consents.  So
// the number of a party's lines that move on an issue follows from the option taken, and only the
// sums over issues need counters: their size is that of the answer, not of the file.
#pragma once

#include <cstdint>
#include <vector>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/types.hpp"
#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {

class Burden {
 public:
  using Lits = Encoding::Lits;

  // Of ways to packages in `scope`.
  Burden(Encoding& encoding, const Needs& needs, Scope scope);

  void bound_firm_by_one(std::uint32_t most, Lits& lits);
  void bound_soft_by_one(std::uint32_t most, Lits& lits);
  void bound_questions_to_one(std::uint32_t most, Lits& lits);
  void bound(const ClassKey& key, Lits& lits);

  // No way moves fewer firm lines of the party that moves most.  The bounds use how that was found
  // out.
  [[nodiscard]] std::uint32_t least_firm_by_one();

  // The size of what counts firm lines up to such a bound.
  [[nodiscard]] std::uint64_t size_of_bound(std::uint32_t firm_by_one) const;

 private:
  using ByParty = std::vector<sat::Totalizer>;  // of parties that have some
  class Builder;

  // What an option of an issue breaks: by party that must consent, how many of its firm lines.
  struct Load {
    std::uint32_t value;
    std::vector<std::uint32_t> lines;
  };
  using Loads = std::vector<Load>;  // of the options that a way out can take

  // Weights of the parties, and what they prove: whatever the package, the weighted sum of the
  // lines that move is at least `least`.
  struct Proof {
    std::vector<std::uint64_t> weights;
    std::uint64_t least = 0;
  };

  static void bound(ByParty& totals, std::uint32_t most, Lits& lits);
  [[nodiscard]] std::uint64_t weight_of(const Load& load,
                                        const std::vector<std::uint64_t>& weights) const;
  // The least, over all packages, of the sum of the parties' firm lines with these weights.
  [[nodiscard]] std::uint64_t least_sum(const std::vector<std::uint64_t>& weights,
                                        std::vector<std::uint64_t>& loads) const;
  // Assumes that no option is taken that by itself makes the weighted sum greater than `most`.
  void forbid_beyond(const Proof& proof, std::uint64_t most, Lits& lits) const;

  Encoding& encoding_;
  ByParty firm_, soft_, questions_;
  std::vector<bool> must_;    // by party: no agreement without it, as far as that is known
  std::size_t parties_ = 0;   // in each of the loads
  std::vector<Loads> loads_;  // by issue
  Proof by_one_;
};

}  // namespace zopa::deadlock
