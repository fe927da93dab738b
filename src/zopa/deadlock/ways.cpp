#include "zopa/deadlock/ways.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>

#include "zopa/deadlock/burden.hpp"

namespace zopa::deadlock {
namespace {

using sat::Answer;
using sat::Lit;
using Lits = Encoding::Lits;

constexpr std::chrono::milliseconds kGrace{200};

// What makes the line move: an option that breaks it, or dropping it.
Lits moving(const Encoding& encoding, LineId line) {
  const Staircase& staircase = encoding.staircases()[line.index()];
  Lits one_of;
  if (!staircase.axis && !staircase.steps.empty()) one_of.push_back(encoding.step(line, 0));
  if (!staircase.axis) return one_of;
  for (const Step& step : staircase.steps) {
    for (const std::uint32_t value : step.values) {
      one_of.push_back(encoding.takes(*staircase.axis, value));
    }
  }
  return one_of;
}

// Of a tabled package, one of the lines of a conflict moves.  The rules imply it, but not at once;
// on one issue they do.
void add_conflicts(Encoding& encoding, const std::vector<LineSet>& conflicts) {
  for (const LineSet& conflict : conflicts) {
    const auto axis_of = [&](LineId line) { return encoding.staircases()[line.index()].axis; };
    const bool is_on_one_axis = std::all_of(conflict.begin(), conflict.end(), [&](LineId line) {
      return axis_of(line) && axis_of(line) == axis_of(conflict.front());
    });
    if (is_on_one_axis) continue;
    Lits one_of = {-encoding.tabled_only()};
    for (const LineId line : conflict) {
      const Lits more = moving(encoding, line);
      one_of.insert(one_of.end(), more.begin(), more.end());
    }
    encoding.solver().add(one_of);
  }
}

// One group's search; what it finds is excluded from the encoding for the next.
class Search {
 public:
  Search(Encoding& encoding, const Needs& needs, Burden& burden, WayKind group, std::size_t most,
         const Limits* limits)
      : encoding_(encoding),
        needs_(needs),
        burden_(burden),
        group_(group),
        most_(most),
        limits_(limits) {
    base_ = {encoding.all_rules(), encoding.all_lines(), encoding.all_settled()};
    fixed_ = base_;
    if (group == WayKind::by_moves) fixed_.push_back(encoding.tabled_only());
    if (group == WayKind::by_options) fixed_.push_back(encoding.no_steps());
    if (group == WayKind::by_both) fixed_.push_back(encoding.untabled());
  }

  FoundGroup run() && {
    ClassKey from;
    while (count_ < most_) {
      const auto next = next_class(from);
      if (!next) break;
      collect(*next);
      if (stopped_) break;
      from = *next;
    }
    // Whether anything is left is asked only where the limit cut the search off.
    found_.complete = !stopped_ && (count_ < most_ || !exists(fixed_));
    return std::move(found_);
  }

 private:
  bool exists(const Lits& assumptions) {
    const Answer answer = encoding_.solve(assumptions);
    stopped_ = stopped_ || answer == Answer::unknown;
    return answer == Answer::satisfiable;
  }

  [[nodiscard]] ClassKey key(const NeedSet& way) const {
    return key_of(way, needs_, encoding_.problem());
  }

  // The least key, from `from` on, of a way of this group that is not found yet: one number after
  // the other, those before it fixed.  Each sinks from what a model shows to what is possible.
  std::optional<ClassKey> next_class(const ClassKey& from) {
    if (!exists(fixed_)) return std::nullopt;
    NeedSet best = needs_.of_model();
    Lits lits = fixed_;
    const auto sink = [&](std::uint32_t ClassKey::* number, std::uint32_t at_least, auto bound) {
      while (key(best).*number > at_least && !stopped_) {
        Lits tried = lits;
        bound(key(best).*number - 1, tried);
        if (!exists(tried)) break;
        best = needs_.of_model();
      }
      bound(key(best).*number, lits);
    };
    const std::uint32_t least = group_ == WayKind::by_options ? 0 : least_firm_by_one();
    sink(&ClassKey::most_firm_by_one, std::max(least, from.most_firm_by_one),
         [&](std::uint32_t n, Lits& to) { burden_.bound_firm_by_one(n, to); });
    sink(&ClassKey::most_soft_by_one, 0,
         [&](std::uint32_t n, Lits& to) { burden_.bound_soft_by_one(n, to); });
    sink(&ClassKey::most_questions_to_one, 0,
         [&](std::uint32_t n, Lits& to) { burden_.bound_questions_to_one(n, to); });
    if (stopped_) keep_unproved(best);
    if (stopped_) return std::nullopt;
    return key(best);
  }

  // The time was up before this class was proved to be the next: the way that was found is kept,
  // which takes a little more of it.
  void keep_unproved(const NeedSet& found) {
    Limits grace;
    grace.deadline = std::chrono::steady_clock::now() + kGrace;
    encoding_.solver().set_limits(&grace);
    const auto way = shrunk(found);
    encoding_.solver().set_limits(limits_);
    if (!way || kind_of(*way, needs_) != group_) return;
    found_.classes.push_back({key(*way), {*way}, false});
  }

  std::uint32_t least_firm_by_one() {
    if (!least_firm_) least_firm_ = burden_.least_firm_by_one();
    return *least_firm_;
  }

  // All ways of one class: those before it are all excluded, so what lies within the bounds and is
  // smallest has exactly this key.
  void collect(const ClassKey& key) {
    FoundClass& found = found_.classes.emplace_back();
    found.key = key;
    Lits lits = fixed_;
    burden_.bound(key, lits);
    while (count_ < most_) {
      if (!exists(lits)) {
        found.complete = !stopped_;
        break;
      }
      const auto way = shrunk(needs_.of_model());
      if (!way) break;
      encoding_.solver().add(needs_.less(*way));
      if (kind_of(*way, needs_) != group_) continue;  // one that its own group did not come to
      found.ways.push_back(*way);
      ++count_;
    }
    if (count_ >= most_ && !found.complete) found.complete = !exists(lits) && !stopped_;
    std::sort(found.ways.begin(), found.ways.end());
  }

  // Shrinks a set of needs until nothing smaller opens a package; nullopt when stopped.
  std::optional<NeedSet> shrunk(NeedSet way) {
    while (true) {
      Lits assumptions = base_;
      needs_.only(way, assumptions);
      const Answer answer = encoding_.solve(assumptions, needs_.less(way));
      if (answer == Answer::unsatisfiable) return way;
      if (answer == Answer::unknown) {
        stopped_ = true;
        return std::nullopt;
      }
      way = needs_.of_model();
    }
  }

  Encoding& encoding_;
  const Needs& needs_;
  Burden& burden_;
  WayKind group_;
  std::size_t most_;
  const Limits* limits_;
  Lits base_;
  Lits fixed_;
  FoundGroup found_;
  std::optional<std::uint32_t> least_firm_;
  std::size_t count_ = 0;
  bool stopped_ = false;
};

}  // namespace

ClassKey key_of(const NeedSet& way, const Needs& needs, const LineProblem& problem) {
  struct OfParty {
    std::uint32_t last_line = ~std::uint32_t{0};
    ClassKey own;
  };
  std::map<PartyId, OfParty> parties;
  ClassKey key;
  for (const std::uint32_t n : way) {
    const Need& need = needs.all()[n];
    if (need.kind == Need::Kind::tabled) continue;
    OfParty& party = parties[need.party];
    if (need.kind == Need::Kind::answer) {
      ++party.own.most_questions_to_one;
    } else if (need.line != party.last_line) {  // a line's steps stand together
      party.last_line = need.line;
      const bool is_soft = problem.lines[need.line].is_soft();
      ++(is_soft ? party.own.most_soft_by_one : party.own.most_firm_by_one);
    }
    key.most_firm_by_one = std::max(key.most_firm_by_one, party.own.most_firm_by_one);
    key.most_soft_by_one = std::max(key.most_soft_by_one, party.own.most_soft_by_one);
    key.most_questions_to_one =
        std::max(key.most_questions_to_one, party.own.most_questions_to_one);
  }
  return key;
}

WayKind kind_of(const NeedSet& way, const Needs& needs) {
  const auto is_step = [&](std::uint32_t n) { return needs.all()[n].kind == Need::Kind::step; };
  const bool moves = std::any_of(way.begin(), way.end(), is_step);
  if (std::all_of(way.begin(), way.end(), is_step)) return WayKind::by_moves;
  return moves ? WayKind::by_both : WayKind::by_options;
}

FoundWays find_ways(Encoding& encoding, const Needs& needs, const std::vector<LineSet>& conflicts,
                    std::size_t most, const Limits* limits) {
  add_conflicts(encoding, conflicts);
  FoundWays found;
  for (const WayKind group : kWayKinds) {
    const bool on_the_table = group == WayKind::by_moves;
    Burden burden(encoding, needs, on_the_table ? Scope::tabled_only : Scope::all);
    found.at(static_cast<std::size_t>(group)) =
        Search(encoding, needs, burden, group, most, limits).run();
  }
  return found;
}

}  // namespace zopa::deadlock
