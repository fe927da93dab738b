// `zopa backtest`: negotiations that are over, against what came.
#include <algorithm>
#include <filesystem>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/deadlock/record.hpp"
#include "zopa/io/yaml/outcome_reader.hpp"
#include "zopa/io/yaml/reader.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/model/ratifiers.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/record_section.hpp"

namespace zopa::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kOutcome = "outcome.yaml";

struct BacktestArgs {
  std::string folder;
  Output output;
  TimeLimit time_limit;

  void describe(Fields& fields) {
    fields.text("FILE", folder,
                "A folder of cases, or the folder of one: talks.yaml, other readings "
                "of the same facts, and outcome.yaml");
    output.describe(fields);
    time_limit.describe(fields);
  }
};

// The folders of cases in it, itself among them, by name.
std::vector<fs::path> cases_in(const fs::path& folder) {
  std::vector<fs::path> cases;
  std::error_code ignored;
  if (fs::exists(folder / kOutcome, ignored)) cases.push_back(folder);
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    if (fs::exists(entry.path() / kOutcome, ignored)) cases.push_back(entry.path());
  }
  std::sort(cases.begin(), cases.end());
  return cases;
}

// talks.yaml first, then other readings by name.
std::vector<fs::path> readings_in(const fs::path& folder) {
  std::vector<fs::path> readings;
  std::error_code ignored;
  for (const auto& entry : fs::directory_iterator(folder, ignored)) {
    const fs::path& path = entry.path();
    if (path.extension() == ".yaml" && path.filename() != kOutcome) readings.push_back(path);
  }
  std::sort(readings.begin(), readings.end(), [](const fs::path& a, const fs::path& b) {
    const bool is_other = a.stem() != "talks";
    const bool is_other_too = b.stem() != "talks";
    return is_other != is_other_too ? is_other_too : a < b;
  });
  return readings;
}

Result<report::RecordRow> row_of(const fs::path& reading, const fs::path& folder,
                                 const Outcome& outcome, const Limits& limits) {
  yaml::ReadOptions options;
  options.limits = &limits;
  const auto file = yaml::read_file(reading.string(), options);
  if (!file) return tl::unexpected(file.error());
  const auto now = in_force(*file);
  if (!now) return tl::unexpected(now.error());
  Run run;
  run.limits = &limits;
  report::RecordRow row{fs::absolute(folder).filename().string(), reading.stem().string(), outcome,
                        deadlock::place_of_end(*now, outcome, run)};
  if (const auto ratifiers = ratifiers_of(*now); !ratifiers.empty()) {
    row.afterwards =
        deadlock::place_of_end(now->with_agreement(rule_with(*now, ratifiers)), outcome, run);
  }
  return row;
}

// Of every reading of a case; what is wrong with one of them, if anything is.
std::optional<Error> add_rows(const fs::path& folder, const Limits& limits,
                              std::vector<report::RecordRow>& rows) {
  const auto outcome = yaml::read_outcome((folder / kOutcome).string());
  if (!outcome) return outcome.error();
  for (const fs::path& reading : readings_in(folder)) {
    auto row = row_of(reading, folder, *outcome, limits);
    if (!row) return row.error();
    rows.push_back(*std::move(row));
  }
  return std::nullopt;
}

Exit run_backtest(BacktestArgs& args, Console& console, Limits& limits) {
  args.time_limit.start(limits);
  std::vector<report::RecordRow> rows;
  for (const fs::path& folder : cases_in(args.folder)) {
    if (const auto problem = add_rows(folder, limits, rows)) {
      if (exit_of(*problem) != Exit::stopped || rows.empty()) return console.fail(*problem);
      console.say(console.text(problem->diagnostics));
      break;  // what is known is printed
    }
  }
  if (rows.empty()) {
    return console.fail(fault("no-file", Message("fault.no_case", {{"folder", args.folder}})));
  }
  const std::string title = fs::absolute(args.folder).lexically_normal().filename().string();
  args.output.print(
      console, [&] { return report::to_json(rows, title); },
      [&] { return report::to_document(rows, title, console.catalogue()); });
  return is_reached(&limits) ? Exit::stopped : Exit::done;
}

}  // namespace

Command backtest_command() {
  return command<BacktestArgs>("backtest",
                               "Say where what came of negotiations stands in the answers",
                               "zopa backtest examples/settled", run_backtest);
}

}  // namespace zopa::cli
