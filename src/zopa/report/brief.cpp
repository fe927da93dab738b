#include "zopa/report/brief.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "zopa/report/cards.hpp"
#include "zopa/report/deadlock_section.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/proposals_section.hpp"
#include "zopa/report/questions_section.hpp"
#include "zopa/report/readings_section.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/report/stability_section.hpp"
#include "zopa/report/standpoints.hpp"
#include "zopa/report/verdict_section.hpp"
#include "zopa/report/ways_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::IssueState;
using deadlock::Standing;

constexpr std::size_t kMostQuestions = 5;
constexpr std::size_t kMostReadings = 3;

Block paragraph(std::string text) { return {Block::Kind::paragraph, std::move(text)}; }
Block heading(std::string text) { return {Block::Kind::heading, std::move(text), 1}; }
Block item(std::string text, int level = 0) { return {Block::Kind::item, std::move(text), level}; }

// Each once, in order.
template <class T>
void add_new(std::vector<T>& all, T one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(std::move(one));
}

class Brief {
 public:
  Brief(const engine::Analysis& analysis, const words::Catalogue& catalogue)
      : analysis_(analysis),
        negotiation_(analysis.negotiation),
        words_(analysis.negotiation, catalogue) {}

  Document write() {
    parts_.push_back({.head = {{Block::Kind::title, negotiation_.title()}}});
    add_scope();
    if (analysis_.deadlock || !analysis_.stability) {
      parts_.push_back({.head = {paragraph(verdict_in_words(analysis_, words_))}});
    }
    if (analysis_.deadlock) {
      add_who_counts(*analysis_.deadlock);
      add_moved();
      add_standpoints(*analysis_.deadlock);
      add_other_issues(*analysis_.deadlock);
      add_conflicts(*analysis_.deadlock);
      add_collisions(*analysis_.deadlock);
      add_ways(*analysis_.deadlock);
      add_zone(*analysis_.deadlock);
      add_proposals();
      add_questions();
      add_readings(*analysis_.deadlock);
    }
    if (analysis_.stability) add_parts(lasting(words_, *analysis_.stability));
    add_whose_word();
    parts_.push_back({.head = {paragraph(words_.say("brief.rest"))}});
    return fitted(parts_, kBriefLines, words_);
  }

 private:
  void add_parts(std::vector<Portion> parts) {
    for (Portion& part : parts) parts_.push_back(std::move(part));
  }

  // A section of lines; nothing where there are none.
  void add(const char* title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    Portion part{.head = {heading(words_.say(title))}};
    for (const std::string& line : lines) part.entries.push_back({item(line)});
    parts_.push_back(std::move(part));
  }

  // What the answer leaves out.
  void add_scope() {
    List scope{Join::sentences, {}};
    if (analysis_.is_stopped()) scope.parts.emplace_back(Message("limits.stopped"));
    if (analysis_.tabled_only) scope.parts.emplace_back(Message("scope.tabled_only"));
    if (!analysis_.without.empty()) {
      scope.parts.emplace_back(
          Message("scope.without", {{"ids", List{Join::all, codes(analysis_.without)}}}));
    }
    if (scope.parts.empty()) return;
    parts_.push_back({.head = {paragraph(words_.text(std::move(scope)))}});
  }

  // What a reader of the verdict has to know of parties.
  void add_who_counts(const Deadlock& deadlock) {
    List sentences{Join::sentences, {}};
    const bool has_rule = negotiation_.agreement().has_value();
    const auto say_of = [&](const char* key, const std::vector<PartyId>& parties) {
      if (parties.empty()) return;
      sentences.parts.emplace_back(
          Message(key, {{"rule", yes_or_no(has_rule)}, {"parties", words_.names(parties)}}));
    };
    say_of("verdict.excluding", deadlock.excluding);
    say_of("verdict.absent", deadlock.absent);
    say_of("verdict.no_line_known", deadlock.no_line_known);
    if (sentences.parts.empty()) return;
    parts_.push_back({.head = {paragraph(words_.text(std::move(sentences)))}});
  }

  // Claims that say something else than at the last round, new ones, and those that are gone.
  void add_moved() {
    if (!analysis_.moved) return;
    const engine::Moved& moved = *analysis_.moved;
    Portion part{.more = "brief.changes", .is_whole = true};
    const auto add_line = [&](const char* key, const engine::OnFile& row, std::string before) {
      if (!row.position) return;
      part.entries.push_back({item(words_.say(
          key, {{"claim", words_.claim(*row.position)}, {"before", std::move(before)}}))});
    };
    for (const auto& one : moved.changes.changed) {
      if (one.before.says == one.after.says || !one.before.position) continue;
      add_line("brief.changed", one.after, words_.claim(*one.before.position));
    }
    for (const auto& one : moved.changes.gained) add_line("brief.gained", one, "");
    for (const auto& one : moved.changes.lost) add_line("brief.lost", one, "");
    const Round& round = negotiation_.rounds()[moved.since.index()];
    const bool is_dated = !round.date.empty() && round.date != "unknown";
    std::vector<Argument> since = {
        {"dated", yes_or_no(is_dated)}, {"date", round.date}, {"kind", Quoted{round.kind}}};
    part.head = {part.entries.empty()
                     ? paragraph(words_.say("brief.nothing_moved", std::move(since)))
                     : heading(words_.say("brief.moved", std::move(since)))};
    parts_.push_back(std::move(part));
  }

  // Contested issues, each with what every party says of it; then the claims that link several.
  void add_standpoints(const Deadlock& deadlock) {
    Portion issues{.more = "brief.more_issues", .at_once = 2};
    for (const IssueState& one : deadlock.states) {
      if (one.state != Standing::contested) continue;
      std::vector<Block> entry = {item(words_.issue(one.issue))};
      for (std::size_t p = 0; p < negotiation_.parties().size(); ++p) {
        if (auto line = standpoint(PartyId{p}, one.issue, words_)) {
          entry.push_back(item(std::move(*line), 1));
        }
      }
      if (entry.size() == 1) continue;  // it is only linked with others
      if (!one.silent.empty()) {
        entry.push_back(
            item(words_.say("brief.silent", {{"parties", words_.names(one.silent)}}), 1));
      }
      issues.entries.push_back(std::move(entry));
    }
    Portion linked{.more = "brief.linked", .is_whole = true};
    for (std::string& line : linked_standpoints(words_)) {
      linked.entries.push_back({item(std::move(line))});
    }
    if (issues.entries.empty() && linked.entries.empty()) return;
    issues.head = {heading(words_.say("brief.standpoints"))};
    parts_.push_back(std::move(issues));
    parts_.push_back(std::move(linked));
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
    add("brief.other_issues", lines);
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
    add("brief.blocks", lines);
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
    add(blocked.empty() ? "brief.collisions" : "brief.more_collisions", lines);
  }

  void add_ways(const Deadlock& deadlock) {
    if (deadlock.ways.count() == 0) return;
    parts_.push_back({.head = {heading(words_.say("brief.ways"))}});
    add_parts(patterns_of(deadlock, words_));
  }

  // What is open on the table, and which of it is efficient and fair.
  void add_zone(const Deadlock& deadlock) {
    if (deadlock.zone.empty()) return;
    const auto& count = deadlock.packages.zone.tabled.count;
    if (count && *count == Count{deadlock.zone.size()}) {
      add("zone.title", zone_in_words(deadlock, words_));
    }
    if (analysis_.settlements) {
      parts_.push_back(efficient_and_fair(*analysis_.settlements, words_));
    }
  }

  void add_proposals() {
    std::vector<std::string> lines;
    for (const auto& proposal : analysis_.proposals) {
      lines.push_back(
          words_.say("brief.proposal", {{"party", words_.name(proposal.by.value_or(PartyId{}))},
                                        {"excluding", words_.names(parties_excluding(proposal))},
                                        {"excluded", yes_or_no(proposal.is_excluded)},
                                        {"accepted", words_.names(proposal.accepted_by)}}));
    }
    add("brief.proposals", lines);
  }

  void add_questions() {
    std::vector<std::string> questions = questions_in_short(analysis_, words_);
    if (questions.size() > kMostQuestions) questions.resize(kMostQuestions);
    add("questions.title", questions);
  }

  void add_readings(const Deadlock& deadlock) {
    if (!analysis_.readings) return;
    std::vector<std::string> lines = readings_in_short(*analysis_.readings, deadlock, words_);
    if (lines.size() > kMostReadings) lines.resize(kMostReadings);
    add("readings.title", lines);
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
      if (party.is_silent(negotiation_)) silent.push_back(party.party);
    }
    if (total == 0) return;
    List of_basis{Join::commas, {}};
    for (std::size_t level = 0; level < kBasisLevels; ++level) {
      if (claims.at(level) == 0) continue;
      of_basis.parts.emplace_back(
          Message("brief.of_basis",
                  {{"count", claims.at(level)}, {"basis", to_text(static_cast<Basis>(level))}}));
    }
    Portion part{.head = {heading(words_.say("brief.whose_word"))}};
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
    parts_.push_back(std::move(part));
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  Words words_;
  std::vector<Portion> parts_;
};

}  // namespace

Document to_brief(const engine::Analysis& analysis, const words::Catalogue& catalogue) {
  return Brief(analysis, catalogue).write();
}

}  // namespace zopa::report
