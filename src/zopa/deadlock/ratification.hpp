// Who must say yes afterwards: what can be signed at the table, what would stand once those who
// ratify are asked, and who stops what lies between.
//
//   const auto found = ratification_of(in_force, diagnose(in_force));
//   if (found) show(found->can_be_signed, found->would_stand);
//
// The second answer is the first engine's under the rule with ratifiers (model/ratifiers.hpp): a
// ratifier's line is a line like any, but for what it has no part in, the table.
#pragma once

#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

// A package that can be signed, and those who would each stop it.
struct SignedPackage {
  Package package;
  std::vector<PartyId> stopped_by;

  template <class V>
  void describe(V& v) const {
    v.about("signed_package", "A tabled package that can be signed.");
    v("package", package, "The package.");
    v("stopped_by", stopped_by, "Ratifiers of which each would stop it; of none, it would stand.");
  }
};

struct Ratification {
  std::vector<IssueId> issues;  // of the packages
  std::vector<PartyId> ratifiers;
  Counted can_be_signed;
  Counted would_stand;
  std::vector<PartyCount> stopped_by;   // by ratifier: of what can be signed
  std::vector<PartyId> nobody_asked;    // ratifiers of which no position is on file
  std::vector<SignedPackage> packages;  // the first few that can be signed
  // The answer with their consent, where a red line of theirs takes part; else it is the first.
  std::optional<Deadlock> with;
  std::vector<Conflict> conflicts;  // of it: those that are none without them

  template <class V>
  void describe(V& v) const {
    v.about("ratification",
            "Who must say yes afterwards: what can be signed at the table, and what would stand.");
    v.over(issues);
    v("ratifiers", ratifiers, "Those whose consent is needed afterwards.");
    v("can_be_signed", can_be_signed, "Packages open to those who agree at the table.");
    v("would_stand", would_stand,
      "Those of them that would also stand when the ratifiers are asked.");
    v("stopped_by", answer::Keyed{&stopped_by},
      "By ratifier: how many of those that can be signed would not stand for its sake alone.");
    v("nobody_asked", nobody_asked, "Ratifiers of which no position is on file.");
    v("packages", packages, "The first ten tabled packages that can be signed.");
    v.maybe("verdict", with.has_value(), verdict(),
            "The verdict if the ratifiers had to agree at the table; absent where no red line of "
            "theirs takes part.");
    v.maybe("conflicts", with.has_value(), conflicts,
            "Conflicts with red lines of ratifiers, beyond those at the table.");
    v.maybe("conflicts_complete", with.has_value(), with && with->conflicts_complete,
            "Whether these are all.");
    v.maybe("ways", with.has_value(), with ? with->ways : answer::none<Ways>(),
            "The least that would have to give, or be asked, before some package would stand.");
  }

 private:
  [[nodiscard]] std::optional<Verdict> verdict() const {
    return with ? with->verdict : std::nullopt;
  }
};

// Nullopt without ratifiers.  Expects the deadlock of the same negotiation.
[[nodiscard]] std::optional<Ratification> ratification_of(const Negotiation& in_force,
                                                          const Deadlock& deadlock,
                                                          const Options& options = {},
                                                          const Run& run = {});

}  // namespace zopa::deadlock
