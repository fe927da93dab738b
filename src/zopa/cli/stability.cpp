// `zopa stability`: which states of a conflict are stable.
#include "zopa/engine/stability.hpp"

#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/report/stability_json.hpp"
#include "zopa/report/stability_section.hpp"

namespace zopa::cli {
namespace {

struct StabilityArgs {
  ViewedInput input;
  engine::StabilityOptions options;
  Output output;

  void describe(Fields& fields) {
    input.describe(fields);
    options.describe(fields);
    output.describe(fields);
  }
};

Exit run(StabilityArgs& args, Console& console, Stop& stop) {
  args.input.start(stop);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  args.options.stop = &stop;
  const auto answer = engine::stability(*view, args.options);
  if (!answer) return console.fail(answer.error());
  const bool shows_reasons = args.options.all_reasons || !args.options.states.empty();
  args.output.print(
      console, [&] { return report::to_json(*view, *answer); },
      [&] { return report::to_document(*view, *answer, shows_reasons); });
  return answer->stopped ? Exit::stopped : Exit::done;
}

}  // namespace

Command stability_command() {
  return command<StabilityArgs>("stability", "Say which states of a conflict are stable, and why",
                                "zopa stability conflict.gmcr", run);
}

}  // namespace zopa::cli
