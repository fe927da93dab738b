#include <algorithm>
#include <array>
#include <cstdio>

#include "zopa/io/negmas/negmas.hpp"
#include "zopa/io/yaml/scalars.hpp"

namespace zopa::negmas {
namespace {

std::string number(double nearest) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.17g", nearest);
  return text.data();
}

// As it is where a decimal is it, else the nearest that NegMAS computes with.
std::string number(Decimal exact) {
  std::string text = exact.to_text();
  return text.find('/') == std::string::npos ? text : number(exact.approximate());
}

// What the values are divided by goes into the weight, so that they stay as they are.
std::string weight_of(const CompleteUtility::Term& term) {
  if (term.divisor == Decimal{}) return "0";
  if (const auto weight = Decimal::quotient(term.weight, term.divisor)) return number(*weight);
  return number(term.weight.approximate() / term.divisor.approximate());
}

}  // namespace

std::string write_domain(const Contents& negotiation) {
  std::string text = "type: DiscreteCartesianOutcomeSpace\n";
  text.append("name: ").append(yaml::double_quoted(negotiation.title)).append("\nissues:\n");
  for (const Issue& issue : negotiation.issues) {
    text.append("  - type: CategoricalIssue\n    name: ").append(yaml::double_quoted(issue.name));
    text += "\n    values:\n";
    for (const Option& option : issue.options) {
      text.append("      - ").append(yaml::double_quoted(option.name)).append("\n");
    }
  }
  return text;
}

std::string write_utility(const Contents& negotiation, const CompleteUtility& utility) {
  std::string weights;
  std::string values;
  // By issue: NegMAS goes by the place in the list.
  std::vector<const CompleteUtility::Term*> terms(negotiation.issues.size(), nullptr);
  for (const auto& term : utility.terms) terms[term.issue.index()] = &term;
  for (std::size_t i = 0; i < terms.size(); ++i) {
    const Issue& issue = negotiation.issues[i];
    const CompleteUtility::Term& term = *terms[i];
    weights.append("  - ").append(weight_of(term)).append("\n");
    values += "  - type: TableFun\n    mapping:\n";
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      values.append("      ").append(yaml::double_quoted(issue.options[o].name)).append(": ");
      values.append(number(term.values[o])).append("\n");
    }
  }
  std::string text = "type: LinearAdditiveUtilityFunction\n";
  text.append("name: ").append(yaml::double_quoted(negotiation.party(utility.party).name));
  text.append("\nreserved_value: ");
  text += utility.reservation ? number(*utility.reservation) : "-.inf";  // not known
  text.append("\nweights:\n").append(weights).append("values:\n").append(values);
  return text;
}

}  // namespace zopa::negmas
