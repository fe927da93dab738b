#include "oracle_reading.hpp"

#include <algorithm>
#include <numeric>

namespace zopa::testing {
namespace {

Answer opposite(Answer a) {
  if (a == Answer::maybe) return a;
  return a == Answer::yes ? Answer::no : Answer::yes;
}

bool is_easing(const Formula& formula) {
  return formula.kind == Formula::Kind::atom && formula.atom.relation == Atom::Relation::eases;
}

bool mentions(const Formula& formula, std::size_t issue, std::size_t option) {
  if (is_easing(formula)) return false;
  if (formula.kind == Formula::Kind::atom && formula.atom.issue.index() == issue) {
    for (const OptionId o : formula.atom.options) {
      if (o.index() == option) return true;
    }
  }
  if (formula.speaks_of_all) return true;
  for (const Formula& part : formula.parts) {
    if (mentions(part, issue, option)) return true;
  }
  return false;
}

}  // namespace

Answer answer_of(const Formula& formula, const Formula& whole, const OraclePackage& package,
                 const Reading& reading) {
  const auto part = [&](std::size_t i) {
    return answer_of(formula.parts[i], whole, package, reading);
  };
  switch (formula.kind) {
    case Formula::Kind::atom: {
      const std::size_t issue = formula.atom.issue.index();
      if (is_easing(formula)) {
        for (const OptionId o : formula.atom.options) {
          if (package[issue] == o.index()) return Answer::maybe;
        }
        return Answer::no;
      }
      if (!package[issue]) return Answer::maybe;
      const std::size_t option = *package[issue];
      if (!reading.two_valued && reading.negotiation.issues()[issue].options[option].hypothetical &&
          !mentions(whole, issue, option)) {
        return Answer::maybe;
      }
      bool is_listed = false;
      for (const OptionId o : formula.atom.options) is_listed = is_listed || o.index() == option;
      const bool differs = formula.atom.relation == Atom::Relation::differs;
      return is_listed != differs ? Answer::yes : Answer::no;
    }
    case Formula::Kind::negation:
      return opposite(part(0));
    case Formula::Kind::conjunction: {
      bool maybe = false;
      for (std::size_t i = 0; i < formula.parts.size(); ++i) {
        if (part(i) == Answer::no) return Answer::no;
        maybe = maybe || part(i) == Answer::maybe;
      }
      return maybe ? Answer::maybe : Answer::yes;
    }
    case Formula::Kind::disjunction: {
      bool maybe = false;
      for (std::size_t i = 0; i < formula.parts.size(); ++i) {
        if (part(i) == Answer::yes) return Answer::yes;
        maybe = maybe || part(i) == Answer::maybe;
      }
      return maybe ? Answer::maybe : Answer::no;
    }
    case Formula::Kind::implication:
      if (part(0) == Answer::no || part(1) == Answer::yes) return Answer::yes;
      if (part(0) == Answer::maybe || part(1) == Answer::maybe) return Answer::maybe;
      return Answer::no;
    case Formula::Kind::iff:
      if (part(0) == Answer::maybe || part(1) == Answer::maybe) return Answer::maybe;
      return part(0) == part(1) ? Answer::yes : Answer::no;
  }
  return Answer::maybe;
}

void issues_in(const Formula& formula, std::set<std::size_t>& issues) {
  if (is_easing(formula)) return;
  if (formula.kind == Formula::Kind::atom) issues.insert(formula.atom.issue.index());
  for (const Formula& part : formula.parts) issues_in(part, issues);
}

const Formula& alone(const Formula& formula) {
  const bool is_eased = !formula.parts.empty() && is_easing(formula.parts.back());
  return is_eased ? formula.parts.front() : formula;
}

std::vector<Atom> easing_in(const Formula& formula) {
  std::vector<Atom> atoms;
  for (const Formula& part : formula.parts) {
    if (is_easing(part)) atoms.push_back(part.atom);
  }
  return atoms;
}

double best_weighted(const std::vector<double>& values,
                     const std::vector<std::pair<double, double>>& weights, bool highest) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  double best = highest ? -1e9 : 1e9;
  do {  // greedy along every order: the vertices of the polytope
    double left = 1;
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
      left -= weights[i].first;
      sum += weights[i].first * values[i];
    }
    for (const std::size_t i : order) {
      const double more = std::max(0.0, std::min(left, weights[i].second - weights[i].first));
      left -= more;
      sum += more * values[i];
    }
    best = highest ? std::max(best, sum) : std::min(best, sum);
  } while (std::next_permutation(order.begin(), order.end()));
  return best;
}

}  // namespace zopa::testing
