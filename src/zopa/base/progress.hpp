// How far long work has come: told by whoever works, on any thread, read by whoever shows it.
//
//   progress.begin("comparing packages", blocks);
//   progress.advance();                              // a block is done
//   progress.state()                                 // {"comparing packages", 1, blocks}
#pragma once

#include <atomic>
#include <cstdint>

namespace zopa {

class Progress {
 public:
  struct State {
    const char* what = nullptr;  // nothing has begun
    std::uint64_t done = 0;
    std::uint64_t total = 0;  // 0: not known
  };

  // `what` stays valid for good: a literal.
  void begin(const char* what, std::uint64_t total = 0) {
    done_ = 0;
    total_ = total;
    what_ = what;
  }
  void advance(std::uint64_t steps = 1) { done_.fetch_add(steps, std::memory_order_relaxed); }

  // Nothing more is to be shown: what goes on from here has no end to wait for.
  void go_quiet() { is_quiet_ = true; }
  [[nodiscard]] bool is_quiet() const { return is_quiet_; }

  // Read while another step begins, it may mix the two; good enough to show.
  [[nodiscard]] State state() const { return {what_, done_, total_}; }

 private:
  std::atomic<const char*> what_{nullptr};
  std::atomic<std::uint64_t> done_{0};
  std::atomic<std::uint64_t> total_{0};
  std::atomic<bool> is_quiet_{false};
};

}  // namespace zopa
