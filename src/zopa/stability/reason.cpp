#include "zopa/stability/reason.hpp"

#include <algorithm>

#include "zopa/stability/game/relational.hpp"
#include "zopa/stability/listed_details.hpp"

namespace zopa::stability {
namespace {

template <class Judge>
class Reasoning {
 public:
  Reasoning(const StateList& list, const Judge& judge)
      : list_(list), judge_(judge), relational_(list.moves, list.rows, judge) {}

  Reason reason(std::size_t row, std::uint32_t number) {
    const std::size_t s = list_.state(number);
    Reason made{number, row, {}, {}};
    relational_.legal().any_step(row, s, [&](std::size_t t) {
      const bool is_tie = !judge_.improves(row, s, t) && !judge_.improves(row, t, s);
      if (is_tie) made.as_good.push_back(list_.number(t));
      return false;
    });
    std::sort(made.as_good.begin(), made.as_good.end());
    std::vector<std::size_t> improvements = relational_.improvements({row}, s);
    std::sort(improvements.begin(), improvements.end());
    for (const std::size_t t : improvements) made.improvements.push_back(improvement(row, s, t));
    return made;
  }

 private:
  Improvement improvement(std::size_t row, std::size_t s, std::size_t t) {
    Improvement made{list_.number(t), {}};
    for (const Concept by : kConcepts) {
      const Concept wider = implied_by(by);
      if (wider != by && !made.is_deterred(wider)) continue;
      auto path = relational_.sanction({row}, s, t, by);
      if (path) made.sanctions.of(by) = list_.numbered(std::move(*path));
    }
    return made;
  }

  // What deters by the concept deters by this one, which comes before it: an answer may take any
  // moves, and need not hold against another.
  static Concept implied_by(Concept by) {
    if (by == Concept::symmetric || by == Concept::sequential) return Concept::general;
    return by == Concept::symmetric_sequential ? Concept::sequential : by;
  }

  const StateList& list_;
  const Judge& judge_;
  Relational<Judge> relational_;
};

}  // namespace

std::vector<JointLeg> Improvement::legs(const std::optional<Path>& path) {
  std::vector<JointLeg> legs;
  if (!path) return legs;
  for (const Leg& leg : *path) {
    legs.push_back({{leg.mover}, static_cast<std::uint32_t>(leg.state)});
  }
  return legs;
}

template <class Judge>
std::vector<Reason> reasons_of(const StateList& list, const Judge& judge,
                               std::vector<std::uint32_t> states) {
  std::sort(states.begin(), states.end());
  states.erase(std::unique(states.begin(), states.end()), states.end());
  Reasoning<Judge> reasoning(list, judge);
  std::vector<Reason> reasons;
  for (const std::uint32_t number : states) {
    for (std::size_t row = 0; row < list.rows && !is_reached(list.limits); ++row) {
      reasons.push_back(reasoning.reason(row, number));
    }
  }
  return reasons;
}

template std::vector<Reason> reasons_of(const StateList&, const Together&,
                                        std::vector<std::uint32_t>);
template std::vector<Reason> reasons_of(const StateList&, const Attitudes&,
                                        std::vector<std::uint32_t>);

}  // namespace zopa::stability
