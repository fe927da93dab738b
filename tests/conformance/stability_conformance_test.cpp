// Stability of conflicts in the format of GMCR+ against the published definitions, as another
// program computed them.  recorded/gmcr has our own conflicts, with results from the definitions
// alone (record.py).  Where the checkout has GMCR+'s own examples beside it, these are tested too.
// GMCR+ itself differs from those definitions in two cells of Garrison (its opponents move at most
// once: `differences`); docs/reference/stability.md says why.
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/io/any_reader.hpp"
#include "zopa/stability/stability.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

using nlohmann::json;
using stability::Concept;

namespace fs = std::filesystem;

std::vector<fs::path> models() {
  const fs::path project = ZOPA_SOURCE_FOLDER;
  std::vector<fs::path> models;
  for (const auto& folder : {project / "tests" / "conformance" / "recorded" / "gmcr",
                             project.parent_path() / "shared" / "conformance" / "gmcr"}) {
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored)) {
      if (entry.path().extension() == ".gmcr") models.push_back(entry.path());
    }
  }
  std::sort(models.begin(), models.end());
  return models;
}

class Gmcr : public ::testing::TestWithParam<fs::path> {
 protected:
  static json expected() {
    std::ifstream file(fs::path(GetParam()).replace_extension(".expected.json"));
    return json::parse(file);
  }
};

void expect_published(const stability::Stability& found, const json& published) {
  const std::array<std::pair<Concept, const char*>, 5> names = {{{Concept::nash, "Nash"},
                                                                 {Concept::general, "GMR"},
                                                                 {Concept::symmetric, "SMR"},
                                                                 {Concept::sequential, "SEQ"},
                                                                 {Concept::simultaneous, "SIM"}}};
  for (const auto& [by, name] : names) {
    const auto& own = found.of(by);
    std::vector<std::string> stable;
    for (const stability::Signs& signs : own.stable) stable.push_back(signs.shown().signs);
    EXPECT_EQ(stable, published["stability"][name].get<std::vector<std::string>>()) << name;
    std::vector<std::uint32_t> equilibria;
    for (const std::uint32_t state : own.equilibria) equilibria.push_back(state + 1);
    EXPECT_EQ(equilibria, published["equilibria"][name].get<std::vector<std::uint32_t>>()) << name;
  }
}

TEST_P(Gmcr, AgreesWithThePublishedDefinitions) {
  const json expected = Gmcr::expected();
  const auto loaded = read_any({GetParam().string()});
  ASSERT_TRUE(loaded) << to_text(loaded.error().diagnostics[0]);
  const auto answer = stability::stability_of(loaded->negotiation);
  ASSERT_TRUE(answer && answer->value);
  ASSERT_EQ(answer->value->states.size(), expected["states"]["count"].get<std::size_t>());
  expect_published(*answer->value, expected["published"]);
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
  const json expected = Gmcr::expected();
  const auto loaded = read_any({GetParam().string()});
  ASSERT_TRUE(loaded) << to_text(loaded.error().diagnostics[0]);
  for (const json& variant : expected["variants"]) {
    stability::Options options;
    for (const json& coalition : variant["coalitions"]) {
      if (!coalition.is_array()) continue;
      auto& group = options.together.emplace_back();
      for (const std::size_t party : coalition.get<std::vector<std::size_t>>()) {
        group.emplace_back(party);
      }
    }
    const auto answer = stability::stability_of(loaded->negotiation, options);
    ASSERT_TRUE(answer && answer->value);
    SCOPED_TRACE(variant["coalitions"].dump());
    expect_published(*answer->value, in_order(variant));
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Gmcr, ::testing::ValuesIn(models()), [](const auto& model) {
  std::string name = model.param.stem().string();
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
});

TEST(GmcrCases, AreThere) { EXPECT_GE(models().size(), 3U); }

}  // namespace
}  // namespace zopa
