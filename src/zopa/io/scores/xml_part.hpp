// A part of a workbook as XML: as a tree, or element by element, so that a large one needs little
// more memory than its text.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/io/scores/archive.hpp"

namespace pugi {
class xml_document;  // NOLINT(readability-identifier-naming): theirs
class xml_node;      // NOLINT(readability-identifier-naming): theirs
}  // namespace pugi

namespace zopa::scores {

// `text` holds what `document` speaks of, and has to stay.  A fault where the part is no XML, or
// has a document type of its own.
[[nodiscard]] std::optional<Error> read_xml(Archive& archive, const std::string& part,
                                            const std::string& file, std::string& text,
                                            pugi::xml_document& document);

// What to do with elements that are called so, without their prefixes, where they stand in one of
// `parents`: each is a tree of its own, of its start tag alone if that is all that is wanted.
struct Wanted {
  std::string_view name;
  std::vector<std::string_view> parents;
  bool is_start_only = false;
  std::function<std::optional<Error>(const pugi::xml_node&)> visit;  // a fault ends it all
};

// In their order; what lies in an element that was visited whole is not looked at again.
[[nodiscard]] std::optional<Error> visit_elements(Archive& archive, const std::string& part,
                                                  const std::string& file,
                                                  const std::vector<Wanted>& wanted);

}  // namespace zopa::scores
