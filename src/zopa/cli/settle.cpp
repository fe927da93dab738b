// `zopa settle`: which packages are efficient, and which of them fair.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/settle/settlement.hpp"

namespace zopa::cli {
namespace {

struct SettleArgs {
  ViewedInput input;
  Output output;
  settle::Options options;
  RunOptions run{RunOption::threads};
  bool fail_if_none = false;

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    options.describe(fields);
    run.describe(fields);
    fields.flag("fail-if-none", fail_if_none,
                "Exit with 1 if no package is at least as good as no agreement for all");
  }
};

Exit run_settle(SettleArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  const Part<settle::Settlements> part =
      settle::settlement(*view, args.options, args.run.started(limits));
  args.output.print(
      console, [&] { return report::to_json(*view, part); },
      [&] { return report::to_document({*view, console.catalogue()}, part); });
  if (part.stopped) return Exit::stopped;
  const auto& found = part.value;
  const bool is_none = found && (!found->is_feasible || found->reaches_all == false);
  return is_none && args.fail_if_none ? Exit::answer_is_no : Exit::done;
}

}  // namespace

Command settle_command() {
  return command<SettleArgs>("settle", "Say which packages are efficient, and which of them fair",
                             "zopa settle domain.xml profile-a.xml profile-b.xml", run_settle);
}

}  // namespace zopa::cli
