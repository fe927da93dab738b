// `zopa init`: what a new file starts from.
#include "zopa/cli/commands.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa::cli {
namespace {

constexpr const char* kMinimalFile = R"(# yaml-language-server: $schema=negotiation.schema.json
zopa: 1
title: Talks on the river crossing

# sources:                     # add the documents that you quote from, files in this folder:
#   report: {file: report.txt, title: Report, date: unknown}

parties:
  north: {name: North}
  south: {name: South}

issues:
  bridge:
    name: The bridge
    options: {open: Open to all, goods: Open to goods only, shut: Shut}
    hypothetical: [goods]  # tabled by nobody: what if?

# statements:                  # who said what of whom, to be named by `because`:
#   north-line: {by: north, about: [north], source: report, act: rejects, quote: "..."}

positions:
  - {id: north-line, party: north, requires: bridge != shut}  # a red line
  - {id: south-line, party: south, requires: bridge == shut}
  - {party: north, issue: bridge, prefers: open > goods > shut}
  - {party: south, issue: bridge, prefers: shut > goods > open}
)";

struct OutputArgs {
  std::string file;
  bool force = false;

  void describe(Fields& fields) {
    fields.text("[FILE]", file, "The file to write; standard output where none is named");
    fields.flag("force", force, "Replace an existing file");
  }
};

Exit write(const OutputArgs& args, const std::string& text, Console& console) {
  if (args.file.empty()) {
    console.answer(text);
    return Exit::done;
  }
  const auto problem = write_file(args.file, text, args.force ? Overwrite::yes : Overwrite::no);
  return problem ? console.fail(*problem) : Exit::done;
}

Exit run_init(OutputArgs& args, Console& console, Limits& /*limits*/) {
  const Exit exit = write(args, kMinimalFile, console);
  if (exit == Exit::done && !args.file.empty()) {
    console.say(Message("cli.init_next", {{"file", name_of(args.file)}}));
  }
  return exit;
}

}  // namespace

Command init_command() {
  return command<OutputArgs>("init", "Write a minimal valid file to start from",
                             "zopa init talks.yaml", run_init);
}

}  // namespace zopa::cli
