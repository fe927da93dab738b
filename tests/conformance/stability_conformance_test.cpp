// Stability of GMCR+'s own examples against the published definitions, as another program computed
// them: shared/conformance/gmcr, where the checkout has it beside it.  GMCR+ itself differs from
// those definitions in two cells of Garrison (its opponents move at most once: `differences`).
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "zopa/engine/stability.hpp"
#include "zopa/io/any_reader.hpp"

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

TEST_P(Gmcr, AgreesWithThePublishedDefinitions) {
  std::ifstream file(folder() / (GetParam() + ".expected.json"));
  const json expected = json::parse(file);
  const auto loaded = read_any({(folder() / (GetParam() + ".gmcr")).string()});
  ASSERT_TRUE(loaded) << to_text(loaded.error().diagnostics[0]);
  const auto answer = engine::stability(loaded->negotiation);
  ASSERT_TRUE(answer.stability) << answer.why_not;
  ASSERT_EQ(answer.stability->states.size(), expected["states"]["count"].get<std::size_t>());
  const std::array<std::pair<Concept, const char*>, 5> names = {{{Concept::nash, "Nash"},
                                                                 {Concept::general, "GMR"},
                                                                 {Concept::symmetric, "SMR"},
                                                                 {Concept::sequential, "SEQ"},
                                                                 {Concept::simultaneous, "SIM"}}};
  for (const auto& [solution, name] : names) {
    const auto& own = answer.stability->of(solution);
    const json& published = expected["published"];
    for (std::size_t p = 0; p < own.stable.size(); ++p) {
      std::string digits;
      for (const bool stable : own.stable[p]) digits += stable ? '1' : '0';
      EXPECT_EQ(digits, published["stability"][name][p].get<std::string>()) << name << p;
    }
    std::vector<std::uint32_t> equilibria;
    for (const std::uint32_t state : own.equilibria) equilibria.push_back(state + 1);
    EXPECT_EQ(equilibria, published["equilibria"][name].get<std::vector<std::uint32_t>>()) << name;
  }
}

INSTANTIATE_TEST_SUITE_P(Conformance, Gmcr, ::testing::ValuesIn(models()),
                         [](const auto& model) { return model.param; });
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Gmcr);

}  // namespace
}  // namespace zopa
