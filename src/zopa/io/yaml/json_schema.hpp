// The JSON Schema (draft-07) of the file format, made from its shape, for editors and validators.
#pragma once

#include <string>

namespace zopa::yaml {

// Describes a file as an editor parses it (YAML 1.2, core schema).  Only structure: names, quotes,
// formulas and what rows say against each other are the reader's.
[[nodiscard]] std::string negotiation_schema();

}  // namespace zopa::yaml
