#include "zopa/report/brief_blocks.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "zopa/report/cards.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;

constexpr std::size_t kMostAtFirst = 3;  // lines of a part, before others take their turn

// Each once, in order.
template <class T>
void add_new(std::vector<T>& all, T one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

// Under a rule of agreement some packages break none of these lines; they lack consent all the
// same.
std::string conflict_in_words(const char* key, const std::vector<IssueId>& issues,
                              const std::set<PartyId>& parties, const char* takes_rules,
                              const Words& words) {
  return words.say(key, {{"issues", words.issues(issues)},
                         {"count", issues.size()},
                         {"parties", words.names({parties.begin(), parties.end()})},
                         {"rules", takes_rules},
                         {"who", words.negotiation().agreement() ? "rule" : "all"}});
}

// Issues, each of which is enough: by who rules out what, and whether that is disputed.
using Alone = std::map<std::pair<std::set<PartyId>, bool>, std::vector<IssueId>>;

bool is_alone(const deadlock::Conflict& one) {
  return !one.gap && one.issues.size() == 1 && one.rules.empty();
}

std::set<PartyId> parties_of(const deadlock::Conflict& one) {
  return {one.parties.begin(), one.parties.end()};
}

Alone alone_in(const Deadlock& deadlock, const Words& words) {
  Alone alone;
  for (const auto& one : deadlock.conflicts) {
    if (!is_alone(one)) continue;
    add_new(alone[{parties_of(one), words.is_disputed(one.because)}], one.issues.front());
  }
  return alone;
}

// Is each of its issues enough by itself, by what the same parties rule out?
bool is_said_of_each(const deadlock::Conflict& one, const Alone& alone) {
  const auto is_enough = [&](IssueId issue) {
    return std::any_of(alone.begin(), alone.end(), [&](const auto& said) {
      const auto& [who, issues] = said;
      return who.first == parties_of(one) &&
             std::find(issues.begin(), issues.end(), issue) != issues.end();
    });
  };
  return !one.issues.empty() && std::all_of(one.issues.begin(), one.issues.end(), is_enough);
}

// Of issues that block together, or of a scale of which nothing is left.
std::string linked_in_words(const deadlock::Conflict& one, const Words& words) {
  const char* takes_rules = yes_or_no(!one.gap && !one.rules.empty());
  std::string says =
      conflict_in_words("brief.conflict", one.issues, parties_of(one), takes_rules, words);
  if (one.gap) says = words.text(List{Join::sentences, {says, gap_in_words(one, words)}});
  return words.with_dispute(std::move(says), words.is_disputed(one.because));
}

}  // namespace

std::vector<Portion> what_blocks(const Deadlock& deadlock, const Words& words) {
  const Alone alone = alone_in(deadlock, words);
  std::vector<std::string> lines;
  for (const auto& [who, issues] : alone) {
    const auto& [parties, is_disputed] = who;
    lines.push_back(words.with_dispute(
        conflict_in_words("brief.conflict_each", issues, parties, "no", words), is_disputed));
  }
  for (const auto& one : deadlock.conflicts) {
    if (is_alone(one) || (!one.gap && is_said_of_each(one, alone))) continue;
    add_new(lines, linked_in_words(one, words));
  }
  std::vector<Portion> part = part_of("blocks", words.say("brief.blocks"), lines);
  for (Portion& one : part) one.first = kMostAtFirst;
  return part;
}

std::vector<Portion> where_demands_meet(const Deadlock& deadlock, const Words& words) {
  std::set<std::vector<IssueId>> blocked;
  for (const auto& one : deadlock.conflicts) blocked.insert(one.issues);
  std::vector<std::pair<std::string, std::vector<std::string>>> groups;  // sentence, issues
  for (const auto& one : deadlock.collisions) {
    if (blocked.count(one.meet.issues) > 0) continue;
    std::string says =
        words.with_dispute(in_words(one, words), words.is_disputed(one.meet.because));
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const auto& other) { return other.first == says; });
    if (group == groups.end()) {
      group = groups.emplace(group, std::move(says), std::vector<std::string>{});
    }
    add_new(group->second, words.issues(one.meet.issues));
  }
  std::vector<std::string> lines;
  for (const auto& [says, issues] : groups) {
    List list{Join::semicolons, {issues.begin(), issues.end()}};
    lines.push_back(words.say("brief.collision", {{"issues", std::move(list)}, {"says", says}}));
  }
  const char* title = blocked.empty() ? "brief.collisions" : "brief.more_collisions";
  std::vector<Portion> part = part_of("collisions", words.say(title), lines);
  for (Portion& one : part) one.first = blocked.empty() ? kMostAtFirst : 0;
  return part;
}

}  // namespace zopa::report
