// `zopa check`: faults, then what a careful reader of the file would remark.
#include <algorithm>
#include <cstddef>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/sheet_picture.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/io/any_reader.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/words.hpp"

namespace zopa::cli {
namespace {

struct CheckArgs {
  std::vector<std::string> files;
  std::string format = "text";
  std::string as_of;
  yaml::ReadOptions read;
  TimeLimit time_limit;

  void describe(Fields& fields) {
    fields.files(files,
                 "The negotiation to read; - for standard input; or another program's files");
    fields.choice("format", format, {"text", "json"}, "How to print what is found");
    fields.name("as-of", "DAY", as_of,
                "Check for this date, or for the day after this round; by default for the later "
                "of `as_of` and the last round held");
    read.describe(fields);
    describe_reading(fields, read);
    time_limit.describe(fields);
  }
};

Exit fail(const CheckArgs& args, const Error& error, Console& console) {
  if (args.format != "json") return console.fail(error);
  console.answer(report::to_json(name_of(args.files[0]), error.diagnostics));
  return exit_of(error);
}

// How many were written: where time is up, some of them; there may be 100,000.
std::size_t write(const std::vector<Diagnostic>& warnings, Console& console, const Limits& limits) {
  constexpr std::ptrdiff_t kAtOnce = 500;
  auto next = warnings.begin();
  while (next != warnings.end() && (next == warnings.begin() || !limits.reached())) {
    const auto end = next + std::min(kAtOnce, warnings.end() - next);
    console.answer(console.text({next, end}));
    next = end;
  }
  return static_cast<std::size_t>(next - warnings.begin());
}

Exit run_check(CheckArgs& args, Console& console, Limits& limits) {
  args.read.limits = &limits;
  args.read.made_names = report::made_names(console.catalogue());
  args.time_limit.start(limits);
  const auto loaded = read_any(args.files, args.read);
  if (!loaded) return fail(args, loaded.error(), console);
  const Negotiation& file = loaded->negotiation;
  const auto day = engine::day_named(file, args.as_of);
  if (!day) return fail(args, day.error(), console);
  // Of a file of another program, how it was read is all there is to remark.
  std::vector<Diagnostic> warnings = loaded->warnings;
  if (file.utilities().empty() && loaded->pictures.empty()) {
    const auto negotiation = in_force(file, {*day, {}});
    if (!negotiation) return fail(args, negotiation.error(), console);
    const auto more = engine::warnings_of(file, *negotiation, *day, &limits);
    warnings.insert(warnings.end(), more.begin(), more.end());
  }
  Exit exit = limits.reached() ? Exit::stopped : Exit::done;
  const std::string name = name_of(args.files[0]);
  if (args.format == "json") {
    console.answer(report::to_json(name, warnings));
    return exit;
  }
  for (const scores::Picture& picture : loaded->pictures) {
    console.answer(drawn(picture, console));
  }
  if (write(warnings, console, limits) < warnings.size()) exit = Exit::stopped;
  console.answer(console.catalogue().text(
                     Message("cli.no_faults", {{"file", name},
                                               {"warnings", warnings.size()},
                                               {"stopped", yes_or_no(exit == Exit::stopped)}})) +
                 "\n");
  return exit;
}

}  // namespace

Command check_command() {
  return command<CheckArgs>("check", "Look for faults, then for what the file leaves thin",
                            "zopa check talks.yaml", run_check);
}

}  // namespace zopa::cli
