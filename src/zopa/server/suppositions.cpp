#include "zopa/server/suppositions.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "zopa/deadlock/board.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/model/cells.hpp"

namespace zopa::server {
namespace {

// Do they say something else of the same thing, so that the later takes the earlier's place?
bool is_about_the_same(const Step& a, const Step& b) {
  if (a == b) return true;
  if (const auto* one = std::get_if<MoveLine>(&a)) {
    const auto* other = std::get_if<MoveLine>(&b);
    return other != nullptr && one->id == other->id;
  }
  const auto* one = std::get_if<Reorder>(&a);
  const auto* other = std::get_if<Reorder>(&b);
  return one != nullptr && other != nullptr && one->party == other->party &&
         one->issue == other->issue;
}

// Do the options stand for the same numbers, however they are cut?
bool are_same(const Scale& scale, const std::set<std::string>& a, const std::set<std::string>& b) {
  const auto numbers = [&](const std::set<std::string>& ids) {
    std::vector<Range> ranges;
    for (const std::string& id : ids) {
      if (const auto range = numbers_of(id)) ranges.push_back(*range);
    }
    return joined(scale, std::move(ranges));
  };
  const auto of_a = numbers(a);
  return of_a && of_a == numbers(b);
}

bool is_as_on_file(const MoveLine& step, const Negotiation& in_force) {
  const std::set<std::string> wanted(step.options.begin(), step.options.end());
  for (const deadlock::BoardCell& cell : deadlock::board_of(in_force).cells) {
    for (const deadlock::BoardLine& line : cell.lines) {
      if (in_force.position(line.position).id != step.id) continue;
      std::set<std::string> allowed;
      for (const OptionId option : line.allows) {
        allowed.insert(in_force.option(cell.issue, option).id);
      }
      const Issue& issue = in_force.issue(cell.issue);
      return allowed == wanted || (issue.scale && are_same(*issue.scale, allowed, wanted));
    }
  }
  return false;
}

bool is_as_on_file(const Reorder& step, const Negotiation& in_force) {
  std::vector<std::pair<std::string, std::uint32_t>> places;
  for (const deadlock::BoardCell& cell : deadlock::board_of(in_force).cells) {
    if (!cell.is_ordered || in_force.party(cell.party).id != step.party ||
        in_force.issue(cell.issue).id != step.issue) {
      continue;
    }
    for (const deadlock::BoardOption& option : cell.options) {
      places.emplace_back(in_force.option(cell.issue, option.option).id, option.place);
    }
  }
  if (places.empty()) return false;
  std::uint32_t place = 0;
  for (const auto& tied : step.classes) {
    for (const std::string& option : tied) {
      if (std::find(places.begin(), places.end(), std::pair(option, place)) == places.end())
        return false;
    }
    ++place;
  }
  return true;
}

bool is_as_on_file(const Step& step, const Negotiation& file) {
  const auto in_force = engine::view_of(file, {});
  if (!in_force) return false;
  if (const auto* move = std::get_if<MoveLine>(&step)) return is_as_on_file(*move, *in_force);
  const auto* order = std::get_if<Reorder>(&step);
  return order != nullptr && is_as_on_file(*order, *in_force);
}

Error no_such(std::uint64_t id) {
  return fault("unknown-name",
               Message("fault.no_supposition", {{"id", static_cast<std::size_t>(id)}}));
}

// The one of the same id that differs.
const Supposition* changed_in(const std::vector<Supposition>& list, const Supposition& of) {
  const Supposition* one = find(list, of.id);
  return one != nullptr && !(*one == of) ? one : nullptr;
}

}  // namespace

const Supposition* find(const std::vector<Supposition>& list, std::uint64_t id) {
  const auto at =
      std::find_if(list.begin(), list.end(), [&](const Supposition& one) { return one.id == id; });
  return at == list.end() ? nullptr : &*at;
}

Done step_between(const Snapshot& before, const Snapshot& after) {
  using What = Done::What;
  const bool is_same_text = before.text == after.text;
  for (const Supposition& one : after.suppositions) {
    const Supposition* then = changed_in(before.suppositions, one);
    if (then != nullptr && then->steps == one.steps) {
      return {Done::How::done, one.on ? What::ticked : What::unticked, one};
    }
    if (then != nullptr || find(before.suppositions, one.id) == nullptr) {
      return {Done::How::done, What::supposed, one};
    }
  }
  for (const Supposition& one : before.suppositions) {
    if (find(after.suppositions, one.id) != nullptr) continue;
    if (!is_same_text) return {Done::How::done, What::recorded, one};
    if (after.suppositions.empty() && before.suppositions.size() > 1) {
      return {Done::How::done, What::reset, {}};
    }
    return {Done::How::done, What::removed, one};
  }
  return {Done::How::done, What::text, {}};
}

std::vector<Supposition> with_supposed(std::vector<Supposition> list,
                                       const std::vector<Step>& steps, std::uint64_t id,
                                       const Negotiation& file) {
  const auto same = std::find_if(list.begin(), list.end(), [&](const Supposition& one) {
    return one.steps == steps || (one.steps.size() == 1 && steps.size() == 1 &&
                                  is_about_the_same(one.steps.front(), steps.front()));
  });
  if (same == list.end()) {
    list.push_back({id, steps, true});
    return list;
  }
  if (same->steps == steps) {
    same->on = true;
    return list;
  }
  const Supposition next{same->id, steps, true};
  list.erase(same);
  const bool is_moved_elsewhere =
      std::any_of(list.begin(), list.end(), [&](const Supposition& one) {
        return std::any_of(one.steps.begin(), one.steps.end(), [&](const Step& step) {
          return is_about_the_same(step, steps.front());
        });
      });
  if (is_moved_elsewhere || !is_as_on_file(steps.front(), file)) list.push_back(next);
  return list;
}

Result<std::vector<Supposition>> with_tick(std::vector<Supposition> list, const Tick& tick) {
  for (Supposition& one : list) {
    if (one.id != tick.id) continue;
    one.on = tick.on;
    return list;
  }
  return tl::unexpected(no_such(tick.id));
}

Result<std::vector<Supposition>> without_one(std::vector<Supposition> list, std::uint64_t id) {
  if (find(list, id) == nullptr) return tl::unexpected(no_such(id));
  std::erase_if(list, [&](const Supposition& one) { return one.id == id; });
  return list;
}

}  // namespace zopa::server
