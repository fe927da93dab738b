#include "zopa/engine/answered.hpp"

#include <algorithm>

#include "zopa/model/easing.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::engine {
namespace {

bool has(const std::vector<OptionId>& options, OptionId option) {
  return std::find(options.begin(), options.end(), option) != options.end();
}

}  // namespace

Answered::Answered(const Negotiation& in_force) : negotiation_(in_force) {
  for (const Proposal& proposal : in_force.proposals()) {
    for (const auto& [issue, option] : proposal.package) {
      proposed_[{proposal.by.party, issue}].push_back(option);
    }
  }
}

Answered::Said Answered::said_on(PartyId party, IssueId issue) const {
  Said said;
  for (const PositionId id : negotiation_.positions_on(party, issue)) {
    const Claim& claim = negotiation_.position(id).claim;
    if (const auto* line = std::get_if<RedLine>(&claim)) {
      said.lines.push_back(&line->formula);
    } else if (const auto* demand = std::get_if<Demand>(&claim)) {
      said.wishes.push_back(&demand->formula);
    } else if (const auto* acceptance = std::get_if<Acceptance>(&claim)) {
      said.wishes.push_back(&acceptance->formula);
    } else if (const auto* taking = std::get_if<Taking>(&claim)) {
      said.choices.push_back(taking->options);
    }
  }
  const auto proposed = proposed_.find({party, issue});
  if (proposed == proposed_.end()) return said;
  for (const OptionId option : proposed->second) said.choices.push_back({option});
  return said;
}

bool Answered::on(PartyId party, IssueId issue) const {
  const Said said = said_on(party, issue);
  return !said.lines.empty() || !said.wishes.empty() || !said.choices.empty();
}

bool Answered::of(PartyId party, IssueId issue, OptionId option) const {
  if (eases_line_of(party, issue, option)) return false;
  const Said said = said_on(party, issue);
  const auto names_it = [&](const Formula* formula) { return names(*formula, issue, option); };
  const auto settles_it = [&](const Formula* line) {
    return names_it(line) || truth_on(issue, option, *line, negotiation_) != Truth::unknown;
  };
  return std::any_of(said.wishes.begin(), said.wishes.end(), names_it) ||
         std::any_of(said.lines.begin(), said.lines.end(), settles_it) ||
         std::any_of(said.choices.begin(), said.choices.end(),
                     [&](const auto& chosen) { return has(chosen, option); });
}

// Whether that makes up for the line is another question than what the party says of the option.
bool Answered::eases_line_of(PartyId party, IssueId issue, OptionId option) const {
  const Option& asked = negotiation_.option(issue, option);
  const auto& own = negotiation_.positions_of(party);
  return std::any_of(own.begin(), own.end(), [&](PositionId id) {
    return eases_line(asked, negotiation_.position(id).id);
  });
}

bool Answered::between(PartyId party, IssueId issue, OptionId a, OptionId b) const {
  const Said said = said_on(party, issue);
  const auto is_against = [&](const Formula& formula, OptionId option) {
    return truth_on(issue, option, formula, negotiation_) == Truth::no;
  };
  const auto is_for_one = [&](const Formula* wish) {
    return names(*wish, issue, a) != names(*wish, issue, b) ||
           is_against(*wish, a) != is_against(*wish, b);
  };
  const auto shuts_out = [&](const Formula* line) {
    return is_against(*line, a) || is_against(*line, b);
  };
  return std::any_of(said.wishes.begin(), said.wishes.end(), is_for_one) ||
         std::any_of(said.lines.begin(), said.lines.end(), shuts_out) ||
         std::any_of(said.choices.begin(), said.choices.end(),
                     [&](const auto& chosen) { return has(chosen, a) != has(chosen, b); });
}

}  // namespace zopa::engine
