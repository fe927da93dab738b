// `zopa analyze` and `zopa deadlock`: the whole answer, or the part of one engine.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/report/answer.hpp"
#include "zopa/report/brief.hpp"
#include "zopa/report/json.hpp"

namespace zopa::cli {
namespace {

// Of `zopa deadlock`, which always prints everything.
struct DeadlockArgs {
  Input input;
  Output output;
  engine::Options options;
  bool is_full = true;
  bool apart = false;
  bool fail_if_none = false;

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    options.describe(fields);
    fields.flag("fail-if-none", fail_if_none, "Exit with 1 if no agreement is possible");
  }
};

struct AnalyzeArgs : DeadlockArgs {
  AnalyzeArgs() { is_full = false; }

  void describe(Fields& fields) {
    DeadlockArgs::describe(fields);
    describe_apart(fields, apart);
    fields.flag("full", is_full, "Print everything, not one page of it");
  }
};

Exit show(const DeadlockArgs& args, const engine::Analysis& answer, Console& console) {
  args.output.print(
      console, [&] { return report::to_json(answer); },
      [&] {
        return args.is_full ? report::to_document(answer, console.catalogue())
                            : report::to_brief(answer, console.catalogue());
      });
  if (answer.is_stopped()) return Exit::stopped;
  const bool is_no = answer.verdict() == deadlock::Verdict::deadlock;
  return is_no && args.fail_if_none ? Exit::answer_is_no : Exit::done;
}

Exit run_parts(DeadlockArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto file = args.input.load(console);
  if (!file) return console.fail(file.error());
  if (!args.apart) args.options.stability.together = args.input.together;
  const auto answer = engine::analyze(*file, args.options, RunOptions{}.started(limits));
  if (!answer) return console.fail(answer.error());
  return show(args, *answer, console);
}

Exit run_analyze(AnalyzeArgs& args, Console& console, Limits& limits) {
  if (!args.is_full && args.output.format != "json") {
    args.options.parts = report::parts_of_brief();
  }
  return run_parts(args, console, limits);
}

Exit run_deadlock(DeadlockArgs& args, Console& console, Limits& limits) {
  args.options.parts = engine::parts_of_deadlock();
  return run_parts(args, console, limits);
}

}  // namespace

Command analyze_command() {
  return command<AnalyzeArgs>("analyze",
                              "Say whether an agreement is possible, why not, and what "
                              "would have to give",
                              "zopa analyze talks.yaml", run_analyze);
}

Command deadlock_command() {
  return command<DeadlockArgs>("deadlock", "As analyze, without evidence, frames and sources",
                               "zopa deadlock talks.yaml --format json", run_deadlock);
}

}  // namespace zopa::cli
