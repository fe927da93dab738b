// What is different between two answers: what is on file in one and not in the other, and what that
// did.  Between two files, or one file on two days, or before and after a change on the workbench.
//
//   const Changes changes = changes_between(before.negotiation, after.negotiation);
//   const Effect effect = effect_of(before, after, changes.renamed);
//   effect.conflicts.gained;   // conflicts that were not there before
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/engine/changes.hpp"
#include "zopa/engine/effect.hpp"

namespace zopa::engine {

// `renamed`: ids of the first answer's rows to the second's, where they differ.
[[nodiscard]] Effect effect_of(const Analysis& before, const Analysis& after,
                               const std::map<std::string, std::string>& renamed = {});

// The round since which an answer says what moved, and what changed on file since then: the last
// round held before the day of the answer, or where nothing has changed since that, the one before
// it.  Nullopt where none was held before.
struct Since {
  RoundId round;
  Changes changes;
};
[[nodiscard]] std::optional<Since> since_round(const Negotiation& file, const Analysis& answer);

// What has to be known of an answer for that: `options` with these parts alone.
[[nodiscard]] Options compared(Options options);

// What moved since then, with what it did; costs a second search of the deadlock where anything
// did.
[[nodiscard]] std::optional<Moved> moved_since(const Negotiation& file, const Options& options,
                                               const Analysis& answer, const Run& run);

}  // namespace zopa::engine
