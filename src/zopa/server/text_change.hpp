// A step of a supposition as a change of a text, where it belongs.
//
//   const auto changed = edited(reader, text, file, MoveLine{"a-line", {"p", "q"}});
//
#pragma once

#include <memory>
#include <string>

#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/server/change.hpp"
#include "zopa/server/text_reader.hpp"

namespace zopa::server {

struct Edited {
  std::string text;
  std::shared_ptr<const Negotiation> file;  // what it says
};

// `file` is what `text` says.  What zopa writes, zopa must be able to read, and nothing else may
// change by it.  Switching a claim off is no change of the text: a fault.
[[nodiscard]] Result<Edited> edited(TextReader& reader, const std::string& text,
                                    const Negotiation& file, const Step& step);

// The fault of a text that is larger than zopa reads.
[[nodiscard]] tl::unexpected<Error> too_large();

}  // namespace zopa::server
