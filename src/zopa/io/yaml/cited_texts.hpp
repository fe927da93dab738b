// The sources of a negotiation with its quotes found in them: for pages that show where a claim
// comes from.
#pragma once

#include <string>
#include <vector>

#include "zopa/model/cited_text.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

struct Limits;  // base/budget.hpp

}  // namespace zopa

namespace zopa::yaml {

// Of a negotiation whose quotes were checked when it was read from `folder` just now.  A source
// without a file, or whose file is gone since, is left out; so is what comes after `limits`.
[[nodiscard]] std::vector<CitedText> cited_texts(const Negotiation& negotiation,
                                                 const std::string& folder,
                                                 const Limits* limits = nullptr);

}  // namespace zopa::yaml
