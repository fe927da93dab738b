// The deadlock engine against tests/support/deadlock_oracle, on random negotiations.
#include "deadlock_oracle.hpp"

#include "finished.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/easing.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using deadlock::Deadlock;
using deadlock::Verdict;
using testing::OracleAnswer;
using testing::OracleNeeds;

constexpr std::size_t kAll = 1'000'000;

Deadlock diagnosed(const Negotiation& negotiation) {
  deadlock::Options options;
  options.ways_shown = kAll;
  options.most_ways = kAll;
  options.most_listed = kAll;
  return deadlock::diagnose(negotiation, options);
}

std::set<std::string> ids_of(const Negotiation& negotiation, const std::vector<IssueId>& issues) {
  std::set<std::string> ids;
  for (const IssueId issue : issues) ids.insert(negotiation.issue(issue).id);
  return ids;
}

std::vector<std::string> ids_of(const Negotiation& negotiation, const std::vector<RuleId>& rules) {
  std::vector<std::string> ids;
  for (const RuleId rule : rules) ids.push_back(negotiation.rules()[rule.index()].id);
  return ids;
}

void check_conflicts(const Negotiation& negotiation,
                     const std::vector<deadlock::Conflict>& conflicts,
                     const std::map<std::set<std::string>, testing::OracleConflict>& expected) {
  RC_ASSERT(conflicts.size() == expected.size());
  for (const auto& conflict : conflicts) {
    const auto known = expected.find({conflict.lines.begin(), conflict.lines.end()});
    RC_ASSERT(known != expected.end());
    RC_ASSERT(ids_of(negotiation, conflict.issues) == known->second.issues);
    RC_ASSERT(ids_of(negotiation, conflict.rules) == known->second.rules);
  }
}

std::uint64_t number(const deadlock::PackageCount& count) {
  RC_ASSERT(count.count.has_value());
  return *count.count->small();
}

std::set<PartyId> silent_on(const Negotiation& negotiation, const Deadlock& answer, IssueId issue) {
  std::set<PartyId> silent;
  for (const auto& count : answer.packages.not_excluded) silent.insert(count.party);
  for (const Position& position : negotiation.positions()) {
    const std::vector<IssueId> named = issues_of(position.claim);
    if (std::find(named.begin(), named.end(), issue) != named.end()) silent.erase(position.party);
  }
  return silent;
}

// Nothing is called compatible on which red lines or demands of anybody meet, or somebody needed
// has said nothing.
void check_issues(const Negotiation& negotiation, const Deadlock& answer,
                  const OracleAnswer& oracle) {
  using deadlock::Standing;
  const bool has_packages = number(answer.packages.feasible.tabled) > 0;
  RC_ASSERT(answer.states.size() == answer.issues.size());
  for (std::size_t i = 0; i < answer.states.size(); ++i) {
    const auto& [issue, state, silent] = answer.states[i];
    RC_ASSERT(issue == answer.issues[i]);
    const std::set<PartyId> expected = silent_on(negotiation, answer, issue);
    RC_ASSERT(std::set<PartyId>(silent.begin(), silent.end()) == expected);
    RC_ASSERT(state.has_value() == has_packages);
    if (!has_packages) continue;
    const std::string& id = negotiation.issue(issue).id;
    const bool is_contested = oracle.contested.count(id) > 0 || oracle.agreeable.count(id) == 0;
    RC_ASSERT((*state == Standing::contested) == is_contested);
    if (is_contested) continue;
    RC_ASSERT((*state == Standing::compatible) == expected.empty());
    RC_ASSERT((*state == Standing::unknown) ==
              (!expected.empty() && expected.size() == answer.packages.not_excluded.size()));
  }
}

void check_collisions(const Negotiation& negotiation, const Deadlock& answer,
                      const OracleAnswer& oracle) {
  std::vector<deadlock::Conflict> meetings;
  bool is_among_those_needed = false;
  for (const auto& collision : answer.collisions) {
    meetings.push_back(collision.meet);
    RC_ASSERT(collision.demands > 0U);
    std::set<PartyId> others;
    for (std::size_t i = 0; i < collision.meet.lines.size(); ++i) {
      const auto row =
          std::find_if(negotiation.positions().begin(), negotiation.positions().end(),
                       [&](const Position& one) { return one.id == collision.meet.lines[i]; });
      const bool is_demand =
          row != negotiation.positions().end() && std::holds_alternative<Demand>(row->claim);
      RC_ASSERT(is_demand == (i < collision.demands));
      const PartyId party = collision.meet.parties[i];
      const bool counts =
          std::any_of(answer.packages.not_excluded.begin(), answer.packages.not_excluded.end(),
                      [&](const auto& one) { return one.party == party; });
      if (!counts) others.insert(party);
    }
    RC_ASSERT(std::set<PartyId>(collision.not_needed.begin(), collision.not_needed.end()) ==
              others);
    is_among_those_needed = is_among_those_needed || others.empty();
  }
  check_conflicts(negotiation, meetings, oracle.collisions);
  if (oracle.zone_tabled > 0) {
    RC_ASSERT((answer.verdict == Verdict::demands_only) == is_among_those_needed);
  }
}

void check_counts(const Negotiation& negotiation, const Deadlock& answer,
                  const OracleAnswer& oracle) {
  RC_ASSERT(answer.packages.total.digits == std::to_string(oracle.total));
  RC_ASSERT(answer.packages.tabled.digits == std::to_string(oracle.tabled));
  RC_ASSERT(number(answer.packages.feasible.all) == oracle.feasible);
  RC_ASSERT(number(answer.packages.zone.tabled) == oracle.zone_tabled);
  RC_ASSERT(number(answer.packages.zone.all) == oracle.zone_all);
  RC_ASSERT(answer.packages.not_excluded.size() == oracle.not_excluded.size());
  for (const auto& [party, packages] : answer.packages.not_excluded) {
    const auto& expected = oracle.not_excluded.at(negotiation.party(party).id);
    RC_ASSERT(number(packages.tabled) == expected.first);
    RC_ASSERT(number(packages.all) == expected.second);
  }
}

OracleNeeds needs_of(const Negotiation& negotiation, const deadlock::Way& way) {
  OracleNeeds needs;
  for (const auto& move : way.moves) {
    if (move.dropped) needs.insert(move.line + " dropped");
    for (const OptionId option : move.accepts) {
      needs.insert(move.line + "+" + negotiation.option(*move.issue, option).id);
    }
  }
  for (const auto& question : way.questions) {
    const std::string option = negotiation.issue(question.issue).id + "=" +
                               negotiation.option(question.issue, question.option).id;
    needs.insert("tables " + option);
    if (question.party) needs.insert(negotiation.party(*question.party).id + "?" + option);
  }
  return needs;
}

// By party: how many firm lines, soft lines and questions.
deadlock::ClassKey key_of(const deadlock::Way& way) {
  std::map<PartyId, deadlock::ClassKey> by_party;
  for (const auto& move : way.moves) {
    auto& own = by_party[move.party];
    ++(move.firmness == Firmness::soft ? own.most_soft_by_one : own.most_firm_by_one);
  }
  for (const auto& question : way.questions) {
    if (question.party) ++by_party[*question.party].most_questions_to_one;
  }
  deadlock::ClassKey key;
  for (const auto& [party, own] : by_party) {
    key.most_firm_by_one = std::max(key.most_firm_by_one, own.most_firm_by_one);
    key.most_soft_by_one = std::max(key.most_soft_by_one, own.most_soft_by_one);
    key.most_questions_to_one = std::max(key.most_questions_to_one, own.most_questions_to_one);
  }
  return key;
}

void check_way(const Negotiation& negotiation, const deadlock::Way& way,
               const testing::OracleOpened& opened) {
  RC_ASSERT(number(way.opens_count) == opened.count);
  RC_ASSERT(way.opens.size() == opened.count);
  std::set<std::string> unmet;
  for (const PositionId id : way.unmet) unmet.insert(negotiation.position(id).id);
  RC_ASSERT(unmet == opened.unmet);
}

std::set<OracleNeeds> ways_of(const Negotiation& negotiation, const Deadlock& answer) {
  std::set<OracleNeeds> ways;
  for (const deadlock::WayGroup* group : answer.ways.groups()) {
    for (const auto& one : group->classes) {
      for (const auto& way : one.ways) ways.insert(needs_of(negotiation, way));
    }
  }
  return ways;
}

void check_ways(const Negotiation& negotiation, const Deadlock& answer,
                const OracleAnswer& oracle) {
  for (const deadlock::WayGroup* group : answer.ways.groups()) {
    RC_ASSERT(group->complete);
    std::optional<deadlock::ClassKey> last;
    for (const auto& one : group->classes) {
      RC_ASSERT(one.complete);
      RC_ASSERT(one.count == one.ways.size());
      const bool is_later = !last || *last < one.key;
      RC_ASSERT(is_later);
      last = one.key;
      for (const auto& way : one.ways) {
        RC_ASSERT(way.moves.empty() == (group == &answer.ways.by_options));
        RC_ASSERT(way.questions.empty() == (group == &answer.ways.by_moves));
        RC_ASSERT(key_of(way) == one.key);
        const auto known = oracle.ways.find(needs_of(negotiation, way));
        RC_ASSERT(known != oracle.ways.end());
        check_way(negotiation, way, known->second);
      }
    }
  }
  RC_ASSERT(ways_of(negotiation, answer).size() == oracle.ways.size());
  RC_ASSERT(answer.ways.count() == oracle.ways.size());
}

void check_islands(const Negotiation& negotiation, const Deadlock& answer,
                   const OracleAnswer& oracle) {
  std::set<std::set<std::string>> islands;
  std::set<std::set<std::string>> with_silence;
  std::set<std::string> spoken_of = ids_of(negotiation, answer.issues);
  for (const auto& [issue, state, silent] : answer.states) {
    if (!silent.empty()) spoken_of.erase(negotiation.issue(issue).id);
  }
  for (const auto& island : answer.islands) {
    std::set<PartyId> silent;
    for (const IssueId issue : island.issues) silent.merge(silent_on(negotiation, answer, issue));
    RC_ASSERT(std::set<PartyId>(island.subject_to.begin(), island.subject_to.end()) == silent);
    auto& those = silent.empty() ? islands : with_silence;
    RC_ASSERT(those.insert(ids_of(negotiation, island.issues)).second);
  }
  // The largest sets on which nobody is silent, and the largest of all on which somebody is.
  std::set<std::set<std::string>> expected;
  std::set<std::set<std::string>> expected_with_silence;
  const auto spoken_part = [&](const std::set<std::string>& set) {
    std::set<std::string> part;
    std::set_intersection(set.begin(), set.end(), spoken_of.begin(), spoken_of.end(),
                          std::inserter(part, part.begin()));
    return part;
  };
  for (const auto& set : oracle.islands) {
    const std::set<std::string> part = spoken_part(set);
    if (part != set) expected_with_silence.insert(set);
    const bool is_largest =
        std::none_of(oracle.islands.begin(), oracle.islands.end(), [&](const auto& other) {
          const std::set<std::string> more = spoken_part(other);
          return more.size() > part.size() &&
                 std::includes(more.begin(), more.end(), part.begin(), part.end());
        });
    if (is_largest && !part.empty()) expected.insert(part);
  }
  RC_ASSERT(islands == expected);
  RC_ASSERT(with_silence == expected_with_silence);
  RC_ASSERT(answer.islands_complete);
}

// The basis of a way out: the strictest level at which it is one, by asking the oracle level by
// level.
void check_bases(const Negotiation& negotiation, const Deadlock& answer) {
  std::vector<OracleAnswer> by_level;
  for (const Basis level : {Basis::stated, Basis::relayed, Basis::attributed, Basis::reported,
                            Basis::inferred, Basis::assumed}) {
    by_level.push_back(testing::oracle_answer(claims_from(negotiation, level)));
  }
  const auto strictest = [&](auto follows) {
    std::size_t level = 0;
    while (!follows(by_level[level])) ++level;
    return static_cast<Basis>(level);
  };
  for (const deadlock::WayGroup* group : answer.ways.groups()) {
    for (const auto& one : group->classes) {
      for (const auto& way : one.ways) {
        const OracleNeeds needs = needs_of(negotiation, way);
        RC_ASSERT(way.basis == strictest([&](const OracleAnswer& oracle) {
                    return oracle.ways.count(needs) == 1;
                  }));
      }
    }
  }
  for (const auto& conflict : answer.conflicts) {
    const std::set<std::string> ids(conflict.lines.begin(), conflict.lines.end());
    RC_ASSERT(conflict.basis == strictest([&](const OracleAnswer& oracle) {
                return oracle.conflicts.count(ids) == 1;
              }));
  }
  RC_ASSERT(answer.basis ==
            strictest([](const OracleAnswer& oracle) { return oracle.zone_tabled == 0; }));
}

// A support proves its conclusion when nothing else is claimed, and no part of it does.
void check_support(const Negotiation& negotiation, const Deadlock& answer) {
  RC_ASSERT(answer.support.has_value());
  const deadlock::Conflict& support = answer.conflicts[*answer.support];
  const auto without = [&](const std::string& dropped) {
    Contents alone = negotiation;
    std::erase_if(alone.positions, [&](const Position& position) {
      const bool is_line = std::holds_alternative<RedLine>(position.claim);
      return is_line &&
             (position.id == dropped || std::find(support.lines.begin(), support.lines.end(),
                                                  position.id) == support.lines.end());
    });
    apply_easing(alone);  // of the lines that are left
    return testing::oracle_answer(testing::finished(std::move(alone))).zone_tabled;
  };
  RC_ASSERT(without("") == 0U);
  for (const std::string& line : support.lines) RC_ASSERT(without(line) > 0U);
}

void check_against_oracle(const Negotiation& negotiation, bool has_reservations) {
  const OracleAnswer oracle = testing::oracle_answer(negotiation);
  const Deadlock answer = diagnosed(negotiation);
  check_counts(negotiation, answer, oracle);
  RC_ASSERT(number(answer.untabled.count) == oracle.zone_all - oracle.zone_tabled);
  if (answer.collisions_complete) {
    check_collisions(negotiation, answer, oracle);
  } else {
    RC_ASSERT((has_reservations || oracle.moves_are_untabled));
  }
  RC_ASSERT((answer.verdict == Verdict::deadlock) == (oracle.zone_tabled == 0));
  check_conflicts(negotiation, answer.conflicts, oracle.conflicts);
  RC_ASSERT(answer.conflicts_complete);
  RC_ASSERT(ids_of(negotiation, answer.rules_conflict) == oracle.rules_conflict);
  RC_ASSERT(answer.no_tabled_option.empty() == (oracle.tabled > 0));
  if (answer.collisions_complete) check_issues(negotiation, answer, oracle);
  std::set<std::string> excluding;
  for (const PartyId party : answer.excluding) excluding.insert(negotiation.party(party).id);
  RC_ASSERT(excluding == oracle.outsiders_excluding);
  check_ways(negotiation, answer, oracle);
  check_islands(negotiation, answer, oracle);
  RC_TAG(answer.conflicts.empty() ? "zone" : "deadlock");
  if (answer.conflicts.empty() || has_reservations) return;
  check_bases(negotiation, answer);
  check_support(negotiation, answer);
}

void check_against_oracle(const std::vector<std::uint32_t>& numbers,
                          const testing::CaseLimits& limits) {
  testing::Choices choices(numbers);
  check_against_oracle(testing::random_case(choices, limits), false);
}

std::vector<std::uint32_t> drawn_numbers() {
  return *rc::gen::container<std::vector<std::uint32_t>>(
      400, rc::gen::inRange<std::uint32_t>(0, 1'000'000));
}

RC_GTEST_PROP(DeadlockOracle, AgreesOnEverythingInSmallNegotiations, ()) {
  check_against_oracle(drawn_numbers(), {.parties = 4, .issues = 4, .options = 3, .red_lines = 6});
}

RC_GTEST_PROP(DeadlockOracle, AgreesWhereOptionsEaseLines, ()) {
  check_against_oracle(drawn_numbers(),
                       {.parties = 3, .issues = 4, .options = 3, .red_lines = 6, .easing = true});
}

RC_GTEST_PROP(DeadlockOracle, AgreesWithSixIssues, ()) {
  check_against_oracle(drawn_numbers(), {.parties = 4, .issues = 6, .options = 3, .red_lines = 5});
}

// Now and then hypothetical options are left out, perhaps all that an issue has.
RC_GTEST_PROP(DeadlockOracle, AgreesWithReservations, ()) {
  testing::Choices choices(drawn_numbers());
  const Negotiation file = testing::random_case(choices, {.parties = 3,
                                                          .issues = 3,
                                                          .options = 3,
                                                          .red_lines = 4,
                                                          .reservations = true,
                                                          .easing = true});
  const View view{.as_of = {}, .without = {}, .tabled_only = *rc::gen::inRange(0, 3) == 0};
  const auto seen = in_force(file, view);
  RC_ASSERT(seen.has_value());
  check_against_oracle(*seen, true);
}

// Nothing that was open before is shut by an idea, whatever it makes up for.
RC_GTEST_PROP(Ways, StayWhereAnOptionIsAdded, ()) {
  testing::Choices choices(drawn_numbers());
  const Negotiation file = testing::random_case(
      choices, {.parties = 4, .issues = 4, .options = 3, .red_lines = 6, .easing = true});
  Contents more = file;
  Issue& issue = more.issues[*rc::gen::inRange<std::size_t>(0, more.issues.size())];
  Option idea;
  idea.id = "idea";
  idea.name = "Idea";
  idea.hypothetical = true;
  const Position& eased =
      file.positions()[*rc::gen::inRange<std::size_t>(0, file.positions().size())];
  const auto* line = std::get_if<RedLine>(&eased.claim);
  if (line != nullptr && line->firmness != Firmness::absolute && !issue.by) {
    idea.eases = Easing{{eased.id}, {}};
  }
  issue.options.push_back(idea);
  apply_easing(more);
  const Negotiation larger = testing::finished(std::move(more));
  const auto before = ways_of(file, diagnosed(file));
  const auto after = ways_of(larger, diagnosed(larger));
  RC_ASSERT(std::includes(after.begin(), after.end(), before.begin(), before.end()));
}

// How many ways each class has, in their order.
std::vector<std::vector<std::pair<deadlock::ClassKey, std::size_t>>> counts_of(
    const Deadlock& answer) {
  std::vector<std::vector<std::pair<deadlock::ClassKey, std::size_t>>> counts;
  for (const deadlock::WayGroup* group : answer.ways.groups()) {
    auto& own = counts.emplace_back();
    for (const auto& one : group->classes) own.emplace_back(one.key, one.count);
  }
  return counts;
}

bool counts_heads(const Agreement& rule) {
  return rule.kind == Agreement::Kind::at_least ||
         std::any_of(rule.parts.begin(), rule.parts.end(), counts_heads);
}

// Wherever the rule asks for the party, it asks for it and its ally.
void ask_for_both(Agreement& rule, PartyId party, PartyId ally) {
  for (Agreement& part : rule.parts) ask_for_both(part, party, ally);
  if (rule.kind != Agreement::Kind::party || rule.party != party) return;
  Agreement both;
  both.parts = {rule, rule};
  both.parts[1].party = ally;
  rule = both;
}

RC_GTEST_PROP(Ways, AreRankedAlikeWhereAPartyIsSplitIntoAllies, ()) {
  testing::Choices choices(drawn_numbers());
  const Negotiation file =
      testing::random_case(choices, {.parties = 3, .issues = 4, .options = 3, .red_lines = 5});
  if (file.agreement() && counts_heads(*file.agreement())) return;
  Contents two = file;
  const PartyId party{*rc::gen::inRange<std::size_t>(0, two.parties.size())};
  const PartyId ally{two.parties.size()};
  two.parties.push_back(two.party(party));
  two.parties.back().id = "ally";
  if (two.agreement) ask_for_both(*two.agreement, party, ally);
  for (const Position& position : file.positions()) {
    if (position.party != party) continue;
    two.positions.push_back(position);
    two.positions.back().party = ally;
    two.positions.back().id += "-ally";
  }
  const Negotiation split = testing::finished(std::move(two));
  RC_ASSERT(counts_of(diagnosed(split)) == counts_of(diagnosed(file)));
}

}  // namespace
}  // namespace zopa
