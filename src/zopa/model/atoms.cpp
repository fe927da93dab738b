#include "zopa/model/atoms.hpp"

#include <variant>

namespace zopa {
namespace {

void for_each_atom(Formula& formula, const OnAtom& on_atom) {
  if (formula.kind == Formula::Kind::atom) on_atom(formula.atom);
  for (Formula& part : formula.parts) for_each_atom(part, on_atom);
}

// The conditions of a claim.
class Conditions {
 public:
  explicit Conditions(const OnAtom& on_atom) : on_atom_(on_atom) {}

  void operator()(Demand& claim) const { of_both(claim); }
  void operator()(RedLine& claim) const { of_both(claim); }
  void operator()(Acceptance& claim) const { of_both(claim); }
  void operator()(Taking& claim) const {
    if (claim.bound) on_atom_(*claim.bound);
  }
  void operator()(Comparison& claim) const {
    for_each_atom(claim.left, on_atom_);
    for_each_atom(claim.right, on_atom_);
  }
  void operator()(Priorities& claim) const {
    for (Formula& formula : claim.formulas) for_each_atom(formula, on_atom_);
  }
  template <class Other>
  void operator()(Other& /*has none*/) const {}

 private:
  // As it counts, and as it was said.
  template <class Claimed>
  void of_both(Claimed& claim) const {
    for_each_atom(claim.formula, on_atom_);
    if (claim.said) for_each_atom(*claim.said, on_atom_);
  }

  const OnAtom& on_atom_;
};

}  // namespace

void for_each_atom(Contents& contents, const OnAtom& on_atom) {
  for (Rule& rule : contents.rules) for_each_atom(rule.formula, on_atom);
  for (Position& position : contents.positions) std::visit(Conditions(on_atom), position.claim);
  for (CompleteUtility& utility : contents.utilities) {
    for (auto& weighted : utility.formulas) for_each_atom(weighted.formula, on_atom);
  }
}

}  // namespace zopa
