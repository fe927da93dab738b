#include "zopa/model/proposals.hpp"

#include <algorithm>
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

// Of a principal, on every joint issue.
bool is_acceptance(const Proposal& proposal, const Contents& contents) {
  const auto joint = std::count_if(contents.issues.begin(), contents.issues.end(),
                                   [](const Issue& issue) { return !issue.by; });
  return contents.party(proposal.by.party).role == Role::principal &&
         proposal.package.size() == static_cast<std::size_t>(joint);
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
    if (!is_acceptance(proposal, contents)) continue;
    Position position;
    position.id = proposal.id;
    position.party = proposal.by.party;
    position.claim = Acceptance{formula_of(proposal)};
    position.because = proposal.because;
    position.place = proposal.place;
    contents.positions.push_back(std::move(position));
  }
}

}  // namespace zopa
