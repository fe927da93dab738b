// A line on one issue needs the same of an option whatever else is taken, so that a search may
// forbid options instead of needs: they are fewer.  What a line over several issues leaves open
// follows its formula down to the parts that keep it so.
#include "zopa/deadlock/needs.hpp"

#include <algorithm>

#include "zopa/deadlock/consent.hpp"

namespace zopa::deadlock {

using sat::Lit;

Needs::Needs(Encoding& encoding)
    : encoding_(encoding),
      problem_(encoding.problem()),
      kleene_(encoding),
      must_(parties_that_must_consent(encoding.problem())) {
  for (std::size_t p = 0; p < problem_.counts.size(); ++p) {
    if (problem_.counts[p]) encoding_.solver().prefer(-encoding_.consents(PartyId{p}));
  }
  add_acceptances();
  of_value_.resize(problem_.lines.size());
  for (const Axis& axis : problem_.space.axes()) {
    shut_out_.emplace_back(axis.options.size(), false);
  }
  for (std::size_t i = 0; i < problem_.lines.size(); ++i) add_line(i);
  add_tabled();
  index_values();
}

void Needs::add_acceptances() {
  accepts_.assign(problem_.counts.size(), 0);
  claimed_ = acceptances_of(*problem_.negotiation, problem_.space);
  for (std::size_t p = 0; p < claimed_.size(); ++p) {
    if (claimed_[p].empty() || !problem_.counts[p]) continue;
    Lits one_of;
    for (const Accepting& one : claimed_[p]) {
      one_of.push_back(kleene_.literal(one.formula, Truth::yes));
    }
    accepts_[p] = encoding_.solver().new_lit();
    one_of.push_back(-accepts_[p]);
    encoding_.solver().add(one_of);
  }
}

void Needs::add_line(std::size_t line) {
  add_steps(line);
  if (problem_.lines[line].reservation) {
    add_reservation(line);
  } else if (problem_.lines[line].issues.size() == 1) {
    add_line_on_axis(line);
  } else {
    add_line_over_axes(line);
  }
}

void Needs::add_steps(std::size_t line) {
  const auto& steps = encoding_.staircases()[line].steps;
  for (std::uint32_t s = 0; s < steps.size(); ++s) {
    add({.kind = Need::Kind::step,
         .party = problem_.lines[line].party,
         .line = static_cast<std::uint32_t>(line),
         .step = s,
         .axis = 0,
         .value = 0},
        encoding_.step(LineId{line}, s));
  }
}

void Needs::add_line_on_axis(std::size_t i) {
  const Line& line = problem_.lines[i];
  const std::uint32_t axis = *problem_.space.axis_of(line.issues.front());
  const Axis& options = problem_.space.axes()[axis];
  of_value_[i].resize(options.options.size());
  const auto& steps = encoding_.staircases()[i].steps;
  for (std::uint32_t s = 0; s < steps.size(); ++s) {
    NeedSet climb = {*find({Need::Kind::step, line.party, static_cast<std::uint32_t>(i), s, 0, 0})};
    for (const std::uint32_t below : steps[s].needs) {
      climb.push_back(
          *find({Need::Kind::step, line.party, static_cast<std::uint32_t>(i), below, 0, 0}));
    }
    std::sort(climb.begin(), climb.end());
    for (const std::uint32_t value : steps[s].values) of_value_[i][value] = climb;
  }
  for (std::uint32_t v = 0; v < options.options.size(); ++v) {
    const Truth truth = truth_on(options.issue, options.options[v], formula_of(problem_, line),
                                 *problem_.negotiation);
    if (truth == Truth::no && of_value_[i][v].empty()) shut_out_[axis][v] = true;
    add_easing(i, axis, v);
    if (truth != Truth::unknown) continue;
    const std::uint32_t need = answer(line.party, axis, v);
    of_value_[i][v] = {need};
    Lits clause = {-encoding_.consents(line.party), -encoding_.takes(axis, v), lits_[need]};
    if (accepts_[line.party.index()] != 0) clause.push_back(accepts_[line.party.index()]);
    encoding_.solver().add(clause);
  }
}

// Where the line by itself shuts out the value: with each option elsewhere that eases it, its party
// is asked about that.
void Needs::add_easing(std::size_t i, std::uint32_t axis, std::uint32_t value) {
  const Line& line = problem_.lines[i];
  if (line.eased_by.empty()) return;
  const Axis& options = problem_.space.axes()[axis];
  const Formula& alone = without_easing(formula_of(problem_, line));
  if (truth_on(options.issue, options.options[value], alone, *problem_.negotiation) != Truth::no) {
    return;
  }
  for (const Literal& easing : line.eased_by) {
    if (easing.variable == axis) continue;  // another option of this issue
    for (const std::uint32_t v : easing.values) {
      Lits clause = {-encoding_.consents(line.party), -encoding_.takes(axis, value),
                     -encoding_.takes(easing.variable, v),
                     lits_[answer(line.party, easing.variable, v)]};
      if (accepts_[line.party.index()] != 0) clause.push_back(accepts_[line.party.index()]);
      encoding_.solver().add(clause);
    }
  }
}

void Needs::add_line_over_axes(std::size_t i) {
  const Line& line = problem_.lines[i];
  const Formula& formula = formula_of(problem_, line);
  if (!kleene_.may_be_open(formula, formula)) return;
  const Lit open = encoding_.solver().new_lit();
  encoding_.solver().prefer(-open);
  Lits clause = {-encoding_.consents(line.party), kleene_.literal(formula, Truth::yes), open};
  if (accepts_[line.party.index()] != 0) clause.push_back(accepts_[line.party.index()]);
  if (!encoding_.staircases()[i].steps.empty()) {  // known to be broken, and dropped
    clause.push_back(kleene_.literal(formula, Truth::no));
  }
  encoding_.solver().add(clause);
  leave_open(formula, formula, open, line.party);
}

// Where `open` holds, the truth of the part is not known: the party is asked about what leaves it
// so.
void Needs::leave_open(const Formula& part, const Formula& whole, Lit open, PartyId party) {
  if (part.kind == Formula::Kind::atom) {
    const std::uint32_t axis = *problem_.space.axis_of(part.atom.issue);
    const auto& options = problem_.space.axes()[axis].options;
    for (std::uint32_t v = 0; v < options.size(); ++v) {
      const Truth truth = truth_of_part(part.atom, options[v], whole, *problem_.negotiation);
      if (truth != Truth::unknown) continue;
      encoding_.solver().add({-open, -encoding_.takes(axis, v), lits_[answer(party, axis, v)]});
    }
    return;
  }
  for (const Formula& inner : part.parts) {
    if (!kleene_.may_be_open(inner, whole)) continue;
    const Lit inner_open = encoding_.solver().new_lit();
    encoding_.solver().prefer(-inner_open);
    Lits clause = {-open, kleene_.literal(inner, whole, Truth::yes),
                   kleene_.literal(inner, whole, Truth::no), inner_open};
    const bool is_easing = inner.kind == Formula::Kind::atom && inner.atom.is_easing();
    if (is_easing) {  // which matters where the line is known to be broken
      clause.push_back(kleene_.literal_unless(part.parts.front(), Truth::no));
    }
    encoding_.solver().add(clause);
    leave_open(inner, whole, inner_open, party);
  }
}

void Needs::add_reservation(std::size_t i) {
  const Line& line = problem_.lines[i];
  for (std::uint32_t a = 0; a < problem_.space.axes().size(); ++a) {
    for (std::uint32_t v = 0; v < problem_.space.axes()[a].options.size(); ++v) {
      if (line.reservation->has_number(a, v)) continue;
      Lits clause = {-encoding_.consents(line.party), -encoding_.takes(a, v),
                     lits_[answer(line.party, a, v)]};
      if (accepts_[line.party.index()] != 0) clause.push_back(accepts_[line.party.index()]);
      encoding_.solver().add(clause);
    }
  }
}

void Needs::add_tabled() {
  const auto& axes = problem_.space.axes();
  for (std::uint32_t a = 0; a < axes.size(); ++a) {
    for (std::uint32_t v = 0; v < axes[a].options.size(); ++v) {
      if (axes[a].tabled[v]) continue;
      add({.kind = Need::Kind::tabled, .party = {}, .line = 0, .step = 0, .axis = a, .value = v},
          encoding_.takes(a, v));
    }
  }
}

std::uint32_t Needs::add(const Need& need, Lit lit) {
  const auto position = static_cast<std::uint32_t>(all_.size());
  all_.push_back(need);
  lits_.push_back(lit);
  position_.emplace(need, position);
  return position;
}

std::uint32_t Needs::answer(PartyId party, std::uint32_t axis, std::uint32_t value) {
  const Need need{Need::Kind::answer, party, 0, 0, axis, value};
  if (const auto known = find(need)) return *known;
  const Lit lit = encoding_.solver().new_lit();
  encoding_.solver().prefer(-lit);
  return add(need, lit);
}

std::optional<std::uint32_t> Needs::find(const Need& need) const {
  const auto known = position_.find(need);
  if (known == position_.end()) return std::nullopt;
  return known->second;
}

// Which needs an option brings whatever else is taken: those of parties that must consent.
void Needs::index_values() {
  for (const Axis& axis : problem_.space.axes()) {
    needed_with_.emplace_back(axis.options.size());
  }
  is_told_by_value_.assign(all_.size(), false);
  for (std::uint32_t n = 0; n < all_.size(); ++n) {
    if (all_[n].kind != Need::Kind::tabled) continue;
    needed_with_[all_[n].axis][all_[n].value].push_back(n);
    is_told_by_value_[n] = true;
  }
  for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
    const Line& line = problem_.lines[i];
    const bool must =
        must_[line.party.index()] && accepts_[line.party.index()] == 0 && line.eased_by.empty();
    follow_from_options_ = follow_from_options_ && !of_value_[i].empty() && must;
    if (of_value_[i].empty() || !must) continue;
    const std::uint32_t axis = *problem_.space.axis_of(line.issues.front());
    for (std::uint32_t v = 0; v < of_value_[i].size(); ++v) {
      for (const std::uint32_t need : of_value_[i][v]) {
        needed_with_[axis][v].push_back(need);
        is_told_by_value_[need] = true;
      }
    }
  }
  for (auto& axis : needed_with_) {
    for (NeedSet& needs : axis) {
      std::sort(needs.begin(), needs.end());
      needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
    }
  }
}

NeedSet Needs::of_model() const {
  const std::vector<std::uint32_t> values = encoding_.model_values();
  NeedSet needs;
  for (std::uint32_t n = 0; n < all_.size(); ++n) {
    if (encoding_.solver().value(lits_[n]) && may_be_needed(n, values)) needs.push_back(n);
  }
  return needs;
}

void Needs::collect(const std::vector<std::uint32_t>& values, NeedSet& needs) const {
  needs.clear();
  for (std::size_t a = 0; a < values.size(); ++a) {
    const NeedSet& brought = needed_with_[a][values[a]];
    needs.insert(needs.end(), brought.begin(), brought.end());
  }
}

NeedSet Needs::of_values(const std::vector<std::uint32_t>& values) const {
  NeedSet needs;
  collect(values, needs);
  std::sort(needs.begin(), needs.end());
  needs.erase(std::unique(needs.begin(), needs.end()), needs.end());
  return needs;
}

// Steps and answers hold in a model at will: those of nobody who consents, or about other options
// than those taken, need not.
bool Needs::may_be_needed(std::uint32_t n, const std::vector<std::uint32_t>& values) const {
  const Need& need = all_[n];
  if (need.kind == Need::Kind::tabled) return true;
  if (!encoding_.solver().value(encoding_.consents(need.party))) return false;
  if (need.kind == Need::Kind::answer) return values[need.axis] == need.value;
  const auto axis = encoding_.staircases()[need.line].axis;
  if (!axis) {
    return truth_of(problem_, problem_.lines[need.line], values) == Truth::no;
  }
  if (problem_.lines[need.line].is_eased(values)) return false;
  const NeedSet& climb = of_value_[need.line][values[*axis]];
  return std::binary_search(climb.begin(), climb.end(), n);
}

void Needs::only(const NeedSet& needs, Lits& assumptions) const {
  for (std::size_t a = 0; a < needed_with_.size(); ++a) {
    for (std::uint32_t v = 0; v < needed_with_[a].size(); ++v) {
      const NeedSet& brought = needed_with_[a][v];
      if (!std::includes(needs.begin(), needs.end(), brought.begin(), brought.end())) {
        assumptions.push_back(-encoding_.takes(a, v));
      }
    }
  }
  auto needed = needs.begin();
  for (std::uint32_t n = 0; n < all_.size(); ++n) {
    if (needed != needs.end() && *needed == n) {
      ++needed;
    } else if (!is_told_by_value_[n]) {
      assumptions.push_back(-lits_[n]);
    }
  }
}

Needs::Lits Needs::less(const NeedSet& needs) const {
  Lits one_of;
  for (const std::uint32_t need : needs) one_of.push_back(-lits_[need]);
  return one_of;
}

}  // namespace zopa::deadlock
