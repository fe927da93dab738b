#include "zopa/mcp/calls.hpp"

namespace zopa::mcp {

void Calls::arrived(const std::string& id) {
  const std::lock_guard lock(guard_);
  waiting_.insert(id);
}

void Calls::cancel(const std::string& id) {
  const std::lock_guard lock(guard_);
  if (waiting_.count(id) == 0) return;
  cancelled_.insert(id);
  if (id == answered_) stop_ = true;
}

void Calls::interrupt() {
  const std::lock_guard lock(guard_);
  is_interrupted_ = true;
  stop_ = true;
}

bool Calls::begin(const std::string& id) {
  const std::lock_guard lock(guard_);
  answered_ = id;
  stop_ = is_interrupted_;
  return cancelled_.count(id) == 0;
}

bool Calls::end(const std::string& id) {
  const std::lock_guard lock(guard_);
  answered_.clear();
  if (const auto at = waiting_.find(id); at != waiting_.end()) waiting_.erase(at);
  return cancelled_.erase(id) == 0;
}

}  // namespace zopa::mcp
