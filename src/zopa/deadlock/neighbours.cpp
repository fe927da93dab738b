// What a package asks of each party is kept as the room that it leaves below the bounds, so that an
// exchange is looked at in one addition a column; rules are asked only of what fits.  The tabu
// search minimises the squares of what is beyond the bounds.  Together they take the place of most
// questions to the solver, whose models of a tight class cost thousands of conflicts each.
#include "zopa/deadlock/neighbours.hpp"

#include <algorithm>
#include <map>

namespace zopa::deadlock {
namespace {

constexpr std::uint32_t kTenure = 8;  // rounds for which an option that was left stays forbidden

constexpr std::size_t kMostCompared = 100;  // options of an axis
constexpr std::size_t kMostRepairs = 256;   // steps of a search for a package that needs less

}  // namespace

Neighbours::Neighbours(const Encoding& encoding, const Needs& needs, WayKind group)
    : are_known_(needs.follow_from_options()) {
  const LineProblem& problem = encoding.problem();
  if (!are_known_) return;
  first_ = {0};
  for (std::uint32_t a = 0; a < problem.space.axes().size(); ++a) {
    const Axis& axis = problem.space.axes()[a];
    for (std::uint32_t v = 0; v < axis.options.size(); ++v) {
      const NeedSet& needed = needs.needed_with(a, v);
      const bool is_moved = std::any_of(needed.begin(), needed.end(), [&](std::uint32_t n) {
        return needs.all()[n].kind == Need::Kind::step;
      });
      allowed_.push_back(encoding.may_take(a, v) && !needs.is_shut_out(a, v) &&
                         (group != WayKind::by_moves || axis.tabled[v]) &&
                         (group != WayKind::by_options || !is_moved));
    }
    first_.push_back(allowed_.size());
  }
  compare_options(encoding, needs);
  add_columns(needs, problem);
  add_rules(problem);
}

// Of very many options it is not looked up, which would take the time of the search.
void Neighbours::compare_options(const Encoding& encoding, const Needs& needs) {
  within_.resize(allowed_.size());
  less_.resize(allowed_.size());
  for (std::uint32_t a = 0; a + 1 < first_.size(); ++a) {
    are_compared_ = are_compared_ && size(a) <= kMostCompared;
    if (!are_compared_) return;
    for (std::uint32_t v = 0; v < size(a); ++v) compare_option(encoding, needs, a, v);
  }
}

void Neighbours::compare_option(const Encoding& encoding, const Needs& needs, std::uint32_t axis,
                                std::uint32_t value) {
  const NeedSet& own = needs.needed_with(axis, value);
  auto& within = within_[place(axis, value)];
  std::vector<std::uint32_t> equal;
  for (std::uint32_t other = 0; other < size(axis); ++other) {
    if (other == value || needs.is_shut_out(axis, other) || !encoding.may_take(axis, other)) {
      continue;
    }
    const NeedSet& less = needs.needed_with(axis, other);
    if (!std::includes(own.begin(), own.end(), less.begin(), less.end())) continue;
    (less.size() < own.size() ? within : equal).push_back(other);
  }
  less_[place(axis, value)] = within.size();
  within.insert(within.end(), equal.begin(), equal.end());
}

// A line counts once, however many steps it moves.
void Neighbours::add_columns(const Needs& needs, const LineProblem& problem) {
  std::map<Column, std::map<std::size_t, std::int32_t>> columns;  // by place
  for (std::size_t a = 0; a + 1 < first_.size(); ++a) {
    for (std::uint32_t v = 0; v < size(a); ++v) {
      std::optional<std::uint32_t> last;  // a line's steps stand together
      for (const std::uint32_t n : needs.needed_with(a, v)) {
        const Need& need = needs.all()[n];
        const bool is_step = need.kind == Need::Kind::step;
        if (need.kind == Need::Kind::tabled || (is_step && last == need.line)) continue;
        if (is_step) last = need.line;
        const bool is_soft = is_step && problem.lines[need.line].is_soft();
        ++columns[{need.kind, is_soft, need.party}][place(a, v)];
      }
    }
  }
  loads_.assign(allowed_.size() * columns.size(), 0);
  for (const auto& [column, numbers] : columns) {
    for (const auto& [at, number] : numbers) {
      loads_[at * columns.size() + columns_.size()] = number;
    }
    columns_.push_back(column);
  }
}

// Rules that need names for their parts are left to the search.
void Neighbours::add_rules(const LineProblem& problem) {
  rules_.resize(first_.size() - 1);
  for (const auto& clauses : problem.rules) {
    for (const Clause& clause : clauses) {
      clauses_.push_back(&clause);
      for (const Literal& literal : clause.literals) {
        are_known_ = are_known_ && literal.variable < rules_.size();
        if (are_known_) rules_[literal.variable].push_back(&clause);
      }
    }
  }
}

// How much less a package asks for than `most`, by column.
Neighbours::Loads Neighbours::room_below(const ClassKey& most, const Values& values) const {
  Loads room;
  for (const Column& column : columns_) {
    const bool is_step = column.kind == Need::Kind::step;
    room.push_back(static_cast<std::int32_t>(!is_step         ? most.most_questions_to_one
                                             : column.is_soft ? most.most_soft_by_one
                                                              : most.most_firm_by_one));
  }
  for (std::size_t a = 0; a < values.size(); ++a) {
    for (std::size_t c = 0; c < room.size(); ++c) {
      room[c] -= loads_[place(a, values[a]) * room.size() + c];
    }
  }
  return room;
}

// … once one option is taken for another.
void Neighbours::exchange(Loads& room, std::size_t old_place, std::size_t new_place) const {
  for (std::size_t c = 0; c < room.size(); ++c) {
    room[c] += loads_[old_place * room.size() + c] - loads_[new_place * room.size() + c];
  }
}

bool Neighbours::stays_within(const Loads& room, std::size_t old_place,
                              std::size_t new_place) const {
  const std::int32_t* before = loads_.data() + old_place * room.size();
  const std::int32_t* after = loads_.data() + new_place * room.size();
  for (std::size_t c = 0; c < room.size(); ++c) {
    if (room[c] + before[c] < after[c]) return false;
  }
  return true;
}

bool Neighbours::keeps_rules(const Values& values, std::size_t axis) const {
  return std::all_of(rules_[axis].begin(), rules_[axis].end(),
                     [&](const Clause* clause) { return holds(*clause, values); });
}

// Options of different axes have no needs in common: a package that needs less has, on every axis,
// an option that needs no more than this one's, and on some axis less.
std::optional<bool> Neighbours::shrink(Values& values) const {
  if (!are_compared_) return std::nullopt;
  Repair at{values, std::vector<bool>(values.size(), false), kMostRepairs};
  for (std::size_t a = 0; a < values.size(); ++a) {
    const std::size_t old = place(a, values[a]);
    at.is_fixed[a] = true;
    for (std::size_t k = 0; k < less_[old]; ++k) {
      at.values[a] = within_[old][k];
      if (!repair(at)) continue;
      values = std::move(at.values);
      return true;
    }
    at.values[a] = values[a];
    at.is_fixed[a] = false;
    if (at.steps == 0) return std::nullopt;
  }
  return false;
}

// Does some package keep the rules that has the fixed options and, on the other axes, options that
// need no more than those that it has?  Whatever does changes one of those that break a rule now.
bool Neighbours::repair(Repair& at) const {
  if (at.steps == 0) return false;
  --at.steps;
  const auto broken = std::find_if(clauses_.begin(), clauses_.end(), [&](const Clause* clause) {
    return !holds(*clause, at.values);
  });
  if (broken == clauses_.end()) return true;
  for (const Literal& literal : (*broken)->literals) {
    const std::size_t axis = literal.variable;
    if (at.is_fixed[axis]) continue;
    const std::uint32_t old = at.values[axis];
    at.is_fixed[axis] = true;
    for (const std::uint32_t value : within_[place(axis, old)]) {
      at.values[axis] = value;
      if (repair(at)) return true;
    }
    at.values[axis] = old;
    at.is_fixed[axis] = false;
  }
  return false;
}

void Neighbours::visit(Values values, const ClassKey& most, Budget& budget,
                       const Visit& visit) const {
  Loads room = room_below(most, values);
  for (std::size_t a = 0; a < values.size(); ++a) {
    const std::uint32_t old = values[a];
    for (std::uint32_t v = 0; v < size(a); ++v) {
      if (v == old || !allowed_[place(a, v)]) continue;
      if (!budget.spend(allowed_.size())) return;
      values[a] = v;
      const bool is_near = stays_within(room, place(a, old), place(a, v)) && keeps_rules(values, a);
      exchange(room, place(a, old), place(a, v));
      // What two steps reach by way of one that is near is near that one.
      const bool goes_on = is_near ? visit(values) : visit_second(values, a, room, visit);
      exchange(room, place(a, v), place(a, old));
      if (!goes_on) return;
    }
    values[a] = old;
  }
}

bool Neighbours::visit_second(Values& values, std::size_t first, const Loads& room,
                              const Visit& visit) const {
  // What asks too much of a party asks less only by an issue that asks something of it.
  const auto full =
      std::find_if(room.begin(), room.end(), [](std::int32_t left) { return left < 0; });
  const auto column = static_cast<std::size_t>(full - room.begin());
  for (std::size_t a = 0; a < values.size(); ++a) {
    if (a == first) continue;
    const std::uint32_t old = values[a];
    if (full != room.end() && loads_[place(a, old) * room.size() + column] == 0) continue;
    for (std::uint32_t v = 0; v < size(a); ++v) {
      if (v == old || !allowed_[place(a, v)]) continue;
      if (!stays_within(room, place(a, old), place(a, v))) continue;
      values[a] = v;
      const bool goes_on = !keeps_rules(values, a) || !keeps_rules(values, first) || visit(values);
      values[a] = old;
      if (!goes_on) return false;
    }
  }
  return true;
}

// How far it is beyond the bounds, the party that is farthest counting most.
std::int64_t Neighbours::excess(const Loads& room, std::size_t old_place,
                                std::size_t new_place) const {
  const std::int32_t* before = loads_.data() + old_place * room.size();
  const std::int32_t* after = loads_.data() + new_place * room.size();
  std::int64_t sum = 0;
  for (std::size_t c = 0; c < room.size(); ++c) {
    const std::int64_t beyond = std::max(0, after[c] - before[c] - room[c]);
    sum += beyond * beyond;
  }
  return sum;
}

// Of all that lead to another package within the rules: to the least excess, ties by lot.
std::optional<Neighbours::Exchange> Neighbours::best_exchange(Descent& at) const {
  std::optional<Exchange> best;
  for (std::size_t a = 0; a < at.values.size(); ++a) {
    const std::uint32_t old = at.values[a];
    for (std::uint32_t v = 0; v < size(a); ++v) {
      if (v == old || !allowed_[place(a, v)]) continue;
      const std::int64_t there = excess(at.room, place(a, old), place(a, v));
      const bool is_forbidden = at.free_from[place(a, v)] > at.round && there >= at.least;
      if (is_forbidden || (best && there > best->excess)) continue;
      if (best && there == best->excess && at.draw.below(2) == 0) continue;
      at.values[a] = v;
      if (keeps_rules(at.values, a)) best = {there, a, v};
    }
    at.values[a] = old;
  }
  return best;
}

std::optional<Neighbours::Values> Neighbours::descend(Values values, const ClassKey& most,
                                                      Budget& budget) const {
  Descent at{std::move(values), {}, std::vector<std::uint64_t>(allowed_.size(), 0), 0, 0, {}};
  at.room = room_below(most, at.values);
  at.least = excess(at.room, 0, 0);
  while (at.least > 0 && budget.spend()) {
    ++at.round;
    const auto best = best_exchange(at);
    if (!best) return std::nullopt;
    const std::size_t left = place(best->axis, at.values[best->axis]);
    exchange(at.room, left, place(best->axis, best->value));
    at.values[best->axis] = best->value;
    at.free_from[left] = at.round + kTenure + at.draw.below(kTenure);
    at.least = std::min(at.least, best->excess);
  }
  if (at.least > 0) return std::nullopt;
  return std::move(at.values);
}

}  // namespace zopa::deadlock
