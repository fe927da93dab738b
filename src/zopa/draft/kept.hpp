// Drafts that are kept beside a negotiation: `talks.drafts.yaml` of `talks.yaml`.
//
//   Result<draft::KeptDrafts> kept = draft::KeptDrafts::read("talks.drafts.yaml", "talks.yaml");
//   if (!kept->is_refused(draft)) show(draft);
//   kept->refuse(draft);  // for good: it is never shown again
//   const auto problem = write_file("talks.drafts.yaml", kept->text(), Overwrite::yes);
//
// Rows that rules or somebody's assistant propose, and those that were refused.  No reader of
// negotiations opens this file, and so no engine ever counts a draft.  To take one over, put its
// row into the negotiation, and remove() it here.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "zopa/draft/answer.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::draft {

// What a draft may be a row of, as the file of drafts and as the negotiation call it.
struct SectionName {
  const char* one;
  const char* all;
};
constexpr std::array<SectionName, 8> kSections = {{{"statement", "statements"},
                                                   {"position", "positions"},
                                                   {"party", "parties"},
                                                   {"issue", "issues"},
                                                   {"rule", "rules"},
                                                   {"proposal", "proposals"},
                                                   {"round", "rounds"},
                                                   {"frame", "frames"}}};

// How rules found a statement.
struct Found {
  std::string rule;
  std::string named;  // who says it, as the text has it
  std::string cue;    // the words by which it was found
  std::size_t line = 0;
  std::size_t from = 0;  // code points of the text
  std::size_t to = 0;
};

struct KeptDraft {
  std::string section = "statement";  // one of kSections, as `one`
  std::string id;                     // for the row; may be empty
  yaml::Node row;                     // a map, as it would stand in the section
  std::optional<Found> found;         // by rules
  std::string proposed_by;            // else by whom
  std::string why;
};

// A statement as zopa's own rules propose it; `?` where the speaker is not on file.
[[nodiscard]] KeptDraft kept_draft(const Draft& draft);

// What makes two drafts the same: of a statement its passage and source, white space apart; else
// all of its row.  Who found it, and under which id, is no difference.
[[nodiscard]] std::string key_of(const KeptDraft& draft);

// Where the row belongs in the negotiation: "statements".
[[nodiscard]] std::string section_of(const KeptDraft& draft);
// Is that a list, so that a row's id is one of its fields?
[[nodiscard]] bool is_in_list(const KeptDraft& draft);

// The row as it stands in the negotiation: in a list, with its id.
[[nodiscard]] yaml::Node row_in_file(const KeptDraft& draft);

// The row as YAML, a field a line.
[[nodiscard]] std::string row_text(const KeptDraft& draft);

// "talks.drafts.yaml" of "talks.yaml".
[[nodiscard]] std::string drafts_path(const std::string& negotiation);

class KeptDrafts;

// Those beside a negotiation's file, and how they are written there.  What is there and is no plain
// file is a fault: no link is followed, nothing waits.
[[nodiscard]] Result<KeptDrafts> drafts_beside(const std::string& negotiation);
[[nodiscard]] std::optional<Error> keep_beside(const std::string& negotiation,
                                               const KeptDrafts& drafts);

// Reads them, calls `change`, and writes them where that says that they are others now.  Nobody
// else writes them meanwhile; a fault where somebody does already.
[[nodiscard]] std::optional<Error> change_beside(const std::string& negotiation,
                                                 const std::function<bool(KeptDrafts&)>& change);

class KeptDrafts {
 public:
  // None yet.  `negotiation` is the file that they are about.
  explicit KeptDrafts(std::string negotiation) : negotiation_(std::move(negotiation)) {}

  // None where there is no such file; all its faults where it is not a file of drafts.
  [[nodiscard]] static Result<KeptDrafts> read(const std::string& path,
                                               const std::string& negotiation);
  // The same from a text; `name` stands in faults.
  [[nodiscard]] static Result<KeptDrafts> parse(std::string_view text, const std::string& name,
                                                const std::string& negotiation);

  [[nodiscard]] const std::vector<KeptDraft>& drafts() const { return drafts_; }
  [[nodiscard]] const std::vector<KeptDraft>& refused() const { return refused_; }
  [[nodiscard]] bool is_refused(const KeptDraft& draft) const;

  // False, and nothing happens, where it is there already or was refused.
  bool add(KeptDraft draft);
  // For good, whether or not it was kept here before.
  void refuse(const KeptDraft& draft);
  // It was refused by mistake.  False where it was not refused.
  bool propose_again(const KeptDraft& draft);
  // It was taken over, or is not needed.  False where it is not there.
  bool remove(const KeptDraft& draft);

  // The whole file.
  [[nodiscard]] std::string text() const;

 private:
  using Keys = std::unordered_set<std::string>;

  std::string negotiation_;
  std::vector<KeptDraft> drafts_;
  std::vector<KeptDraft> refused_;
  Keys keys_;  // of drafts_
  Keys keys_of_refused_;
};

}  // namespace zopa::draft
