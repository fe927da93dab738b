// Which requests have come and have no answer yet, so that one can be cancelled while it is being
// answered.  Any thread may call anything here.
//
//   calls.arrived("7");                        // as soon as its line is read
//   if (calls.begin("7")) answer(calls.stop());
//   if (calls.end("7")) send();                // else it was cancelled meanwhile
#pragma once

#include <atomic>
#include <mutex>
#include <set>
#include <string>

namespace zopa::mcp {

class Calls {
 public:
  void arrived(const std::string& id);

  // Nothing happens where no such request waits: its answer may be on the way.
  void cancel(const std::string& id);

  // From now on every request is stopped at once, and answered with what is known.
  void interrupt();

  // False where it was cancelled before it began.
  [[nodiscard]] bool begin(const std::string& id);
  [[nodiscard]] bool end(const std::string& id);

  // True while the request that is being answered has to stop.
  [[nodiscard]] const std::atomic<bool>& stop() const { return stop_; }

 private:
  std::mutex guard_;
  std::multiset<std::string> waiting_;
  std::set<std::string> cancelled_;  // of those
  std::string answered_;             // which is being answered; empty: none
  bool is_interrupted_ = false;
  std::atomic<bool> stop_{false};
};

}  // namespace zopa::mcp
