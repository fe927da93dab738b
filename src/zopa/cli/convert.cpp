// `zopa convert`: a negotiation in another format, and what that format has no place for.
#include <filesystem>

#include "zopa/base/listed.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/io/any_writer.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/format_table.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/formatter.hpp"
#include "zopa/io/yaml/moved.hpp"

namespace zopa::cli {
namespace {

struct ConvertArgs {
  std::vector<std::string> files;
  std::string to;
  bool force = false;
  yaml::ReadOptions read;
  TimeLimit time_limit;

  void describe(Fields& fields) {
    fields.files(files, "What to read, then what to write: a folder for " +
                            listed(words_written_as(WrittenAs::folder), ", ") + ", a file for " +
                            listed(words_written_as(WrittenAs::file), ", "));
    std::vector<std::string> choices = words_written();
    choices.insert(choices.begin(), "");
    fields.choice("to", to, choices,
                  "The format to write; by the ending of what to write where it is not given");
    fields.flag("force", force, "Replace existing files");
    read.describe(fields);
    describe_reading(fields, read);
    time_limit.describe(fields);
  }
};

// All formats that are written, to choose from.
Message which_format() {
  List words{Join::any, {}};
  for (std::string& word : words_written()) words.parts.emplace_back(std::move(word));
  return Message("fault.convert_format", {{"formats", std::move(words)}});
}

std::optional<Error> write(const Written& written, const std::string& out, Overwrite overwrite,
                           const FilesRead& read) {
  const bool is_folder = !written.files[0].name.empty();
  const auto path_of = [&](const WrittenFile& file) {
    return is_folder ? out + "/" + file.name : out;
  };
  for (const WrittenFile& file : written.files) {
    if (auto problem = read.forbid(path_of(file))) return problem;
  }
  if (is_folder) {
    std::error_code problem;
    std::filesystem::create_directories(out, problem);
    if (problem) {
      return fault("cannot-write",
                   Message("fault.cannot_make_folder", {{"reason", problem.message()}}), out);
    }
  }
  for (const WrittenFile& file : written.files) {
    if (auto problem = write_file(path_of(file), file.text, overwrite)) return problem;
  }
  return std::nullopt;
}

// Are there comments, which no Negotiation holds?  A stream is gone once it is read.
bool may_have_comments(const std::string& path) {
  const auto text = read_text(path, yaml::kMostBytes);
  if (!text) return true;
  const auto document = yaml::read_document(*text, path);
  return document && has_comments(*document);
}

struct Converted {
  Written written;  // with every remark on the way there
  FilesRead read;
};

Result<Converted> converted(const std::vector<std::string>& in, const std::string& out,
                            Format format, const yaml::ReadOptions& options) {
  auto loaded = read_any(in, options);
  if (!loaded) return tl::unexpected(loaded.error());
  std::vector<Diagnostic> remarks = std::move(loaded->warnings);
  Negotiation negotiation = std::move(loaded->negotiation);
  const bool is_ours = loaded->format == Format::yaml;
  const std::vector<std::string>& files = is_ours ? loaded->files : in;
  FilesRead read = files_read(files, negotiation);
  const auto add = [&](const std::vector<Diagnostic>& more) {
    remarks.insert(remarks.end(), more.begin(), more.end());
  };
  if (format == Format::yaml) {
    auto moved = yaml::moved(negotiation, folder_of(files[0]), folder_of(out));
    negotiation = std::move(moved.negotiation);
    add(moved.warnings);
  }
  if (!loaded->together.empty()) {
    add({foreign::not_written(Message("remark.coalitions_not_written"))});
  }
  auto written = write_any(negotiation, format);
  if (!written) return tl::unexpected(written.error());
  if (is_ours && may_have_comments(files[0])) {
    add({foreign::not_written(Message("remark.comments"))});
  }
  add(written->warnings);
  written->warnings = std::move(remarks);
  return Converted{std::move(*written), std::move(read)};
}

Exit run_convert(ConvertArgs& args, Console& console, Limits& limits) {
  args.read.limits = &limits;
  args.time_limit.start(limits);
  if (args.files.size() < 2) {
    return console.fail(fault("too-few-files", Message("fault.convert_files")));
  }
  const auto format =
      args.to.empty() ? format_of_ending(args.files.back()) : format_of_word(args.to);
  if (!format) return console.fail(fault("bad-option", which_format()));
  const std::vector<std::string> in(args.files.begin(), args.files.end() - 1);
  const auto made = converted(in, args.files.back(), *format, args.read);
  if (!made) return console.fail(made.error());
  if (limits.reached()) return console.fail(foreign::stopped(name_of(in[0])));
  console.say(console.text(made->written.warnings));
  const Overwrite overwrite = args.force ? Overwrite::yes : Overwrite::no;
  const auto problem = write(made->written, args.files.back(), overwrite, made->read);
  return problem ? console.fail(*problem) : Exit::done;
}

}  // namespace

Command convert_command() {
  return command<ConvertArgs>(
      "convert", "Write a negotiation in another program's format, or one of theirs in ours",
      "zopa convert domain.xml a.xml b.xml talks.yaml", run_convert);
}

}  // namespace zopa::cli
