#include "zopa/deadlock/eases.hpp"

#include <algorithm>

#include "zopa/model/easing.hpp"

namespace zopa::deadlock {
namespace {

Eases told(const Negotiation& in_force, IssueId issue, OptionId option) {
  const Option& offered = in_force.option(issue, option);
  Eases one{issue, option, offered.eases->paid_by, {}, {}};
  for (const Position& position : in_force.positions()) {
    if (!eases_line(offered, position.id)) continue;
    one.lines.push_back(position.id);
    auto& whose = one.whose;
    const bool is_named = std::find(whose.begin(), whose.end(), position.party) != whose.end();
    if (!is_named) whose.push_back(position.party);
  }
  return one;
}

}  // namespace

std::vector<Eases> eases_in(const Negotiation& in_force) {
  std::vector<Eases> all;
  for (std::size_t i = 0; i < in_force.issues().size(); ++i) {
    const auto& options = in_force.issues()[i].options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (options[o].eases) all.push_back(told(in_force, IssueId{i}, OptionId{o}));
    }
  }
  return all;
}

}  // namespace zopa::deadlock
