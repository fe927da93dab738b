// Stability of GMCR+'s own examples against the published definitions, as another program computed
// them: shared/conformance/gmcr, where the checkout has it beside it.  GMCR+ itself differs from
// those definitions in two cells of Garrison (its opponents move at most once: `differences`);
// docs/reference/stability.md says why.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/io/any_reader.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa {
namespace {

using nlohmann::json;
using stability::Concept;

std::filesystem::path folder() {
  return std::filesystem::path(ZOPA_SOURCE_FOLDER).parent_path() / "shared" / "conformance" /
         "gmcr";
}

std::vector<std::string> models() {
  std::vector<std::string> names;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder(), ignored)) {
    if (entry.path().extension() == ".gmcr") names.push_back(entry.path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

class Gmcr : public ::testing::TestWithParam<std::string> {};

void expect_published(const stability::Stability& found, const json& published) {
  const std::array<std::pair<Concept, const char*>, 5> names = {{{Concept::nash, "Nash"},
                                                                 {Concept::general, "GMR"},
                                                                 {Concept::symmetric, "SMR"},
                                                                 {Concept::sequential, "SEQ"},
                                                                 {Concept::simultaneous, "SIM"}}};
  for (const auto& [solution, name] : names) {
    const auto& own = found.of(solution);
    EXPECT_EQ(own.stable, published["stability"][name].get<std::vector<std::string>>()) << name;
    std::vector<std::uint32_t> equilibria;
    for (const std::uint32_t state : own.equilibria) equilibria.push_back(state + 1);
    EXPECT_EQ(equilibria, published["equilibria"][name].get<std::vector<std::uint32_t>>()) << name;
  }
}

TEST_P(Gmcr, AgreesWithThePublishedDefinitions) {
  std::ifstream file(folder() / (GetParam() + ".expected.json"));
  const json expected = json::parse(file);
  const auto loaded = read_any({(folder() / (GetParam() + ".gmcr")).string()});
  ASSERT_TRUE(loaded) << to_text(loaded.error().diagnostics[0]);
  const auto answer = stability::stability_of(loaded->negotiation);
  ASSERT_TRUE(answer && answer->stability);
  ASSERT_EQ(answer->stability->states.size(), expected["states"]["count"].get<std::size_t>());
  expect_published(*answer->stability, expected["published"]);
}

// Its rows in the order of their first parties.
json in_order(const json& variant) {
  const json& players = variant["players"];
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < players.size(); ++row) rows.push_back(row);
  std::sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
    const auto first = [&](std::size_t row) { return players[row]["members"][0].get<int>(); };
    return first(a) < first(b);
  });
  json published = variant["published"];
  for (auto& own : published["stability"]) {
    const json before = own;
    for (std::size_t k = 0; k < rows.size(); ++k) own[k] = before[rows[k]];
  }
  return published;
}

// Each pair of parties acting as one: "variants".
TEST_P(Gmcr, AgreesWhereTwoPartiesActTogether) {
  std::ifstream file(folder() / (GetParam() + ".expected.json"));
  const json expected = json::parse(file);
  const auto loaded = read_any({(folder() / (GetParam() + ".gmcr")).string()});
  ASSERT_TRUE(loaded) << to_text(loaded.error().diagnostics[0]);
  for (const json& variant : expected["variants"]) {
    stability::Options options;
    for (const json& coalition : variant["coalitions"]) {
      if (!coalition.is_array()) continue;
      std::string ids;
      for (const std::size_t party : coalition.get<std::vector<std::size_t>>()) {
        ids += (ids.empty() ? "" : ",") + loaded->negotiation.parties()[party].id;
      }
      options.together.push_back(ids);
    }
    const auto answer = stability::stability_of(loaded->negotiation, options);
    ASSERT_TRUE(answer && answer->stability);
    SCOPED_TRACE(variant["coalitions"].dump());
    expect_published(*answer->stability, in_order(variant));
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Gmcr, ::testing::ValuesIn(models()),
                         [](const auto& model) { return model.param; });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Gmcr);

}  // namespace
}  // namespace zopa
