#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/answer/json.hpp"
#include "zopa/answer/keys.hpp"
#include "zopa/answer/schema.hpp"
#include "zopa/answer/type_visitor.hpp"
#include "zopa/answer/typescript.hpp"
#include "zopa/model/draft.hpp"

namespace zopa::answer {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

enum class Mood : std::uint8_t { calm, angry };
constexpr std::array<const char*, 2> words_of(Mood /*unused*/) { return {"calm", "angry"}; }

// A tree: it names itself.
struct Branch {
  PartyId party;
  std::vector<Branch> twigs;

  template <class V>
  void describe(V& v) const {
    v.about("branch", "A branch.");
    v("party", party, "Whose it is.");
    v("twigs", twigs, "What grows on it.");
  }
};

struct Claimed {
  PartyId party;
  std::size_t count = 0;

  [[nodiscard]] PartyId key() const { return party; }
  [[nodiscard]] std::size_t shown() const { return count; }
};

struct Small {
  std::vector<IssueId> issues;
  std::vector<std::vector<PartyId>> groups;
  std::optional<Count> count;
  std::optional<Basis> basis;
  Mood mood = Mood::angry;
  std::vector<OptionId> package;
  std::vector<Claimed> claimed;
  std::vector<Branch> branches;
  bool is_final = false;

  template <class V>
  void describe(V& v) const {
    v.about("small", "A small answer.");
    v.over(issues);
    v.acting(groups);
    v("count", count, "How many.");
    v.maybe("basis", basis, "Who says so.");
    v("mood", mood, "How they feel.");
    v("package", package, "What they chose.");
    v("claimed", Keyed{&claimed}, "By party.");
    v("by", ByRow<Numbered>{{0}, {{4}}}, "By who acts.");
    v.maybe("final", is_final, Always{}, "Whether it is the last.");
    v.group("inner", "An object.", [&](auto& inner) { inner("range", Span{1, 2}, "From, to."); });
    v("branches", branches, "What grows.");
  }
};

Negotiation talks() {
  Draft draft;
  Contents& contents = draft.contents;
  contents.title = "Talks";
  for (const char* id : {"port", "town"}) {
    Party party;
    party.id = party.name = id;
    contents.parties.push_back(party);
  }
  Issue issue;
  issue.id = issue.name = "quay";
  for (const char* id : {"short", "long"}) {
    Option option;
    option.id = option.name = id;
    issue.options.push_back(option);
  }
  contents.issues.push_back(issue);
  return std::move(draft).finish().value();
}

Small small() {
  Small answer;
  answer.issues = {IssueId{0}};
  answer.groups = {{PartyId{0}, PartyId{1}}};
  answer.package = {OptionId{1}};
  answer.claimed = {{PartyId{1}, 3}};
  answer.branches = {{PartyId{0}, {{PartyId{1}, {}}}}};
  return answer;
}

TEST(Json, SaysIdsAsTheFileDoes) {
  EXPECT_EQ(to_compact_json(small(), talks()),
            R"({"count":null,"mood":"angry","package":{"quay":"long"},"claimed":{"town":3},)"
            R"("by":{"port+town":5},"inner":{"range":[1.0,2.0]},)"
            R"("branches":[{"party":"port","twigs":[{"party":"town","twigs":[]}]}]})");
}

TEST(Json, HasAKeyThatMayBeAbsentWhereItIsThere) {
  Small answer = small();
  answer.basis = Basis::relayed;
  answer.is_final = true;
  answer.count = Count{7};
  const std::string json = to_compact_json(answer, talks());
  EXPECT_THAT(json, HasSubstr(R"("count":7,"basis":"relayed","mood")"));
  EXPECT_THAT(json, HasSubstr(R"("final":true)"));
}

TEST(Json, WritesShortListsOnOneLine) {
  JsonText text;
  text.begin_object();
  text.key("numbers");
  text.begin_list();
  for (int i = 0; i < 3; ++i) text.integer(i);
  text.end();
  text.key("none");
  text.begin_list();
  text.end();
  text.end();
  EXPECT_EQ(text.written(), "{\n  \"numbers\": [0, 1, 2],\n  \"none\": []\n}\n");
}

TEST(JsonText, OnOneLineIsTheSameWithoutSpaces) {
  JsonText text(JsonText::Layout::one_line);
  text.begin_object();
  text.key("a");
  text.begin_list();
  text.begin_object();
  text.end();
  text.null();
  text.number(0.5);
  text.end();
  text.key("b \"c\"");
  text.boolean(true);
  text.end();
  EXPECT_EQ(text.written(), R"({"a":[{},null,0.5],"b \"c\"":true})");
}

TEST(JsonText, EveryTextIsOneThatAReaderOfJsonTakes) {
  const auto written = [](const char* said) {
    JsonText text(JsonText::Layout::one_line);
    text.text(said);
    return text.written();
  };
  EXPECT_EQ(written("the \"quay\"\n\\ é"), R"("the \"quay\"\n\\ é")");
  EXPECT_EQ(written("a\tb\x01\x7f\r"), "\"a\\tb\\u0001\x7f\\r\"");
  EXPECT_EQ(written("a\xff"), "\"a\uFFFD\"");
}

TEST(Schema, NamesWhatNamesItselfOnce) {
  Definitions definitions;
  const Type type = type_of<Small>(definitions);
  EXPECT_EQ(type.kind, Type::Kind::named);
  EXPECT_EQ(type.name, "small");
  const Definition* branch = definitions.find("branch");
  ASSERT_NE(branch, nullptr);
  ASSERT_EQ(branch->type.keys.size(), 2U);
  EXPECT_EQ(branch->type.keys[1].type.parts.at(0).name, "branch");
}

TEST(Schema, RequiresWhatIsAlwaysThereAndRefusesTheRest) {
  Definitions definitions;
  (void)type_of<Small>(definitions);
  const std::string schema = json_schema(definitions, {"urn:small", "Small", "small"});
  EXPECT_THAT(schema, HasSubstr(R"("required": ["count", "mood", "package", "claimed", "by",)"));
  EXPECT_THAT(schema, HasSubstr("\"additionalProperties\": false"));
  EXPECT_THAT(schema, HasSubstr(R"("enum": ["calm", "angry"])"));
}

TEST(Schema, LeavesToAnotherFileWhatHasOne) {
  Definitions definitions;
  (void)type_of<Small>(definitions);
  const std::string schema =
      json_schema(definitions, {"urn:small", "Small", "small", {{"branch", "branch.json"}}});
  EXPECT_THAT(schema, HasSubstr(R"("$ref": "branch.json")"));
  EXPECT_THAT(schema, Not(HasSubstr("What grows on it.")));
}

TEST(TypeScript, HasAnInterfaceForEachObject) {
  Definitions definitions;
  (void)type_of<Small>(definitions);
  const std::string types = typescript(definitions);
  EXPECT_THAT(types, HasSubstr("export interface Small {"));
  EXPECT_THAT(types, HasSubstr("  count: Count | null;"));
  EXPECT_THAT(types, HasSubstr("  basis?: Basis;"));
  EXPECT_THAT(types, HasSubstr("  mood: \"calm\" | \"angry\";"));
  EXPECT_THAT(types, HasSubstr("  final?: true;"));
  EXPECT_THAT(types, HasSubstr("  twigs: Branch[];"));
}

TEST(Keys, SayWhichMayBeAbsentOrNull) {
  Definitions definitions;
  (void)type_of<Small>(definitions);
  const std::string tables = key_tables(definitions);
  EXPECT_THAT(tables, HasSubstr("| `count` | How many. May be `null`. |"));
  EXPECT_THAT(tables, HasSubstr("| `basis` | Who says so. Not always there. |"));
  EXPECT_THAT(tables, HasSubstr("| `inner` › `range` | From, to. |"));
}

}  // namespace
}  // namespace zopa::answer
