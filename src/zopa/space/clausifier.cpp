// The idea: push negations down to the atoms, where each becomes a set of values of one axis; a
// conjunction concatenates clause lists, a disjunction multiplies them, merging literals of one
// axis and dropping subsumed clauses at once.  Where a product would grow too large, its parts are
// named by auxiliary variables instead.  Reading the three-valued truth "not no" (or "yes")
// needs no third value here: it only widens (or narrows) the value sets at the atoms.
#include "zopa/space/clausifier.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace zopa {
namespace {

std::vector<std::uint32_t> common(const std::vector<std::uint32_t>& a,
                                  const std::vector<std::uint32_t>& b) {
  std::vector<std::uint32_t> both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both;
}

bool implies(const Literal& a, const Literal& b) {
  return a.variable == b.variable &&
         std::includes(b.values.begin(), b.values.end(), a.values.begin(), a.values.end());
}

bool subsumes(const Clause& a, const Clause& b) {
  return std::all_of(a.literals.begin(), a.literals.end(), [&](const Literal& literal) {
    return std::any_of(b.literals.begin(), b.literals.end(),
                       [&](const Literal& other) { return implies(literal, other); });
  });
}

// None of an option that is excluded.
std::optional<std::uint32_t> value_of(const Axis& axis, OptionId option) {
  const auto at = std::lower_bound(axis.options.begin(), axis.options.end(), option);
  if (at == axis.options.end() || *at != option) return std::nullopt;
  return static_cast<std::uint32_t>(at - axis.options.begin());
}

}  // namespace

Clause either(const Clause& a, const Clause& b) {
  Clause clause;
  auto i = a.literals.begin();
  auto j = b.literals.begin();
  while (i != a.literals.end() || j != b.literals.end()) {
    if (j == b.literals.end() || (i != a.literals.end() && i->variable < j->variable)) {
      clause.literals.push_back(*i++);
    } else if (i == a.literals.end() || j->variable < i->variable) {
      clause.literals.push_back(*j++);
    } else {
      Literal both{i->variable, {}};
      std::set_union(i->values.begin(), i->values.end(), j->values.begin(), j->values.end(),
                     std::back_inserter(both.values));
      clause.literals.push_back(std::move(both));
      ++i;
      ++j;
    }
  }
  return clause;
}

std::vector<Clause> without_subsumed(std::vector<Clause> clauses) {
  std::sort(clauses.begin(), clauses.end());
  clauses.erase(std::unique(clauses.begin(), clauses.end()), clauses.end());
  std::vector<Clause> kept;
  for (std::size_t i = 0; i < clauses.size(); ++i) {
    bool needed = true;
    for (std::size_t j = 0; needed && j < clauses.size(); ++j) {
      needed = i == j || !subsumes(clauses[j], clauses[i]);
    }
    if (needed) kept.push_back(clauses[i]);
  }
  return kept;
}

Clausifier::Clausifier(const PackageSpace& space, std::size_t most_clauses)
    : space_(space), most_clauses_(most_clauses), sizes_(space.sizes()) {
  for (const Axis& axis : space.axes()) {
    auto& untabled = untabled_.emplace_back();
    for (std::uint32_t value = 0; value < axis.options.size(); ++value) {
      if (!axis.tabled[value]) untabled.push_back(value);
    }
  }
}

std::vector<Clause> Clausifier::unless_broken(const Formula& formula) {
  return clauses_of(formula, true, {&formula, Reading::unless_broken});
}

std::vector<Clause> Clausifier::when_met(const Formula& formula) {
  return clauses_of(formula, true, {&formula, Reading::when_met});
}

std::vector<Clause> Clausifier::when_any_met(const std::vector<const Formula*>& formulas) {
  std::vector<Clauses> parts;
  for (const Formula* formula : formulas) parts.push_back(when_met(*formula));
  return any_of(std::move(parts));
}

std::vector<Clause> Clausifier::exactly(const Formula& formula) {
  return clauses_of(formula, true, {&formula, Reading::exactly});
}

Clausifier::Clauses Clausifier::clauses_of(const Formula& formula, bool positive,
                                           const Context& context) {
  const auto part = [&](std::size_t i, bool sign) {
    return clauses_of(formula.parts[i], sign, context);
  };
  switch (formula.kind) {
    case Formula::Kind::atom:
      return atom_clauses(formula.atom, positive, context);
    case Formula::Kind::negation:
      return part(0, !positive);
    case Formula::Kind::conjunction:
    case Formula::Kind::disjunction: {
      std::vector<Clauses> parts;
      for (std::size_t i = 0; i < formula.parts.size(); ++i) parts.push_back(part(i, positive));
      const bool is_all = (formula.kind == Formula::Kind::conjunction) == positive;
      return is_all ? all_of(parts) : any_of(std::move(parts));
    }
    case Formula::Kind::implication:
      if (positive) return any_of({part(0, false), part(1, true)});
      return all_of({part(0, true), part(1, false)});
    case Formula::Kind::iff:  // (a -> b) and (b -> a), or a xor b
      return all_of({any_of({part(0, !positive), part(1, true)}),
                     any_of({part(0, positive), part(1, false)})});
  }
  return {};
}

Clausifier::Clauses Clausifier::atom_clauses(const Atom& atom, bool positive,
                                             const Context& context) {
  const auto axis = space_.axis_of(atom.issue);
  if (!axis) {  // an own move outside the package: never known
    return context.reading == Reading::when_met ? Clauses{Clause{}} : Clauses{};
  }
  Literal literal{*axis, {}};
  const Axis& of = space_.axes()[*axis];
  if (atom.is_bound()) {
    for (std::uint32_t value = 0; value < of.options.size(); ++value) {
      if (atom.is_true_of(of.options[value])) literal.values.push_back(value);
    }
  } else {
    for (const OptionId option : atom.options) {
      if (const auto value = value_of(of, option)) literal.values.push_back(*value);
    }
    std::sort(literal.values.begin(), literal.values.end());
  }
  if (atom.is_easing()) return easing_clauses(std::move(literal), positive, context);
  if ((atom.relation == Atom::Relation::differs) == positive) literal = opposite(literal);
  if (context.reading != Reading::exactly && !atom.is_easing())
    leave_open(atom.issue, context, literal);
  if (literal.values.size() == sizes_[*axis]) return {};  // always holds
  return {Clause{{std::move(literal)}}};
}

// Where one of these options is taken it is not known, elsewhere false.
Clausifier::Clauses Clausifier::easing_clauses(Literal taken, bool positive,
                                               const Context& context) const {
  const bool is_when_known = context.reading == Reading::when_met;
  if (positive && is_when_known) return {Clause{}};
  if (!positive && !is_when_known) return {};
  return {Clause{{positive ? std::move(taken) : opposite(taken)}}};
}

// Untabled options that the whole does not name: each holds, or none does.
void Clausifier::leave_open(IssueId issue, const Context& context, Literal& literal) const {
  const Axis& axis = space_.axes()[literal.variable];
  std::vector<std::uint32_t> unnamed;
  for (const std::uint32_t value : untabled_[literal.variable]) {
    if (!names(*context.whole, issue, axis.options[value])) unnamed.push_back(value);
  }
  if (unnamed.empty()) return;
  std::vector<std::uint32_t> values;
  const auto& given = literal.values;
  const auto to = std::back_inserter(values);
  if (context.reading == Reading::unless_broken) {
    std::set_union(given.begin(), given.end(), unnamed.begin(), unnamed.end(), to);
  } else {
    std::set_difference(given.begin(), given.end(), unnamed.begin(), unnamed.end(), to);
  }
  literal.values = std::move(values);
}

Clausifier::Clauses Clausifier::all_of(const std::vector<Clauses>& parts) {
  Clauses all;
  std::map<std::uint32_t, std::vector<std::uint32_t>> only;  // by variable: its one-literal clauses
  for (const Clauses& part : parts) {
    for (const Clause& clause : part) {
      if (clause.literals.size() != 1) {
        all.push_back(clause);
        continue;
      }
      const Literal& literal = clause.literals.front();
      const auto [at, is_new] = only.try_emplace(literal.variable, literal.values);
      if (!is_new) at->second = common(at->second, literal.values);
    }
  }
  for (const auto& [variable, values] : only) {
    all.push_back(Clause{{Literal{variable, values}}});
  }
  return without_subsumed(std::move(all));
}

Clausifier::Clauses Clausifier::any_of(std::vector<Clauses> parts) {
  std::size_t size = 1;
  for (const Clauses& part : parts) size = std::min(most_clauses_ + 1, size * part.size());
  if (size > most_clauses_) {
    for (Clauses& part : parts) {
      if (part.size() > 1) part = named(part);
    }
  }
  Clauses product = {Clause{}};
  for (const Clauses& part : parts) {
    Clauses next;
    for (const Clause& a : product) {
      for (const Clause& b : part) {
        Clause both = either(a, b);
        if (!is_always_true(both)) next.push_back(std::move(both));
      }
    }
    product = without_subsumed(std::move(next));
    if (product.empty()) return product;
  }
  return product;
}

std::uint32_t Clausifier::new_variable() {
  sizes_.push_back(2);
  return static_cast<std::uint32_t>(sizes_.size() - 1);
}

// The literal that holds exactly where `clause` does: its own, or a new variable's.
Literal Clausifier::literal_for(const Clause& clause) {
  if (clause.literals.size() == 1) return clause.literals.front();
  const std::uint32_t variable = new_variable();
  definitions_.push_back(either(clause, Clause{{Literal{variable, {0}}}}));
  for (const Literal& literal : clause.literals) {
    definitions_.push_back(either(Clause{{opposite(literal)}}, Clause{{Literal{variable, {1}}}}));
  }
  return Literal{variable, {1}};
}

// One clause that says "these clauses all hold", by a new variable that is 1 exactly then.
Clausifier::Clauses Clausifier::named(const Clauses& clauses) {
  std::vector<Literal> holds;
  for (const Clause& clause : clauses) holds.push_back(literal_for(clause));
  const std::uint32_t variable = new_variable();
  Clause when_all_hold{{Literal{variable, {1}}}};
  for (const Literal& literal : holds) {
    definitions_.push_back(either(Clause{{literal}}, Clause{{Literal{variable, {0}}}}));
    when_all_hold = either(when_all_hold, Clause{{opposite(literal)}});
  }
  if (!is_always_true(when_all_hold)) definitions_.push_back(std::move(when_all_hold));
  return {Clause{{Literal{variable, {1}}}}};
}

Literal Clausifier::opposite(const Literal& literal) const {
  Literal other{literal.variable, {}};
  for (std::uint32_t value = 0; value < sizes_[literal.variable]; ++value) {
    if (!std::binary_search(literal.values.begin(), literal.values.end(), value)) {
      other.values.push_back(value);
    }
  }
  return other;
}

bool Clausifier::is_always_true(const Clause& clause) const {
  return std::any_of(clause.literals.begin(), clause.literals.end(), [&](const Literal& literal) {
    return literal.values.size() == sizes_[literal.variable];
  });
}

}  // namespace zopa
