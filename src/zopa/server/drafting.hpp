// Drafts of statements on the workbench: who seems to say what in the sources, by zopa's rules, and
// what somebody has refused of it; beside them the rows that somebody's assistant proposes.
//
//   Drafting drafting("talks.yaml");
//   show(drafting.now(text, file, texts)->open);
//   drafting.decide(file, texts, {"report", quote, {}, Verdict::refused});
//
// A draft counts for nothing; one that is taken is written into the text as any statement is
// (authoring.hpp).  What is refused stands apart, in `talks.drafts.yaml` (draft/kept.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/draft/answer.hpp"
#include "zopa/draft/kept.hpp"
#include "zopa/model/cited_text.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::server {

enum class Verdict : std::uint8_t {
  open,     // it is proposed again
  taken,    // somebody wrote it down as a statement
  refused,  // for good
};
constexpr std::array<const char*, 3> words_of(Verdict /*unused*/) {
  return {"open", "taken", "refused"};
}

// Of a passage that the rules found; or, by its key, of a row that somebody's assistant proposes.
struct Decision {
  std::string source;
  std::string quote;
  std::string key;
  Verdict verdict = Verdict::open;
};

struct ProposedRow {
  std::string key;
  std::string section;
  std::string id;
  std::string row;
  std::string source;
  std::string quote;
  std::string by;
  std::string why;

  template <class V>
  void describe(V& v) const {
    v.about("proposed_row", "A row that somebody's assistant proposes. It counts for nothing.");
    v("key", key, "By which it is taken or refused.");
    v("section", section, "Where it belongs in the file.");
    v("id", id, "The id that the row is to have.");
    v("row", row, "The row as YAML, a field a line.");
    v("source", source, "Of a statement, its source; else empty.");
    v("quote", quote, "Of a statement, its passage; else empty.");
    v("by", by, "The assistant.");
    v("why", why, "Its reason; may be empty.");
  }
};

struct DraftsNow {
  std::vector<draft::Draft> open;
  std::vector<draft::Draft> refused;
  std::vector<ProposedRow> proposed;
  std::vector<ProposedRow> declined;

  template <class V>
  void describe(V& v) const {
    v.about("drafts_now", "Passages in which somebody seems to say something.");
    v("open", open, "Those of which nothing was decided.");
    v("refused", refused, "Those that somebody has refused.");
    v("proposed", proposed, "Rows that an assistant proposes, those on file left out.");
    v("declined", declined, "Those of them that somebody has refused.");
  }
};

// The draft that has the key, refused or not; nullopt where there is none.
[[nodiscard]] std::optional<draft::KeptDraft> proposed_under(const std::string& key,
                                                             const draft::KeptDrafts& kept);

class Drafting {
 public:
  explicit Drafting(std::string negotiation) : negotiation_(std::move(negotiation)) {}

  // A proposed row is on file where `text` has one of its id, whatever that says.  A fault where
  // the file of drafts cannot be read.
  [[nodiscard]] Result<DraftsNow> now(const std::string& text, const Negotiation& file,
                                      const std::vector<CitedText>& texts) const;

  // A fault where there is no such draft, or the file cannot be read or written.
  [[nodiscard]] std::optional<Error> decide(const Negotiation& file,
                                            const std::vector<CitedText>& texts,
                                            const Decision& decision) const;

 private:
  [[nodiscard]] std::optional<Error> decide_proposed(const Decision& decision) const;

  std::string negotiation_;  // its file
};

}  // namespace zopa::server
