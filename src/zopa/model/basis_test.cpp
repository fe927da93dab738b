#include "zopa/model/basis.hpp"

#include "finished.hpp"
#include <gtest/gtest.h>

namespace zopa {
namespace {

const PartyId kOwn{0};
const PartyId kOther{1};

Formula first_option() {
  Formula formula;
  formula.atom.options = {OptionId{0}};
  return formula;
}

// One party's red line that rests on one statement, made of the parts that the basis depends on.
struct Case {
  std::optional<PartyId> by = kOwn;
  std::vector<PartyId> about = {kOwn};
  bool verbatim = true;
  Act act = Act::rejects;
  bool inferred = false;
  Claim claim = RedLine{first_option()};
};

Basis basis_in(const Case& example) {
  Contents contents;
  contents.parties.resize(2);
  contents.parties[0].id = "own";
  contents.parties[1].id = "other";
  contents.sources.resize(1);
  contents.sources[0].file = "note.txt";
  Issue issue;
  issue.id = "x";
  issue.options.resize(2);
  issue.options[0].id = "one";
  issue.options[1].id = "two";
  issue.options[1].hypothetical = true;
  contents.issues.push_back(issue);
  Statement statement;
  if (example.by) statement.by = Speaker{*example.by, std::nullopt};
  statement.about = example.about;
  statement.verbatim = example.verbatim;
  statement.act = example.act;
  statement.quote = "Never.";
  contents.statements.push_back(statement);
  Position position;
  position.party = kOwn;
  position.claim = example.claim;
  position.because = {StatementId{0}};
  position.inferred = example.inferred;
  contents.positions.push_back(position);
  const Negotiation negotiation = testing::finished(std::move(contents));
  return basis_of(negotiation, negotiation.positions()[0]);
}

TEST(Basis, IsStatedByThePartyItselfVerbatim) { EXPECT_EQ(basis_in({}), Basis::stated); }

TEST(Basis, IsRelayedInParaphraseOrInTheSourcesOwnVoice) {
  EXPECT_EQ(basis_in({.verbatim = false}), Basis::relayed);
  EXPECT_EQ(basis_in({.by = std::nullopt}), Basis::relayed);
}

TEST(Basis, IsAttributedWhenAnotherPartySaysIt) {
  EXPECT_EQ(basis_in({.by = kOther}), Basis::attributed);
}

TEST(Basis, IsInferredFromStatementsThatAreNotAboutTheParty) {
  EXPECT_EQ(basis_in({.about = {kOther}}), Basis::inferred);
  EXPECT_EQ(basis_in({.about = {}}), Basis::inferred);
  EXPECT_EQ(basis_in({.inferred = true}), Basis::inferred);
}

TEST(Basis, OfARedLineIsAtMostInferredFromADemand) {
  EXPECT_EQ(basis_in({.act = Act::demands}), Basis::inferred);
  EXPECT_EQ(basis_in({.act = Act::none}), Basis::inferred);
  for (const Act act : {Act::rejects, Act::conditions, Act::offers, Act::concedes}) {
    EXPECT_EQ(basis_in({.act = act}), Basis::stated);
  }
  EXPECT_EQ(basis_in({.act = Act::demands, .claim = Acceptance{first_option()}}), Basis::inferred);
  EXPECT_EQ(basis_in({.act = Act::demands, .claim = Demand{first_option()}}), Basis::stated);
}

TEST(Basis, OfARowThatRanksAHypotheticalOptionIsAtMostInferred) {
  const OptionOrder order{IssueId{0}, {OptionId{0}, OptionId{1}}, {Relation::better}};
  EXPECT_EQ(basis_in({.claim = order}), Basis::inferred);
}

TEST(Basis, IsAssumedWithoutAStatement) {
  EXPECT_EQ(basis_of(Negotiation{}, {kOwn}, {}, true), Basis::assumed);
}

TEST(Basis, WeakerIsTheLaterLevel) {
  EXPECT_EQ(weaker(Basis::stated, Basis::attributed), Basis::attributed);
  EXPECT_EQ(weaker(Basis::assumed, Basis::relayed), Basis::assumed);
}

}  // namespace
}  // namespace zopa
