#include "zopa/stability/coalitions.hpp"

#include <algorithm>
#include <optional>

#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

template <class Judge>
std::optional<Upset> upset(const StateList& list, Relational<Judge>& relational,
                           std::uint32_t number, const Group& group) {
  const std::size_t s = list.state(number);
  const std::vector<std::size_t> improvements = relational.improvements(group, s);
  if (improvements.empty()) return std::nullopt;
  const std::size_t first = *std::min_element(improvements.begin(), improvements.end());
  Upset upset{number, group, list.number(first), {}};
  // Whatever is stable by another concept is so by GMR; by Nash nothing is.
  const bool any = relational.are_sanctioned(group, s, improvements, Concept::general);
  for (const Concept by : kOfCoalitions) {
    upset.is_stable.of(by) =
        any && (by == Concept::general || relational.are_sanctioned(group, s, improvements, by));
  }
  return upset;
}

}  // namespace

std::vector<Group> coalitions_among(const std::vector<std::size_t>& rows) {
  std::vector<Group> all;
  for (std::uint32_t mask = 1; mask < std::uint32_t{1} << rows.size(); ++mask) {
    Group group;
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (((mask >> k) & 1U) != 0) group.push_back(rows[k]);
    }
    if (group.size() > 1) all.push_back(std::move(group));
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Group& a, const Group& b) { return a.size() < b.size(); });
  return all;
}

template <class Judge>
std::optional<Coalitions> coalitions_of(const StateList& list, const Judge& judge,
                                        const ByConcept<ConceptAnswer>& concepts,
                                        const std::vector<std::uint32_t>& equilibria) {
  if (list.rows < 2) return std::nullopt;
  Relational<Judge> relational(list.moves, list.rows, judge);
  const std::vector<Group> groups = coalitions_among(relational.legal().order());
  Coalitions result;
  for (const std::uint32_t number : equilibria) {
    for (const Group& group : groups) {
      if (is_reached(list.limits)) return std::nullopt;
      if (auto one = upset(list, relational, number, group)) {
        result.upsets.push_back(std::move(*one));
      }
    }
  }
  for (const Concept by : kOfCoalitions) {
    auto& left = result.equilibria.of(by);
    left = concepts.of(by).equilibria;
    for (const Upset& one : result.upsets) {
      if (!one.is_stable.of(by)) std::erase(left, one.state);
    }
  }
  return result;
}

template std::optional<Coalitions> coalitions_of(const StateList&, const Together&,
                                                 const ByConcept<ConceptAnswer>&,
                                                 const std::vector<std::uint32_t>&);

}  // namespace zopa::stability
