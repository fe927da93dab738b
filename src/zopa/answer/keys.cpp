#include "zopa/answer/keys.hpp"

#include <cstddef>

namespace zopa::answer {
namespace {

void replace_all(std::string& text, const std::string& what, const std::string& with) {
  for (std::size_t at = text.find(what); at != std::string::npos;
       at = text.find(what, at + with.size())) {
    text.replace(at, what.size(), with);
  }
}

// In a cell of a table a bar would end it.
std::string cell(std::string text) {
  replace_all(text, "|", "\\|");
  return text;
}

bool may_be_null(const Type& type) {
  for (const Type& part : type.parts) {
    if (type.kind == Type::Kind::either && part.kind == Type::Kind::nothing) return true;
  }
  return false;
}

void rows_of(const Type& type, const std::string& before, std::string& text);

// Objects without a name, wherever they stand in the value of the key.
void inner_rows(const Type& type, const std::string& before, std::string& text) {
  if (type.kind == Type::Kind::object) return rows_of(type, before + " › ", text);
  for (const Type& part : type.parts) inner_rows(part, before, text);
}

void rows_of(const Type& type, const std::string& before, std::string& text) {
  for (const Key& key : type.keys) {
    const std::string note = !key.is_required        ? " Not always there."
                             : may_be_null(key.type) ? " May be `null`."
                                                     : "";
    std::string name = before;
    name.append("`").append(key.key).append("`");
    text.append("| ").append(name).append(" | ").append(cell(key.meaning));
    text.append(note).append(" |\n");
    inner_rows(key.type, name, text);
  }
}

}  // namespace

std::string key_tables(const Definitions& definitions) {
  std::string text;
  for (const Definition& one : definitions.list) {
    std::string rows;
    if (one.type.kind == Type::Kind::object) rows_of(one.type, "", rows);
    if (one.type.kind != Type::Kind::object) inner_rows(one.type, "", rows);
    if (rows.empty()) continue;
    text += one.name + "\n\n| Key | Value |\n| --- | --- |\n" + rows + "\n";
  }
  return text;
}

}  // namespace zopa::answer
