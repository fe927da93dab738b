#include "zopa/report/brief_issues.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "zopa/model/sums.hpp"
#include "zopa/report/standpoints.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::IssueState;
using deadlock::Standing;

bool are_needed(const std::vector<PartyId>& parties, const Deadlock& deadlock) {
  std::set<PartyId> needed;
  for (const auto& one : deadlock.packages.not_excluded) needed.insert(one.party);
  return std::all_of(parties.begin(), parties.end(),
                     [&](PartyId party) { return needed.contains(party); });
}

// "Nothing on file from …": of many, and no others, they are the rest.
std::string silent_in_words(const IssueState& state, const std::vector<PartyId>& speaking,
                            const Deadlock& deadlock, const Words& words) {
  const bool is_rest =
      state.silent.size() > 2 &&
      speaking.size() + state.silent.size() == deadlock.packages.not_excluded.size() &&
      are_needed(speaking, deadlock);
  return words.say("brief.silent", {{"rest", yes_or_no(is_rest)},
                                    {"count", state.silent.size()},
                                    {"parties", words.names(state.silent)}});
}

// Nothing where the issue is only linked with others.
Entry standpoints_on(const IssueState& state, const Deadlock& deadlock, const Words& words) {
  Entry entry;
  List said{Join::sentences, {}};
  const Standpoints speaking = standpoints(state.issue, words);
  for (const std::string& one : speaking.sentences) {
    entry.blocks.push_back(bullet(words.say("brief.sentence", {{"text", one}}), 1));
    said.parts.emplace_back(entry.blocks.back().text);
  }
  if (entry.blocks.empty()) return entry;
  if (!state.silent.empty()) {
    std::string silent = silent_in_words(state, speaking.parties, deadlock, words);
    if (state.silent.size() == 1) said.parts.emplace_back(silent);
    entry.blocks.push_back(bullet(std::move(silent), 1));
  }
  entry.on_a_line = words.say("brief.issue_says",
                              {{"issue", words.issue(state.issue)}, {"said", std::move(said)}});
  entry.blocks.insert(entry.blocks.begin(), bullet(words.issue(state.issue)));
  return entry;
}

// By issue: does a demand or a red line speak of it?
std::vector<bool> asked_or_ruled_out(const Negotiation& negotiation) {
  std::vector<bool> is(negotiation.issues().size(), false);
  for (const Position& position : negotiation.positions()) {
    if (!std::holds_alternative<Demand>(position.claim) &&
        !std::holds_alternative<RedLine>(position.claim)) {
      continue;
    }
    for (const IssueId issue : issues_of(position.claim)) is[issue.index()] = true;
  }
  return is;
}

}  // namespace

std::vector<Portion> standpoints_in_short(const Deadlock& deadlock, const Words& words) {
  Portion issues{.more = "brief.more_issues", .first = 6, .is_wanted_whole = true};
  for (const IssueState& one : deadlock.states) {
    if (one.state != Standing::contested) continue;
    Entry entry = standpoints_on(one, deadlock, words);
    if (!entry.blocks.empty()) issues.entries.push_back(std::move(entry));
  }
  Portion linked{.more = "brief.linked", .is_whole = true, .says_by_count = false};
  for (std::string& line : linked_standpoints(words)) {
    linked.entries.push_back({{bullet(std::move(line))}});
  }
  if (issues.entries.empty() && linked.entries.empty()) return {};
  issues.id = "standpoints";
  issues.title = words.say("brief.standpoints");
  return {std::move(issues), std::move(linked)};
}

std::vector<Portion> other_issues(const Deadlock& deadlock, const Words& words) {
  std::vector<IssueId> compatible;
  std::vector<IssueId> unasked;
  std::vector<IssueId> unknown;
  const std::vector<bool> is_wanted = asked_or_ruled_out(words.negotiation());
  List one_sided{Join::semicolons, {}};
  for (const IssueState& one : deadlock.states) {
    if (one.state == Standing::compatible) {
      (is_wanted[one.issue.index()] ? compatible : unasked).push_back(one.issue);
    }
    // A sum that a rule alone names is no question of its own.
    const bool is_asked = !is_sum(words.negotiation().issue(one.issue));
    if (one.state == Standing::unknown && is_asked) unknown.push_back(one.issue);
    if (one.state != Standing::one_sided) continue;
    one_sided.parts.emplace_back(
        Message("brief.silent_on",
                {{"issue", words.issue(one.issue)}, {"parties", words.names(one.silent)}}));
  }
  std::vector<std::string> lines;
  if (!compatible.empty()) {
    lines.push_back(words.say("brief.compatible", {{"issues", words.issues(compatible)}}));
  }
  if (!unasked.empty()) {
    lines.push_back(words.say("brief.unasked", {{"issues", words.issues(unasked)}}));
  }
  if (!one_sided.parts.empty()) {
    lines.push_back(words.say("brief.one_sided", {{"issues", std::move(one_sided)}}));
  }
  if (!unknown.empty()) {
    lines.push_back(words.say("brief.unknown", {{"issues", words.issues(unknown)}}));
  }
  std::vector<Portion> part = part_of("other_issues", words.say("brief.other_issues"), lines);
  for (Portion& one : part) one.first = one.entries.size();
  return part;
}

}  // namespace zopa::report
