#include "zopa/engine/answered.hpp"

#include <algorithm>

#include "zopa/space/truth.hpp"

namespace zopa::engine {
namespace {

bool names_issue(const Formula& formula, IssueId issue) {
  const std::vector<IssueId> named = issues_of(formula);
  return std::find(named.begin(), named.end(), issue) != named.end();
}

// One that speaks of all options does so of those issues that it names.
bool names_option(const Formula& formula, IssueId issue, OptionId option) {
  return names_issue(formula, issue) && names(formula, issue, option);
}

// Whatever is taken on the other issues.
Truth truth_with(const Negotiation& negotiation, const Formula& formula, IssueId issue,
                 OptionId option) {
  PartialPackage choices(negotiation.issues().size());
  choices[issue.index()] = option;
  return truth_of(formula, negotiation, choices);
}

}  // namespace

Answered::Answered(const Negotiation& in_force)
    : negotiation_(in_force), said_(in_force.parties().size()) {
  for (const Position& position : in_force.positions()) {
    Said& said = said_[position.party.index()];
    if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      said.lines.push_back(&line->formula);
    } else if (const auto* demand = std::get_if<Demand>(&position.claim)) {
      said.wishes.push_back(&demand->formula);
    } else if (const auto* acceptance = std::get_if<Acceptance>(&position.claim)) {
      said.wishes.push_back(&acceptance->formula);
    } else if (const auto* taking = std::get_if<Taking>(&position.claim)) {
      said.choices.push_back({taking->issue, taking->options});
    }
  }
  for (const Proposal& proposal : in_force.proposals()) {
    auto& choices = said_[proposal.by.party.index()].choices;
    for (const auto& one : proposal.package) choices.push_back({one.issue, {one.option}});
  }
}

bool Answered::Chosen::has(IssueId on, OptionId option) const {
  return issue == on && std::find(options.begin(), options.end(), option) != options.end();
}

bool Answered::on(PartyId party, IssueId issue) const {
  const Said& said = said_[party.index()];
  const auto names = [&](const Formula* formula) { return names_issue(*formula, issue); };
  return std::any_of(said.lines.begin(), said.lines.end(), names) ||
         std::any_of(said.wishes.begin(), said.wishes.end(), names) ||
         std::any_of(said.choices.begin(), said.choices.end(),
                     [&](const Chosen& chosen) { return chosen.issue == issue; });
}

bool Answered::of(PartyId party, IssueId issue, OptionId option) const {
  const Said& said = said_[party.index()];
  const auto names_it = [&](const Formula* formula) {
    return names_option(*formula, issue, option);
  };
  const auto settles_it = [&](const Formula* line) {
    return truth_with(negotiation_, *line, issue, option) != Truth::unknown;
  };
  return std::any_of(said.wishes.begin(), said.wishes.end(), names_it) ||
         std::any_of(said.lines.begin(), said.lines.end(),
                     [&](const Formula* line) { return names_it(line) || settles_it(line); }) ||
         std::any_of(said.choices.begin(), said.choices.end(),
                     [&](const Chosen& chosen) { return chosen.has(issue, option); });
}

bool Answered::between(PartyId party, IssueId issue, OptionId a, OptionId b) const {
  const Said& said = said_[party.index()];
  const auto is_against = [&](const Formula& formula, OptionId option) {
    return truth_with(negotiation_, formula, issue, option) == Truth::no;
  };
  const auto is_for_one = [&](const Formula* wish) {
    return names_option(*wish, issue, a) != names_option(*wish, issue, b) ||
           is_against(*wish, a) != is_against(*wish, b);
  };
  const auto shuts_out = [&](const Formula* line) {
    return is_against(*line, a) || is_against(*line, b);
  };
  return std::any_of(said.wishes.begin(), said.wishes.end(), is_for_one) ||
         std::any_of(said.lines.begin(), said.lines.end(), shuts_out) ||
         std::any_of(said.choices.begin(), said.choices.end(), [&](const Chosen& chosen) {
           return chosen.has(issue, a) != chosen.has(issue, b);
         });
}

}  // namespace zopa::engine
