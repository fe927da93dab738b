// What another reading would change, against the whole answer to the file changed accordingly.
#include "zopa/deadlock/readings.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "choices.hpp"
#include "finished.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/io/yaml/writer.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using deadlock::Deadlock;
using deadlock::Reading;
using deadlock::Readings;

// The file as somebody would write it who reads it so.
Negotiation read_so(const Negotiation& talks, const Reading& reading) {
  Contents contents = talks.contents();
  const Agreement rule = agreement_rule(talks);
  if (reading.kind == Reading::Kind::demand_only) {
    Claim& claim = contents.positions[reading.line->index()].claim;
    claim = Demand{std::get<RedLine>(claim).formula};
  } else if (reading.kind == Reading::Kind::not_needed) {
    contents.agreement = deadlock::rule_without(rule, reading.party);
  } else {
    Agreement own;
    own.kind = Agreement::Kind::party;
    own.party = reading.party;
    Agreement both = rule;
    if (rule.kind != Agreement::Kind::all) both = {};
    if (rule.kind != Agreement::Kind::all) both.parts = {rule};
    both.parts.push_back(own);
    contents.agreement = both;
    Party& party = contents.parties[reading.party.index()];
    party.role = Role::principal;
    party.of.reset();
  }
  return testing::finished(std::move(contents));
}

Deadlock whole(const Negotiation& talks) {
  deadlock::Options options;
  options.ways_shown = 100'000;
  return deadlock::diagnose(talks, options);
}

std::set<std::set<std::string>> ways_of(const Deadlock& found, const Negotiation& talks) {
  std::set<std::set<std::string>> ways;
  const auto option = [&](IssueId issue, OptionId id) {
    return ' ' + talks.issue(issue).id + ' ' + talks.option(issue, id).id;
  };
  for (const deadlock::WayGroup* group : found.ways.groups()) {
    for (const auto& one : group->classes) {
      for (const deadlock::Way& way : one.ways) {
        std::set<std::string> names;
        for (const auto& move : way.moves) {
          std::string name = move.line;
          for (const OptionId id : move.accepts) name += option(*move.issue, id);
          names.insert(name);
        }
        for (const auto& asked : way.questions) {
          names.insert((asked.party ? talks.party(*asked.party).id : "nobody") +
                       option(asked.issue, asked.option));
        }
        ways.insert(std::move(names));
      }
    }
  }
  return ways;
}

RC_GTEST_PROP(Readings, AreTheAnswerToTheFileChangedAccordingly,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation talks =
      testing::random_case(choices, {.parties = 3, .issues = 3, .red_lines = 5});
  const Deadlock as_it_is = whole(talks);
  const Readings other = deadlock::readings_of(talks, as_it_is);
  RC_ASSERT(other.unknown == 0U);
  for (const Reading& one : other.changing) {
    const Negotiation changed = read_so(talks, one);
    RC_LOG() << yaml::write(changed);
    const Deadlock then = whole(changed);
    RC_ASSERT(then.verdict == one.verdict);
    RC_ASSERT(then.ways.count() == one.ways);
    if (one.verdict != as_it_is.verdict) continue;
    const auto before = ways_of(as_it_is, talks);
    const auto after = ways_of(then, talks);
    RC_ASSERT(before != after);
    RC_ASSERT(one.ways_new == static_cast<std::size_t>(std::count_if(
                                  after.begin(), after.end(),
                                  [&](const auto& way) { return before.count(way) == 0; })));
  }
}

// Every line that is read as a line by inference, and every principal, is there, changing or not.
RC_GTEST_PROP(Readings, LeaveNoLineAndNoPrincipalOut, (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation talks =
      testing::random_case(choices, {.parties = 3, .issues = 3, .red_lines = 4});
  const Deadlock as_it_is = whole(talks);
  const Readings other = deadlock::readings_of(talks, as_it_is);
  std::size_t changing = 0;
  const auto count = [&](const Reading& one) {
    const Deadlock then = whole(read_so(talks, one));
    const bool changes =
        then.verdict != as_it_is.verdict || ways_of(then, talks) != ways_of(as_it_is, talks);
    changing += changes ? 1 : 0;
  };
  const std::vector<bool> counts = consent_counts(talks);
  for (std::size_t i = 0; i < talks.positions().size(); ++i) {
    const Position& position = talks.positions()[i];
    const auto* line = std::get_if<RedLine>(&position.claim);
    if (line == nullptr || !counts[position.party.index()]) continue;
    const bool is_open =
        basis_of(talks, position) >= Basis::inferred || line->firmness == Firmness::unknown;
    Reading one;
    one.line = PositionId{i};
    if (is_open) count(one);
  }
  for (std::size_t p = 0; p < counts.size(); ++p) {
    Reading one;
    one.kind = Reading::Kind::not_needed;
    one.party = PartyId{p};
    if (!counts[p] || !deadlock::rule_without(agreement_rule(talks), one.party)) continue;
    const auto left = consent_counts(read_so(talks, one));
    if (std::count(left.begin(), left.end(), true) > 1) count(one);
  }
  const auto needed =
      std::count_if(other.changing.begin(), other.changing.end(),
                    [](const Reading& one) { return one.kind == Reading::Kind::needed; });
  RC_ASSERT(other.changing.size() == changing + static_cast<std::size_t>(needed));
}

}  // namespace
}  // namespace zopa
