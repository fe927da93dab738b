#include "zopa/report/brief.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <numeric>
#include <set>

#include "zopa/report/brief_moved.hpp"
#include "zopa/report/brief_verdict.hpp"
#include "zopa/report/brief_ways.hpp"
#include "zopa/report/cards.hpp"
#include "zopa/report/deadlock_section.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/proposals_section.hpp"
#include "zopa/report/questions_section.hpp"
#include "zopa/report/readings_section.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/report/stability_section.hpp"
#include "zopa/report/standpoints.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::IssueState;
using deadlock::Standing;

constexpr std::size_t kMostQuestions = 5;
constexpr std::size_t kMostReadings = 3;

Block paragraph(std::string text) { return {Block::Kind::paragraph, std::move(text)}; }
Block item(std::string text, int level = 0) { return {Block::Kind::item, std::move(text), level}; }

// Each once, in order.
template <class T>
void add_new(std::vector<T>& all, T one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

// The parts, in their order.
class Parts {
 public:
  Parts(const engine::Analysis& analysis, const Words& words)
      : analysis_(analysis), negotiation_(analysis.negotiation), words_(words) {}

  [[nodiscard]] std::vector<Portion> portions() {
    if (analysis_.deadlock) {
      const Deadlock& deadlock = *analysis_.deadlock;
      add_all(what_moved(analysis_, words_));
      add_standpoints(deadlock);
      add_other_issues(deadlock);
      add_conflicts(deadlock);
      add_collisions(deadlock);
      add_all(ways_in_short(deadlock, words_));
      add_zone(deadlock);
      add_proposals();
      add_questions();
      add_readings(deadlock);
    }
    if (analysis_.stability) add_all(lasting(words_, *analysis_.stability));
    add_whose_word();
    return std::move(portions_);
  }

 private:
  void add_all(std::vector<Portion> portions) {
    for (Portion& portion : portions) portions_.push_back(std::move(portion));
  }

  // A part of lines; nothing where there are none.
  Portion* add_part(const char* id, const char* title, const std::vector<std::string>& lines) {
    if (lines.empty()) return nullptr;
    Portion portion{.id = id, .title = words_.say(title)};
    for (const std::string& line : lines) portion.entries.push_back({{item(line)}});
    return &portions_.emplace_back(std::move(portion));
  }

  // Contested issues, each with what every party says of it; then the claims that link several.
  void add_standpoints(const Deadlock& deadlock) {
    Portion issues{.more = "brief.more_issues", .first = 6, .is_wanted_whole = true};
    for (const IssueState& one : deadlock.states) {
      if (one.state != Standing::contested) continue;
      Entry entry = standpoints_on(one, deadlock);
      if (!entry.blocks.empty()) issues.entries.push_back(std::move(entry));
    }
    Portion linked{.more = "brief.linked", .is_whole = true};
    for (std::string& line : linked_standpoints(words_)) {
      linked.entries.push_back({{item(std::move(line))}});
    }
    if (issues.entries.empty() && linked.entries.empty()) return;
    issues.id = "standpoints";
    issues.title = words_.say("brief.standpoints");
    portions_.push_back(std::move(issues));
    portions_.push_back(std::move(linked));
  }

  // Nothing where the issue is only linked with others.
  [[nodiscard]] Entry standpoints_on(const IssueState& state, const Deadlock& deadlock) const {
    Entry entry;
    List said{Join::sentences, {}};
    const Standpoints speaking = standpoints(state.issue, words_);
    for (const std::string& one : speaking.sentences) {
      entry.blocks.push_back(item(words_.say("brief.sentence", {{"text", one}}), 1));
    }
    if (entry.blocks.empty()) return entry;
    if (!state.silent.empty()) {
      const std::size_t speak = speaking.parties.size();
      const bool is_rest = state.silent.size() > 2 &&
                           speak + state.silent.size() == deadlock.packages.not_excluded.size() &&
                           are_needed(speaking.parties, deadlock);
      entry.blocks.push_back(
          item(words_.say("brief.silent", {{"rest", yes_or_no(is_rest)},
                                           {"count", state.silent.size()},
                                           {"parties", words_.names(state.silent)}}),
               1));
    }
    const std::size_t speak = entry.blocks.size() - (state.silent.empty() ? 0 : 1);
    const std::size_t on_a_line = state.silent.size() > 1 ? speak : entry.blocks.size();
    for (std::size_t b = 0; b < on_a_line; ++b) said.parts.emplace_back(entry.blocks[b].text);
    entry.on_a_line = words_.say("brief.issue_says",
                                 {{"issue", words_.issue(state.issue)}, {"said", std::move(said)}});
    entry.blocks.insert(entry.blocks.begin(), item(words_.issue(state.issue)));
    return entry;
  }

  [[nodiscard]] static bool are_needed(const std::vector<PartyId>& parties,
                                       const Deadlock& deadlock) {
    std::set<PartyId> needed;
    for (const auto& one : deadlock.packages.not_excluded) needed.insert(one.party);
    return std::all_of(parties.begin(), parties.end(),
                       [&](PartyId party) { return needed.contains(party); });
  }

  // Issues that are not contested, by what is known of them.
  void add_other_issues(const Deadlock& deadlock) {
    std::vector<IssueId> compatible;
    std::vector<IssueId> unknown;
    List one_sided{Join::semicolons, {}};
    for (const IssueState& one : deadlock.states) {
      if (one.state == Standing::compatible) compatible.push_back(one.issue);
      if (one.state == Standing::unknown) unknown.push_back(one.issue);
      if (one.state != Standing::one_sided) continue;
      one_sided.parts.emplace_back(
          Message("brief.silent_on",
                  {{"issue", words_.issue(one.issue)}, {"parties", words_.names(one.silent)}}));
    }
    std::vector<std::string> lines;
    if (!compatible.empty()) {
      lines.push_back(words_.say("brief.compatible", {{"issues", words_.issues(compatible)}}));
    }
    if (!one_sided.parts.empty()) {
      lines.push_back(words_.say("brief.one_sided", {{"issues", std::move(one_sided)}}));
    }
    if (!unknown.empty()) {
      lines.push_back(words_.say("brief.unknown", {{"issues", words_.issues(unknown)}}));
    }
    add_part("other_issues", "brief.other_issues", lines);
  }

  // Conflicts of the same parties on one issue each stand together.
  void add_conflicts(const Deadlock& deadlock) {
    std::vector<std::string> linked;
    std::map<std::set<PartyId>, std::vector<IssueId>> alone;  // issues, each of which is enough
    for (const auto& one : deadlock.conflicts) {
      const std::set<PartyId> parties(one.parties.begin(), one.parties.end());
      if (one.issues.size() == 1 && one.rules.empty()) {
        add_new(alone[parties], one.issues.front());
      } else {
        add_new(linked,
                conflict("brief.conflict", one.issues, parties, yes_or_no(!one.rules.empty())));
      }
    }
    std::vector<std::string> lines;
    for (const auto& [parties, issues] : alone) {
      lines.push_back(conflict("brief.conflict_each", issues, parties, "no"));
    }
    lines.insert(lines.end(), linked.begin(), linked.end());
    if (Portion* part = add_part("blocks", "brief.blocks", lines)) part->first = 3;
  }

  [[nodiscard]] std::string conflict(const char* key, const std::vector<IssueId>& issues,
                                     const std::set<PartyId>& parties,
                                     const char* takes_rules) const {
    return words_.say(key, {{"issues", words_.issues(issues)},
                            {"count", issues.size()},
                            {"parties", words_.names({parties.begin(), parties.end()})},
                            {"rules", takes_rules}});
  }

  // Those on what does not block by itself; where they say the same of several issues, together.
  void add_collisions(const Deadlock& deadlock) {
    std::set<std::vector<IssueId>> blocked;
    for (const auto& one : deadlock.conflicts) blocked.insert(one.issues);
    std::vector<std::pair<std::string, std::vector<std::string>>> groups;  // sentence, issues
    for (const auto& one : deadlock.collisions) {
      if (blocked.count(one.meet.issues) > 0) continue;
      std::string says = in_words(one, words_);
      auto group = std::find_if(groups.begin(), groups.end(),
                                [&](const auto& other) { return other.first == says; });
      if (group == groups.end())
        group = groups.emplace(group, std::move(says), std::vector<std::string>{});
      add_new(group->second, words_.issues(one.meet.issues));
    }
    std::vector<std::string> lines;
    for (const auto& [says, issues] : groups) {
      List list{Join::semicolons, {issues.begin(), issues.end()}};
      lines.push_back(words_.say("brief.collision", {{"issues", std::move(list)}, {"says", says}}));
    }
    Portion* part = add_part("collisions",
                             blocked.empty() ? "brief.collisions" : "brief.more_collisions", lines);
    if (part != nullptr && !blocked.empty()) part->first = 0;
  }

  // What is open on the table, and which of it is efficient and fair.
  void add_zone(const Deadlock& deadlock) {
    if (deadlock.zone.empty()) return;
    const auto& count = deadlock.packages.zone.tabled.count;
    if (count && *count == Count{deadlock.zone.size()}) portions_.push_back(zone_of(deadlock));
    if (analysis_.settlements) {
      portions_.push_back(efficient_and_fair(*analysis_.settlements, words_));
    }
  }

  // What several packages have in common is said once.
  [[nodiscard]] Portion zone_of(const Deadlock& deadlock) const {
    Portion portion{.id = "zone", .title = words_.say("zone.title"), .first = 4};
    std::vector<std::size_t> alike;
    std::vector<std::size_t> apart;
    for (std::size_t i = 0; i < deadlock.issues.size(); ++i) {
      const bool is_alike = std::all_of(
          deadlock.zone.begin(), deadlock.zone.end(),
          [&](const auto& one) { return one.package[i] == deadlock.zone.front().package[i]; });
      (is_alike ? alike : apart).push_back(i);
    }
    std::vector<std::string> said = zone_in_words(deadlock, apart, words_);
    const bool is_factored = !alike.empty() && said.size() > 1;
    if (is_factored) {
      const std::string shared =
          package_in_words(deadlock, deadlock.zone.front().package, alike, words_);
      portion.head.push_back(item(
          words_.say("brief.zone_alike", {{"count", deadlock.zone.size()}, {"package", shared}})));
    } else {
      std::vector<std::size_t> all(deadlock.issues.size());
      std::iota(all.begin(), all.end(), std::size_t{0});
      said = zone_in_words(deadlock, all, words_);
    }
    portion.level = is_factored ? 1 : 0;
    for (std::string& one : said) {
      portion.entries.push_back({{item(std::move(one), portion.level)}});
    }
    return portion;
  }

  void add_proposals() {
    std::vector<std::string> lines;
    for (const auto& proposal : analysis_.proposals) {
      const auto row =
          std::find_if(negotiation_.proposals().begin(), negotiation_.proposals().end(),
                       [&](const Proposal& one) { return one.id == proposal.id; });
      const bool is_dated =
          row != negotiation_.proposals().end() && !row->date.empty() && row->date != "unknown";
      lines.push_back(
          words_.say("brief.proposal", {{"party", words_.name(proposal.by.value_or(PartyId{}))},
                                        {"dated", yes_or_no(is_dated)},
                                        {"date", is_dated ? row->date : std::string()},
                                        {"excluding", excluding_in_words(proposal)},
                                        {"excluded", yes_or_no(proposal.is_excluded)},
                                        {"accepted", words_.names(proposal.accepted_by)}}));
    }
    add_part("proposals", "brief.proposals", lines);
  }

  // "Town (Quay; Berths)": on which issues it breaks a line of theirs.
  [[nodiscard]] List excluding_in_words(const deadlock::TestedProposal& proposal) const {
    List list;
    for (const PartyId party : parties_excluding(proposal)) {
      std::vector<IssueId> issues;
      for (const PositionId id : negotiation_.positions_of(party)) {
        const Position& position = negotiation_.position(id);
        const auto* line = std::get_if<RedLine>(&position.claim);
        const bool is_broken =
            line != nullptr && std::find(proposal.breaks.begin(), proposal.breaks.end(),
                                         position.id) != proposal.breaks.end();
        if (!is_broken) continue;
        for (const IssueId issue : issues_of(line->formula)) add_new(issues, issue);
      }
      list.parts.emplace_back(
          issues.empty() ? Value(words_.name(party))
                         : Value(Message("brief.excluding", {{"party", words_.name(party)},
                                                             {"issues", words_.issues(issues)}})));
    }
    return list;
  }

  void add_questions() {
    Portion* part = add_part("questions", "questions.title", questions_in_short(analysis_, words_));
    if (part == nullptr) return;
    part->more = "brief.more_questions";
    part->first = 2;
    part->most = kMostQuestions;
  }

  void add_readings(const Deadlock& deadlock) {
    if (!analysis_.readings) return;
    Portion* part = add_part("readings", "readings.title",
                             readings_in_short(*analysis_.readings, deadlock, words_));
    if (part == nullptr) return;
    part->first = 0;
    part->most = kMostReadings;
  }

  // Of a deadlock the verdict says who of those needed has nobody to speak for them.
  [[nodiscard]] bool is_named_above(PartyId party) const {
    if (!analysis_.deadlock || analysis_.deadlock->conflicts.empty()) return false;
    const auto& needed = analysis_.deadlock->packages.not_excluded;
    return std::any_of(needed.begin(), needed.end(),
                       [&](const auto& one) { return one.party == party; });
  }

  void add_whose_word() {
    std::array<std::size_t, kBasisLevels> claims{};
    std::vector<PartyId> silent;
    std::size_t total = 0;
    for (const auto& party : analysis_.evidence) {
      for (std::size_t level = 0; level < kBasisLevels; ++level) {
        claims.at(level) += party.claims.at(level);
      }
      total += party.total();
      if (party.is_silent(negotiation_) && !is_named_above(party.party)) {
        silent.push_back(party.party);
      }
    }
    if (total == 0) return;
    List of_basis{Join::commas, {}};
    for (std::size_t level = 0; level < kBasisLevels; ++level) {
      if (claims.at(level) == 0) continue;
      of_basis.parts.emplace_back(Message(
          "brief.of_basis",
          {{"count", claims.at(level)}, {"basis", words_.basis(static_cast<Basis>(level))}}));
    }
    Portion part{.id = "whose_word", .title = words_.say("brief.whose_word")};
    part.head.push_back(
        item(words_.say("brief.evidence", {{"total", total},
                                           {"sources", negotiation_.sources().size()},
                                           {"parts", std::move(of_basis)}})));
    if (!silent.empty()) {
      part.head.push_back(item(words_.say("evidence.silent", {{"parties", words_.names(silent)}})));
    }
    if (!analysis_.disputed.empty()) {
      part.head.push_back(
          item(words_.say("brief.disputed", {{"count", analysis_.disputed.size()}})));
    }
    portions_.push_back(std::move(part));
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  const Words& words_;
  std::vector<Portion> portions_;
};

void add_lines(const std::vector<Block>& blocks, std::vector<BriefLine>& lines) {
  for (const Block& block : blocks) {
    lines.push_back({block.text, static_cast<std::size_t>(block.level)});
  }
}

Brief opening_of(const engine::Analysis& analysis, const Words& words) {
  return {headline(analysis, words),
          verdict_in_short(analysis, words),
          scope_in_short(analysis, words),
          day_in_short(analysis, words),
          {}};
}

// What stands above the parts.
Document to_opening(const Brief& brief) {
  Document opening = {paragraph(brief.headline)};
  std::string said;
  for (const std::string& sentences :
       {brief.verdict, brief.as_of.value_or(""), brief.scope.value_or("")}) {
    if (sentences.empty()) continue;
    said += (said.empty() ? "" : " ") + sentences;
  }
  if (!said.empty()) opening.push_back(paragraph(std::move(said)));
  return opening;
}

}  // namespace

Brief brief_of(const engine::Analysis& analysis, const words::Catalogue& catalogue) {
  const Words words(analysis.negotiation, catalogue);
  Brief brief = opening_of(analysis, words);
  for (const Portion& portion : Parts(analysis, words).portions()) {
    if (!portion.id.empty()) brief.parts.push_back({portion.id, portion.title, {}});
    if (portion.where == Where::drawn) continue;
    std::vector<BriefLine>& lines = brief.parts.back().lines;
    add_lines(portion.head, lines);
    for (const Entry& entry : portion.entries) add_lines(entry.blocks, lines);
  }
  return brief;
}

Document to_document(const Brief& brief) {
  Document document = to_opening(brief);
  for (const BriefPart& part : brief.parts) {
    document.push_back({Block::Kind::heading, part.title, 1});
    for (const BriefLine& line : part.lines) {
      document.push_back({Block::Kind::item, line.text, static_cast<int>(line.level)});
    }
  }
  return document;
}

Document to_brief(const engine::Analysis& analysis, const words::Catalogue& catalogue,
                  Closing closing) {
  const Words words(analysis.negotiation, catalogue);
  Document opening = to_opening(opening_of(analysis, words));
  opening.insert(opening.begin(), {Block::Kind::title, analysis.negotiation.title()});
  const std::string rest =
      closing == Closing::how_to_see_more ? words.say("brief.rest") : std::string();
  return fitted(opening, Parts(analysis, words).portions(), rest, kBriefLines, words);
}

}  // namespace zopa::report
