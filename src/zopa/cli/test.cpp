// `zopa test`: how a proposal stands with what is on file.
#include <algorithm>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/deadlock/proposals.hpp"
#include "zopa/engine/named_proposals.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/proposals_section.hpp"

namespace zopa::cli {
namespace {

struct TestArgs {
  ViewedInput input;
  Output output;
  bool fail_if_none = false;

  TestArgs() {
    input.help_of_files =
        "The negotiation to read, then the ids of proposals in it (of none: all), or one of your "
        "own as ISSUE=OPTION ISSUE=OPTION";
  }

  void describe(Fields& fields) {
    input.describe(fields);
    output.describe(fields);
    fields.flag("fail-if-none", fail_if_none, "Exit with 1 if each of them is excluded");
  }
};

Exit run_test(TestArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const std::vector<std::string> words(args.input.files.begin() + 1, args.input.files.end());
  args.input.files.resize(1);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  const auto proposals = engine::proposals_named(words, *view);
  if (!proposals) return console.fail(proposals.error());
  if (proposals->empty()) {
    return console.fail(fault("unknown-name", Message("fault.no_proposal")));
  }
  Run limited;
  limited.limits = &limits;
  const deadlock::ProposalTests tests(*view, limited);
  std::vector<deadlock::TestedProposal> tested;
  for (const Proposal& proposal : *proposals) {
    if (limits.reached()) break;
    tested.push_back(tests.of(proposal));
  }
  args.output.print(
      console, [&] { return report::to_json(*view, tested); },
      [&] { return report::to_document({*view, console.catalogue()}, tested); });
  const bool is_none =
      std::all_of(tested.begin(), tested.end(), [](const auto& one) { return one.is_excluded; });
  if (limits.reached()) {
    console.say(Message("limits.stopped"));
    return Exit::stopped;
  }
  return is_none && args.fail_if_none ? Exit::answer_is_no : Exit::done;
}

}  // namespace

Command test_command() {
  return command<TestArgs>("test", "Say whom a proposal breaks, and what would let it stand",
                           "zopa test talks.yaml quay=short fund=large", run_test);
}

}  // namespace zopa::cli
