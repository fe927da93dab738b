// Every state of the workbench that can be gone back to.
//
//   history.go_to({text, {}}, Typing::no);
//   if (history.undo()) show(history.now());
//
// What is typed without a pause is one step.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "zopa/server/change.hpp"

namespace zopa::server {

// What the user can change.
struct Snapshot {
  std::string text;
  std::vector<Supposition> suppositions;
  friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

enum class Typing : bool { no, yes };

class History {
 public:
  explicit History(Snapshot first) : now_(std::move(first)) {}

  [[nodiscard]] const Snapshot& now() const { return now_; }
  [[nodiscard]] bool can_undo() const { return !past_.empty(); }
  [[nodiscard]] bool can_redo() const { return !future_.empty(); }

  void go_to(Snapshot next, Typing typing);
  // False where there is nothing to undo, or to do again.
  [[nodiscard]] bool undo() { return step(past_, future_); }
  [[nodiscard]] bool redo() { return step(future_, past_); }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool step(std::vector<Snapshot>& from, std::vector<Snapshot>& to);

  Snapshot now_;
  std::vector<Snapshot> past_;
  std::vector<Snapshot> future_;
  Clock::time_point last_typed_;
  bool is_typing_ = false;
};

}  // namespace zopa::server
