// The order of what is asked: first whether there is a zone at all; only if there is none, why not
// and what would have to give.  One encoding answers everything but the ways, which speak of
// questions too.
#include "zopa/deadlock/deadlock.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"
#include "zopa/deadlock/collisions.hpp"
#include "zopa/deadlock/counts.hpp"
#include "zopa/deadlock/islands.hpp"
#include "zopa/deadlock/levels.hpp"
#include "zopa/deadlock/listing.hpp"
#include "zopa/deadlock/ways_answer.hpp"
#include "zopa/model/notation.hpp"
#include "zopa/model/ratifiers.hpp"
#include "zopa/preference/utility_bounds.hpp"
#include "zopa/space/count.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;

constexpr std::size_t kMostIslands = 100;

// What the packages of the zone with something untabled in them satisfy.
Lits untabled_zone(const Encoding& encoding) {
  Lits lits = encoding.as_stated(Scope::all);
  lits.push_back(encoding.untabled());
  return lits;
}

class Diagnosis {
 public:
  Diagnosis(const Negotiation& negotiation, const Options& options, const Run& run)
      : negotiation_(negotiation),
        options_(options),
        run_(run),
        problem_(red_line_problem(negotiation)),
        encoding_(problem_, staircases_of(problem_, Scope::tabled_only, run.limits), run.limits) {}

  Deadlock diagnose() && {
    for (const Axis& axis : problem_.space.axes()) answer_.issues.push_back(axis.issue);
    answer_.agreement = to_notation(agreement_rule(negotiation_), negotiation_);
    list_parties();
    answer_.read_two_ways = deadlock::read_two_ways(negotiation_);
    answer_.eases = eases_in(negotiation_);
    const sat::Answer zone = encoding_.solve(encoding_.as_stated(Scope::tabled_only));
    count();
    find_collisions();
    if (zone == sat::Answer::unknown) {
      answer_.stopped = true;
      return std::move(answer_);
    }
    if (zone == sat::Answer::satisfiable) {
      settle_without_deadlock();
    } else {
      explain();
    }
    list_untabled();
    say_of_each_issue();
    add_blocs();
    answer_.stopped = is_reached(run_.limits);
    return std::move(answer_);
  }

 private:
  // Who has no line, who is not at the table, which lines take part and which do not.
  void list_parties() {
    for (std::size_t i = 0; i < negotiation_.parties().size(); ++i) {
      const PartyId party{i};
      if (negotiation_.parties()[i].role == Role::principal && !has_line(party)) {
        answer_.no_line_known.push_back(party);
      }
      if (problem_.counts[i] && !negotiation_.parties()[i].at_the_table) {
        answer_.absent.push_back(party);
      }
    }
    for (const Line& line : problem_.lines) {
      std::optional<Range> reservation;
      if (line.reservation) reservation = line.reservation->reservation();
      answer_.lines.push_back({line.id, line.party, line.firmness, line.basis, line.because,
                               reservation, required_by(line)});
    }
    list_what_takes_no_part();
  }

  // Of a red line: its formula as the file would write it.
  [[nodiscard]] std::optional<std::string> required_by(const Line& line) const {
    if (line.reservation) return std::nullopt;
    return to_notation(without_easing(formula_of(problem_, line)), negotiation_);
  }

  void list_what_takes_no_part() {
    for (const Position& position : negotiation_.positions()) {
      const bool is_reservation = std::holds_alternative<Reservation>(position.claim);
      if (!is_reservation && !std::holds_alternative<RedLine>(position.claim)) continue;
      if (!problem_.counts[position.party.index()]) {
        if (!is_asked_later(position.party)) answer_.lines_not_counted.push_back(position.id);
      } else if (is_reservation && !has_reservation_line(position.party)) {
        answer_.reservations_not_counted.push_back(
            {position.id, position.party,
             UtilityBounds::missing(negotiation_, position.party, problem_.space)});
      }
    }
  }

  // Ratifiers have an answer of their own.
  [[nodiscard]] bool is_asked_later(PartyId party) const {
    return std::find(ratifiers_.begin(), ratifiers_.end(), party) != ratifiers_.end();
  }

  [[nodiscard]] bool has_line(PartyId party) const {
    const auto own = negotiation_.positions_of(party);
    const bool has_own = std::any_of(own.begin(), own.end(), [&](PositionId id) {
      return std::holds_alternative<RedLine>(negotiation_.position(id).claim);
    });
    return has_own || has_reservation_line(party);
  }

  [[nodiscard]] bool has_reservation_line(PartyId party) const {
    return std::any_of(problem_.lines.begin(), problem_.lines.end(),
                       [&](const Line& line) { return line.reservation && line.party == party; });
  }

  void count() {
    Packages& packages = answer_.packages;
    packages.total = count_packages(problem_, Scope::all);
    packages.tabled = count_packages(problem_, Scope::tabled_only);
    packages.feasible =
        counted([&](Scope scope) { return count_feasible(encoding_, scope, run_.limits); });
    const auto open_tabled = count_not_excluded(encoding_, Scope::tabled_only, run_.limits);
    const auto open_in_all = count_not_excluded(encoding_, Scope::all, run_.limits);
    for (std::size_t i = 0; i < open_in_all.size(); ++i) {
      if (!problem_.counts[i]) continue;
      packages.not_excluded.push_back({PartyId{i}, {open_tabled[i], open_in_all[i]}});
    }
    packages.zone = counted([&](Scope scope) { return count_zone(encoding_, scope, run_.limits); });
    const Accepted tabled = count_accepted(problem_, Scope::tabled_only, run_.limits);
    const Accepted all = count_accepted(problem_, Scope::all, run_.limits);
    for (std::size_t i = 0; i < all.by_party.size(); ++i) {
      packages.accepted.push_back(
          {all.by_party[i].party, {tabled.by_party[i].packages, all.by_party[i].packages}});
    }
    packages.agreed = {tabled.enough, all.enough};
  }

  template <class CountIn>
  static Counted counted(CountIn count_in) {
    return {count_in(Scope::tabled_only), count_in(Scope::all)};
  }

  void settle_without_deadlock() {
    for (const auto& values : first_of_zone(encoding_, Scope::tabled_only, options_.most_listed)) {
      const Package package = problem_.space.package(values);
      answer_.zone.push_back({package, accepted_by(package)});
    }
    answer_.verdict =
        is_more_asked_than_can_be() ? Verdict::demands_only : Verdict::agreement_possible;
    answer_.conflicts_complete = true;
    for (WayGroup* group :
         {&answer_.ways.by_moves, &answer_.ways.by_options, &answer_.ways.by_both}) {
      group->complete = true;
    }
    answer_.islands_complete = true;
    name_who_excludes_the_zone();
  }

  // Of the parties whose consent no agreement needs.
  void name_who_excludes_the_zone() {
    if (answer_.lines_not_counted.empty()) return;
    const LineProblem problem = everyones_problem(negotiation_);
    Encoding encoding(problem, std::vector<Staircase>(problem.lines.size()), run_.limits);
    for (std::size_t i = 0; i < negotiation_.parties().size(); ++i) {
      if (problem.counts[i] || is_asked_later(PartyId{i})) continue;
      Lits assumptions = encoding.as_stated(Scope::tabled_only);
      assumptions.push_back(encoding.consents(PartyId{i}));
      if (encoding.solve(assumptions) == sat::Answer::unsatisfiable) {
        answer_.excluding.emplace_back(i);
      }
    }
  }

  [[nodiscard]] std::vector<PartyId> accepted_by(const Package& package) const {
    std::vector<PartyId> parties;
    for (std::size_t i = 0; i < negotiation_.parties().size(); ++i) {
      const PartyId party{i};
      if (problem_.counts[i] && is_accepted(problem_, party, package)) {
        parties.push_back(party);
      }
    }
    return parties;
  }

  void explain() {
    answer_.verdict = Verdict::deadlock;
    const Lits feasible = {encoding_.all_rules(), encoding_.tabled_only()};
    if (encoding_.solve(feasible) == sat::Answer::unsatisfiable) {
      answer_.no_tabled_option = issues_without_tabled_option();
      const auto rules = rules_of_conflict(encoding_, Scope::tabled_only, {});
      if (rules) answer_.rules_conflict = *rules;
      erase_sums(problem_, answer_.rules_conflict);
      answer_.conflicts_complete = true;
      answer_.islands_complete = true;
      find_ways({});
      return;
    }
    begin(run_.limits, "looking for what blocks an agreement");
    const ConflictSets found =
        find_conflicts(encoding_, Scope::tabled_only, options_.conflicts, run_.limits);
    Levels levels(negotiation_, run_.limits);
    const bool has_reservations = problem_.has_reservations();
    answer_.conflicts_complete = found.complete;
    for (const LineSet& set : found.sets) {
      auto conflict = conflict_of(encoding_, set);
      if (conflict && has_reservations) {
        conflict->basis = levels.basis_of(set, problem_);
      }
      if (!conflict || (has_reservations && is_reached(run_.limits))) {
        answer_.conflicts_complete = false;
        break;
      }
      answer_.conflicts.push_back(*std::move(conflict));
    }
    answer_.support = strongest(answer_.conflicts);
    if (answer_.support) answer_.basis = answer_.conflicts[*answer_.support].basis;
    find_ways(found.sets);
    const bool all_known = answer_.conflicts.size() == found.sets.size();
    const auto& by_moves = answer_.ways.by_moves;
    if (by_moves.count == 0 && by_moves.complete && all_known) name_what_blocks(found.sets);
    islands_ = find_islands(problem_, kMostIslands, run_.limits);
    answer_.islands_complete = islands_.complete;
  }

  void find_ways(const std::vector<LineSet>& conflicts) {
    begin(run_.limits, "looking for ways out");
    answer_.ways = ways_of(problem_, options_, run_, conflicts);
  }

  [[nodiscard]] std::vector<IssueId> issues_without_tabled_option() const {
    std::vector<IssueId> issues;
    for (const Axis& axis : problem_.space.axes()) {
      if (std::count(axis.tabled.begin(), axis.tabled.end(), true) == 0) {
        issues.push_back(axis.issue);
      }
    }
    return issues;
  }

  // Of several supports: the strongest basis, then the smallest, then the first in the file.
  static std::optional<std::size_t> strongest(const std::vector<Conflict>& conflicts) {
    if (conflicts.empty()) return std::nullopt;
    const auto best = std::min_element(
        conflicts.begin(), conflicts.end(), [](const Conflict& a, const Conflict& b) {
          return std::pair{a.basis, a.lines.size()} < std::pair{b.basis, b.lines.size()};
        });
    return static_cast<std::size_t>(best - conflicts.begin());
  }

  // No move helps: lines that nobody would ever relax clash by themselves.
  void name_what_blocks(const std::vector<LineSet>& conflicts) {
    std::vector<Conflict> absolute;
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      const bool all_absolute =
          std::all_of(conflicts[i].begin(), conflicts[i].end(),
                      [&](LineId line) { return problem_.lines[line.index()].is_absolute(); });
      if (all_absolute) absolute.push_back(answer_.conflicts[i]);
    }
    if (const auto best = strongest(absolute)) answer_.ways.blocked_by = absolute[*best].lines;
  }

  void find_collisions() {
    begin(run_.limits, "looking for demands that collide");
    Collisions found = deadlock::find_collisions(encoding_, options_.conflicts, run_.limits);
    answer_.collisions = std::move(found.all);
    answer_.collisions_complete = found.complete;
    answer_.not_blocking = std::move(found.not_blocking);
    contested_ = std::move(found.contested);
  }

  // Without a tabled package that the rules allow, it is not known what is contested.
  void say_of_each_issue() {
    for (const Conflict& conflict : answer_.conflicts) {
      for (const IssueId issue : conflict.issues) contested_[issue.index()] = true;
    }
    const bool has_packages = answer_.packages.feasible.tabled.any.value_or(false);
    const bool is_known = has_packages && answer_.conflicts_complete && answer_.collisions_complete;
    answer_.states = issue_states(negotiation_, answer_.issues, contested_, is_known);
    std::vector<bool> asked_apart(contested_.size(), false);
    for (const Collision& collision : answer_.collisions) {
      for (const IssueId issue : collision.meet.issues) asked_apart[issue.index()] = true;
    }
    answer_.islands = islands_among(islands_.sets, answer_.states, asked_apart);
  }

  // Among the parties whose consent counts.
  [[nodiscard]] bool is_more_asked_than_can_be() const {
    return std::any_of(answer_.collisions.begin(), answer_.collisions.end(),
                       [](const Collision& one) { return one.not_needed.empty(); });
  }

  void list_untabled() {
    const auto& zone = answer_.packages.zone;
    for (const auto& values :
         first_packages(encoding_, untabled_zone(encoding_), options_.most_listed)) {
      answer_.untabled.packages.push_back(problem_.space.package(values));
    }
    const bool is_listed = !answer_.untabled.packages.empty();
    if (!is_listed && is_reached(run_.limits)) return;
    answer_.untabled.count.any = is_listed;
    if (zone.all.count && zone.tabled.count) {
      answer_.untabled.count.count = weighted_sum({{1, *zone.all.count}, {-1, *zone.tabled.count}});
    } else if (answer_.untabled.packages.empty()) {
      answer_.untabled.count.count = Count{0};
    }
  }

  void add_blocs() {
    for (std::size_t i = 0; i < negotiation_.blocs().size(); ++i) {
      answer_.blocs.push_back(effect_of(BlocId{i}));
    }
  }

  BlocEffect effect_of(BlocId id) {
    const Bloc& bloc = negotiation_.blocs()[id.index()];
    BlocEffect effect;
    effect.bloc = id;
    effect.with = bloc.with;
    if (!bloc.before.empty()) effect.before = bloc.before;
    effect.because = bloc.because;
    effect.basis = basis_of(negotiation_, bloc);
    for (const PartyId member : bloc.with) {
      const std::vector<IssueId> unknown = unknown_issues(negotiation_, member);
      if (!unknown.empty()) effect.unknown.push_back({member, unknown});
    }
    if (is_reached(run_.limits)) return effect;
    const LineProblem joint = bloc_problem(negotiation_, bloc);
    Encoding encoding(joint, staircases_of(joint, Scope::tabled_only, run_.limits), run_.limits);
    effect.zone = counted([&](Scope scope) { return count_zone(encoding, scope, run_.limits); });
    effect.conflicts_complete = true;
    if (encoding.solve(encoding.as_stated(Scope::tabled_only)) == sat::Answer::satisfiable) {
      return effect;
    }
    const ConflictSets found =
        find_conflicts(encoding, Scope::tabled_only, options_.conflicts, run_.limits);
    effect.conflicts_complete = found.complete;
    for (const LineSet& set : found.sets) {
      if (set.empty()) continue;
      auto conflict = conflict_of(encoding, set);
      if (!conflict) {
        effect.conflicts_complete = false;
        break;
      }
      conflict->basis = weaker(conflict->basis, effect.basis);
      const bool known =
          std::any_of(answer_.conflicts.begin(), answer_.conflicts.end(),
                      [&](const Conflict& other) { return other.lines == conflict->lines; });
      if (!known) effect.conflicts.push_back(*std::move(conflict));
    }
    return effect;
  }

  const Negotiation& negotiation_;
  const Options& options_;
  const Run& run_;
  LineProblem problem_;
  Encoding encoding_;
  Islands islands_;
  std::vector<bool> contested_;  // by issue
  std::vector<PartyId> ratifiers_ = ratifiers_of(negotiation_);
  Deadlock answer_;
};

}  // namespace

void Options::describe(Fields& fields) {
  fields.count("ways", ways_shown, "Ways to show in full, of each group");
}

Deadlock diagnose(const Negotiation& negotiation, const Options& options, const Run& run) {
  ZOPA_EXPECTS(!PackageSpace(negotiation).axes().empty());
  return Diagnosis(negotiation, options, run).diagnose();
}

}  // namespace zopa::deadlock
