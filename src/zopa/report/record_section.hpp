// The record: where the ends of negotiations that are over stand in the answers to their files.
#pragma once

#include <string>
#include <vector>

#include "zopa/report/document.hpp"
#include "zopa/report/record_row.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

[[nodiscard]] Document to_document(const std::vector<RecordRow>& rows, const std::string& title,
                                   const words::Catalogue& catalogue);

}  // namespace zopa::report
