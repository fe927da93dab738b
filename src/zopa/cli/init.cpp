// `zopa init`: what a new file starts from.
#include <string_view>

#include "zopa/cli/commands.hpp"
#include "zopa/cli/templates.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa::cli {
namespace {

constexpr const char* kMinimalFile = R"(# yaml-language-server: $schema=negotiation.schema.json
zopa: 1
title: Talks on the river crossing

# sources:                   # the documents that you quote from: `zopa import report.pdf` adds one
#   report:
#     file: report.txt
#     date: unknown

parties:
  north:
    name: North
  south:
    name: South

issues:
  bridge:
    name: The bridge
    options:
      open: Open to all
      goods: Open to goods only
      shut: Shut
    hypothetical: [goods]  # tabled by nobody: what if?

# statements:                # who said what about whom, to be named by `because`
#   north-line:
#     by: north
#     about: [north]
#     source: report
#     act: rejects
#     quote: "..."

positions:
  - id: north-line
    party: north
    requires: bridge != shut  # a red line
  - id: south-line
    party: south
    requires: bridge == shut
  - party: north
    issue: bridge
    prefers: open > goods > shut
  - party: south
    issue: bridge
    prefers: shut > goods > open
)";

constexpr const char* kMinimal = "minimal";

// "labour" of "labour.yaml".
std::string_view name_of_template(const Template& one) {
  return one.name.substr(0, one.name.find('.'));
}

std::string text_of(const std::string& name) {
  for (const Template& one : templates()) {
    if (name_of_template(one) == name) return std::string(one.text);
  }
  return kMinimalFile;
}

struct OutputArgs {
  std::string file;
  std::string from = kMinimal;
  bool force = false;

  void describe(Fields& fields) {
    fields.text("[FILE]", file, "The file to write; standard output where none is named");
    std::vector<std::string> names = {kMinimal};
    for (const Template& one : templates()) names.emplace_back(name_of_template(one));
    fields.choice("template", from, names, "What to start from");
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
  const Exit exit = write(args, text_of(args.from), console);
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
