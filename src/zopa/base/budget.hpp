// How long a search may go on: in steps, which stop it at the same place on every machine, and,
// where someone asks for it, by the clock or an interrupt; and how far it has come.
//
//   Budget budget(10'000);
//   while (budget.spend()) …            // false from the step on that is too many
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>

#include "zopa/base/progress.hpp"

namespace zopa {

// What stops every search at once; shared by all budgets of one run.
struct Limits {
  std::optional<std::chrono::steady_clock::time_point> deadline;
  const std::atomic<bool>* interrupted = nullptr;
  Progress* progress = nullptr;  // told how far the search has come

  [[nodiscard]] bool reached() const {
    if (interrupted != nullptr && interrupted->load(std::memory_order_relaxed)) return true;
    return deadline && std::chrono::steady_clock::now() >= *deadline;
  }
};

// The same for those who may have none.
[[nodiscard]] inline bool is_reached(const Limits* limits) {
  return limits != nullptr && limits->reached();
}
inline void begin(const Limits* limits, const char* what, std::uint64_t total = 0) {
  if (limits != nullptr && limits->progress != nullptr) limits->progress->begin(what, total);
}
inline void advance(const Limits* limits, std::uint64_t steps = 1) {
  if (limits != nullptr && limits->progress != nullptr) limits->progress->advance(steps);
}

class Budget {
 public:
  explicit Budget(std::uint64_t steps = std::numeric_limits<std::uint64_t>::max(),
                  const Limits* limits = nullptr)
      : left_(steps), limits_(limits) {}

  // Takes `steps` off; false once the budget, the time or the patience is used up.
  bool spend(std::uint64_t steps = 1) {
    if (spent_) return false;
    if (left_ < steps || stopped()) spent_ = true;
    if (!spent_) left_ -= steps;
    return !spent_;
  }
  [[nodiscard]] bool is_spent() const { return spent_; }
  [[nodiscard]] const Limits* limits() const { return limits_; }

 private:
  // The clock is read every 64th time only: spend() stands in inner loops.
  bool stopped() {
    if (limits_ == nullptr || (++calls_ & 63U) != 0) return false;
    return limits_->reached();
  }

  std::uint64_t left_;
  const Limits* limits_;
  std::uint32_t calls_ = 0;
  bool spent_ = false;
};

}  // namespace zopa
