// How many lines of whom a way out moves: the four numbers of a class, as bounds that a search may
// assume, and what each of them is at least whatever the way.
//
//   Burden burden(encoding, Scope::tabled_only);
//   burden.bound({2, 5, 0, 0}, assumptions);   // two firm lines of each at most, five in all
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
  Burden(Encoding& encoding, Scope scope);

  // From now on the answers that a party would have to give can be bounded too.
  void count_questions(const Needs& needs);
  void bound_questions_by_one(std::uint32_t most, Lits& lits);

  void bound_firm_by_one(std::uint32_t most, Lits& lits);
  void bound_firm(std::uint32_t most, Lits& lits);
  void bound_soft_by_one(std::uint32_t most, Lits& lits);
  void bound_soft(std::uint32_t most, Lits& lits);
  void bound(const ClassKey& key, Lits& lits);

  // No way out moves fewer firm lines of the party that moves most; and no way out whose parties
  // move at most so many each moves fewer in all.  The bounds above use what was found out last.
  [[nodiscard]] std::uint32_t least_firm_by_one();
  [[nodiscard]] std::uint32_t least_firm(std::uint32_t most_by_one);

 private:
  // The lines of one kind, firm or soft.
  struct Kind {
    std::vector<sat::Totalizer> by_party;  // of parties that have some
    std::vector<sat::Totalizer> total;     // one
  };
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
    std::uint64_t allowed = 0;  // more than the number to be bounded comes to
  };

  static void bound(std::vector<sat::Totalizer>& totals, std::uint32_t most, Lits& lits);
  [[nodiscard]] std::uint64_t weight_of(const Load& load,
                                        const std::vector<std::uint64_t>& weights) const;
  // The least, over all packages, of the sum of the parties' firm lines with these weights.
  [[nodiscard]] std::uint64_t least_sum(const std::vector<std::uint64_t>& weights,
                                        std::vector<std::uint64_t>& loads) const;
  // Assumes that no option is taken that by itself makes the weighted sum greater than `most`.
  void forbid_beyond(const Proof& proof, std::uint64_t most, Lits& lits) const;

  Encoding& encoding_;
  Kind firm_, soft_;
  std::vector<sat::Totalizer> questions_;  // by party that is asked something
  std::vector<bool> must_;    // by party: no agreement without it, as far as that is known
  std::size_t parties_ = 0;   // in each of the loads
  std::vector<Loads> loads_;  // by issue
  Proof by_one_, in_all_;
};

}  // namespace zopa::deadlock
