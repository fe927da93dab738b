// `zopa draft`: who says what in the sources, proposed by rules.
#include <filesystem>

#include "zopa/answer/json.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/cli/load.hpp"
#include "zopa/draft/answer.hpp"
#include "zopa/draft/kept.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/cited_texts.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/lines.hpp"
#include "zopa/report/drafts_section.hpp"

namespace zopa::cli {
namespace {

// Or none.
std::vector<std::string> language_choices() {
  std::vector<std::string> codes = draft::codes_of_languages();
  codes.insert(codes.begin(), "");
  return codes;
}

struct DraftArgs {
  std::string file;
  std::string output;
  bool force = false;
  Output printed;
  draft::Options options;
  yaml::ReadOptions read;
  TimeLimit time_limit;

  void describe(Fields& fields) {
    fields.text("FILE", file,
                "The negotiation, whose sources are read, or a text; - for a text on standard "
                "input");
    printed.describe(fields);
    fields.text("output", output,
                "Write the drafts as YAML to this file, apart from the negotiation");
    fields.flag("force", force, "Replace an existing file");
    fields.choice("text-language", options.language, language_choices(),
                  "The language of the texts; by default as the file says, or as they show");
    read.describe(fields);
    time_limit.describe(fields);
  }
};

struct Loaded {
  Negotiation negotiation;
  std::vector<draft::Text> texts;
};

Result<Loaded> load_text(const DraftArgs& args) {
  const auto read = read_input(args.file, yaml::kMostBytes, args.read.limits);
  if (!read) return tl::unexpected(read.error());
  const std::size_t bad = first_invalid_utf8(*read).value_or(read->find('\0'));
  if (bad != std::string::npos) {
    const auto line = std::to_string(yaml::place_at(*read, bad).line);
    return tl::unexpected(fault(
        "bad-character",
        Message("fault.source_not_utf8", {{"file", Code{name_of(args.file)}}, {"line", line}}),
        name_of(args.file)));
  }
  // As sources are read: accents composed.
  return Loaded{Negotiation(), {{std::nullopt, name_of(args.file), "", to_nfc(*read), {}}}};
}

Result<Loaded> load(const DraftArgs& args) {
  if (!has_own_ending(args.file)) return load_text(args);
  auto negotiation = yaml::read_file(args.file, args.read);
  if (!negotiation) return tl::unexpected(negotiation.error());
  auto texts = draft::texts_of(
      *negotiation, yaml::cited_texts(*negotiation, folder_of(args.file), args.read.limits));
  return Loaded{*std::move(negotiation), std::move(texts)};
}

// What was refused for good in the file that is written over stays refused.
std::string text_of(const DraftArgs& args, const draft::Drafts& drafts) {
  draft::KeptDrafts kept(drafts.file);
  if (args.force && args.output != "-") {
    const auto old = draft::KeptDrafts::read(args.output, drafts.file);
    if (old) {
      for (const draft::KeptDraft& refused : old->refused()) kept.refuse(refused);
    }
  }
  for (const draft::Draft& one : drafts.drafts) (void)kept.add(draft::kept_draft(one));
  return kept.text();
}

Exit write(const DraftArgs& args, const Loaded& loaded, const draft::Drafts& drafts,
           Console& console) {
  const std::string text = text_of(args, drafts);
  if (args.output == "-") {
    console.answer(text);
    return Exit::done;
  }
  if (const auto problem = files_read({args.file}, loaded.negotiation).forbid(args.output)) {
    return console.fail(*problem);
  }
  const Overwrite overwrite = args.force ? Overwrite::yes : Overwrite::no;
  if (const auto problem = write_file(args.output, text, overwrite)) return console.fail(*problem);
  console.say(Message("cli.written", {{"file", name_of(args.output)}}));
  return Exit::done;
}

Exit run_draft(DraftArgs& args, Console& console, Limits& limits) {
  args.read.limits = &limits;
  args.time_limit.start(limits);
  const auto loaded = load(args);
  if (!loaded) return console.fail(loaded.error());
  const draft::Drafts drafts = draft::drafts_of(loaded->negotiation, name_of(args.file),
                                                loaded->texts, args.options, &limits);
  const Exit done = drafts.stopped ? Exit::stopped : Exit::done;
  if (!args.output.empty()) {
    const Exit written = write(args, *loaded, drafts, console);
    if (drafts.stopped) console.say(Message("drafts.stopped"));
    return written == Exit::done ? done : written;
  }
  args.printed.print(
      console, [&] { return answer::to_json(drafts, loaded->negotiation); },
      [&] { return report::to_document(drafts, console.catalogue()); });
  return done;
}

}  // namespace

Command draft_command() {
  return command<DraftArgs>("draft",
                            "Propose who says what in the sources, as drafts of statements",
                            "zopa draft talks.yaml -o talks.drafts.yaml", run_draft);
}

}  // namespace zopa::cli
