#include "zopa/model/read_as.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace zopa {
namespace {

// An option, and the one that counts for it.
struct Stand {
  IssueId issue;
  OptionId option;
  OptionId as;
  bool is_untabled = false;
};

// Where the atom is true of what counts for the option, it is true of the option, and the other way
// round; with it the formula names the option, so that it is known.
Formula with(const Stand& stand, Formula formula) {
  if (formula.kind != Formula::Kind::atom) {
    for (Formula& part : formula.parts) part = with(stand, std::move(part));
    return formula;
  }
  if (formula.atom.issue != stand.issue || formula.atom.is_easing()) return formula;
  const bool holds = formula.atom.is_true_of(stand.as);
  if (holds == formula.atom.is_true_of(stand.option) && !stand.is_untabled) return formula;
  Formula own;
  own.atom = {
      stand.issue, holds ? Atom::Relation::equals : Atom::Relation::differs, {stand.option}};
  Formula read;
  read.kind = holds ? Formula::Kind::disjunction : Formula::Kind::conjunction;
  read.speaks_of_all = formula.speaks_of_all;
  read.parts = {std::move(formula), std::move(own)};
  return read;
}

template <class Claimed>
void read_claim(const Contents& contents, PartyId party, Claimed& claim) {
  Formula read = as_read(contents, party, claim.formula);
  if (read == claim.formula) return;
  claim.said = std::exchange(claim.formula, std::move(read));
}

void read_taking(const Contents& contents, PartyId party, Taking& taking) {
  const auto& options = contents.issue(taking.issue).options;
  const auto takes = [&](OptionId option) {
    return std::find(taking.options.begin(), taking.options.end(), option) != taking.options.end();
  };
  for (std::size_t o = 0; o < options.size(); ++o) {
    const auto as = read_as_by(options[o], party);
    if (as && takes(*as) && !takes(OptionId{o})) taking.options.emplace_back(o);
  }
}

bool has_any(const Contents& contents) {
  return std::any_of(contents.issues.begin(), contents.issues.end(), [](const Issue& issue) {
    return std::any_of(issue.options.begin(), issue.options.end(),
                       [](const Option& option) { return !option.read_as.empty(); });
  });
}

}  // namespace

std::optional<OptionId> read_as_by(const Option& option, PartyId party) {
  const auto found = std::find_if(option.read_as.begin(), option.read_as.end(),
                                  [&](const ReadAs& one) { return one.party == party; });
  return found == option.read_as.end() ? std::nullopt : std::optional(found->as);
}

Formula as_read(const Contents& contents, PartyId party, Formula formula) {
  const Formula said = formula;
  for (const IssueId issue : issues_of(said)) {
    const auto& options = contents.issue(issue).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      const OptionId option{o};
      const auto as = read_as_by(options[o], party);
      if (!as || mentions(said, issue, option)) continue;
      const bool is_known = !options[as->index()].hypothetical || names(said, issue, *as);
      if (is_known)
        formula = with({issue, option, *as, options[o].hypothetical}, std::move(formula));
    }
  }
  return formula;
}

void apply_read_as(Contents& then) {
  if (!has_any(then)) return;
  for (Position& position : then.positions) {
    const PartyId party = position.party;
    if (auto* line = std::get_if<RedLine>(&position.claim)) {
      read_claim(then, party, *line);
    } else if (auto* demand = std::get_if<Demand>(&position.claim)) {
      read_claim(then, party, *demand);
    } else if (auto* acceptance = std::get_if<Acceptance>(&position.claim)) {
      read_claim(then, party, *acceptance);
    } else if (auto* taking = std::get_if<Taking>(&position.claim)) {
      read_taking(then, party, *taking);
    }
  }
}

}  // namespace zopa
