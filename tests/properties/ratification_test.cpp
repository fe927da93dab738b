// Who must say yes afterwards, against what the words mean, package by package: a principal's
// consent stands where its ratifiers break none of their own lines.
#include "zopa/deadlock/ratification.hpp"

#include <algorithm>
#include <set>
#include <string>

#include "choices.hpp"
#include "finished.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/engine/analysis.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/space/truth.hpp"

namespace zopa {
namespace {

using deadlock::Deadlock;
using deadlock::Ratification;

constexpr std::size_t kAll = 1'000'000;

deadlock::Options everything() {
  deadlock::Options options;
  options.ways_shown = kAll;
  options.most_ways = kAll;
  options.most_listed = kAll;
  return options;
}

Ratification found_in(const Negotiation& talks) {
  const Deadlock table = deadlock::diagnose(talks, everything());
  return *deadlock::ratification_of(talks, table, everything());
}

PartyId add_ratifier(Contents& talks, const std::string& id, PartyId of) {
  Party party;
  party.id = id;
  party.name = id;
  party.role = Role::ratifier;
  party.of = of;
  talks.parties.push_back(party);
  return PartyId{talks.parties.size() - 1};
}

bool is_line(const Position& position) { return std::holds_alternative<RedLine>(position.claim); }

// The lines of one party, said by another too.
void say_the_same(Contents& talks, PartyId who, PartyId as) {
  const std::vector<Position> all = talks.positions;
  for (const Position& one : all) {
    if (one.party != as || !is_line(one)) continue;
    Position own = one;
    own.party = who;
    own.id = talks.party(who).id + "-" + one.id;
    talks.positions.push_back(own);
  }
}

PartyId some_principal(testing::Choices& choices, const Contents& talks) {
  std::vector<PartyId> principals;
  for (std::size_t p = 0; p < talks.parties.size(); ++p) {
    if (talks.parties[p].role == Role::principal) principals.emplace_back(p);
  }
  return principals[choices.below(static_cast<std::uint32_t>(principals.size()))];
}

Negotiation some_case(testing::Choices& choices) {
  return testing::random_case(choices, {.parties = 3, .issues = 3, .red_lines = 4});
}

// Ratifiers with lines that stand elsewhere in the case, whoever has them.
Negotiation with_ratifiers(testing::Choices& choices) {
  const Negotiation talks = some_case(choices);
  Contents contents = talks.contents();
  const std::uint32_t ratifiers = choices.between(1, 3);
  for (std::uint32_t r = 0; r < ratifiers; ++r) {
    const PartyId own =
        add_ratifier(contents, "ratifier" + std::to_string(r), some_principal(choices, contents));
    const std::size_t known = talks.positions().size();
    for (std::size_t i = 0; i < known; ++i) {
      if (!is_line(talks.positions()[i]) || !choices.chance(40)) continue;
      Position line = talks.positions()[i];
      line.party = own;
      line.id = contents.party(own).id + "-" + line.id;
      auto& claim = std::get<RedLine>(line.claim);
      if (choices.chance(50)) {
        Formula opposite;
        opposite.kind = Formula::Kind::negation;
        opposite.parts = {claim.formula};
        claim.formula = opposite;
      }
      contents.positions.push_back(line);
    }
  }
  return testing::finished(std::move(contents));
}

// Everything by hand: which packages can be signed, and which would stand when these are asked.
class ByHand {
 public:
  explicit ByHand(const Negotiation& talks) : talks_(talks), space_(talks) {
    const std::vector<std::uint32_t> sizes = space_.sizes();
    std::vector<std::uint32_t> values(sizes.size(), 0);
    while (!space_.is_empty()) {
      look_at(space_.package(values));
      std::size_t axis = sizes.size();
      while (axis > 0 && ++values[axis - 1] == sizes[axis - 1]) values[--axis] = 0;
      if (axis == 0) break;
    }
  }

  struct Seen {
    Package package;
    bool is_tabled;
    std::vector<bool> consents;  // by party
  };

  // Would it stand when these ratifiers are asked?
  [[nodiscard]] bool stands(const Seen& seen, const std::set<PartyId>& asked) const {
    std::vector<bool> consents = seen.consents;
    for (const PartyId ratifier : asked) {
      if (!seen.consents[ratifier.index()]) {
        consents[talks_.party(ratifier).of->index()] = false;
      }
    }
    return suffices(agreement_rule(talks_), consents);
  }

  [[nodiscard]] std::size_t count(bool tabled_only, const std::set<PartyId>& asked) const {
    return static_cast<std::size_t>(std::count_if(
        seen_.begin(), seen_.end(),
        [&](const Seen& seen) { return (seen.is_tabled || !tabled_only) && stands(seen, asked); }));
  }

  [[nodiscard]] const Seen& at(const Package& package) const {
    return *std::find_if(seen_.begin(), seen_.end(),
                         [&](const Seen& seen) { return seen.package == package; });
  }

 private:
  void look_at(const Package& package) {
    const auto is = [&](const Formula& formula) {
      return truth_of(formula, talks_, space_, package);
    };
    const bool is_feasible =
        std::all_of(talks_.rules().begin(), talks_.rules().end(), [&](const Rule& rule) {
          Formula of_all = rule.formula;
          of_all.speaks_of_all = true;  // rules are known of every option
          return is(of_all) == Truth::yes;
        });
    if (!is_feasible) return;
    Seen seen{package, true, std::vector<bool>(talks_.parties().size(), true)};
    for (std::size_t a = 0; a < package.size(); ++a) {
      const Option& option = talks_.option(space_.axes()[a].issue, package[a]);
      seen.is_tabled = seen.is_tabled && !option.hypothetical;
    }
    for (const Position& position : talks_.positions()) {
      const auto* line = std::get_if<RedLine>(&position.claim);
      if (line != nullptr && is(line->formula) == Truth::no) {
        seen.consents[position.party.index()] = false;
      }
    }
    seen_.push_back(std::move(seen));
  }

  const Negotiation& talks_;
  PackageSpace space_;
  std::vector<Seen> seen_;
};

std::size_t number(const deadlock::PackageCount& count) {
  RC_ASSERT(count.count.has_value());
  return static_cast<std::size_t>(*count.count->small());
}

void expect_counts(const deadlock::Counted& counted, std::size_t tabled, std::size_t all) {
  RC_ASSERT(number(counted.tabled) == tabled);
  RC_ASSERT(number(counted.all) == all);
}

RC_GTEST_PROP(Ratification, IsWhatThePackagesSayOneByOne, (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation talks = with_ratifiers(choices);
  RC_LOG() << yaml::write(talks);
  const auto table = deadlock::diagnose(talks, everything());
  const auto maybe = deadlock::ratification_of(talks, table, everything());
  const std::vector<bool> counts = consent_counts(talks);
  std::set<PartyId> ratifiers;
  for (std::size_t p = 0; p < talks.parties().size(); ++p) {
    const Party& party = talks.parties()[p];
    if (party.role == Role::ratifier && counts[party.of->index()]) ratifiers.insert(PartyId{p});
  }
  RC_ASSERT(maybe.has_value() == !ratifiers.empty());
  if (!maybe) return;
  const Ratification& found = *maybe;
  const ByHand hand(talks);
  RC_ASSERT(std::set<PartyId>(found.ratifiers.begin(), found.ratifiers.end()) == ratifiers);
  const std::size_t tabled = hand.count(true, {});
  const std::size_t all = hand.count(false, {});
  expect_counts(found.can_be_signed, tabled, all);
  expect_counts(found.would_stand, hand.count(true, ratifiers), hand.count(false, ratifiers));
  for (const auto& [ratifier, stopped] : found.stopped_by) {
    expect_counts(stopped, tabled - hand.count(true, {ratifier}),
                  all - hand.count(false, {ratifier}));
  }
  RC_ASSERT(found.packages.size() == tabled);
  for (const deadlock::SignedPackage& one : found.packages) {
    const ByHand::Seen& seen = hand.at(one.package);
    RC_ASSERT(seen.is_tabled && hand.stands(seen, {}));
    for (const PartyId ratifier : ratifiers) {
      const bool stops = std::count(one.stopped_by.begin(), one.stopped_by.end(), ratifier) > 0;
      RC_ASSERT(stops == !hand.stands(seen, {ratifier}));
    }
  }
  if (!found.with) return;
  const bool is_deadlock = hand.count(true, ratifiers) == 0;
  RC_ASSERT((found.with->verdict == deadlock::Verdict::deadlock) == is_deadlock);
  // What is a conflict at the table is one afterwards too, or a smaller one is.
  for (const deadlock::Conflict& one : found.conflicts) {
    RC_ASSERT(std::any_of(one.parties.begin(), one.parties.end(),
                          [&](PartyId party) { return ratifiers.count(party) > 0; }) ||
              talks.agreement().has_value());
  }
}

std::set<std::set<std::string>> lines_of(const std::vector<deadlock::Conflict>& conflicts) {
  std::set<std::set<std::string>> sets;
  for (const auto& one : conflicts) sets.insert({one.lines.begin(), one.lines.end()});
  return sets;
}

engine::Analysis analysed(const Negotiation& talks) {
  engine::Options options;
  options.parts = {"deadlock", "ratification", "readings", "candidates", "questions"};
  options.robust.completions = 50;
  return engine::analyze(talks, options).value();
}

RC_GTEST_PROP(Ratification, OfWhomNothingIsKnownChangesNothingButTheQuestion,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation without = some_case(choices);
  Contents contents = without.contents();
  const PartyId house = add_ratifier(contents, "house", some_principal(choices, contents));
  const Negotiation with = testing::finished(std::move(contents));
  const engine::Analysis before = analysed(without);
  const engine::Analysis after = analysed(with);
  RC_ASSERT(before.deadlock->verdict == after.deadlock->verdict);
  RC_ASSERT(before.deadlock->packages.zone.all == after.deadlock->packages.zone.all);
  RC_ASSERT(lines_of(before.deadlock->conflicts) == lines_of(after.deadlock->conflicts));
  RC_ASSERT(before.deadlock->ways.count() == after.deadlock->ways.count());
  RC_ASSERT(before.deadlock->no_line_known == after.deadlock->no_line_known);
  RC_ASSERT(before.deadlock->lines_not_counted == after.deadlock->lines_not_counted);
  RC_ASSERT(before.readings->changing.size() == after.readings->changing.size());
  RC_ASSERT(before.candidates.packages == after.candidates.packages);
  std::vector<engine::ListedQuestion> rest;
  std::size_t asked = 0;
  for (const auto& one : *after.questions) {
    if (one.party == house) {
      RC_ASSERT(one.kind == engine::QuestionKind::position && !one.issue);
      ++asked;
    } else {
      rest.push_back(one);
    }
  }
  RC_ASSERT(asked == (after.ratification ? 1U : 0U));
  RC_ASSERT(rest.size() == before.questions->size());
  for (std::size_t i = 0; i < rest.size(); ++i) {
    const auto& one = (*before.questions)[i];
    RC_ASSERT(rest[i].kind == one.kind && rest[i].rank == one.rank && rest[i].party == one.party);
    RC_ASSERT(rest[i].issue == one.issue && rest[i].options == one.options);
    RC_ASSERT(rest[i].red_line == one.red_line && rest[i].package == one.package);
  }
  if (!after.ratification) return;
  RC_ASSERT(!after.ratification->with && after.ratification->conflicts.empty());
  RC_ASSERT(after.ratification->nobody_asked == std::vector{house});
}

RC_GTEST_PROP(Ratification, BySomebodyWhoSaysWhatItsPrincipalSaysStopsNothing,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  Contents contents = some_case(choices).contents();
  const PartyId principal = some_principal(choices, contents);
  const PartyId house = add_ratifier(contents, "house", principal);
  say_the_same(contents, house, principal);
  const Negotiation talks = testing::finished(std::move(contents));
  RC_PRE(consent_counts(talks)[principal.index()]);
  const Ratification found = found_in(talks);
  expect_counts(found.stopped_by[0].packages, 0, 0);
  RC_ASSERT(found.would_stand.tabled == found.can_be_signed.tabled);
  RC_ASSERT(found.would_stand.all == found.can_be_signed.all);
}

// A parliament of two chambers that say the same is one parliament.
RC_GTEST_PROP(Ratification, ByTwoWhoSayTheSameIsByOne, (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation one = with_ratifiers(choices);
  Contents contents = one.contents();
  const PartyId first{one.parties().size() - 1};
  const PartyId second = add_ratifier(contents, "twin", *one.party(first).of);
  say_the_same(contents, second, first);
  const Negotiation two = testing::finished(std::move(contents));
  RC_PRE(consent_counts(one)[one.party(first).of->index()]);
  const Ratification before = found_in(one);
  const Ratification after = found_in(two);
  RC_ASSERT(before.would_stand.tabled == after.would_stand.tabled);
  RC_ASSERT(before.would_stand.all == after.would_stand.all);
  RC_ASSERT(after.stopped_by.back().packages.all == before.stopped_by.back().packages.all);
}

}  // namespace
}  // namespace zopa
