// Drafts of statements, from the texts of a negotiation's sources or from one text alone.
//
//   const draft::Drafts drafts = draft::drafts_of(negotiation, "talks.yaml", texts, {});
//
// A draft is no statement: nothing counts it, and it never says what a passage means for a
// position.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "zopa/draft/drafts.hpp"
#include "zopa/model/cited_text.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::draft {

struct Options {
  std::string language;  // of all texts; where it is empty, what the file says, or what they show
};

// A text, and what of it the file quotes already.
struct Text {
  std::optional<std::string> source;  // the id; none for a text alone
  std::string file;
  std::string language = {};  // as the file says; may be empty
  std::string text = {};
  std::vector<CitedPassage> passages = {};
};

struct TextRead {
  std::optional<std::string> source;
  std::string file;
  std::optional<std::string> language;  // none: there is no table for it, and so no draft

  template <class V>
  void describe(V& v) const {
    v.about("text_read", "A text in which drafts were looked for.");
    v("source", source, "The source on file; null for a text alone.");
    v("file", file, "Its file.");
    v("language", language,
      "The language by whose rules it was read; null where there are none for it, and no drafts.");
  }
};

struct Draft {
  std::optional<std::string> source;
  std::size_t from = 0;  // code points
  std::size_t to = 0;
  std::size_t line = 0;
  std::string quote;
  bool is_verbatim = false;
  std::optional<std::string> by;  // the id of a party or of a representative
  std::string named;
  std::vector<std::string> about;
  Rule rule = Rule::quotation;
  std::string cue;
  // For words: the name on file, or as the text has it; names of whom it is about.
  std::string speaker = {};
  std::vector<std::string> about_names = {};

  template <class V>
  void describe(V& v) const {
    v.about("draft",
            "A passage in which somebody seems to say something. It counts for nothing until "
            "somebody writes it down as a statement.");
    v("source", source, "The source on file; null for a text alone.");
    v("line", line, "Line of the text, from 1.");
    v("from", from, "Where the passage begins, in Unicode code points of the text.");
    v("to", to, "Where it ends: the first code point behind it.");
    v("quote", quote, "The passage, white space folded.");
    v("verbatim", is_verbatim, "Does it stand in quotation marks, or behind a dash of dialogue?");
    v("by", by,
      "Who says it, as on file: a representative or a party; null where nobody on file is named.");
    v("named", named, "Who says it, as the text has it; of a pronoun, who spoke last.");
    v("about", about, "The parties that the passage names.");
    v("rule", rule,
      "How it was found: quotation, in quotation marks beside a speaker; continued, in quotation "
      "marks right behind those; reported, behind a verb of saying; inserted, around one; "
      "according, with words such as `according to`; label, behind a name and a colon; dialogue, "
      "behind a dash.");
    v("cue", cue, "The words of the text by which it was found; empty where it continues another.");
  }
};

struct Drafts {
  std::string file;
  std::vector<TextRead> texts;
  std::vector<Draft> drafts;
  std::size_t on_file = 0;  // left out, since a statement quotes the passage
  bool stopped = false;     // by a limit: what is there holds, and there may be more

  template <class V>
  void describe(V& v) const {
    v.about("drafts", "What `zopa draft` prints.");
    v.constant("zopa", 1, "The version of this format.");
    v("file", file, "The file, as it was named on the command line.");
    v("texts", texts, "The texts that were read, in the order of the file.");
    v("drafts", drafts, "The drafts, text by text, in the order of each.");
    v("on_file", on_file, "Further passages that a statement on file quotes already.");
    v("stopped", stopped,
      "Whether a limit or an interrupt came before all texts were read: there may be more drafts.");
  }
};

// Those of the sources of `file`.
[[nodiscard]] std::vector<Text> texts_of(const Contents& file, std::vector<CitedText> cited);

// Expects valid UTF-8, and a language that has a table or none.  As far as it came before `limits`.
[[nodiscard]] Drafts drafts_of(const Contents& file, const std::string& name,
                               const std::vector<Text>& texts, const Options& options,
                               const Limits* limits = nullptr);

}  // namespace zopa::draft
