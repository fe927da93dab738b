#include "zopa/mcp/arguments.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;

const Json* find(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

// Of the types that our schemas use.
bool is_a(const Json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_unsigned();
  if (type == "boolean") return value.is_boolean();
  if (type == "array") return value.is_array();
  return value.is_null() ? type == "null" : type == "object" && value.is_object();
}

bool is_one_of(const Json& value, const Json& types) {
  if (types.is_string()) return is_a(value, types.get<std::string>());
  for (const Json& type : types) {
    if (is_a(value, type.get<std::string>())) return true;
  }
  return false;
}

std::string as_code(const std::string& text) { return "`" + text.substr(0, 60) + "`"; }

// Null, or a list: what is left out is taken for nothing.
bool may_be_empty(const Json& schema) {
  const auto type = schema.find("type");
  return type != schema.end() && (type->is_array() || *type == "array");
}

// What is wrong with the value, as far down as the schema goes.
std::optional<std::string> problem_of(const Json& value, const Json& schema,
                                      const std::string& name);

std::optional<std::string> problem_of_object(const Json& value, const Json& schema,
                                             const std::string& name) {
  const Json& properties = schema.at("properties");
  for (const auto& [key, part] : value.items()) {
    const auto known = properties.find(key);
    if (known == properties.end()) {
      std::string names;
      for (const auto& [one, ignored] : properties.items()) {
        names.append(names.empty() ? "" : ", ").append(one);
      }
      std::string problem = as_code(key);
      problem.append(" is not known in ").append(name).append("; known: ").append(names);
      return problem;
    }
    if (auto problem = problem_of(part, *known, as_code(key))) return problem;
  }
  const auto required = schema.find("required");
  if (required == schema.end()) return std::nullopt;
  for (const Json& key : *required) {
    const auto name_of_key = key.get<std::string>();
    if (value.contains(name_of_key) || may_be_empty(properties.at(name_of_key))) continue;
    return as_code(name_of_key) + " is missing in " + name;
  }
  return std::nullopt;
}

std::optional<std::string> problem_of(const Json& value, const Json& schema,
                                      const std::string& name) {
  const auto type = schema.find("type");
  if (type != schema.end() && !value.is_null() && !is_one_of(value, *type)) {
    return name + " has to be " + type->dump() + ", not a value of type " + value.type_name();
  }
  const auto words = schema.find("enum");
  if (words != schema.end() && !value.is_null() &&
      std::find(words->begin(), words->end(), value) == words->end()) {
    return name + " has to be one of " + words->dump();
  }
  if (value.is_object() && schema.contains("properties")) {
    return problem_of_object(value, schema, name);
  }
  if (value.is_array() && schema.contains("items")) {
    for (const Json& item : value) {
      if (auto problem = problem_of(item, schema.at("items"), "a part of " + name)) return problem;
    }
  }
  return std::nullopt;
}

}  // namespace

std::string Arguments::text(const char* key) const {
  const Json* value = find(object_, key);
  return value != nullptr && value->is_string() ? value->get<std::string>() : "";
}

std::optional<std::size_t> Arguments::number(const char* key) const {
  const Json* value = find(object_, key);
  if (value == nullptr || !value->is_number_unsigned()) return std::nullopt;
  return value->get<std::size_t>();
}

bool Arguments::flag(const char* key) const {
  const Json* value = find(object_, key);
  return value != nullptr && value->is_boolean() && value->get<bool>();
}

const Json* Arguments::part(const char* key) const { return find(object_, key); }

std::optional<std::string> Arguments::problem(std::string_view schema) const {
  return problem_of(object_, Json::parse(schema), "the arguments");
}

}  // namespace zopa::mcp
