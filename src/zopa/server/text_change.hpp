// A change at the workbench as a change of the file's text, where it belongs.
//
//   const Result<std::string> text = changed_text(now, file, MoveLines{{{"a-line", {"p", "q"}}}});
//   changes_only(file, *read(*text), change);   // … and nothing else
//
// All of it is made to the negotiation that was read from the text: nothing is read here.
#pragma once

#include <string>

#include "zopa/base/result.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/server/change.hpp"

namespace zopa::server {

// `file` is what `text` says.  Expects a change of the text: no switch.
[[nodiscard]] Result<std::string> changed_text(const std::string& text, const Negotiation& file,
                                               const Change& change);

// Did the change of the text change what it was to change, and nothing else?
[[nodiscard]] bool changes_only(const Contents& before, Contents after, const Change& change);

}  // namespace zopa::server
