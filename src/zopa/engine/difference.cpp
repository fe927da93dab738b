#include "zopa/engine/difference.hpp"

#include <algorithm>

#include "zopa/base/listed.hpp"

namespace zopa::engine {
namespace {

std::optional<std::int64_t> more_by(const Count& before, const Count& after) {
  const auto from = before.small();
  const auto to = after.small();
  if (!from || !to) return std::nullopt;
  return static_cast<std::int64_t>(*to) - static_cast<std::int64_t>(*from);
}

std::optional<std::int64_t> more_by(const deadlock::PackageCount& before,
                                    const deadlock::PackageCount& after) {
  if (!before.count || !after.count) return std::nullopt;
  return more_by(*before.count, *after.count);
}

std::vector<std::string> names_of(const std::vector<deadlock::Conflict>& conflicts) {
  std::vector<std::string> names;
  for (const auto& conflict : conflicts) names.push_back(listed(conflict.lines, " + ", " + "));
  return names;
}

std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& some) {
  std::vector<std::string> rest;
  for (const std::string& one : all) {
    if (std::find(some.begin(), some.end(), one) == some.end()) rest.push_back(one);
  }
  return rest;
}

void compare_deadlocks(const deadlock::Deadlock& before, const deadlock::Deadlock& after,
                       Difference& found) {
  found.before = before.verdict;
  found.after = after.verdict;
  found.tabled = more_by(before.packages.zone.tabled, after.packages.zone.tabled);
  found.all = more_by(before.packages.zone.all, after.packages.zone.all);
  found.packages = more_by(before.packages.total, after.packages.total);
  const auto names_before = names_of(before.conflicts);
  const auto names_after = names_of(after.conflicts);
  if (after.conflicts_complete) found.conflicts_gone = without(names_before, names_after);
  if (before.conflicts_complete) found.conflicts_new = without(names_after, names_before);
  if (before.ways.complete() && after.ways.complete()) {
    found.ways = static_cast<std::int64_t>(after.ways.count()) -
                 static_cast<std::int64_t>(before.ways.count());
  }
}

}  // namespace

Difference difference(const Analysis& before, const Analysis& after) {
  Difference found;
  if (before.deadlock && after.deadlock) {
    compare_deadlocks(*before.deadlock, *after.deadlock, found);
  }
  return found;
}

}  // namespace zopa::engine
