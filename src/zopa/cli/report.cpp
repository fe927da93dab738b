// `zopa report`: the answer as one self-contained page.
#include <filesystem>

#include "zopa/base/digest.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/cli/run_options.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/report/page.hpp"

namespace zopa::cli {
namespace {

struct ReportArgs {
  Input input;
  std::string output;
  bool force = false;
  engine::Options options = engine::page_options();

  void describe(Fields& fields) {
    input.describe(fields);
    fields.text("output", output,
                "The page to write; - for standard output; by default the name of the negotiation "
                "with .html, in this folder");
    fields.flag("force", force, "Replace an existing page");
    options.describe(fields);
  }

  [[nodiscard]] std::string page_path() const {
    if (!output.empty()) return output;
    const std::filesystem::path file = input.files.front() == "-" ? "talks" : input.files.front();
    const auto stem = file.has_filename() ? file.stem() : file.parent_path().stem();
    return stem.string() + ".html";
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

Exit run(ReportArgs& args, Console& console, Limits& limits) {
  args.input.start(limits);
  const auto file = args.input.load(console);
  if (!file) return console.fail(file.error());
  const Run bound = RunOptions{}.started(limits);
  const auto answer = engine::analyze(*file, args.options, bound);
  if (!answer) return console.fail(answer.error());
  const std::string& path = args.input.files.front();
  const auto texts = yaml::cited_texts(answer->negotiation, folder_of(path));
  const report::Page page{
      *answer,
      *file,
      texts,
      {std::filesystem::path(path).filename().string(), digest_of(args.input.files), ZOPA_VERSION,
       bound.seed, args.options.robust.completions, console.catalogue().language()}};
  const std::string html = report::to_html(page);
  if (args.output == "-") {
    console.answer(html);
  } else {
    const std::string target = args.page_path();
    if (const auto problem = files_read(args.input.files, *file).forbid(target)) {
      return console.fail(*problem);
    }
    const auto problem = write_file(target, html, args.force ? Overwrite::yes : Overwrite::no);
    if (problem) return console.fail(*problem);
    console.say(Message("cli.written", {{"file", name_of(target)}}));
  }
  return answer->is_stopped() ? Exit::stopped : Exit::done;
}

}  // namespace

Command report_command() {
  return command<ReportArgs>("report",
                             "Write the answer as one page that opens in any browser, offline",
                             "zopa report talks.yaml -o talks.html", run);
}

}  // namespace zopa::cli
