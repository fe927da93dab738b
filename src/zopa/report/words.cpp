#include "zopa/report/words.hpp"

#include <array>

#include "zopa/model/notation.hpp"

namespace zopa::report {
namespace {

std::string grouped(const std::string& digits) {
  std::string text = digits;
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) {
    text.insert(static_cast<std::size_t>(at), "\u202F");  // narrow no-break space
  }
  return text;
}

std::string quoted(const std::string& text) { return "“" + text + "”"; }

}  // namespace

std::string counted(std::size_t count, const std::string& noun) {
  return counted(Count{count}, noun);
}

std::string counted(const Count& count, const std::string& noun) {
  const std::string number = count.is_zero() ? "no" : grouped(count.digits);
  if (noun.empty()) return (count.is_zero() ? "none" : number) + " ";
  return number + " " + noun + (count.digits == "1" ? "" : "s");
}

std::string counted(const deadlock::PackageCount& count, const std::string& noun) {
  if (count.count) return counted(*count.count, noun);
  const std::string what = noun.empty() ? "" : noun;
  if (!count.any) return noun.empty() ? "an unknown number " : "an unknown number of " + what + "s";
  return (*count.any ? "at least one " : "none ") + what;
}

const char* in_words(Basis basis) {
  constexpr std::array<const char*, 5> kWords = {
      "in the parties' own recorded words", "as their own side or the source relays them",
      "as another party attributes them", "as the analyst infers them",
      "as the analyst assumes them"};
  return kWords.at(static_cast<std::size_t>(basis));
}

std::string Words::parties(const std::vector<PartyId>& ids) const {
  std::vector<std::string> names;
  for (const PartyId id : ids) names.push_back(party(id));
  return listed(names);
}

std::string Words::issues(const std::vector<IssueId>& ids) const {
  std::vector<std::string> names;
  for (const IssueId id : ids) names.push_back(issue(id));
  return listed(names, "; ", "; ");
}

std::string Words::option(IssueId issue, OptionId id) const {
  return quoted(negotiation_.option(issue, id).name);
}

std::string Words::options(IssueId issue, const std::vector<OptionId>& ids,
                           const char* before_last) const {
  std::vector<std::string> names;
  for (const OptionId id : ids) names.push_back(option(issue, id));
  return listed(names, before_last);
}

std::string Words::package(const std::vector<IssueId>& issues, const Package& package) const {
  std::string text;
  for (std::size_t i = 0; i < issues.size(); ++i) {
    if (i > 0) text += "; ";
    text += issue(issues[i]) + ": " + option(issues[i], package[i]);
  }
  return text;
}

std::string Words::part(const Formula& formula) const {
  const bool is_simple =
      formula.kind == Formula::Kind::atom || formula.kind == Formula::Kind::negation;
  return is_simple ? this->formula(formula) : "(" + this->formula(formula) + ")";
}

std::string Words::atom(const Atom& atom, bool positive) const {
  const bool is = positive != (atom.relation == Atom::Relation::differs);
  std::string text = issue(atom.issue) + (is ? " is " : " is not ");
  if (atom.options.size() > 1) text += "one of ";
  return text + options(atom.issue, atom.options, " or ");
}

std::string Words::formula(const Formula& formula) const {
  const auto joined = [&](const char* word) {
    std::string text;
    for (std::size_t i = 0; i < formula.parts.size(); ++i) {
      if (i > 0) text += word;
      text += part(formula.parts[i]);
    }
    return text;
  };
  switch (formula.kind) {
    case Formula::Kind::atom:
      return atom(formula.atom, true);
    case Formula::Kind::negation:
      if (formula.parts[0].kind == Formula::Kind::atom) return atom(formula.parts[0].atom, false);
      return "not: " + part(formula.parts[0]);
    case Formula::Kind::conjunction:
      return joined(" and ");
    case Formula::Kind::disjunction:
      return joined(" or ");
    case Formula::Kind::implication:
      return "if " + part(formula.parts[0]) + ", then " + part(formula.parts[1]);
    case Formula::Kind::iff:
      return part(formula.parts[0]) + " if and only if " + part(formula.parts[1]);
  }
  return {};
}

std::string Words::origin(const Statement& statement) const {
  const bool is_own = statement.by && statement.about == std::vector<PartyId>{statement.by->party};
  std::string text;
  if (is_own) {
    text = "of its own position ";
  } else if (!statement.about.empty()) {
    text = "of " + parties(statement.about) + " ";
  }
  text += statement.by ? "by " + speaker(*statement.by) : "in the source's own voice";
  const char* how = statement.verbatim ? "verbatim" : "paraphrase";
  if (statement.quote.empty()) how = "the analyst's summary";
  text +=
      std::string(", ") + how + " in `" + negotiation_.sources()[statement.source.index()].id + "`";
  if (!statement.date.empty() && statement.date != "unknown") text += ", " + statement.date;
  return text;
}

std::string Words::speaker(const Speaker& speaker) const {
  const Party& side = negotiation_.party(speaker.party);
  if (!speaker.representative) return side.name;
  const std::string& name = side.representatives[*speaker.representative].name;
  return name.substr(0, name.find(',')) + " (" + side.name + ")";
}

// What each kind of claim says, after the party's name.
struct Words::ClaimInWords {
  const Words& words;

  std::string operator()(const Demand& claim) const {
    return "asks that " + words.formula(claim.formula);
  }
  std::string operator()(const RedLine& claim) const {
    return "requires that " + words.formula(claim.formula);
  }
  std::string operator()(const Acceptance& claim) const {
    return "accepts any package in which " + words.formula(claim.formula);
  }
  std::string operator()(const OptionOrder& claim) const {
    std::string text = "prefers on " + words.issue(claim.issue) + ": ";
    for (std::size_t i = 0; i < claim.options.size(); ++i) {
      if (i > 0) text += std::string(" ") + to_notation(claim.relations[i - 1]) + " ";
      text += words.option(claim.issue, claim.options[i]);
    }
    return text;
  }
  std::string operator()(const IssueOrder& claim) const {
    std::string text = "weighs ";
    for (std::size_t i = 0; i < claim.terms.size(); ++i) {
      const auto& term = claim.terms[i];
      if (i > 0) text += std::string(" ") + to_notation(claim.relations[i - 1]) + " ";
      if (term.factor != Decimal{1}) text += term.factor.to_text() + " times ";
      text += quoted(words.issue(term.issue));
    }
    return text;
  }
  std::string operator()(const Comparison& claim) const {
    return "compares: " + words.formula(claim.left) + " " + to_notation(claim.relation) + " " +
           words.formula(claim.right);
  }
  std::string operator()(const Priorities& claim) const {
    std::vector<std::string> parts;
    for (std::size_t i = 0; i < claim.formulas.size(); ++i) {
      const std::string word = claim.has_open() && claim.is_open[i] ? "whether "
                               : i < claim.strong                   ? "strongly "
                                                                    : "";
      parts.push_back(word + words.formula(claim.formulas[i]));
    }
    return "wants, most important first: " + listed(parts, "; ", "; ");
  }
  std::string operator()(const OptionValues& claim) const {
    std::vector<std::string> parts;
    for (const auto& entry : claim.entries) {
      parts.push_back(words.option(claim.issue, entry.option) + " " + to_notation(entry.value));
    }
    return "values on " + words.issue(claim.issue) + ": " + listed(parts, ", ");
  }
  std::string operator()(const IssueWeights& claim) const {
    std::vector<std::string> parts;
    for (const auto& entry : claim.entries) {
      parts.push_back(words.issue(entry.issue) + " " + to_notation(entry.weight));
    }
    return "weights, as shares of 1: " + listed(parts, "; ", "; ");
  }
  std::string operator()(const Reservation& claim) const {
    return "puts the utility of no agreement, 0 to 1, at " + to_notation(claim.utility);
  }
};

std::string Words::claim(const Position& position) const {
  return std::visit(ClaimInWords{*this}, position.claim);
}

}  // namespace zopa::report
