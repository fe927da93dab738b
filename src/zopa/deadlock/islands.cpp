#include "zopa/deadlock/islands.hpp"

#include "zopa/sat/subsets.hpp"

namespace zopa::deadlock {

Islands find_islands(Encoding& encoding, Scope scope, std::size_t most, const Limits* stop) {
  const auto& axes = encoding.problem().space.axes();
  const sat::Ask ask = [&](const std::vector<bool>& settled,
                           std::vector<bool>& witness) -> std::optional<bool> {
    Encoding::Lits assumptions = {encoding.all_rules(), encoding.all_lines(),
                                  encoding.no_steps()};
    if (scope == Scope::tabled_only) assumptions.push_back(encoding.tabled_only());
    for (std::size_t a = 0; a < axes.size(); ++a) {
      if (settled[a]) assumptions.push_back(-encoding.open(a));
    }
    const sat::Answer answer = encoding.solve(assumptions);
    if (answer == sat::Answer::unknown) return std::nullopt;
    for (std::size_t a = 0; a < axes.size(); ++a) {
      witness[a] = answer == sat::Answer::satisfiable
                       ? !encoding.solver().value(encoding.open(a))
                       : settled[a] && encoding.solver().failed(-encoding.open(a));
    }
    return answer == sat::Answer::satisfiable;
  };
  constexpr std::uint64_t kQuestions = 20'000;
  Budget budget(kQuestions, stop);
  const sat::Subsets subsets =
      sat::explore_subsets(axes.size(), ask, {.most_met = most}, budget);
  Islands islands;
  islands.complete = subsets.complete;
  for (const auto& subset : subsets.maximal_met) {
    if (subset.empty()) continue;
    auto& island = islands.sets.emplace_back();
    for (const std::uint32_t axis : subset) island.push_back(axes[axis].issue);
  }
  return islands;
}

}  // namespace zopa::deadlock
