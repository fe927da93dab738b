// Whether there is a zone is one question to an encoding that all readings share: a consent that
// is not needed is one whose lines are off, one that is needed is assumed.  Only where the answer
// is no, the ways are looked for, as many as are enough to see a difference; only where it is yes
// and demands are on file, whether these collide.  How much is looked at in all is counted in
// lines, so that hundreds of parties cost seconds: what is not looked at is counted as not known.
#include "zopa/deadlock/readings.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <unordered_map>

#include "zopa/deadlock/conflicts.hpp"
#include "zopa/deadlock/consent.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/ways.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/model/easing.hpp"
#include "zopa/model/pivotal.hpp"
#include "zopa/model/ratifiers.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;

constexpr std::size_t kMostLinesInAll = 2'000'000;  // looked at in all readings together
constexpr std::size_t kLinesOfAnEncoding = 10;      // each costs as much as so many in a question
constexpr std::size_t kMostWaysInAll = 10'000;      // in all of them together, in each group
constexpr std::size_t kLeastWays = 50;              // … in each of them
constexpr std::uint64_t kEliminationInAll = 1'000'000;
constexpr std::uint64_t kLeastElimination = 2'000;
constexpr std::uint64_t kExplorationInAll = 10'000;
constexpr std::uint64_t kLeastExploration = 20;

using WayNames = std::set<std::set<std::string>>;  // what each way needs

// One way of reading a negotiation.
struct View {
  const Negotiation* negotiation;
  Agreement agreement;
  std::vector<bool> counts;            // by party
  std::optional<PositionId> demanded;  // a red line that is only a demand
};

View view_with(const Negotiation& negotiation, Agreement agreement) {
  const std::vector<std::optional<bool>> open(negotiation.parties().size());
  std::vector<bool> counts = pivotal(agreement, open);
  return {&negotiation, std::move(agreement), std::move(counts), {}};
}

// The rule where the party has to consent besides.
Agreement rule_with(const Agreement& rule, PartyId party) {
  Agreement own;
  own.kind = Agreement::Kind::party;
  own.party = party;
  Agreement both;
  both.parts = {rule, own};
  return both;
}

// The red line is only a demand; nullopt where something else on file needs it to be a red line.
std::optional<Negotiation> with_demand(const Negotiation& negotiation, PositionId line) {
  Draft draft(negotiation);
  Position& position = draft.contents.positions[line.index()];
  position.claim = Demand{without_easing(std::get<RedLine>(position.claim).formula)};
  ease_no_more(draft.contents, position.id);
  auto changed = std::move(draft).finish();
  if (!changed) return std::nullopt;
  return *std::move(changed);
}

View view_of(const Negotiation& negotiation) {
  return view_with(negotiation, agreement_rule(negotiation));
}

// Do demands of those whose consent counts collide, with each other or with their red lines?
class Asking {
 public:
  Asking(const View& view, const ConflictLimits& most, const Limits* limits)
      : view_(view),
        most_(most),
        limits_(limits),
        problem_(claims_problem(*view.negotiation, view.counts)) {
    std::erase_if(problem_.lines,
                  [&](const Line& line) { return !view.counts[line.party.index()]; });
  }

  // Nullopt where a limit stopped the search.
  [[nodiscard]] std::optional<bool> is_more_than_can_be() const {
    const auto is_asked_for = [&](const Line& line) { return is_demand(line); };
    if (std::none_of(problem_.lines.begin(), problem_.lines.end(), is_asked_for)) return false;
    Encoding encoding(problem_, std::vector<Staircase>(problem_.lines.size()), limits_);
    Lits assumptions = {encoding.all_rules(), encoding.no_steps(), encoding.all_settled(),
                        encoding.tabled_only()};
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      if (!is_demand(problem_.lines[i])) assumptions.push_back(encoding.line(LineId{i}));
    }
    const sat::Answer without_demands = encoding.solve(assumptions);
    if (without_demands == sat::Answer::satisfiable) {
      const sat::Answer all = encoding.solve(encoding.as_stated(Scope::tabled_only));
      return all == sat::Answer::unknown ? std::nullopt
                                         : std::optional(all == sat::Answer::unsatisfiable);
    }
    if (without_demands == sat::Answer::unknown) return std::nullopt;
    // Red lines collide among themselves, which an agreement does not need all of.
    const ConflictSets found = find_conflicts(encoding, Scope::tabled_only, most_, limits_);
    const bool is_one_of_demands =
        std::any_of(found.sets.begin(), found.sets.end(), [&](const LineSet& set) {
          return std::any_of(set.begin(), set.end(),
                             [&](LineId line) { return is_demand(problem_.lines[line.index()]); });
        });
    return is_one_of_demands || found.complete ? std::optional(is_one_of_demands) : std::nullopt;
  }

 private:
  [[nodiscard]] bool is_demand(const Line& line) const {
    if (line.reservation) return false;
    return line.position == view_.demanded ||
           std::holds_alternative<Demand>(view_.negotiation->position(line.position).claim);
  }

  const View& view_;
  const ConflictLimits& most_;
  const Limits* limits_;
  LineProblem problem_;
};

class Reader {
 public:
  Reader(const Negotiation& negotiation, const Deadlock& deadlock, const Run& run)
      : negotiation_(negotiation),
        deadlock_(deadlock),
        limits_(run.limits),
        problem_(everyones_problem(negotiation)),
        stated_(problem_),
        rule_(agreement_rule(negotiation)),
        as_read_(view_of(negotiation)),
        has_line_(negotiation.parties().size(), false) {
    keep_lines_of(as_read_, stated_);
    for (const Line& line : problem_.lines) {
      if (!line.reservation) has_line_[line.party.index()] = true;
    }
    for (const Conflict& conflict : deadlock.conflicts) {
      for (const std::string& line : conflict.lines) ++conflicts_with_[line];
    }
    for (const Position& position : negotiation.positions()) {
      const bool is_demand = std::holds_alternative<Demand>(position.claim);
      demands_name_moves_ = demands_name_moves_ || (is_demand && names_a_move(position.claim));
    }
  }

  Readings run(const std::vector<ReadSo>& others) && {
    list();
    const std::size_t all = std::max<std::size_t>(asked_.size() + others.size(), 1);
    most_ways_ = std::clamp(kMostWaysInAll / all, kLeastWays, Options{}.most_ways);
    share_limits(all);
    look_at_the_ways_as_it_is();
    for (const Reading& reading : asked_) {
      if (is_told_beforehand(reading) || is_one_too_many()) continue;
      const auto changed =
          names_a_move(reading) ? with_demand(negotiation_, *reading.line) : std::nullopt;
      if (changed) {
        answer(reading, *changed);
      } else if (const auto view = view_as(reading)) {
        answer(reading, *view);
      }
    }
    for (const ReadSo& one : others) {
      if (!is_one_too_many()) answer(one.reading, one.in_force);
    }
    std::stable_sort(
        found_.changing.begin(), found_.changing.end(),
        [&](const Reading& a, const Reading& b) { return change_of(a) > change_of(b); });
    return std::move(found_);
  }

 private:
  // Of what one search may take, each of many gets its part.
  void share_limits(std::size_t readings) {
    const auto share = [&](std::uint64_t in_all, std::uint64_t least, std::uint64_t& most) {
      most = std::clamp(in_all / readings, least, most);
    };
    share(kEliminationInAll, kLeastElimination, conflict_limits_.elimination);
    share(kExplorationInAll, kLeastExploration, conflict_limits_.exploration);
  }

  // Every reading of the rule of consent, then of the lines, in the order of the file.
  void list() {
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      if (as_read_.counts[p]) ask(Reading::Kind::not_needed, PartyId{p});
    }
    const std::vector<bool> must = parties_that_must_consent(stated_);
    may_do_without_some_ = must != as_read_.counts;
    for (const PartyId ratifier : ratifiers_of(negotiation_)) has_line_[ratifier.index()] = false;
    for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
      if (!must[p] && has_line_[p]) ask(Reading::Kind::needed, PartyId{p});
    }
    for (const Line& line : problem_.lines) list(line);
  }

  void list(const Line& line) {
    const bool is_open = line.basis >= Basis::inferred || line.firmness == Firmness::unknown;
    if (line.reservation || !is_open || !as_read_.counts[line.party.index()]) return;
    asked_.emplace_back().line = line.position;
  }

  void ask(Reading::Kind kind, PartyId party) {
    Reading& reading = asked_.emplace_back();
    reading.kind = kind;
    reading.party = party;
  }

  // Nullopt where the rule asks for one party's consent alone: nobody agrees alone.
  [[nodiscard]] std::optional<View> view_as(const Reading& reading) const {
    if (reading.kind == Reading::Kind::demand_only) {
      View view = as_read_;
      view.demanded = reading.line;
      return view;
    }
    auto rule = reading.kind == Reading::Kind::needed
                    ? std::optional(rule_with(rule_, reading.party))
                    : rule_without(rule_, reading.party);
    if (!rule) return std::nullopt;
    View view = view_with(negotiation_, *std::move(rule));
    if (std::count(view.counts.begin(), view.counts.end(), true) < 2) return std::nullopt;
    return view;
  }

  // Where each of what may be many parties is needed: without one of them nothing that is possible
  // becomes impossible, and what blocks without its lines still does.
  bool is_told_beforehand(const Reading& reading) {
    // The zone leaves all lines whole together, which so collide with no demand that they become.
    if (reading.kind == Reading::Kind::demand_only && deadlock_.verdict != Verdict::deadlock &&
        !may_do_without_some_) {
      ++found_.unchanging;
      return true;
    }
    const bool all_are_needed = !negotiation_.agreement() && rule_.parts.size() > 2;
    if (reading.kind != Reading::Kind::not_needed || !all_are_needed) return false;
    if (deadlock_.verdict == Verdict::agreement_possible) {
      ++found_.unchanging;
      return true;
    }
    if (deadlock_.verdict != Verdict::deadlock || is_told_by_ways_) return false;
    const bool stays = std::any_of(
        deadlock_.conflicts.begin(), deadlock_.conflicts.end(), [&](const Conflict& one) {
          return std::find(one.parties.begin(), one.parties.end(), reading.party) ==
                 one.parties.end();
        });
    if (stays) ++found_.unknown;
    return stays;
  }

  bool is_one_too_many() {
    const bool is_it = is_reached(limits_) || looked_at_ >= kMostLinesInAll;
    if (is_it) ++found_.unknown;
    return is_it;
  }

  void answer(const Reading& reading, const View& view) {
    const auto told = told_by_conflicts(reading);
    add(reading, told ? *told : ask_for_zone(reading), view, problem_);
  }

  // Where other claims are in force than on file, or their lines are about other issues.
  void answer(const Reading& reading, const Negotiation& in_force) {
    const View view = view_of(in_force);
    const LineProblem problem = everyones_problem(in_force);
    LineProblem stated = problem;
    keep_lines_of(view, stated);
    count_encoding(stated);
    Encoding encoding(stated, std::vector<Staircase>(stated.lines.size()), limits_);
    add(reading, encoding.solve(encoding.as_stated(Scope::tabled_only)), view, problem);
  }

  void add(Reading reading, sat::Answer zone, const View& view, const LineProblem& everybodys) {
    if (zone == sat::Answer::satisfiable) {
      say_that_there_is_one(reading, view);
    } else if (zone == sat::Answer::unsatisfiable) {
      reading.verdict = Verdict::deadlock;
      if (needs_ways()) look_for_ways(reading, view, everybodys);
    }
    const auto differs = does_differ(reading);
    if (!differs) {
      ++found_.unknown;
    } else if (*differs) {
      found_.changing.push_back(reading);
    } else {
      ++found_.unchanging;
    }
  }

  // Where there are many, no reading could be told from it by its ways.
  void look_at_the_ways_as_it_is() {
    const Ways& ways = deadlock_.ways;
    is_told_by_ways_ =
        deadlock_.verdict == Verdict::deadlock && ways.complete() &&
        std::max({ways.by_moves.count, ways.by_options.count, ways.by_both.count}) <= most_ways_;
    if (!is_told_by_ways_) return;
    Encoding encoding(stated_, staircases_of(stated_, Scope::all, limits_), limits_);
    is_told_by_ways_ = add_ways(encoding, as_it_is_);
  }

  // A red line makes the own moves that it names a part of what is agreed; a demand does not.
  [[nodiscard]] bool names_a_move(const Reading& reading) const {
    if (reading.kind != Reading::Kind::demand_only) return false;
    return names_a_move(negotiation_.position(*reading.line).claim);
  }
  [[nodiscard]] bool names_a_move(const Claim& claim) const {
    const std::vector<IssueId> issues = issues_of(claim);
    return std::any_of(issues.begin(), issues.end(),
                       [&](IssueId issue) { return negotiation_.issue(issue).by.has_value(); });
  }

  // Where all parties are needed, a line less leaves a zone if it is in every conflict.
  [[nodiscard]] std::optional<sat::Answer> told_by_conflicts(const Reading& reading) const {
    const bool are_all_known = deadlock_.conflicts_complete && !deadlock_.conflicts.empty();
    if (!takes_a_line_away(reading) || !are_all_known) return std::nullopt;
    const auto found = conflicts_with_.find(negotiation_.position(*reading.line).id);
    const std::size_t with = found == conflicts_with_.end() ? 0 : found->second;
    return with == deadlock_.conflicts.size() ? sat::Answer::satisfiable
                                              : sat::Answer::unsatisfiable;
  }

  // … of the parties that all have to consent, and nothing else.
  [[nodiscard]] bool takes_a_line_away(const Reading& reading) const {
    return reading.kind == Reading::Kind::demand_only && !may_do_without_some_ &&
           deadlock_.verdict == Verdict::deadlock && !names_a_move(reading);
  }

  // Is there a zone, read like this?
  sat::Answer ask_for_zone(const Reading& reading) {
    if (!shared_) {
      count_encoding(problem_);
      shared_.emplace(problem_, std::vector<Staircase>(problem_.lines.size()), limits_);
    }
    looked_at_ += problem_.lines.size() + weight_of(rule_) / kLinesOfAnEncoding;
    Lits assumptions = {shared_->all_rules(), shared_->no_steps(), shared_->all_settled(),
                        shared_->tabled_only()};
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      if (is_on(problem_.lines[i], reading)) assumptions.push_back(shared_->line(LineId{i}));
    }
    if (reading.kind == Reading::Kind::needed) {
      assumptions.push_back(shared_->consents(reading.party));
    }
    return shared_->solve(assumptions);
  }

  // Who excludes nothing consents to everything.
  static bool is_on(const Line& line, const Reading& reading) {
    if (reading.kind == Reading::Kind::not_needed) return line.party != reading.party;
    return reading.kind != Reading::Kind::demand_only || line.reservation ||
           line.position != reading.line;
  }

  void count_encoding(const LineProblem& problem) {
    looked_at_ += kLinesOfAnEncoding * (problem.lines.size() + weight_of(problem.agreement));
  }

  // How many clauses a rule takes, roughly: parts that may be missing are counted.
  static std::size_t weight_of(const Agreement& rule) {
    if (rule.kind == Agreement::Kind::party) return 1;
    std::size_t weight = 0;
    for (const Agreement& part : rule.parts) weight += weight_of(part);
    const bool is_counted = rule.kind == Agreement::Kind::at_least;
    return is_counted ? weight + rule.parts.size() * (rule.parts.size() - rule.needed()) : weight;
  }

  [[nodiscard]] bool needs_ways() const {
    return is_told_by_ways_ || deadlock_.verdict != Verdict::deadlock;
  }

  static void keep_lines_of(const View& view, LineProblem& problem) {
    problem.agreement = view.agreement;
    problem.counts = view.counts;
    std::erase_if(problem.lines, [&](const Line& line) {
      return !view.counts[line.party.index()] ||
             (line.position == view.demanded && !line.reservation);
    });
  }

  void say_that_there_is_one(Reading& reading, const View& view) {
    // A line that was one too many is asked for all the same.
    if (takes_a_line_away(reading) && !demands_name_moves_) {
      reading.verdict = Verdict::demands_only;
      reading.ways_complete = true;
      return;
    }
    looked_at_ +=
        kLinesOfAnEncoding * view.negotiation->positions().size() + conflict_limits_.elimination;
    const auto collides = Asking(view, conflict_limits_, limits_).is_more_than_can_be();
    if (!collides) return;
    reading.verdict = *collides ? Verdict::demands_only : Verdict::agreement_possible;
    reading.ways_complete = true;
  }

  void look_for_ways(Reading& reading, const View& view, LineProblem problem) {
    keep_lines_of(view, problem);
    count_encoding(problem);
    Encoding encoding(problem, staircases_of(problem, Scope::all, limits_), limits_);
    ways_.clear();
    reading.ways_complete = add_ways(encoding, ways_);
    reading.ways = ways_.size();
    if (reading.ways_complete && is_told_by_ways_) {
      reading.ways_new = count_missing(ways_, as_it_is_);
    }
  }

  // Are these all?
  bool add_ways(Encoding& encoding, WayNames& names) {
    const Needs needs(encoding);
    bool complete = true;
    for (const FoundGroup& group : find_ways(encoding, needs, {}, most_ways_, limits_)) {
      complete = complete && group.complete;
      for (const FoundClass& one : group.classes) {
        for (const NeedSet& way : one.ways) {
          std::set<std::string> own;
          for (const std::uint32_t n : way) own.insert(name_of(needs.all()[n], encoding));
          names.insert(std::move(own));
        }
      }
    }
    return complete;
  }

  // The same whatever else is in the problem.
  [[nodiscard]] std::string name_of(const Need& need, const Encoding& encoding) const {
    const LineProblem& problem = encoding.problem();
    const auto option = [&](std::uint32_t axis, std::uint32_t value) {
      const Axis& of = problem.space.axes()[axis];
      return ' ' + negotiation_.issue(of.issue).id + ' ' +
             negotiation_.option(of.issue, of.options[value]).id;
    };
    if (need.kind == Need::Kind::tabled) return "tabled" + option(need.axis, need.value);
    if (need.kind == Need::Kind::answer) {
      return "asked " + negotiation_.party(need.party).id + option(need.axis, need.value);
    }
    const Staircase& staircase = encoding.staircases()[need.line];
    std::string name = "moves " + problem.lines[need.line].id;
    for (const std::uint32_t value : staircase.steps[need.step].values) {
      name += option(*staircase.axis, value);
    }
    return name;
  }

  // nullopt where it is not known.
  [[nodiscard]] std::optional<bool> does_differ(const Reading& reading) const {
    if (!reading.verdict || !deadlock_.verdict) return std::nullopt;
    if (reading.verdict != deadlock_.verdict) return true;
    if (reading.verdict != Verdict::deadlock) return false;
    if (!is_told_by_ways_) return std::nullopt;
    if (reading.ways_complete) return ways_ != as_it_is_;
    return reading.ways > as_it_is_.size() ? std::optional(true) : std::nullopt;
  }

  // How many of the one are not among the other?
  static std::size_t count_missing(const WayNames& of, const WayNames& among) {
    return static_cast<std::size_t>(std::count_if(
        of.begin(), of.end(), [&](const auto& way) { return among.count(way) == 0; }));
  }

  // Another verdict is the greatest change there is; then as many ways as are gone or new.
  [[nodiscard]] std::pair<bool, std::size_t> change_of(const Reading& reading) const {
    const bool is_other = reading.verdict != deadlock_.verdict;
    if (is_other) return {true, 0};
    const std::size_t kept = reading.ways - reading.ways_new;
    return {false, reading.ways_new + as_it_is_.size() - std::min(kept, as_it_is_.size())};
  }

  const Negotiation& negotiation_;
  const Deadlock& deadlock_;
  const Limits* limits_;
  LineProblem problem_;  // of everybody's lines
  LineProblem stated_;   // of those that take part
  Agreement rule_;
  View as_read_;
  std::vector<bool> has_line_;      // by party, whether it counts or not
  std::optional<Encoding> shared_;  // of problem_
  std::unordered_map<std::string, std::size_t> conflicts_with_;  // by id of a line: how many
  bool demands_name_moves_ = false;                              // of parties' own
  bool may_do_without_some_ = false;  // can there be an agreement without somebody that counts?
  ConflictLimits conflict_limits_;
  std::vector<Reading> asked_;
  std::size_t most_ways_ = 0;
  bool is_told_by_ways_ = false;
  WayNames as_it_is_;          // where readings can be told by their ways
  WayNames ways_;              // of the reading that is being looked at
  std::size_t looked_at_ = 0;  // lines, in all readings so far
  Readings found_;
};

}  // namespace

std::optional<Agreement> rule_without(const Agreement& rule, PartyId party) {
  if (rule.kind == Agreement::Kind::party) {
    return rule.party == party ? std::nullopt : std::optional(rule);
  }
  Agreement left = rule;
  left.parts.clear();
  std::size_t given = 0;
  for (const Agreement& part : rule.parts) {
    if (auto open = rule_without(part, party)) {
      left.parts.push_back(*std::move(open));
    } else {
      ++given;
    }
  }
  if (given >= rule.needed()) return std::nullopt;
  if (left.parts.size() == 1) return left.parts.front();
  if (rule.kind == Agreement::Kind::at_least) {
    left.threshold -= static_cast<std::uint32_t>(given);
  }
  return left;
}

Readings readings_of(const Negotiation& in_force, const Deadlock& deadlock,
                     const std::vector<ReadSo>& others, const Run& run) {
  return Reader(in_force, deadlock, run).run(others);
}

}  // namespace zopa::deadlock
