// A part of a workbook as XML.
#pragma once

#include <optional>
#include <string>

#include "zopa/io/scores/archive.hpp"

namespace pugi {
class xml_document;  // NOLINT(readability-identifier-naming): theirs
}

namespace zopa::scores {

// `text` holds what `document` speaks of, and has to stay.  A fault where the part is no XML, or
// has a document type of its own.
[[nodiscard]] std::optional<Error> read_xml(Archive& archive, const std::string& part,
                                            const std::string& file, std::string& text,
                                            pugi::xml_document& document);

}  // namespace zopa::scores
