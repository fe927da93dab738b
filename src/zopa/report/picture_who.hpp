// "Who refuses what": options by issue × parties, one order of options for all.
//
//   const std::optional<WhoRefuses> picture = who_refuses(analysis);
//
// Nothing is concluded here: a cell says what claims in force say of an option on its issue alone.
// What links several issues, a claim or a rule, is listed below.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/analysis.hpp"

namespace zopa::report {

// Strongest first: where several are so, a cell says the first.
enum class Stance : std::uint8_t {
  rules_out,      // a red line on the issue alone shuts it out
  asks,           // a demand asks for it
  takes,          // a claim says that the party would live with it
  not_asked,      // untabled, and a red line does not name it
  not_ruled_out,  // a claim speaks of it, and none of these is so
  elsewhere,      // the party speaks of the issue, but only together with others
};

constexpr std::array<const char*, 6> words_of(Stance /*unused*/) {
  return {"rules_out", "asks", "takes", "not_asked", "not_ruled_out", "elsewhere"};
}

struct WhoCell {
  PartyId party;
  Stance says = Stance::rules_out;
  Basis basis = Basis::assumed;
  std::vector<PositionId> claims;

  friend bool operator==(const WhoCell&, const WhoCell&) = default;

  template <class V>
  void describe(V& v) const {
    v.about("who_cell", "What a party's claims say of an option.");
    v("party", party, "The column.");
    v("says", says,
      "rules_out: a red line on this issue alone shuts it out. asks: a demand asks for it. takes: "
      "it would live with it. not_asked: untabled, and its red line does not name it. "
      "not_ruled_out: a claim speaks of it, and none of these. elsewhere: it speaks of the issue "
      "only together with others.");
    v("basis", basis, "The strongest of the claims'.");
    v("claims", claims, "The claims that say so.");
  }
};

// An option, or neighbours of which the same is said.
struct WhoRow {
  IssueId issue;
  std::vector<OptionId> options;
  bool is_tabled = true;
  std::vector<WhoCell> cells;  // of parties that say something
  std::vector<PartyId> ruled_out_by;
  std::vector<PartyId> to_ask;

  template <class V>
  void describe(V& v) const {
    v.about("who_row", "An option, or neighbours in the file of which the same is said.");
    v("options", answer::OptionsOf{issue, options}, "In the order of the file.");
    v("tabled", is_tabled, "Has somebody tabled it?");
    v("cells", cells, "Parties of which something is on file, in the order of the columns.");
    v("ruled_out_by", ruled_out_by, "Those that rule it out.");
    v("to_ask", to_ask, "Those that would have to be asked: it is untabled.");
  }
};

struct WhoIssue {
  IssueId issue;
  bool is_shown = true;
  bool is_refused = false;  // every tabled option of it, by somebody whose consent counts
  std::vector<WhoRow> rows;

  template <class V>
  void describe(V& v) const {
    v("issue", issue, "The issue.");
    v("shown", is_shown, "Is it drawn? Of many issues only those on which something collides.");
    v("refused", is_refused,
      "Does somebody whose consent counts rule out each of its tabled options?");
    v("rows", rows, "Its options.");
  }
};

struct WhoParty {
  PartyId party;
  bool is_needed = true;

  template <class V>
  void describe(V& v) const {
    v("party", party, "The party.");
    v("needed", is_needed, "Can its consent matter?");
  }
};

// A claim over several issues, or a reservation.
struct WhoLinked {
  std::string id;
  PartyId party;
  Basis basis = Basis::assumed;

  template <class V>
  void describe(V& v) const {
    v("id", id, "Its id.");
    v("party", party, "Whose it is.");
    v("basis", basis, "Who it comes from.");
  }
};

struct WhoRefuses {
  std::vector<WhoParty> parties;  // columns
  std::vector<WhoIssue> issues;
  std::vector<WhoLinked> linked;
  std::vector<RuleId> rules;

  [[nodiscard]] std::size_t refused() const;  // issues
  [[nodiscard]] std::size_t folded() const;   // issues that are not drawn

  template <class V>
  void describe(V& v) const {
    v.about("who_refuses", "Who refuses what, option by option.");
    v("parties", parties, "Columns, in the order of the file.");
    v("issues", issues, "Rows by issue, in the order of the file.");
    v("linked", linked, "Claims over several issues, and reservations.");
    v("rules", rules, "Rules that every package must satisfy.");
    v("refused", refused(), "Issues each tabled option of which somebody rules out.");
    v("folded", folded(), "Issues that are not drawn.");
  }
};

// Of more issues or rows, only contested issues are drawn.
struct WhoDrawn {
  std::size_t issues = 12;
  std::size_t rows = 1000;
};

// Nothing where no claim speaks of an option.
[[nodiscard]] std::optional<WhoRefuses> who_refuses(const engine::Analysis& analysis,
                                                    const WhoDrawn& most = {});

}  // namespace zopa::report
