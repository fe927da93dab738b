// The packages that are looked at: those that the ways open or nothing excludes, whatever the order
// of the file; and, of negotiations that are over, what came.
#include "zopa/deadlock/candidates.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "choices.hpp"
#include "negotiations.hpp"
#include "random_case.hpp"
#include "reordered.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/deadlock/record.hpp"
#include "zopa/io/yaml/outcome_reader.hpp"
#include "zopa/model/in_force.hpp"

namespace zopa {
namespace {

using deadlock::Deadlock;

using Named = std::map<std::string, std::string>;  // option by issue

Named named(const Negotiation& talks, const Deadlock& found, const Package& package) {
  Named names;
  for (std::size_t a = 0; a < package.size(); ++a) {
    names[talks.issue(found.issues[a]).id] = talks.option(found.issues[a], package[a]).id;
  }
  return names;
}

deadlock::Options everything() {
  deadlock::Options options;
  options.ways_shown = options.most_ways = options.most_listed = 100'000;
  return options;
}

std::set<Named> looked_at(const Negotiation& talks, std::size_t most) {
  const Deadlock found = deadlock::diagnose(talks, everything());
  std::set<Named> names;
  for (const Package& package : deadlock::candidates_of(talks, found, most).packages) {
    names.insert(named(talks, found, package));
  }
  return names;
}

RC_GTEST_PROP(Candidates, DoNotDependOnTheOrderOfTheFile, (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation talks = testing::random_case(choices, {.parties = 3, .issues = 4});
  std::mt19937 random(*rc::gen::arbitrary<unsigned>());
  const Negotiation other = testing::reordered(talks, random);
  const std::size_t most = *rc::gen::inRange<std::size_t>(1, 8);
  RC_ASSERT(looked_at(talks, most) == looked_at(other, most));
}

RC_GTEST_PROP(Candidates, AreAllThatNothingExcludesAndAllThatTheWaysOpen,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(numbers);
  const Negotiation talks = testing::random_case(choices, {.parties = 3, .issues = 4});
  const Deadlock found = deadlock::diagnose(talks, everything());
  std::set<Named> expected;
  for (const auto& open : found.zone) expected.insert(named(talks, found, open.package));
  for (const Package& open : found.untabled.packages) expected.insert(named(talks, found, open));
  for (const deadlock::WayGroup* group : found.ways.groups()) {
    for (const auto& one : group->classes) {
      for (const auto& way : one.ways) {
        for (const Package& opened : way.opens) expected.insert(named(talks, found, opened));
      }
    }
  }
  const Candidates all = deadlock::candidates_of(talks, found, 100'000);
  RC_ASSERT(all.is_complete);
  RC_ASSERT(looked_at(talks, 100'000) == expected);
  const std::size_t most = *rc::gen::inRange<std::size_t>(1, 8);
  const Candidates some = deadlock::candidates_of(talks, found, most);
  RC_ASSERT(some.packages.size() == std::min(most, expected.size()));
  RC_ASSERT(some.is_complete == (expected.size() <= most));
}

std::vector<std::string> settled_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(testing::source_folder() +
                                                                         "examples/settled")) {
    const auto& path = entry.path();
    if (path.extension() == ".yaml" && path.filename() != "outcome.yaml") {
      files.push_back(path.string());
    }
  }
  return files;
}

// In every case of the record that a smallest way opens, or nothing excludes, what came is among
// those looked at, as far as options of the file say it.
TEST(Candidates, HoldWhatCameOfNegotiationsThatAreOver) {
  std::size_t cases = 0;
  for (const std::string& path : settled_files()) {
    const auto outcome =
        yaml::read_outcome((std::filesystem::path(path).parent_path() / "outcome.yaml").string());
    ASSERT_TRUE(outcome);
    const auto talks = in_force(testing::negotiation_in(path));
    ASSERT_TRUE(talks);
    const auto stands = deadlock::place_of_end(*talks, *outcome).stands;
    if (stands > deadlock::Stands::by_both || stands == deadlock::Stands::excluded) continue;
    ++cases;
    const Deadlock found = deadlock::diagnose(*talks);
    const Candidates seen = deadlock::candidates_of(*talks, found, 200);
    EXPECT_TRUE(std::any_of(seen.packages.begin(), seen.packages.end(),
                            [&](const Package& package) {
                              const Named names = named(*talks, found, package);
                              return std::all_of(outcome->choices.begin(), outcome->choices.end(),
                                                 [&](const auto& came) {
                                                   const auto at = names.find(came.issue);
                                                   return came.option.empty() ||
                                                          at == names.end() ||
                                                          at->second == came.option;
                                                 });
                            }))
        << path;
  }
  EXPECT_GE(cases, 15U);
}

}  // namespace
}  // namespace zopa
