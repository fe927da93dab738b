// What the first real input must say: the talks that a news report describes, as the seed beside
// the checkout has them (where it is there) and as our own example tells them.
#include <algorithm>
#include <set>
#include <sstream>

#include "negotiations.hpp"
#include "transforms.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/engine/analysis.hpp"
#include "zopa/report/answer.hpp"
#include "zopa/report/json.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using Json = nlohmann::json;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;

constexpr PartyId kUkraine{0}, kRussia{1};

engine::Analysis analysis_of(const Negotiation& negotiation) {
  auto answer = engine::analyze(negotiation, {});
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics.front()));
  return std::move(*answer);
}

Json json_of(const Negotiation& negotiation) {
  return Json::parse(report::to_json(analysis_of(negotiation)));
}

Json counted(int tabled, int all) { return {{"tabled", tabled}, {"all", all}}; }

// The whole answer as text, without line breaks.
std::string text_of(const Negotiation& negotiation) {
  const auto document = report::to_document(analysis_of(negotiation), words::english());
  std::istringstream words(report::to_text(document));
  std::string text;
  for (std::string word; words >> word;) text += word + " ";
  return text;
}

class Talks : public ::testing::TestWithParam<std::string> {
 protected:
  void SetUp() override { answer_ = json_of(testing::negotiation_in(GetParam())); }

  Json answer_;
};

TEST_P(Talks, AreDeadlockedOnTheTabledPackages) {
  EXPECT_EQ(answer_["verdict"], "deadlock");
  EXPECT_EQ(answer_["basis"], "inferred");
  EXPECT_EQ(answer_["support"], Json({"ua-crimea", "ru-crimea"}));
}

TEST_P(Talks, HaveSoManyPackages) {
  const Json& packages = answer_["packages"];
  EXPECT_EQ(packages["total"], 27);
  EXPECT_EQ(packages["tabled"], 8);
  EXPECT_EQ(packages["feasible"], 27);
  EXPECT_EQ(packages["not_excluded"]["ukraine"], counted(1, 8));
  EXPECT_EQ(packages["not_excluded"]["russia"], counted(1, 8));
  EXPECT_EQ(packages["zone"], counted(0, 1));
}

TEST_P(Talks, MeetThreeConflictsAndNoOther) {
  std::set<std::pair<std::set<std::string>, std::string>> conflicts;
  for (const Json& conflict : answer_["conflicts"]) {
    EXPECT_EQ(conflict["basis"], "inferred");
    ASSERT_EQ(conflict["issues"].size(), 1U);
    conflicts.emplace(conflict["red_lines"].get<std::set<std::string>>(), conflict["issues"][0]);
  }
  EXPECT_THAT(conflicts, UnorderedElementsAre(
                             std::pair{std::set<std::string>{"ua-crimea", "ru-crimea"}, "crimea"},
                             std::pair{std::set<std::string>{"ua-nato", "ru-nato"}, "nato"},
                             std::pair{std::set<std::string>{"ua-donbas", "ru-donbas"}, "donbas"}));
  EXPECT_EQ(answer_["conflicts_complete"], true);
}

TEST_P(Talks, MeetTwoCollisionsOfDemandsAndFiveWithRedLines) {
  using Ids = std::vector<std::string>;
  std::vector<std::tuple<Ids, Ids, Ids>> found;
  for (const Json& one : answer_["collisions"]) {
    found.emplace_back(one["demands"], one["red_lines"], one["issues"]);
  }
  EXPECT_THAT(found,
              UnorderedElementsAre(
                  std::tuple{Ids{"ru-asks-crimea", "ua-asks-territory"}, Ids{}, Ids{"crimea"}},
                  std::tuple{Ids{"ru-asks-donbas", "ua-asks-territory"}, Ids{}, Ids{"donbas"}},
                  std::tuple{Ids{"ru-asks-crimea"}, Ids{"ua-crimea"}, Ids{"crimea"}},
                  std::tuple{Ids{"ru-asks-nato"}, Ids{"ua-nato"}, Ids{"nato"}},
                  std::tuple{Ids{"ru-asks-donbas"}, Ids{"ua-donbas"}, Ids{"donbas"}},
                  std::tuple{Ids{"ua-asks-territory"}, Ids{"ru-crimea"}, Ids{"crimea"}},
                  std::tuple{Ids{"ua-asks-territory"}, Ids{"ru-donbas"}, Ids{"donbas"}}));
  EXPECT_EQ(answer_["collisions_complete"], true);
}

// How many lines each of the two moves.
std::pair<long, long> burden_of(const Json& way) {
  const auto moved_by = [&](const char* party) {
    return std::count_if(way["moves"].begin(), way["moves"].end(),
                         [&](const Json& move) { return move["party"] == party; });
  };
  return {moved_by("ukraine"), moved_by("russia")};
}

TEST_P(Talks, HaveEightWaysOutInTwoClasses) {
  const Json& ways = answer_["ways"]["by_moves"];
  EXPECT_EQ(ways["count"], 8);
  EXPECT_EQ(ways["complete"], true);
  ASSERT_EQ(ways["classes"].size(), 2U);
  const Json& first = ways["classes"][0];
  EXPECT_EQ(first["most_firm_by_one"], 2);
  EXPECT_EQ(first["count"], 6);
  ASSERT_EQ(first["patterns"].size(), 2U);
  EXPECT_EQ(first["patterns"][0]["count"], 3);
  ASSERT_EQ(first["ways"].size(), 6U);
  std::multiset<std::pair<long, long>> burdens;
  for (const Json& way : first["ways"]) burdens.insert(burden_of(way));
  EXPECT_EQ(burdens.count({2, 1}), 3U);
  EXPECT_EQ(burdens.count({1, 2}), 3U);
  const Json& second = ways["classes"][1];
  EXPECT_EQ(second["most_firm_by_one"], 3);
  ASSERT_EQ(second["ways"].size(), 2U);
  EXPECT_EQ(burden_of(second["ways"][0]), std::pair(3L, 0L));
  EXPECT_EQ(burden_of(second["ways"][1]), std::pair(0L, 3L));
}

TEST_P(Talks, HaveOneWayByOptionsWithSixQuestions) {
  EXPECT_EQ(answer_["untabled"]["count"], 1);
  const Json& by_options = answer_["ways"]["by_options"];
  EXPECT_EQ(by_options["count"], 1);
  const Json& way = by_options["classes"][0]["ways"][0];
  EXPECT_EQ(
      way["opens"],
      Json::array({Json({{"crimea", "shelved"}, {"nato", "guarantees"}, {"donbas", "special"}})}));
  const Json& questions = way["questions"];
  EXPECT_EQ(questions.size(), 6U);
  for (const char* party : {"ukraine", "russia"}) {
    EXPECT_EQ(std::count_if(questions.begin(), questions.end(),
                            [&](const Json& question) { return question["party"] == party; }),
              3);
  }
}

TEST_P(Talks, HaveEighteenWaysByBothInThreeClasses) {
  const Json& by_both = answer_["ways"]["by_both"];
  EXPECT_EQ(by_both["count"], 18);
  ASSERT_EQ(by_both["classes"].size(), 3U);
  for (const Json& one : by_both["classes"]) EXPECT_EQ(one["count"], 6);
}

TEST_P(Talks, BalanceTheEvidence) {
  const auto claims = [&](const char* party) {
    const Json& of = answer_["evidence"][party];
    std::vector<int> numbers;
    for (const char* level :
         {"stated", "relayed", "attributed", "reported", "inferred", "assumed"}) {
      numbers.push_back(of[level]);
    }
    return numbers;
  };
  EXPECT_THAT(claims("ukraine"), ElementsAre(0, 3, 0, 0, 4, 3));
  EXPECT_THAT(claims("russia"), ElementsAre(0, 0, 4, 0, 5, 3));
  EXPECT_THAT(claims("us"), ElementsAre(0, 0, 0, 0, 0, 0));
}

TEST_P(Talks, WarnThatNobodySpeaksForRussiaOrTheUnitedStates) {
  std::vector<std::string> silent;
  for (const Json& warning : answer_["warnings"]) {
    if (warning["code"] == "no-voice") silent.push_back(warning["message"]);
  }
  EXPECT_THAT(silent, ElementsAre(HasSubstr("Russian Federation"), HasSubstr("United States")));
}

TEST_P(Talks, LeaveWhatTheBlocDoesNotExcludeOpen) {
  ASSERT_EQ(answer_["blocs"].size(), 1U);
  const Json& bloc = answer_["blocs"][0];
  EXPECT_EQ(bloc["subject_to"],
            Json::parse(R"([{"party": "us", "issues": ["crimea", "nato", "donbas"]}])"));
  EXPECT_THAT(text_of(testing::negotiation_in(GetParam())),
              HasSubstr("whether United States would agree to what is open is not known"));
}

TEST_P(Talks, ReportTheDivergenceOnCausesAndModelItAsNoIssue) {
  const std::string text = text_of(testing::negotiation_in(GetParam()));
  EXPECT_THAT(
      text,
      HasSubstr(
          "`causes`: said about Ukraine and Russian Federation by Mykhailo Podolyak (Ukraine)"));
  EXPECT_THAT(text,
              HasSubstr("`incompatible`: the source itself about Ukraine and Russian Federation"));
  EXPECT_THAT(text, HasSubstr("it plays no part in the analysis"));
  EXPECT_EQ(answer_["ways"]["by_options"]["classes"][0]["ways"][0]["opens"][0].size(), 3U);
}

TEST_P(Talks, MirrorWhereThePartiesAre) {
  const Negotiation negotiation = testing::negotiation_in(GetParam());
  Json mirrored = json_of(testing::mirrored(negotiation, kUkraine, kRussia));
  EXPECT_EQ(mirrored["packages"], answer_["packages"]);
  EXPECT_EQ(mirrored["evidence"]["ukraine"], answer_["evidence"]["russia"]);
  EXPECT_EQ(mirrored["evidence"]["russia"], answer_["evidence"]["ukraine"]);
  // With the two names exchanged in the answer, it is the same answer in another order.
  const auto swapped = [](std::string text) {
    const auto replace_all = [&](const std::string& from, const std::string& to) {
      for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size()) {
        text.replace(at, from.size(), to);
      }
    };
    for (const auto& [a, b] :
         {std::pair{"\"ukraine\"", "\"russia\""}, std::pair{"Ukraine", "Russian Federation"}}) {
      replace_all(a, "\x01");
      replace_all(b, a);
      replace_all("\x01", b);
    }
    return text;
  };
  // Of equal supports the first in the file is shown; the title is the file's own text, and the
  // brief's sentences name parties in the order of the file.
  const std::vector<std::string> dropped = {"support", "title", "brief"};
  EXPECT_EQ(testing::without_order(swapped(mirrored.dump()), dropped),
            testing::without_order(answer_.dump(), dropped));
}

std::vector<std::string> tellings() {
  const std::string folder = testing::source_folder();
  std::vector<std::string> files = {folder + "examples/ukraine-talks/talks.yaml"};
  const std::string seed = folder + "../shared/seed/talks.yaml";
  if (!testing::text_of_file(seed).empty()) files.push_back(seed);
  return files;
}

INSTANTIATE_TEST_SUITE_P(Told, Talks, ::testing::ValuesIn(tellings()), [](const auto& file) {
  return file.index == 0 ? "AsOurExample" : "AsTheSeed";
});

}  // namespace
}  // namespace zopa
