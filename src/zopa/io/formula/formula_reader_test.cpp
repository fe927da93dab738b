#include "zopa/io/formula/formula_reader.hpp"

#include "choices.hpp"
#include "negotiations.hpp"
#include "random_case.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/notation.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::formula {
namespace {

using ::testing::HasSubstr;

Negotiation harbour() {
  return testing::read_negotiation(R"(zopa: 1
parties: {port: {name: P}, town: {name: T}, union: {name: U}, press: {name: N, role: observer}}
issues:
  quay: {name: Quay, options: {short: S, medium: M, long: L}}
  night: {name: Night, options: {none: N, limited: L, free: F}}
  strike: {name: Strike, by: union, options: {no: N, yes: Y}}
  1e3: {name: Number, options: {on: O, off: F}}
)");
}

// The formula as it is understood, every part of it in parentheses.
std::string structure_of(const Formula& formula, const Negotiation& negotiation) {
  if (formula.kind == Formula::Kind::atom) return to_notation(formula, negotiation);
  const char* word = formula.kind == Formula::Kind::conjunction   ? " and "
                     : formula.kind == Formula::Kind::disjunction ? " or "
                     : formula.kind == Formula::Kind::implication ? " implies "
                                                                  : " iff ";
  if (formula.kind == Formula::Kind::negation) {
    return "(not " + structure_of(formula.parts[0], negotiation) + ")";
  }
  std::string text;
  for (const Formula& part : formula.parts) {
    text += (text.empty() ? "" : word) + structure_of(part, negotiation);
  }
  return "(" + text + ")";
}

std::string understood(const std::string& text) {
  const Negotiation negotiation = harbour();
  const auto formula = read_formula(text, negotiation);
  if (!formula)
    return std::to_string(formula.error().offset) + ": " + to_english(formula.error().message);
  return structure_of(*formula, negotiation);
}

TEST(ReadFormula, BindsAsTheDesignSays) {
  EXPECT_EQ(understood("quay == short or quay == long and night != free"),
            "(quay == short or (quay == long and night != free))");
  EXPECT_EQ(understood("not quay == short and strike"), "((not quay == short) and strike)");
  EXPECT_EQ(understood("strike implies quay == long implies night == free"),
            "(strike implies (quay == long implies night == free))");
  EXPECT_EQ(understood("strike or quay == long iff night == free"),
            "((strike or quay == long) iff night == free)");
  EXPECT_EQ(understood("(strike or quay == long) and night in {none, limited}"),
            "((strike or quay == long) and night in {none, limited})");
  EXPECT_EQ(understood("1e3 == on"), "1e3 == on");
}

TEST(ReadFormula, SaysWhatIsWrongWhereAndHowToMendIt) {
  EXPECT_EQ(
      understood("quay = long"),
      "5: `quay` needs `== OPTION`, `!= OPTION` or `in {…}` after it: only an issue with just "
      "the options `yes` and `no` stands alone; write `==`");
  EXPECT_EQ(understood("quai == long"), "0: no issue is called `quai`; did you mean `quay`?");
  EXPECT_EQ(understood("quay == lang"),
            "8: the issue `quay` has no option `lang`; did you mean `long`?");
  EXPECT_THAT(understood("strike iff strike iff strike"), HasSubstr("cannot be chained"));
  EXPECT_THAT(understood("(strike or strike"), HasSubstr("17: the parenthesis is not closed"));
  EXPECT_THAT(understood("strike strike"), HasSubstr("7: `strike` is not expected here"));
  EXPECT_THAT(understood("strike && strike"), HasSubstr("write `and`"));
  EXPECT_THAT(understood("strike AND strike"), HasSubstr("keywords are written small"));
  EXPECT_THAT(understood("quay in {}"), HasSubstr("9: an option of `quay` is needed, not `}`"));
  EXPECT_THAT(understood("quay in {long, long}"), HasSubstr("stands twice"));
  EXPECT_THAT(understood("quay in long"), HasSubstr("needs options in braces"));
  EXPECT_THAT(understood(""), HasSubstr("an issue is needed, not the end of the text"));
  EXPECT_THAT(understood("quay == long; strike"), HasSubstr("12: `;` has no meaning here"));
  EXPECT_THAT(understood("quay == “long”"), HasSubstr("8: typographic quotation marks"));
}

TEST(ReadFormula, RefusesDeepNesting) {
  EXPECT_THAT(understood(std::string(5000, '(') + "strike"), HasSubstr("nested too deeply"));
  std::string nots;
  for (int i = 0; i < 5000; ++i) nots += "not ";
  EXPECT_THAT(understood(nots + "strike"), HasSubstr("nested too deeply"));
  std::string implies = "strike";
  for (int i = 0; i < 5000; ++i) implies += " implies strike";
  EXPECT_THAT(understood(implies), HasSubstr("nested too deeply"));
}

template <class T>
std::string written(const Parsed<T>& parsed, const Negotiation& negotiation) {
  return parsed ? to_notation(*parsed, negotiation) : to_english(parsed.error().message);
}

TEST(ReadOrders, TakesChainsOfOptionsAndIssues) {
  const Negotiation negotiation = harbour();
  const auto options = [&](const char* text) {
    return written(read_option_order(text, IssueId{0}, negotiation), negotiation);
  };
  const auto issues = [&](const char* text) {
    return written(read_issue_order(text, negotiation), negotiation);
  };
  EXPECT_EQ(options("short>medium~long"), "short > medium ~ long");
  EXPECT_THAT(options("short"), HasSubstr("two options or more"));
  EXPECT_THAT(options("short < long"), HasSubstr("from the best down"));
  EXPECT_THAT(options("short > short"), HasSubstr("stands twice"));
  EXPECT_EQ(issues("quay >= 2.5 night ~ strike"), "quay >= 2.5 night ~ strike");
  EXPECT_EQ(issues("1e3 > 3 1e3"), "1e3 > 3 1e3");
  EXPECT_THAT(issues("quay > -1 night"), HasSubstr("a number above 0"));
}

TEST(ReadComparison, SplitsAtTheSignBetweenTheSides) {
  const Negotiation negotiation = harbour();
  EXPECT_EQ(written(read_comparison("quay == long and strike >= night == none", negotiation),
                    negotiation),
            "quay == long and strike >= night == none");
  EXPECT_THAT(written(read_comparison("quay == long", negotiation), negotiation),
              HasSubstr("needed between the two sides"));
}

TEST(ReadAgreement, IsMonotoneAndOfPrincipals) {
  const Negotiation negotiation = harbour();
  const auto rule = [&](const char* text) {
    return written(read_agreement(text, negotiation), negotiation);
  };
  EXPECT_EQ(rule("port and 1 of [town, union]"), "port and 1 of [town, union]");
  EXPECT_EQ(rule("(port or town) and union"), "(port or town) and union");
  EXPECT_EQ(rule("port"), "port");
  EXPECT_THAT(rule("not port"), HasSubstr("has no `not`"));
  EXPECT_THAT(rule("press"), HasSubstr("not a principal"));
  EXPECT_THAT(rule("3 of [port, town]"), HasSubstr("from 1 to 2"));
  EXPECT_THAT(rule("1.5 of [port, town]"), HasSubstr("from 1 to 2"));
  EXPECT_THAT(rule("2 of [port, port]"), HasSubstr("stands twice"));
  EXPECT_THAT(rule("2 of port"), HasSubstr("in brackets"));
}

TEST(ReadMove, GoesFromOneOptionToAnother) {
  const Negotiation negotiation = harbour();
  EXPECT_EQ(read_move("no->yes", IssueId{2}, negotiation)->to, OptionId{1});
  EXPECT_THAT(to_english(read_move("no yes", IssueId{2}, negotiation).error().message),
              HasSubstr("OPTION -> OPTION"));
}

RC_GTEST_PROP(FormulaProperty, WhatIsWrittenReadsBackAsTheSame, ()) {
  const auto numbers = *rc::gen::container<std::vector<std::uint32_t>>(
      300, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
  testing::Choices choices(numbers);
  const Negotiation negotiation = testing::random_case(choices, {.red_lines = 12});
  const auto same = [&](const Formula& formula) {
    auto read = read_formula(to_notation(formula, negotiation), negotiation);
    if (read) read->speaks_of_all = formula.speaks_of_all;  // which a key of the row says
    return read && *read == formula;
  };
  for (const Rule& rule : negotiation.rules()) RC_ASSERT(same(rule.formula));
  for (const Position& position : negotiation.positions()) {
    if (const auto* c = std::get_if<RedLine>(&position.claim)) RC_ASSERT(same(c->formula));
    if (const auto* c = std::get_if<OptionOrder>(&position.claim)) {
      RC_ASSERT(*read_option_order(to_notation(*c, negotiation), c->issue, negotiation) == *c);
    }
  }
  if (negotiation.agreement()) {
    RC_ASSERT(*read_agreement(to_notation(*negotiation.agreement(), negotiation), negotiation) ==
              *negotiation.agreement());
  }
}

}  // namespace
}  // namespace zopa::formula
