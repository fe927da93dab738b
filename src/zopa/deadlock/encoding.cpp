#include "zopa/deadlock/encoding.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/deadlock/consent.hpp"
#include "zopa/sat/cardinality.hpp"

namespace zopa::deadlock {

using sat::Lit;

namespace {

// What a step needs, without what those steps bring with them: for a chain one step, not all
// before it.  A step that needs `step` in turn brings nothing, so that circles stay closed.
std::vector<std::uint32_t> next_needs(const std::vector<Step>& steps, std::uint32_t step) {
  std::vector<std::uint32_t> needs = steps[step].needs;
  std::stable_sort(needs.begin(), needs.end(), [&](std::uint32_t a, std::uint32_t b) {
    return steps[a].needs.size() > steps[b].needs.size();
  });
  std::vector<bool> brought(steps.size(), false);
  std::vector<std::uint32_t> next;
  for (const std::uint32_t needed : needs) {
    if (brought[needed]) continue;
    next.push_back(needed);
    const auto& more = steps[needed].needs;
    if (std::binary_search(more.begin(), more.end(), step)) continue;
    for (const std::uint32_t other : more) brought[other] = true;
  }
  return next;
}

}  // namespace

Encoding::Encoding(const LineProblem& problem, std::vector<Staircase> staircases,
                   const Limits* limits)
    : problem_(problem),
      has_reservations_(problem.has_reservations()),
      staircases_(std::move(staircases)),
      solver_(limits),
      tabled_only_(solver_.new_lit()),
      untabled_(solver_.new_lit()),
      all_rules_(solver_.new_lit()),
      all_lines_(solver_.new_lit()),
      no_steps_(solver_.new_lit()),
      all_settled_(solver_.new_lit()) {
  encode_values();
  for (std::size_t i = 0; i < problem_.definitions.size(); ++i) {
    add_clause(problem_.definitions[i], {}, i >= problem_.definitions_of_rules);
  }
  encode_rules();
  consents_ = solver_.new_lits(problem_.negotiation->parties().size());
  const Lit agreed = solver_.new_lit();
  solver_.add({agreed});
  encode_agreement(problem_.agreement, consents_, agreed, solver_, limits);
  is_cut_ = is_reached(limits);
  for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
    is_cut_ = is_cut_ || is_reached(limits);
    encode_line(LineId{i});
  }
}

void Encoding::encode_values() {
  for (const std::uint32_t size : problem_.sizes) {
    Lits& values = values_.emplace_back(solver_.new_lits(size));
    solver_.add(values);
    if (size > 1) sat::add_at_most_one(solver_, values);
  }
  const auto& axes = problem_.space.axes();
  fixed_.resize(axes.size());
  Lits hypothetical = {-untabled_};
  for (std::size_t a = 0; a < axes.size(); ++a) {
    open_.push_back(solver_.new_lit());
    solver_.add({-all_settled_, -open_.back()});
    solver_.prefer(-open_.back());
    for (std::size_t v = 0; v < axes[a].options.size(); ++v) {
      if (axes[a].tabled[v]) continue;
      solver_.add({-tabled_only_, -values_[a][v]});
      hypothetical.push_back(values_[a][v]);
    }
  }
  solver_.add(hypothetical);
  solver_.prefer(-untabled_);
}

void Encoding::encode_rules() {
  for (const auto& clauses : problem_.rules) {
    rules_.push_back(solver_.new_lit());
    solver_.add({-all_rules_, rules_.back()});
    for (const Clause& clause : clauses) add_clause(clause, {-rules_.back()}, false);
  }
}

void Encoding::encode_line(LineId id) {
  const Line& line = problem_.lines[id.index()];
  lines_.push_back(solver_.new_lit());
  solver_.add({-all_lines_, lines_.back()});
  solver_.prefer(-lines_.back());
  encode_steps(id);
  encode_easing(line);
  if (is_cut_) return;
  const Staircase& staircase = staircases_[id.index()];
  for (const PartyId party : line.binds) {
    if (staircase.axis) {
      encode_staircase(id, party);
      continue;
    }
    Lits guards = {-lines_.back(), -consents(party)};
    if (!staircase.steps.empty()) guards.push_back(steps_.back().front());
    if (eased_.back() != 0) guards.push_back(eased_.back());
    for (const Clause& clause : line.clauses_alone()) add_clause(clause, guards, true);
  }
}

// Holds only where an issue is settled with an option that eases the line.
void Encoding::encode_easing(const Line& line) {
  Lits one_of;
  for (const Literal& easing : line.eased_by) {
    const Lit settled = solver_.new_lit();
    Lits taken = {-settled};
    for (const std::uint32_t value : easing.values) {
      taken.push_back(values_[easing.variable][value]);
    }
    solver_.add(taken);
    solver_.add({-settled, -open_[easing.variable]});
    one_of.push_back(settled);
  }
  eased_.push_back(one_of.empty() ? 0 : solver_.new_lit());
  if (one_of.empty()) return;
  one_of.push_back(-eased_.back());
  solver_.add(one_of);
}

void Encoding::encode_steps(LineId id) {
  const auto& steps = staircases_[id.index()].steps;
  Lits& taken = steps_.emplace_back(solver_.new_lits(steps.size()));
  for (std::size_t s = 0; !is_cut_ && s < steps.size(); ++s) {
    solver_.add({-no_steps_, -taken[s]});
    solver_.prefer(-taken[s]);
    for (const std::uint32_t needed : next_needs(steps, static_cast<std::uint32_t>(s))) {
      solver_.add({-taken[s], taken[needed]});
    }
  }
}

// A line on one axis: each value that it shuts out needs its step.
void Encoding::encode_staircase(LineId id, PartyId party) {
  const Line& line = problem_.lines[id.index()];
  const Staircase& staircase = staircases_[id.index()];
  const std::uint32_t axis = *staircase.axis;
  Lits guards = {-lines_.back(), -consents(party), open_[axis]};
  if (eased_.back() != 0) guards.push_back(eased_.back());
  std::vector<bool> allowed(values_[axis].size(), true);
  for (const Clause& clause : line.clauses_alone()) {
    for (std::uint32_t v = 0; v < allowed.size(); ++v) {
      const bool listed =
          !clause.literals.empty() &&
          std::binary_search(clause.literals[0].values.begin(), clause.literals[0].values.end(), v);
      allowed[v] = allowed[v] && listed;
    }
  }
  std::vector<Lit> step_of(allowed.size(), 0);
  for (std::size_t s = 0; s < staircase.steps.size(); ++s) {
    for (const std::uint32_t v : staircase.steps[s].values) step_of[v] = steps_.back()[s];
  }
  for (std::uint32_t v = 0; v < allowed.size(); ++v) {
    if (allowed[v]) continue;
    Lits clause = guards;
    clause.push_back(-values_[axis][v]);
    if (step_of[v] != 0) clause.push_back(step_of[v]);
    solver_.add(clause);
  }
}

void Encoding::add_clause(const Clause& clause, Lits guards, bool may_be_open) {
  for (const Literal& literal : clause.literals) {
    for (const std::uint32_t value : literal.values) {
      guards.push_back(values_[literal.variable][value]);
    }
    if (may_be_open && literal.variable < open_.size()) guards.push_back(open_[literal.variable]);
  }
  solver_.add(guards);
}

Encoding::Lits Encoding::as_stated(Scope scope) const {
  Lits assumptions = {all_rules_, all_lines_, no_steps_, all_settled_};
  if (scope == Scope::tabled_only) assumptions.push_back(tabled_only_);
  return assumptions;
}

void Encoding::fix(std::size_t axis, std::uint32_t value) {
  solver_.add({takes(axis, value)});
  fixed_[axis] = value;
}

sat::Answer Encoding::solve(std::span<const Lit> assumptions, std::span<const Lit> one_of) {
  if (is_cut_) return sat::Answer::unknown;
  while (true) {
    const sat::Answer answer = solver_.solve(assumptions, one_of);
    if (answer != sat::Answer::satisfiable || !learn_from_reservations()) return answer;
  }
}

std::vector<std::uint32_t> Encoding::model_values() const {
  std::vector<std::uint32_t> values;
  for (std::size_t a = 0; a < problem_.space.axes().size(); ++a) {
    std::uint32_t value = 0;
    while (!solver_.value(values_[a][value])) ++value;
    values.push_back(value);
  }
  return values;
}

// Adds what the model overlooked; false if it overlooked nothing.
bool Encoding::learn_from_reservations() {
  if (!has_reservations_) return false;
  std::vector<std::pair<LineId, PartyId>> broken;
  const std::vector<std::uint32_t> values = model_values();
  Settled settled(values.begin(), values.end());
  for (std::size_t a = 0; a < settled.size(); ++a) {
    if (solver_.value(open_[a])) settled[a].reset();
  }
  for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
    const Line& line = problem_.lines[i];
    if (!line.reservation || !solver_.value(lines_[i])) continue;
    if (!steps_[i].empty() && solver_.value(steps_[i].front())) continue;
    if (line.reservation->may_reach(settled, *line.reservation->reservation())) continue;
    for (const PartyId party : line.binds) {
      if (solver_.value(consents(party))) broken.emplace_back(i, party);
    }
  }
  for (const auto& [line, party] : broken) learn(line, party, settled);
  return !broken.empty();
}

// One of the axes must be left open or be better: of those that the model settles, a minimal set.
void Encoding::learn(LineId id, PartyId party, const Settled& settled) {
  const UtilityBounds& bounds = *problem_.lines[id.index()].reservation;
  Lits clause = {-lines_[id.index()], -consents(party)};
  if (!steps_[id.index()].empty()) clause.push_back(steps_[id.index()].front());
  for (const Literal& literal : bounds.must_improve(settled, *bounds.reservation())) {
    clause.push_back(open_[literal.variable]);
    for (const std::uint32_t value : literal.values) {
      clause.push_back(values_[literal.variable][value]);
    }
  }
  solver_.add(clause);
}

}  // namespace zopa::deadlock
