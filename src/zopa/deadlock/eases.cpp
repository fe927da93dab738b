#include "zopa/deadlock/eases.hpp"

#include <algorithm>

namespace zopa::deadlock {
namespace {

Eases told(const Negotiation& in_force, IssueId issue, OptionId option) {
  const Easing& easing = *in_force.option(issue, option).eases;
  Eases one{issue, option, easing.paid_by, {}, {}};
  for (const Position& position : in_force.positions()) {
    const auto& lines = easing.lines;
    const bool is_eased = std::holds_alternative<RedLine>(position.claim) &&
                          std::find(lines.begin(), lines.end(), position.id) != lines.end();
    if (!is_eased) continue;
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
      if (!options[o].eases || !options[o].is_possible()) continue;
      Eases one = told(in_force, IssueId{i}, OptionId{o});
      if (!one.lines.empty()) all.push_back(std::move(one));
    }
  }
  return all;
}

}  // namespace zopa::deadlock
