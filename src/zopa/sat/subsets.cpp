#include "zopa/sat/subsets.hpp"

#include <algorithm>

#include "zopa/sat/solver.hpp"

namespace zopa::sat {
namespace {

using Chosen = std::vector<bool>;

Subset listed(const Chosen& chosen) {
  Subset subset;
  for (std::uint32_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) subset.push_back(i);
  }
  return subset;
}

bool is_whole(const Chosen& chosen) {
  return std::find(chosen.begin(), chosen.end(), false) == chosen.end();
}

class Exploration {
 public:
  Exploration(std::size_t size, const Ask& ask, const SubsetLimits& limits, Budget& budget)
      : ask_(ask), limits_(limits), budget_(budget), map_(budget.limits()) {
    unexplored_ = map_.new_lits(size);
    for (const Lit lit : unexplored_) map_.prefer(lit);
  }

  Exploration&& without(const std::vector<Subset>& known) && {
    for (const Subset& subset : known) exclude_supersets_of(subset);
    return std::move(*this);
  }

  Subsets run() && {
    Chosen seed(unexplored_.size());
    while (found_.minimal_unmet.size() < limits_.most_unmet &&
           found_.maximal_met.size() < limits_.most_met) {
      const Answer answer = map_.solve(std::initializer_list<Lit>{});
      found_.complete = answer == Answer::unsatisfiable;
      if (answer != Answer::satisfiable) break;
      for (std::size_t i = 0; i < seed.size(); ++i) seed[i] = map_.value(unexplored_[i]);
      if (!(meets(seed) ? grow(seed) : shrink(seed))) break;
    }
    std::sort(found_.minimal_unmet.begin(), found_.minimal_unmet.end());
    std::sort(found_.maximal_met.begin(), found_.maximal_met.end());
    return std::move(found_);
  }

 private:
  // Sets witness_ too; a question given up leaves gave_up_ set and counts as unmet.
  bool meets(const Chosen& chosen, bool and_more = false) {
    witness_.assign(chosen.size(), false);
    const auto met = budget_.spend() ? ask_(chosen, and_more, witness_) : std::nullopt;
    gave_up_ = gave_up_ || !met.has_value();
    return met.value_or(false);
  }

  bool grow(Chosen& seed) {
    do {
      seed = witness_;
    } while (!is_whole(seed) && meets(seed, true));
    if (gave_up_) return false;
    std::vector<Lit> clause;
    for (std::size_t i = 0; i < seed.size(); ++i) {
      if (!seed[i]) clause.push_back(unexplored_[i]);
    }
    map_.add(clause);
    found_.maximal_met.push_back(listed(seed));
    return true;
  }

  bool shrink(Chosen& seed) {
    if (gave_up_) return false;
    seed = witness_;
    for (std::size_t i = 0; i < seed.size(); ++i) {
      if (!seed[i]) continue;
      seed[i] = false;
      const bool met = meets(seed);
      if (gave_up_) return false;
      if (met) {
        seed[i] = true;
      } else {
        seed = witness_;
      }
    }
    found_.minimal_unmet.push_back(listed(seed));
    exclude_supersets_of(found_.minimal_unmet.back());
    return true;
  }

  void exclude_supersets_of(const Subset& subset) {
    std::vector<Lit> clause;
    for (const std::uint32_t i : subset) clause.push_back(-unexplored_[i]);
    map_.add(clause);
  }

  const Ask& ask_;
  SubsetLimits limits_;
  Budget& budget_;
  Solver map_;
  std::vector<Lit> unexplored_;
  Chosen witness_;
  bool gave_up_ = false;
  Subsets found_;
};

}  // namespace

Subsets explore_subsets(std::size_t size, const Ask& ask, const SubsetLimits& limits,
                        Budget& budget, const std::vector<Subset>& known) {
  return Exploration(size, ask, limits, budget).without(known).run();
}

}  // namespace zopa::sat
