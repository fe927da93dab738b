// `zopa robust`: what can be concluded without the numbers.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/engine/robustness.hpp"
#include "zopa/report/robust_json.hpp"
#include "zopa/report/robust_section.hpp"

namespace zopa::cli {
namespace {

struct RobustArgs {
  Input input;
  std::string format = "text";
  std::string as_of;
  std::vector<std::string> without;
  engine::RobustOptions options;

  void describe(Fields& fields) {
    input.describe(fields);
    fields.choice("format", format, {"text", "json", "markdown"}, "How to print the answer");
    engine::describe_view(fields, as_of, without);
    options.describe(fields);
  }
};

Exit run(RobustArgs& args, Console& console, Stop& stop) {
  args.input.start(stop);
  args.options.stop = &stop;
  const auto file = args.input.load(console);
  if (!file) return console.fail(file.error());
  const auto view = engine::view_of(*file, args.as_of, args.without);
  if (!view) return console.fail(view.error());
  const engine::RobustAnswer answer = engine::robustness(*view, args.options);
  if (args.format == "json") {
    console.answer(report::to_json(*view, answer));
  } else if (args.format == "markdown") {
    console.answer(report::to_markdown(report::to_document(*view, answer)));
  } else {
    console.answer(report::to_text(report::to_document(*view, answer),
                                   {.width = 80, .color = console.color()}));
  }
  return answer.stopped ? Exit::stopped : Exit::done;
}

}  // namespace

Command robust_command() {
  return command<RobustArgs>("robust",
                             "Say what holds of packages whatever the unknown preferences are",
                             "zopa robust talks.yaml", run);
}

}  // namespace zopa::cli
