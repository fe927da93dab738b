// One claim about one party, in one of the forms that the file format knows.
//
// docs/reference/file-format.md describes each form by example.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/base/decimal.hpp"
#include "zopa/base/result.hpp"
#include "zopa/model/formula.hpp"
#include "zopa/model/ids.hpp"

namespace zopa {

// How a preference holds between two neighbours of a written chain `a > b ~ c`.
enum class Relation : std::uint8_t { better, at_least_as_good, equal };

// What the party asks for; excludes nothing.
struct Demand {
  Formula formula;
  std::optional<Formula> said = {};  // where the party reads an option as another: as it was said

  [[nodiscard]] const Formula& as_said() const { return said ? *said : formula; }
  friend bool operator==(const Demand&, const Demand&) = default;
};

// How far a red line might move.  Unknown firmness ranks as firm and is printed as unknown.
enum class Firmness : std::uint8_t { unknown, soft, firm, absolute };

// A red line: no agreement is better for the party than any package that breaks it.
struct RedLine {
  Formula formula;
  Firmness firmness = Firmness::unknown;
  // Where the party takes hypothetical options that its line does not name, or reads an option as
  // another: what it said.  `formula` then has them all (model/in_force.hpp).
  std::optional<Formula> said = {};

  [[nodiscard]] const Formula& as_said() const { return said ? *said : formula; }
  friend bool operator==(const RedLine&, const RedLine&) = default;
};

// Any package that satisfies the formula is better for the party than no agreement.
struct Acceptance {
  Formula formula;
  std::optional<Formula> said = {};  // as of a demand

  [[nodiscard]] const Formula& as_said() const { return said ? *said : formula; }
  friend bool operator==(const Acceptance&, const Acceptance&) = default;
};

// The party would live with each of these options on the issue, the rest apart.
struct Taking {
  IssueId issue;
  std::vector<OptionId> options;
  // Of a numeric issue, where it is written as a bound, `<= 45`: that; `options` are then all that
  // it is true of.
  std::optional<Atom> bound = {};
  friend bool operator==(const Taking&, const Taking&) = default;
};

// A chain of options of one issue; what no chain orders is not known.
struct OptionOrder {
  // Of a numeric issue: `prefers: more` stands for all of its options, from the greatest down.
  enum class Direction : std::uint8_t { listed, more, less };
  IssueId issue;
  std::vector<OptionId> options;
  std::vector<Relation> relations;  // between neighbours: one fewer than options
  Direction direction = Direction::listed;
  friend bool operator==(const OptionOrder&, const OptionOrder&) = default;
};

// A chain of issues by swing, from the worst listed option to the best: `night >= 2 quay`.
struct IssueOrder {
  struct Term {
    Decimal factor{1};
    IssueId issue;
    friend bool operator==(const Term&, const Term&) = default;
    friend auto operator<=>(const Term&, const Term&) = default;
  };
  std::vector<Term> terms;
  std::vector<Relation> relations;  // one fewer than terms
  friend bool operator==(const IssueOrder&, const IssueOrder&) = default;
};

// Of two packages alike on all issues that neither side names, the left is preferred so.
struct Comparison {
  Formula left;
  Relation relation = Relation::better;
  Formula right;
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

// The ordinal preferences of the graph model: most important first.
struct Priorities {
  std::vector<Formula> formulas;
  // `whether`: by formula, is it not known if the party wants it or its opposite?  Empty: none is.
  std::vector<bool> is_open;
  std::size_t strong = 0;  // `strongly`: a difference in one of the first so many matters strongly

  [[nodiscard]] bool has_open() const { return !is_open.empty(); }
  friend bool operator==(const Priorities&, const Priorities&) = default;
};

// Numbers for the options of one issue, in any unit.
struct OptionValues {
  struct Entry {
    OptionId option;
    bool is_between = false;  // of a numeric issue: on the straight line between two that are given
    Range value;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  IssueId issue;
  std::vector<Entry> entries;
  friend bool operator==(const OptionValues&, const OptionValues&) = default;
};

// Shares of the whole, between 0 and 1, for issues.
struct IssueWeights {
  struct Entry {
    IssueId issue;
    Range weight;
    friend bool operator==(const Entry&, const Entry&) = default;
  };
  std::vector<Entry> entries;
  friend bool operator==(const IssueWeights&, const IssueWeights&) = default;
};

// A score sheet: points for options, in a unit of the party's own.  They say how much the issues
// weigh and what their options are worth at once; what they add up to is the utility.
struct OptionPoints {
  struct OfOption {
    OptionId option;
    bool is_between = false;  // as in OptionValues
    Decimal points;
    friend bool operator==(const OfOption&, const OfOption&) = default;
  };
  struct OfIssue {
    IssueId issue;
    std::vector<OfOption> options;
    friend bool operator==(const OfIssue&, const OfIssue&) = default;
  };
  std::vector<OfIssue> issues;
  friend bool operator==(const OptionPoints&, const OptionPoints&) = default;
};

// The utility of no agreement: between 0 and 1, or in the unit of the party's points.
struct Reservation {
  Range utility;
  bool in_points = false;
  friend bool operator==(const Reservation&, const Reservation&) = default;
};

using Claim = std::variant<Demand, RedLine, Acceptance, Taking, OptionOrder, IssueOrder, Comparison,
                           Priorities, OptionValues, IssueWeights, OptionPoints, Reservation>;

struct Position {
  std::string id;       // given, or PARTY.KIND.ISSUE, or PARTY.KIND.N
  bool has_id = false;  // the id was given in the file
  PartyId party;
  Claim claim;
  std::vector<StatementId> because;
  bool inferred = false;        // the analyst's own reading of the statements
  std::optional<RoundId> from;  // in force from this round on
  Place place;

  friend bool operator==(const Position&, const Position&) = default;
};

// The key that introduces this kind of claim in the file: "demands", "requires", …
[[nodiscard]] const char* kind_of(const Claim& claim);

// The issues that a claim names, each once, in the order of the file.
[[nodiscard]] std::vector<IssueId> issues_of(const Claim& claim);

}  // namespace zopa
