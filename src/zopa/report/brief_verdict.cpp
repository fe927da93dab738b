#include "zopa/report/brief_verdict.hpp"

#include <algorithm>

#include "zopa/model/sums.hpp"
#include "zopa/report/ratification_section.hpp"
#include "zopa/report/stability_section.hpp"

namespace zopa::report {
namespace {

using deadlock::Deadlock;
using deadlock::Verdict;

constexpr std::size_t kMostNamed = 4;  // parties in a sentence that speaks of all of them

bool is_known_date(const std::string& date) { return !date.empty() && date != "unknown"; }

class Verdicts {
 public:
  Verdicts(const engine::Analysis& analysis, const Words& words)
      : analysis_(analysis), negotiation_(analysis.negotiation), words_(words) {}

  [[nodiscard]] std::string headline() const {
    if (analysis_.deadlock) return words_.text(headline_of(*analysis_.deadlock));
    if (analysis_.stability) return lasting_headline(words_, *analysis_.stability);
    if (const auto verdict = analysis_.verdict()) return words_.text(headline_of(*verdict));
    const Message* why = analysis_.why_not_computed("deadlock");
    return words_.say("brief.head_none", {{"why", why == nullptr ? Message("why.stopped") : *why}});
  }

  [[nodiscard]] std::string sentences() const {
    List list{Join::sentences, {}};
    if (analysis_.deadlock) {
      add_verdict(*analysis_.deadlock, list);
      add_who_counts(*analysis_.deadlock, list);
    } else if (analysis_.stability) {
      list.parts.emplace_back(Message("brief.own_moves"));
    } else if (analysis_.verdict() == Verdict::deadlock) {
      add_out_of_reach(*analysis_.settlements, list);
    }
    return list.parts.empty() ? std::string() : words_.text(std::move(list));
  }

 private:
  // Of a file of another program: its reservations are all that may stand in the way.
  [[nodiscard]] Message headline_of(Verdict verdict) const {
    const settle::Settlements& found = *analysis_.settlements;
    if (verdict == Verdict::deadlock)
      return {"brief.head_out_of_reach", {{"number", found.parties.size()}}};
    return {"brief.head_in_reach",
            {{"number", found.parties.size()},
             {"known", yes_or_no(found.accepted_by_all.has_value())},
             {"count", found.accepted_by_all.value_or(0)}}};
  }

  void add_out_of_reach(const settle::Settlements& found, List& list) const {
    if (found.out_of_reach.empty()) return;
    constexpr std::size_t kMostSets = 6;
    List sets{Join::semicolons, {}};
    for (const auto& parties : found.out_of_reach) {
      if (sets.parts.size() == kMostSets) break;
      sets.parts.emplace_back(
          Message("brief.out_of_reach_of",
                  {{"number", parties.size()}, {"parties", words_.names(parties)}}));
    }
    list.parts.emplace_back(Message(
        "brief.out_of_reach",
        {{"more", found.out_of_reach.size() - sets.parts.size()}, {"sets", std::move(sets)}}));
  }

  [[nodiscard]] std::vector<PartyId> parties_needed(const Deadlock& deadlock) const {
    std::vector<PartyId> parties;
    for (const auto& count : deadlock.packages.not_excluded) parties.push_back(count.party);
    return parties;
  }

  // Whoever has to agree: by name, or by the rule where there is one.
  [[nodiscard]] std::vector<Argument> who_agrees(const Deadlock& deadlock) const {
    const std::vector<PartyId> parties = parties_needed(deadlock);
    const auto& rule = negotiation_.agreement();
    return {{"who", rule                           ? "rule"
                    : parties.size() <= kMostNamed ? "named"
                                                   : "all"},
            {"parties", words_.names(parties)},
            {"number", parties.size()},
            {"agreement", rule ? words_.agreement(*rule) : std::string()}};
  }

  [[nodiscard]] Message headline_of(const Deadlock& deadlock) const {
    if (!deadlock.verdict) return Message("brief.head_unknown");
    std::vector<Argument> who = who_agrees(deadlock);
    switch (*deadlock.verdict) {
      case Verdict::deadlock:
        if (deadlock.packages.tabled.is_zero()) return Message("brief.head_nothing");
        if (deadlock.conflicts.empty() && !deadlock.rules_conflict.empty()) {
          return Message("brief.head_rules");
        }
        return {"brief.head_deadlock", std::move(who)};
      case Verdict::agreement_possible:
        if (stands_nothing(analysis_)) {
          return {"brief.head_not_ratified",
                  {{"parties", words_.names(analysis_.ratification->ratifiers)}}};
        }
        break;
      case Verdict::demands_only:
        return Message("brief.head_demands");
    }
    const auto& agreed = deadlock.packages.agreed.tabled;
    const bool is_agreed = !deadlock.packages.accepted.empty() &&
                           (agreed.count ? !agreed.count->is_zero() : agreed.any.value_or(false));
    if (is_agreed) return {"brief.head_agreed", std::move(who)};
    if (negotiation_.positions().empty()) return Message("brief.head_no_claims");
    return Message("brief.head_possible");
  }

  void add_verdict(const Deadlock& deadlock, List& list) const {
    if (!deadlock.verdict) return;
    if (deadlock.verdict == Verdict::deadlock) return add_deadlock(deadlock, list);
    std::vector<Argument> arguments =
        with_count(deadlock.packages.zone.tabled, who_agrees(deadlock));
    list.parts.emplace_back(Message("brief.open", std::move(arguments)));
    if (deadlock.verdict == Verdict::demands_only) {
      list.parts.emplace_back(Message("brief.demands_apart"));
    }
    if (deadlock.packages.accepted.empty()) return;
    std::vector<Argument> accepted =
        with_count(deadlock.packages.agreed.tabled, who_agrees(deadlock));
    list.parts.emplace_back(Message("brief.accepted", std::move(accepted)));
  }

  void add_deadlock(const Deadlock& deadlock, List& list) const {
    if (deadlock.packages.tabled.is_zero()) {
      list.parts.emplace_back(Message("brief.no_option_tabled",
                                      {{"count", deadlock.no_tabled_option.size()},
                                       {"issues", words_.issues(deadlock.no_tabled_option)}}));
      return;
    }
    if (deadlock.conflicts.empty()) {
      if (deadlock.rules_conflict.empty()) return;
      List rules{Join::semicolons, {}};
      for (const RuleId rule : deadlock.rules_conflict) {
        rules.parts.emplace_back(words_.rule(negotiation_.rules()[rule.index()]));
      }
      list.parts.emplace_back(Message("brief.rules_apart", {{"rules", std::move(rules)}}));
      return;
    }
    std::vector<Argument> arguments =
        with_count(deadlock.packages.feasible.tabled, who_agrees(deadlock));
    arguments.push_back({"has_rules", yes_or_no(has_stated_rules(negotiation_))});
    list.parts.emplace_back(Message("brief.deadlock", arguments));
    if (!negotiation_.agreement()) {
      list.parts.emplace_back(Message("brief.worse", std::move(arguments)));
    }
    list.parts.emplace_back(rests_on(deadlock));
  }

  // On whose word the red lines stand, and who of those needed has none.
  [[nodiscard]] Message rests_on(const Deadlock& deadlock) const {
    const std::vector<PartyId> needed = parties_needed(deadlock);
    std::vector<PartyId> silent;
    for (const auto& party : analysis_.evidence) {
      const bool counts = std::find(needed.begin(), needed.end(), party.party) != needed.end();
      if (counts && party.is_silent(negotiation_)) silent.push_back(party.party);
    }
    return {"brief.rests",
            {{"basis", to_text(deadlock.basis)},
             {"sources", negotiation_.sources().size()},
             {"silent", words_.names(silent)}}};
  }

  // What a reader of the verdict has to know of parties.
  void add_who_counts(const Deadlock& deadlock, List& list) const {
    const auto say_of = [&](const char* key, const std::vector<PartyId>& parties) {
      if (parties.empty()) return;
      list.parts.emplace_back(
          Message(key, {{"rule", yes_or_no(negotiation_.agreement().has_value())},
                        {"parties", words_.names(parties)}}));
    };
    add_sentences_of_ratification(analysis_, words_, list);
    say_of("verdict.excluding", deadlock.excluding);
    say_of("verdict.absent", deadlock.absent);
    say_of("verdict.no_line_known", deadlock.no_line_known);
  }

  const engine::Analysis& analysis_;
  const Negotiation& negotiation_;
  const Words& words_;
};

}  // namespace

std::string headline(const engine::Analysis& analysis, const Words& words) {
  return Verdicts(analysis, words).headline();
}

std::string verdict_in_short(const engine::Analysis& analysis, const Words& words) {
  return Verdicts(analysis, words).sentences();
}

std::optional<std::string> scope_in_short(const engine::Analysis& analysis, const Words& words) {
  List scope{Join::sentences, {}};
  if (analysis.is_stopped()) scope.parts.emplace_back(Message("limits.stopped"));
  if (analysis.tabled_only) scope.parts.emplace_back(Message("scope.tabled_only"));
  if (analysis.without_former) scope.parts.emplace_back(Message("scope.without_former"));
  if (!analysis.without.empty()) {
    scope.parts.emplace_back(Message("brief.without", {{"count", analysis.without.size()}}));
  }
  if (!analysis.known_later.empty()) {
    scope.parts.emplace_back(Message("brief.later", {{"count", analysis.known_later.size()}}));
  }
  if (scope.parts.empty()) return std::nullopt;
  return words.text(std::move(scope));
}

std::optional<std::string> day_in_short(const engine::Analysis& analysis, const Words& words) {
  const Day& day = analysis.as_of;
  if (day.date.empty() && !day.round) return std::nullopt;
  const Round none;
  const Round& round = day.round ? analysis.negotiation.rounds()[day.round->index()] : none;
  const bool is_dated = is_known_date(round.date) && round.date != day.date;
  return words.say("brief.as_of", {{"dated", yes_or_no(!day.date.empty())},
                                   {"date", day.date},
                                   {"round", yes_or_no(day.round.has_value())},
                                   {"kind", Quoted{round.kind}},
                                   {"round_dated", yes_or_no(is_dated)},
                                   {"round_date", round.date},
                                   {"earlier", yes_or_no(analysis.is_of_earlier_day())}});
}

}  // namespace zopa::report
