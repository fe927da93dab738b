#include "zopa/server/workbench.hpp"

#include <filesystem>
#include <fstream>
#include <thread>

#include "test_folder.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/server/drafting.hpp"
#include "zopa/server/kept_aside.hpp"
#include "zopa/server/request.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::server {
namespace {

namespace fs = std::filesystem;
using deadlock::Verdict;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

const std::string kTalks =
    "# Two who differ on one thing.\n"
    "zopa: 1\n"
    "title: A quarrel\n"
    "parties: {a: {name: A}, b: {name: B}}\n"
    "issues:\n"
    "  x: {name: X, options: {p: P, q: Q}}\n"
    "positions:\n"
    "  - {id: a-line, party: a, requires: x == p}  # firm?\n"
    "  - {id: b-line, party: b, requires: x == q}\n"
    "  - {party: a, issue: x, prefers: p > q}\n";

class AtTheWorkbench : public ::testing::Test {
 protected:
  void SetUp() override {
    path_ = folder_.file("talks.yaml");
    write(kTalks);
    open();
  }
  void open() {
    bench_.reset();
    auto opened = Workbench::open(path_, {});
    ASSERT_TRUE(opened);
    bench_ = std::move(*opened);
  }
  void write(const std::string& text) const { std::ofstream(path_) << text; }
  [[nodiscard]] static std::string text_of(const std::string& path) {
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), {}};
  }
  [[nodiscard]] std::uint64_t revision() const { return bench_->shown()->revision; }
  Reply change(const Change& change) const { return bench_->change(revision(), change); }
  Reply suppose(std::vector<Step> steps) const { return change(Suppose{std::move(steps)}); }
  // Of the last one in the list.
  [[nodiscard]] std::uint64_t last_id() const { return bench_->shown()->suppositions.back().id; }
  [[nodiscard]] Verdict verdict() const { return *bench_->shown()->answer->deadlock->verdict; }
  // With the packages.
  [[nodiscard]] std::shared_ptr<const Shown> settled() const {
    for (int i = 0; i < 1000 && bench_->shown()->is_pending; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return bench_->shown();
  }
  [[nodiscard]] bool has_side_file() const { return fs::exists(side_file_of(path_)); }

  testing::TestFolder folder_;
  std::string path_;
  std::unique_ptr<Workbench> bench_;
};

TEST_F(AtTheWorkbench, SwitchingALineOffSaysWhatMovesAndChangesNoText) {
  EXPECT_EQ(verdict(), Verdict::deadlock);
  const Reply reply = suppose({SwitchOff{"a-line"}});
  EXPECT_THAT(reply.faults, IsEmpty());
  EXPECT_EQ(reply.shown->answer->deadlock->verdict, Verdict::agreement_possible);
  EXPECT_EQ(reply.shown->moved->tabled.after, Count{1});
  EXPECT_THAT(*reply.shown->moved->conflicts.lost, ElementsAre(ElementsAre("a-line", "b-line")));
  EXPECT_FALSE(reply.shown->is_dirty);
  EXPECT_FALSE(reply.shown->is_file);
  EXPECT_EQ(reply.shown->text, kTalks);
  ASSERT_THAT(reply.shown->off, SizeIs(1));
  EXPECT_EQ(reply.shown->off[0].red_line, "a-line");
  EXPECT_THAT(reply.shown->off[0].shut_out, ElementsAre(OptionId{1}));
}

TEST_F(AtTheWorkbench, WhatIsSupposedIsNeverWritten) {
  static_cast<void>(suppose({MoveLine{"a-line", {"p", "q"}}}));
  EXPECT_EQ(verdict(), Verdict::agreement_possible);
  EXPECT_FALSE(bench_->shown()->is_dirty);
  EXPECT_FALSE(has_side_file());
  std::string text = kTalks;
  text.replace(text.find("A quarrel"), 9, "A dispute");
  static_cast<void>(change(SetText{text}));
  EXPECT_EQ(verdict(), Verdict::agreement_possible);
  EXPECT_THAT(bench_->save(revision(), false).faults, IsEmpty());
  EXPECT_EQ(text_of(path_), text);
  EXPECT_THAT(bench_->shown()->suppositions, SizeIs(1));
}

TEST_F(AtTheWorkbench, TheEffectOfAllThatIsSupposedIsComparedWithTheFile) {
  static_cast<void>(suppose({NewOption{"x", "Half"}}));
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  EXPECT_EQ(bench_->shown()->moved->packages.before, Count{3});
  EXPECT_EQ(bench_->shown()->effect->packages.before, Count{2});
  EXPECT_EQ(bench_->shown()->effect->verdict.before, Verdict::deadlock);
  static_cast<void>(change(Tick{last_id(), false}));
  EXPECT_EQ(verdict(), Verdict::deadlock);
  static_cast<void>(change(Reset{}));
  EXPECT_FALSE(bench_->shown()->effect.has_value());
  EXPECT_TRUE(bench_->shown()->is_file);
  EXPECT_EQ(bench_->shown()->done->what, Done::What::reset);
}

TEST_F(AtTheWorkbench, ALineThatIsMovedAgainIsOneSuppositionAndMovedBackNone) {
  static_cast<void>(suppose({MoveLine{"a-line", {"p", "q"}}}));
  const std::uint64_t id = last_id();
  static_cast<void>(suppose({MoveLine{"a-line", {"q"}}}));
  ASSERT_THAT(bench_->shown()->suppositions, SizeIs(1));
  EXPECT_EQ(last_id(), id);
  static_cast<void>(suppose({MoveLine{"a-line", {"p"}}}));
  EXPECT_THAT(bench_->shown()->suppositions, IsEmpty());
  static_cast<void>(suppose({Reorder{"b", "x", {{"q"}, {"p"}}}}));
  static_cast<void>(suppose({Reorder{"a", "x", {{"q"}, {"p"}}}}));
  static_cast<void>(suppose({Reorder{"a", "x", {{"p"}, {"q"}}}}));
  EXPECT_THAT(bench_->shown()->suppositions, SizeIs(1));
}

TEST_F(AtTheWorkbench, AWayIsOneSupposition) {
  const Reply reply = suppose({MoveLine{"a-line", {"p", "q"}}, SwitchOff{"b-line"}});
  EXPECT_THAT(reply.faults, IsEmpty());
  EXPECT_THAT(reply.shown->suppositions, SizeIs(1));
  EXPECT_THAT(reply.shown->answer->negotiation.positions(), SizeIs(2));
  EXPECT_THAT(bench_->undo(revision()).shown->suppositions, IsEmpty());
}

TEST_F(AtTheWorkbench, AnOptionIsTakenOrTabled) {
  static_cast<void>(suppose({NewOption{"x", "Half"}}));
  static_cast<void>(suppose({Take{"a", "x", "half"}, Take{"b", "x", "half"}}));
  EXPECT_EQ(bench_->shown()->effect->all.after, Count{1});
  EXPECT_EQ(verdict(), Verdict::deadlock);
  EXPECT_TRUE(bench_->shown()->file->issues()[0].options[2].hypothetical);
  static_cast<void>(suppose({Table{"x", "half"}}));
  EXPECT_FALSE(bench_->shown()->file->issues()[0].options[2].hypothetical);
  EXPECT_EQ(suppose({Table{"x", "p"}}).faults.front().code, "cannot-edit");
  EXPECT_EQ(bench_->shown()->text, kTalks);
}

TEST_F(AtTheWorkbench, WhatNoLongerAppliesStaysInTheListWithTheReason) {
  static_cast<void>(suppose({NewOption{"x", "Half"}}));
  const std::uint64_t option = last_id();
  static_cast<void>(suppose({MoveLine{"a-line", {"p", "half"}}}));
  const Reply without = change(Tick{option, false});
  ASSERT_THAT(without.shown->problems, SizeIs(2));
  EXPECT_FALSE(without.shown->problems[0]);
  EXPECT_EQ(without.shown->problems[1]->code, "unknown-name");
  EXPECT_TRUE(without.shown->is_file);
  EXPECT_FALSE(change(Tick{option, true}).shown->problems[1]);
  std::string text = kTalks;
  text.replace(text.find("id: a-line"), 10, "id: a-lime");
  const Reply renamed = change(SetText{text});
  EXPECT_FALSE(renamed.shown->problems[0]);
  EXPECT_EQ(renamed.shown->problems[1]->code, "unknown-name");
}

TEST_F(AtTheWorkbench, ARecordedMoveRestsOnNoQuote) {
  std::string text = kTalks;
  text.insert(text.find("issues:"),
              "sources: {s: {file: notes.md}}\n"
              "statements: {said: {by: a, about: [a], source: s, text: Never q.}}\n");
  text.replace(text.find("x == p}"), 7, "x == p, because: [said]}");
  folder_.write("notes.md", "Nothing is quoted.\n");
  static_cast<void>(change(SetText{text}));
  static_cast<void>(suppose({MoveLine{"a-line", {"p", "q"}}}));
  EXPECT_EQ(bench_->shown()->text, text);
  EXPECT_THAT(bench_->shown()->answer->negotiation.positions()[0].because, IsEmpty());
  const Reply reply = change(Record{last_id()});
  EXPECT_EQ(reply.shown->done->what, Done::What::recorded);
  EXPECT_THAT(reply.shown->suppositions, IsEmpty());
  EXPECT_TRUE(reply.shown->is_dirty);
  EXPECT_THAT(reply.shown->text, HasSubstr("party: a, requires: \"x in {p, q}\"}  # firm?\n"));
  EXPECT_EQ(reply.shown->answer->deadlock->verdict, Verdict::agreement_possible);
  EXPECT_THAT(bench_->save(revision(), false).faults, IsEmpty());
  EXPECT_EQ(text_of(path_), reply.shown->text);
}

TEST_F(AtTheWorkbench, ASwitchCannotBeRecorded) {
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  EXPECT_EQ(change(Record{last_id()}).faults.front().code, "cannot-edit");
  EXPECT_THAT(bench_->shown()->suppositions, SizeIs(1));
  EXPECT_EQ(change(Record{99}).faults.front().code, "unknown-name");
}

TEST_F(AtTheWorkbench, OfTwoMovesOfALineTheLaterCounts) {
  static_cast<void>(suppose({MoveLine{"b-line", {"p"}}, MoveLine{"a-line", {"q"}}}));
  static_cast<void>(suppose({MoveLine{"b-line", {"p", "q"}}}));
  EXPECT_THAT(bench_->shown()->suppositions, SizeIs(2));
  EXPECT_EQ(verdict(), Verdict::agreement_possible);
}

TEST_F(AtTheWorkbench, ATextIsReadOnce) {
  const auto reads_of = [&](const auto& step) {
    const std::size_t before = bench_->texts_read();
    step();
    return bench_->texts_read() - before;
  };
  EXPECT_EQ(bench_->texts_read(), 1U);
  EXPECT_EQ(reads_of([&] { (void)suppose({SwitchOff{"a-line"}}); }), 0U);
  EXPECT_EQ(reads_of([&] { (void)suppose({MoveLine{"b-line", {"p"}}}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)suppose({Reorder{"b", "x", {{"q"}, {"p"}}}}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)suppose({NewOption{"x", "Half"}}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)change(Tick{last_id(), false}); }), 0U);
  EXPECT_EQ(reads_of([&] { (void)change(Record{2}); }), 2U);  // alone, and under what is supposed
  EXPECT_EQ(reads_of([&] { (void)change(SetText{bench_->shown()->text}); }), 0U);
  EXPECT_EQ(reads_of([&] { (void)change(Reset{}); }), 0U);
  EXPECT_EQ(reads_of([&] { (void)bench_->save(revision(), false); }), 0U);
}

// What was found for the click stays: the packages are added to it.
TEST_F(AtTheWorkbench, ThePackagesAreAddedToTheAnswerThatIsShown) {
  const auto quick = suppose({SwitchOff{"a-line"}}).shown->answer;
  const auto shown = settled();
  EXPECT_GT(shown->answer->parts.size(), quick->parts.size());
  EXPECT_FALSE(quick->has("robustness"));
  EXPECT_TRUE(shown->answer->has("robustness"));
}

// Each switch interrupts what is looked for behind the one before.
TEST_F(AtTheWorkbench, NothingThatWasInterruptedIsShownAsTheWhole) {
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  for (int i = 0; i < 6; ++i) static_cast<void>(change(Tick{last_id(), i % 2 == 0}));
  const auto shown = settled();
  EXPECT_FALSE(shown->is_pending);
  EXPECT_FALSE(shown->answer->is_stopped());
}

TEST_F(AtTheWorkbench, UndoAndRedoGoBackAndForthAndSaySo) {
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  static_cast<void>(suppose({NewOption{"x", "Half"}}));
  EXPECT_EQ(bench_->shown()->file->issues()[0].options.size(), 3U);
  Reply reply = bench_->undo(revision());
  EXPECT_THAT(reply.shown->suppositions, SizeIs(1));
  EXPECT_EQ(reply.shown->done->how, Done::How::undone);
  EXPECT_EQ(reply.shown->done->what, Done::What::supposed);
  EXPECT_EQ(reply.shown->done->supposition->steps, std::vector<Step>{(NewOption{"x", "Half"})});
  reply = bench_->undo(revision());
  EXPECT_THAT(reply.shown->suppositions, IsEmpty());
  EXPECT_FALSE(reply.shown->can_undo);
  reply = bench_->redo(revision());
  EXPECT_EQ(reply.shown->done->how, Done::How::redone);
  EXPECT_EQ(reply.shown->done->supposition->steps, std::vector<Step>{SwitchOff{"a-line"}});
  reply = bench_->redo(revision());
  EXPECT_EQ(reply.shown->file->issues()[0].options.size(), 3U);
  EXPECT_FALSE(reply.shown->can_redo);
}

TEST_F(AtTheWorkbench, TypingIsOneStepOfUndo) {
  for (const char* title : {"B", "Be", "Bet", "Bett"}) {
    std::string text = kTalks;
    text.replace(text.find("A quarrel"), 9, title);
    static_cast<void>(change(SetText{text}));
  }
  EXPECT_EQ(bench_->shown()->file->title(), "Bett");
  EXPECT_EQ(bench_->undo(revision()).shown->file->title(), "A quarrel");
}

TEST_F(AtTheWorkbench, AFaultyTextIsKeptAndItsAnswerIsTheLastGoodOne) {
  std::string text = kTalks;
  text.replace(text.find("x == p}"), 7, "x == pp}");
  const Reply reply = change(SetText{text});
  ASSERT_EQ(reply.shown->faults.size(), 1U);
  EXPECT_EQ(reply.shown->faults[0].place.line, 8U);
  EXPECT_THAT(to_english(reply.shown->faults[0].message), HasSubstr("`p`"));
  EXPECT_EQ(reply.shown->text, text);
  EXPECT_EQ(reply.shown->answer->deadlock->verdict, Verdict::deadlock);
  EXPECT_THAT(bench_->save(revision(), false).faults.front().code, "faulty-text");
  // What is supposed is supposed of the last good text; into a text with faults nothing is written.
  EXPECT_THAT(suppose({NewOption{"x", "Half"}}).faults, IsEmpty());
  EXPECT_EQ(change(Record{last_id()}).faults.front().code, "faulty-text");
  EXPECT_EQ(text_of(path_), kTalks);
  EXPECT_TRUE(has_side_file());
}

const std::string kRetitled = "# Mine.\n" + kTalks;

TEST_F(AtTheWorkbench, WhatWasNotSavedIsThereTheNextTime) {
  static_cast<void>(suppose({SwitchOff{"b-line"}}));
  EXPECT_FALSE(has_side_file());
  static_cast<void>(change(SetText{kRetitled}));
  open();  // as after a crash: nothing was told to the first one
  const auto shown = bench_->shown();
  EXPECT_TRUE(shown->is_restored);
  EXPECT_EQ(shown->text, kRetitled);
  EXPECT_THAT(shown->suppositions, IsEmpty());
  EXPECT_EQ(bench_->undo(revision()).shown->text, kTalks);
  EXPECT_FALSE(has_side_file());
}

TEST_F(AtTheWorkbench, AFileThatChangedMeanwhileIsNotWrittenOver) {
  static_cast<void>(change(SetText{kRetitled}));
  const std::string theirs = kTalks + "# someone else was here\n";
  write(theirs);
  EXPECT_TRUE(bench_->shown()->is_changed_on_disk);
  EXPECT_THAT(bench_->save(revision(), false).faults.front().code, "changed-on-disk");
  EXPECT_EQ(text_of(path_), theirs);
  open();  // a new session does not forget it either
  EXPECT_TRUE(bench_->shown()->is_changed_on_disk);
  EXPECT_THAT(bench_->save(revision(), false).faults.front().code, "changed-on-disk");
  EXPECT_THAT(bench_->save(revision(), true).faults, IsEmpty());
  EXPECT_EQ(text_of(path_), bench_->shown()->text);
}

TEST_F(AtTheWorkbench, WhatIsOnDiskIsTakenAloneOrWithWhatIsHere) {
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  static_cast<void>(change(SetText{kRetitled}));
  const std::string theirs = kTalks + "# someone else was here\n";
  write(theirs);
  EXPECT_EQ(bench_->on_disk()->text, theirs);
  EXPECT_EQ(bench_->on_disk()->base, kTalks);
  EXPECT_EQ(bench_->take(revision(), kTalks, kTalks).faults.front().code, "changed-on-disk");
  const std::string both = "# Mine.\n" + theirs;
  const Reply merged = bench_->take(revision(), theirs, both);
  EXPECT_THAT(merged.faults, IsEmpty());
  EXPECT_FALSE(merged.shown->is_changed_on_disk);
  EXPECT_TRUE(merged.shown->is_dirty);
  EXPECT_EQ(merged.shown->text, both);
  EXPECT_THAT(merged.shown->suppositions, SizeIs(1));
  EXPECT_THAT(bench_->save(revision(), false).faults, IsEmpty());
  EXPECT_EQ(text_of(path_), both);
}

TEST_F(AtTheWorkbench, WhatWasSupposedOfALineIsOutWhileItHasAnotherName) {
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  std::string text = kTalks;
  text.replace(text.find("id: a-line"), 10, "id: a-lime");
  EXPECT_TRUE(change(SetText{text}).shown->is_file);
  EXPECT_TRUE(change(SetText{text + "oops: [\n"}).shown->is_file);
  EXPECT_FALSE(change(SetText{kTalks}).shown->is_file);
  EXPECT_EQ(suppose({SwitchOff{"nonsense"}}).faults.front().code, "unknown-name");
}

TEST_F(AtTheWorkbench, UndoingEverythingMadeToAnotherTextIsTheEndOfIt) {
  static_cast<void>(change(SetText{kRetitled}));
  const std::string theirs = kTalks + "# someone else was here\n";
  bench_.reset();
  write(theirs);
  open();
  EXPECT_TRUE(bench_->shown()->is_changed_on_disk);
  EXPECT_EQ(bench_->undo(revision()).shown->text, theirs);
  EXPECT_FALSE(bench_->shown()->is_changed_on_disk);
  EXPECT_FALSE(bench_->shown()->is_dirty);
  EXPECT_FALSE(has_side_file());
}

TEST_F(AtTheWorkbench, ASideFileOfWhatWasSavedIsForgotten) {
  static_cast<void>(change(SetText{kRetitled}));
  const std::string saved = bench_->shown()->text;
  bench_.reset();
  write(saved);  // killed between writing the file and taking the side file away
  open();
  EXPECT_FALSE(bench_->shown()->is_restored);
  EXPECT_FALSE(has_side_file());
}

TEST_F(AtTheWorkbench, AnOutdatedWindowIsTold) {
  const std::uint64_t seen = revision();
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  const Reply late = bench_->change(seen, Suppose{{SwitchOff{"b-line"}}});
  EXPECT_EQ(late.faults.front().code, "outdated");
  EXPECT_THAT(late.shown->suppositions, SizeIs(1));
}

TEST_F(AtTheWorkbench, UnknownNamesAreFaults) {
  EXPECT_THAT(to_english(suppose({SwitchOff{"a-lin"}}).faults.front().message),
              HasSubstr("a-line"));
  EXPECT_THAT(suppose({MoveLine{"nobody", {"p"}}}).faults.front().code, "unknown-name");
  EXPECT_THAT(suppose({MoveLine{"a-line", {"pp"}}}).faults.front().code, "unknown-name");
  EXPECT_THAT(suppose({MoveLine{"a-line", {}}}).faults.front().code, "cannot-edit");
  EXPECT_THAT(suppose({Reorder{"c", "x", {}}}).faults.front().code, "unknown-name");
  EXPECT_THAT(suppose({Reorder{"a", "y", {}}}).faults.front().code, "unknown-name");
  EXPECT_THAT(suppose({Reorder{"a", "x", {{"p"}}}}).faults.front().code, "cannot-edit");
  EXPECT_EQ(revision(), 1U);
}

TEST_F(AtTheWorkbench, ThePackagesFollow) {
  static_cast<void>(suppose({SwitchOff{"a-line"}}));
  const std::shared_ptr<const Shown> shown = settled();
  ASSERT_FALSE(shown->is_pending);
  EXPECT_TRUE(shown->answer->robustness.has_value());
  EXPECT_TRUE(shown->moved.has_value());
}

TEST(Request, ReadsWhatThePageSendsAndNothingElse) {
  const auto asked = read_asked(
      R"({"revision": 3, "edit": {"kind": "suppose", "steps": [)"
      R"({"kind": "move", "id": "l", "options": ["p"]}, {"kind": "switch_off", "id": "m"}]}})");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->revision, 3U);
  EXPECT_EQ(std::get<Suppose>(*asked->change).steps,
            (std::vector<Step>{MoveLine{"l", {"p"}}, SwitchOff{"m"}}));
  for (const char* bad :
       {"", "{", "[]", "null", R"({"revision": -1})", R"({"revision": "1"})",
        R"({"revision": 1, "edit": 2})", R"({"revision": 1, "edit": {"kind": "format-disk"}})",
        R"({"revision": 1, "edit": {"kind": "suppose", "steps": [1]}})",
        R"({"revision": 1, "edit": {"kind": "suppose", "steps": []}})",
        R"({"revision": 1, "edit": {"kind": "suppose", "steps": [{"kind": "format-disk"}]}})",
        R"({"revision": 1, "edit": {"kind": "tick", "id": 1}})",
        R"({"revision": 1, "edit": {"kind": "record", "id": "1"}})",
        R"({"revision": 1, "theirs": 2})"}) {
    EXPECT_FALSE(read_asked(bad)) << bad;
  }
}

// What somebody writes down, with a source from which quotes are cut.
class AtTheDesk : public AtTheWorkbench {
 protected:
  void SetUp() override {
    AtTheWorkbench::SetUp();
    folder_.write("note.txt", "“We will  not\ngive up P,” said Vogt of A. Später kam é.");
    write(kTalks + "sources: {note: {file: note.txt}}\n");
    open();
  }
  static std::optional<Change> asked(const std::string& acts) {
    const auto asked =
        read_asked("{\"revision\": 1, \"edit\": {\"kind\": \"write\", " + acts + "}}");
    return asked ? asked->change : std::nullopt;
  }
  Reply write_down(const std::string& acts) {
    const auto change = asked(acts);
    EXPECT_TRUE(change) << acts;
    return change ? this->change(*change) : Reply{};
  }
};

TEST_F(AtTheDesk, OneRequestSaysAllOfItAndOneUndoTakesItBack) {
  const std::string before = bench_->shown()->text;
  const Reply reply = write_down(
      R"("acts": [
        {"do": "put", "at": ["parties", "a", "representatives", "vogt"], "value": "Ida Vogt"},
        {"do": "put", "at": ["statements", "not-p"], 
          "value": {"by": "vogt", "about": ["a"], "act": "rejects", "speech": "verbatim"},
         "passage": {"source": "note", "from": 1, "to": 24}},
        {"do": "put", "at": ["positions", "3"], "value": {
          "party": "a", "demands": "x == p", "because": ["not-p"], "inferred": true}}])");
  ASSERT_THAT(reply.faults, IsEmpty()) << to_text(reply.faults.front());
  EXPECT_THAT(
      reply.shown->text,
      HasSubstr("\nstatements:\n  not-p:\n    by: vogt\n    about: [a]\n    speech: verbatim\n"
                "    act: rejects\n    source: note\n    quote: We will not give up P,\n"));
  EXPECT_THAT(reply.shown->text,
              HasSubstr("  - {party: a, demands: x == p, because: [not-p], inferred: true}\n"));
  EXPECT_THAT(reply.shown->text, HasSubstr("# firm?"));
  EXPECT_EQ(bench_->undo(revision()).shown->text, before);
}

TEST_F(AtTheDesk, AQuoteIsCutFromTheSourceWhateverTheRequestSays) {
  const std::string quoted =
      R"("acts": [{"do": "put", "at": ["statements", "s"],
        "value": {"source": "other", "quote": "Made up"}, "passage": )";
  const Reply reply = write_down(quoted + R"({"source": "note", "from": 42, "to": 48}}])");
  ASSERT_THAT(reply.faults, IsEmpty());
  EXPECT_EQ(reply.shown->file->statements()[0].quote, "Später");
  for (const char* passage :
       {R"({"source": "talks.yaml", "from": 0, "to": 4})",
        R"({"source": "note", "from": 4, "to": 4})", R"({"source": "note", "from": 4, "to": 4000})",
        R"({"source": "note", "from": 9, "to": 3})"}) {
    EXPECT_THAT(write_down(quoted + passage + "}]").faults, SizeIs(1)) << passage;
  }
  EXPECT_THAT(write_down(
                  R"("acts": [{"do": "put", "at": ["statements", "t"],
              "value": {"source": "note", "quote": "Made up"}}])")
                  .faults,
              SizeIs(1));
}

TEST_F(AtTheDesk, WhatAnAssistantProposedIsWrittenAsItStandsAndWritesOverNothing) {
  folder_.write("talks.drafts.yaml",
                "zopa_drafts: 1\n"
                "drafts:\n"
                "  - id: not-p\n"
                "    statement: {by: a, source: note, quote: 'We will not give up P'}\n"
                "    proposed_by: \"Ada\\n  # and Bo\"\n"
                "  - id: a-wants\n"
                "    position: {party: a, demands: x == p, because: [not-p]}\n"
                "    proposed_by: Ada\n"
                "  - id: x\n"
                "    issue: {name: Another, options: {r: R, s: S}}\n"
                "    proposed_by: Ada\n");
  const auto now = Drafting(bench_->path()).now(bench_->shown()->text, *bench_->shown()->file, {});
  ASSERT_TRUE(now);
  ASSERT_THAT(now->proposed, SizeIs(2));  // there is an issue x
  const auto take = [&](const std::string& key) {
    return write_down(R"("acts": [{"do": "take_draft", "key": ")" + key + R"("}])");
  };
  EXPECT_THAT(take(now->proposed[1].key).faults, SizeIs(1));  // rests on what is not there yet
  const Reply said = take(now->proposed[0].key);
  ASSERT_THAT(said.faults, IsEmpty()) << to_text(said.faults.front());
  EXPECT_THAT(said.shown->text,
              HasSubstr("  not-p:  # from a draft, proposed by Ada # and Bo\n    by: a\n"));
  const Reply asked = take(now->proposed[1].key);
  ASSERT_THAT(asked.faults, IsEmpty()) << to_text(asked.faults.front());
  EXPECT_EQ(asked.shown->file->positions().back().id, "a-wants");
  EXPECT_THAT(take(now->proposed[0].key).faults, SizeIs(1));  // it is there
  EXPECT_THAT(take("0123").faults, SizeIs(1));
}

TEST_F(AtTheDesk, WhatDependsOnAPartIsNamedBeforeItGoes) {
  const std::string acts =
      R"("acts": [{"do": "take_away", "at": ["issues", "x", "options", "q"]}])";
  EXPECT_THAT(write_down(acts).faults, SizeIs(1));  // one answer is no question
  EXPECT_THAT(
      write_down(R"("acts": [{"do": "put", "at": ["issues", "x", "options", "r"], "value": "R"}])")
          .faults,
      IsEmpty());
  const Reply refused = write_down(acts);
  ASSERT_THAT(refused.faults, SizeIs(2));
  for (const Diagnostic& fault : refused.faults) EXPECT_EQ(fault.code, "needed-elsewhere");
  EXPECT_THAT(to_text(refused.faults[1]), HasSubstr("b-line"));
  const Reply reply = write_down(acts + R"(, "with_dependents": true)");
  ASSERT_THAT(reply.faults, IsEmpty());
  EXPECT_THAT(reply.shown->file->positions(), SizeIs(1));
  EXPECT_THAT(reply.shown->text, HasSubstr("a-line"));
}

TEST_F(AtTheDesk, NothingIsWrittenWhereOneActCannotBe) {
  const std::string before = bench_->shown()->text;
  const Reply reply = write_down(
      R"("acts": [{"do": "put", "at": ["parties", "c"], "value": {"name": "C"}},
                  {"do": "put", "at": ["positions", "3"],
                   "value": {"party": "d", "demands": "x == p"}}])");
  EXPECT_THAT(reply.faults, SizeIs(1));
  EXPECT_EQ(bench_->shown()->text, before);
  change(SetText{"zopa: 1\n"});
  EXPECT_EQ(write_down(R"("acts": [{"do": "put", "at": ["title"], "value": "T"}])").faults[0].code,
            "faulty-text");
}

TEST_F(AtTheDesk, WhatIsNoActIsNoRequest) {
  for (const char* acts :
       {R"("acts": [])", R"("acts": {})", R"("acts": [1])",
        R"("acts": [{"do": "put", "at": [], "value": "x"}])",
        R"("acts": [{"do": "put", "at": ["title"]}])",
        R"("acts": [{"do": "put", "at": "title", "value": "x"}])",
        R"("acts": [{"do": "put", "at": ["title"], "value": null}])",
        R"("acts": [{"do": "burn", "at": ["title"], "value": "x"}])",
        R"("acts": [{"do": "take_away", "at": [1]}])",
        R"("acts": [{"do": "take_draft", "key": 1}])",
        R"("acts": [{"do": "put", "at": ["statements", "s"], "value": {},
            "passage": {"source": "note", "from": -1, "to": 4}}])",
        R"("acts": [{"do": "take_away", "at": ["title"]}], "with_dependents": "yes")"}) {
    EXPECT_FALSE(asked(acts)) << acts;
  }
}

}  // namespace
}  // namespace zopa::server
