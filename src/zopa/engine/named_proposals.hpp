// The proposals that somebody asks about: by their ids, or one of their own.
//
//   const auto proposals = engine::proposals_named({"quay=short", "fund=large"}, negotiation);
#pragma once

#include <string>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::engine {

// Those that the words name: proposals of the file by their ids, and ISSUE=OPTION of joint issues,
// all of these together as one more; all of the file where there are no words.  A fault where a
// word names nothing.
[[nodiscard]] Result<std::vector<Proposal>> proposals_named(const std::vector<std::string>& words,
                                                            const Negotiation& negotiation);

}  // namespace zopa::engine
