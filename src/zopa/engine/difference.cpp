#include "zopa/engine/difference.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/contracts.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa::engine {
namespace {

using Names = std::map<std::string, std::string>;
using Sets = SetsMoved::Sets;

Sets sets_of(const std::vector<deadlock::Conflict>& conflicts) {
  Sets sets;
  for (const auto& conflict : conflicts) sets.push_back(conflict.lines);
  return sets;
}

Sets sets_of(const std::vector<deadlock::Collision>& collisions) {
  Sets sets;
  for (const auto& collision : collisions) sets.push_back(collision.meet.lines);
  return sets;
}

// The same sets under their names of the later answer, each in the order of its ids.
Sets in_later_names(Sets sets, const Names& renamed) {
  for (auto& set : sets) {
    for (std::string& id : set) {
      const auto at = renamed.find(id);
      if (at != renamed.end()) id = at->second;
    }
    std::sort(set.begin(), set.end());
  }
  return sets;
}

// Those of `sets` whose like is not among the others; `alike` and `others` in the same names.
Sets without(const Sets& sets, const Sets& alike, Sets others) {
  std::sort(others.begin(), others.end());
  Sets rest;
  for (std::size_t i = 0; i < sets.size(); ++i) {
    if (!std::binary_search(others.begin(), others.end(), alike[i])) rest.push_back(sets[i]);
  }
  return rest;
}

template <class Kind>
SetsMoved moved_between(const Kind& before, bool is_all_before, const Kind& after,
                        bool is_all_after, const Names& renamed) {
  const Sets were = sets_of(before);
  const Sets are = sets_of(after);
  const Sets were_alike = in_later_names(were, renamed);
  const Sets are_alike = in_later_names(are, {});
  SetsMoved moved;
  if (is_all_after) moved.lost = without(were, were_alike, are_alike);
  if (is_all_before) moved.gained = without(are, are_alike, were_alike);
  return moved;
}

template <class Items, class IsIt>
auto find(const Items& items, IsIt is_it) {
  const auto at = std::find_if(items.begin(), items.end(), is_it);
  return at == items.end() ? nullptr : &*at;
}

class Comparison {
 public:
  Comparison(const Analysis& before, const Analysis& after, const Names& renamed)
      : before_(before), after_(after), renamed_(renamed) {
    if (before_.deadlock) {
      for (const auto& state : before_.deadlock->states) {
        states_before_.emplace(before_.negotiation.issue(state.issue).id, &state);
      }
    }
  }

  Effect effect() && {
    if (before_.deadlock && after_.deadlock) compare(*before_.deadlock, *after_.deadlock);
    for (const auto& proposal : after_.proposals) compare(proposal);
    return std::move(effect_);
  }

 private:
  void compare(const deadlock::Deadlock& before, const deadlock::Deadlock& after) {
    effect_.verdict = {before.verdict, after.verdict};
    const auto& was = before.packages;
    const auto& is = after.packages;
    effect_.tabled = {was.zone.tabled.count, is.zone.tabled.count};
    effect_.all = {was.zone.all.count, is.zone.all.count};
    effect_.packages = {was.total, is.total};
    effect_.conflicts = moved_between(before.conflicts, before.conflicts_complete, after.conflicts,
                                      after.conflicts_complete, renamed_);
    effect_.collisions = moved_between(before.collisions, before.collisions_complete,
                                       after.collisions, after.collisions_complete, renamed_);
    const auto ways_before = before.ways.groups();
    const auto ways_after = after.ways.groups();
    for (std::size_t g = 0; g < ways_after.size(); ++g) {
      const auto number = [](const deadlock::WayGroup& group) {
        return NumberOfWays{group.count, group.complete};
      };
      effect_.ways.at(g) = {number(*ways_before.at(g)), number(*ways_after.at(g))};
    }
    for (const auto& now : after.states) compare(now);
  }

  void compare(const deadlock::IssueState& now) {
    const auto then = states_before_.find(after_.negotiation.issue(now.issue).id);
    if (then == states_before_.end() || then->second->state == now.state) return;
    effect_.issues.push_back({now.issue, {then->second->state, now.state}});
  }

  void compare(const deadlock::TestedProposal& now) {
    const auto* then = find(before_.proposals, [&](const deadlock::TestedProposal& one) {
      const auto at = renamed_.find(one.id);
      return (at == renamed_.end() ? one.id : at->second) == now.id;
    });
    if (then == nullptr) return;
    for (std::size_t i = 0; i < after_.negotiation.parties().size(); ++i) {
      const std::string& party = after_.negotiation.parties()[i].id;
      const FromTo<deadlock::Response> response{response_of(*then, before_.negotiation, party),
                                                response_of(now, after_.negotiation, party)};
      if (response.differs()) effect_.proposals.push_back({now.id, PartyId{i}, response});
    }
  }

  // Whoever is not named breaks no line of its own with it, and said nothing.
  static deadlock::Response response_of(const deadlock::TestedProposal& proposal,
                                        const Negotiation& negotiation, const std::string& party) {
    const auto* said = find(proposal.responses, [&](const deadlock::PartyResponse& one) {
      return negotiation.party(one.party).id == party;
    });
    return said == nullptr ? deadlock::Response::open : said->response;
  }

  const Analysis& before_;
  const Analysis& after_;
  const Names& renamed_;
  std::map<std::string, const deadlock::IssueState*> states_before_;  // by id of the issue
  Effect effect_;
};

// The rounds held before the answer's day, the last first: two of them at most.
std::vector<RoundId> rounds_before(const Negotiation& file, const Day& day) {
  std::vector<RoundId> rounds;
  for (std::size_t r = day.round ? day.round->index() + 1 : 0; r > 0 && rounds.size() < 2; --r) {
    const RoundId round{r - 1};
    if (file.rounds()[r - 1].planned || day_of(file, round) == day) continue;
    rounds.push_back(round);
  }
  return rounds;
}

}  // namespace

Effect effect_of(const Analysis& before, const Analysis& after, const Names& renamed) {
  return Comparison(before, after, renamed).effect();
}

std::optional<Since> since_round(const Negotiation& file, const Analysis& answer) {
  std::optional<Since> since;
  for (const RoundId round : rounds_before(file, answer.as_of)) {
    const auto then = in_force(
        file, {day_of(file, round), answer.without, answer.tabled_only, answer.without_former});
    ZOPA_EXPECTS(then.has_value());  // what is left out is left out of the answer too
    since = Since{round, changes_between(*then, answer.negotiation)};
    if (!since->changes.empty()) break;
  }
  return since;
}

Options compared(Options options) {
  options.parts = {"deadlock", "proposals"};
  options.deadlock.ways_shown = 0;
  return options;
}

std::optional<Moved> moved_since(const Negotiation& file, const Options& options,
                                 const Analysis& answer, const Run& run) {
  std::optional<Since> since = since_round(file, answer);
  if (!since) return std::nullopt;
  Moved moved{since->round, std::move(since->changes), effect_of(answer, answer)};
  if (moved.changes.empty()) return moved;
  Options then = options;
  then.as_of = file.rounds()[moved.since.index()].id;
  then.without = answer.without;
  then.tabled_only = answer.tabled_only;
  then.without_former = answer.without_former;
  const auto before = analyze(file, compared(std::move(then)), run);
  ZOPA_EXPECTS(before.has_value());
  moved.effect = effect_of(*before, answer, moved.changes.renamed);
  return moved;
}

}  // namespace zopa::engine
