// `zopa stability`: which states of a conflict are stable.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/memory.hpp"
#include "zopa/report/hypergame_section.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/stability_dot.hpp"
#include "zopa/report/stability_section.hpp"
#include "zopa/stability/hypergame.hpp"

namespace zopa::cli {
namespace {

struct StabilityArgs {
  ViewedInput input;
  stability::Options options;
  std::vector<std::string> views;
  Output output{"text", {"text", "json", "markdown", "dot"}};

  void describe(Fields& fields) {
    input.describe(fields);
    options.describe(fields);
    fields.list("view", "PARTY=FILE", views,
                "A party's own view of the conflict, in a file of its own; may be repeated");
    output.describe(fields);
  }
};

Exit print(const StabilityArgs& args, const Negotiation& view,
           const stability::StabilityAnswer& answer, Console& console) {
  const bool shows_reasons = args.options.all_reasons || !args.options.states.empty();
  if (args.output.format == "dot") {
    if (!answer.stability || answer.stability->steps.empty()) {
      return console.fail(
          fault("no-graph", answer.stability
                                ? "a graph is drawn of complete preferences, with some move, up "
                                  "to 2,000 states"
                                : answer.why_not));
    }
    console.answer(report::to_dot({view, console.catalogue()}, *answer.stability));
    return Exit::done;
  }
  args.output.print(
      console, [&] { return report::to_json(view, answer); },
      [&] { return report::to_document({view, console.catalogue()}, answer, shows_reasons); });
  return answer.stopped ? Exit::stopped : Exit::done;
}

// With what each party sees.
Exit print_views(const StabilityArgs& args, const Negotiation& view, Console& console) {
  if (args.output.format == "dot") {
    return console.fail(fault("bad-option", "`--view` and `--format dot` cannot be combined"));
  }
  std::vector<std::pair<std::string, Negotiation>> files;
  for (const std::string& text : args.views) {
    const std::size_t at = text.find('=');
    if (at == std::string::npos) {
      return console.fail(fault("bad-option", "`--view` is PARTY=FILE: `" + text + "` is not"));
    }
    auto loaded = read_any({text.substr(at + 1)}, args.input.read);
    if (!loaded) return console.fail(loaded.error());
    files.emplace_back(text.substr(0, at), std::move(loaded->negotiation));
  }
  std::vector<std::pair<std::string, const Negotiation*>> views;
  for (const auto& [party, file] : files) views.emplace_back(party, &file);
  const auto answer = stability::hypergame(view, views, args.options);
  if (!answer) return console.fail(answer.error());
  args.output.print(
      console, [&] { return report::to_json(view, *answer); },
      [&] { return report::to_document({view, console.catalogue()}, *answer); });
  return Exit::done;
}

Exit run(StabilityArgs& args, Console& console, Stop& stop) {
  args.input.start(stop);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  args.options.stop = &stop;
  if (args.options.memory == 0) args.options.memory = spare_memory();
  if (!args.views.empty()) return print_views(args, *view, console);
  const auto answer = stability::stability_of(*view, args.options);
  if (!answer) return console.fail(answer.error());
  return print(args, *view, *answer, console);
}

}  // namespace

Command stability_command() {
  return command<StabilityArgs>("stability", "Say which states of a conflict are stable, and why",
                                "zopa stability conflict.gmcr", run);
}

}  // namespace zopa::cli
