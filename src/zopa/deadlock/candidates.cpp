// One encoding answers all: each kind of package is a literal that implies what holds of it, and
// what is listed is excluded from then on.
#include "zopa/deadlock/candidates.hpp"

#include <algorithm>
#include <optional>
#include <string>

#include "zopa/deadlock/consent.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/first_by_order.hpp"
#include "zopa/deadlock/listing.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/unmet_demands.hpp"
#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {
namespace {

using sat::Lit;
using Lits = Encoding::Lits;
using Values = std::vector<std::uint32_t>;

constexpr std::size_t kMostWaysLookedAt = 1000;        // of which packages are looked at
constexpr std::size_t kMostOptionsPicked = 1'000'000;  // over all packages

class Picker {
 public:
  Picker(const Negotiation& negotiation, const Deadlock& deadlock, std::size_t most, const Run& run)
      : negotiation_(negotiation),
        deadlock_(deadlock),
        most_(most),
        limits_(run.limits),
        problem_(red_line_problem(negotiation)),
        encoding_(problem_, staircases_of(problem_, Scope::all, run.limits), run.limits),
        kleene_(encoding_),
        base_({encoding_.all_rules(), encoding_.all_settled()}),
        zone_(kind_of(encoding_.as_stated(Scope::all))),
        looks_at_ways_(deadlock.zone.empty() && deadlock.ways.count() > 0),
        demands_(unmet_demands(encoding_, kleene_, !looks_at_ways_)),
        unmet_(encoding_.solver(), demands_.numbers) {
    all_.push_back(zone_);
    if (looks_at_ways_) add_ways();
  }

  Candidates pick() && {
    result_.kind = patterns_.empty() ? CandidateKind::zone : CandidateKind::ways;
    fits_ = do_all_fit();
    take({accepted()}, {}, most_);
    for (const Proposal& proposal : negotiation_.proposals()) take_one_of(proposal);
    if (!fits_) {  // else all are listed, and neither names nor the order of the parties matter
      for (const Lits& pattern : patterns_) take({}, pattern, 1);
    }
    take({}, all_, most_);
    if (listed_.size() == most_ && exists(base_, all_)) result_.is_complete = false;
    if (is_reached(limits_)) result_.is_complete = false;
    for (const Values& values : listed_) result_.packages.push_back(problem_.space.package(values));
    return std::move(result_);
  }

 private:
  // Holds only of packages of which all of these hold.
  Lit kind_of(const Lits& all) {
    const Lit kind = encoding_.solver().new_lit();
    for (const Lit lit : all) encoding_.solver().add({-kind, lit});
    encoding_.solver().prefer(-kind);
    return kind;
  }

  void add_ways() {
    needs_.emplace(encoding_);
    for (const WayGroup* group : deadlock_.ways.groups()) {
      if (!group->complete) result_.is_complete = false;
      for (const WayClass& one : group->classes) {
        for (const WayPattern* pattern : by_name(one.patterns)) add(*pattern);
      }
    }
  }

  // In an order that the order of the parties does not change.
  [[nodiscard]] std::vector<const WayPattern*> by_name(
      const std::vector<WayPattern>& patterns) const {
    std::vector<std::pair<std::vector<std::string>, const WayPattern*>> named;
    for (const WayPattern& pattern : patterns) {
      std::vector<std::string>& names =
          named.emplace_back(std::vector<std::string>{}, &pattern).first;
      for (const auto* numbers : {&pattern.moves, &pattern.questions}) {
        for (std::size_t i = 0; i < numbers->parties.size(); ++i) {
          names.push_back((numbers == &pattern.moves ? "moves " : "is asked ") +
                          negotiation_.party(numbers->parties[i]).id + ' ' +
                          std::to_string(numbers->values[i]));
        }
      }
      std::sort(names.begin(), names.end());
    }
    std::sort(named.begin(), named.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const WayPattern*> ordered;
    for (const auto& [names, pattern] : named) ordered.push_back(pattern);
    return ordered;
  }

  void add(const WayPattern& pattern) {
    Lits& ways = patterns_.emplace_back();
    for (const auto& way : pattern.ways) {
      if (all_.size() > kMostWaysLookedAt) {
        result_.is_complete = false;
        break;
      }
      Lits opened = {encoding_.all_lines()};
      needs_->only(way, opened);
      ways.push_back(kind_of(opened));
      all_.push_back(ways.back());
    }
    if (ways.empty()) patterns_.pop_back();
  }

  // Packages of the zone that enough parties are claimed to accept.
  Lit accepted() {
    Lits accepts;
    claimed_ = acceptances_of(negotiation_, problem_.space);
    for (const std::vector<Accepting>& own : claimed_) {
      accepts.push_back(encoding_.solver().new_lit());
      Lits one_of = {-accepts.back()};
      for (const Accepting& one : own) one_of.push_back(kleene_.literal(one.formula, Truth::yes));
      encoding_.solver().add(one_of);
    }
    const Lit holds = kind_of({zone_});
    encode_agreement(problem_.agreement, accepts, holds, encoding_.solver());
    return holds;
  }

  // As it can be completed: with what nothing excludes, or a way opens, if that is possible.
  void take_one_of(const Proposal& proposal) {
    Lits chosen;
    for (const auto& choice : proposal.package) {
      const auto axis = problem_.space.axis_of(choice.issue);
      if (!axis) return;
      const auto& options = problem_.space.axes()[*axis].options;
      const auto at = std::find(options.begin(), options.end(), choice.option);
      if (at == options.end()) return;
      chosen.push_back(encoding_.takes(*axis, static_cast<std::uint32_t>(at - options.begin())));
    }
    const bool is_zone = patterns_.empty();
    for (const Lits& one_of : {Lits{zone_}, all_, Lits{}}) {
      if (one_of.empty() && is_zone) continue;  // what somebody excludes stands apart
      if (is_listed(chosen) || take(chosen, one_of, 1)) return;
    }
  }

  [[nodiscard]] bool is_listed(const Lits& chosen) const {
    return std::any_of(listed_.begin(), listed_.end(), [&](const Values& values) {
      return std::all_of(chosen.begin(), chosen.end(), [&](Lit lit) {
        for (std::size_t a = 0; a < values.size(); ++a) {
          if (encoding_.takes(a, values[a]) == lit) return true;
        }
        return false;
      });
    });
  }

  bool exists(const Lits& assumptions, const Lits& one_of) {
    return encoding_.solve(assumptions, one_of) == sat::Answer::satisfiable;
  }

  // Lists at most so many more, those that meet most demands first; says whether there were any.
  bool take(const Lits& assumed, const Lits& one_of, std::size_t count) {
    const std::size_t before = listed_.size();
    const std::size_t wanted = std::min(most_, before + count);
    Lits assumptions = base_;
    assumptions.insert(assumptions.end(), assumed.begin(), assumed.end());
    for (std::size_t unmet = 0; unmet <= unmet_.size() && listed_.size() < wanted; ++unmet) {
      if (!exists(assumptions, one_of)) break;
      const auto from = static_cast<std::ptrdiff_t>(listed_.size());
      if (!take_apart(assumed, unmet, wanted)) take_by_search(assumptions, one_of, unmet, wanted);
      std::sort(listed_.begin() + from, listed_.end());
    }
    return listed_.size() > before;
  }

  // … of those that leave so many unmet.
  void take_by_search(Lits assumptions, const Lits& one_of, std::size_t unmet, std::size_t wanted) {
    if (unmet < unmet_.size()) assumptions.push_back(unmet_.at_most(unmet));
    while (listed_.size() < wanted && exists(assumptions, one_of)) {
      list(drawn(assumptions, one_of));
    }
  }

  // False where issues do not stand for themselves, or counting takes longer than a search.
  bool take_apart(const Lits& assumed, std::size_t unmet, std::size_t wanted) {
    constexpr std::size_t kMostCounted = 4'000'000;
    auto& apart = demands_.apart;
    if (!apart || !assumed.empty() || fits_ || apart->cost(unmet) > kMostCounted) return false;
    while (listed_.size() < wanted && !is_reached(limits_)) {
      const auto values = apart->first({axes_by_lot(), options_by_lot()}, unmet);
      if (!values) break;
      list(*values);
    }
    return true;
  }

  void list(const Values& values) {
    listed_.push_back(values);
    encoding_.solver().add(others_than(values));
    if (demands_.apart) demands_.apart->add(values);
  }

  [[nodiscard]] Lits others_than(const Values& values) const {
    Lits others;
    for (std::size_t a = 0; a < values.size(); ++a) {
      others.push_back(-encoding_.takes(a, values[a]));
    }
    return others;
  }

  // Are there at most as many as can be listed?  Then it does not matter which is found first.
  bool do_all_fit() {
    if (demands_.apart && demands_.apart->are_more_than(most_)) return false;
    Lits assumptions = base_;
    assumptions.push_back(encoding_.solver().new_lit());
    for (std::size_t found = 0; exists(assumptions, all_); ++found) {
      if (found == most_) return false;
      Lits others = others_than(encoding_.model_values());
      others.push_back(-assumptions.back());
      encoding_.solver().add(others);
    }
    return true;
  }

  // The package that the lot names: issue after issue, the first option by lot with which there is
  // one at all.  Expects a model.
  Values drawn(const Lits& assumptions, const Lits& one_of) {
    Values values = encoding_.model_values();
    if (fits_) return values;
    return first_by_order(encoding_, {axes_by_lot(), options_by_lot()}, assumptions, one_of,
                          values);
  }

  [[nodiscard]] Values axes_by_lot() const {
    std::vector<std::string> names;
    for (const Axis& axis : problem_.space.axes()) {
      names.push_back(negotiation_.issue(axis.issue).id);
    }
    return by_lot(names);
  }

  [[nodiscard]] std::vector<Values> options_by_lot() const {
    std::vector<Values> orders;
    for (const Axis& axis : problem_.space.axes()) {
      std::vector<std::string> names;
      for (const OptionId option : axis.options) {
        names.push_back(negotiation_.issue(axis.issue).id + ' ' +
                        negotiation_.option(axis.issue, option).id);
      }
      orders.push_back(by_lot(names));
    }
    return orders;
  }

  // Positions in the order of numbers that depend on the names, and on how many are listed (FNV-1a,
  // mixed as in SplitMix64).
  [[nodiscard]] Values by_lot(const std::vector<std::string>& names) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> drawn;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      std::uint64_t hash = 0xCBF29CE484222325U + listed_.size();
      for (const char c : names[i]) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
      }
      hash = (hash ^ (hash >> 30U)) * 0xBF58476D1CE4E5B9U;
      drawn.emplace_back(hash ^ (hash >> 27U), i);
    }
    std::sort(drawn.begin(), drawn.end());
    Values order;
    for (const auto& [number, position] : drawn) order.push_back(position);
    return order;
  }

  const Negotiation& negotiation_;
  const Deadlock& deadlock_;
  std::size_t most_;
  const Limits* limits_;
  LineProblem problem_;
  Encoding encoding_;
  Kleene kleene_;
  std::optional<Needs> needs_;
  std::vector<std::vector<Accepting>> claimed_;  // literals are made of their formulas
  Lits base_;
  Lit zone_;                    // nothing on file excludes it
  Lits all_;                    // one of these holds of what is looked for
  std::vector<Lits> patterns_;  // … of what a pattern of ways opens
  bool looks_at_ways_;          // of packages that somebody excludes
  UnmetDemands demands_;
  sat::Totalizer unmet_;
  bool fits_ = false;
  std::vector<Values> listed_;
  Candidates result_;
};

}  // namespace

Candidates candidates_of(const Negotiation& in_force, const Deadlock& deadlock, std::size_t most,
                         const Run& run) {
  most = fewer_of_many(most, in_force.issues().size(), kMostOptionsPicked);
  return Picker(in_force, deadlock, most, run).pick();
}

}  // namespace zopa::deadlock
