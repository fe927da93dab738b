#include "zopa/server/history.hpp"

#include <utility>

namespace zopa::server {
namespace {

constexpr std::size_t kMostSnapshots = 500;
constexpr std::size_t kMostKeptBytes = std::size_t{256} << 20;  // of snapshots
constexpr std::chrono::seconds kPause{2};                       // typing goes on: one step of undo

}  // namespace

void History::go_to(Snapshot next, Typing typing) {
  const bool is_typing = typing == Typing::yes;
  const bool goes_on = is_typing && is_typing_ && Clock::now() - last_typed_ < kPause;
  if (!goes_on) past_.push_back(now_);
  if (past_.size() > kMostSnapshots || past_.size() * now_.text.size() > kMostKeptBytes) {
    past_.erase(past_.begin());
  }
  future_.clear();
  is_typing_ = is_typing;
  last_typed_ = Clock::now();
  now_ = std::move(next);
}

bool History::step(std::vector<Snapshot>& from, std::vector<Snapshot>& to) {
  if (from.empty()) return false;
  to.push_back(std::exchange(now_, std::move(from.back())));
  from.pop_back();
  is_typing_ = false;
  return true;
}

}  // namespace zopa::server
