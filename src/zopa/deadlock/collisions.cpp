// Demands and red lines are looked at together, whoever has them: the minimal sets that no package
// meets.  Those with a demand in them are collisions.  Those without are conflicts, or, where the
// agreement rule gets by without some of their parties, no more than contested.
#include "zopa/deadlock/collisions.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/consent.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;

// There are more demands and red lines together than red lines alone, and more that collides.
ConflictLimits wider(ConflictLimits most) {
  most.elimination *= 10;
  return most;
}

bool is_demand(const Negotiation& negotiation, const Line& line) {
  return !line.reservation &&
         std::holds_alternative<Demand>(negotiation.position(line.position).claim);
}

std::size_t reservations_in(const LineProblem& problem) {
  return static_cast<std::size_t>(
      std::count_if(problem.lines.begin(), problem.lines.end(),
                    [](const Line& line) { return line.reservation.has_value(); }));
}

// Without demands, and where nobody with a red line can be left out, conflicts say it all.
bool says_more_than_conflicts(const LineProblem& red_lines) {
  const std::vector<bool> must = parties_that_must_consent(red_lines);
  const auto& positions = red_lines.negotiation->positions();
  return std::any_of(positions.begin(), positions.end(), [&](const Position& position) {
    const bool is_line = std::holds_alternative<RedLine>(position.claim) ||
                         std::holds_alternative<Reservation>(position.claim);
    return std::holds_alternative<Demand>(position.claim) ||
           (is_line && !must[position.party.index()]);
  });
}

// Whose numbers are as exact at this level as they are at all.
Basis basis_of(const Negotiation& negotiation, const Line& line) {
  if (!line.reservation) return line.basis;
  Basis weakest = line.basis;
  for (const PositionId row : line.reservation->rests_on()) {
    weakest = weaker(weakest, zopa::basis_of(negotiation, negotiation.position(row)));
  }
  return weakest;
}

// Is there a tabled package that satisfies the rules?
bool has_packages(Encoding& encoding) {
  return encoding.solve(Lits{encoding.all_rules(), encoding.tabled_only()}) ==
         sat::Answer::satisfiable;
}

// Issues each of whose tabled options breaks something by itself are contested, too: where the
// lines that shut out one option collide with those that shut out another, no minimal set may hold
// them all.  A model tells of all issues that it settles, and no model of all that are left.  False
// when stopped.
bool add_issues_without_an_option(Encoding& encoding, std::vector<bool>& contested) {
  if (!has_packages(encoding)) return true;
  const auto& axes = encoding.problem().space.axes();
  const Lits assumptions = {encoding.all_rules(), encoding.all_lines(), encoding.no_steps(),
                            encoding.tabled_only()};
  std::vector<std::size_t> left;
  for (std::size_t a = 0; a < axes.size(); ++a) {
    if (!contested[axes[a].issue.index()]) left.push_back(a);
  }
  while (!left.empty()) {
    Lits one_of;
    for (const std::size_t a : left) one_of.push_back(-encoding.open(a));
    const sat::Answer answer = encoding.solve(assumptions, one_of);
    if (answer == sat::Answer::unknown) return false;
    if (answer == sat::Answer::unsatisfiable) break;
    std::erase_if(left, [&](std::size_t a) { return !encoding.solver().value(encoding.open(a)); });
  }
  for (const std::size_t a : left) contested[axes[a].issue.index()] = true;
  return true;
}

// Those of demands alone, which are few enough to be found even where not all are.
std::vector<LineSet> sets_of_demands(LineProblem problem, const ConflictLimits& most,
                                     const Limits* limits) {
  std::vector<LineId> demands;
  for (std::size_t i = 0; i < problem.lines.size(); ++i) {
    if (is_demand(*problem.negotiation, problem.lines[i])) demands.emplace_back(i);
  }
  std::erase_if(problem.lines,
                [&](const Line& line) { return !is_demand(*problem.negotiation, line); });
  Encoding encoding(problem, std::vector<Staircase>(problem.lines.size()), limits);
  std::vector<LineSet> sets = find_conflicts(encoding, Scope::tabled_only, most, limits).sets;
  for (LineSet& set : sets) {
    for (LineId& line : set) line = demands[line.index()];
  }
  return sets;
}

// Sorted.
ConflictSets find_all(Encoding& encoding, const ConflictLimits& most, const Limits* limits) {
  ConflictSets found = find_conflicts(encoding, Scope::tabled_only, wider(most), limits);
  if (found.complete) return found;
  const auto more = sets_of_demands(encoding.problem(), most, limits);
  found.sets.insert(found.sets.end(), more.begin(), more.end());
  std::sort(found.sets.begin(), found.sets.end());
  found.sets.erase(std::unique(found.sets.begin(), found.sets.end()), found.sets.end());
  return found;
}

class Search {
 public:
  Search(Encoding& red_lines, const ConflictLimits& most, const Limits* limits)
      : red_lines_(red_lines),
        negotiation_(*red_lines.problem().negotiation),
        problem_(claims_problem(negotiation_)),
        encoding_(problem_, std::vector<Staircase>(problem_.lines.size()), limits),
        own_lines_(lines_by_id(red_lines.problem())),
        must_(parties_that_must_consent(red_lines.problem())),
        sets_(find_all(encoding_, most, limits)) {}

  Collisions run() && {
    found_.contested.resize(negotiation_.issues().size(), false);
    found_.complete = sets_.complete && !loses_something();
    for (const LineSet& set : sets_.sets) {
      if (set.empty()) continue;
      if (!add(set)) {
        found_.complete = false;
        return std::move(found_);
      }
    }
    const bool all_settled = add_issues_without_an_option(encoding_, found_.contested);
    found_.complete = found_.complete && all_settled;
    return std::move(found_);
  }

 private:
  // Packages hold the moves that demands name here.  A party's numbers may say nothing of these,
  // and one of these may have no tabled option.
  [[nodiscard]] bool loses_something() {
    return reservations_in(problem_) != reservations_in(red_lines_.problem()) ||
           (has_packages(red_lines_) && !has_packages(encoding_));
  }

  // False when stopped.
  bool add(LineSet set) {
    const auto demands_end = std::stable_partition(set.begin(), set.end(), [&](LineId id) {
      return is_demand(negotiation_, problem_.lines[id.index()]);
    });
    auto meet = conflict_of(encoding_, set);
    if (!meet) return false;
    for (const IssueId issue : meet->issues) found_.contested[issue.index()] = true;
    if (demands_end == set.begin()) return add_of_red_lines(set, *std::move(meet));
    Collision& collision = found_.all.emplace_back();
    collision.demands = static_cast<std::size_t>(demands_end - set.begin());
    for (const LineId id : set) {
      meet->basis = weaker(meet->basis, basis_of(negotiation_, problem_.lines[id.index()]));
    }
    collision.meet = *std::move(meet);
    for (const PartyId party : collision.meet.parties) {
      if (!red_lines_.problem().counts[party.index()]) collision.not_needed.push_back(party);
    }
    auto& others = collision.not_needed;
    std::sort(others.begin(), others.end());
    others.erase(std::unique(others.begin(), others.end()), others.end());
    return true;
  }

  // Do these red lines leave an agreement open, without some of their parties?  Else they are in a
  // conflict.  False when stopped.
  bool add_of_red_lines(const LineSet& set, Conflict meet) {
    if (others_are_enough(set)) {
      found_.not_blocking.push_back(std::move(meet));
      return true;
    }
    LineSet own;
    for (const LineId id : set) {
      const auto found = own_lines_.find(problem_.lines[id.index()].id);
      if (found != own_lines_.end()) own.push_back(found->second);
    }
    if (shut_out_an_issue(own)) return true;
    Lits assumptions = {red_lines_.all_rules(), red_lines_.no_steps(), red_lines_.all_settled(),
                        red_lines_.tabled_only()};
    for (const LineId id : own) assumptions.push_back(red_lines_.line(id));
    const sat::Answer answer = red_lines_.solve(assumptions);
    if (answer == sat::Answer::satisfiable) found_.not_blocking.push_back(std::move(meet));
    return answer != sat::Answer::unknown;
  }

  // Those without whom there is no agreement allow no tabled option of some issue: that needs no
  // search, which counts where thousands of issues are such.
  [[nodiscard]] bool shut_out_an_issue(const LineSet& lines) const {
    const LineProblem& problem = red_lines_.problem();
    std::map<std::uint32_t, std::vector<std::uint32_t>> left;  // by axis: what all of them allow
    for (const LineId id : lines) {
      const Line& line = problem.lines[id.index()];
      const bool binds = std::any_of(line.binds.begin(), line.binds.end(),
                                     [&](PartyId party) { return must_[party.index()]; });
      for (const Clause& clause : line.clauses_alone()) {
        if (!binds || clause.literals.size() != 1) continue;
        const auto& [axis, values] = clause.literals.front();
        if (axis >= problem.space.axes().size()) continue;  // an auxiliary variable
        const auto [options, is_first] = left.try_emplace(axis);
        if (is_first) options->second = tabled_values(problem.space.axes()[axis]);
        std::erase_if(options->second, [&](std::uint32_t value) {
          return !std::binary_search(values.begin(), values.end(), value);
        });
        if (options->second.empty()) return true;
      }
    }
    return false;
  }

  static std::vector<std::uint32_t> tabled_values(const Axis& axis) {
    std::vector<std::uint32_t> values;
    for (std::uint32_t v = 0; v < axis.tabled.size(); ++v) {
      if (axis.tabled[v]) values.push_back(v);
    }
    return values;
  }

  // Without any of their parties there is an agreement, whatever the package: nothing has to be
  // searched for, which counts where hundreds of parties have thousands of such sets.
  [[nodiscard]] bool others_are_enough(const LineSet& set) {
    if (!has_any_) has_any_ = has_packages(red_lines_);
    std::vector<bool> consents(negotiation_.parties().size(), true);
    for (const LineId id : set) consents[problem_.lines[id.index()].party.index()] = false;
    return *has_any_ && is_met(red_lines_.problem().agreement, consents);
  }

  static std::map<std::string, LineId> lines_by_id(const LineProblem& problem) {
    std::map<std::string, LineId> lines;
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      lines.emplace(problem.lines[i].id, LineId{i});
    }
    return lines;
  }

  Encoding& red_lines_;
  const Negotiation& negotiation_;
  LineProblem problem_;
  Encoding encoding_;
  std::map<std::string, LineId> own_lines_;  // of red_lines_
  std::vector<bool> must_;                   // by party: no agreement without it
  std::optional<bool> has_any_;              // is a package of red_lines_ within the rules?
  ConflictSets sets_;
  Collisions found_;
};

}  // namespace

Collisions find_collisions(Encoding& red_lines, const ConflictLimits& most, const Limits* limits) {
  const LineProblem& problem = red_lines.problem();
  if (says_more_than_conflicts(problem)) return Search(red_lines, most, limits).run();
  Collisions none{{}, {}, std::vector<bool>(problem.negotiation->issues().size(), false), false};
  none.complete = add_issues_without_an_option(red_lines, none.contested);
  return none;
}

}  // namespace zopa::deadlock
