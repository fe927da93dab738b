#include "zopa/stability/game/impasse_map.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

namespace zopa::stability {
namespace {

using Counts = std::vector<std::uint32_t>;  // by package
using Mask = std::uint32_t;                 // of parties

bool has(Mask mask, std::size_t party) { return ((mask >> party) & 1U) != 0; }

// By axis, a relation between values: row a holds where a sum for a goes over b.
using Relations = std::vector<std::vector<char>>;

Relations transposed(const Moves& moves, const Relations& relations) {
  Relations result = relations;
  for (std::size_t axis = 0; axis < result.size(); ++axis) {
    const std::size_t size = moves.digits[axis].size;
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) {
        result[axis][a * size + b] = relations[axis][b * size + a];
      }
    }
  }
  return result;
}

Relations both(Relations a, const Relations& b) {
  for (std::size_t axis = 0; axis < a.size(); ++axis) {
    for (std::size_t k = 0; k < a[axis].size(); ++k) {
      a[axis][k] = a[axis][k] != 0 && b[axis][k] != 0 ? 1 : 0;
    }
  }
  return a;
}

// One axis, whose values stand `stride` apart.
void sum_along(std::size_t size, std::size_t stride, const std::vector<char>& relation,
               Counts& counts) {
  std::vector<std::uint32_t> before(size * stride);
  for (std::size_t base = 0; base < counts.size(); base += before.size()) {
    std::copy_n(&counts[base], before.size(), before.begin());
    for (std::size_t pair = 0; pair < size * size; ++pair) {
      const std::size_t a = pair / size;
      const std::size_t b = pair % size;
      if (b == a || relation[pair] == 0) continue;
      std::uint32_t* own = &counts[base + a * stride];
      const std::uint32_t* other = &before[b * stride];
      for (std::size_t k = 0; k < stride; ++k) own[k] += other[k];
    }
  }
}

// counts[x] becomes the sum over all y that are related to x on every axis.
void sum_along(const Moves& moves, const Relations& relations, Counts& counts) {
  for (std::size_t axis = 0; axis < relations.size(); ++axis) {
    sum_along(moves.digits[axis].size, moves.stride(axis), relations[axis], counts);
  }
}

class Mapping {
 public:
  Mapping(const ImpasseProblem& problem, std::size_t most, const Limits* limits)
      : problem_(problem),
        most_(most),
        limits_(limits),
        moves_(problem.packages),
        feasible_(moves_.states()) {}

  ImpasseMap run() {
    list_masks();
    prepare_orders();
    find_families();
    find_minimal();
    if (is_reached(limits_)) return std::move(result_);
    fill_yielding();
    fill_joint();
    place_all();
    return std::move(result_);
  }

 private:
  [[nodiscard]] std::size_t parties() const { return problem_.excluded.size(); }

  void list_masks() {
    masks_.assign(moves_.states(), 0);
    for (std::size_t p = 0; p < parties(); ++p) {
      problem_.excluded[p].for_each([&](std::size_t x) { masks_[x] |= Mask{1} << p; });
    }
    for (std::size_t x = 0; x < masks_.size(); ++x) {
      if (moves_.is_feasible(x)) feasible_.add(x);
    }
    result_.packages = feasible_.count();
  }

  // better_[p]: rows are related to what is at least as good for the party.
  void prepare_orders() {
    for (std::size_t p = 0; p < parties(); ++p) {
      better_.push_back(transposed(moves_, problem_.orders[p]));
    }
  }

  // Related to what is at least as good for all of them.
  [[nodiscard]] Relations better_for(Mask movers) const {
    std::optional<Relations> all;
    for (std::size_t p = 0; p < parties(); ++p) {
      if (!has(movers, p)) continue;
      all = all ? both(std::move(*all), better_[p]) : better_[p];
    }
    return *all;
  }

  // By mask of those who exclude: the smallest sets of movers.
  [[nodiscard]] std::vector<Mask> movers_of(Mask excluders) const {
    std::vector<Mask> minimal;
    std::vector<Mask> subsets = {0};  // nobody has to move: in the zone
    for (Mask subset = excluders; subset != 0; subset = (subset - 1) & excluders) {
      subsets.push_back(subset);
    }
    std::stable_sort(subsets.begin(), subsets.end(),
                     [](Mask a, Mask b) { return std::popcount(a) < std::popcount(b); });
    for (const Mask subset : subsets) {
      const bool is_larger = std::any_of(minimal.begin(), minimal.end(),
                                         [&](Mask own) { return (own & ~subset) == 0; });
      if (is_larger) continue;
      std::vector<bool> consents(parties());
      for (std::size_t p = 0; p < parties(); ++p) {
        consents[p] = !has(excluders, p) || has(subset, p);
      }
      if (!problem_.suffices(consents)) continue;
      if (subset == 0) return {};
      minimal.push_back(subset);
    }
    return minimal;
  }

  // By set of movers: the packages that need it.
  void find_families() {
    std::map<Mask, std::vector<Mask>> by_excluders;
    for (std::size_t x = 0; x < masks_.size(); ++x) {
      if (!moves_.is_feasible(x)) continue;
      const auto [at, is_new] = by_excluders.try_emplace(masks_[x]);
      if (is_new) at->second = movers_of(masks_[x]);
      if (at->second.empty()) ++result_.zone;
      for (const Mask movers : at->second) {
        families_.try_emplace(movers, moves_.states()).first->second.add(x);
      }
    }
  }

  [[nodiscard]] Counts indicator(const StateSet& set) const {
    Counts counts(moves_.states(), 0);
    set.for_each([&](std::size_t x) { counts[x] = 1; });
    return counts;
  }

  // Members of the family that are at least as good as x for its movers, and as good.
  struct Above {
    Counts at_least;
    Counts tied;
  };
  [[nodiscard]] Above above(const StateSet& family, const Relations& better) const {
    Above result{indicator(family), {}};
    const Relations equal = both(better, transposed(moves_, better));
    result.tied = result.at_least;
    sum_along(moves_, better, result.at_least);
    if (has_ties(equal)) sum_along(moves_, equal, result.tied);
    return result;
  }

  [[nodiscard]] bool has_ties(const Relations& equal) const {
    for (std::size_t axis = 0; axis < equal.size(); ++axis) {
      const std::size_t size = moves_.digits[axis].size;
      for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = 0; b < size; ++b) {
          if (a != b && equal[axis][a * size + b] != 0) return true;
        }
      }
    }
    return false;
  }

  void find_minimal() {
    for (const auto& [movers, family] : families_) minimal_.emplace(movers, family);
    for (const auto& [movers, family] : families_) {
      if (is_reached(limits_)) return;
      const Above own = above(family, better_for(movers));
      for (auto& [others, left] : minimal_) {
        if ((movers & ~others) != 0) continue;
        const bool is_same = others == movers;
        families_.at(others).for_each([&](std::size_t x) {
          const bool is_above = is_same ? own.at_least[x] > own.tied[x] : own.at_least[x] > 0;
          if (is_above) left.remove(x);
        });
      }
    }
  }

  [[nodiscard]] Threshold threshold(std::size_t package, Mask movers) const {
    Threshold made;
    made.package = package;
    for (std::size_t p = 0; p < parties(); ++p) {
      if (has(movers, p)) made.movers.push_back(p);
    }
    made.is_minimal = minimal_.at(movers).has(package);
    return made;
  }

  void fill_yielding() {
    for (std::size_t p = 0; p < parties(); ++p) {
      Yielding& own = result_.yielding.emplace_back();
      const Mask movers = Mask{1} << p;
      const auto at = families_.find(movers);
      if (at == families_.end()) continue;
      own.count = at->second.count();
      const StateSet& best = minimal_.at(movers);  // for one mover, to ask less is to be better
      const Above worse = above(at->second, transposed(moves_, better_[p]));
      const auto add = [&](std::size_t x, std::vector<Threshold>& list, std::size_t& count) {
        if (++count <= most_) list.push_back(threshold(x, movers));
      };
      at->second.for_each([&](std::size_t x) {
        if (best.has(x)) add(x, own.best, own.best_count);
        if (worse.at_least[x] == worse.tied[x]) add(x, own.worst, own.worst_count);
      });
    }
  }

  void fill_joint() {
    const Above all = above(feasible_, better_for((Mask{1} << parties()) - 1));
    // Of each set of movers the first few; then those of the smallest sets.
    for (const auto& [movers, family] : families_) {
      if (std::popcount(movers) < 2) continue;
      std::array<std::size_t, 2> listed{};
      family.for_each([&, mask = movers](std::size_t x) {
        if (all.at_least[x] > all.tied[x]) return;
        ++result_.joint_count;
        const bool is_minimal = minimal_.at(mask).has(x);
        if (is_minimal) ++result_.minimal_count;
        if (++listed[is_minimal ? 1 : 0] > most_) return;
        result_.joint.push_back(threshold(x, mask));
      });
    }
    shorten(result_.joint);
  }

  // Minimal ones first, of few movers before those of many; what ties with the last stays.
  void shorten(std::vector<Threshold>& list) const {
    const auto key = [](const Threshold& one) {
      return std::tuple(!one.is_minimal, one.movers.size(), one.package);
    };
    std::stable_sort(list.begin(), list.end(),
                     [&](const Threshold& a, const Threshold& b) { return key(a) < key(b); });
    if (list.size() <= most_) return;
    const auto last = key(list[most_ - 1]);
    std::erase_if(list, [&](const Threshold& one) { return key(one) > last; });
  }

  // Places among all feasible packages.
  void place_all() {
    std::vector<Threshold*> listed;
    for (Yielding& own : result_.yielding) {
      for (Threshold& one : own.best) listed.push_back(&one);
      for (Threshold& one : own.worst) listed.push_back(&one);
    }
    for (Threshold& one : result_.joint) listed.push_back(&one);
    for (Threshold* one : listed) one->places.resize(one->movers.size());
    for (std::size_t p = 0; p < parties() && !is_reached(limits_); ++p) {
      const Above better = above(feasible_, better_[p]);
      const Above worse = above(feasible_, transposed(moves_, better_[p]));
      for (Threshold* one : listed) {
        const auto at = std::find(one->movers.begin(), one->movers.end(), p);
        if (at == one->movers.end()) continue;
        const std::size_t x = one->package;
        one->places[static_cast<std::size_t>(at - one->movers.begin())] = {
            1 + better.at_least[x] - better.tied[x], 1 + result_.packages - worse.at_least[x]};
      }
    }
  }

  const ImpasseProblem& problem_;
  std::size_t most_;
  const Limits* limits_;
  const Moves& moves_;
  StateSet feasible_;
  std::vector<Mask> masks_;        // by package: who excludes it
  std::vector<Relations> better_;  // by party
  std::map<Mask, StateSet> families_;
  std::map<Mask, StateSet> minimal_;
  ImpasseMap result_;
};

}  // namespace

ImpasseMap impasse_map(const ImpasseProblem& problem, std::size_t most, const Limits* limits) {
  return Mapping(problem, most, limits).run();
}

}  // namespace zopa::stability
