// `zopa report`: the answer as one self-contained page, or the brief as a Word document.
#include <filesystem>
#include <optional>

#include "zopa/base/digest.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/report/docx.hpp"
#include "zopa/report/page.hpp"
#include "zopa/report/pictures.hpp"

namespace zopa::cli {
namespace {

struct ReportArgs {
  Input input;
  std::string output;
  bool force = false;
  bool apart = false;
  std::string format = "html";
  std::string print = "brief";
  std::string picture;
  engine::Options options = engine::page_options();

  void describe(Fields& fields) {
    input.describe(fields);
    fields.text("output", output,
                "The file to write; - for standard output; by default the name of the negotiation "
                "with .html or .docx, in this folder");
    fields.choice("format", format, {"html", "docx"},
                  "A page for a browser, or the brief as a Word document of about two pages");
    fields.flag("force", force, "Replace an existing file");
    fields.choice("print", print, {"brief", "full"},
                  "What comes out of a printer: three sheets at most, or everything");
    fields.choice("picture", picture, report::picture_names(), "Write this picture alone, as SVG");
    describe_apart(fields, apart);
    options.describe(fields);
  }

  [[nodiscard]] std::string path() const {
    if (!output.empty()) return output;
    const std::filesystem::path file = input.files.front() == "-" ? "talks" : input.files.front();
    const auto stem = file.has_filename() ? file.stem() : file.parent_path().stem();
    return stem.string() + (picture.empty() ? "." + format : "-" + picture + ".svg");
  }
};

// Of all files, one after the other; empty where one of them cannot be read again.
std::string digest_of(const std::vector<std::string>& files) {
  std::string texts;
  for (const std::string& file : files) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return {};
    const auto text = read_text(file, yaml::kMostBytes);
    if (!text) return {};
    texts += *text;
  }
  return sha256_hex(texts);
}

Exit run_report(ReportArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto file = args.input.load(console);
  if (!file) return console.fail(file.error());
  if (!args.picture.empty()) args.options.parts = report::parts_drawn(args.picture);
  if (!args.apart) args.options.stability.together = args.input.together;
  const Run bound = RunOptions{}.started(limits);
  const auto answer = engine::analyze(*file, args.options, bound);
  if (!answer) return console.fail(answer.error());
  const std::string& path = args.input.files.front();
  const auto texts = yaml::cited_texts(answer->negotiation, folder_of(path), &limits);
  const report::Page page{
      *answer,
      *file,
      texts,
      {std::filesystem::path(path).filename().string(), digest_of(args.input.files), ZOPA_VERSION,
       bound.seed, args.options.robust.completions, console.catalogue().language()},
      args.print == "full"};
  const std::optional<std::string> written =
      !args.picture.empty()
          ? report::picture_named(args.picture, *answer, *file, console.catalogue())
      : args.format == "docx" ? report::to_docx(*answer, console.catalogue())
                              : report::to_html(page);
  if (!written) {
    return console.fail(
        fault("no-picture", Message("cli.no_picture", {{"picture", args.picture}}), name_of(path)));
  }
  if (args.output == "-") {
    console.answer(*written);
  } else {
    const std::string target = args.path();
    if (const auto problem = files_read(args.input.files, *file).forbid(target)) {
      return console.fail(*problem);
    }
    const auto problem = write_file(target, *written, args.force ? Overwrite::yes : Overwrite::no);
    if (problem) return console.fail(*problem);
    console.say(Message("cli.written", {{"file", name_of(target)}}));
  }
  return answer->is_stopped() ? Exit::stopped : Exit::done;
}

}  // namespace

Command report_command() {
  return command<ReportArgs>("report",
                             "Write the answer as one page that opens in any browser, offline",
                             "zopa report talks.yaml -o talks.html", run_report);
}

}  // namespace zopa::cli
