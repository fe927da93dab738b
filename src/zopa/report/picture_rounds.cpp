#include "zopa/report/picture_rounds.hpp"

#include <algorithm>
#include <map>

#include "zopa/model/in_force.hpp"

namespace zopa::report {
namespace {

struct Line {
  PartyId party;
  Formula says;
};
using Lines = std::map<std::string, Line>;

Lines lines_at(const Negotiation& file, RoundId round, const std::vector<std::string>& without) {
  Lines lines;
  const auto then = in_force(file, {day_of(file, round), without, false});
  if (!then) return lines;
  for (const Position& position : then->positions()) {
    const auto* line = std::get_if<RedLine>(&position.claim);
    if (line != nullptr) lines.emplace(position.id, Line{position.party, line->as_said()});
  }
  return lines;
}

LineState state_of(const Line* before, const Line* now, bool is_first) {
  if (now == nullptr) return before == nullptr ? LineState::absent : LineState::given_up;
  if (before == nullptr) return is_first ? LineState::holds : LineState::gained;
  return before->says == now->says ? LineState::holds : LineState::moved;
}

const Line* find(const Lines& lines, const std::string& id) {
  const auto found = lines.find(id);
  return found == lines.end() ? nullptr : &found->second;
}

bool changes(const RoundRow& row) {
  return std::any_of(row.states.begin(), row.states.end(), [](LineState state) {
    return state != LineState::absent && state != LineState::holds;
  });
}

}  // namespace

std::optional<Rounds> rounds_of(const engine::Analysis& analysis, const Negotiation& file) {
  Rounds picture;
  std::vector<Lines> by_round;
  for (std::size_t r = 0; r < file.rounds().size(); ++r) {
    const Round& round = file.rounds()[r];
    const bool is_later = analysis.as_of.round && RoundId{r} > *analysis.as_of.round;
    if (is_later && !round.planned) continue;
    picture.rounds.push_back({round.id, round.planned});
    if (!round.planned) by_round.push_back(lines_at(file, RoundId{r}, analysis.without));
  }
  std::vector<RoundRow> rows;
  for (const Position& position : file.positions()) {
    const auto is_it = [&](const RoundRow& row) { return row.id == position.id; };
    if (std::any_of(rows.begin(), rows.end(), is_it)) continue;
    RoundRow row{position.id, position.party, {}};
    for (std::size_t r = 0; r < by_round.size(); ++r) {
      const Line* before = r == 0 ? nullptr : find(by_round[r - 1], row.id);
      row.states.push_back(state_of(before, find(by_round[r], row.id), r == 0));
    }
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(),
                   [](const RoundRow& a, const RoundRow& b) { return a.party < b.party; });
  for (RoundRow& row : rows) {
    const bool is_line = std::any_of(row.states.begin(), row.states.end(),
                                     [](LineState state) { return state != LineState::absent; });
    if (changes(row)) {
      picture.rows.push_back(std::move(row));
    } else if (is_line) {
      ++picture.unchanged;
    }
  }
  if (picture.rows.empty()) return std::nullopt;
  return picture;
}

}  // namespace zopa::report
