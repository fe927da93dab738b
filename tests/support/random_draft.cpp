#include "random_draft.hpp"

#include <string>
#include <type_traits>
#include <utility>

#include "zopa/model/cells.hpp"
#include "zopa/model/steps.hpp"

namespace zopa::testing {
namespace {

template <class Items>
std::uint32_t size_of(const Items& items) {
  return static_cast<std::uint32_t>(items.size());
}

PartyId some_party(const Contents& contents, Choices& choices) {
  return PartyId{choices.below(size_of(contents.parties))};
}

Formula some_atom(const Contents& contents, Choices& choices) {
  Formula formula;
  formula.atom.issue = IssueId{choices.below(size_of(contents.issues))};
  const Issue& issue = contents.issue(formula.atom.issue);
  const std::uint32_t relation = choices.below(issue.scale ? 7 : 3);
  formula.atom.relation = static_cast<Atom::Relation>(relation < 3 ? relation : relation + 1);
  formula.atom.options = {OptionId{choices.below(size_of(issue.options))}};
  return formula;
}

Formula some_formula(const Contents& contents, Choices& choices, int depth = 3) {
  if (depth == 0 || choices.chance(40)) return some_atom(contents, choices);
  Formula formula;
  formula.kind = static_cast<Formula::Kind>(choices.between(1, 5));
  const std::uint32_t parts = formula.kind == Formula::Kind::negation ? 1 : 2;
  for (std::uint32_t i = 0; i < parts; ++i) {
    formula.parts.push_back(some_formula(contents, choices, depth - 1));
  }
  return formula;
}

void add_position(Contents& contents, PartyId party, Claim claim) {
  Position position;
  position.party = party;
  position.claim = std::move(claim);
  contents.positions.push_back(std::move(position));
}

const std::vector<Proposal::Choice> kTwice = {{IssueId{0}, OptionId{0}}, {IssueId{0}, OptionId{1}}};

void add_surroundings(Contents& contents, Choices& choices) {
  Source source;
  source.file = "note.txt";
  contents.sources = {source};
  Statement statement;
  statement.text = "A word.";
  statement.by = Speaker{some_party(contents, choices), {}};
  statement.about = {some_party(contents, choices)};
  statement.act = static_cast<Act>(choices.below(7));
  contents.statements = {statement};
  Round round;
  round.with = {PartyId{0}, PartyId{1}};
  round.date = "2026-04";
  contents.rounds = {round};
  Proposal proposal;
  proposal.by.party = some_party(contents, choices);
  for (std::size_t i = 0; i < contents.issues.size(); ++i) {
    const Issue& issue = contents.issues[i];
    if (!issue.by && !issue.scale) proposal.package = {{IssueId{i}, OptionId{1}}};
  }
  if (!proposal.package.empty()) contents.proposals = {proposal};
  Event event;
  event.name = "Storm";
  event.date = "2026-02";
  event.changes = {{some_party(contents, choices), NoAgreement::better}};
  contents.events = {event};
  Bloc bloc;
  bloc.with = {PartyId{0}, PartyId{1}};
  contents.blocs = {bloc};
  Assumption assumption;
  assumption.party = PartyId{0};
  assumption.discount = Range{Decimal{0}, Decimal{1}};
  contents.assumptions = {assumption};
  contents.status_quo = {{IssueId{0}, OptionId{0}}};
}

void add_claims(Contents& contents, Choices& choices) {
  const std::uint32_t lines = choices.between(1, 4);
  for (std::uint32_t i = 0; i < lines; ++i) {
    RedLine line{some_formula(contents, choices), static_cast<Firmness>(choices.below(4)), {}};
    add_position(contents, some_party(contents, choices), std::move(line));
    if (choices.chance(50)) contents.positions.back().because = {StatementId{0}};
  }
  const PartyId party = some_party(contents, choices);
  add_position(contents, party, Demand{some_formula(contents, choices)});
  add_position(contents, party, Acceptance{some_formula(contents, choices)});
  add_position(contents, party, Taking{IssueId{0}, {OptionId{1}}});
  add_position(contents, party,
               OptionOrder{IssueId{0}, {OptionId{1}, OptionId{0}}, {Relation::better}});
  add_position(contents, party, OptionValues{IssueId{1}, {{OptionId{0}, false, {}}}});
  add_position(contents, party, IssueWeights{{{IssueId{0}, {}}}});
  add_position(contents, party, Reservation{{}});
}

// Of issues one that somebody wrote down: the orders of steps behind them are made anew.
template <auto List>
auto& one_of(Contents& contents, Choices& choices) {
  auto& items = contents.*List;
  auto count = size_of(items);
  if constexpr (std::is_same_v<decltype(List), std::vector<Issue> Contents::*>) {
    while (items[count - 1].order) --count;
  }
  return items[choices.below(count)];
}

Formula& first_line(Contents& contents) {
  return std::get<RedLine>(contents.positions[0].claim).formula;
}

constexpr std::size_t kFar = 4'000'000'000;

std::vector<Breakage> all_breakages() {  // NOLINT(readability-function-size): a table
  return {
      {"a party without id",
       [](Contents& c, Choices& d) { one_of<&Contents::parties>(c, d).id.clear(); }},
      {"two parties of one id", [](Contents& c, Choices&) { c.parties[1].id = c.parties[0].id; }},
      {"a name that is no text",
       [](Contents& c, Choices& d) { one_of<&Contents::issues>(c, d).name = "\xFF"; }},
      {"a word of formulas as id",
       [](Contents& c, Choices&) { c.issues[0].options[0].id = "not"; }},
      {"an issue without options",
       [](Contents& c, Choices& d) {
         Issue& issue = one_of<&Contents::issues>(c, d);
         issue.options.clear();
         issue.scale.reset();
       }},
      {"a step of 0",
       [](Contents& c, Choices&) { c.issues[0].scale = Scale{Decimal{1}, Decimal{2}, {}, ""}; }},
      {"a scale of options that are no numbers",
       [](Contents& c, Choices&) {
         c.issues[0].scale = Scale{Decimal{1}, Decimal{2}, Decimal{1}, ""};
       }},
      {"a bound on no number",
       [](Contents& c, Choices&) {
         Formula& line = first_line(c);
         line = Formula{};
         line.atom.issue = IssueId{0};
         line.atom.options = {OptionId{0}};
         line.atom.relation = Atom::Relation::at_most;
       }},
      {"no issue", [](Contents& c, Choices&) { c.issues.clear(); }},
      {"an own move of nobody",
       [](Contents& c, Choices& d) { one_of<&Contents::issues>(c, d).by = PartyId{kFar}; }},
      {"nobody who consents",
       [](Contents& c, Choices&) {
         for (Party& party : c.parties) party.role = Role::observer;
       }},
      {"a threshold out of reach",
       [](Contents& c, Choices& d) {
         Agreement one{Agreement::Kind::party, PartyId{0}, 0, {}};
         c.agreement = Agreement{Agreement::Kind::at_least, {}, d.between(2, 1'000'000'000), {one}};
       }},
      {"a party that is not there",
       [](Contents& c, Choices& d) {
         one_of<&Contents::positions>(c, d).party = PartyId{c.parties.size()};
       }},
      {"a statement that is not there",
       [](Contents& c, Choices& d) {
         one_of<&Contents::positions>(c, d).because = {
             StatementId{c.statements.size() + d.below(9)}};
       }},
      {"a round that is not there",
       [](Contents& c, Choices& d) { one_of<&Contents::positions>(c, d).from = RoundId{7}; }},
      {"an issue that is not there",
       [](Contents& c, Choices&) {
         first_line(c) = {};
         first_line(c).atom.issue = IssueId{kFar};
       }},
      {"an option that is not there",
       [](Contents& c, Choices& d) {
         first_line(c) = {};
         first_line(c).atom.options = {OptionId{c.issues[0].options.size() + d.below(99)}};
       }},
      {"a formula without parts",
       [](Contents& c, Choices& d) {
         first_line(c) = {};
         first_line(c).kind = static_cast<Formula::Kind>(d.between(1, 9));
       }},
      {"a formula far too deep",
       [](Contents& c, Choices&) {
         for (int i = 0; i < 1000; ++i) {
           Formula negation;
           negation.kind = Formula::Kind::negation;
           negation.parts.push_back(std::move(first_line(c)));
           first_line(c) = std::move(negation);
         }
       }},
      {"an order of too few relations",
       [](Contents& c, Choices&) {
         add_position(c, PartyId{0}, OptionOrder{IssueId{0}, {OptionId{0}, OptionId{1}}, {}});
       }},
      {"an order that turns round",
       [](Contents& c, Choices&) {
         add_position(c, PartyId{0},
                      OptionOrder{IssueId{0}, {OptionId{0}, OptionId{1}}, {Relation::better}});
         add_position(c, PartyId{0},
                      OptionOrder{IssueId{0}, {OptionId{1}, OptionId{0}}, {Relation::better}});
       }},
      {"a range upside down",
       [](Contents& c, Choices&) {
         add_position(c, PartyId{0},
                      OptionValues{IssueId{0}, {{OptionId{0}, false, {Decimal{2}, Decimal{1}}}}});
       }},
      {"a share above one",
       [](Contents& c, Choices&) {
         add_position(c, PartyId{0}, IssueWeights{{{IssueId{0}, {Decimal{1}, Decimal{2}}}}});
       }},
      {"two claims of one id",
       [](Contents& c, Choices&) {
         add_position(c, PartyId{0}, RedLine{});
         c.positions.back() = c.positions[0];
         c.positions[0].id = c.positions.back().id = "twice";
       }},
      {"a source that is not there",
       [](Contents& c, Choices& d) { one_of<&Contents::statements>(c, d).source = SourceId{3}; }},
      {"a day that does not exist",
       [](Contents& c, Choices& d) { one_of<&Contents::rounds>(c, d).date = "2026-02-30"; }},
      {"a proposal of two options",
       [](Contents& c, Choices&) { c.proposals = {{"", {}, "", {}, kTwice, {}, {}}}; }},
      {"a proposal of nothing",
       [](Contents& c, Choices&) { c.proposals = {{"", {}, "", {}, {}, {}, {}}}; }},
      {"a step verified by nobody",
       [](Contents& c, Choices&) { c.steps.push_back({"lone", "Lone", {}, PartyId{99}, {}, {}}); }},
      {"two steps of one id",
       [](Contents& c, Choices&) {
         for (int i = 0; i < 2; ++i) c.steps.push_back({"lone", "Lone", {}, {}, {}, {}});
       }},
      {"an order of steps that are not there",
       [](Contents& c, Choices& d) {
         Issue& issue = one_of<&Contents::issues>(c, d);
         issue.order = StepPair{StepId{98}, StepId{99}};
         Formula named;
         named.atom = {
             IssueId{static_cast<std::size_t>(&issue - c.issues.data())}, {}, {OptionId{}}};
         Rule rule;
         rule.formula = named;
         c.rules.push_back(rule);
       }},
      {"an event on no day",
       [](Contents& c, Choices& d) { one_of<&Contents::events>(c, d).date = "unknown"; }},
      {"an event for nobody",
       [](Contents& c, Choices& d) { one_of<&Contents::events>(c, d).changes.clear(); }},
      {"an event for somebody unknown",
       [](Contents& c, Choices& d) {
         one_of<&Contents::events>(c, d).changes[0].party = PartyId{99};
       }},
      {"an own move that is left open",
       [](Contents& c, Choices& d) {
         Issue& issue = one_of<&Contents::issues>(c, d);
         issue.by = PartyId{0};
         issue.options.back().deferral = Deferral{};
       }},
      {"a question that nobody on file decides",
       [](Contents& c, Choices& d) {
         one_of<&Contents::issues>(c, d).options.back().deferral = Deferral{PartyId{99}};
       }},
      {"an option that is read as itself",
       [](Contents& c, Choices& d) {
         one_of<&Contents::issues>(c, d).options[0].read_as.push_back({PartyId{0}, OptionId{0}});
       }},
      {"an option that is read as none",
       [](Contents& c, Choices& d) {
         one_of<&Contents::issues>(c, d).options[0].read_as.push_back({PartyId{0}, OptionId{99}});
       }},
      {"an option that eases what is no red line",
       [](Contents& c, Choices& d) {
         one_of<&Contents::issues>(c, d).options[0].eases = Easing{{"nobody-drew-it"}, {}};
       }},
      {"an option that nobody can pay for",
       [](Contents& c, Choices& d) {
         one_of<&Contents::issues>(c, d).options[0].eases = Easing{{}, PartyId{99}};
       }},
      {"a bloc of one",
       [](Contents& c, Choices& d) { one_of<&Contents::blocs>(c, d).with = {PartyId{0}}; }},
      {"an assumption of nobody",
       [](Contents& c, Choices& d) { one_of<&Contents::assumptions>(c, d).party.reset(); }},
      {"two states of one issue",
       [](Contents& c, Choices&) { c.status_quo.push_back(c.status_quo[0]); }},
  };
}

}  // namespace

void add_numeric_issue(Contents& contents, Choices& choices) {
  Issue issue;
  issue.id = "number";
  const std::int64_t last = choices.between(1, 20);
  const Decimal half = *Decimal::parse("0.5");
  issue.scale = Scale{Decimal{-1}, Decimal{last - 1}, half, choices.chance(50) ? "points" : ""};
  const std::uint32_t named = choices.between(1, 4);
  for (std::uint32_t i = 0; i < named; ++i) {
    const Decimal place(choices.below(static_cast<std::uint32_t>(2 * last) + 1));
    const Decimal number = *Decimal::sum(Decimal{-1}, *Decimal::product(half, place));
    static_cast<void>(option_of_number(issue, number));
  }
  contents.issues.push_back(std::move(issue));
}

// Every pair of them, for claims to name or not.
void add_steps(Contents& contents, Choices& choices) {
  const std::size_t count = choices.between(2, 4);
  for (std::size_t i = 0; i < count; ++i) {
    Step step;
    step.id = "step" + std::to_string(i);
    if (choices.chance(40)) step.verified_by = some_party(contents, choices);
    contents.steps.push_back(std::move(step));
  }
  for (std::size_t a = 0; a < count; ++a) {
    for (std::size_t b = 0; b < a; ++b) static_cast<void>(order_of(contents, StepId{a}, StepId{b}));
  }
}

Contents random_contents(Choices& choices) {
  Contents contents;
  contents.title = "A draft";
  const std::uint32_t parties = choices.between(2, 4);
  for (std::uint32_t p = 0; p < parties; ++p) {
    Party party;
    party.id = "p" + std::to_string(p);
    if (p > 0 && choices.chance(10)) party.role = Role::observer;
    contents.parties.push_back(std::move(party));
  }
  const std::uint32_t issues = choices.between(2, 4);
  for (std::uint32_t i = 0; i < issues; ++i) {
    Issue issue;
    issue.id = "i" + std::to_string(i);
    const std::uint32_t options = choices.between(2, 4);
    for (std::uint32_t o = 0; o < options; ++o) {
      issue.options.push_back({"o" + std::to_string(o), "", choices.chance(20)});
    }
    if (choices.chance(15)) issue.by = some_party(contents, choices);
    contents.issues.push_back(std::move(issue));
  }
  if (choices.chance(40)) add_numeric_issue(contents, choices);
  if (choices.chance(40)) add_steps(contents, choices);
  const std::uint32_t rules = choices.below(3);
  for (std::uint32_t r = 0; r < rules; ++r) {
    Rule rule;
    rule.formula = some_formula(contents, choices);
    contents.rules.push_back(std::move(rule));
  }
  add_surroundings(contents, choices);
  add_claims(contents, choices);
  return contents;
}

const std::vector<Breakage>& breakages() {
  static const std::vector<Breakage> kAll = all_breakages();
  return kAll;
}

}  // namespace zopa::testing
