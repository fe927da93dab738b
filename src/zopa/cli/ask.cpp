// `zopa ask`: what is worth asking whom.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/questions_section.hpp"

namespace zopa::cli {
namespace {

struct AskArgs {
  Input input;
  Output output;
  engine::Options options;
  RunOptions run{RunOption::seed, RunOption::threads};

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    options.ViewOptions::describe(fields);
    run.describe(fields);
  }
};

Exit run_ask(AskArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto file = args.input.load(console);
  if (!file) return console.fail(file.error());
  args.options.parts = {"questions"};
  const auto answer = engine::analyze(*file, args.options, args.run.started(limits));
  if (!answer) return console.fail(answer.error());
  args.output.print(
      console, [&] { return report::questions_to_json(*answer); },
      [&] { return report::questions_alone(*answer, console.catalogue()); });
  return answer->is_stopped() ? Exit::stopped : Exit::done;
}

}  // namespace

Command ask_command() {
  return command<AskArgs>("ask",
                          "List what is worth asking whom, and what each answer would change",
                          "zopa ask talks.yaml", run_ask);
}

}  // namespace zopa::cli
