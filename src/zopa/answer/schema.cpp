#include "zopa/answer/schema.hpp"

#include <set>

#include "zopa/answer/json_text.hpp"

namespace zopa::answer {
namespace {

class Writer {
 public:
  Writer(const Definitions& definitions, const SchemaOf& of) : definitions_(definitions), of_(of) {}

  std::string write() {
    const Definition& whole = *definitions_.find(of_.name);
    text_.begin_object();
    pair("$schema", "http://json-schema.org/draft-07/schema#");
    pair("$id", of_.id);
    pair("title", of_.title);
    pair("description", whole.meaning);
    keys_of(whole.type);
    note_names(whole.type);
    text_.key("definitions");
    text_.begin_object();
    for (const Definition& one : definitions_.list) {
      if (used_.count(one.name) > 0) definition(one);
    }
    text_.end();
    text_.end();
    return text_.written();
  }

 private:
  void pair(const char* key, const std::string& value) {
    text_.key(key);
    text_.text(value);
  }

  // What the schema of this type names, directly or not.
  void note_names(const Type& type) {
    if (type.kind == Type::Kind::named && of_.elsewhere.count(type.name) == 0 &&
        used_.insert(type.name).second) {
      note_names(definitions_.find(type.name)->type);
    }
    for (const Type& part : type.parts) note_names(part);
    for (const Key& key : type.keys) note_names(key.type);
  }

  void definition(const Definition& one) {
    text_.key(one.name);
    text_.begin_object();
    pair("description", one.meaning);
    constraints(one.type);
    text_.end();
  }

  void schema(const Type& type) {
    text_.begin_object();
    if (!type.meaning.empty()) pair("description", type.meaning);
    constraints(type);
    text_.end();
  }

  // Beside a description a reference stands by itself: draft 7 reads nothing beside it.
  void described(const Key& key) {
    text_.key(key.key);
    text_.begin_object();
    pair("description", key.meaning);
    if (key.type.kind == Type::Kind::named) {
      text_.key("allOf");
      text_.begin_list();
      schema(key.type);
      text_.end();
    } else {
      constraints(key.type);
    }
    text_.end();
  }

  void constraints(const Type& type) {
    switch (type.kind) {
      case Type::Kind::boolean:
        return pair("type", "boolean");
      case Type::Kind::always:
        text_.key("const");
        return text_.boolean(true);
      case Type::Kind::integer:
        return bounded("integer", type);
      case Type::Kind::number:
        return bounded("number", type);
      case Type::Kind::text:
        pair("type", "string");
        if (!type.pattern.empty()) pair("pattern", type.pattern);
        return;
      case Type::Kind::word:
        return words(type);
      case Type::Kind::constant:
        text_.key("const");
        return text_.integer(*type.least);
      case Type::Kind::nothing:
        return pair("type", "null");
      case Type::Kind::list:
        return list(type);
      case Type::Kind::map:
        pair("type", "object");
        text_.key("additionalProperties");
        return schema(type.parts[0]);
      case Type::Kind::object:
        return keys_of(type);
      case Type::Kind::either:
        return alternatives(type);
      case Type::Kind::named:
        return reference(type);
    }
  }

  void bounded(const char* name, const Type& type) {
    pair("type", name);
    if (type.least) {
      text_.key("minimum");
      text_.integer(*type.least);
    }
    if (type.most) {
      text_.key("maximum");
      text_.integer(*type.most);
    }
  }

  void words(const Type& type) {
    text_.key("enum");
    text_.begin_list();
    for (const std::string& word : type.words) text_.text(word);
    text_.end();
  }

  void list(const Type& type) {
    pair("type", "array");
    text_.key("items");
    schema(type.parts[0]);
    if (!type.size) return;
    for (const char* key : {"minItems", "maxItems"}) {
      text_.key(key);
      text_.natural(*type.size);
    }
  }

  void alternatives(const Type& type) {
    text_.key("anyOf");
    text_.begin_list();
    for (const Type& part : type.parts) schema(part);
    text_.end();
  }

  void reference(const Type& type) {
    const auto file = of_.elsewhere.find(type.name);
    pair("$ref", file != of_.elsewhere.end() ? file->second : "#/definitions/" + type.name);
  }

  // Of an object, or of one of several forms of it.
  void keys_of(const Type& type) {
    if (type.kind != Type::Kind::object) return constraints(type);
    pair("type", "object");
    text_.key("properties");
    text_.begin_object();
    for (const Key& key : type.keys) described(key);
    text_.end();
    text_.key("required");
    text_.begin_list();
    for (const Key& key : type.keys) {
      if (key.is_required) text_.text(key.key);
    }
    text_.end();
    text_.key("additionalProperties");
    text_.boolean(false);
  }

  const Definitions& definitions_;
  const SchemaOf& of_;
  std::set<std::string> used_;
  JsonText text_;
};

}  // namespace

std::string json_schema(const Definitions& definitions, const SchemaOf& of) {
  return Writer(definitions, of).write();
}

}  // namespace zopa::answer
