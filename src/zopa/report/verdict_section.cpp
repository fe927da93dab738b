#include "zopa/report/verdict_section.hpp"

#include <algorithm>
#include <set>

#include "zopa/model/sums.hpp"
#include "zopa/report/brief_verdict.hpp"
#include "zopa/report/ratification_section.hpp"
#include "zopa/report/ways_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Conflict;
using deadlock::Deadlock;
using deadlock::Verdict;

constexpr std::size_t kMostNotBlocking = 6;

class VerdictSection : private DocumentWriter {
 public:
  VerdictSection(const engine::Analysis& analysis, const Words& words, Cards& cards,
                 Document& document)
      : DocumentWriter(document),
        analysis_(analysis),
        negotiation_(words.negotiation()),
        words_(words),
        cards_(cards) {}

  void write() {
    const Deadlock& deadlock = *analysis_.deadlock;
    paragraph(in_words());
    if (deadlock.support && !deadlock.packages.tabled.is_zero()) write_support(deadlock);
    write_summary(deadlock);
    write_counts(deadlock);
    if (!deadlock.absent.empty()) {
      item(words_.say("verdict.absent", {{"rule", yes_or_no(has_agreement_rule())},
                                         {"parties", words_.names(deadlock.absent)}}));
    }
    List afterwards{Join::sentences, {}};
    add_sentences_of_ratification(analysis_, words_, afterwards);
    if (!afterwards.parts.empty()) item(words_.text(std::move(afterwards)));
    if (!deadlock.excluding.empty()) {
      item(words_.say("verdict.excluding", {{"parties", words_.names(deadlock.excluding)}}));
    }
    write_not_blocking(deadlock);
    if (!deadlock.no_line_known.empty()) {
      item(
          words_.say("verdict.no_line_known", {{"parties", words_.names(deadlock.no_line_known)}}));
    }
    for (const auto& unused : deadlock.reservations_not_counted) {
      if (!unused.why) continue;
      item(words_.say("verdict.reservation_not_used",
                      {{"reservation", Code{unused.id}}, {"why", *unused.why}}));
    }
    paragraph(words_.say("verdict.basis_caveat"));
  }

  // Of an earlier day it says so, and what is left out.
  [[nodiscard]] std::string in_words() {
    const Deadlock& deadlock = *analysis_.deadlock;
    List sentences{Join::sentences, {}};
    if (analysis_.is_of_earlier_day() && deadlock.verdict == Verdict::deadlock) {
      sentences.parts.emplace_back(Message("verdict.deadlock_then", {{"day", day()}}));
    }
    sentences.parts.emplace_back(sentence(deadlock));
    if (!analysis_.known_later.empty()) {
      sentences.parts.emplace_back(
          Message("verdict.later", {{"ids", List{Join::all, codes(analysis_.known_later)}}}));
    }
    return words_.text(std::move(sentences));
  }

 private:
  [[nodiscard]] bool has_agreement_rule() const { return negotiation_.agreement().has_value(); }

  // Whoever has to agree: by name, or by the rule where there is one.
  [[nodiscard]] std::vector<Argument> who_agrees(const Deadlock& deadlock) const {
    std::vector<PartyId> parties;
    for (const auto& count : deadlock.packages.not_excluded) parties.push_back(count.party);
    const auto& rule = negotiation_.agreement();
    return {{"rule", yes_or_no(rule.has_value())},
            {"parties", words_.names(parties)},
            {"agreement", rule ? words_.agreement(*rule) : std::string()}};
  }

  [[nodiscard]] Message sentence(const Deadlock& deadlock) {
    if (!deadlock.verdict) return Message("verdict.not_reached");
    if (*deadlock.verdict == Verdict::deadlock) return sentence_of_deadlock(deadlock);
    return sentence_of_zone(deadlock);
  }

  [[nodiscard]] Message sentence_of_deadlock(const Deadlock& deadlock) {
    if (deadlock.packages.tabled.is_zero()) {
      return {"verdict.nothing_tabled", {{"issues", words_.issues(deadlock.no_tabled_option)}}};
    }
    if (deadlock.conflicts.empty() && !deadlock.conflicts_complete) {
      return Message("verdict.deadlock_stopped");
    }
    if (deadlock.conflicts.empty()) {
      return {"verdict.rules", {{"rules", cards_.rules_in_words(deadlock.rules_conflict)}}};
    }
    std::vector<Argument> arguments =
        with_count(deadlock.packages.feasible.tabled, who_agrees(deadlock));
    arguments.push_back({"has_rules", yes_or_no(has_stated_rules(negotiation_))});
    arguments.push_back({"basis", to_text(deadlock.basis)});
    return {"verdict.deadlock", std::move(arguments)};
  }

  void write_support(const Deadlock& deadlock) {
    const Conflict& support = deadlock.conflicts[*deadlock.support];
    List rules;
    for (const RuleId rule : support.rules) {
      rules.parts.emplace_back(Code{negotiation_.rules()[rule.index()].id});
    }
    item(words_.say("verdict.support", {{"basis", words_.basis(deadlock.basis)},
                                        {"lines", List{Join::all, codes(support.lines)}},
                                        {"rules", std::move(rules)}}));
    write_disputed(deadlock);
  }

  // In a deadlock, what blocks says enough.
  void write_not_blocking(const Deadlock& deadlock) {
    const auto& all = deadlock.not_blocking;
    if (all.empty() || deadlock.verdict == Verdict::deadlock) return;
    List parts{Join::semicolons, {}};
    for (std::size_t i = 0; i < std::min(all.size(), kMostNotBlocking); ++i) {
      parts.parts.emplace_back(
          Message("verdict.lines_meet", {{"lines", List{Join::all, codes(all[i].lines)}},
                                         {"issues", words_.issues(all[i].issues)}}));
    }
    item(words_.say("verdict.not_blocking", {{"count", all.size()},
                                             {"all", yes_or_no(all.size() <= kMostNotBlocking)},
                                             {"meetings", std::move(parts)}}));
  }

  // Of all that the verdict rests on.
  void write_disputed(const Deadlock& deadlock) {
    const auto disputes = disputes_of(negotiation_);
    List statements;
    for (const StatementId id : deadlock.conflicts[*deadlock.support].because) {
      if (disputes[id.index()].empty()) continue;
      statements.parts.emplace_back(Code{negotiation_.statement(id).id});
    }
    if (statements.parts.empty()) return;
    item(words_.say("verdict.disputed", {{"statements", std::move(statements)}}));
  }

  [[nodiscard]] Message sentence_of_zone(const Deadlock& deadlock) const {
    const bool is_demands_only = *deadlock.verdict == Verdict::demands_only;
    std::vector<Argument> arguments =
        with_count(deadlock.packages.zone.tabled, who_agrees(deadlock));
    if (!analysis_.is_of_earlier_day()) {
      return {is_demands_only ? "verdict.demands_only" : "verdict.possible", std::move(arguments)};
    }
    arguments.push_back({"day", day()});
    return {is_demands_only ? "verdict.demands_only_then" : "verdict.possible_then",
            std::move(arguments)};
  }

  [[nodiscard]] Message day() const {
    const Day& as_of = analysis_.as_of;
    const bool is_dated = !as_of.date.empty();
    return {"verdict.day",
            {{"dated", yes_or_no(is_dated)},
             {"date", as_of.date},
             {"round", Code{is_dated ? "" : negotiation_.rounds()[as_of.round->index()].id}}}};
  }

  // What the sections below hold, for a reader who stops here.
  void write_summary(const Deadlock& deadlock) {
    if (deadlock.verdict == Verdict::deadlock && !deadlock.conflicts.empty()) {
      write_why(deadlock);
    }
    if (deadlock.collisions.empty()) return;
    std::set<IssueId> issues;
    for (const auto& one : deadlock.collisions) {
      issues.insert(one.meet.issues.begin(), one.meet.issues.end());
    }
    item(words_.say("summary.collisions",
                    {{"count", deadlock.collisions.size()},
                     {"complete", yes_or_no(deadlock.collisions_complete)},
                     {"issues", words_.issues({issues.begin(), issues.end()})}}));
  }

  void write_why(const Deadlock& deadlock) {
    std::set<IssueId> issues;
    for (const Conflict& conflict : deadlock.conflicts) {
      issues.insert(conflict.issues.begin(), conflict.issues.end());
    }
    item(words_.say("summary.why", {{"count", deadlock.conflicts.size()},
                                    {"complete", yes_or_no(deadlock.conflicts_complete)},
                                    {"issues", words_.issues({issues.begin(), issues.end()})}}));
    const auto& ways = deadlock.ways;
    if (ways.count() > 0) {
      item(words_.say("summary.ways", {{"count", ways.count()},
                                       {"complete", yes_or_no(ways.complete())},
                                       {"groups", ways_by_group(ways)}}));
    }
  }

  void write_counts(const Deadlock& deadlock) {
    const auto& packages = deadlock.packages;
    item(words_.say("counts.packages",
                    {{"tabled", packages.tabled},
                     {"has_rules", yes_or_no(has_stated_rules(negotiation_))},
                     {"tabled_feasible", how_many(packages.feasible.tabled)},
                     {"has_untabled", yes_or_no(packages.total != packages.tabled)},
                     {"total", packages.total},
                     {"total_feasible", how_many(packages.feasible.all)}}));
    for (const auto& [party, count] : packages.not_excluded) {
      item(words_.say("counts.open_to", counted(count, {{"party", words_.name(party)}})));
    }
    item(words_.say("counts.open_to_all",
                    counted(packages.zone, {{"rule", yes_or_no(has_agreement_rule())}})));
    for (const auto& [party, count] : packages.accepted) {
      item(words_.say("counts.accepted", counted(count, {{"party", words_.name(party)}})));
    }
    if (!packages.accepted.empty()) {
      item(words_.say("counts.accepted_by_all",
                      counted(packages.agreed, {{"rule", yes_or_no(has_agreement_rule())}})));
    }
  }

  static std::vector<Argument> counted(const deadlock::Counted& count,
                                       std::vector<Argument> arguments) {
    arguments.push_back({"tabled", how_many(count.tabled)});
    arguments.push_back({"all", how_many(count.all)});
    return arguments;
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  const Words& words_;
  Cards& cards_;
};

}  // namespace

void write_verdict(const engine::Analysis& analysis, const Words& words, Cards& cards,
                   Document& document) {
  if (!analysis.has("deadlock")) return;
  document.push_back({Block::Kind::heading, words.say("verdict.title")});
  if (analysis.deadlock) {
    VerdictSection(analysis, words, cards, document).write();
  } else if (analysis.verdict()) {
    document.push_back({Block::Kind::paragraph, headline(analysis, words)});
    const std::string more = verdict_in_short(analysis, words);
    if (!more.empty()) document.push_back({Block::Kind::paragraph, more});
  } else if (const Message* why = analysis.why_not_computed("deadlock")) {
    document.push_back({Block::Kind::paragraph, words.say("verdict.none", {{"why", *why}})});
  }
}

}  // namespace zopa::report
