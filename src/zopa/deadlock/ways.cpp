#include "zopa/deadlock/ways.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "zopa/deadlock/burden.hpp"
#include "zopa/deadlock/group_search.hpp"

namespace zopa::deadlock {
namespace {

using sat::Lit;
using Lits = Encoding::Lits;

// What makes the line move: an option that breaks it, or dropping it.
Lits moving(const Encoding& encoding, LineId line) {
  const Staircase& staircase = encoding.staircases()[line.index()];
  Lits one_of;
  if (!staircase.axis && !staircase.steps.empty()) one_of.push_back(encoding.step(line, 0));
  if (!staircase.axis) return one_of;
  for (const Step& step : staircase.steps) {
    for (const std::uint32_t value : step.values) {
      one_of.push_back(encoding.takes(*staircase.axis, value));
    }
  }
  return one_of;
}

// Of a tabled package, one of the lines of a conflict moves.  The rules imply it, but not at once;
// on one issue they do.
void add_conflicts(Encoding& encoding, const std::vector<LineSet>& conflicts) {
  for (const LineSet& conflict : conflicts) {
    const auto axis_of = [&](LineId line) { return encoding.staircases()[line.index()].axis; };
    const bool is_on_one_axis = std::all_of(conflict.begin(), conflict.end(), [&](LineId line) {
      return axis_of(line) && axis_of(line) == axis_of(conflict.front());
    });
    if (is_on_one_axis) continue;
    Lits one_of = {-encoding.tabled_only()};
    for (const LineId line : conflict) {
      const Lits more = moving(encoding, line);
      one_of.insert(one_of.end(), more.begin(), more.end());
    }
    encoding.solver().add(one_of);
  }
}

}  // namespace

ClassKey key_of(const NeedSet& way, const Needs& needs, const LineProblem& problem) {
  struct OfParty {
    std::uint32_t last_line = ~std::uint32_t{0};
    ClassKey own;
  };
  std::map<PartyId, OfParty> parties;
  ClassKey key;
  for (const std::uint32_t n : way) {
    const Need& need = needs.all()[n];
    if (need.kind == Need::Kind::tabled) continue;
    OfParty& party = parties[need.party];
    if (need.kind == Need::Kind::answer) {
      ++party.own.most_questions_to_one;
    } else if (need.line != party.last_line) {  // a line's steps stand together
      party.last_line = need.line;
      const bool is_soft = problem.lines[need.line].is_soft();
      ++(is_soft ? party.own.most_soft_by_one : party.own.most_firm_by_one);
    }
    key.most_firm_by_one = std::max(key.most_firm_by_one, party.own.most_firm_by_one);
    key.most_soft_by_one = std::max(key.most_soft_by_one, party.own.most_soft_by_one);
    key.most_questions_to_one =
        std::max(key.most_questions_to_one, party.own.most_questions_to_one);
  }
  return key;
}

WayKind kind_of(const NeedSet& way, const Needs& needs) {
  const auto is_step = [&](std::uint32_t n) { return needs.all()[n].kind == Need::Kind::step; };
  const bool moves = std::any_of(way.begin(), way.end(), is_step);
  if (std::all_of(way.begin(), way.end(), is_step)) return WayKind::by_moves;
  return moves ? WayKind::by_both : WayKind::by_options;
}

FoundWays find_ways(Encoding& encoding, const Needs& needs, const std::vector<LineSet>& conflicts,
                    std::size_t most, const Limits* limits) {
  add_conflicts(encoding, conflicts);
  FoundWays found;
  KnownWays known(needs.all().size());
  const auto& axes = encoding.problem().space.axes();
  const bool is_all_tabled = std::all_of(axes.begin(), axes.end(), [](const Axis& axis) {
    return std::all_of(axis.tabled.begin(), axis.tabled.end(), [](bool tabled) { return tabled; });
  });
  for (const WayKind group : kWayKinds) {
    if (is_all_tabled && group != WayKind::by_moves) {
      found.at(static_cast<std::size_t>(group)).complete = true;
      continue;
    }
    const bool on_the_table = group == WayKind::by_moves;
    Burden burden(encoding, needs, on_the_table ? Scope::tabled_only : Scope::all);
    found.at(static_cast<std::size_t>(group)) =
        GroupSearch(encoding, needs, burden, group, known, most, limits).run();
  }
  return found;
}

}  // namespace zopa::deadlock
