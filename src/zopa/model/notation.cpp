#include "zopa/model/notation.hpp"

#include <array>

#include "zopa/model/cells.hpp"
#include "zopa/model/steps.hpp"

namespace zopa {
namespace {

// How tightly a kind binds; a part that binds less tightly than its whole needs parentheses.
int binding(Formula::Kind kind) {
  switch (kind) {
    case Formula::Kind::atom:
      return 6;
    case Formula::Kind::negation:
      return 5;
    case Formula::Kind::conjunction:
      return 4;
    case Formula::Kind::disjunction:
      return 3;
    case Formula::Kind::implication:
      return 2;
    case Formula::Kind::iff:
      return 1;
  }
  return 0;
}

class FormulaWriter {
 public:
  FormulaWriter(const Contents& negotiation, NumbersIn numbers)
      : negotiation_(negotiation), numbers_(numbers) {}

  [[nodiscard]] std::string write(const Formula& formula) const {
    switch (formula.kind) {
      case Formula::Kind::atom:
        return write_atom(formula.atom);
      case Formula::Kind::negation:
        return "not " + part(formula.parts[0], binding(formula.kind));
      case Formula::Kind::conjunction:
        return joined(formula, " and ");
      case Formula::Kind::disjunction:
        return joined(formula, " or ");
      case Formula::Kind::implication:  // to the right: only the left side needs more
        return part(formula.parts[0], binding(formula.kind) + 1) + " implies " +
               part(formula.parts[1], binding(formula.kind));
      case Formula::Kind::iff:  // not chained
        return part(formula.parts[0], binding(formula.kind) + 1) + " iff " +
               part(formula.parts[1], binding(formula.kind) + 1);
    }
    return {};
  }

 private:
  [[nodiscard]] std::string part(const Formula& formula, int at_least) const {
    const std::string text = write(formula);
    return binding(formula.kind) < at_least ? "(" + text + ")" : text;
  }

  [[nodiscard]] std::string joined(const Formula& formula, const char* word) const {
    std::string text;
    for (const Formula& next : formula.parts) {
      if (!text.empty()) text += word;
      text += part(next, binding(formula.kind) + 1);
    }
    return text;
  }

  [[nodiscard]] std::string write_atom(const Atom& atom) const {
    const std::string& issue = negotiation_.issue(atom.issue).id;
    if (negotiation_.issue(atom.issue).order) {
      std::string text = order_notation(negotiation_, atom);
      if (!text.empty()) return text;
    }
    if (atom.relation == Atom::Relation::holds) return issue;
    if (atom.relation != Atom::Relation::in) {
      return issue + " " + to_notation(atom.relation) + " " + option(atom, 0);
    }
    std::string text = issue + " in {";
    if (numbers_ == NumbersIn::stretches && negotiation_.issue(atom.issue).scale) {
      const char* comma = "";
      for (const Range& range : stretches(negotiation_, atom.issue, atom.options)) {
        text.append(comma).append(id_of(range));
        comma = ", ";
      }
      return text + "}";
    }
    for (std::size_t i = 0; i < atom.options.size(); ++i) {
      text += (i == 0 ? "" : ", ") + option(atom, i);
    }
    return text + "}";
  }

  [[nodiscard]] std::string option(const Atom& atom, std::size_t i) const {
    return negotiation_.option(atom.issue, atom.options[i]).id;
  }

  const Contents& negotiation_;
  NumbersIn numbers_;
};

// In parentheses where it would else be read as parts of the whole.
std::string agreement_part(const Agreement& part, const Contents& negotiation,
                           Agreement::Kind whole) {
  const std::string text = to_notation(part, negotiation);
  const bool is_any = part.kind == Agreement::Kind::any;
  const bool is_all = part.kind == Agreement::Kind::all;
  const bool would_merge = is_any || (is_all && whole == Agreement::Kind::all);
  return would_merge ? "(" + text + ")" : text;
}

}  // namespace

std::string to_notation(const Formula& formula, const Contents& negotiation, NumbersIn numbers) {
  return FormulaWriter(negotiation, numbers).write(formula);
}

const char* to_notation(Relation relation) {
  constexpr std::array<const char*, 3> kSigns = {">", ">=", "~"};
  return kSigns.at(static_cast<std::size_t>(relation));
}

const char* to_notation(Atom::Relation relation) {
  constexpr std::array<const char*, 8> kSigns = {"==", "!=", "in", "", "<", "<=", ">=", ">"};
  return kSigns.at(static_cast<std::size_t>(relation));
}

std::string to_notation(const OptionOrder& order, const Contents& negotiation) {
  if (order.direction == OptionOrder::Direction::more) return "more";
  if (order.direction == OptionOrder::Direction::less) return "less";
  std::string text;
  for (std::size_t i = 0; i < order.options.size(); ++i) {
    if (i > 0) text += std::string(" ") + to_notation(order.relations[i - 1]) + " ";
    text += negotiation.option(order.issue, order.options[i]).id;
  }
  return text;
}

std::string to_notation(const IssueOrder& order, const Contents& negotiation) {
  std::string text;
  for (std::size_t i = 0; i < order.terms.size(); ++i) {
    if (i > 0) text += std::string(" ") + to_notation(order.relations[i - 1]) + " ";
    const auto& term = order.terms[i];
    if (term.factor != Decimal{1}) text += term.factor.to_text() + " ";
    text += negotiation.issue(term.issue).id;
  }
  return text;
}

std::string to_notation(const Comparison& comparison, const Contents& negotiation) {
  return to_notation(comparison.left, negotiation) + " " + to_notation(comparison.relation) + " " +
         to_notation(comparison.right, negotiation);
}

std::string to_notation(const Agreement& agreement, const Contents& negotiation) {
  if (agreement.kind == Agreement::Kind::party) return negotiation.party(agreement.party).id;
  std::string text;
  const bool is_list = agreement.kind == Agreement::Kind::at_least;
  const bool is_all = agreement.kind == Agreement::Kind::all;
  const char* word = is_list ? ", " : (is_all ? " and " : " or ");
  for (const Agreement& part : agreement.parts) {
    if (!text.empty()) text += word;
    text += agreement_part(part, negotiation, agreement.kind);
  }
  return is_list ? std::to_string(agreement.threshold) + " of [" + text + "]" : text;
}

std::string to_notation(const Range& range) {
  if (range.is_point()) return range.low.to_text();
  return "[" + range.low.to_text() + ", " + range.high.to_text() + "]";
}

const char* to_text(Firmness firmness) {
  constexpr std::array<const char*, 4> kNames = {"unknown", "soft", "firm", "absolute"};
  return kNames.at(static_cast<std::size_t>(firmness));
}

const char* to_text(Role role) {
  constexpr std::array<const char*, 5> kNames = {"principal", "mediator", "supporter", "observer",
                                                 "ratifier"};
  return kNames.at(static_cast<std::size_t>(role));
}

const char* to_text(Act act) {
  constexpr std::array kNames = {"",         "asserts", "demands",    "offers",
                                 "concedes", "rejects", "conditions", "denies"};
  return kNames.at(static_cast<std::size_t>(act));
}

const char* to_text(NoAgreement change) {
  return change == NoAgreement::worse ? "worse" : "better";
}

}  // namespace zopa
