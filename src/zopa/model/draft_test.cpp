#include "zopa/model/draft.hpp"

#include <functional>
#include <type_traits>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Formula is_option(std::size_t issue, std::size_t option) {
  Formula formula;
  formula.atom = {IssueId{issue}, Atom::Relation::equals, {OptionId{option}}};
  return formula;
}

Position position_of(PartyId party, Claim claim) {
  Position position;
  position.party = party;
  position.claim = std::move(claim);
  return position;
}

Party party_called(const std::string& id) {
  Party party;
  party.id = id;
  return party;
}

Issue issue_called(const std::string& id, const std::vector<std::string>& options) {
  Issue issue;
  issue.id = id;
  for (const std::string& option : options) issue.options.push_back({option, ""});
  return issue;
}

// Valid, with one thing of most kinds: parties p and q, issues x (a, b, c) and move (no, yes).
Contents two_parties() {
  Contents contents;
  contents.parties = {party_called("p"), party_called("q")};
  contents.issues = {issue_called("x", {"a", "b", "c"}), issue_called("move", {"no", "yes"})};
  Source source;
  source.file = "note.txt";
  contents.sources = {source};
  Statement statement;
  statement.text = "A word.";
  contents.statements = {statement};
  Round round;
  round.with = {PartyId{0}};
  contents.rounds = {round};
  return contents;
}

// A finished negotiation cannot be changed, nor made without its checks; ids do not mix.
template <class List>
constexpr bool kCanChange = std::is_assignable_v<List, std::decay_t<List>>;
static_assert(!kCanChange<decltype(std::declval<Negotiation&>().title())>);
static_assert(!kCanChange<decltype(std::declval<Negotiation&>().parties())>);
static_assert(!kCanChange<decltype(std::declval<Negotiation&>().positions())>);
static_assert(!kCanChange<decltype(std::declval<Negotiation&>().positions()[0])>);
static_assert(!kCanChange<decltype(std::declval<Negotiation&>().contents())>);
static_assert(!std::is_constructible_v<Negotiation, Contents>);
static_assert(!std::is_constructible_v<IssueId, PartyId>);
static_assert(!std::is_assignable_v<IssueId&, OptionId>);
static_assert(!std::is_convertible_v<std::size_t, PartyId>);

using Change = std::function<void(Contents&)>;

std::vector<Diagnostic> faults_after(const Change& change) {
  Contents contents = two_parties();
  change(contents);
  const auto made = Draft(std::move(contents)).finish();
  return made ? std::vector<Diagnostic>{} : made.error().diagnostics;
}

std::vector<std::string> codes_after(const Change& change) {
  std::vector<std::string> codes;
  for (const Diagnostic& fault : faults_after(change)) codes.push_back(fault.code);
  return codes;
}

std::string first_after(const Change& change) {
  const auto faults = faults_after(change);
  return faults.empty() ? "" : to_english(faults[0].message);
}

Change with_claim(Claim claim) {
  return [claim = std::move(claim)](Contents& contents) {
    contents.positions.push_back(position_of(PartyId{0}, claim));
  };
}

Change with_line(const std::function<void(Formula&)>& change) {
  return [change](Contents& contents) {
    Formula formula = is_option(0, 0);
    change(formula);
    contents.positions.push_back(position_of(PartyId{0}, RedLine{formula, {}}));
  };
}

TEST(Draft, TakesWhatIsWhole) {
  EXPECT_THAT(codes_after([](Contents&) {}), IsEmpty());
}

TEST(Draft, GivesIdsAndNamesThatAreMissing) {
  Contents contents = two_parties();
  contents.blocs.resize(2);
  contents.blocs[0].with = contents.blocs[1].with = {PartyId{0}, PartyId{1}};
  contents.blocs[0].id = "bloc-2";
  contents.rules.resize(1);
  contents.rules[0].formula = is_option(0, 0);
  const auto made = Draft(std::move(contents)).finish();
  ASSERT_TRUE(made);
  EXPECT_EQ(made->parties()[0].name, "p");
  EXPECT_EQ(made->issues()[0].options[1].name, "b");
  EXPECT_EQ(made->sources()[0].id, "source-1");
  EXPECT_EQ(made->statements()[0].id, "statement-1");
  EXPECT_EQ(made->rounds()[0].id, "round-1");
  EXPECT_EQ(made->blocs()[1].id, "bloc-3");
  EXPECT_EQ(made->rules()[0].id, "rule.1");
}

// They once took each other's place, and with them went the deadlock.
TEST(Draft, KeepsTwoRedLinesWithoutIdsApart) {
  Contents contents = two_parties();
  contents.positions = {position_of(PartyId{0}, RedLine{is_option(0, 0), {}}),
                        position_of(PartyId{0}, RedLine{is_option(0, 1), {}}),
                        position_of(PartyId{1}, RedLine{is_option(0, 1), {}})};
  const auto made = Draft(std::move(contents)).finish();
  ASSERT_TRUE(made);
  std::vector<std::string> ids;
  for (const Position& position : made->positions()) ids.push_back(position.id);
  EXPECT_THAT(ids, ElementsAre("p.requires.1", "p.requires.2", "q.requires.1"));
}

TEST(Draft, RefusesTwoPositionsOfOneIdUnlessARoundLiesBetween) {
  const auto twice = [](PartyId second, std::optional<RoundId> from) {
    return [=](Contents& contents) {
      contents.positions = {position_of(PartyId{0}, RedLine{is_option(0, 0), {}}),
                            position_of(second, RedLine{is_option(0, 1), {}})};
      for (Position& position : contents.positions) position.id = "line";
      contents.positions[1].from = from;
    };
  };
  EXPECT_THAT(codes_after(twice(PartyId{0}, std::nullopt)), ElementsAre("duplicate-id"));
  EXPECT_THAT(codes_after(twice(PartyId{1}, RoundId{0})), ElementsAre("duplicate-id"));
  EXPECT_THAT(codes_after(twice(PartyId{0}, RoundId{0})), IsEmpty());
}

// Four that once ended the program.
TEST(Draft, RefusesWhatLeadsNowhere) {
  EXPECT_THAT(codes_after(with_line([](Formula& line) { line.atom.issue = IssueId{9}; })),
              ElementsAre("unknown-name"));
  EXPECT_THAT(codes_after(with_line([](Formula& line) { line.atom.options = {OptionId{3}}; })),
              ElementsAre("unknown-name"));
  EXPECT_THAT(codes_after([](Contents& contents) {
                with_claim(RedLine{is_option(0, 0), {}})(contents);
                contents.positions[0].because = {StatementId{3}};
              }),
              ElementsAre("unknown-name"));
  EXPECT_THAT(codes_after([](Contents& contents) { contents.issues[1].options.clear(); }),
              ElementsAre("too-few"));
}

TEST(Draft, RefusesEveryIdOutOfRange) {
  const PartyId nobody{5};
  const std::vector<Change> changes = {
      [=](Contents& c) { c.parties[0].because = {StatementId{1}}; },
      [=](Contents& c) {
        c.parties[0].role = Role::supporter;
        c.parties[0].of = nobody;
      },
      [=](Contents& c) { c.agreement = Agreement{Agreement::Kind::party, nobody, 0, {}}; },
      [=](Contents& c) { c.issues[0].by = nobody; },
      [=](Contents& c) { c.issues[0].irreversible = {{OptionId{0}, OptionId{7}}}; },
      [=](Contents& c) { c.status_quo = {{IssueId{3}, OptionId{0}}}; },
      [=](Contents& c) { c.status_quo = {{IssueId{0}, OptionId{3}}}; },
      [=](Contents& c) { c.statements[0].source = SourceId{1}; },
      [=](Contents& c) { c.statements[0].by = Speaker{nobody, {}}; },
      [=](Contents& c) { c.statements[0].by = Speaker{PartyId{0}, 0}; },
      [=](Contents& c) { c.statements[0].about = {nobody}; },
      [=](Contents& c) { c.positions = {position_of(nobody, Demand{is_option(0, 0)})}; },
      [=](Contents& c) {
        c.positions = {position_of(PartyId{0}, Demand{is_option(0, 0)})};
        c.positions[0].from = RoundId{1};
      },
      with_claim(OptionOrder{IssueId{2}, {OptionId{0}, OptionId{1}}, {Relation::better}}),
      with_claim(OptionOrder{IssueId{1}, {OptionId{0}, OptionId{2}}, {Relation::better}}),
      with_claim(
          IssueOrder{{{Decimal{1}, IssueId{0}}, {Decimal{1}, IssueId{2}}}, {Relation::better}}),
      with_claim(Comparison{is_option(0, 0), Relation::better, is_option(2, 0)}),
      with_claim(Priorities{{is_option(0, 3)}, {}, 0}),
      with_claim(OptionValues{IssueId{0}, {{OptionId{3}, false, {}}}}),
      with_claim(IssueWeights{{{IssueId{2}, {}}}}),
      [=](Contents& c) { c.frames = {{nobody, "So.", {}, false, {}}}; },
      [=](Contents& c) { c.rounds[0].with = {nobody}; },
      [=](Contents& c) { c.blocs = {{"b", {PartyId{0}, nobody}, "", {}, false, {}}}; },
      [=](Contents& c) {
        c.assumptions.resize(1);
        c.assumptions[0].party = nobody;
        c.assumptions[0].discount = Range{};
      },
      [=](Contents& c) {
        c.utilities.resize(1);
        c.utilities[0].party = nobody;
      },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    EXPECT_THAT(codes_after(changes[i]), ElementsAre("unknown-name")) << "change " << i;
  }
}

TEST(Draft, RefusesFormulasThatAreNotWhole) {
  const auto of_kind = [](Formula::Kind kind, std::vector<Formula> parts) {
    return [=](Formula& formula) {
      formula.kind = kind;
      formula.parts = parts;
    };
  };
  const Formula part = is_option(0, 0);
  const std::vector<std::function<void(Formula&)>> changes = {
      of_kind(Formula::Kind::negation, {}),
      of_kind(Formula::Kind::negation, {part, part}),
      of_kind(Formula::Kind::conjunction, {}),
      of_kind(Formula::Kind::disjunction, {part}),
      of_kind(Formula::Kind::implication, {part}),
      of_kind(Formula::Kind::iff, {part, part, part}),
      of_kind(Formula::Kind::atom, {part}),
      of_kind(static_cast<Formula::Kind>(77), {part}),
      [](Formula& formula) { formula.atom.options.clear(); },
      [](Formula& formula) { formula.atom.options.push_back(OptionId{1}); },
      [](Formula& formula) { formula.atom.relation = Atom::Relation::holds; },
      [](Formula& formula) {
        formula.atom.relation = Atom::Relation::in;
        formula.atom.options = {OptionId{1}, OptionId{1}};
      },
      [&](Formula& formula) {
        for (int i = 0; i < 600; ++i) {
          Formula negation;
          negation.kind = Formula::Kind::negation;
          negation.parts = {formula};
          formula = negation;
        }
      },
  };
  for (std::size_t i = 0; i < changes.size(); ++i) {
    EXPECT_THAT(codes_after(with_line(changes[i])), ElementsAre("bad-formula")) << "change " << i;
  }
  EXPECT_THAT(codes_after(with_line([](Formula& formula) {
                formula.atom = {IssueId{1}, Atom::Relation::holds, {OptionId{1}}};
              })),
              IsEmpty());
}

TEST(Draft, RefusesOrdersThatAreNotWholeOrTurnRound) {
  const OptionId a{0};
  const OptionId b{1};
  const auto order = [](std::vector<OptionId> options, std::vector<Relation> relations) {
    return with_claim(OptionOrder{IssueId{0}, std::move(options), std::move(relations)});
  };
  EXPECT_THAT(codes_after(order({a, b}, {})), ElementsAre("bad-formula"));
  EXPECT_THAT(codes_after(order({a, b, OptionId{2}}, {})), ElementsAre("bad-formula"));
  EXPECT_THAT(codes_after(order({a}, {})), ElementsAre("bad-formula"));
  EXPECT_THAT(codes_after(order({a, b, a}, {Relation::better, Relation::better})),
              ElementsAre("bad-formula"));
  EXPECT_THAT(codes_after([&](Contents& contents) {
                order({a, b}, {Relation::better})(contents);
                order({b, a}, {Relation::better})(contents);
              }),
              ElementsAre("cyclic-order"));
  EXPECT_THAT(codes_after(with_claim(IssueOrder{
                  {{Decimal{0}, IssueId{0}}, {Decimal{1}, IssueId{1}}}, {Relation::better}})),
              ElementsAre("bad-formula"));
}

TEST(Draft, RefusesNumbersOutOfBounds) {
  const Range two{Decimal{2}, Decimal{2}};
  const Range turned{Decimal{1}, Decimal{0}};
  EXPECT_THAT(codes_after(with_claim(IssueWeights{{{IssueId{0}, two}}})),
              ElementsAre("out-of-range"));
  EXPECT_THAT(codes_after(with_claim(Reservation{turned})), ElementsAre("empty-range"));
  EXPECT_THAT(codes_after(with_claim(OptionValues{IssueId{0}, {{OptionId{0}, false, turned}}})),
              ElementsAre("empty-range"));
  EXPECT_THAT(codes_after(with_claim(OptionValues{IssueId{0}, {{OptionId{0}, false, two}}})),
              IsEmpty());
  const Range one{Decimal{1}, Decimal{1}};
  EXPECT_THAT(codes_after(with_claim(IssueWeights{{{IssueId{0}, one}, {IssueId{1}, one}}})),
              ElementsAre("empty-range"));  // a sum of 2
  EXPECT_THAT(codes_after(with_claim(OptionValues{IssueId{0}, {}})), ElementsAre("too-few"));
  EXPECT_THAT(codes_after([&](Contents& c) {
                c.assumptions.resize(1);
                c.assumptions[0].breakdown_per_round = two;
              }),
              ElementsAre("out-of-range"));
}

TEST(Draft, RefusesAgreementRulesThatNobodyCanMeet) {
  const Agreement p{Agreement::Kind::party, PartyId{0}, 0, {}};
  const Agreement q{Agreement::Kind::party, PartyId{1}, 0, {}};
  const auto rule = [](Agreement rule) {
    return [rule = std::move(rule)](Contents& contents) { contents.agreement = rule; };
  };
  EXPECT_THAT(codes_after(rule({Agreement::Kind::at_least, {}, 2, {p, q}})), IsEmpty());
  for (const Agreement& bad : std::vector<Agreement>{
           {Agreement::Kind::at_least, {}, 3, {p, q}},
           {Agreement::Kind::at_least, {}, 4000000000, {p, q}},
           {Agreement::Kind::at_least, {}, 0, {p, q}},
           {Agreement::Kind::at_least, {}, 1, {p, p}},
           {Agreement::Kind::at_least, {}, 1, {{Agreement::Kind::all, {}, 0, {p, q}}}},
           {Agreement::Kind::all, {}, 0, {}},
           {Agreement::Kind::any, {}, 0, {p}},
           {static_cast<Agreement::Kind>(9), {}, 0, {p, q}}}) {
    EXPECT_THAT(codes_after(rule(bad)), ElementsAre("bad-formula"));
  }
  EXPECT_THAT(codes_after([&](Contents& contents) {
                contents.parties[1].role = Role::observer;
                contents.agreement = q;
              }),
              ElementsAre("bad-formula"));
}

TEST(Draft, RefusesNamesThatAreNone) {
  EXPECT_THAT(codes_after([](Contents& c) { c.parties[0].id = "North Side"; }),
              ElementsAre("bad-id"));
  EXPECT_THAT(codes_after([](Contents& c) { c.issues[0].id = "and"; }), ElementsAre("bad-id"));
  EXPECT_THAT(codes_after([](Contents& c) { c.parties[1].id = "p"; }), ElementsAre("duplicate-id"));
  EXPECT_THAT(codes_after([](Contents& c) { c.issues[0].options[1].id = "a"; }),
              ElementsAre("duplicate-id"));
  EXPECT_THAT(codes_after([](Contents& c) { c.parties[0].name = "\xFF"; }),
              ElementsAre("bad-character"));
  EXPECT_THAT(codes_after([](Contents& c) { c.parties[0].name = " "; }), ElementsAre("no-value"));
  EXPECT_THAT(codes_after([](Contents& c) { c.parties[0].name = "\u2800 \u2800"; }),
              ElementsAre("no-value"));
  EXPECT_THAT(codes_after([](Contents& c) { c.rounds[0].date = "tomorrow"; }),
              ElementsAre("bad-date"));
  EXPECT_THAT(codes_after([](Contents& c) { c.sources[0].file.clear(); }),
              ElementsAre("missing-key"));
  EXPECT_THAT(codes_after([](Contents& c) { c.parties.clear(); }), ::testing::Contains("too-few"));
  EXPECT_THAT(codes_after([](Contents& c) {
                for (Party& party : c.parties) party.role = Role::observer;
              }),
              ElementsAre("no-principal"));
}

TEST(Draft, SaysOfWhatAFaultIs) {
  EXPECT_EQ(first_after(with_line([](Formula& line) { line.atom.issue = IssueId{9}; })),
            "in position `p.requires.1`, at `requires`: there is no issue with the index 9; their "
            "number is 2");
  EXPECT_THAT(first_after([](Contents& c) { c.rounds[0].with = {PartyId{0}, PartyId{8}}; }),
              HasSubstr("in round `round-1`, at `with`, number 2: there is no party"));
  EXPECT_THAT(first_after([](Contents& c) { c.status_quo = {{IssueId{5}, {}}}; }),
              HasSubstr("in status quo 1: "));
}

TEST(Draft, FindsAllFaultsAtOnce) {
  EXPECT_THAT(codes_after([](Contents& contents) {
                contents.parties[0].name = "\xFF";
                contents.issues[0].by = PartyId{9};
                with_claim(OptionOrder{IssueId{0}, {OptionId{0}, OptionId{1}}, {}})(contents);
                with_claim(Reservation{{Decimal{2}, Decimal{3}}})(contents);
              }),
              ElementsAre("bad-character", "unknown-name", "bad-formula", "out-of-range"));
}

}  // namespace
}  // namespace zopa
