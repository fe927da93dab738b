#include "zopa/mcp/draft_schema.hpp"

#include <initializer_list>
#include <utility>

#include <nlohmann/json.hpp>

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;
using Properties = std::initializer_list<std::pair<const char*, Json>>;

Json text(const char* about) { return {{"type", "string"}, {"description", about}}; }
Json maybe(const char* type, const char* about) {
  return {{"type", Json::array({type, "null"})}, {"description", about}};
}
Json maybe_text(const char* about) { return maybe("string", about); }
Json one_of(std::initializer_list<const char*> words, const char* about) {
  Json list = Json::array();
  for (const char* word : words) list.push_back(word);
  list.push_back(nullptr);
  return {{"type", Json::array({"string", "null"})}, {"enum", list}, {"description", about}};
}
Json list_of(Json item, const char* about) {
  return {{"type", "array"}, {"description", about}, {"items", std::move(item)}};
}
Json ids(const char* about) { return list_of({{"type", "string"}}, about); }

Json object(Properties properties) {
  Json all = Json::object();
  Json names = Json::array();
  for (const auto& [name, schema] : properties) {
    all[name] = schema;
    names.push_back(name);
  }
  return {{"type", "object"},
          {"properties", std::move(all)},
          {"required", std::move(names)},
          {"additionalProperties", false}};
}

const char* const kId = "A new id: small letters, digits, `-` and `_`.";
const char* const kWhy = "Why you propose it, in a sentence, for the person who decides.";

Json parties() {
  return list_of(
      object({{"id", text(kId)},
              {"name", text("The party's name, as the source has it.")},
              {"role", one_of({"principal", "mediator", "supporter", "observer", "ratifier"},
                              "Null for a principal: its consent counts.")},
              {"of",
               maybe_text("The principal that a supporter supports, or a ratifier ratifies for.")},
              {"representatives",
               list_of(object({{"id", text(kId)}, {"name", text("Name and office.")}}),
                       "Who speaks for it.")},
              {"why", text(kWhy)}}),
      "Parties that are not on file.");
}

Json issues() {
  return list_of(
      object({{"id", text(kId)},
              {"name", text("The question at issue, in words that take no side.")},
              {"by", maybe_text("The party that decides it alone; null for a joint issue.")},
              {"options",
               list_of(object({{"id", text(kId)},
                               {"name", text("The option's name.")},
                               {"hypothetical",
                                {{"type", "boolean"}, {"description", "Tabled by nobody?"}}}}),
                       "Two or more.")},
              {"why", text(kWhy)}}),
      "Issues that are not on file.");
}

Json statements() {
  return list_of(
      object({{"id", text(kId)},
              {"by", maybe_text("Who says it: the id of a party or representative, or `unnamed`; "
                                "null for the source's own voice.")},
              {"about", ids("The parties that it is about; may be empty.")},
              {"speech", one_of({"verbatim", "paraphrase"},
                                "`verbatim` where it stands in quotation marks.")},
              {"act", one_of({"asserts", "demands", "offers", "concedes", "rejects", "conditions",
                              "denies"},
                             "What the speaker does by saying it; null where it is only said.")},
              {"hedged", maybe("boolean", "Said with a hedge, such as `reportedly`?")},
              {"date", maybe_text("When it was said: year-month-day.")},
              {"source", text("The id of the source.")},
              {"quote", text("The passage, word for word; look it up with find_quote.")},
              {"why", text(kWhy)}}),
      "Who said what, each with its passage.");
}

Json positions() {
  return list_of(
      object({{"id", text(kId)},
              {"party", text("Whose position it is.")},
              {"form",
               {{"type", "string"},
                {"enum", Json::array({"demands", "requires", "accepts", "takes", "prefers",
                                      "weighs", "compares"})},
                {"description",
                 "What it is: `demands`, what the party asks for; `requires`, a red line; "
                 "`accepts`, any package that satisfies it is better than no agreement; "
                 "`takes`, an option that it would live with; `prefers`, an order of "
                 "options. Speech alone is none of these."}}},
              {"issue", maybe_text("The issue that `takes` or `prefers` speaks of.")},
              {"claim", text("A formula (`quay == long`), an option, or an order (`a > b ~ c`).")},
              {"firmness", one_of({"absolute", "firm", "soft"}, "Of a red line, where known.")},
              {"inferred", maybe("boolean", "Does it go beyond what its statements say?")},
              {"because", ids("The statements that it rests on.")},
              {"why", text(kWhy)}}),
      "What follows from statements.");
}

Json proposals() {
  return list_of(object({{"id", text(kId)},
                         {"by", text("Who put it on the table.")},
                         {"date", maybe_text("When: year-month-day.")},
                         {"package", list_of(object({{"issue", text("The issue's id.")},
                                                     {"option", text("The option's id.")}}),
                                             "An option for each issue that it settles.")},
                         {"because", ids("The statements that it rests on.")},
                         {"why", text(kWhy)}}),
                 "Drafts of an agreement that somebody tabled.");
}

Json rows() {
  return object({{"parties", parties()},
                 {"issues", issues()},
                 {"statements", statements()},
                 {"positions", positions()},
                 {"proposals", proposals()}});
}

}  // namespace

std::string draft_schema() {
  Json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                 {"title", "Rows proposed for a negotiation"}};
  schema.update(rows());
  return schema.dump(2) + "\n";
}

std::string proposal_schema() {
  Json schema = rows();
  schema["properties"]["file"] = maybe_text("The negotiation; null for the first.");
  schema.erase("required");
  return schema.dump();
}

}  // namespace zopa::mcp
