// The table of engines: an answer made in any steps is the answer made at once, and every part
// keeps the conditions of its row.
#include <algorithm>

#include "negotiations.hpp"
#include "random_case.hpp"
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "zopa/engine/robustness_alone.hpp"
#include "zopa/engine/table.hpp"
#include "zopa/io/yaml/writer.hpp"
#include "zopa/report/json.hpp"

namespace zopa::engine {
namespace {

Options quick() {
  Options options;
  options.robust.completions = 100;
  options.stability.completions = 100;
  return options;
}

Analysis analysed(const Negotiation& file, const Options& options) {
  auto answer = analyze(file, options);
  if (!answer) throw std::runtime_error("no option is wrong");
  return std::move(*answer);
}

// Part by part, each on top of those before.
Analysis in_steps(const Negotiation& file, const std::vector<std::string>& parts) {
  Options options = quick();
  options.parts = {parts.front()};
  Analysis answer = analysed(file, options);
  for (const std::string& part : parts) {
    options.parts = {part};
    answer = completed(std::move(answer), file, options);
  }
  return answer;
}

std::vector<std::string> all_parts() {
  std::vector<std::string> parts;
  for (const EngineEntry& entry : engine_table()) parts.emplace_back(entry.name);
  return parts;
}

void expect_the_same_in_steps(const Negotiation& file) {
  const Analysis at_once = analysed(file, quick());
  verify(at_once);
  std::vector<std::string> parts = all_parts();
  EXPECT_EQ(report::to_json(in_steps(file, parts)), report::to_json(at_once));
  std::reverse(parts.begin(), parts.end());
  const Analysis backwards = in_steps(file, parts);
  verify(backwards);
  EXPECT_EQ(report::to_json(backwards), report::to_json(at_once));
}

// Every choice of options by issue that is anywhere in the answer.
void expect_tabled(const nlohmann::json& answer, const Negotiation& file) {
  if (!answer.is_structured()) return;
  for (const auto& [key, value] : answer.items()) {
    expect_tabled(value, file);
    if (!answer.is_object() || !value.is_string()) continue;
    for (const Issue& issue : file.issues()) {
      for (const Option& option : issue.options) {
        const bool is_named = issue.id == key && option.id == value.get<std::string>();
        EXPECT_FALSE(is_named && option.hypothetical) << answer.dump();
      }
    }
  }
}

void expect_tabled_only(const Negotiation& file) {
  Options options = quick();
  options.tabled_only = true;
  const Analysis answer = analysed(file, options);
  verify(answer);
  // What somebody has tabled by then is tabled.
  const Negotiation& then = answer.negotiation;
  expect_tabled(nlohmann::json::parse(report::to_json(answer)), then);
  const auto alone = robustness_alone(then, options.robust, {});
  expect_tabled(nlohmann::json::parse(report::to_json(then, alone, {})), then);
  if (file.utilities().empty()) {
    const auto settled = settle::settlement(then, {}, {});
    expect_tabled(nlohmann::json::parse(report::to_json(then, settled)), then);
  }
}

class OfFiles : public ::testing::TestWithParam<std::string> {};

TEST_P(OfFiles, IsTheSameInSteps) { expect_the_same_in_steps(testing::negotiation_in(GetParam())); }

TEST_P(OfFiles, NamesNoUntabledOptionWhereTheseAreLeftOut) {
  expect_tabled_only(testing::negotiation_in(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(Answer, OfFiles, ::testing::ValuesIn(testing::valid_files()),
                         testing::NameOfFile{});

RC_GTEST_PROP(Answer, OfARandomCaseKeepsTheConditionsOfEveryRow,
              (std::vector<std::uint32_t> numbers)) {
  testing::Choices choices(std::move(numbers));
  const Negotiation file = testing::random_case(
      choices, {.parties = 3, .issues = 4, .options = 3, .red_lines = 5, .reservations = true});
  RC_LOG() << yaml::write(file);
  verify(analysed(file, quick()));
  expect_tabled_only(file);
}

}  // namespace
}  // namespace zopa::engine
