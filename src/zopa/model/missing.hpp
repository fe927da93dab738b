// What may be left out of a negotiation and is made up for: names, and the ids of what is seldom
// referred to.
#pragma once

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Gives ids to sources, statements, rules, rounds, blocs and positions that have none, none twice;
// parties, issues and options without a name are called by their ids.
//   a position: PARTY.KIND.ISSUE, or PARTY.KIND.N      a rule: rule.N      a bloc: bloc-N, …
// Changes nothing where all is given.
void give_missing(Contents& contents);

}  // namespace zopa
