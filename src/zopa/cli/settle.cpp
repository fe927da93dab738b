// `zopa settle`: which packages are efficient, and which of them fair.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/engine/settlement.hpp"
#include "zopa/report/settle_json.hpp"
#include "zopa/report/settle_section.hpp"

namespace zopa::cli {
namespace {

struct SettleArgs {
  Input input;
  std::string format = "text";
  std::string as_of;
  std::vector<std::string> without;
  engine::SettleOptions options;
  bool fail_if_none = false;

  void describe(Fields& fields) {
    input.describe(fields);
    fields.choice("format", format, {"text", "json", "markdown"}, "How to print the answer");
    engine::describe_view(fields, as_of, without);
    options.describe(fields);
    fields.flag("fail-if-none", fail_if_none,
                "Exit with 1 if no package is at least as good as no agreement for all");
  }
};

Exit run(SettleArgs& args, Console& console, Stop& stop) {
  args.input.start(stop);
  args.options.stop = &stop;
  const auto file = args.input.load(console);
  if (!file) return console.fail(file.error());
  const auto view = engine::view_of(*file, args.as_of, args.without);
  if (!view) return console.fail(view.error());
  const engine::SettlementAnswer answer = engine::settlement(*view, args.options);
  if (args.format == "json") {
    console.answer(report::to_json(*view, answer));
  } else if (args.format == "markdown") {
    console.answer(report::to_markdown(report::to_document(*view, answer)));
  } else {
    console.answer(report::to_text(report::to_document(*view, answer),
                                   {.width = 80, .color = console.color()}));
  }
  if (answer.stopped) return Exit::stopped;
  const bool is_none = answer.settlements && !answer.settlements->reaches_all;
  return is_none && args.fail_if_none ? Exit::answer_is_no : Exit::done;
}

}  // namespace

Command settle_command() {
  return command<SettleArgs>("settle", "Say which packages are efficient, and which of them fair",
                             "zopa settle domain.xml profile-a.xml profile-b.xml", run);
}

}  // namespace zopa::cli
