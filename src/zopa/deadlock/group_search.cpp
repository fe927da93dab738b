#include "zopa/deadlock/group_search.hpp"

#include <algorithm>
#include <chrono>
#include <deque>

namespace zopa::deadlock {
namespace {

using sat::Answer;

constexpr std::chrono::milliseconds kGrace{200};
constexpr int kFewConflicts = 300;                 // of a question, before neighbours are tried
constexpr int kManyConflicts = 10'000;             // … before it is left undecided
constexpr std::uint64_t kDescent = 30'000;         // exchanges of a search for a better package
constexpr std::uint64_t kNeighbours = 50'000'000;  // packages to look at, of a group
constexpr std::uint32_t kAny = 1'000'000;          // more than any package asks for
constexpr std::uint32_t kFar = 16;                 // beyond it a bound sinks by leaps

}  // namespace

GroupSearch::GroupSearch(Encoding& encoding, const Needs& needs, Burden& burden, WayKind group,
                         KnownWays& known, std::size_t most, const Limits* limits)
    : encoding_(encoding),
      needs_(needs),
      burden_(burden),
      group_(group),
      known_(known),
      most_(most),
      limits_(limits),
      neighbours_(encoding, needs, group),
      near_(kNeighbours, limits),
      base_{encoding.all_rules(), encoding.all_lines(), encoding.all_settled()},
      fixed_(base_) {
  if (group == WayKind::by_moves) fixed_.push_back(encoding.tabled_only());
  if (group == WayKind::by_options) fixed_.push_back(encoding.no_steps());
  if (group == WayKind::by_both) fixed_.push_back(encoding.untabled());
}

FoundGroup GroupSearch::run() && {
  encoding_.solver().limit_conflicts(kManyConflicts);
  if (group_ != WayKind::by_options &&
      burden_.size_of_bound(least_firm_by_one()) > kMostMovesCounted) {
    found_.moves_at_least = least_firm_by_one();
    return std::move(found_);
  }
  ClassKey from;
  while (count_ < most_ && !is_open_) {
    auto next = next_class(from);
    if (!next) break;
    from = next->key;
    collect(*std::move(next));
  }
  // Whether anything is left is asked only where the limit cut the search off.
  found_.complete = !is_open_ && (count_ < most_ || (!exists(fixed_) && !is_open_));
  return std::move(found_);
}

bool GroupSearch::exists(const Lits& assumptions) {
  const Answer answer = encoding_.solve(assumptions);
  is_open_ = is_open_ || answer == Answer::unknown;
  return answer == Answer::satisfiable;
}

// That with the least key, from `from` on, of a way of this group that is not found yet: one number
// after the other, those before it fixed.
std::optional<FoundClass> GroupSearch::next_class(const ClassKey& from) {
  if (!exists(fixed_)) return std::nullopt;
  Sinking at{of_model(), fixed_, {kAny, kAny, kAny}};
  const std::uint32_t least = group_ == WayKind::by_options ? 0 : least_firm_by_one();
  sink(at, &ClassKey::most_firm_by_one, std::max(least, from.most_firm_by_one),
       [&](std::uint32_t n, Lits& to) { burden_.bound_firm_by_one(n, to); });
  sink(at, &ClassKey::most_soft_by_one, 0,
       [&](std::uint32_t n, Lits& to) { burden_.bound_soft_by_one(n, to); });
  sink(at, &ClassKey::most_questions_to_one, 0,
       [&](std::uint32_t n, Lits& to) { burden_.bound_questions_to_one(n, to); });
  start_ = std::move(at.best);
  return FoundClass{key(start_.needs), {}, false, !is_open_};
}

// One number goes down as far as it can: by leaps while what is tried is far below.
void GroupSearch::sink(Sinking& at, std::uint32_t ClassKey::* number, std::uint32_t at_least,
                       const Bound& bound) {
  std::uint32_t far = at_least;
  while (key(at.best.needs).*number > at_least && !is_reached(limits_)) {
    const std::uint32_t next = key(at.best.needs).*number - 1;
    const bool is_leap = next > far + kFar;
    at.most.*number = is_leap ? far : next;
    Lits tried = at.lits;
    bound(at.most.*number, tried);
    auto better =
        is_leap ? met_soon(tried, at.most, at.best) : asking_less(tried, at.most, at.best);
    if (!better && !is_leap) break;
    if (better) at.best = *std::move(better);
    if (is_leap && key(at.best.needs).*number > far) far += (next - far + 1) / 2;
  }
  at.most.*number = key(at.best.needs).*number;
  bound(at.most.*number, at.lits);
}

sat::Answer GroupSearch::asked_shortly(const Lits& assumptions) {
  encoding_.solver().limit_conflicts(kFewConflicts);
  const Answer answer = encoding_.solve(assumptions);
  encoding_.solver().limit_conflicts(kManyConflicts);
  return answer;
}

// What `assumptions` ask for, which is no more than `most`; nullopt where it is not met at once.
std::optional<GroupSearch::Seen> GroupSearch::met_soon(const Lits& assumptions,
                                                       const ClassKey& most, const Seen& than) {
  const Answer answer = asked_shortly(assumptions);
  if (answer == Answer::satisfiable) return of_model();
  return answer == Answer::unknown ? reached_from(than, most) : std::nullopt;
}

// … else nullopt where there is none, or that is left undecided.
std::optional<GroupSearch::Seen> GroupSearch::asking_less(const Lits& assumptions,
                                                          const ClassKey& most, const Seen& than) {
  Answer answer = asked_shortly(assumptions);
  if (answer == Answer::unknown) {
    if (auto reached = reached_from(than, most)) return reached;
    answer = encoding_.solve(assumptions);
  }
  is_open_ = is_open_ || answer == Answer::unknown;
  if (answer != Answer::satisfiable) return std::nullopt;
  return of_model();
}

std::optional<GroupSearch::Seen> GroupSearch::reached_from(const Seen& from, const ClassKey& most) {
  if (!neighbours_.are_known()) return std::nullopt;
  Budget descent(kDescent, limits_);
  const auto values = neighbours_.descend(from.values, most, descent);
  if (!values) return std::nullopt;
  Seen seen{*values, needs_.of_values(*values)};
  const bool is_new = kind_of(seen.needs, needs_) == group_ && !known_.hold_one_within(seen.needs);
  return is_new ? std::optional(std::move(seen)) : std::nullopt;
}

// The time was up before this class was proved to be the next: the way that was found is kept,
// which takes a little more of it.
void GroupSearch::keep_unproved(FoundClass found) {
  Limits grace;
  grace.deadline = std::chrono::steady_clock::now() + kGrace;
  encoding_.solver().set_limits(&grace);
  const auto way = shrunk(start_);
  encoding_.solver().set_limits(limits_);
  if (!way || kind_of(way->needs, needs_) != group_) return;
  found.key = key(way->needs);
  found.ways = {way->needs};
  found_.classes.push_back(std::move(found));
}

std::uint32_t GroupSearch::least_firm_by_one() {
  if (!least_firm_) least_firm_ = burden_.least_firm_by_one();
  return *least_firm_;
}

// All ways of one class.  Where it is proved to be the next, those before it are all excluded, and
// what lies within its bounds and is smallest has exactly its key.
void GroupSearch::collect(FoundClass found) {
  if (is_reached(limits_)) return keep_unproved(std::move(found));
  const auto take = [&](Seen seen) {
    const auto way = shrunk(std::move(seen));
    if (way && add(found, *way)) add_near(found, way->values);
  };
  const auto is_more = [&] {
    Lits lits = fixed_;
    burden_.bound(found.key, lits);
    return exists(lits);
  };
  take(std::move(start_));
  while (!is_open_ && count_ < most_ && is_more()) take(of_model());
  found.complete = !is_open_ && (count_ < most_ || (!is_more() && !is_open_));
  std::sort(found.ways.begin(), found.ways.end());
  if (!found.ways.empty()) found_.classes.push_back(std::move(found));
}

// Does it belong to the class?
bool GroupSearch::add(FoundClass& found, const Seen& way) {
  encoding_.solver().add(needs_.less(way.needs));
  known_.add(way.needs);
  if (kind_of(way.needs, needs_) != group_) return false;  // one that its own group did not come to
  const ClassKey own = key(way.needs);
  if (own > found.key) return false;
  if (own < found.key) {  // the class was not proved to be the next
    count_ -= found.ways.size();
    found.ways.clear();
    found.key = own;
  }
  found.ways.push_back(way.needs);
  ++count_;
  return true;
}

// From `from`, and from what is found there in turn.
void GroupSearch::add_near(FoundClass& found, const Values& from) {
  if (!neighbours_.are_known()) return;
  std::deque<Values> queue = {from};
  NeedSet needs;  // of a neighbour
  while (!queue.empty() && count_ < most_ && !near_.is_spent()) {
    const Values values = std::move(queue.front());
    queue.pop_front();
    neighbours_.visit(values, found.key, near_, [&](const Values& near) {
      needs_.collect(near, needs);
      if (kind_of(needs, needs_) != group_ || known_.hold_one_within(needs)) return true;
      const auto way = shrunk({near, needs_.of_values(near)});
      if (!way) return false;
      if (add(found, *way)) queue.push_back(way->values);
      return count_ < most_;
    });
  }
}

// Shrinks a set of needs until nothing smaller opens a package; nullopt when stopped.
std::optional<GroupSearch::Seen> GroupSearch::shrunk(Seen seen) {
  for (;;) {
    const auto is_shrunk = neighbours_.are_known() ? neighbours_.shrink(seen.values) : std::nullopt;
    if (is_shrunk == false) return seen;
    if (is_shrunk == true) {
      seen.needs = needs_.of_values(seen.values);
      continue;
    }
    Lits assumptions = base_;
    needs_.only(seen.needs, assumptions);
    const Answer answer = encoding_.solve(assumptions, needs_.less(seen.needs));
    if (answer == Answer::unsatisfiable) return seen;
    if (answer == Answer::unknown) {
      is_open_ = true;
      return std::nullopt;
    }
    seen = of_model();
  }
}

}  // namespace zopa::deadlock
