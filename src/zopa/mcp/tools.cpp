#include "zopa/mcp/tools.hpp"

#include <nlohmann/json.hpp>

#include "zopa/io/yaml/json_schema.hpp"
#include "zopa/mcp/draft_schema.hpp"
#include "zopa/mcp/shared_tools.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostOfFaults = 20'000;  // bytes

struct Parameter {
  const char* name;
  Json schema;
  bool is_needed = false;
};

Json typed(const char* type, const char* about) {
  return {{"type", Json::array({type, "null"})}, {"description", about}};
}

Parameter file() {
  return {"file", typed("string", "The negotiation, as it was named; null for the first.")};
}
Parameter text(const char* name, const char* about) { return {name, typed("string", about)}; }
Parameter number(const char* name, const char* about) { return {name, typed("integer", about)}; }
Parameter needed_text(const char* name, const char* about) {
  return {name, {{"type", "string"}, {"description", about}}, true};
}
Parameter word(const char* name, std::initializer_list<const char*> words, const char* about) {
  Json schema = typed("string", about);
  schema["enum"] = Json::array();
  for (const char* one : words) schema["enum"].push_back(one);
  schema["enum"].push_back(nullptr);
  return {name, std::move(schema)};
}

std::string schema_of(const std::vector<Parameter>& parameters) {
  Json properties = Json::object();
  Json required = Json::array();
  for (const Parameter& one : parameters) {
    properties[one.name] = one.schema;
    if (one.is_needed) required.push_back(one.name);
  }
  const Json schema = {{"type", "object"},
                       {"properties", std::move(properties)},
                       {"required", std::move(required)},
                       {"additionalProperties", false}};
  return schema.dump();
}

Parameter package() {
  Json choice = {
      {"type", "object"},
      {"properties", {{"issue", {{"type", "string"}}}, {"option", {{"type", "string"}}}}},
      {"required", Json::array({"issue", "option"})},
      {"additionalProperties", false}};
  Json schema = {{"type", Json::array({"array", "null"})},
                 {"description", "A package of your own: an option for some or all joint issues."},
                 {"items", std::move(choice)}};
  return {"package", std::move(schema)};
}

Outcome schema(const Arguments& arguments, const Context& /*context*/) {
  if (arguments.text("of") == "file") return {yaml::negotiation_schema(), {}, false};
  return {draft_schema(), {}, false};
}

constexpr const char* kAsOf =
    "A date, or the id of a round; null for the later of the file's day and its last round.";

std::vector<Tool> made_tools() {
  return {
      {"schema", "The format",
       "The JSON Schema of the rows that `propose` takes (`of`: rows), or of a whole file (`of`: "
       "file). Read the resource zopa:guide first: it says what a demand, a red line and mere "
       "speech are.",
       schema_of({word("of", {"rows", "file"}, "Null for rows.")}), false, schema},
      {"read_source", "Read a source",
       "The text of a source that the negotiation lists, with line numbers.",
       schema_of({file(), needed_text("source", "The source's id."),
                  number("from_line", "The first line, from 1."),
                  number("to_line", "The last line.")}),
       false, read_source},
      {"find_quote", "Find a quote",
       "Does this passage stand in a source word for word? Says where, or gives the nearest "
       "passage. Ask before you quote anything. `…` inside a quote is a gap between passages in "
       "order.",
       schema_of({file(), needed_text("quote", "The passage."),
                  text("source", "The source's id; null to look in all.")}),
       false, find_quote},
      {"suggest_statements", "Who says what",
       "Passages in which somebody seems to say something, found by zopa's own rules, that no "
       "statement on file quotes yet.",
       schema_of({file(), text("source", "The source's id; null for all."),
                  number("from", "How many to leave out: those that you have seen.")}),
       false, suggest_statements},
      {"check", "Check the file", "Faults of the file, and what a careful reader would remark.",
       schema_of({file(), text("as_of", kAsOf)}), false, check},
      {"analyze", "Analyze",
       "Is an agreement possible, what blocks it, what would have to give, whom to ask: each "
       "with its basis. Keep the basis beside every conclusion that you report.",
       schema_of({file(), text("as_of", kAsOf),
                  word("form", {"brief", "full", "json"}, "Null for the brief.")}),
       false, analyze},
      {"test", "Test a package",
       "Whom a package breaks, with the quotes, and the smallest changes after which nothing on "
       "file excludes it. Of neither a proposal nor a package: all proposals on file.",
       schema_of({file(), text("as_of", kAsOf), text("proposal", "The id of a proposal on file."),
                  package()}),
       false, test},
      {"diff", "What moved",
       "What is different between two files, or in one file between two days.",
       schema_of({file(), text("before", "The file to compare with; null for the same file."),
                  text("as_of", kAsOf),
                  text("since", "The earlier day; null for the round before the last.")}),
       false, diff},
      {"propose", "Propose rows",
       "Propose parties, issues, statements, positions or proposals. Each row is tried against "
       "the file: ids, formulas, and every quote word for word. Those that fit are kept as drafts "
       "in a file beside the negotiation, for a person to accept or refuse; the negotiation itself "
       "is never changed. What somebody says is not a red line: propose `requires` only where a "
       "quote shuts something out.",
       proposal_schema(), true, propose}};
}

}  // namespace

const std::vector<Tool>& tools() {
  static const std::vector<Tool> kAll = made_tools();
  return kAll;
}

Outcome call(const Tool& tool, const Json& arguments, const Context& context) {
  const Arguments given(arguments);
  if (const auto problem = given.problem(tool.input_schema)) return {*problem + "\n", {}, true};
  return tool.run(given, context);
}

Outcome failed(const Error& error, const Context& context) {
  std::string text;
  for (const Diagnostic& fault : error.diagnostics) text += to_text(fault, context.catalogue);
  return {cut_to(kMostOfFaults, std::move(text)), {}, true};
}

std::string cut_to(std::size_t most_bytes, std::string text) {
  if (text.size() <= most_bytes) return text;
  std::size_t end = most_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  text.resize(end);
  return text + "\n… cut: the rest is too long for one call\n";
}

}  // namespace zopa::mcp
