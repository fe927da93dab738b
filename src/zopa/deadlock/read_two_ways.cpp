#include "zopa/deadlock/read_two_ways.hpp"

#include <algorithm>

#include "zopa/model/read_as.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

// Does the option keep the line only as its party reads it?
bool is_kept_as_read(const Negotiation& in_force, const Position& position, IssueId issue,
                     OptionId option) {
  const auto* line = std::get_if<RedLine>(&position.claim);
  if (line == nullptr || !line->said) return false;
  const auto as = read_as_by(in_force.option(issue, option), position.party);
  if (!as || !mentions(line->formula, issue, option) || mentions(*line->said, issue, option)) {
    return false;
  }
  const bool is_over_several = issues_of(line->formula).size() > 1;
  return is_over_several || truth_on(issue, option, line->formula, in_force) != Truth::no;
}

ReadTwoWays how_it_is_read(const Negotiation& in_force, IssueId issue, OptionId option) {
  ReadTwoWays text{issue, option, {}, {}, {}, {}};
  for (const ReadAs& one : in_force.option(issue, option).read_as) {
    text.parties.push_back(one.party);
    text.as.push_back(one.as);
  }
  auto& whose = text.whose;
  for (const Position& position : in_force.positions()) {
    if (!is_kept_as_read(in_force, position, issue, option)) continue;
    text.lines.push_back(position.id);
    const bool is_named = std::find(whose.begin(), whose.end(), position.party) != whose.end();
    if (!is_named) whose.push_back(position.party);
  }
  return text;
}

}  // namespace

std::vector<ReadTwoWays> read_two_ways(const Negotiation& in_force) {
  std::vector<ReadTwoWays> all;
  for (std::size_t i = 0; i < in_force.issues().size(); ++i) {
    const auto& options = in_force.issues()[i].options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (options[o].read_as.empty() || !options[o].is_possible()) continue;
      all.push_back(how_it_is_read(in_force, IssueId{i}, OptionId{o}));
    }
  }
  return all;
}

}  // namespace zopa::deadlock
