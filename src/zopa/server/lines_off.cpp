#include "zopa/server/lines_off.hpp"

#include <algorithm>

#include "zopa/deadlock/board.hpp"
#include "zopa/engine/analysis.hpp"

namespace zopa::server {
namespace {

template <class Item>
bool contains(const std::vector<Item>& list, const Item& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

std::vector<OptionId> shut_out_by(PositionId line, const deadlock::BoardCell& cell) {
  std::vector<OptionId> shut_out;
  for (const deadlock::BoardOption& option : cell.options) {
    if (contains(option.shut_out, line)) shut_out.push_back(option.option);
  }
  return shut_out;
}

}  // namespace

std::vector<LineOff> lines_off(const Supposed& supposed) {
  std::vector<LineOff> off;
  if (supposed.without.empty()) return off;
  const auto all = engine::view_of(*supposed.file, {});
  if (!all) return off;
  const auto add = [&](PositionId line, const deadlock::BoardCell& cell, bool is_wider) {
    const std::string& id = all->position(line).id;
    if (!contains(supposed.without, id)) return;
    off.push_back({id, cell.party, cell.issue, is_wider, shut_out_by(line, cell)});
  };
  for (const deadlock::BoardCell& cell : deadlock::board_of(*all).cells) {
    for (const deadlock::BoardLine& line : cell.lines) add(line.position, cell, false);
    for (const PositionId wider : cell.wider) add(wider, cell, true);
  }
  return off;
}

}  // namespace zopa::server
