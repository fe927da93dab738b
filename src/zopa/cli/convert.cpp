// `zopa convert`: the complete preferences of a negotiation in another format.
#include <filesystem>

#include "zopa/cli/commands.hpp"
#include "zopa/io/any_writer.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/foreign/foreign.hpp"

namespace zopa::cli {
namespace {

struct ConvertArgs {
  std::vector<std::string> files;
  std::string to;
  bool force = false;
  yaml::ReadOptions read;

  void describe(Fields& fields) {
    fields.files(files,
                 "What to read, then what to write: a folder for genius, geniusweb and "
                 "negolog, a file for scores (.csv), gmcr and yaml");
    fields.choice("to", to, {"", "genius", "geniusweb", "gmcr", "negolog", "scores", "yaml"},
                  "The format to write; by the ending of what to write where it is not given");
    fields.flag("force", force, "Replace existing files");
    read.describe(fields);
  }
};

std::optional<Format> format_to_write(const ConvertArgs& args) {
  const std::string& out = args.files.back();
  if (args.to == "genius") return Format::genius;
  if (args.to == "geniusweb") return Format::geniusweb;
  if (args.to == "negolog") return Format::negolog;
  if (args.to == "scores" || (args.to.empty() && foreign::ends_with(out, ".csv"))) {
    return Format::scores;
  }
  if (args.to == "gmcr" || (args.to.empty() && foreign::ends_with(out, ".gmcr"))) {
    return Format::gmcr;
  }
  const bool is_yaml = foreign::ends_with(out, ".yaml") || foreign::ends_with(out, ".yml");
  if (args.to == "yaml" || (args.to.empty() && is_yaml)) return Format::yaml;
  return std::nullopt;
}

std::optional<Error> write(const Written& written, const std::string& out, Overwrite overwrite) {
  const bool is_folder = !written.files[0].name.empty();
  if (is_folder) {
    std::error_code problem;
    std::filesystem::create_directories(out, problem);
    if (problem) return fault("cannot-write", "cannot make the folder: " + problem.message(), out);
  }
  for (const WrittenFile& file : written.files) {
    const std::string path = is_folder ? out + "/" + file.name : out;
    if (auto problem = write_file(path, file.text, overwrite)) return problem;
  }
  return std::nullopt;
}

Exit run(ConvertArgs& args, Console& console, Stop& /*stop*/) {
  if (args.files.size() < 2) {
    return console.fail(fault("too-few-files", "name what to read, then what to write"));
  }
  const auto format = format_to_write(args);
  if (!format) {
    return console.fail(fault("bad-option",
                              "say with --to which format to write: genius, geniusweb, "
                              "gmcr, negolog, scores or yaml"));
  }
  const std::vector<std::string> in(args.files.begin(), args.files.end() - 1);
  const auto loaded = read_any(in, args.read);
  if (!loaded) return console.fail(loaded.error());
  const auto written = write_any(loaded->negotiation, *format);
  if (!written) return console.fail(written.error());
  for (const auto& warning : loaded->warnings) console.say(to_text(warning) + "\n");
  for (const auto& warning : written->warnings) console.say(to_text(warning) + "\n");
  const auto problem =
      write(*written, args.files.back(), args.force ? Overwrite::yes : Overwrite::no);
  return problem ? console.fail(*problem) : Exit::done;
}

}  // namespace

Command convert_command() {
  return command<ConvertArgs>(
      "convert", "Write complete preferences or a conflict in another program's format",
      "zopa convert domain.xml a.xml b.xml talks.yaml", run);
}

}  // namespace zopa::cli
