#include "zopa/deadlock/climbs.hpp"

#include <algorithm>

#include "zopa/deadlock/consent.hpp"

namespace zopa::deadlock {

Climbs::Climbs(const Encoding& encoding)
    : encoding_(encoding), must_consent_(parties_that_must_consent(encoding.problem())) {
  for (const Staircase& staircase : encoding.staircases()) {
    auto& of_line = climbs_.emplace_back();
    if (!staircase.axis) continue;
    of_line.resize(encoding.problem().space.axes()[*staircase.axis].options.size());
    for (std::uint32_t s = 0; s < staircase.steps.size(); ++s) {
      std::vector<std::uint32_t> steps = staircase.steps[s].needs;
      steps.insert(std::lower_bound(steps.begin(), steps.end(), s), s);
      for (const std::uint32_t value : staircase.steps[s].values) of_line[value] = steps;
    }
  }
}

std::vector<std::uint32_t> Climbs::needed(std::size_t line,
                                          const std::vector<std::uint32_t>& values) const {
  const Staircase& staircase = encoding_.staircases()[line];
  if (staircase.axis) return climbs_[line][values[*staircase.axis]];
  const LineProblem& problem = encoding_.problem();
  const bool moves =
      !staircase.steps.empty() && truth_of(problem, problem.lines[line], values) == Truth::no;
  return moves ? std::vector<std::uint32_t>{0} : std::vector<std::uint32_t>{};
}

bool Climbs::allows(std::size_t line, std::uint32_t value,
                    const std::vector<std::uint32_t>& steps) const {
  const auto& climb = climbs_[line][value];
  return std::includes(steps.begin(), steps.end(), climb.begin(), climb.end());
}

void Climbs::forbid_more_than(const Relaxation& way, Encoding::Lits& assumptions) const {
  const auto& axes = encoding_.problem().space.axes();
  std::vector<std::vector<bool>> forbidden;  // by axis and value
  for (const Axis& axis : axes) forbidden.emplace_back(axis.options.size(), false);
  auto move = way.begin();
  for (std::size_t i = 0; i < encoding_.problem().lines.size(); ++i) {
    const bool moves = move != way.end() && move->line.index() == i;
    const std::vector<std::uint32_t> steps = moves ? (move++)->steps : std::vector<std::uint32_t>{};
    const auto axis = encoding_.staircases()[i].axis;
    if (axis && must_consent_[encoding_.problem().lines[i].party.index()]) {
      forbid_values(i, steps, forbidden[*axis]);
    } else {
      forbid_steps(i, steps, assumptions);
    }
  }
  for (std::size_t a = 0; a < axes.size(); ++a) {
    for (std::uint32_t v = 0; v < forbidden[a].size(); ++v) {
      if (forbidden[a][v]) assumptions.push_back(-encoding_.takes(a, v));
    }
  }
}

void Climbs::forbid_values(std::size_t line, const std::vector<std::uint32_t>& steps,
                           std::vector<bool>& forbidden) const {
  for (std::uint32_t v = 0; v < forbidden.size(); ++v) {
    if (!allows(line, v, steps)) forbidden[v] = true;
  }
}

void Climbs::forbid_steps(std::size_t line, const std::vector<std::uint32_t>& steps,
                          Encoding::Lits& assumptions) const {
  for (std::uint32_t s = 0; s < encoding_.staircases()[line].steps.size(); ++s) {
    if (!std::binary_search(steps.begin(), steps.end(), s)) {
      assumptions.push_back(-encoding_.step(LineId{line}, s));
    }
  }
}

}  // namespace zopa::deadlock
