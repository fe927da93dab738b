// What is written as a file of GMCR+ or a game of Gambit reads back as the same conflict, or is
// refused.
#include <algorithm>
#include <array>
#include <optional>

#include "choices.hpp"
#include "there_and_back.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/any_writer.hpp"
#include "zopa/model/draft.hpp"

namespace zopa {
namespace {

using testing::Choices;
using testing::there_and_back;

// Some formula over the issues, such as no careful writer would write.
Formula random_formula(Choices& choices, const std::vector<Issue>& issues, std::uint32_t depth) {
  Formula formula;
  if (depth == 0 || choices.chance(40)) {
    const std::uint32_t issue = choices.below(static_cast<std::uint32_t>(issues.size()));
    const auto options = static_cast<std::uint32_t>(issues[issue].options.size());
    formula.atom.issue = IssueId{issue};
    formula.atom.options = {OptionId{choices.below(options)}};
    formula.atom.relation = choices.chance(40) ? Atom::Relation::differs : Atom::Relation::equals;
    return formula;
  }
  constexpr std::array kKinds = {Formula::Kind::negation, Formula::Kind::conjunction,
                                 Formula::Kind::disjunction, Formula::Kind::implication,
                                 Formula::Kind::iff};
  formula.kind = kKinds[choices.below(kKinds.size())];
  const std::size_t parts = formula.kind == Formula::Kind::negation ? 1 : 2;
  while (formula.parts.size() < parts) {
    formula.parts.push_back(random_formula(choices, issues, depth - 1));
  }
  return formula;
}

Issue random_move(Choices& choices, std::uint32_t number) {
  Issue issue;
  issue.id = issue.name = "m" + std::to_string(number);
  if (!choices.chance(8)) issue.by = PartyId{choices.below(2)};
  for (std::uint32_t o = 0; o < choices.between(2, 3); ++o) {
    const std::string id = "o" + std::to_string(o);
    issue.options.push_back({id, id});
  }
  if (choices.chance(20)) issue.options[choices.below(2)].excluded = "law";
  if (!issue.by || !choices.chance(25)) return issue;
  const OptionId first{choices.below(2)};
  const OptionId second{1U - first.index()};
  issue.irreversible.push_back({first, second});
  if (choices.chance(20)) issue.irreversible.push_back({second, first});
  return issue;
}

Contents random_conflict(Choices& choices) {
  Contents conflict;
  for (const char* id : {"a", "b"}) {
    conflict.parties.emplace_back();
    conflict.parties.back().id = conflict.parties.back().name = id;
  }
  for (std::uint32_t i = choices.between(1, 4); i > 0; --i) {
    conflict.issues.push_back(random_move(choices, i));
  }
  for (std::uint32_t r = choices.below(3); r > 0; --r) {
    Rule rule;
    rule.id = "r" + std::to_string(r);
    rule.formula = random_formula(choices, conflict.issues, 2);
    conflict.rules.push_back(rule);
  }
  for (std::uint32_t p = 0; p < 2; ++p) {
    Priorities priorities;
    for (std::uint32_t i = choices.between(1, 3); i > 0; --i) {
      priorities.formulas.push_back(random_formula(choices, conflict.issues, 2));
    }
    Position position;
    position.party = PartyId{p};
    position.claim = std::move(priorities);
    conflict.positions.push_back(std::move(position));
  }
  return conflict;
}

using State = std::vector<OptionId>;  // by issue

bool holds(const Formula& formula, const State& state) {
  const auto part = [&](std::size_t i) { return holds(formula.parts[i], state); };
  switch (formula.kind) {
    case Formula::Kind::atom: {
      const auto& named = formula.atom.options;
      const bool is_named =
          std::find(named.begin(), named.end(), state[formula.atom.issue.index()]) != named.end();
      return is_named != (formula.atom.relation == Atom::Relation::differs);
    }
    case Formula::Kind::negation:
      return !part(0);
    case Formula::Kind::implication:
      return !part(0) || part(1);
    case Formula::Kind::iff:
      return part(0) == part(1);
    default:
      break;
  }
  const bool is_all = formula.kind == Formula::Kind::conjunction;
  for (std::size_t i = 0; i < formula.parts.size(); ++i) {
    if (part(i) != is_all) return !is_all;
  }
  return is_all;
}

bool names_joint(const Formula& formula, const Negotiation& conflict) {
  const auto issues = issues_of(formula);
  return std::any_of(issues.begin(), issues.end(),
                     [&](IssueId issue) { return !conflict.issue(issue).by; });
}

// Of the rules that no joint issue is named in.
bool is_feasible(const Negotiation& conflict, const State& state) {
  return std::all_of(conflict.rules().begin(), conflict.rules().end(), [&](const Rule& rule) {
    return names_joint(rule.formula, conflict) || holds(rule.formula, state);
  });
}

std::vector<OptionId> live_options(const Issue& issue) {
  std::vector<OptionId> live;
  for (std::size_t o = 0; o < issue.options.size(); ++o) {
    if (!issue.options[o].excluded) live.emplace_back(o);
  }
  return live;
}

bool has_move(const Issue& issue, OptionId from, OptionId to) {
  return std::find(issue.irreversible.begin(), issue.irreversible.end(), Move{from, to}) !=
         issue.irreversible.end();
}

// The options of a yes/no conflict: one for each of ours but the first of its issue, in the order
// of the parties.
std::vector<std::pair<IssueId, OptionId>> yes_no_options(const Negotiation& conflict) {
  std::vector<std::pair<IssueId, OptionId>> named;
  for (std::size_t p = 0; p < conflict.parties().size(); ++p) {
    for (std::size_t i = 0; i < conflict.issues().size(); ++i) {
      if (conflict.issues()[i].by != PartyId{p}) continue;
      const auto live = live_options(conflict.issues()[i]);
      for (std::size_t o = 1; o < live.size(); ++o) named.emplace_back(IssueId{i}, live[o]);
    }
  }
  return named;
}

bool can_be_written(const Negotiation& conflict) {
  for (const Issue& issue : conflict.issues()) {
    const auto live = live_options(issue);
    if (!issue.by || issue.irreversible.empty()) continue;
    if (live.size() > 2) return false;
    if (live.size() == 2 && has_move(issue, live[0], live[1]) &&
        has_move(issue, live[1], live[0])) {
      return false;
    }
  }
  for (const Position& position : conflict.positions()) {
    for (const Formula& formula : std::get<Priorities>(position.claim).formulas) {
      if (names_joint(formula, conflict)) return false;
    }
  }
  return !yes_no_options(conflict).empty();
}

const Priorities& priorities_of(const Negotiation& conflict, std::size_t party) {
  return std::get<Priorities>(conflict.positions()[party].claim);
}

// The state that a set of yes/no options stands for, joint issues at their first; nullopt where two
// of one issue are taken.
std::optional<State> state_of(const Negotiation& conflict, std::uint32_t taken) {
  State state;
  for (const Issue& issue : conflict.issues()) state.push_back(live_options(issue).front());
  std::vector<bool> is_moved(state.size(), false);
  const auto options = yes_no_options(conflict);
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (((taken >> i) & 1U) == 0) continue;
    const std::size_t issue = options[i].first.index();
    if (is_moved[issue]) return std::nullopt;
    is_moved[issue] = true;
    state[issue] = options[i].second;
  }
  return state;
}

RC_GTEST_PROP(ConflictFormats, ReadBackTheConflictThatWasWritten,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  auto made = Draft(random_conflict(choices)).finish();
  if (!made) return;
  const Negotiation& conflict = *made;
  RC_ASSERT(write_any(conflict, Format::gmcr).has_value() == can_be_written(conflict));
  if (!can_be_written(conflict)) return;
  const Negotiation back = there_and_back(conflict, Format::gmcr, "conflict.gmcr");
  const auto options = yes_no_options(conflict);
  RC_ASSERT(back.issues().size() == options.size());
  for (std::uint32_t taken = 0; taken < std::uint32_t{1} << options.size(); ++taken) {
    State there;
    for (std::size_t i = 0; i < options.size(); ++i) there.emplace_back((taken >> i) & 1U);
    const auto here = state_of(conflict, taken);
    RC_ASSERT(is_feasible(back, there) == (here && is_feasible(conflict, *here)));
    for (std::size_t p = 0; here && p < 2; ++p) {
      const auto& written = priorities_of(conflict, p).formulas;
      const auto& read = priorities_of(back, p).formulas;
      RC_ASSERT(written.size() == read.size());
      for (std::size_t i = 0; i < read.size(); ++i) {
        RC_ASSERT(holds(written[i], *here) == holds(read[i], there));
      }
    }
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Issue& issue = conflict.issue(options[i].first);
    const OptionId first = live_options(issue).front();
    RC_ASSERT(has_move(issue, first, options[i].second) ==
              has_move(back.issues()[i], OptionId{0U}, OptionId{1U}));
    RC_ASSERT(has_move(issue, options[i].second, first) ==
              has_move(back.issues()[i], OptionId{1U}, OptionId{0U}));
  }
}

bool names_joint_in_priorities(const Negotiation& conflict) {
  for (const Position& position : conflict.positions()) {
    for (const Formula& formula : std::get<Priorities>(position.claim).formulas) {
      if (names_joint(formula, conflict)) return true;
    }
  }
  return false;
}

// By party and move of its own, the first changing first; joint issues at their first option.
State state_numbered(const Negotiation& conflict, std::size_t number) {
  State state;
  for (const Issue& issue : conflict.issues()) state.push_back(live_options(issue).front());
  for (std::size_t p = 0; p < conflict.parties().size(); ++p) {
    for (std::size_t i = 0; i < conflict.issues().size(); ++i) {
      if (conflict.issues()[i].by != PartyId{p}) continue;
      const auto live = live_options(conflict.issues()[i]);
      state[i] = live[number % live.size()];
      number /= live.size();
    }
  }
  return state;
}

// Which of a party's priorities hold: the greater, the better.
std::vector<bool> standing(const Negotiation& conflict, std::size_t party, const State& state) {
  std::vector<bool> standing;
  for (const Formula& formula : priorities_of(conflict, party).formulas) {
    standing.push_back(holds(formula, state));
  }
  return standing;
}

RC_GTEST_PROP(ConflictFormats, ReadBackTheOrdersOfStatesThatWereWrittenAsAGame,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Contents drawn = random_conflict(choices);
  drawn.title = "conflict";
  auto made = Draft(std::move(drawn)).finish();
  if (!made) return;
  const Negotiation& conflict = *made;
  const auto written = write_any(conflict, Format::game);
  RC_ASSERT(written.has_value() != names_joint_in_priorities(conflict));
  if (!written) return;
  const Negotiation back = there_and_back(conflict, Format::game, "conflict.nfg");
  std::size_t states = 1;
  for (const Issue& issue : conflict.issues()) {
    if (issue.by) states *= live_options(issue).size();
  }
  for (std::size_t p = 0; p < 2; ++p) {
    std::vector<std::vector<bool>> here;
    std::vector<std::vector<bool>> there;
    for (std::size_t s = 0; s < states; ++s) {
      here.push_back(standing(conflict, p, state_numbered(conflict, s)));
      there.push_back(standing(back, p, state_numbered(back, s)));
    }
    for (std::size_t a = 0; a < states; ++a) {
      for (std::size_t b = 0; b < states; ++b) {
        RC_ASSERT((here[a] < here[b]) == (there[a] < there[b]));
      }
    }
  }
  const auto again = write_any(back, Format::game);
  RC_ASSERT(again.has_value() && again->files[0].text == written->files[0].text);
}

}  // namespace
}  // namespace zopa
