#include "zopa/io/yaml/json_schema.hpp"

#include <nlohmann/json.hpp>

#include "zopa/io/yaml/format.hpp"

namespace zopa::yaml {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kIdPattern = "^[a-z0-9_-]+$";
constexpr const char* kNumberPattern =
    "^[-+]?(([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,2})?|[0-9]+/0*[1-9][0-9]*)$";
constexpr const char* kOptionPattern =
    "^([a-z0-9_-]+|-?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,2})?|[0-9]+/"
    "0*[1-9][0-9]*|[<>].*)$";

Json schema_of(const Shape& shape);

// An editor takes a plain `1e3`, `no` or `2026` for a number or a truth value; here it is a text.
Json text_schema() { return {{"type", {"string", "number", "boolean"}}, {"pattern", "\\S"}}; }

Json id_schema() { return {{"type", {"string", "integer", "boolean"}}, {"pattern", kIdPattern}}; }

Json option_schema() {
  return {{"type", {"string", "number", "boolean"}}, {"pattern", kOptionPattern}};
}

Json issue_schema() {
  return {{"type", {"string", "integer"}}, {"pattern", "^[a-z0-9_-]+(\\.[a-z0-9_-]+)?$"}};
}

Json date_schema() {
  return {{"type", {"string", "integer"}},
          {"pattern", "^(unknown|[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?)$"},
          {"minimum", 1000},
          {"maximum", 9999}};
}

Json number_schema() { return {{"type", {"number", "string"}}, {"pattern", kNumberPattern}}; }

Json range_schema() {
  return {{"oneOf",
           {number_schema(),
            {{"type", "array"}, {"items", number_schema()}, {"minItems", 2}, {"maxItems", 2}}}}};
}

Json word_schema(const Shape& shape) {
  Json json = {{"oneOf", Json::array()}};
  for (const Word& word : shape.words) {
    Json one = {{"const", word.word}, {"description", word.help}};
    const std::string text = word.word;
    if (text.find_first_not_of("0123456789") == std::string::npos) {
      one = {{"enum", {std::stoi(text), text}}, {"description", word.help}};
    }
    json["oneOf"].push_back(std::move(one));
  }
  return json;
}

Json required(const std::vector<const char*>& keys) {
  Json list = Json::array();
  for (const char* key : keys) list.push_back({{"required", {key}}});
  return list;
}

Json record_schema(const Shape& shape) {
  Json json = {{"type", "object"}, {"properties", Json::object()}};
  Json needed = Json::array();
  for (const Field& field : shape.fields) {
    Json value = schema_of(*field.shape);
    value["description"] = field.help;
    json["properties"][field.key] = std::move(value);
    if (field.needed != nullptr) needed.push_back(field.key);
  }
  json["additionalProperties"] = false;
  if (!needed.empty()) json["required"] = std::move(needed);
  if (!shape.exactly_one_of.empty()) json["oneOf"] = required(shape.exactly_one_of);
  if (!shape.at_least_one_of.empty()) json["anyOf"] = required(shape.at_least_one_of);
  for (const Dependency& dependency : shape.dependencies) {
    json["dependencies"][dependency.key] = {{"anyOf", required(dependency.needs_one_of)}};
  }
  return json;
}

Json schema_of(const Shape& shape) {
  switch (shape.kind) {
    case Shape::Kind::text:
      return text_schema();
    case Shape::Kind::id:
      return id_schema();
    case Shape::Kind::issue:
      return issue_schema();
    case Shape::Kind::option:
      return option_schema();
    case Shape::Kind::date:
      return date_schema();
    case Shape::Kind::number:
      return number_schema();
    case Shape::Kind::range:
      return range_schema();
    case Shape::Kind::flag:
      return {{"type", "boolean"}};
    case Shape::Kind::word:
      return word_schema(shape);
    case Shape::Kind::list: {
      Json json = {{"type", "array"}, {"items", schema_of(*shape.part)}};
      if (shape.least_parts > 0) json["minItems"] = shape.least_parts;
      return json;
    }
    case Shape::Kind::table: {
      Json json = {{"type", "object"},
                   {"propertyNames", {{"pattern", shape.by_option ? kOptionPattern : kIdPattern}}},
                   {"additionalProperties", schema_of(*shape.part)}};
      if (shape.least_parts > 0) json["minProperties"] = shape.least_parts;
      return json;
    }
    case Shape::Kind::record:
      return record_schema(shape);
    case Shape::Kind::either: {
      Json json = {{"anyOf", Json::array()}};
      for (const Shape* form : shape.forms) json["anyOf"].push_back(schema_of(*form));
      return json;
    }
  }
  return {};
}

}  // namespace

std::string negotiation_schema() {
  Json json = {{"$schema", "http://json-schema.org/draft-07/schema#"},
               {"$id", "urn:zopa:negotiation:1"},
               {"title", "A negotiation for zopa"},
               {"description", "What is on file about one negotiation: who said what of whom."}};
  json.update(schema_of(negotiation_shape()));
  return json.dump(2) + "\n";
}

}  // namespace zopa::yaml
