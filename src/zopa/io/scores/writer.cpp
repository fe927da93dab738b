#include <algorithm>
#include <vector>

#include "zopa/io/scores/consent.hpp"
#include "zopa/io/scores/scores.hpp"
#include "zopa/io/scores/vocabulary.hpp"

namespace zopa::scores {
namespace {

std::string quoted(const std::string& field) {
  if (field.find_first_of(",;\t\"\n\r") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) {
    if (c == '"') quoted += c;
    quoted += c;
  }
  quoted += '"';
  return quoted;
}

// Weight times value over divisor, as near as a decimal can be.
std::string points(const CompleteUtility::Term& term, std::size_t option) {
  if (term.divisor == Decimal{}) return "0";
  if (term.divisor == Decimal{1}) {
    return foreign::affine(term.weight, term.values[option], {}).to_text();
  }
  return foreign::nearest_decimal(term.weight.approximate() * term.values[option].approximate() /
                                  term.divisor.approximate())
      .to_text();
}

void write_header(const Contents& negotiation, std::string& text) {
  text += "issue,option";
  for (const auto& utility : negotiation.utilities) {
    text += ',';
    text += quoted(marked(negotiation.party(utility.party).name));
  }
  text += '\n';
}

void write_options(const Contents& negotiation, std::string& text) {
  std::vector<std::vector<const CompleteUtility::Term*>> terms(  // by issue and party
      negotiation.issues.size(),
      std::vector<const CompleteUtility::Term*>(negotiation.utilities.size(), nullptr));
  for (std::size_t p = 0; p < negotiation.utilities.size(); ++p) {
    for (const auto& term : negotiation.utilities[p].terms) terms[term.issue.index()][p] = &term;
  }
  for (std::size_t i = 0; i < negotiation.issues.size(); ++i) {
    const Issue& issue = negotiation.issues[i];
    const std::string name = quoted(marked(issue.name));
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      text += name;
      text += ',';
      text += quoted(issue.options[o].name);
      for (const auto* term : terms[i]) {
        text += ',';
        text += term == nullptr ? "0" : points(*term, o);
      }
      text += '\n';
    }
  }
}

void write_reservations(const Contents& negotiation, std::string& text) {
  const auto& utilities = negotiation.utilities;
  const bool has_some =
      std::any_of(utilities.begin(), utilities.end(),
                  [](const CompleteUtility& utility) { return utility.reservation.has_value(); });
  if (!has_some) return;
  text += "reservation,";
  for (const auto& utility : utilities) {
    text += ',';
    if (utility.reservation) text += utility.reservation->to_text();
  }
  text += '\n';
}

}  // namespace

std::string write(const Contents& negotiation) {
  std::string text;
  write_header(negotiation, text);
  write_options(negotiation, text);
  write_reservations(negotiation, text);
  if (!negotiation.agreement) return text;
  text += "agreement,";
  text += quoted(write_agreement(*negotiation.agreement, negotiation));
  text += '\n';
  return text;
}

}  // namespace zopa::scores
