#include "zopa/server/workbench.hpp"

#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "zopa/server/kept_aside.hpp"
#include "zopa/server/request.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::server {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

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
    folder_ = fs::path(::testing::TempDir()) /
              ::testing::UnitTest::GetInstance()->current_test_info()->name();
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    path_ = (folder_ / "talks.yaml").string();
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
  // With the packages.
  [[nodiscard]] std::shared_ptr<const Shown> settled() const {
    for (int i = 0; i < 1000 && bench_->shown()->is_pending; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return bench_->shown();
  }
  [[nodiscard]] bool has_side_file() const { return fs::exists(side_file_of(path_)); }

  fs::path folder_;
  std::string path_;
  std::unique_ptr<Workbench> bench_;
};

using deadlock::Verdict;

TEST_F(AtTheWorkbench, SwitchingALineOffSaysWhatMovesAndChangesNoText) {
  EXPECT_EQ(bench_->shown()->answer->deadlock->verdict, Verdict::deadlock);
  const Reply reply = change(SwitchLine{"a-line", true});
  EXPECT_THAT(reply.faults, IsEmpty());
  EXPECT_EQ(reply.shown->answer->deadlock->verdict, Verdict::agreement_possible);
  EXPECT_EQ(reply.shown->moved->tabled.after, Count{1});
  EXPECT_THAT(*reply.shown->moved->conflicts.lost, ElementsAre(ElementsAre("a-line", "b-line")));
  EXPECT_FALSE(reply.shown->is_dirty);
  EXPECT_EQ(reply.shown->text, kTalks);
}

TEST_F(AtTheWorkbench, AMovedLineIsWrittenOnSaveWithEveryComment) {
  const Reply reply = change(MoveLines{{{"a-line", {"p", "q"}}}});
  EXPECT_EQ(reply.shown->answer->deadlock->verdict, Verdict::agreement_possible);
  EXPECT_TRUE(reply.shown->is_dirty);
  EXPECT_EQ(text_of(path_), kTalks);
  const Reply saved = bench_->save(revision(), false);
  EXPECT_THAT(saved.faults, IsEmpty());
  EXPECT_FALSE(saved.shown->is_dirty);
  std::string wanted = kTalks;
  wanted.replace(wanted.find("x == p}"), 7, "\"x in {p, q}\"}");
  EXPECT_EQ(text_of(path_), wanted);
  EXPECT_FALSE(has_side_file());
}

TEST_F(AtTheWorkbench, LinesMoveTogetherAndOfTwoMovesOfOneTheLaterCounts) {
  const Reply reply =
      change(MoveLines{{{"b-line", {"p"}}, {"a-line", {"q"}}, {"b-line", {"p", "q"}}}});
  EXPECT_THAT(reply.faults, IsEmpty());
  EXPECT_THAT(reply.shown->text, HasSubstr("requires: x == q}  # firm?\n"));
  EXPECT_THAT(reply.shown->text, HasSubstr("party: b, requires: \"x in {p, q}\"}"));
}

TEST_F(AtTheWorkbench, ATextIsReadOnce) {
  const auto reads_of = [&](const auto& step) {
    const std::size_t before = bench_->texts_read();
    step();
    return bench_->texts_read() - before;
  };
  EXPECT_EQ(bench_->texts_read(), 1U);
  EXPECT_EQ(reads_of([&] { (void)change(SwitchLine{"a-line", true}); }), 0U);
  EXPECT_EQ(reads_of([&] { (void)change(MoveLines{{{"a-line", {"q"}}, {"b-line", {"p"}}}}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)change(Reorder{"b", "x", {{"q"}, {"p"}}}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)change(AddOption{"x", "Half"}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)change(SetText{kTalks}); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)change(SetText{kTalks}); }), 0U);
  EXPECT_EQ(reads_of([&] { (void)bench_->undo(revision()); }), 1U);
  EXPECT_EQ(reads_of([&] { (void)bench_->save(revision(), false); }), 0U);
}

// What was found for the click stays: the packages are added to it.
TEST_F(AtTheWorkbench, ThePackagesAreAddedToTheAnswerThatIsShown) {
  const auto quick = change(SwitchLine{"a-line", true}).shown->answer;
  const auto shown = settled();
  EXPECT_GT(shown->answer->parts.size(), quick->parts.size());
  EXPECT_FALSE(quick->has("robustness"));
  EXPECT_TRUE(shown->answer->has("robustness"));
}

// Each switch interrupts what is looked for behind the one before.
TEST_F(AtTheWorkbench, NothingThatWasInterruptedIsShownAsTheWhole) {
  for (int i = 0; i < 6; ++i) static_cast<void>(change(SwitchLine{"a-line", i % 2 == 0}));
  const auto shown = settled();
  EXPECT_FALSE(shown->is_pending);
  EXPECT_FALSE(shown->answer->is_stopped());
}

TEST_F(AtTheWorkbench, UndoAndRedoGoBackAndForth) {
  static_cast<void>(change(SwitchLine{"a-line", true}));
  static_cast<void>(change(AddOption{"x", "Half"}));
  EXPECT_EQ(bench_->shown()->file->issues()[0].options.size(), 3U);
  Reply reply = bench_->undo(revision());
  EXPECT_EQ(reply.shown->text, kTalks);
  EXPECT_THAT(reply.shown->without, ElementsAre("a-line"));
  reply = bench_->undo(revision());
  EXPECT_THAT(reply.shown->without, IsEmpty());
  EXPECT_FALSE(reply.shown->can_undo);
  reply = bench_->redo(revision());
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
  EXPECT_THAT(change(AddOption{"x", "Half"}).faults.front().code, "faulty-text");
  EXPECT_EQ(text_of(path_), kTalks);
  EXPECT_TRUE(has_side_file());
}

TEST_F(AtTheWorkbench, WhatWasNotSavedIsThereTheNextTime) {
  static_cast<void>(change(SwitchLine{"b-line", true}));
  EXPECT_FALSE(has_side_file());
  static_cast<void>(change(Reorder{"b", "x", {{"q"}, {"p"}}}));
  const std::string text = bench_->shown()->text;
  open();  // as after a crash: nothing was told to the first one
  const auto shown = bench_->shown();
  EXPECT_TRUE(shown->is_restored);
  EXPECT_EQ(shown->text, text);
  EXPECT_THAT(shown->without, ElementsAre("b-line"));
  EXPECT_EQ(bench_->undo(revision()).shown->text, kTalks);
  EXPECT_FALSE(has_side_file());
}

TEST_F(AtTheWorkbench, AFileThatChangedMeanwhileIsNotWrittenOver) {
  static_cast<void>(change(AddOption{"x", "Half"}));
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

TEST_F(AtTheWorkbench, ARenamedLineIsNoLongerSwitchedOff) {
  static_cast<void>(change(SwitchLine{"a-line", true}));
  std::string text = kTalks;
  text.replace(text.find("id: a-line"), 10, "id: a-lime");
  EXPECT_THAT(change(SetText{text}).shown->without, IsEmpty());
  EXPECT_THAT(change(SetText{text + "oops: [\n"}).shown->without, IsEmpty());
  EXPECT_EQ(change(SwitchLine{"nonsense", true}).faults.front().code, "unknown-name");
}

TEST_F(AtTheWorkbench, UndoingEverythingMadeToAnotherTextIsTheEndOfIt) {
  static_cast<void>(change(AddOption{"x", "Half"}));
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
  static_cast<void>(change(AddOption{"x", "Half"}));
  const std::string saved = bench_->shown()->text;
  bench_.reset();
  write(saved);  // killed between writing the file and taking the side file away
  open();
  EXPECT_FALSE(bench_->shown()->is_restored);
  EXPECT_FALSE(has_side_file());
}

TEST_F(AtTheWorkbench, AnOutdatedWindowIsTold) {
  const std::uint64_t seen = revision();
  static_cast<void>(change(SwitchLine{"a-line", true}));
  const Reply late = bench_->change(seen, SwitchLine{"b-line", true});
  EXPECT_EQ(late.faults.front().code, "outdated");
  EXPECT_THAT(late.shown->without, ElementsAre("a-line"));
}

TEST_F(AtTheWorkbench, UnknownNamesAreFaults) {
  EXPECT_THAT(to_english(change(SwitchLine{"a-lin", true}).faults.front().message),
              HasSubstr("a-line"));
  EXPECT_THAT(change(MoveLines{{{"nobody", {"p"}}}}).faults.front().code, "unknown-name");
  EXPECT_THAT(change(MoveLines{{{"a-line", {"pp"}}}}).faults.front().code, "unknown-name");
  EXPECT_THAT(change(MoveLines{{{"a-line", {}}}}).faults.front().code, "cannot-edit");
  EXPECT_THAT(change(Reorder{"c", "x", {}}).faults.front().code, "unknown-name");
  EXPECT_THAT(change(Reorder{"a", "y", {}}).faults.front().code, "unknown-name");
  EXPECT_THAT(change(Reorder{"a", "x", {{"p"}}}).faults.front().code, "cannot-edit");
  EXPECT_EQ(revision(), 1U);
}

TEST_F(AtTheWorkbench, ThePackagesFollow) {
  static_cast<void>(change(SwitchLine{"a-line", true}));
  const std::shared_ptr<const Shown> shown = settled();
  ASSERT_FALSE(shown->is_pending);
  EXPECT_TRUE(shown->answer->robustness.has_value());
  EXPECT_TRUE(shown->moved.has_value());
}

TEST(Request, ReadsWhatThePageSendsAndNothingElse) {
  const auto asked = read_asked(
      R"({"revision": 3, "edit": {"kind": "lines", "lines": [{"id": "l", "options": ["p"]}]}})");
  ASSERT_TRUE(asked);
  EXPECT_EQ(asked->revision, 3U);
  EXPECT_EQ(std::get<MoveLines>(*asked->change).lines[0].options, std::vector<std::string>{"p"});
  for (const char* bad :
       {"", "{", "[]", "null", R"({"revision": -1})", R"({"revision": "1"})",
        R"({"revision": 1, "edit": 2})", R"({"revision": 1, "edit": {"kind": "format-disk"}})",
        R"({"revision": 1, "edit": {"kind": "lines", "lines": [1]}})",
        R"({"revision": 1, "edit": {"kind": "order", "options": [["a", 2]]}})"}) {
    EXPECT_FALSE(read_asked(bad)) << bad;
  }
}

}  // namespace
}  // namespace zopa::server
