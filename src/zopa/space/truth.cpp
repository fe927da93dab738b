#include "zopa/space/truth.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"

namespace zopa {
namespace {

Truth negated(Truth truth) {
  return static_cast<Truth>(2 - static_cast<int>(truth));  // no <-> yes
}

// `Taken` says which option is taken on an issue; nullopt: not known.
template <class Taken>
class Evaluation {
 public:
  Evaluation(const Formula& whole, const Negotiation& negotiation, Taken taken)
      : whole_(whole), negotiation_(negotiation), taken_(taken) {}

  [[nodiscard]] Truth of(const Formula& formula) const {
    const auto& parts = formula.parts;
    switch (formula.kind) {
      case Formula::Kind::atom:
        return of_atom(formula.atom);
      case Formula::Kind::negation:
        return negated(of(parts[0]));
      case Formula::Kind::conjunction: {
        Truth least = Truth::yes;
        for (const Formula& part : parts) {
          least = std::min(least, of(part));
          if (least == Truth::no) break;
        }
        return least;
      }
      case Formula::Kind::disjunction: {
        Truth greatest = Truth::no;
        for (const Formula& part : parts) {
          greatest = std::max(greatest, of(part));
          if (greatest == Truth::yes) break;
        }
        return greatest;
      }
      case Formula::Kind::implication:
        return std::max(negated(of(parts[0])), of(parts[1]));
      case Formula::Kind::iff: {
        const Truth left = of(parts[0]);
        const Truth right = of(parts[1]);
        if (left == Truth::unknown || right == Truth::unknown) return Truth::unknown;
        return left == right ? Truth::yes : Truth::no;
      }
    }
    return Truth::unknown;
  }

  // Each issue once.
  [[nodiscard]] std::vector<IssueId> open_issues() const {
    std::vector<IssueId> open;
    collect_open(whole_, open);
    std::sort(open.begin(), open.end());
    open.erase(std::unique(open.begin(), open.end()), open.end());
    return open;
  }

  [[nodiscard]] Truth of_atom(const Atom& atom) const {
    const std::optional<OptionId> option = taken_(atom.issue);
    if (atom.is_easing()) return option && atom.has(*option) ? Truth::unknown : Truth::no;
    if (!option) return Truth::unknown;
    if (negotiation_.option(atom.issue, *option).hypothetical &&
        !names(whole_, atom.issue, *option)) {
      return Truth::unknown;
    }
    return atom.is_true_of(*option) ? Truth::yes : Truth::no;
  }

 private:
  // Walks into the parts that a whole of unknown truth still hangs on.  What would ease a line does
  // not matter where the line is not known to be broken.
  void collect_open(const Formula& formula, std::vector<IssueId>& open) const {
    if (of(formula) != Truth::unknown) return;
    if (formula.kind == Formula::Kind::atom) open.push_back(formula.atom.issue);
    for (const Formula& part : formula.parts) {
      const bool is_easing = part.kind == Formula::Kind::atom && part.atom.is_easing();
      if (is_easing && of(formula.parts.front()) == Truth::unknown) continue;
      collect_open(part, open);
    }
  }

  const Formula& whole_;
  const Negotiation& negotiation_;
  Taken taken_;
};

// An own move that is no part of the package is not known.
auto taken_in(const PackageSpace& space, const Package& package) {
  return [&](IssueId issue) -> std::optional<OptionId> {
    const auto axis = space.axis_of(issue);
    if (!axis) return std::nullopt;
    return package[*axis];
  };
}

auto taken_in(const PartialPackage& choices) {
  return [&](IssueId issue) { return choices[issue.index()]; };
}

}  // namespace

Truth truth_of(const Formula& formula, const Negotiation& negotiation,
               const PartialPackage& choices) {
  ZOPA_EXPECTS(choices.size() == negotiation.issues().size());
  return Evaluation(formula, negotiation, taken_in(choices)).of(formula);
}

Truth truth_of(const Formula& formula, const Negotiation& negotiation, const PackageSpace& space,
               const Package& package) {
  ZOPA_EXPECTS(package.size() == space.axes().size());
  return Evaluation(formula, negotiation, taken_in(space, package)).of(formula);
}

Truth truth_on(IssueId issue, OptionId option, const Formula& formula,
               const Negotiation& negotiation) {
  const auto taken = [&](IssueId named) -> std::optional<OptionId> {
    return named == issue ? std::optional(option) : std::nullopt;
  };
  return Evaluation(formula, negotiation, taken).of(formula);
}

Truth truth_of_part(const Atom& part, OptionId option, const Formula& whole,
                    const Negotiation& negotiation) {
  const auto taken = [&](IssueId /*issue*/) -> std::optional<OptionId> { return option; };
  return Evaluation(whole, negotiation, taken).of_atom(part);
}

std::vector<IssueId> what_leaves_open(const Formula& formula, const Negotiation& negotiation,
                                      const PackageSpace& space, const Package& package) {
  return Evaluation(formula, negotiation, taken_in(space, package)).open_issues();
}

std::vector<IssueId> what_leaves_open(const Formula& formula, const Negotiation& negotiation,
                                      const PartialPackage& choices) {
  return Evaluation(formula, negotiation, taken_in(choices)).open_issues();
}

}  // namespace zopa
