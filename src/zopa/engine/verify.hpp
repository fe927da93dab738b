// What holds of each part of an answer, whatever the negotiation: cheap enough for every test.
//
// Each throws ContractViolation where the part contradicts itself or another.  They are reached
// through the table (table.hpp).
#pragma once

#include "zopa/engine/analysis.hpp"

namespace zopa::engine {

void verify_evidence(const Analysis& answer);
void verify_warnings(const Analysis& answer);
void verify_deadlock(const Analysis& answer);
void verify_range(const Analysis& answer);
void verify_proposals(const Analysis& answer);
void verify_ratification(const Analysis& answer);
void verify_readings(const Analysis& answer);
void verify_offers(const Analysis& answer);
void verify_candidates(const Analysis& answer);
void verify_settlements(const Analysis& answer);
void verify_robustness(const Analysis& answer);
void verify_questions(const Analysis& answer);
void verify_contradiction(const Analysis& answer);
void verify_stability(const Analysis& answer);
void verify_impasse(const Analysis& answer);
void verify_schedules(const Analysis& answer);
void verify_moved(const Analysis& answer);

}  // namespace zopa::engine
