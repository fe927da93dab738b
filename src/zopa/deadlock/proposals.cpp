#include "zopa/deadlock/proposals.hpp"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "zopa/base/budget.hpp"
#include "zopa/deadlock/consent.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/numbers.hpp"
#include "zopa/deadlock/problem.hpp"
#include "zopa/deadlock/staircase.hpp"
#include "zopa/model/sums.hpp"
#include "zopa/sat/cardinality.hpp"
#include "zopa/space/acceptance.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;

constexpr std::size_t kMostChanges = 20;  // sets of changes to list
constexpr std::size_t kMostQuorums = 1000;

using Acceptances = std::vector<std::vector<Accepting>>;  // by party

}  // namespace

// What the tests of all proposals start from.
struct ProposalTests::Shared {
  Shared(const Negotiation& in_force, const Run& run)
      : negotiation(in_force),
        problem(red_line_problem(in_force)),
        staircases(staircases_of(problem, Scope::all, run.limits)),
        accepting(acceptances_of(in_force, problem.space)) {}

  const Negotiation& negotiation;
  LineProblem problem;
  std::vector<Staircase> staircases;
  Acceptances accepting;
};

namespace {

class Test {
 public:
  Test(const ProposalTests::Shared& shared, const Proposal& proposal, const Run& run)
      : negotiation_(shared.negotiation),
        limits_(run.limits),
        problem_(shared.problem),
        accepting_(shared.accepting),
        encoding_(problem_, shared.staircases, run.limits),
        choices_(negotiation_.issues().size()),
        excludes_(negotiation_.parties().size()) {
    tested_.id = proposal.id;
    if (!proposal.id.empty()) tested_.by = proposal.by.party;
    for (const auto& choice : proposal.package) {
      choices_[choice.issue.index()] = choice.option;
      tested_.package.push_back({choice.issue, choice.option});
    }
    std::sort(tested_.package.begin(), tested_.package.end());
    const PartialPackage proposed = choices_;
    choices_ = with_sums(negotiation_, proposed);
    for (std::size_t i = 0; i < choices_.size(); ++i) {
      follows_.push_back(choices_[i] && !proposed[i]);
    }
  }

  TestedProposal run() {
    for (const Position& position : negotiation_.positions()) hold_against(position);
    for (const Line& line : problem_.lines) hold_against_reservation(line);
    for (const Change& choice : tested_.package) {
      const Option& option = negotiation_.option(choice.issue, choice.option);
      if (!option.is_possible()) tested_.not_possible.push_back(choice);
    }
    add_tabling();
    if (tested_.not_possible.empty()) add_rules();
    add_responses();
    tested_.is_excluded = !tested_.breaks_rules.empty() || !tested_.not_possible.empty() ||
                          !suffices(problem_.agreement, willing());
    if (tested_.is_excluded) {
      add_moves();
      add_changes();
    } else {
      tested_.moves_complete = tested_.changes_complete = true;
    }
    return std::move(tested_);
  }

 private:
  void hold_against(const Position& position) {
    const auto truth = [&](const Formula& formula) {
      return truth_of(formula, negotiation_, choices_);
    };
    if (const auto* demand = std::get_if<Demand>(&position.claim)) {
      if (truth(demand->formula) == Truth::no) tested_.unmet.push_back(position.id);
    } else if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      const Truth is_kept = truth(line->formula);
      if (is_kept == Truth::no) add_broken(position.id, position.party);
      if (is_kept == Truth::unknown) ask(position.party, line->formula);
    }
  }

  void add_broken(const std::string& line, PartyId party) {
    tested_.breaks.push_back(line);
    broken_.insert(line);
    excludes_[party.index()] = true;
  }

  // A reservation is about whole packages.
  void hold_against_reservation(const Line& line) {
    if (!line.reservation) return;
    std::vector<std::uint32_t> values;
    for_each_proposed([&](std::uint32_t /*axis*/, std::optional<std::uint32_t> value) {
      if (value) values.push_back(*value);
    });
    if (values.size() < problem_.space.axes().size()) return;
    if (truth_of(problem_, line, values) == Truth::no) add_broken(line.id, line.party);
  }

  // What is left open hangs on other issues; only what is proposed can be asked about.
  void ask(PartyId party, const Formula& formula) {
    for (const IssueId issue : what_leaves_open(formula, negotiation_, choices_)) {
      const auto& option = choices_[issue.index()];
      if (!option || !negotiation_.option(issue, *option).hypothetical) continue;
      const Question question{party, issue, *option};
      const auto& asked = tested_.questions;
      if (std::find(asked.begin(), asked.end(), question) == asked.end()) {
        tested_.questions.push_back(question);
      }
    }
  }

  // From the last on, every rule is left out without which the others still shut it out.
  void add_rules() {
    Lits proposed;
    for_each_proposed([&](std::uint32_t axis, std::optional<std::uint32_t> value) {
      proposed.push_back(encoding_.takes(axis, *value));
    });
    Lits rules;
    for (std::size_t i = 0; i < problem_.rules.size(); ++i) rules.push_back(encoding_.rule(i));
    const auto is_shut_out = [&](const Lits& by) {
      Lits assumptions = proposed;
      assumptions.insert(assumptions.end(), by.begin(), by.end());
      return encoding_.solve(assumptions) == sat::Answer::unsatisfiable;
    };
    if (!is_shut_out(rules)) return;
    for (std::size_t i = rules.size(); i > 0 && !is_reached(limits_); --i) {
      Lits fewer = rules;
      fewer.erase(fewer.begin() + static_cast<std::ptrdiff_t>(i - 1));
      if (is_shut_out(fewer)) rules = std::move(fewer);
    }
    for (std::size_t i = 0; i < problem_.rules.size(); ++i) {
      if (std::find(rules.begin(), rules.end(), encoding_.rule(i)) != rules.end()) {
        if (!is_sum(negotiation_.rules()[i])) tested_.breaks_rules.push_back(RuleId{i});
      }
    }
  }

  // By axis that is settled: the position of the option, where it may stand in a package.
  template <class Visit>
  void for_each_proposed(const Visit& visit) const {
    for (std::uint32_t a = 0; a < problem_.space.axes().size(); ++a) {
      const Axis& axis = problem_.space.axes()[a];
      const auto& proposed = choices_[axis.issue.index()];
      if (!proposed) continue;
      const auto at = std::find(axis.options.begin(), axis.options.end(), *proposed);
      const bool is_there = at != axis.options.end();
      const auto value = static_cast<std::uint32_t>(at - axis.options.begin());
      visit(a, is_there ? std::optional(value) : std::nullopt);
    }
  }

  // Untabled options that leave nobody's line open would still have to be tabled.
  void add_tabling() {
    for (const Change& choice : tested_.package) {
      const auto& asked = tested_.questions;
      const bool is_asked = std::any_of(asked.begin(), asked.end(), [&](const Question& one) {
        return one.issue == choice.issue;
      });
      if (is_asked || !negotiation_.option(choice.issue, choice.option).hypothetical) continue;
      tested_.questions.push_back({std::nullopt, choice.issue, choice.option});
    }
  }

  void add_responses() {
    for (std::size_t p = 0; p < excludes_.size(); ++p) {
      const PartyId party{p};
      const bool accepts =
          !excludes_[p] &&
          std::any_of(accepting_[p].begin(), accepting_[p].end(), [&](const Accepting& one) {
            return truth_of(one.formula, negotiation_, choices_) == Truth::yes;
          });
      if (accepts) tested_.accepted_by.push_back(party);
      const Role role = negotiation_.party(party).role;
      const bool is_asked = role == Role::principal || role == Role::ratifier;
      if (!is_asked && !excludes_[p]) continue;
      tested_.responses.push_back({party, excludes_[p] ? Response::excluded
                                          : accepts    ? Response::accepted
                                                       : Response::open});
    }
  }

  // By party: it does not exclude the proposal.
  [[nodiscard]] std::vector<bool> willing() const {
    std::vector<bool> consents = excludes_;
    consents.flip();
    return consents;
  }

  // For each smallest set of parties whose giving way is enough, what their broken lines would have
  // to give.  Rules and laws do not move.
  void add_moves() {
    tested_.moves_complete = true;
    if (!tested_.breaks_rules.empty() || !tested_.not_possible.empty()) return;
    const auto enough = quorums(problem_.agreement, kMostQuorums, willing());
    tested_.moves_complete = enough.has_value();
    for (const PartySet& set : enough.value_or(std::vector<PartySet>{})) {
      const bool is_able =
          std::all_of(set.begin(), set.end(), [&](PartyId party) { return can_move(party); });
      if (!is_able) continue;
      std::vector<MoveNeeded> moves;
      for (const Line& line : problem_.lines) {
        const bool gives_way = std::binary_search(set.begin(), set.end(), line.party);
        if (gives_way && is_broken(line)) moves.push_back(move_of(line));
      }
      tested_.moves.push_back(std::move(moves));
    }
  }

  [[nodiscard]] bool is_broken(const Line& line) const { return broken_.count(line.id) > 0; }

  [[nodiscard]] bool can_move(PartyId party) const {
    return std::none_of(problem_.lines.begin(), problem_.lines.end(), [&](const Line& line) {
      return line.party == party && line.is_absolute() && is_broken(line);
    });
  }

  // The steps up to what is proposed; a line over several issues can only be dropped.
  [[nodiscard]] MoveNeeded move_of(const Line& line) const {
    MoveNeeded move;
    move.line = line.id;
    move.party = line.party;
    move.firmness = line.firmness;
    const Staircase staircase = staircase_of(problem_, line, Scope::all);
    if (!staircase.axis) {
      move.steps = 1;
      move.dropped = true;
      return move;
    }
    const Axis& axis = problem_.space.axes()[*staircase.axis];
    move.issue = axis.issue;
    for (const Step& step : staircase.steps) {
      const bool is_it = std::any_of(step.values.begin(), step.values.end(), [&](std::uint32_t v) {
        return axis.options[v] == choices_[axis.issue.index()];
      });
      if (!is_it) continue;
      add_options(step, axis, move);
      for (const std::uint32_t needed : step.needs) {
        add_options(staircase.steps[needed], axis, move);
        for (const std::uint32_t value : staircase.steps[needed].values) {
          move.past.push_back(axis.options[value]);
        }
      }
    }
    std::sort(move.accepts.begin(), move.accepts.end());
    std::sort(move.past.begin(), move.past.end());
    move.numbers = number_move(problem_, line, move);
    return move;
  }

  static void add_options(const Step& step, const Axis& axis, MoveNeeded& move) {
    ++move.steps;
    for (const std::uint32_t value : step.values) move.accepts.push_back(axis.options[value]);
  }

  // Is it a sum whose issues are all proposed?  It changes with them.
  [[nodiscard]] bool follows(std::uint32_t axis) const {
    return follows_[problem_.space.axes()[axis].issue.index()];
  }

  // The fewest issues of the proposal that have to be settled otherwise, in every way.
  void add_changes() {
    Lits base = {encoding_.all_rules(), encoding_.all_lines(), encoding_.no_steps()};
    for (std::uint32_t a = 0; a < problem_.space.axes().size(); ++a) {
      const bool is_proposed = choices_[problem_.space.axes()[a].issue.index()].has_value();
      base.push_back(is_proposed ? -encoding_.open(a) : encoding_.open(a));
    }
    Lits changed;  // what is not possible changes anyway
    for_each_proposed([&](std::uint32_t axis, std::optional<std::uint32_t> value) {
      if (value && !follows(axis)) changed.push_back(-encoding_.takes(axis, *value));
    });
    sat::Totalizer count(encoding_.solver(), changed);
    for (std::size_t most = 0; most < count.size(); ++most) {
      Lits bounded = base;
      bounded.push_back(count.at_most(most));
      if (encoding_.solve(bounded) == sat::Answer::unsatisfiable) continue;
      base = std::move(bounded);
      break;
    }
    sat::Answer answer = encoding_.solve(base);
    while (answer == sat::Answer::satisfiable && tested_.changes.size() < kMostChanges) {
      const Lits undone = add_changes_of_model();
      encoding_.solver().add(undone);
      answer = encoding_.solve(base);
    }
    tested_.changes_complete = answer == sat::Answer::unsatisfiable;
    std::sort(tested_.changes.begin(), tested_.changes.end());
  }

  // Those of the solver's model; and the clause that asks for others.
  Lits add_changes_of_model() {
    const std::vector<std::uint32_t> values = encoding_.model_values();
    std::vector<Change>& changes = tested_.changes.emplace_back();
    Lits undone;
    for (std::uint32_t a = 0; a < values.size(); ++a) {
      const Axis& axis = problem_.space.axes()[a];
      const auto& proposed = choices_[axis.issue.index()];
      if (!proposed || follows(a) || axis.options[values[a]] == *proposed) continue;
      changes.push_back({axis.issue, axis.options[values[a]]});
      undone.push_back(-encoding_.takes(a, values[a]));
    }
    return undone;
  }

  const Negotiation& negotiation_;
  const Limits* limits_;
  const LineProblem& problem_;
  const Acceptances& accepting_;
  Encoding encoding_;
  PartialPackage choices_;      // by issue; sums of what is proposed among them
  std::vector<bool> follows_;   // by issue: such a sum
  std::vector<bool> excludes_;  // by party
  TestedProposal tested_;
  std::unordered_set<std::string> broken_;  // ids of tested_.breaks
};

}  // namespace

ProposalTests::ProposalTests(const Negotiation& in_force, const Run& run)
    : shared_(std::make_unique<Shared>(in_force, run)), run_(run) {}
ProposalTests::~ProposalTests() = default;

TestedProposal ProposalTests::of(const Proposal& proposal) const {
  return Test(*shared_, proposal, run_).run();
}

TestedProposal test_proposal(const Negotiation& in_force, const Proposal& proposal,
                             const Run& run) {
  return ProposalTests(in_force, run).of(proposal);
}

}  // namespace zopa::deadlock
