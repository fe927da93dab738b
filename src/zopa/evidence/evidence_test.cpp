#include "zopa/evidence/evidence.hpp"

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/model/in_force.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::evidence {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const std::string kHead = R"(zopa: 1
parties:
  a: {name: A, representatives: {ann: Ann}}
  b: {name: B}
  watcher: {name: W, role: observer}
issues:
  x: {name: X, options: {one: More, two: Work, three: Three}}
)";

std::vector<Diagnostic> remarks_in(const std::string& text) {
  const Negotiation file = testing::read_negotiation(text);
  return review(file, *in_force(file), latest_day(file));
}

std::vector<Diagnostic> remarks_on(const std::string& rest) { return remarks_in(kHead + rest); }

std::vector<std::string> codes_of(const std::vector<Diagnostic>& remarks) {
  std::vector<std::string> codes;
  for (const Diagnostic& remark : remarks) codes.push_back(remark.code);
  return codes;
}
std::vector<std::string> codes_of(const std::string& rest) { return codes_of(remarks_on(rest)); }

std::string message_of(const std::string& code, const std::string& rest) {
  for (const Diagnostic& remark : remarks_on(rest)) {
    if (remark.code == code) return to_english(remark.message);
  }
  return "";
}

// Two parties that speak for themselves, on the one issue.
const std::string kSpoken = R"(sources: {s: {file: note.txt}}
statements:
  sa: {by: ann, about: [a], source: s, act: rejects, speech: verbatim, quote: not more}
  sb: {by: b, about: [b], source: s, act: rejects, quote: will not work}
positions:
  - {id: la, party: a, requires: x != two, because: [sa]}
  - {id: lb, party: b, requires: x != one, because: [sb]}
)";

TEST(Evidence, CountsTheClaimsOfEveryPartyByBasis) {
  const auto balance = evidence_balance(testing::read_negotiation(kHead + kSpoken));
  ASSERT_EQ(balance.size(), 3U);
  EXPECT_THAT(balance[0].claims, ElementsAre(1, 0, 0, 0, 0, 0));
  EXPECT_THAT(balance[1].claims, ElementsAre(0, 1, 0, 0, 0, 0));
  EXPECT_THAT(balance[2].claims, ElementsAre(0, 0, 0, 0, 0, 0));
  EXPECT_EQ(balance[0].statements_made, 1U);
}

TEST(Evidence, HasNothingToRemarkWhereAllIsSaid) { EXPECT_THAT(codes_of(kSpoken), IsEmpty()); }

TEST(Evidence, RemarksOnAPartyForWhichNobodySpeaks) {
  const std::string rest = R"(sources: {s: {file: note.txt}}
statements: {sa: {by: a, about: [a, b], source: s, text: Both say no.}}
positions:
  - {party: a, requires: x != two, because: [sa]}
  - {party: b, requires: x != one, because: [sa]}
)";
  EXPECT_THAT(codes_of(rest), ElementsAre("no-voice"));
  EXPECT_THAT(message_of("no-voice", rest),
              HasSubstr("nobody speaks for B in this file: 0 of its 1 claim are its own words"));
}

TEST(Evidence, AsksNoVoiceOfAnObserverWithoutClaims) {
  EXPECT_THAT(message_of("no-voice", kSpoken), IsEmpty());
  EXPECT_THAT(message_of("no-voice", kSpoken + "  - {party: watcher, demands: x == one}\n"),
              HasSubstr("nobody speaks for W"));
}

TEST(Evidence, RemarksOnWhatNothingRestsOnAndWhatRestsOnNothing) {
  EXPECT_THAT(codes_of(kSpoken + "  - {party: a, issue: x, prefers: one > two}\n"),
              ElementsAre("assumed"));
  EXPECT_THAT(codes_of(R"(sources: {s: {file: note.txt}}
statements:
  sa: {by: a, about: [a], source: s, text: T}
  sb: {by: b, about: [b], source: s, text: T}
)"),
              ElementsAre("unknown-position", "unused-statement"));
}

TEST(Evidence, TakesWhatAProposalRestsOnForUsed) {
  EXPECT_THAT(codes_of(R"(sources: {s: {file: note.txt}}
statements:
  offer: {by: a, about: [a], source: s, text: T}
proposals:
  draft: {by: a, package: {x: one}, because: [offer]}
)"),
              Not(Contains("unused-statement")));
}

TEST(Evidence, NamesThePartiesWithoutAPositionOnAnIssue) {
  EXPECT_THAT(message_of("unknown-position", ""), HasSubstr("on `x` is on file for A and B"));
}

TEST(Evidence, RemarksOnALineThatShutsOutWhatItsPartyRanksAboveSomethingAllowed) {
  const std::string order = "  - {party: a, issue: x, because: [sa], prefers: ";
  EXPECT_THAT(codes_of(kSpoken + order + "two > three}\n"), ElementsAre("order-against-line"));
  EXPECT_THAT(codes_of(kSpoken + order + "one > three > two}\n"), IsEmpty());
  EXPECT_THAT(codes_of(kSpoken + order + "two ~ three}\n"), IsEmpty());
}

// A statement that does not count lends no voice either.
TEST(Evidence, RemarksOnStatementsLaterThanTheDay) {
  EXPECT_THAT(codes_of(R"(sources: {s: {file: note.txt}}
statements:
  sa: {by: a, about: [a], source: s, text: T, date: 2026-03-02}
  sb: {by: b, about: [b], source: s, text: T, date: 2026-03-01}
positions:
  - {party: a, requires: x != two, because: [sa]}
  - {party: b, requires: x != one, because: [sb]}
rounds:
  - {id: r, kind: talks, with: [a, b], date: 2026-03-01}
)"),
              ElementsAre("no-voice", "unknown-position", "later-statement"));
}

// By round or by date; of a statement without a date nothing is known.
TEST(Evidence, RemarksOnWordsOfSomebodyWhoDidNotSpeakForThePartyThen) {
  const auto codes = [](const std::string& term, const std::string& date) {
    const std::string text =
        "zopa: 1\nparties:\n"
        "  a: {name: A, representatives: {v: {name: V, " +
        term +
        "}}}\n"
        "issues: {x: {name: X, options: {one: One, two: Two}}}\n"
        "sources: {s: {file: note.txt}}\n"
        "statements:\n  sa: {by: v, about: [a], source: s, text: T, date: " +
        date +
        "}\n"
        "positions:\n  - {party: a, requires: x != two, because: [sa]}\n"
        "rounds:\n"
        "  - {id: first, kind: talks, with: [a], date: 2026-03-01}\n"
        "  - {id: second, kind: talks, with: [a], date: 2026-04-01}\n";
    return codes_of(remarks_in(text));
  };
  for (const char* term : {"since: second", "since: 2026-04-01"}) {
    EXPECT_THAT(codes(term, "2026-03-15"), Contains("out-of-term")) << term;
    EXPECT_THAT(codes(term, "2026-04-02"), Not(Contains("out-of-term"))) << term;
    EXPECT_THAT(codes(term, "unknown"), Not(Contains("out-of-term"))) << term;
  }
  for (const char* term : {"until: first", "until: 2026-03-31"}) {
    EXPECT_THAT(codes(term, "2026-04-02"), Contains("out-of-term")) << term;
    EXPECT_THAT(codes(term, "2026-03-15"), Not(Contains("out-of-term"))) << term;
  }
}

}  // namespace
}  // namespace zopa::evidence
