// Monotone agreement rules in the forms that the searches need.
#pragma once

#include <optional>
#include <vector>

#include "zopa/deadlock/problem.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/sat/solver.hpp"

namespace zopa::deadlock {

using PartySet = std::vector<PartyId>;  // ascending

// The minimal sets of parties whose consent suffices, sorted; nullopt where there are more than
// `most`.  Those who consent `always` (by party; empty: none) are left out of them.
[[nodiscard]] std::optional<std::vector<PartySet>> quorums(const Agreement& rule, std::size_t most,
                                                           const std::vector<bool>& always = {});

// The minimal sets of which one party at least must consent, sorted; nullopt likewise.
[[nodiscard]] std::optional<std::vector<PartySet>> blocking_sets(const Agreement& rule,
                                                                 std::size_t most);

// Do these consents (by party) meet the rule?
[[nodiscard]] bool is_met(const Agreement& rule, const std::vector<bool>& consents);

// By party: no agreement without its consent.
[[nodiscard]] std::vector<bool> parties_that_must_consent(const LineProblem& problem);

// Adds clauses that make `holds` imply the rule over these consents (by party).  That is enough:
// consents only help, so no model is lost.  Not all of them where `limits` are reached.
void encode_agreement(const Agreement& rule, const std::vector<sat::Lit>& consents, sat::Lit holds,
                      sat::Solver& solver, const Limits* limits = nullptr);

}  // namespace zopa::deadlock
