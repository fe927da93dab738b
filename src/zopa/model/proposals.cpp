#include "zopa/model/proposals.hpp"

#include <algorithm>
#include <optional>
#include <utility>

namespace zopa {
namespace {

Formula formula_of(const Proposal& proposal) {
  Formula all;
  all.kind = Formula::Kind::conjunction;
  for (const auto& choice : proposal.package) {
    Formula part;
    part.atom = {choice.issue, Atom::Relation::equals, {choice.option}};
    all.parts.push_back(std::move(part));
  }
  return all.parts.size() == 1 ? all.parts.front() : all;
}

// What the party takes on an issue, all rows together.
struct Taken {
  std::vector<OptionId> options;
  std::vector<StatementId> because;
};

Taken taken_on(const Contents& contents, PartyId party, IssueId issue) {
  Taken taken;
  for (const Position& position : contents.positions) {
    const auto* taking = std::get_if<Taking>(&position.claim);
    if (taking == nullptr || position.party != party || taking->issue != issue) continue;
    taken.options.insert(taken.options.end(), taking->options.begin(), taking->options.end());
    taken.because.insert(taken.because.end(), position.because.begin(), position.because.end());
  }
  return taken;
}

// Of a principal, where with what it takes on the other joint issues it leaves none open.
std::optional<Position> acceptance_in(const Proposal& proposal, const Contents& contents) {
  if (contents.party(proposal.by.party).role != Role::principal) return std::nullopt;
  Position position;
  position.id = proposal.id;
  position.party = proposal.by.party;
  position.because = proposal.because;
  position.place = proposal.place;
  Formula formula = formula_of(proposal);
  for (std::size_t i = 0; i < contents.issues.size(); ++i) {
    const IssueId issue{i};
    const bool is_proposed = std::any_of(proposal.package.begin(), proposal.package.end(),
                                         [&](const auto& choice) { return choice.issue == issue; });
    if (contents.issues[i].by || is_proposed) continue;
    Taken taken = taken_on(contents, proposal.by.party, issue);
    if (taken.options.empty()) return std::nullopt;
    Formula part;
    part.atom = {issue, Atom::Relation::in, std::move(taken.options)};
    if (formula.kind != Formula::Kind::conjunction) {
      formula = Formula{Formula::Kind::conjunction, {}, {std::move(formula)}, false};
    }
    formula.parts.push_back(std::move(part));
    for (const StatementId id : taken.because) {
      const auto& known = position.because;
      if (std::find(known.begin(), known.end(), id) == known.end()) position.because.push_back(id);
    }
  }
  position.claim = Acceptance{std::move(formula)};
  return position;
}

}  // namespace

bool is_on_the_table(const Proposal& proposal, const Day& day) {
  const bool has_come = !proposal.from || (day.round && *proposal.from <= *day.round);
  return has_come && !day.is_before(proposal.date);
}

void follow_proposals(Contents& contents) {
  for (const Proposal& proposal : contents.proposals) {
    for (const auto& choice : proposal.package) {
      contents.issues[choice.issue.index()].options[choice.option.index()].hypothetical = false;
    }
    auto position = acceptance_in(proposal, contents);
    if (position) contents.positions.push_back(*std::move(position));
  }
}

}  // namespace zopa
