#include "zopa/space/clausifier.hpp"

#include "choices.hpp"
#include "negotiations.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/formula/formula_reader.hpp"
#include "zopa/space/count.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {
namespace {

// All packages, as values by axis.
std::vector<std::vector<std::uint32_t>> packages_of(const PackageSpace& space) {
  std::vector<std::vector<std::uint32_t>> packages = {{}};
  for (const std::uint32_t size : space.sizes()) {
    std::vector<std::vector<std::uint32_t>> longer;
    for (const auto& package : packages) {
      for (std::uint32_t value = 0; value < size; ++value) {
        longer.push_back(package);
        longer.back().push_back(value);
      }
    }
    packages = longer;
  }
  return packages;
}

std::string counted(const Clausifier& clausifier, const std::vector<Clause>& clauses) {
  Conditions conditions{clausifier.sizes(), clausifier.definitions(), {}};
  conditions.clauses.insert(conditions.clauses.end(), clauses.begin(), clauses.end());
  Budget budget;
  return count_solutions(conditions, budget)->digits;
}

RC_GTEST_PROP(ClausifierProperty, ClausesHoldOfAsManyPackagesAsTheFormulas, ()) {
  const auto numbers = *rc::gen::container<std::vector<std::uint32_t>>(
      300, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
  testing::Choices choices(numbers);
  const Negotiation negotiation = testing::random_case(choices);
  const PackageSpace space(negotiation);
  const std::size_t most_clauses = choices.chance(50) ? 64 : 1;
  for (const Position& position : negotiation.positions()) {
    const auto* line = std::get_if<RedLine>(&position.claim);
    if (line == nullptr) continue;
    Clausifier unbroken(space, most_clauses);
    Clausifier met(space, most_clauses);
    const auto unbroken_clauses = unbroken.unless_broken(line->formula);
    const auto met_clauses = met.when_met(line->formula);
    std::size_t not_no = 0;
    std::size_t yes = 0;
    for (const auto& values : packages_of(space)) {
      const Truth truth = truth_of(line->formula, negotiation, space, space.package(values));
      if (truth != Truth::no) ++not_no;
      if (truth == Truth::yes) ++yes;
    }
    RC_ASSERT(counted(unbroken, unbroken_clauses) == std::to_string(not_no));
    RC_ASSERT(counted(met, met_clauses) == std::to_string(yes));
  }
}

// (a and b) or (c and d) or …: its plain conjunctive form doubles with every part.
TEST(Clausifier, NamesPartsOfAFormulaThatWouldGrow) {
  std::string text = "zopa: 1\nparties: {a: {name: A}}\nissues:\n";
  std::string formula;
  for (int i = 0; i < 20; ++i) {
    const std::string id = "i" + std::to_string(i);
    text += "  " + id + ": {name: I, options: {one: O, two: T}}\n";
    formula += (i == 0 ? "" : i % 2 == 0 ? " or " : " and ") + id + " == one";
  }
  const Negotiation negotiation = testing::read_negotiation(text);
  const PackageSpace space(negotiation);
  Clausifier clausifier(space);
  const auto clauses = clausifier.unless_broken(*formula::read_formula(formula, negotiation));
  EXPECT_LT(clauses.size() + clausifier.definitions().size(), 1000U);
  // All but those in which each of the ten pairs is not (one, one).
  EXPECT_EQ(counted(clausifier, clauses), std::to_string((1 << 20) - 59049));
}

TEST(Clausifier, KeepsAnUnmeetableConditionOnItsIssue) {
  const Negotiation negotiation = testing::two_parties("  - {party: a, demands: x == one}\n");
  const PackageSpace space(negotiation);
  Clausifier clausifier(space);
  const auto clauses =
      clausifier.unless_broken(*formula::read_formula("x == one and x == two", negotiation));
  ASSERT_EQ(clauses.size(), 1U);
  ASSERT_EQ(clauses[0].literals.size(), 1U);
  EXPECT_TRUE(clauses[0].literals[0].values.empty());
}

}  // namespace
}  // namespace zopa
