#include "zopa/cli/meter.hpp"

#include <algorithm>
#include <condition_variable>

namespace zopa::cli {
namespace {

constexpr const char* kErase = "\r\x1B[K";

}  // namespace

void Meter::hide() {
  const std::lock_guard lock(guard_);
  if (is_shown_) out_ << kErase << std::flush;
  is_shown_ = false;
}

void Meter::run(const std::stop_token& stop) {
  std::condition_variable_any stopped;
  std::mutex asleep;
  std::unique_lock sleep(asleep);
  const std::chrono::seconds pause(is_terminal_ ? 1 : 10);
  for (std::chrono::seconds time = pause; true; time += pause) {
    stopped.wait_for(sleep, stop, pause, [] { return false; });
    if (stop.stop_requested()) break;
    if (progress.is_quiet()) continue;
    const std::lock_guard lock(guard_);
    out_ << (is_terminal_ ? kErase + line_after(time) : line_after(time) + "\n") << std::flush;
    is_shown_ = is_terminal_;
  }
  hide();
}

std::string Meter::line_after(std::chrono::seconds time) const {
  const Progress::State state = progress.state();
  std::string line = state.what == nullptr ? "working" : state.what;
  if (state.total > 0) {
    line += ", " + std::to_string(100 * std::min(state.done, state.total) / state.total) + " %";
  }
  return line + ", " + std::to_string(time.count()) + " s (Ctrl-C: stop and print what is known)";
}

}  // namespace zopa::cli
