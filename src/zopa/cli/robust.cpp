// `zopa robust`: what can be concluded without the numbers.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/engine/robustness_alone.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/robust_section.hpp"

namespace zopa::cli {
namespace {

struct RobustArgs {
  ViewedInput input;
  Output output;
  robust::Options options;
  RunOptions run{RunOption::seed, RunOption::threads};

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    options.describe(fields);
    run.describe(fields);
  }
};

Exit run_robust(RobustArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  const auto part = engine::robustness_alone(*view, args.options, args.run.started(limits));
  const auto contradiction = part.value || part.stopped ? std::vector<PositionId>{}
                                                        : robust::contradiction(*view, &limits);
  args.output.print(
      console, [&] { return report::to_json(*view, part, contradiction); },
      [&] { return report::to_document({*view, console.catalogue()}, part, contradiction); });
  return part.stopped ? Exit::stopped : Exit::done;
}

}  // namespace

Command robust_command() {
  return command<RobustArgs>("robust",
                             "Say what holds of packages whatever the unknown preferences are",
                             "zopa robust talks.yaml", run_robust);
}

}  // namespace zopa::cli
