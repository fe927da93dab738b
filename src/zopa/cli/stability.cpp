// `zopa stability`: which states of a conflict are stable.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/cli/stability_options.hpp"
#include "zopa/report/hypergame_section.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/stability_dot.hpp"
#include "zopa/report/stability_section.hpp"
#include "zopa/stability/hypergame.hpp"

namespace zopa::cli {
namespace {

struct StabilityArgs {
  ViewedInput input;
  StabilityOptions options;
  RunOptions run{RunOption::seed, RunOption::threads, RunOption::memory};
  std::vector<std::string> views;
  bool apart = false;
  Output output{"text", {"text", "json", "markdown", "dot"}};

  void describe(Fields& fields) {
    input.describe(fields);
    options.describe(fields);
    describe_apart(fields, apart);
    run.describe(fields);
    fields.list("view", "PARTY=FILE", views,
                "A party's own view of the conflict, in a file of its own; may be repeated");
    output.describe(fields);
  }
};

Exit print_graph(const Negotiation& view, const Part<stability::Stability>& part,
                 Console& console) {
  if (!part.value) {
    return console.fail(fault("no-graph", *part.why));
  }
  if (!part.value->details || part.value->details->steps.empty()) {
    return console.fail(fault("no-graph", Message("fault.no_graph")));
  }
  console.answer(report::to_dot({view, console.catalogue()}, *part.value));
  return Exit::done;
}

// Which states are stable; where there are none, where the impasse would give way.
Exit print_states(const StabilityArgs& args, const Negotiation& view,
                  const stability::Options& options, const Run& run, Console& console) {
  const auto part = stability::stability_of(view, options, run);
  if (!part) return console.fail(part.error());
  if (const auto option = args.options.asked(); option && part->why && !part->stopped) {
    return console.fail(fault("bad-option", Message("fault.option_needs_order",
                                                    {{"option", *option}, {"why", *part->why}})));
  }
  if (args.output.format == "dot") return print_graph(view, *part, console);
  Part<stability::Impasse> impasse;
  if (!part->value) impasse = stability::impasse_of(view, run);
  args.output.print(
      console, [&] { return report::to_json(view, *part, impasse); },
      [&] {
        return report::to_document({view, console.catalogue()}, *part, impasse,
                                   args.options.asks_for_reasons());
      });
  return part->stopped || impasse.stopped ? Exit::stopped : Exit::done;
}

struct OwnView {
  PartyId party;
  Negotiation file;
};

// `east=as-east-sees-it.yaml`
Result<OwnView> own_view(const StabilityArgs& args, const Negotiation& view,
                         const std::string& text) {
  const std::size_t at = text.find('=');
  if (at == std::string::npos) {
    return tl::unexpected(fault("bad-option", Message("fault.view_form", {{"text", Code{text}}})));
  }
  const auto party = acting_party(view, text.substr(0, at));
  if (!party) return tl::unexpected(party.error());
  auto loaded = read_any({text.substr(at + 1)}, args.input.read);
  if (!loaded) return tl::unexpected(loaded.error());
  return OwnView{*party, std::move(loaded->negotiation)};
}

// With what each party sees.
Exit print_views(const StabilityArgs& args, const Negotiation& view,
                 const stability::Options& options, const Run& run, Console& console) {
  if (args.output.format == "dot") {
    return console.fail(fault("bad-option", Message("fault.view_and_dot")));
  }
  std::vector<OwnView> views;
  for (const std::string& text : args.views) {
    auto own = own_view(args, view, text);
    if (!own) return console.fail(own.error());
    views.push_back(std::move(*own));
  }
  std::vector<stability::Sight> sights;
  for (const OwnView& own : views) sights.emplace_back(own.party, &own.file);
  const auto part = stability::hypergame(view, sights, options, run);
  if (!part) return console.fail(part.error());
  if (part->why && !part->stopped) {
    return console.fail(fault("bad-view", *part->why));
  }
  args.output.print(
      console, [&] { return report::to_json(view, *part); },
      [&] { return report::to_document({view, console.catalogue()}, *part); });
  return part->stopped ? Exit::stopped : Exit::done;
}

Exit run_stability(StabilityArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto view = args.input.load_view(console);
  if (!view) return console.fail(view.error());
  auto options = args.options.read(*view);
  if (!options) return console.fail(options.error());
  if (!args.apart) {
    options->together.insert(options->together.end(), args.input.together.begin(),
                             args.input.together.end());
  }
  const Run run = args.run.started(limits);
  return args.views.empty() ? print_states(args, *view, *options, run, console)
                            : print_views(args, *view, *options, run, console);
}

}  // namespace

Command stability_command() {
  return command<StabilityArgs>("stability", "Say which states of a conflict are stable, and why",
                                "zopa stability conflict.gmcr", run_stability);
}

}  // namespace zopa::cli
