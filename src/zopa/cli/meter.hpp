// How far long work has come, on standard error: a line that changes every second on a terminal, a
// line every ten seconds elsewhere.  Shown by a thread of its own, however long a step of the work
// takes.
#pragma once

#include <chrono>
#include <mutex>
#include <ostream>
#include <string>
#include <thread>

#include "zopa/base/progress.hpp"

namespace zopa::cli {

class Meter {
 public:
  Meter(std::ostream& out, bool is_terminal)
      : out_(out),
        is_terminal_(is_terminal),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}

  Progress progress;

  // Takes the line away, for something else to be written.
  void hide();

 private:
  void run(const std::stop_token& stop);
  [[nodiscard]] std::string line_after(std::chrono::seconds time) const;

  std::ostream& out_;
  bool is_terminal_;
  std::mutex guard_;  // of what is shown
  bool is_shown_ = false;
  std::jthread thread_;  // last: it uses the others
};

}  // namespace zopa::cli
