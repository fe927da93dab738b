// What a difference between two files, or two days, did to the answer.
//
// Conflicts and collisions are named by the ids of their red lines and demands.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/count.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/proposals.hpp"
#include "zopa/engine/changes.hpp"

namespace zopa::engine {

template <class T>
struct FromTo {
  T before = {};
  T after = {};

  [[nodiscard]] bool differs() const { return !(before == after); }
  friend bool operator==(const FromTo&, const FromTo&) = default;

  template <class V>
  void describe(V& v) const {
    v("before", before, "Before.");
    v("after", after, "After.");
  }
};

// Sets of claims that do not go together.
struct SetsMoved {
  using Sets = std::vector<std::vector<std::string>>;
  std::optional<Sets> lost;    // absent where not all of the later answer's are known
  std::optional<Sets> gained;  // … of the earlier one's

  template <class V>
  void describe(V& v) const {
    v("lost", lost,
      "Those that are gone, each by its ids; null where not all that are left are known.");
    v("gained", gained, "Those that are new; null where not all that there were are known.");
  }
};

struct NumberOfWays {
  std::size_t count = 0;
  bool complete = false;

  friend bool operator==(const NumberOfWays&, const NumberOfWays&) = default;

  template <class V>
  void describe(V& v) const {
    v("count", count, "Ways; a lower bound unless `complete`.");
    v("complete", complete, "Whether `count` is exact.");
  }
};

struct StateMoved {
  IssueId issue;  // of the later answer
  FromTo<std::optional<deadlock::Standing>> state;

  template <class V>
  void describe(V& v) const {
    v("issue", issue, "The issue.");
    v("before", state.before, "Its state before; null where it was not known.");
    v("after", state.after, "Its state after.");
  }
};

struct ResponseMoved {
  std::string proposal;
  PartyId party;  // of the later answer
  FromTo<deadlock::Response> response;

  template <class V>
  void describe(V& v) const {
    v("proposal", proposal, "The proposal.");
    v("party", party, "The party.");
    v("before", response.before, "How it stood with the proposal before.");
    v("after", response.after, "How it stands now.");
  }
};

struct Effect {
  FromTo<std::optional<deadlock::Verdict>> verdict;
  FromTo<std::optional<Count>> tabled;    // packages that nothing excludes
  FromTo<std::optional<Count>> all;       // … those with hypothetical options too
  FromTo<std::optional<Count>> packages;  // that there are at all
  SetsMoved conflicts;
  SetsMoved collisions;
  std::array<FromTo<NumberOfWays>, 3> ways;  // as deadlock::Ways::groups()
  std::vector<StateMoved> issues;
  std::vector<ResponseMoved> proposals;

  // As far as it is known.
  [[nodiscard]] bool is_nothing() const {
    const auto is_empty = [](const std::optional<SetsMoved::Sets>& sets) {
      return !sets || sets->empty();
    };
    const bool no_ways =
        std::none_of(ways.begin(), ways.end(), [](const auto& group) { return group.differs(); });
    return !verdict.differs() && !tabled.differs() && !all.differs() && !packages.differs() &&
           is_empty(conflicts.lost) && is_empty(conflicts.gained) && is_empty(collisions.lost) &&
           is_empty(collisions.gained) && no_ways && issues.empty() && proposals.empty();
  }

  template <class V>
  void describe_keys(V& v) const {
    v("verdict", verdict, "The verdicts; null where not known.");
    v("tabled", tabled, "Tabled packages that nothing on file excludes.");
    v("all", all, "Packages that nothing on file excludes, those with untabled options too.");
    v("packages", packages, "Packages that there are at all.");
    v("conflicts", conflicts, "Conflicts.");
    v("collisions", collisions, "Collisions.");
    v.group("ways", "Ways, of each group.", [&](auto& inner) {
      inner("by_moves", ways[0], "By moves of red lines alone.");
      inner("by_options", ways[1], "By options that nobody has tabled alone.");
      inner("by_both", ways[2], "By both together.");
    });
    v("issues", issues, "Issues whose state is another.");
    v("proposals", proposals,
      "How parties stand with proposals that are on both days on the table, "
      "where that is another.");
  }

  template <class V>
  void describe(V& v) const {
    v.about("effect", "What a change did to the answer.");
    describe_keys(v);
  }
};

// What moved since an earlier round, and what that did.
struct Moved {
  RoundId since;
  Changes changes;
  Effect effect;

  template <class V>
  void describe(V& v) const {
    v.about("moved", "What moved since an earlier round.");
    v("since", since, "The round: what it left is compared with what there is now.");
    changes.describe_keys(v);
    effect.describe_keys(v);
  }
};

}  // namespace zopa::engine
