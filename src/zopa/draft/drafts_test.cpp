#include "zopa/draft/drafts.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numeric>

#include "marked_text.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/draft/answer.hpp"

namespace zopa::draft {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const std::filesystem::path kTexts = std::filesystem::path(ZOPA_ROOT) / "tests" / "draft";

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<Saying> sayings_in(const MarkedFile& file, const MarkedText& marked) {
  return draft::sayings_in(marked.text, file.cast, *language_named(file.language));
}

// What a rule found, and what stands in the gold, as one line each: "Holt: the talks were over".
std::vector<std::string> found_in(const MarkedFile& file, const MarkedText& marked) {
  std::vector<std::string> found;
  for (const Saying& one : sayings_in(file, marked)) {
    found.push_back(speaker_shown(file, one.voice) + ": " +
                    trimmed_passage(marked.text, one.begin, one.end));
  }
  return found;
}

std::vector<std::string> marked_in(const MarkedFile& file, const MarkedText& marked) {
  std::vector<std::string> gold;
  for (const Mark& mark : marked.marks) {
    gold.push_back(speaker_meant(file, mark.speaker) + ": " +
                   trimmed_passage(marked.text, mark.begin, mark.end));
  }
  return gold;
}

class SentencesOf : public ::testing::TestWithParam<std::string> {};

TEST_P(SentencesOf, AreFoundWithTheirSpeakers) {
  const MarkedFile file = read_marked(text_of(kTexts / "sentences" / (GetParam() + ".txt")));
  const std::vector<MarkedText> sentences = marked_lines(file);
  EXPECT_GE(sentences.size(), 40U);
  for (const MarkedText& sentence : sentences) {
    EXPECT_EQ(found_in(file, sentence), marked_in(file, sentence)) << sentence.text;
  }
}

TEST_P(SentencesOf, AreKnownToBeOfTheirLanguage) {
  const MarkedFile file = read_marked(text_of(kTexts / "sentences" / (GetParam() + ".txt")));
  std::string all;
  for (const MarkedText& sentence : marked_lines(file)) all += sentence.text + "\n";
  ASSERT_NE(language_of(all), nullptr);
  EXPECT_EQ(language_of(all)->code(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Language, SentencesOf,
                         ::testing::Values("ar", "de", "en", "es", "fr", "ru", "uk"),
                         [](const auto& one) { return one.param; });

struct Tally {
  double found = 0;
  double all = 0;
  [[nodiscard]] double share() const { return all == 0 ? 1 : found / all; }
  void count(bool is_found) {
    found += is_found ? 1 : 0;
    ++all;
  }
};

struct Measured {
  Tally drafts;    // right, of all
  Tally speakers;  // right, of right drafts
  Tally direct;    // found
  Tally reported;  // found
};

std::ostream& operator<<(std::ostream& out, const Measured& m) {
  return out << "drafts right " << m.drafts.found << "/" << m.drafts.all << ", speakers right "
             << m.speakers.found << "/" << m.speakers.all << ", direct found " << m.direct.found
             << "/" << m.direct.all << ", reported found " << m.reported.found << "/"
             << m.reported.all;
}

// A draft is right where it and a marked passage have a quarter of what either covers in common: a
// person who accepts it has the right place under the eyes.
bool is_hit(const Saying& one, const Mark& mark) {
  constexpr double kEnough = 0.25;
  const double common = static_cast<double>(std::min(one.end, mark.end)) -
                        static_cast<double>(std::max(one.begin, mark.begin));
  const double either = static_cast<double>(std::max(one.end, mark.end)) -
                        static_cast<double>(std::min(one.begin, mark.begin));
  return common / either >= kEnough;
}

void measure(const MarkedFile& file, const MarkedText& marked, Measured& measured) {
  std::vector<bool> hit(marked.marks.size(), false);
  for (const Saying& one : sayings_in(file, marked)) {
    bool is_right = false;
    bool is_by_right = false;
    for (std::size_t m = 0; m < marked.marks.size(); ++m) {
      if (!is_hit(one, marked.marks[m])) continue;
      is_right = hit[m] = true;
      is_by_right = is_by_right || is_same_speaker(file, one.voice, marked.marks[m].speaker);
    }
    measured.drafts.count(is_right);
    if (is_right) measured.speakers.count(is_by_right);
  }
  for (std::size_t m = 0; m < marked.marks.size(); ++m) {
    const Mark& mark = marked.marks[m];
    if (mark.kind == 'd') measured.direct.count(hit[m]);
    if (mark.kind == 'r') measured.reported.count(hit[m]);
  }
}

// Each share as reached on these texts, less a little: a table may trade one passage for another.
TEST(News, IsReadAsWellAsWeSay) {
  Measured measured;
  for (const auto& entry : std::filesystem::directory_iterator(kTexts / "news")) {
    const MarkedFile file = read_marked(text_of(entry.path()));
    measure(file, marked_whole(file), measured);
  }
  EXPECT_GE(measured.drafts.share(), 0.97) << measured;
  EXPECT_GE(measured.speakers.share(), 0.96) << measured;
  EXPECT_GE(measured.direct.share(), 0.93) << measured;
  EXPECT_GE(measured.reported.share(), 0.93) << measured;
}

MarkedFile talks(const std::string& body) {
  return read_marked(
      "# language: en\n"
      "# party: port = Port of Skerrow\n"
      "# party: union = Dockers\n"
      "# representative: port = Ann Reed, harbour master\n"
      "# representative: union = Ben Reed\n"
      "# representative: union = Carl Voss, secretary\n" +
      body);
}

std::vector<Saying> sayings_of(const std::string& body) {
  const MarkedFile file = talks(body);
  return draft::sayings_in(file.body, file.cast, *language_named("en"));
}

std::optional<Speaker> speaker_of(const std::string& body) {
  const auto sayings = sayings_of(body);
  return sayings.size() == 1 ? sayings.front().voice.who : std::nullopt;
}

const Speaker kReed{PartyId{0}, 0};
const Speaker kVoss{PartyId{1}, 1};

TEST(Sayings, AreMatchedToWhoIsOnFile) {
  EXPECT_EQ(speaker_of("Voss said that the gate was shut."), kVoss);
  EXPECT_EQ(speaker_of("Ann Reed said that the gate was shut."), kReed);
  EXPECT_EQ(speaker_of("The harbour master, Ann Reed, said that the gate was shut."), kReed);
  EXPECT_EQ(speaker_of("The union said that the gate was shut."), (Speaker{PartyId{1}, {}}));
  EXPECT_EQ(speaker_of("Carl Voss came late. He said that the gate was shut."), kVoss);
}

TEST(Sayings, AreMatchedToNobodyWhereTheNameIsOfTwoOrOfAnother) {
  for (const char* text :
       {"Reed said that the gate was shut.", "Voss's brother said that the gate was shut.",
        "A lawyer for Voss said that the gate was shut.",
        "Voss and Ann Reed said that the gate was shut.", "union said that the gate was shut."}) {
    ASSERT_EQ(sayings_of(text).size(), 1U) << text;
    EXPECT_EQ(speaker_of(text), std::nullopt) << text;
  }
}

TEST(Sayings, HaveTheirPlaceAndWhomTheyAreAbout) {
  const std::string text =
      "The gate.\n\nVoss said: “The Port of Skerrow\nowes the Dockers a week.”";
  const auto sayings = sayings_of(text);
  ASSERT_EQ(sayings.size(), 1U);
  EXPECT_EQ(text.substr(sayings[0].begin, sayings[0].end - sayings[0].begin),
            "The Port of Skerrow\nowes the Dockers a week.");
  EXPECT_EQ(sayings[0].line, 3U);
  EXPECT_EQ(sayings[0].rule, Rule::quotation);
  EXPECT_EQ(sayings[0].cue, "said");
  EXPECT_TRUE(sayings[0].is_verbatim);
  EXPECT_THAT(sayings[0].about, ElementsAre(PartyId{0}, PartyId{1}));
}

TEST(Sayings, OfTranscriptsAreKnownByTheirLabels) {
  const auto sayings = sayings_of("VOSS: The gate is shut. It stays shut.\nANN REED: It is not.\n");
  ASSERT_EQ(sayings.size(), 2U);
  EXPECT_EQ(sayings[0].voice.who, kVoss);
  EXPECT_EQ(sayings[1].voice.who, kReed);
  EXPECT_EQ(sayings[1].rule, Rule::label);
  EXPECT_FALSE(sayings[1].is_verbatim);
  EXPECT_THAT(sayings_of("Note: the gate is shut."), IsEmpty());
}

TEST(Sayings, GoOnOverParagraphsUntilTheMarkThatCloses) {
  const auto sayings = sayings_of(
      "“The gate is shut,” Voss said. “It stays shut.\n\n“And the quay too.”\n\n“Nobody knows.”");
  ASSERT_EQ(sayings.size(), 3U);
  EXPECT_EQ(sayings[2].rule, Rule::continued);
  EXPECT_EQ(sayings[2].voice.who, kVoss);
}

TEST(Sayings, AreNoneWhereNobodySpeaks) {
  for (const char* text :
       {"", "\n\n", "“", "”", "“”", "The gate.", "It is said that the gate is shut.",
        "It adds no other source.", "Voss did not say that the gate was shut.",
        "a “gate” and a “quay”", "said", "said:", "— ", "Voss said", "“…”", "'", "''''"}) {
    EXPECT_THAT(sayings_of(text), IsEmpty()) << text;
  }
}

TEST(Drafts, LeaveOutWhatAStatementQuotes) {
  MarkedFile file = talks("“The gate is shut,” Voss said. Ann Reed said that it was open to all.");
  Text text{"report", "report.txt", "en", file.body, {}};
  const auto made = [&] { return drafts_of(file.cast, "talks.yaml", {text}, {}); };
  EXPECT_EQ(made().drafts.size(), 2U);
  text.passages = {{StatementId{0}, 0, file.body.find(" Voss")}};
  const Drafts left = made();
  ASSERT_EQ(left.drafts.size(), 1U);
  EXPECT_EQ(left.drafts[0].named, "Ann Reed");
  EXPECT_EQ(left.on_file, 1U);
  text.passages = {{StatementId{0}, 0, 8}};  // too little of it
  EXPECT_EQ(made().drafts.size(), 2U);
}

TEST(Drafts, CountCodePointsAndFoldSpaces) {
  const MarkedFile file = talks("Öl. Voss said that the gäte\n  was shut.");
  const Drafts drafts =
      drafts_of(file.cast, "-", {Text{std::nullopt, "-", "en", file.body, {}}}, {});
  ASSERT_EQ(drafts.drafts.size(), 1U);
  EXPECT_EQ(drafts.drafts[0].quote, "the gäte was shut");
  EXPECT_EQ(drafts.drafts[0].from, 19U);
  EXPECT_EQ(drafts.drafts[0].to, 38U);
}

TEST(Drafts, AreNoneInALanguageWithoutATable) {
  const std::string text = "„A kapu zárva van” – mondta Voss.";
  const Drafts drafts = drafts_of({}, "-", {Text{std::nullopt, "-", "hu", text, {}}}, {});
  ASSERT_EQ(drafts.texts.size(), 1U);
  EXPECT_EQ(drafts.texts[0].language, std::nullopt);
  EXPECT_THAT(drafts.drafts, IsEmpty());
}

// One more table is one more language: nothing else knows which there are.
TEST(Languages, AreTablesAlone) {
  const Language made_up("xx",
                         "# Not a language.\n"
                         "quotes: « »\n"
                         "says: zog, has zogged\n"
                         "that: da\n"
                         "he: lo\n");
  const std::string text = "Voss zog da the gate is shut. « The quay too », zog lo.";
  const auto sayings = draft::sayings_in(text, talks("").cast, made_up);
  ASSERT_EQ(sayings.size(), 2U);
  EXPECT_EQ(text.substr(sayings[0].begin, sayings[0].end - sayings[0].begin), "the gate is shut");
  EXPECT_EQ(sayings[1].voice.who, kVoss);
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(ZOPA_ROOT) /
                                                               "src/zopa/draft/languages")) {
    if (entry.path().extension() != ".txt") continue;
    EXPECT_NE(language_named(entry.path().stem().string()), nullptr);
    EXPECT_TRUE(std::filesystem::exists(kTexts / "sentences" / entry.path().filename()));
  }
}

// Sentences about two parties, A and B, and their people, in which each rule finds something.
const std::vector<std::string> kSentences = {
    "“We will wait for {B},” {a} said.",
    "{a} said that {B} would not sign before June.",
    "According to {b}, {A} has moved twice.",
    "The offer, {b} said, was made to {A} in March.",
    "{a} met reporters on Monday. She said that nothing was signed.",
    "{b}: “Ask {A}.”",
    "“There is no map,” said {a}, who leads the delegation. “There is a sketch.”",
    "{A} announced on Tuesday that it would leave the room.",
    "{A} denied the report. It said the talks would go on.",
    "A lawyer told {b} that the law was clear.",
    "{a} described the draft as “a letter to {B}”.",
    "The minister, {b}, insisted that {A} and {B} were close.",
    "The two sides meet again on Friday.",
    "{a} and {b} left by different doors."};

struct Names {
  std::string party;
  std::string person;
};
const std::array<Names, 5> kNames = {{{"Norvald", "Kari Solheim"},
                                      {"Republic of Ostland", "Viktor van Lemm"},
                                      {"Faer Isles", "Eilidh Grant"},
                                      {"Zu", "Li Na"},
                                      {"Étoile", "Zoë Ó Briain"}}};

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
  return text;
}

// What is found where A and B have these names, the names taken out again.
std::vector<std::string> found_with(const std::string& text, const Names& a, const Names& b) {
  const std::array<std::pair<std::string, std::string>, 4> names = {
      {{"{A}", a.party}, {"{B}", b.party}, {"{a}", a.person}, {"{b}", b.person}}};
  std::string named = text;
  for (const auto& [mark, name] : names) named = replaced(std::move(named), mark, name);
  Contents cast;
  for (const Names* one : {&a, &b}) {
    Party& party = cast.parties.emplace_back();
    party.id = "side-" + std::to_string(cast.parties.size());
    party.name = one->party;
    party.representatives = {{"head-" + std::to_string(cast.parties.size()), one->person}};
  }
  std::vector<std::string> found;
  for (const Saying& one : draft::sayings_in(named, cast, *language_named("en"))) {
    std::string shown = one.voice.who ? std::to_string(one.voice.who->party.index()) +
                                            (one.voice.who->representative ? "r" : "p")
                                      : one.voice.name;
    for (const PartyId party : one.about) shown += " about " + std::to_string(party.index());
    shown += std::string(" ") + words_of(one.rule).at(static_cast<std::size_t>(one.rule)) + " " +
             one.cue + ": " + named.substr(one.begin, one.end - one.begin);
    for (const auto& [mark, name] : names) shown = replaced(std::move(shown), name, mark);
    found.push_back(std::move(shown));
  }
  return found;
}

RC_GTEST_PROP(Sayings, AreTheSameWhateverThePartiesAreCalled, ()) {
  std::string text;
  const auto count = *rc::gen::inRange<std::size_t>(1, 12);
  for (std::size_t i = 0; i < count; ++i) {
    text += *rc::gen::elementOf(kSentences) + *rc::gen::element<std::string>(" ", "\n\n");
  }
  std::array<std::size_t, kNames.size()> order{};
  std::iota(order.begin(), order.end(), 0);
  const auto draw = [&] {
    for (std::size_t i = order.size() - 1; i > 0; --i) {
      std::swap(order.at(i), order.at(*rc::gen::inRange<std::size_t>(0, i + 1)));
    }
    return std::pair(kNames.at(order[0]), kNames.at(order[1]));
  };
  const auto first = draw();
  const auto second = draw();
  RC_ASSERT(found_with(text, first.first, first.second) ==
            found_with(text, second.first, second.second));
}

}  // namespace
}  // namespace zopa::draft
