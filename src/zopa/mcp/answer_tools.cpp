// What follows from a file: the same answers as on the command line.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/deadlock/proposals.hpp"
#include "zopa/engine/difference.hpp"
#include "zopa/engine/named_proposals.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/mcp/shared_tools.hpp"
#include "zopa/report/answer.hpp"
#include "zopa/report/brief.hpp"
#include "zopa/report/difference_section.hpp"
#include "zopa/report/json.hpp"
#include "zopa/report/proposals_section.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::mcp {
namespace {

constexpr std::size_t kMostBytes = 200'000;  // of an answer

Run run_of(const Context& context) {
  Run run;
  run.limits = &context.limits;
  run.threads = 1;
  return run;
}

std::string stopped_note(bool is_stopped) {
  return is_stopped ? "\nStopped by the time limit of a call: what is said holds, and there may be "
                      "more.\n"
                    : "";
}

Outcome shown(const report::Document& document, bool is_stopped) {
  return {cut_to(kMostBytes, report::to_markdown(document)) + stopped_note(is_stopped), {}, false};
}

Result<engine::Analysis> looked_at(const Opened& opened, const std::string& day,
                                   const Context& context) {
  engine::Options options;
  options.as_of = day;
  return engine::analyze(opened.negotiation, engine::compared(std::move(options)), run_of(context));
}

// The day of the first side: as asked for, else that of the second; of one file, after the round
// before the last.
Result<std::string> earlier_day(const Arguments& arguments, const Opened& file, bool is_one_file,
                                const engine::Analysis& after) {
  std::string since = arguments.text("since");
  if (!since.empty()) return since;
  if (!is_one_file) return arguments.text("as_of");
  const auto round = engine::since_round(file.negotiation, after);
  if (round) return file.negotiation.rounds()[round->round.index()].id;
  return tl::unexpected(fault("bad-option", Message("fault.no_earlier_round")));
}

}  // namespace

Outcome check(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  const Negotiation& file = opened->negotiation;
  const auto day = engine::day_named(file, arguments.text("as_of"));
  if (!day) return failed(day.error(), context);
  const auto in_force_then = in_force(file, {*day, {}});
  if (!in_force_then) return failed(in_force_then.error(), context);
  const auto warnings = engine::warnings_of(file, *in_force_then, *day, &context.limits);
  std::string text;
  for (const Diagnostic& warning : warnings) text += to_text(warning, context.catalogue);
  text += context.catalogue.text(
      Message("cli.no_faults", {{"file", name_of(opened->path)},
                                {"warnings", warnings.size()},
                                {"stopped", yes_or_no(context.limits.reached())}}));
  return {cut_to(kMostBytes, std::move(text)) + "\n", {}, false};
}

Outcome analyze(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  engine::Options options;
  options.as_of = arguments.text("as_of");
  const auto answer = engine::analyze(opened->negotiation, options, run_of(context));
  if (!answer) return failed(answer.error(), context);
  const std::string form = arguments.text("form");
  if (form == "json") {
    return {cut_to(kMostBytes, report::to_json(*answer)), {}, false};
  }
  return shown(form == "full" ? report::to_document(*answer, context.catalogue)
                              : report::to_brief(*answer, context.catalogue),
               answer->is_stopped());
}

Outcome test(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  engine::ViewOptions of_day;
  of_day.as_of = arguments.text("as_of");
  const auto view = engine::view_of(opened->negotiation, of_day);
  if (!view) return failed(view.error(), context);
  std::vector<std::string> words;
  if (const auto id = arguments.text("proposal"); !id.empty()) words.push_back(id);
  if (const auto* package = arguments.part("package")) {
    for (const auto& choice : *package) {
      words.push_back(choice.at("issue").get<std::string>() + "=" +
                      choice.at("option").get<std::string>());
    }
  }
  const auto proposals = engine::proposals_named(words, *view);
  if (!proposals) return failed(proposals.error(), context);
  if (proposals->empty()) {
    return {"No proposal is on file; give a package: an option for each issue.\n", {}, true};
  }
  const deadlock::ProposalTests tests(*view, run_of(context));
  std::vector<deadlock::TestedProposal> tested;
  for (const Proposal& proposal : *proposals) {
    tested.push_back(tests.of(proposal));
  }
  return shown(report::to_document({*view, context.catalogue}, tested), context.limits.reached());
}

Outcome diff(const Arguments& arguments, const Context& context) {
  const auto after_file = context.files.open(arguments.text("file"), context.limits);
  if (!after_file) return failed(after_file.error(), context);
  const std::string earlier = arguments.text("before");
  const auto before_file =
      context.files.open(earlier.empty() ? arguments.text("file") : earlier, context.limits);
  if (!before_file) return failed(before_file.error(), context);
  const auto after = looked_at(*after_file, arguments.text("as_of"), context);
  if (!after) return failed(after.error(), context);
  const auto since = earlier_day(arguments, *before_file, earlier.empty(), *after);
  if (!since) return failed(since.error(), context);
  const auto before = looked_at(*before_file, *since, context);
  if (!before) return failed(before.error(), context);
  const auto difference =
      report::difference_shown(before_file->path, *before, after_file->path, *after);
  return shown(report::to_document(difference, {before->negotiation, context.catalogue},
                                   {after->negotiation, context.catalogue}),
               before->is_stopped() || after->is_stopped());
}

}  // namespace zopa::mcp
