#include "zopa/deadlock/levels.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <unordered_map>

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;
using Values = std::vector<std::uint32_t>;

Values added_values(const Staircase& staircase, const Values& steps) {
  Values values;
  for (const std::uint32_t step : steps) {
    const auto& more = staircase.steps[step].values;
    values.insert(values.end(), more.begin(), more.end());
  }
  std::sort(values.begin(), values.end());
  return values;
}

// The steps of `staircase` that add exactly these values; nullopt where there are none such, or
// where they are no whole relaxation.
std::optional<Values> steps_that_add(const Staircase& staircase, const Values& values) {
  Values steps;
  for (std::uint32_t s = 0; s < staircase.steps.size(); ++s) {
    const auto& step = staircase.steps[s].values;
    if (std::all_of(step.begin(), step.end(), [&](std::uint32_t v) {
          return std::binary_search(values.begin(), values.end(), v);
        })) {
      steps.push_back(s);
    }
  }
  if (added_values(staircase, steps) != values) return std::nullopt;
  for (const std::uint32_t step : steps) {
    for (const std::uint32_t needed : staircase.steps[step].needs) {
      if (!std::binary_search(steps.begin(), steps.end(), needed)) return std::nullopt;
    }
  }
  return steps;
}

}  // namespace

struct Levels::View {
  View(const Negotiation& all, Basis level, const Limits* limits)
      : negotiation(claims_from(all, level)),
        problem(red_line_problem(negotiation)),
        encoding(problem, staircases_of(problem, Scope::all, limits), limits),
        needs(encoding) {
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      named.emplace(problem.lines[i].id, LineId{i});
    }
  }

  [[nodiscard]] std::optional<LineId> line_named(const std::string& id) const {
    const auto line = named.find(id);
    return line != named.end() ? std::optional(line->second) : std::nullopt;
  }

  Negotiation negotiation;
  LineProblem problem;
  Encoding encoding;
  Needs needs;
  std::unordered_map<std::string, LineId> named;  // of two of one name, the first
};

Levels::Levels(const Negotiation& negotiation, const Limits* limits)
    : negotiation_(negotiation), limits_(limits) {}

Levels::~Levels() = default;

Levels::View& Levels::view(Basis level) {
  auto& view = views_.at(static_cast<std::size_t>(level));
  if (!view) view = std::make_unique<View>(negotiation_, level, limits_);
  return *view;
}

Basis Levels::basis_of(const NeedSet& way, const Needs& needs, const Encoding& encoding) {
  Basis strictest = Basis::stated;
  for (const std::uint32_t n : way) {
    if (needs.all()[n].kind != Need::Kind::step) continue;
    strictest = weaker(strictest, encoding.problem().lines[needs.all()[n].line].basis);
  }
  for (auto level = static_cast<std::size_t>(strictest); level < views_.size() - 1; ++level) {
    View& there = view(static_cast<Basis>(level));
    const auto seen = seen_from(there, way, needs, encoding);
    if (seen && is_way(there, *seen)) return static_cast<Basis>(level);
  }
  return Basis::assumed;  // all claims together: there it is one
}

Basis Levels::basis_of(const LineSet& conflict, const LineProblem& problem) {
  Basis strictest = Basis::stated;
  for (const LineId line : conflict) {
    strictest = weaker(strictest, problem.lines[line.index()].basis);
  }
  for (auto level = static_cast<std::size_t>(strictest); level < views_.size() - 1; ++level) {
    const auto basis = static_cast<Basis>(level);
    if (blocks(view(basis), conflict, problem)) return basis;
  }
  return Basis::assumed;
}

bool Levels::blocks(View& view, const LineSet& conflict, const LineProblem& problem) const {
  Lits assumptions = {view.encoding.all_rules(), view.encoding.no_steps(),
                      view.encoding.all_settled(), view.encoding.tabled_only()};
  for (const LineId line : conflict) {
    const auto same = view.line_named(problem.lines[line.index()].id);
    if (!same) return false;
    assumptions.push_back(view.encoding.line(*same));
  }
  return view.encoding.solve(assumptions) == sat::Answer::unsatisfiable;
}

std::optional<NeedSet> Levels::seen_from(const View& view, const NeedSet& way, const Needs& needs,
                                         const Encoding& encoding) {
  NeedSet seen;
  std::map<std::uint32_t, Values> steps;  // by line
  for (const std::uint32_t n : way) {
    const Need& need = needs.all()[n];
    if (need.kind == Need::Kind::step) {
      steps[need.line].push_back(need.step);
      continue;
    }
    Need same = need;
    const auto axis = view.problem.space.axis_of(encoding.problem().space.axes()[need.axis].issue);
    if (!axis) return std::nullopt;
    same.axis = *axis;
    const auto known = view.needs.find(same);
    if (!known) return std::nullopt;
    seen.push_back(*known);
  }
  for (const auto& [number, taken] : steps) {
    const auto line = view.line_named(encoding.problem().lines[number].id);
    if (!line) return std::nullopt;
    const Staircase& staircase = view.encoding.staircases()[line->index()];
    const auto same =
        staircase.axis
            ? steps_that_add(staircase, added_values(encoding.staircases()[number], taken))
            : std::optional(Values{0});
    if (!same) return std::nullopt;
    for (const std::uint32_t step : *same) {
      const Line& own = view.problem.lines[line->index()];
      seen.push_back(*view.needs.find(
          {Need::Kind::step, own.party, static_cast<std::uint32_t>(line->index()), step, 0, 0}));
    }
  }
  std::sort(seen.begin(), seen.end());
  return seen;
}

bool Levels::is_way(View& view, const NeedSet& way) {
  Lits assumptions = {view.encoding.all_rules(), view.encoding.all_lines(),
                      view.encoding.all_settled()};
  view.needs.only(way, assumptions);
  return view.encoding.solve(assumptions) == sat::Answer::satisfiable &&
         view.encoding.solve(assumptions, view.needs.less(way)) == sat::Answer::unsatisfiable;
}

}  // namespace zopa::deadlock
