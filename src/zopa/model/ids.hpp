// The ids of a negotiation's parts: positions in its lists.
#pragma once

#include "zopa/base/ids.hpp"

namespace zopa {

using SourceId = Id<struct SourceTag>;
using PartyId = Id<struct PartyTag>;
using IssueId = Id<struct IssueTag>;
using OptionId = Id<struct OptionTag>;  // within its issue
using StatementId = Id<struct StatementTag>;
using RuleId = Id<struct RuleTag>;
using PositionId = Id<struct PositionTag>;
using RoundId = Id<struct RoundTag>;
using EventId = Id<struct EventTag>;
using BlocId = Id<struct BlocTag>;
using StepId = Id<struct StepTag>;

}  // namespace zopa
