// A negotiation made ready for the searches of this folder: its packages, its rules as clauses, and
// its lines, each with the parties whose consent it decides.
//
// A line is a red line, a reservation with complete numbers, or, where it is looked for what
// collides, a demand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/base/clause.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/preference/utility_bounds.hpp"
#include "zopa/space/count.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {

using LineId = Id<struct LineTag>;  // position in LineProblem::lines

struct Line {
  std::string id;
  PositionId position;
  PartyId party;
  std::vector<PartyId> binds;  // those who cannot consent to a package that breaks it
  Firmness firmness = Firmness::unknown;
  Basis basis = Basis::assumed;
  std::vector<StatementId> because;
  std::vector<IssueId> issues;               // that it names, or weighs; not of what eases it
  std::vector<Clause> clauses;               // satisfied unless the line is known to be broken
  std::vector<Literal> eased_by;             // options of which one satisfies them, by axis
  std::vector<Clause> uneased;               // where there are such: the clauses without them
  std::optional<UtilityBounds> reservation;  // instead of clauses: utility at least this

  [[nodiscard]] bool is_absolute() const { return firmness == Firmness::absolute; }
  [[nodiscard]] bool is_soft() const { return firmness == Firmness::soft; }
  // Is it not known instead of broken with these options, by axis?
  [[nodiscard]] bool is_eased(const std::vector<std::uint32_t>& values) const {
    return holds(Clause{eased_by}, values);
  }
  [[nodiscard]] const std::vector<Clause>& clauses_alone() const {
    return eased_by.empty() ? clauses : uneased;
  }
};

struct LineProblem {
  const Negotiation* negotiation;
  PackageSpace space;
  std::vector<std::uint32_t> sizes;        // of the axes, then of auxiliary variables
  std::vector<Clause> definitions;         // of the auxiliary variables, those of rules first
  std::size_t definitions_of_rules = 0;    // how many of them
  std::vector<std::vector<Clause>> rules;  // by rule
  Agreement agreement;
  std::vector<bool> counts;  // by party: its consent can matter
  std::vector<Line> lines;   // in the order of the file
  std::vector<Joint> sums;   // how many packages the options of issues that sums link stand for

  [[nodiscard]] bool has_reservations() const;
};

// The red lines and reservations of the parties whose consent counts.
[[nodiscard]] LineProblem red_line_problem(const Negotiation& negotiation);

// The same with the lines of everybody: a party without a vote may consent too.
[[nodiscard]] LineProblem everyones_problem(const Negotiation& negotiation);

// The first with a joint line: what one member of the bloc excludes, every member excludes, members
// whose own consent does not count included.
[[nodiscard]] LineProblem bloc_problem(const Negotiation& negotiation, const Bloc& bloc);

// The demands and red lines of everybody, and the reservations of the parties whose consent counts;
// as if one party, whose consent is all that is needed, had them all.
[[nodiscard]] LineProblem claims_problem(const Negotiation& negotiation);
// The same where the consent of these parties counts.
[[nodiscard]] LineProblem claims_problem(const Negotiation& negotiation,
                                         const std::vector<bool>& counts);

// Of a red line or a demand.
[[nodiscard]] const Formula& formula_of(const LineProblem& problem, const Line& line);

// Without the rules that tie sums to their issues: they are no condition that somebody made.
void erase_sums(const LineProblem& problem, std::vector<RuleId>& rules);

// Does the package satisfy the line?  For a demand or red line its formula's truth.
[[nodiscard]] Truth truth_of(const LineProblem& problem, const Line& line,
                             const std::vector<std::uint32_t>& values);

// Is the package one of those that the party is claimed to accept?
[[nodiscard]] bool is_accepted(const LineProblem& problem, PartyId party, const Package& package);

// What holds of the packages of which every option is tabled.
[[nodiscard]] std::vector<Clause> tabled_clauses(const PackageSpace& space);

}  // namespace zopa::deadlock
