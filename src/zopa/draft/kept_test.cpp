#include "zopa/draft/kept.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/io/yaml/fields.hpp"

namespace zopa::draft {
namespace {

KeptDrafts read(const char* text) {
  auto kept = KeptDrafts::parse(text, "talks.drafts.yaml", "talks.yaml");
  EXPECT_TRUE(kept) << kept.error().diagnostics.front().message.key;
  return kept ? *std::move(kept) : KeptDrafts("talks.yaml");
}

KeptDraft quote(const std::string& passage, const std::string& source = "report") {
  Draft draft;
  draft.source = source;
  draft.quote = passage;
  draft.by = "voss";
  draft.cue = "said";
  return kept_draft(draft);
}

TEST(KeptDrafts, AreReadBackAsTheyWereWritten) {
  KeptDrafts kept("talks.yaml");
  EXPECT_TRUE(kept.add(quote("We wait: \"no\", he said, [and] {more} # of it.")));
  EXPECT_TRUE(kept.add(read(R"(zopa_drafts: 1
drafts:
  - id: port-line
    position:
      party: port
      requires: quay != short
      inferred: true
      points: {quay: {short: 1, long: 2}}
      because: [a, b]
    proposed_by: "An assistant: 2"
    why: It says so.
)")
                           .drafts()
                           .front()));
  kept.refuse(quote("Never."));
  const std::string text = kept.text();
  const KeptDrafts again = read(text.c_str());
  EXPECT_EQ(again.text(), text);
  ASSERT_EQ(again.drafts().size(), 2);
  EXPECT_EQ(key_of(again.drafts()[0]), key_of(kept.drafts()[0]));
  EXPECT_EQ(again.drafts()[0].found->cue, "said");
  EXPECT_EQ(again.drafts()[1].section, "position");
  EXPECT_EQ(again.drafts()[1].proposed_by, "An assistant: 2");
  EXPECT_TRUE(again.is_refused(quote("Never.")));
}

TEST(KeptDrafts, WhatWasRefusedIsNotProposedAgain) {
  KeptDrafts kept("talks.yaml");
  EXPECT_TRUE(kept.add(quote("We  wait.")));
  EXPECT_FALSE(kept.add(quote("We wait.")));  // the same passage
  EXPECT_TRUE(kept.add(quote("We wait.", "minutes")));
  kept.refuse(kept.drafts().front());
  EXPECT_EQ(kept.drafts().size(), 1);
  EXPECT_FALSE(kept.add(quote("We wait.")));
  kept.refuse(quote("We wait."));
  EXPECT_EQ(kept.refused().size(), 1);
}

TEST(KeptDrafts, WhatWasTakenOverIsGone) {
  KeptDrafts kept("talks.yaml");
  EXPECT_TRUE(kept.add(quote("We wait.")));
  EXPECT_TRUE(kept.remove(quote("We wait.")));
  EXPECT_FALSE(kept.remove(quote("We wait.")));
  EXPECT_TRUE(kept.drafts().empty());
}

TEST(KeptDrafts, AFileOfAnotherKindIsAFault) {
  for (const char* text : {"zopa: 1\ntitle: Talks\n", "[]", "zopa_drafts: 1\ndrafts: {a: 1}\n",
                           "zopa_drafts: 1\ndrafts: [{why: none}]\n",
                           "zopa_drafts: 1\ndrafts: [{statement: {}, position: {}}]\n",
                           "zopa_drafts: 1\ndrafts: [statement]\n"}) {
    EXPECT_FALSE(KeptDrafts::parse(text, "talks.drafts.yaml", "talks.yaml")) << text;
  }
}

TEST(KeptDrafts, ThereAreNoneWhereThereIsNoFile) {
  const auto none = KeptDrafts::read("/no/such/talks.drafts.yaml", "talks.yaml");
  ASSERT_TRUE(none);
  EXPECT_TRUE(none->drafts().empty());
}

TEST(KeptDrafts, TheirFileStandsBesideTheNegotiation) {
  EXPECT_EQ(drafts_path("a/talks.yaml"), "a/talks.drafts.yaml");
  EXPECT_EQ(drafts_path("talks.yml"), "talks.drafts.yaml");
  EXPECT_EQ(drafts_path("talks"), "talks.drafts.yaml");
}

}  // namespace
}  // namespace zopa::draft
