#include "zopa/deadlock/levels.hpp"

#include <algorithm>

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
  View(const Negotiation& all, Basis level, Scope scope, const Limits* limits)
      : negotiation(claims_from(all, level)),
        problem(red_line_problem(negotiation)),
        encoding(problem, staircases_of(problem, scope), limits) {}

  [[nodiscard]] std::optional<LineId> line_named(const std::string& id) const {
    for (std::size_t i = 0; i < problem.lines.size(); ++i) {
      if (problem.lines[i].id == id) return LineId{i};
    }
    return std::nullopt;
  }

  Negotiation negotiation;
  LineProblem problem;
  Encoding encoding;
};

Levels::Levels(const Negotiation& negotiation, Scope scope, const Limits* limits)
    : negotiation_(negotiation), scope_(scope), limits_(limits) {}

Levels::~Levels() = default;

Levels::View& Levels::view(Basis level) {
  auto& view = views_.at(static_cast<std::size_t>(level));
  if (!view) view = std::make_unique<View>(negotiation_, level, scope_, limits_);
  return *view;
}

Basis Levels::basis_of(const Relaxation& way, const LineProblem& problem,
                       const std::vector<Staircase>& staircases) {
  Basis strictest = Basis::stated;
  for (const LineMove& move : way) {
    strictest = weaker(strictest, problem.lines[move.line.index()].basis);
  }
  for (auto level = static_cast<std::size_t>(strictest); level < views_.size() - 1; ++level) {
    const auto basis = static_cast<Basis>(level);
    if (is_way_out(view(basis), way, problem, staircases)) return basis;
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
                      view.encoding.all_settled()};
  if (scope_ == Scope::tabled_only) assumptions.push_back(view.encoding.tabled_only());
  for (const LineId line : conflict) {
    const auto same = view.line_named(problem.lines[line.index()].id);
    if (!same) return false;
    assumptions.push_back(view.encoding.line(*same));
  }
  return view.encoding.solve(assumptions) == sat::Answer::unsatisfiable;
}

bool Levels::is_way_out(View& view, const Relaxation& way, const LineProblem& problem,
                        const std::vector<Staircase>& staircases) const {
  std::vector<Values> taken(view.problem.lines.size());
  for (const LineMove& move : way) {
    const auto line = view.line_named(problem.lines[move.line.index()].id);
    if (!line) return false;
    const std::size_t index = line->index();
    const Staircase& staircase = view.encoding.staircases()[index];
    if (!staircase.axis) {
      taken[index] = {0};
      continue;
    }
    const auto steps =
        steps_that_add(staircase, added_values(staircases[move.line.index()], move.steps));
    if (!steps) return false;
    taken[index] = *steps;
  }
  Lits assumptions = {view.encoding.all_rules(), view.encoding.all_lines(),
                      view.encoding.all_settled()};
  if (scope_ == Scope::tabled_only) assumptions.push_back(view.encoding.tabled_only());
  Lits given_back;
  for (std::size_t i = 0; i < taken.size(); ++i) {
    for (std::uint32_t s = 0; s < view.encoding.staircases()[i].steps.size(); ++s) {
      const bool moves = std::binary_search(taken[i].begin(), taken[i].end(), s);
      (moves ? given_back : assumptions).push_back(-view.encoding.step(LineId{i}, s));
    }
  }
  return view.encoding.solve(assumptions) == sat::Answer::satisfiable &&
         view.encoding.solve(assumptions, given_back) == sat::Answer::unsatisfiable;
}

}  // namespace zopa::deadlock
