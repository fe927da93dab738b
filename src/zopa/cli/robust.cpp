// `zopa robust`: what can be concluded without the numbers.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/engine/candidates.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/robust_section.hpp"

namespace zopa::cli {
namespace {

struct RobustArgs {
  ViewedInput input;
  Output output;
  robust::Options options;

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    options.describe(fields);
  }
};

Exit run(RobustArgs& args, Console& console, Stop& stop) {
  args.input.start(stop);
  args.options.stop = &stop;
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  const robust::RobustAnswer answer = engine::robustness_alone(*view, args.options);
  args.output.print(
      console, [&] { return report::to_json(*view, answer); },
      [&] { return report::to_document({*view, console.catalogue()}, answer); });
  return answer.stopped ? Exit::stopped : Exit::done;
}

}  // namespace

Command robust_command() {
  return command<RobustArgs>("robust",
                             "Say what holds of packages whatever the unknown preferences are",
                             "zopa robust talks.yaml", run);
}

}  // namespace zopa::cli
