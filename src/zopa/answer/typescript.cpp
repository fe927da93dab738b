#include "zopa/answer/typescript.hpp"

#include <cctype>

namespace zopa::answer {
namespace {

std::string in_pascal_case(const std::string& name) {
  std::string pascal;
  bool starts_word = true;
  for (const char letter : name) {
    if (letter == '_') {
      starts_word = true;
      continue;
    }
    pascal +=
        starts_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(letter))) : letter;
    starts_word = false;
  }
  return pascal;
}

class TypeWriter {
 public:
  std::string write(const Definitions& definitions) {
    for (const Definition& one : definitions.list) {
      const std::string name = in_pascal_case(one.name);
      text_ += "\n/** " + one.meaning + " */\n";
      if (one.type.kind == Type::Kind::object) {
        text_ += "export interface " + name + " " + object(one.type, 0) + "\n";
      } else {
        text_ += "export type " + name + " = " + type(one.type, 0) + ";\n";
      }
    }
    return std::move(text_);
  }

 private:
  static std::string object(const Type& type, std::size_t indent) {
    const std::string margin(indent + 2, ' ');
    std::string text = "{\n";
    for (const Key& key : type.keys) {
      text += margin + "/** " + key.meaning + " */\n";
      text += margin + key.key + (key.is_required ? ": " : "?: ") +
              TypeWriter::type(key.type, indent + 2) + ";\n";
    }
    return text + std::string(indent, ' ') + "}";
  }

  static std::string words(const Type& type) {
    std::string text;
    for (const std::string& word : type.words) {
      text += (text.empty() ? "\"" : " | \"") + word + "\"";
    }
    return text;
  }

  static std::string either(const Type& type, std::size_t indent) {
    std::string text;
    for (const Type& part : type.parts) {
      text += (text.empty() ? "" : " | ") + TypeWriter::type(part, indent);
    }
    return text;
  }

  static std::string list(const Type& type, std::size_t indent) {
    const std::string part = TypeWriter::type(type.parts[0], indent);
    constexpr std::size_t kLongestTuple = 3;
    if (type.size && *type.size <= kLongestTuple) {
      std::string text;
      for (std::size_t i = 0; i < *type.size; ++i) text += (text.empty() ? "" : ", ") + part;
      return "[" + text + "]";
    }
    const bool is_one_word = part.find_first_of(" |") == std::string::npos;
    return is_one_word ? part + "[]" : "(" + part + ")[]";
  }

  static std::string type(const Type& type, std::size_t indent) {
    switch (type.kind) {
      case Type::Kind::boolean:
        return "boolean";
      case Type::Kind::always:
        return "true";
      case Type::Kind::integer:
      case Type::Kind::number:
        return "number";
      case Type::Kind::text:
        return "string";
      case Type::Kind::word:
        return words(type);
      case Type::Kind::constant:
        return std::to_string(*type.least);
      case Type::Kind::nothing:
        return "null";
      case Type::Kind::list:
        return list(type, indent);
      case Type::Kind::map:
        return "{ [key: string]: " + TypeWriter::type(type.parts[0], indent) + " }";
      case Type::Kind::object:
        return object(type, indent);
      case Type::Kind::either:
        return either(type, indent);
      case Type::Kind::named:
        return in_pascal_case(type.name);
    }
    return {};
  }

  std::string text_;
};

}  // namespace

std::string typescript(const Definitions& definitions) { return TypeWriter().write(definitions); }

}  // namespace zopa::answer
