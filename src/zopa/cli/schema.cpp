// `zopa schema`: what the file format and the answers are made of, for editors and programs.
#include "zopa/answer/schema.hpp"

#include "zopa/answer/keys.hpp"
#include "zopa/answer/type_visitor.hpp"
#include "zopa/answer/typescript.hpp"
#include "zopa/cli/commands.hpp"
#include "zopa/draft/answer.hpp"
#include "zopa/io/files.hpp"
#include "zopa/io/format_table.hpp"
#include "zopa/io/yaml/json_schema.hpp"
#include "zopa/mcp/draft_schema.hpp"
#include "zopa/report/page_keys.hpp"
#include "zopa/server/session_keys.hpp"

namespace zopa::cli {
namespace {

struct SchemaArgs {
  std::string file;
  std::string of = "file";
  bool draft = false;
  bool force = false;

  void describe(Fields& fields) {
    fields.text("[FILE]", file, "The file to write; standard output where none is named");
    fields.choice("of", of, {"file", "answer", "draft", "page", "types", "keys", "formats"},
                  "Of the file format; of an answer as JSON; of drafts; of what a page holds; or "
                  "the answer as TypeScript types, all as tables of keys, or the formats that are "
                  "read and written as a table");
    fields.flag("draft", draft,
                "Of rows that an assistant proposes, flat enough for strict structured outputs");
    fields.flag("force", force, "Replace an existing file");
  }
};

std::string answer_schema() {
  answer::Definitions definitions;
  (void)answer::type_of<report::Printed>(definitions);
  return answer::json_schema(definitions, {.id = "urn:zopa:analysis:1",
                                           .title = "The answer of zopa analyze",
                                           .name = "answer",
                                           .elsewhere = {}});
}

std::string draft_schema() {
  answer::Definitions definitions;
  (void)answer::type_of<draft::Drafts>(definitions);
  return answer::json_schema(definitions, {.id = "urn:zopa:drafts:1",
                                           .title = "The answer of zopa draft",
                                           .name = "drafts",
                                           .elsewhere = {}});
}

std::string page_schema() {
  answer::Definitions definitions;
  (void)answer::type_of<report::PageShown>(definitions);
  return answer::json_schema(definitions, {.id = "urn:zopa:page:1",
                                           .title = "Page",
                                           .name = "page",
                                           .elsewhere = {{"answer", "analysis.schema.json"}}});
}

std::string types() {
  answer::Definitions definitions;
  (void)answer::type_of<server::SessionShown>(definitions);
  (void)answer::type_of<server::ReplyShown>(definitions);
  (void)answer::type_of<server::DiskShown>(definitions);
  return "// Made by tools/regold from what the structs of an answer describe.\n" +
         answer::typescript(definitions);
}

std::string keys() {
  answer::Definitions definitions;
  (void)answer::type_of<report::Printed>(definitions);
  (void)answer::type_of<draft::Drafts>(definitions);
  return answer::key_tables(definitions);
}

std::string text_of(const std::string& of) {
  if (of == "answer") return answer_schema();
  if (of == "draft") return draft_schema();
  if (of == "page") return page_schema();
  if (of == "types") return types();
  if (of == "keys") return keys();
  if (of == "formats") return format_table();
  return yaml::negotiation_schema();
}

Exit run_schema(SchemaArgs& args, Console& console, Limits& /*limits*/) {
  const std::string text = args.draft ? mcp::draft_schema() : text_of(args.of);
  if (args.file.empty()) {
    console.answer(text);
    return Exit::done;
  }
  const auto problem = write_file(args.file, text, args.force ? Overwrite::yes : Overwrite::no);
  return problem ? console.fail(*problem) : Exit::done;
}

}  // namespace

Command schema_command() {
  return command<SchemaArgs>("schema", "Write the JSON Schema of the file format, for editors",
                             "zopa schema negotiation.schema.json", run_schema);
}

}  // namespace zopa::cli
