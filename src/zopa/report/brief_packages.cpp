#include "zopa/report/brief_packages.hpp"

#include <algorithm>
#include <numeric>
#include <set>
#include <string>

#include "zopa/report/deadlock_section.hpp"
#include "zopa/report/fair_in_short.hpp"
#include "zopa/report/proposals_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;

constexpr std::size_t kMostAtFirst = 4;  // packages, before other parts take their turn
constexpr std::size_t kMostNamed = 12;   // packages; of more, which options are in some of them
constexpr std::size_t kMostChoices = 6;  // of a proposal that says what it proposes

// Those of the packages on this issue, in the order of the file.
std::vector<OptionId> options_on(std::size_t axis, const Deadlock& deadlock) {
  std::set<OptionId> options;
  for (const auto& one : deadlock.zone) options.insert(one.package[axis]);
  return {options.begin(), options.end()};
}

std::vector<std::size_t> all_axes(const Deadlock& deadlock) {
  std::vector<std::size_t> axes(deadlock.issues.size());
  std::iota(axes.begin(), axes.end(), std::size_t{0});
  return axes;
}

// Are these all combinations of their options, none of them claimed to be accepted?
bool are_combinations(const Deadlock& deadlock, const std::vector<std::size_t>& axes) {
  std::size_t combinations = 1;
  for (const std::size_t axis : axes) {
    combinations *= options_on(axis, deadlock).size();
    if (combinations > deadlock.zone.size()) return false;
  }
  const bool are_open = std::all_of(deadlock.zone.begin(), deadlock.zone.end(),
                                    [](const auto& one) { return one.accepted_by.empty(); });
  return are_open && combinations == deadlock.zone.size();
}

// "Quay: “Long” or “Short”", an issue a line.
std::vector<std::string> choices(const Deadlock& deadlock, const std::vector<std::size_t>& axes,
                                 const Words& words) {
  std::vector<std::string> lines;
  for (const std::size_t axis : axes) {
    const IssueId issue = deadlock.issues[axis];
    const std::vector<OptionId> options = options_on(axis, deadlock);
    lines.push_back(words.say(
        "brief.choice",
        {{"issue", words.issue(issue)}, {"options", words.quoted(issue, options, Join::any)}}));
  }
  return lines;
}

// What several packages have in common is said once; the rest issue by issue where every
// combination is there.
Portion zone_of(const Deadlock& deadlock, const Words& words) {
  Portion portion{.id = "zone", .title = words.say("zone.title"), .first = kMostAtFirst};
  std::vector<Package> packages;
  for (const auto& one : deadlock.zone) packages.push_back(one.package);
  const Likeness axes = likeness_of(packages);
  std::vector<std::string> said = zone_in_words(deadlock, axes.apart, words);
  const bool is_choice =
      said.size() > 1 && axes.apart.size() > 1 && are_combinations(deadlock, axes.apart);
  const bool is_long = !is_choice && said.size() > kMostNamed;
  if (is_choice || is_long || (!axes.alike.empty() && said.size() > 1)) {
    const std::string shared = package_in_words(deadlock, packages.front(), axes.alike, words);
    portion.head.push_back(bullet(words.say(is_long ? "brief.zone_spread" : "brief.zone_alike",
                                            {{"count", packages.size()},
                                             {"alike", yes_or_no(!axes.alike.empty())},
                                             {"package", shared},
                                             {"choice", yes_or_no(is_choice)}})));
    portion.level = 1;
  } else {
    said = zone_in_words(deadlock, all_axes(deadlock), words);
  }
  if (is_choice || is_long) {
    said = choices(deadlock, axes.apart, words);
    portion.first = said.size();
  }
  for (std::string& one : said) {
    portion.entries.push_back({{bullet(std::move(one), portion.level)}});
  }
  return portion;
}

// "Town (Quay; Berths)": on which issues it breaks a line of theirs.
List excluding_in_words(const deadlock::TestedProposal& proposal, const Words& words) {
  const Negotiation& negotiation = words.negotiation();
  List list;
  for (const PartyId party : parties_excluding(proposal)) {
    std::vector<IssueId> issues;
    for (const PositionId id : negotiation.positions_of(party)) {
      const Position& position = negotiation.position(id);
      const auto* line = std::get_if<RedLine>(&position.claim);
      const bool is_broken =
          line != nullptr && std::find(proposal.breaks.begin(), proposal.breaks.end(),
                                       position.id) != proposal.breaks.end();
      if (!is_broken) continue;
      for (const IssueId issue : issues_of(line->formula)) {
        if (std::find(issues.begin(), issues.end(), issue) == issues.end()) issues.push_back(issue);
      }
    }
    list.parts.emplace_back(
        issues.empty() ? Value(words.name(party))
                       : Value(Message("brief.excluding", {{"party", words.name(party)},
                                                           {"issues", words.issues(issues)}})));
  }
  return list;
}

std::string package_in_words(const deadlock::TestedProposal& proposal, const Words& words) {
  std::vector<IssueId> issues;
  std::vector<OptionId> options;
  for (const deadlock::Change& one : proposal.package) {
    issues.push_back(one.issue);
    options.push_back(one.option);
  }
  return words.choices(issues, options);
}

std::string in_words(const deadlock::TestedProposal& proposal, const Words& words) {
  const auto& rows = words.negotiation().proposals();
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const Proposal& one) { return one.id == proposal.id; });
  const bool is_dated = row != rows.end() && !row->date.empty() && row->date != "unknown";
  const bool is_short = proposal.package.size() <= kMostChoices;
  return words.say("brief.proposal", {{"party", words.name(proposal.by.value_or(PartyId{}))},
                                      {"dated", yes_or_no(is_dated)},
                                      {"date", is_dated ? row->date : std::string()},
                                      {"proposed", yes_or_no(is_short)},
                                      {"package", package_in_words(proposal, words)},
                                      {"excluding", excluding_in_words(proposal, words)},
                                      {"excluded", yes_or_no(proposal.is_excluded)},
                                      {"accepted", words.names(proposal.accepted_by)}});
}

}  // namespace

std::vector<Portion> open_packages(const engine::Analysis& analysis, const Words& words) {
  const Deadlock& deadlock = *analysis.deadlock;
  if (deadlock.zone.empty()) return {};
  std::vector<Portion> portions;
  const auto& count = deadlock.packages.zone.tabled.count;
  if (count && *count == Count{deadlock.zone.size()}) portions.push_back(zone_of(deadlock, words));
  if (analysis.settlements) portions.push_back(fair_in_short(*analysis.settlements, words));
  return portions;
}

std::vector<Portion> proposals_in_short(const engine::Analysis& analysis, const Words& words) {
  std::vector<std::string> lines;
  for (const auto& proposal : analysis.proposals) lines.push_back(in_words(proposal, words));
  return part_of("proposals", words.say("brief.proposals"), lines);
}

}  // namespace zopa::report
