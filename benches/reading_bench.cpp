// Reading and checking a file of so many rows of one kind: the time should grow as the file does.
//
// Each text is read whole: characters, names, formulas and all conditions of the model.  Rows of
// one kind are what a program writes, or somebody hostile; talks written by hand have hundreds.
#include <functional>
#include <string>

#include <benchmark/benchmark.h>

#include "zopa/io/yaml/reader.hpp"

namespace {

// The rows from 0 to `count`, one text after the other.
std::string rows(std::int64_t count, const std::function<std::string(const std::string&)>& row) {
  std::string text;
  for (std::int64_t k = 0; k < count; ++k) text += row(std::to_string(k));
  return text;
}

std::string file_of(const std::string& sections) { return "zopa: 1\n" + sections; }

const std::string kParties = "parties: {a: {name: A}, b: {name: B}}\n";
const std::string kIssues = "issues: {x: {name: X, options: {one: One, two: Two}}}\n";

std::string parties(std::int64_t count) {
  return file_of("parties:\n" +
                 rows(count, [](const std::string& k) { return "  p" + k + ": {name: P}\n"; }) +
                 kIssues + "positions:\n" + rows(count, [](const std::string& k) {
                   return "  - {party: p" + k + ", requires: x == one}\n";
                 }));
}

std::string issues(std::int64_t count) {
  return file_of(kParties + "issues:\n" +
                 rows(count,
                      [](const std::string& k) {
                        return "  i" + k + ": {name: I, options: {one: One, two: Two}}\n";
                      }) +
                 "positions:\n" + rows(count, [](const std::string& k) {
                   return "  - {party: a, demands: i" + k + " == one}\n";
                 }));
}

std::string options(std::int64_t count) {
  return file_of(kParties + "issues:\n  x:\n    name: X\n    options:\n" +
                 rows(count, [](const std::string& k) { return "      o" + k + ": O\n"; }) +
                 "positions:\n" + rows(count, [](const std::string& k) {
                   return "  - {party: a, demands: x == o" + k + "}\n";
                 }));
}

std::string values(std::int64_t count) {
  return file_of(kParties + "issues:\n" +
                 rows(count,
                      [](const std::string& k) {
                        return "  i" + k + ": {name: I, options: {one: One, two: Two}}\n";
                      }) +
                 "positions:\n" + rows(count, [](const std::string& k) {
                   return "  - {party: a, issue: i" + k + ", values: {one: 0, two: 1}}\n";
                 }));
}

// One position, said anew in every round.
std::string versions(std::int64_t count) {
  return file_of(
      kParties + kIssues + "rounds:\n" +
      rows(count, [](const std::string& k) { return "  - {id: r" + k + ", with: [a, b]}\n"; }) +
      "positions:\n" + rows(count, [](const std::string& k) {
        return "  - {id: q, party: a, issue: x, prefers: one > two, from: r" + k + "}\n";
      }));
}

void read_rows(benchmark::State& state, std::string (*text_of)(std::int64_t)) {
  const std::string text = text_of(state.range(0));
  for (auto _ : state) {
    const auto read = zopa::yaml::read_string(text, "bench.yaml", ".");
    if (!read) state.SkipWithError("the file has faults");
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));  // rows per second
  state.SetComplexityN(state.range(0));
}

#define ZOPA_READING_BENCH(kind)           \
  BENCHMARK_CAPTURE(read_rows, kind, kind) \
      ->RangeMultiplier(10)                \
      ->Range(1000, 100'000)               \
      ->Unit(benchmark::kMillisecond)      \
      ->Complexity()
ZOPA_READING_BENCH(parties);
ZOPA_READING_BENCH(issues);
ZOPA_READING_BENCH(options);
ZOPA_READING_BENCH(values);
ZOPA_READING_BENCH(versions);

}  // namespace
