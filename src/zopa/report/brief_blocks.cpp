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

}  // namespace

std::vector<Portion> what_blocks(const Deadlock& deadlock, const Words& words) {
  std::vector<std::string> linked;
  // Issues, each of which is enough: by who rules out what, and whether that is disputed.
  std::map<std::pair<std::set<PartyId>, bool>, std::vector<IssueId>> alone;
  for (const auto& one : deadlock.conflicts) {
    const std::set<PartyId> parties(one.parties.begin(), one.parties.end());
    if (one.gap) {
      const std::string says =
          conflict_in_words("brief.conflict", one.issues, parties, "no", words);
      const List sentences{Join::sentences, {says, gap_in_words(one, words)}};
      add_new(linked, words.with_dispute(words.text(sentences), words.is_disputed(one.because)));
      continue;
    }
    if (one.issues.size() == 1 && one.rules.empty()) {
      add_new(alone[{parties, words.is_disputed(one.because)}], one.issues.front());
    } else {
      add_new(linked, words.with_dispute(conflict_in_words("brief.conflict", one.issues, parties,
                                                           yes_or_no(!one.rules.empty()), words),
                                         words.is_disputed(one.because)));
    }
  }
  std::vector<std::string> lines;
  for (const auto& [who, issues] : alone) {
    const auto& [parties, is_disputed] = who;
    lines.push_back(words.with_dispute(
        conflict_in_words("brief.conflict_each", issues, parties, "no", words), is_disputed));
  }
  lines.insert(lines.end(), linked.begin(), linked.end());
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
