#include "zopa/deadlock/kleene.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"

namespace zopa::deadlock {

using sat::Lit;

Lit Kleene::literal(const Formula& part, const Formula& whole, Truth truth) {
  ZOPA_EXPECTS(truth != Truth::unknown);
  return shown({part, whole}, {truth == Truth::yes, true});
}

bool Kleene::may_be_open(const Formula& part, const Formula& whole) const {
  if (part.kind != Formula::Kind::atom) {
    return std::any_of(part.parts.begin(), part.parts.end(),
                       [&](const Formula& inner) { return may_be_open(inner, whole); });
  }
  const LineProblem& problem = encoding_.problem();
  const auto axis = problem.space.axis_of(part.atom.issue);
  if (!axis) return true;
  const auto& options = problem.space.axes()[*axis].options;
  return std::any_of(options.begin(), options.end(), [&](OptionId option) {
    return truth_of_part(part.atom, option, whole, *problem.negotiation) == Truth::unknown;
  });
}

Lit Kleene::shown(const Of& of, const Shown& what) {
  const std::tuple key{&of.part, what.positive, what.is_known};
  const auto known = made_.find(key);
  if (known != made_.end()) return known->second;
  const Lit lit = make(of, what);
  made_.emplace(key, lit);
  return lit;
}

Lit Kleene::make(const Of& of, const Shown& what) {
  const auto& parts = of.part.parts;
  const bool positive = what.positive;
  const auto each = [&] {
    std::vector<Side> sides;
    for (const Formula& part : parts) sides.push_back({part, positive});
    return sides;
  };
  switch (of.part.kind) {
    case Formula::Kind::atom:
      return of_atom(of, what);
    case Formula::Kind::negation:
      return shown({parts[0], of.whole}, {!positive, what.is_known});
    case Formula::Kind::conjunction:
      return combined(each(), positive, of, what.is_known);
    case Formula::Kind::disjunction:
      return combined(each(), !positive, of, what.is_known);
    case Formula::Kind::implication:
      return combined({{parts[0], !positive}, {parts[1], positive}}, !positive, of, what.is_known);
    case Formula::Kind::iff: {
      // Not one alone: known to be so, or to be otherwise, only where both are known.
      const auto one_of = [&](bool left, bool right) {
        return combined({{parts[0], left}, {parts[1], right}}, false, of, what.is_known);
      };
      return joined({one_of(false, positive), one_of(true, !positive)}, true);
    }
  }
  return 0;
}

Lit Kleene::of_atom(const Of& of, const Shown& what) {
  const LineProblem& problem = encoding_.problem();
  const auto axis = problem.space.axis_of(of.part.atom.issue);
  Encoding::Lits takes;
  if (!axis && !what.is_known) return joined({}, true);  // an own move that no package holds
  for (std::uint32_t v = 0; axis && v < problem.space.axes()[*axis].options.size(); ++v) {
    const Truth truth = truth_of_part(of.part.atom, problem.space.axes()[*axis].options[v],
                                      of.whole, *problem.negotiation);
    const Truth wanted = what.positive ? Truth::yes : Truth::no;
    const bool is_open = truth == Truth::unknown && !what.is_known;
    if (truth == wanted || is_open) takes.push_back(encoding_.takes(*axis, v));
  }
  return joined(takes, false);
}

Lit Kleene::combined(const std::vector<Side>& sides, bool all, const Of& of, bool is_known) {
  Encoding::Lits lits;
  for (const Side& side : sides) {
    lits.push_back(shown({side.part, of.whole}, {side.positive, is_known}));
  }
  return joined(lits, all);
}

Lit Kleene::joined(const Encoding::Lits& parts, bool all) {
  if (parts.size() == 1) return parts.front();
  const Lit lit = encoding_.solver().new_lit();
  if (all) {
    for (const Lit part : parts) encoding_.solver().add({-lit, part});
  } else {
    Encoding::Lits clause = parts;
    clause.push_back(-lit);
    encoding_.solver().add(clause);
  }
  return lit;
}

}  // namespace zopa::deadlock
