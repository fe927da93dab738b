#include "zopa/deadlock/read_two_ways.hpp"

#include <algorithm>
#include <utility>

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

}  // namespace

std::vector<ReadTwoWays> read_two_ways(const Negotiation& in_force) {
  std::vector<ReadTwoWays> all;
  for (std::size_t i = 0; i < in_force.issues().size(); ++i) {
    const IssueId issue{i};
    const auto& options = in_force.issue(issue).options;
    for (std::size_t o = 0; o < options.size(); ++o) {
      if (options[o].read_as.empty() || !options[o].is_possible()) continue;
      ReadTwoWays text{issue, OptionId{o}, {}, {}, {}, {}};
      for (const ReadAs& one : options[o].read_as) {
        text.parties.push_back(one.party);
        text.as.push_back(one.as);
      }
      for (const Position& position : in_force.positions()) {
        if (is_kept_as_read(in_force, position, issue, OptionId{o})) {
          text.lines.push_back(position.id);
          if (std::find(text.whose.begin(), text.whose.end(), position.party) == text.whose.end()) {
            text.whose.push_back(position.party);
          }
        }
      }
      all.push_back(std::move(text));
    }
  }
  return all;
}

}  // namespace zopa::deadlock
