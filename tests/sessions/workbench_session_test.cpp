// Sessions of random changes at the workbench: what is shown after any of them is what an analysis
// of the text from scratch says.
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "choices.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <unistd.h>

#include "zopa/report/json.hpp"
#include "zopa/server/workbench.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::server {
namespace {

namespace fs = std::filesystem;
using testing::Choices;

// Three issues, lines of every kind that can be moved, orders, and a line over two issues.
const char* const kTalks =
    "# A case to be changed.\n"
    "zopa: 1\n"
    "title: A session\n"
    "parties: {a: {name: A}, b: {name: B}, c: {name: C}}\n"
    "issues:\n"
    "  x: {name: X, options: {p: P, q: Q, r: R}}  # the first\n"
    "  y:\n"
    "    name: Y\n"
    "    options: {p: P, q: Q, r: R}\n"
    "    hypothetical: [r]\n"
    "agreement: a and (b or c)\n"
    "rules: [{id: rule, rule: x == r implies y != p, reason: So it is.}]\n"
    "positions:\n"
    "  - {id: a-line, party: a, requires: x == p}  # firm?\n"
    "  - {id: b-line, party: b, requires: \"x in {q, r}\", firmness: soft}\n"
    "  - id: c-line\n"
    "    party: c\n"
    "    requires: y != p\n"
    "  - {id: both, party: b, requires: x == q or y == q}\n"
    "  - {id: asks, party: a, demands: y == p}\n"
    "  - {party: a, issue: x, prefers: p > q > r}\n"
    "  - {party: b, issue: x, prefers: r > q > p}\n"
    "  - {party: c, issue: y, prefers: q > p}\n"
    "  - {party: a, weighs: x > y}\n";

const std::vector<std::string> kLines = {"a-line", "b-line", "c-line"};
const std::vector<std::string> kClaims = {"a-line", "b-line", "c-line", "both", "asks", "rule"};

std::string one_of(Choices& choices, const std::vector<std::string>& all) {
  return all[choices.below(static_cast<std::uint32_t>(all.size()))];
}

Step random_order(Choices& choices, const Negotiation& file) {
  const Issue& issue = file.issues()[choices.below(2)];
  Reorder order{one_of(choices, {"a", "b", "c"}), issue.id, {}};
  std::vector<std::string> left;
  for (const Option& option : issue.options) left.push_back(option.id);
  while (!left.empty()) {
    const auto at = choices.below(static_cast<std::uint32_t>(left.size()));
    if (order.classes.empty() || choices.chance(70)) order.classes.emplace_back();
    order.classes.back().push_back(left[at]);
    left.erase(left.begin() + at);
  }
  return order;
}

Step random_move(Choices& choices, const Negotiation& file) {
  MoveLine move{one_of(choices, kLines), {}};
  const Issue& issue = file.issues()[move.id == "c-line" ? 1 : 0];
  for (const Option& option : issue.options) {
    if (choices.chance(50)) move.options.push_back(option.id);
  }
  if (move.options.empty()) move.options.push_back(issue.options.front().id);
  return move;
}

Step random_step(Choices& choices, const Negotiation& file) {
  const Issue& issue = file.issues()[choices.below(2)];
  const auto option = choices.below(static_cast<std::uint32_t>(issue.options.size()));
  switch (choices.below(10)) {
    case 0:
    case 1:
    case 2:
      return SwitchOff{one_of(choices, kClaims)};
    case 3:
    case 4:
    case 5:
      return random_move(choices, file);
    case 6:
      return random_order(choices, file);
    case 7:
      return NewOption{issue.id, choices.chance(50) ? "Half" : "其他"};
    case 8:
      return Take{one_of(choices, {"a", "b", "c"}), issue.id, issue.options[option].id};
    default:
      return Table{issue.id, issue.options[option].id};
  }
}

Change random_supposition(Choices& choices, const Negotiation& file) {
  Suppose suppose;
  const auto steps = choices.chance(70) ? 1 : choices.between(2, 3);
  for (std::uint32_t i = 0; i < steps; ++i) suppose.steps.push_back(random_step(choices, file));
  return suppose;
}

// As someone types it: sometimes half a word, which is a fault.
Change random_text(Choices& choices, const std::string& text) {
  std::string changed = text;
  const auto at = changed.find("title: ");
  if (at == std::string::npos) return SetText{kTalks};
  if (choices.chance(30)) return SetText{changed.erase(at, 4)};
  return SetText{
      changed.insert(at + 7, std::string(1, static_cast<char>('a' + choices.below(26))))};
}

Change random_change(Choices& choices, const Shown& shown) {
  const std::uint64_t id =
      shown.suppositions.empty()
          ? 0
          : shown.suppositions[choices.below(static_cast<std::uint32_t>(shown.suppositions.size()))]
                .id;
  switch (choices.below(12)) {
    case 0:
      return Tick{id, choices.chance(50)};
    case 1:
      return Remove{id};
    case 2:
      return Record{id};
    case 3:
      return choices.chance(30) ? Change(Reset{}) : Change(Tick{id, false});
    case 4:
    case 5:
      return random_text(choices, shown.text);
    default:
      return random_supposition(choices, *shown.file);
  }
}

class Session {
 public:
  Session()
      : folder_(fs::path(::testing::TempDir()) /
                ("workbench-session-" + std::to_string(::getpid()))) {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
    path_ = (folder_ / "talks.yaml").string();
    std::ofstream(path_) << kTalks;
    auto opened = Workbench::open(path_, {});
    if (!opened) throw std::runtime_error(to_text(opened.error().diagnostics[0]));
    bench_ = std::move(*opened);
  }

  // One change, or a step back or forth, or a save.
  void go_on(Choices& choices) {
    const auto shown = bench_->shown();
    const auto what = choices.below(7);
    if (what == 0) {
      static_cast<void>(bench_->undo(shown->revision));
    } else if (what == 1) {
      static_cast<void>(bench_->redo(shown->revision));
    } else if (what == 2) {
      static_cast<void>(bench_->save(shown->revision, false));
    } else {
      static_cast<void>(bench_->change(shown->revision, random_change(choices, *shown)));
    }
  }

  [[nodiscard]] Reply save() { return bench_->save(shown()->revision, false); }
  Reply change(const Change& change) { return bench_->change(shown()->revision, change); }
  [[nodiscard]] std::string on_disk() const {
    std::ifstream stream(path_);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  void undo() { static_cast<void>(bench_->undo(shown()->revision)); }
  void redo() { static_cast<void>(bench_->redo(shown()->revision)); }

  [[nodiscard]] std::shared_ptr<const Shown> shown() { return bench_->shown(); }

  // With the packages.
  [[nodiscard]] std::shared_ptr<const Shown> settled() {
    for (int i = 0; i < 6000 && bench_->shown()->is_pending; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return bench_->shown();
  }

  // From the text alone, or where something is supposed, from what is shown to be supposed; nothing
  // where the text has faults.
  [[nodiscard]] std::optional<engine::Analysis> from_scratch(const Shown& shown,
                                                             std::vector<std::string> parts) const {
    const auto file = yaml::read_string(shown.text, path_, folder_.string() + "/", {});
    if (!file) return std::nullopt;
    TextReader reader(path_, {}, false);
    const Supposed supposed = Scenario(reader).of(
        shown.text, std::make_shared<const Negotiation>(*file), shown.suppositions);
    engine::Options options = engine::page_options();
    options.without = supposed.without;
    options.parts = std::move(parts);
    auto answer = engine::analyze(*supposed.file, options);
    if (!answer) return std::nullopt;
    return std::move(*answer);
  }

 private:
  fs::path folder_;
  std::string path_;
  std::unique_ptr<Workbench> bench_;
};

std::string deadlock_of(const engine::Analysis& answer) {
  return answer::to_json(*answer.deadlock, answer.negotiation);
}

void expect_the_deadlock_from_scratch(const Session& session, const Shown& shown) {
  const auto answer = session.from_scratch(shown, engine::parts_of_deadlock());
  RC_ASSERT(answer.has_value() == shown.faults.empty());
  if (!answer) return;
  RC_ASSERT(deadlock_of(*shown.answer) == deadlock_of(*answer));
}

RC_GTEST_PROP(WorkbenchSession, ShowsAfterEveryChangeWhatTheTextSays,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Session session;
  for (std::uint32_t steps = choices.between(1, 12); steps > 0; --steps) {
    session.go_on(choices);
    expect_the_deadlock_from_scratch(session, *session.shown());
  }
  const auto last = session.settled();
  RC_ASSERT(!last->is_pending);
  const auto answer = session.from_scratch(*last, {});
  if (!answer) return;
  RC_ASSERT(report::to_json(*last->answer) == report::to_json(*answer));
}

// Undone to the beginning, everything is as it was; done again, as it was at the end.
RC_GTEST_PROP(WorkbenchSession, GoesBackToTheBeginningAndForthAgain,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Session session;
  for (std::uint32_t steps = choices.between(1, 12); steps > 0; --steps) session.go_on(choices);
  while (session.shown()->can_redo) session.redo();
  const auto end = session.shown();
  while (session.shown()->can_undo) session.undo();
  RC_ASSERT(session.shown()->text == kTalks);
  RC_ASSERT(session.shown()->suppositions.empty());
  while (session.shown()->can_redo) session.redo();
  RC_ASSERT(session.shown()->text == end->text);
  RC_ASSERT(session.shown()->suppositions == end->suppositions);
}

// Whatever was supposed meanwhile: the file is the text that was shown, and what is supposed
// changes that text only by being recorded.
RC_GTEST_PROP(WorkbenchSession, WritesNothingThatIsSupposed, (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Session session;
  for (std::uint32_t steps = choices.between(1, 12); steps > 0; --steps) {
    const std::string text = session.shown()->text;
    const Change change = random_change(choices, *session.shown());
    static_cast<void>(session.change(change));
    const bool may_change =
        std::holds_alternative<SetText>(change) || std::holds_alternative<Record>(change);
    RC_ASSERT(may_change || session.shown()->text == text);
    if (choices.chance(30) && session.save().faults.empty()) {
      RC_ASSERT(session.on_disk() == session.shown()->text);
    }
  }
}

// With nothing ticked, the answer is that of the file.
RC_GTEST_PROP(WorkbenchSession, WithNothingTickedAnswersTheFile,
              (std::vector<std::uint32_t> numbers)) {
  Choices choices(std::move(numbers));
  Session session;
  for (std::uint32_t steps = choices.between(1, 12); steps > 0; --steps) session.go_on(choices);
  const auto before = session.shown();  // each change replaces what is shown
  for (const Supposition& one : before->suppositions) {
    static_cast<void>(session.change(Tick{one.id, false}));
  }
  const auto shown = session.shown();
  RC_ASSERT(shown->is_file);
  RC_ASSERT(!shown->effect);
  if (!shown->faults.empty()) return;
  engine::Options options = engine::page_options();
  options.parts = engine::parts_of_deadlock();
  const auto file = yaml::read_string(shown->text, "talks.yaml", "", {});
  RC_ASSERT(file.has_value());
  const auto answer = engine::analyze(*file, options);
  RC_ASSERT(deadlock_of(*shown->answer) == deadlock_of(*answer));
}

}  // namespace
}  // namespace zopa::server
