// `zopa fmt`: the canonical form of a file, comments kept.
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/reader.hpp"

namespace zopa::cli {
namespace {

struct FmtArgs {
  std::string file;
  std::string output;
  bool in_place = false;
  bool force = false;
  yaml::ReadOptions read;
  TimeLimit time_limit;

  void describe(Fields& fields) {
    fields.text("FILE", file, "The negotiation to read; - for standard input");
    fields.text("output", output, "Write to this file instead of standard output");
    fields.flag("write", in_place, "Write the file itself");
    fields.flag("force", force, "Let --output replace an existing file");
    read.describe(fields);
    time_limit.describe(fields);
  }
};

Exit run_fmt(FmtArgs& args, Console& console, Limits& limits) {
  args.read.limits = &limits;
  args.time_limit.start(limits);
  if (args.in_place && (args.file == "-" || !args.output.empty())) {
    return console.fail(fault("bad-option", args.output.empty()
                                                ? Message("fault.write_to_stdin")
                                                : Message("fault.write_and_output")));
  }
  const auto text = read_input(args.file, yaml::kMostBytes, &limits);
  if (!text) return console.fail(text.error());
  const std::string name = name_of(args.file);
  const auto valid = yaml::read_string(*text, name, folder_of(args.file), args.read);
  if (!valid) return console.fail(valid.error());
  const auto formatted = yaml::format(*text, name);
  if (!formatted) return console.fail(formatted.error());
  if (limits.reached()) {
    return console.fail(fault("stopped", Message("fault.stopped_reading"), name));
  }
  if (const auto problem = files_read({args.file}, *valid).forbid(args.output)) {
    return console.fail(*problem);
  }
  if (args.in_place) {
    if (*formatted == *text) return Exit::done;
    args.output = args.file;
    args.force = true;
  }
  if (args.output.empty()) {
    console.answer(*formatted);
    return Exit::done;
  }
  const auto problem =
      write_file(args.output, *formatted, args.force ? Overwrite::yes : Overwrite::no);
  return problem ? console.fail(*problem) : Exit::done;
}

}  // namespace

Command fmt_command() {
  return command<FmtArgs>("fmt", "Write the canonical form of a file, comments kept",
                          "zopa fmt --write talks.yaml", run_fmt);
}

}  // namespace zopa::cli
