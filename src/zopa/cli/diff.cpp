// `zopa diff`: what is different between two files, or one file on two days, and what that did.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/engine/difference.hpp"
#include "zopa/report/difference_section.hpp"
#include "zopa/report/json.hpp"

namespace zopa::cli {
namespace {

struct DiffArgs {
  Input input;
  Output output;
  std::string as_of;
  std::string since;

  DiffArgs() {
    input.help_of_files =
        "The negotiation as it was, and the negotiation as it is now; or one, which is looked at "
        "on "
        "two days";
  }

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    fields.name("as-of", "DAY", as_of,
                "Look at the files on this date, or the day after this round; by default on the "
                "later of `as_of` and the last round held");
    fields.name("since", "DAY", since,
                "Look at the first on this day instead; of one file by default the day after the "
                "round before the last");
  }
};

// One of the two as far as it is compared; faults name the file.
Result<engine::Analysis> looked_at(const Negotiation& file, const std::string& as_of,
                                   const Limits& limits) {
  engine::Options options;
  options.as_of = as_of;
  auto answer =
      engine::analyze(file, engine::compared(std::move(options)), RunOptions{}.started(limits));
  if (answer) return answer;
  Error error = std::move(answer.error());
  for (Diagnostic& fault : error.diagnostics) fault.file = file.file();
  return tl::unexpected(std::move(error));
}

Result<std::vector<Negotiation>> load(const DiffArgs& args, Console& console) {
  if (args.input.files.size() > 2) {
    return tl::unexpected(fault("bad-option", Message("fault.more_than_two_files")));
  }
  std::vector<Negotiation> files;
  for (const std::string& path : args.input.files) {
    Input one = args.input;
    one.files = {path};
    auto file = one.load(console);
    if (!file) return tl::unexpected(file.error());
    files.push_back(*std::move(file));
  }
  return files;
}

// The day of the first: as asked for, else that of the second; of one file, an earlier one.
Result<std::string> earlier_day(const DiffArgs& args, const Negotiation& file,
                                const engine::Analysis& after) {
  if (!args.since.empty()) return args.since;
  if (args.input.files.size() > 1) return args.as_of;
  const auto since = engine::since_round(file, after);
  if (since) return file.rounds()[since->round.index()].id;
  return tl::unexpected(fault("bad-option", Message("fault.no_earlier_round"), file.file()));
}

Exit run_diff(DiffArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto files = load(args, console);
  if (!files) return console.fail(files.error());
  const auto after = looked_at(files->back(), args.as_of, limits);
  if (!after) return console.fail(after.error());
  const auto since = earlier_day(args, files->front(), *after);
  if (!since) return console.fail(since.error());
  const auto before = looked_at(files->front(), *since, limits);
  if (!before) return console.fail(before.error());
  const auto shown =
      report::difference_shown(args.input.files.front(), *before, args.input.files.back(), *after);
  args.output.print(
      console, [&] { return report::to_json(shown, *before, *after); },
      [&] {
        return report::to_document(shown, {before->negotiation, console.catalogue()},
                                   {after->negotiation, console.catalogue()});
      });
  return before->is_stopped() || after->is_stopped() ? Exit::stopped : Exit::done;
}

}  // namespace

Command diff_command() {
  return command<DiffArgs>("diff", "Say what is different on file, and what that did",
                           "zopa diff talks.yaml --since autumn", run_diff);
}

}  // namespace zopa::cli
