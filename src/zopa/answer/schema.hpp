// The JSON Schema (draft 7) of an answer.
#pragma once

#include <map>
#include <string>

#include "zopa/answer/type.hpp"

namespace zopa::answer {

struct SchemaOf {
  std::string id;  // "urn:zopa:analysis:1"
  std::string title;
  std::string name;                                   // of the definition that is the whole
  std::map<std::string, std::string> elsewhere = {};  // definitions that have a file of their own
};

// Of one of the definitions.  Strict: an object has its own keys and no others.
[[nodiscard]] std::string json_schema(const Definitions& definitions, const SchemaOf& of);

}  // namespace zopa::answer
