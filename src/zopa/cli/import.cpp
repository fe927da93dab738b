// `zopa import`: documents become sources of a negotiation.
#include "zopa/io/import.hpp"

#include "zopa/cli/commands.hpp"
#include "zopa/cli/imported.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa::cli {
namespace {

struct ImportArgs {
  Import import;
  TimeLimit time_limit;

  void describe(Fields& fields) {
    fields.files(
        import.documents,
        "Documents to quote from: text, Markdown, HTML, Word (.docx), OpenDocument (.odt), "
        "RTF, PDF, mail (.eml), subtitles (.srt, .vtt); - for standard input");
    fields.text("output", import.file,
                "The negotiation that they are sources of, new or not; beside the first document, "
                "and named like it, where none is named");
    fields.text("encoding", import.as.encoding, "Of text that is not UTF-8, such as windows-1251");
    time_limit.describe(fields);
  }
};

Exit run_import(ImportArgs& args, Console& console, Limits& limits) {
  Import& import = args.import;
  import.as.limits = &limits;
  args.time_limit.start(limits);
  if (import.file.empty()) import.file = file_beside(import.documents.front());
  const auto imported = import_documents(import);
  if (!imported) return console.fail(imported.error());
  say_imported(*imported, import.file, console);
  console.say(Message("cli.import_next", {{"file", name_of(import.file)}}));
  return Exit::done;
}

}  // namespace

void say_imported(const Imported& imported, const std::string& file, Console& console) {
  for (const ImportedDocument& one : imported.documents) {
    console.say(Message("cli.imported", {{"document", name_of(one.path)},
                                         {"kind", documents::word_of(one.kind)},
                                         {"text", one.text_file},
                                         {"file", name_of(file)},
                                         {"new", yes_or_no(one.is_new)}}));
  }
}

Command import_command() {
  return command<ImportArgs>("import", "Make documents the sources of a negotiation",
                             "zopa import report.pdf minutes.docx -o talks.yaml", run_import);
}

}  // namespace zopa::cli
