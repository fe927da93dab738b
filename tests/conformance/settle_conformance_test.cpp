// Settlement of recorded scenarios against results that other programs computed: recorded/ has our
// own, with results from the definitions alone (record.py).  Where the checkout has other people's
// scenarios beside it, with what other people's programs say of them, these are tested too.
//
// Their solutions measure gains from max(reservation, worst utility), and so do we here.  Where we
// differ by definition: their Kalai–Smorodinsky point is a largest smallest share, ours the
// lexicographic one among those; they measure shares of the best of all packages, we, after Kalai
// and Smorodinsky (1975), of the best of those that nobody would refuse (three of the cases tell
// the two apart); their Nash product is 0 for every package where not all parties can gain
// together, ours goes over those that can.
#include <cmath>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/io/any_reader.hpp"
#include "zopa/preference/utility.hpp"
#include "zopa/settle/frontier/frontier.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using nlohmann::json;
using Points = std::vector<std::vector<double>>;

constexpr double kTolerance = 1e-6;

const std::filesystem::path kProject = ZOPA_SOURCE_FOLDER;
const std::filesystem::path kRecorded = kProject / "tests" / "conformance" / "recorded";
const std::filesystem::path kBeside = kProject.parent_path() / "shared" / "conformance";

std::vector<std::filesystem::path> folders_of(const char* format) {
  std::vector<std::filesystem::path> folders;
  for (const auto& root : {kRecorded, kBeside}) {
    std::error_code ignored;
    for (const auto& entry : std::filesystem::directory_iterator(root / format, ignored)) {
      if (std::filesystem::exists(entry.path() / "expected.json")) folders.push_back(entry.path());
    }
  }
  std::sort(folders.begin(), folders.end());
  return folders;
}

json expected_of(const std::filesystem::path& folder) {
  std::ifstream file(folder / "expected.json");
  return json::parse(file);
}

struct Case {
  Utilities utilities;
  settle::UtilityProblem problem;
};

Case load(const std::vector<std::string>& paths) {
  const auto loaded = read_any(paths);
  EXPECT_TRUE(loaded) << (loaded ? "" : to_text(loaded.error().diagnostics[0]));
  if (!loaded) return {};
  const PackageSpace space(loaded->negotiation);
  std::vector<PartyId> parties;
  for (std::size_t i = 0; i < loaded->negotiation.parties().size(); ++i) parties.emplace_back(i);
  Case result;
  result.utilities = complete_utilities(loaded->negotiation, space, parties);
  EXPECT_TRUE(result.utilities.missing.empty());
  result.problem = {space.sizes(), {}, result.utilities.parties};
  return result;
}

Points points_of(const settle::Frontier& outcome, const std::vector<std::size_t>& positions,
                 std::int64_t unit) {
  Points points;
  for (const std::size_t i : positions) {
    auto& row = points.emplace_back();
    for (const std::int64_t utility : outcome.efficient.utility(i)) {
      row.push_back(static_cast<double>(utility) / static_cast<double>(unit));
    }
  }
  return points;
}

bool is_near(const std::vector<double>& a, const std::vector<double>& b) {
  for (std::size_t p = 0; p < a.size(); ++p) {
    if (std::abs(a[p] - b[p]) > kTolerance) return false;
  }
  return true;
}

bool holds(const Points& points, const std::vector<double>& point) {
  return std::any_of(points.begin(), points.end(),
                     [&](const auto& own) { return is_near(own, point); });
}

void expect_same(const Points& ours, const json& solution, const char* what) {
  const auto theirs = solution["points"].get<Points>();
  for (const auto& point : theirs) EXPECT_TRUE(holds(ours, point)) << what;
  if (solution["n_points"].get<std::size_t>() != theirs.size()) return;  // cut off in the file
  EXPECT_EQ(ours.size(), theirs.size()) << what;
}

void expect_subset(const Points& ours, const json& solution, const char* what) {
  const auto theirs = solution["points"].get<Points>();
  EXPECT_FALSE(ours.empty()) << what;
  if (solution["n_points"].get<std::size_t>() != theirs.size()) return;
  for (const auto& point : ours) EXPECT_TRUE(holds(theirs, point)) << what;
}

std::vector<std::size_t> all_of(const settle::Frontier& outcome) {
  std::vector<std::size_t> all(outcome.efficient.size());
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = i;
  return all;
}

std::vector<std::int64_t> best_of(const settle::Frontier& outcome,
                                  const std::vector<std::size_t>& positions) {
  std::vector<std::int64_t> best(outcome.efficient.utility(positions[0]).begin(),
                                 outcome.efficient.utility(positions[0]).end());
  for (const std::size_t i : positions) {
    for (std::size_t p = 0; p < best.size(); ++p) {
      best[p] = std::max(best[p], outcome.efficient.utility(i)[p]);
    }
  }
  return best;
}

// As they measure it: shares of the best of all packages.
double largest_smallest_share(const settle::Frontier& outcome,
                              const std::vector<std::size_t>& positions,
                              const std::vector<std::int64_t>& from) {
  double largest = 0;
  for (const std::size_t i : positions) {
    double smallest = 1;
    for (std::size_t p = 0; p < from.size(); ++p) {
      if (outcome.ideal[p] == from[p]) continue;
      smallest = std::min(smallest, static_cast<double>(outcome.efficient.utility(i)[p] - from[p]) /
                                        static_cast<double>(outcome.ideal[p] - from[p]));
    }
    largest = std::max(largest, smallest);
  }
  return largest;
}

void expect_analysis(const Case& given, const json& expected) {
  const settle::Frontier outcome = settle::frontier_of(given.problem);
  const std::int64_t unit = given.utilities.unit;
  ASSERT_FALSE(outcome.why);
  EXPECT_EQ(outcome.efficient.size(), expected["pareto"]["count"].get<std::size_t>());
  const Points frontier = points_of(outcome, all_of(outcome), unit);
  for (const auto& point : expected["pareto"].value("points", Points{})) {
    EXPECT_TRUE(holds(frontier, point));
  }
  const auto worst = settle::worst_feasible(given.problem);
  std::vector<std::int64_t> from;
  for (std::size_t p = 0; p < given.problem.parties.size(); ++p) {
    EXPECT_NEAR(static_cast<double>(worst[p]) / static_cast<double>(unit),
                expected["utility_min"][p].get<double>(), kTolerance);
    EXPECT_NEAR(static_cast<double>(outcome.ideal[p]) / static_cast<double>(unit),
                expected["utility_max"][p].get<double>(), kTolerance);
    from.push_back(std::max(worst[p], given.problem.parties[p].reservation.value_or(worst[p])));
  }
  const settle::FairPoints found = settle::solutions(outcome.efficient, from);
  EXPECT_EQ(found.rational.size(), expected["pareto_rational"]["count"].get<std::size_t>());
  if (found.rational.empty()) return;
  EXPECT_NEAR(*outcome.opposition, expected["opposition"].get<double>(), kTolerance);
  expect_same(points_of(outcome, found.egalitarian, unit), expected["egalitarian_gain"],
              "egalitarian");
  expect_same(points_of(outcome, found.utilitarian, unit), expected["max_welfare_rational"],
              "utilitarian");
  const auto& shares = expected["kalai_smorodinsky_maximin"];
  if (best_of(outcome, found.rational) == outcome.ideal) {
    expect_subset(points_of(outcome, found.kalai_smorodinsky, unit), shares, "Kalai-Smorodinsky");
  } else {
    EXPECT_NEAR(largest_smallest_share(outcome, found.rational, from),
                shares["value"].get<double>(), kTolerance);
  }
  if (expected["nash"]["value"].get<double>() > 0) {
    expect_same(points_of(outcome, found.nash, unit), expected["nash"], "Nash");
  }
}

TEST(Conformance, SettlesScenariosOfGeniusAsExpected) {
  std::size_t cases = 0;
  for (const auto& folder : folders_of("genius")) {
    const json expected = expected_of(folder);
    if (!expected.contains("cases")) continue;
    for (const json& one : expected["cases"]) {
      SCOPED_TRACE(folder.filename().string() + " " + one["case"].get<std::string>());
      std::vector<std::string> paths = {folder / expected["domain_file"].get<std::string>()};
      for (const json& profile : one["parties"])
        paths.push_back(folder / profile.get<std::string>());
      expect_analysis(load(paths), one["analysis"]["genius"]);
      ++cases;
    }
  }
  EXPECT_GE(cases, std::filesystem::exists(kBeside) ? 28U : 3U);
}

TEST(Conformance, GivesBidsTheUtilitiesThatGeniusGives) {
  std::size_t cases = 0;
  for (const auto& folder : folders_of("genius")) {
    const json expected = expected_of(folder);
    if (!expected.contains("bids")) continue;
    SCOPED_TRACE(folder.filename().string());
    std::vector<std::string> paths = {folder / expected["domain_file"].get<std::string>()};
    for (const auto& [profile, own] : expected["profiles"].items())
      paths.push_back(folder / profile);
    const Case given = load(paths);
    std::size_t party = 0;
    for (const auto& [profile, own] : expected["profiles"].items()) {
      const auto& utility = given.problem.parties[party++];
      for (std::size_t b = 0; b < expected["bids"].size(); ++b) {
        const auto values = expected["bids"][b].get<std::vector<std::uint32_t>>();
        EXPECT_NEAR(static_cast<double>(utility.counted(utility.total(values))) /
                        static_cast<double>(given.utilities.unit),
                    own["genius_utility"][b].get<double>(), kTolerance);
      }
      ++cases;
    }
  }
  EXPECT_GE(cases, 3U);
}

TEST(Conformance, SettlesProfilesOfNegoLogAsExpected) {
  std::size_t cases = 0;
  for (const auto& folder : folders_of("negolog")) {
    const json expected = expected_of(folder);
    SCOPED_TRACE(folder.filename().string());
    expect_analysis(load({folder.string()}), expected["analysis"]);
    ++cases;
  }
  EXPECT_GE(cases, 2U);
}

}  // namespace
}  // namespace zopa
