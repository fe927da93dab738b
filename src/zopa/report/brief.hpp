// The answer on one page, for somebody with five minutes: what blocks, what could give, whom to
// ask, and whose word it is (section 4 of the design, Analysis).
//
//   const Brief brief = brief_of(analysis, words::english());    // all of it, in parts
//   show(to_text(to_brief(analysis, words::english())));         // at most kBriefLines lines
//
// It names parties, issues and options, never ids.  Text, JSON, the page and the Word document are
// made from the same parts; the text alone cuts them, and says how many more there are.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"
#include "zopa/report/document.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

inline constexpr std::size_t kBriefLines = 60;  // of 80 columns

struct BriefLine {
  std::string text;
  std::size_t level = 0;

  template <class V>
  void describe(V& v) const {
    v.about("brief_line", "A line of the brief.");
    v("text", text, "In words.");
    v("level", level, "How deep it stands in the list, from 0.");
  }
};

struct BriefPart {
  std::string id;
  std::string title;
  std::vector<BriefLine> lines;

  template <class V>
  void describe(V& v) const {
    v.about("brief_part", "A part of the brief.");
    v("id", id,
      "moved, standpoints, other_issues, blocks, collisions, ways, offers, zone, fair, "
      "ratification, "
      "blocks_afterwards, ways_afterwards, proposals, questions, readings, lasting, own_moves or "
      "whose_word.");
    v("title", title, "Its heading.");
    v("lines", lines, "All that is said in it.");
  }
};

struct Brief {
  std::string headline;
  std::string verdict;
  std::optional<std::string> scope;
  std::optional<std::string> as_of;
  std::vector<BriefPart> parts;

  template <class V>
  void describe(V& v) const {
    v.about("brief", "The answer in words, for somebody with five minutes.");
    v("headline", headline, "The conclusion in one sentence.");
    v("verdict", verdict, "The sentences after it.");
    v("scope", scope, "What the answer leaves out; null where that is nothing.");
    v("as_of", as_of, "The day that it is for; null where everything on file counts.");
    v("parts", parts, "The rest, part by part; parts with nothing in them are absent.");
  }
};

// Uncut.
[[nodiscard]] Brief brief_of(const engine::Analysis& analysis, const words::Catalogue& catalogue);

// All of it, without the title of the negotiation.
[[nodiscard]] Document to_document(const Brief& brief);

// The parts of the answer that one page says something of (engine::Options::parts): the shares and
// conclusions of `zopa robust` are not among them, nor is where an impasse would give way.
[[nodiscard]] std::vector<std::string> parts_of_brief();

// On one page.  In a terminal it ends with how to see more, and the ways are a table where there is
// room; in a document the tables of docx_pictures.hpp say who asks for what, and the ways.
enum class Medium : unsigned char { terminal, document };
[[nodiscard]] Document to_brief(const engine::Analysis& analysis, const words::Catalogue& catalogue,
                                Medium medium = Medium::terminal);

}  // namespace zopa::report
