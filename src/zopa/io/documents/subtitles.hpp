// Subtitles (SRT, WebVTT) as a text that can be quoted: who speaks and what is said, without
// numbers, times and marks.
#pragma once

#include <string>
#include <string_view>

namespace zopa::documents {

// Expects UTF-8 with line feeds.  Lines of one cue are one line; what the next cue goes on with is
// the next line, so that a quote may run over both.  A voice `<v Ann>` becomes "Ann: ".
[[nodiscard]] std::string text_of_subtitles(std::string_view subtitles);

}  // namespace zopa::documents
