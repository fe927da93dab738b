// One answer as a page: a file that opens in any browser, offline, and prints.
//
//   const Page page{answer, file, texts, {"talks.yaml", sha256_hex(text), "0.1.0"}};
//   write(to_html(page));
//
// The page holds the brief and the whole answer as plain HTML, readable with scripts off, and the
// same as JSON (schema/page.schema.json), from which the embedded script draws what can be clicked.
// No network, no remote font or script: its Content-Security-Policy allows nothing else.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/engine/analysis.hpp"
#include "zopa/model/cited_text.hpp"

namespace zopa::report {

// What the answer was made from, and by what.
struct Provenance {
  std::string file;     // its name, without folders
  std::string sha256;   // of its text
  std::string version;  // of zopa
  std::size_t seed = 1;
  std::size_t completions = 0;
  std::string language = "en";  // of the plain reading; the script has its own switch
};

struct Page {
  const engine::Analysis& analysis;
  const Negotiation& file;  // as it was read, with the claims of every round
  const std::vector<CitedText>& texts;
  Provenance provenance;
  bool prints_everything = false;  // on paper: all of it, or what fits on a few sheets
  bool holds_drawings = true;      // of its pictures; the workbench makes each when it is asked for
};

// What the script draws from.
[[nodiscard]] std::string page_json(const Page& page);

// The self-contained file.
[[nodiscard]] std::string to_html(const Page& page);

// The same for the workbench, whose script and style stand beside it: `session` is the JSON of its
// state, `nonce` the one of its Content-Security-Policy.
[[nodiscard]] std::string to_live_html(const Page& page, const std::string& session,
                                       std::string_view nonce);

// The script and styles that stand beside the workbench's page; empty where this zopa was built
// without its page (ZOPA_WEB=OFF).
struct Asset {
  std::string_view name;  // "page.js"
  std::string_view type;  // "text/javascript"
  std::string_view text;
};
[[nodiscard]] const std::vector<Asset>& page_assets();
// The text of one; empty where there is none of that name.
[[nodiscard]] std::string_view page_asset(std::string_view name);
[[nodiscard]] bool has_page_script();

}  // namespace zopa::report
