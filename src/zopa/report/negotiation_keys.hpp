// A negotiation as the page needs it to put it in words: parties, issues, statements, claims with
// their formulas as trees, rounds with what moved in each.
//
//   v("negotiation", NegotiationShown{in_force, file}, "…");
//
// The model knows nothing of answers: its structs are described here.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

template <class V>
void describe(V& v, const Representative& one) {
  v("id", one.id, "The id.");
  v("name", one.name, "The name.");
  v.maybe("former", one.is_former, answer::Always{}, "No longer speaks for the party.");
}

template <class V>
void describe(V& v, const Party& party) {
  v.about("party", "A party.");
  v("id", party.id, "Its id.");
  v("name", party.name, "Its name.");
  v.maybe("plural", party.is_plural, answer::Always{}, "Its name is plural.");
  v("role", party.role, "Its role.");
  v("of", party.of, "Of a supporter: whom it supports; of a ratifier: for whom it ratifies.");
  v("at_the_table", party.at_the_table, "Does it take part in the talks?");
  v("representatives", party.representatives, "Who speaks for it.");
  v("because", party.because, "Statements that its role rests on.");
}

template <class V>
void describe(V& v, const Option& option) {
  v("id", option.id, "Its id.");
  v("name", option.name, "Its name.");
  v("hypothetical", option.hypothetical, "Tabled by nobody?");
  v("excluded", std::optional<std::string>(option.excluded), "Why it is in no package.");
  const bool is_open = option.deferral && !option.deferral->to;
  v.maybe("left_open", is_open, answer::Always{}, "It leaves the question open, to a later day.");
  v.maybe("decided_by", option.deferral ? option.deferral->to : std::optional<PartyId>{},
          "It leaves the question to this party.");
  v.maybe("numbers", std::optional<Range>(option.numbers),
          "Of a numeric issue: its number, or from one to another.");
}

template <class V>
void describe(V& v, const Scale& scale) {
  v.about("scale", "The numbers of a numeric issue.");
  v("from", scale.from.approximate(), "The least.");
  v("to", scale.to.approximate(), "The greatest.");
  v("step", scale.step.approximate(), "How far they are apart.");
  v("unit", scale.unit, "What they count, or empty.");
}

template <class V>
void describe(V& v, const Source& source) {
  v.about("source", "A source; what is not given is empty.");
  v("id", source.id, "Its id.");
  v("file", source.file, "Its file.");
  v("title", source.title, "Its title.");
  v("author", source.author, "Its author.");
  v("publisher", source.publisher, "Its publisher.");
  v("date", source.date, "Its date, or unknown.");
  v("language", source.language, "Its language.");
  v("reliability", source.reliability, "A to F, or empty.");
  v("url", source.url, "Where it is published.");
  v("original", source.original, "The document whose text the file holds, or empty.");
  v("original_sha256", source.original_sha256, "Of that document when its text was read.");
}

enum class Operator : std::uint8_t { negation, conjunction, disjunction, implication, iff };

constexpr std::array<const char*, 5> words_of(Operator /*unused*/) {
  return {"not", "and", "or", "implies", "iff"};
}

// Of a formula that is no atom: Formula::Kind without its first value.
constexpr Operator operator_of(Formula::Kind kind) {
  return kind == Formula::Kind::atom ? Operator::negation
                                     : static_cast<Operator>(static_cast<std::uint8_t>(kind) - 1);
}

template <class V>
void describe(V& v, const Formula& formula) {
  v.about("formula", "A formula as a tree: a comparison, or an operator over parts.");
  v.either(
      formula.kind == Formula::Kind::atom, "A comparison.",
      [&](auto& inner) {
        inner("is", formula.atom.relation, "The comparison.");
        inner("issue", formula.atom.issue, "The issue.");
        inner("options", answer::OptionsOf{formula.atom.issue, formula.atom.options},
              "The options compared with.");
      },
      "An operator.",
      [&](auto& inner) {
        inner("op", operator_of(formula.kind), "The operator.");
        inner("parts", formula.parts, "What it joins.");
      });
}

template <class V>
void describe(V& v, const IssueOrder::Term& term) {
  v("factor", term.factor.approximate(), "Before the issue.");
  v("issue", term.issue, "The issue.");
}

template <class V>
void describe(V& v, const Rule& rule) {
  v("id", rule.id, "Its id.");
  v("formula", rule.formula, "What every package must satisfy.");
  v("reason", rule.reason, "Its reason.");
  v("because", rule.because, "Statements.");
  v.maybe(
      "steps", !rule.steps.empty(), rule.steps,
      "Of a rule that the file does not write out: the steps round which orders in time agree.");
}

template <class V>
void describe(V& v, const Frame& frame) {
  v("party", frame.party, "The party.");
  v("text", frame.text, "How it sees the dispute.");
  v("inferred", frame.inferred, "The analyst's own reading?");
  v("because", frame.because, "Statements.");
}

template <class V>
void describe(V& v, const Assumption& assumption) {
  v("party", assumption.party, "About whom.");
  v("red_line", assumption.red_line, "About which red line; may be empty.");
  v.group("values", "What is assumed.", [&](auto& inner) {
    inner.maybe("cost_per_round", assumption.cost_per_round, "What a round costs.");
    inner.maybe("expects_to_prevail", assumption.expects_to_prevail,
                "The chance of prevailing, as this party believes.");
    inner.maybe("expects_to_prevail_later", assumption.expects_to_prevail_later,
                "The same after the shift of power that it foresees.");
    inner.maybe("discount", assumption.discount, "The weight of the next period, 0 to 1.");
    inner.maybe("cost_of_conflict", assumption.cost_of_conflict,
                "A share of the party's own valuation.");
    inner.maybe("softens_per_round", assumption.softens_per_round,
                "How far a red line softens in a round.");
    inner.maybe("hardens_per_round", assumption.hardens_per_round,
                "How far a red line hardens in a round.");
    inner.maybe("breakdown_per_round", assumption.breakdown_per_round,
                "The chance that the talks break down in a round.");
  });
  v("reason", assumption.reason, "Why.");
  v("because", assumption.because, "Statements.");
}

}  // namespace zopa

namespace zopa::report {

// The key that introduces a claim in the file: Claim's alternatives, in their order.
enum class ClaimKind : std::uint8_t {
  demands,
  red_line,
  accepts,
  takes,
  prefers,
  weighs,
  compares,
  priorities,
  values,
  weights,
  points,
  reservation
};

constexpr std::array<const char*, 12> words_of(ClaimKind /*unused*/) {
  return {"demands",  "requires",   "accepts", "takes",   "prefers", "weighs",
          "compares", "priorities", "values",  "weights", "points",  "reservation"};
}

struct PriorityShown {
  Formula formula;
  bool is_open = false;
  bool is_strong = false;

  template <class V>
  void describe(V& v) const {
    v("formula", formula, "What the party wants.");
    v("open", is_open, "Is it not known whether the party wants it or its opposite?");
    v("strong", is_strong, "Does a difference in it matter strongly?");
  }
};

// A number for an option or an issue.
struct EntryShown {
  IssueId issue;
  std::optional<OptionId> option;
  Range value;
  bool names_issue = false;  // where the claim is about several

  template <class V>
  void describe(V& v) const {
    v.maybe("option", option.has_value(), answer::OptionOf{issue, option.value_or(OptionId{})},
            "The option.");
    v.maybe("issue", names_issue, issue, "The issue, where the claim is about several.");
    v("value", value, "The number, or the two ends.");
  }
};

struct ClaimShown {
  const Position* position = &answer::none<Position>();

  template <class V>
  void describe(V& v) const {
    v.about("claim", "A claim; which keys it has depends on its kind.");
    describe_keys(v);
  }

  template <class V>
  void describe_keys(V& v) const {
    v("id", position->id, "Its id.");
    v("party", position->party, "Whose claim it is.");
    v("kind", static_cast<ClaimKind>(position->claim.index()),
      "The key that introduces it in the file.");
    v.maybe("formula", formula(), "What is demanded, required or accepted.");
    const auto* line = std::get_if<RedLine>(&position->claim);
    v.maybe("firmness", line != nullptr ? &line->firmness : nullptr, "Of a red line.");
    v.maybe("only", line != nullptr && line->as_said().speaks_of_all, answer::Always{},
            "Of a red line: true where it was said of every option, untabled ones too.");
    v.maybe("issue", issue(), "Of an order, of values, or of what a party takes: the issue.");
    v.maybe("options", options().has_value(), options().value_or(answer::OptionsOf{}),
            "Of an order: the chain of options, best first. Else the options that a party takes.");
    const auto* order = std::get_if<OptionOrder>(&position->claim);
    const bool is_by_size = order != nullptr && order->direction != OptionOrder::Direction::listed;
    v.maybe("direction", is_by_size, is_by_size ? order->direction : OptionOrder::Direction::listed,
            "Of an order of numbers: which are better.");
    const auto* weighs = std::get_if<IssueOrder>(&position->claim);
    v.maybe("terms", weighs != nullptr ? &weighs->terms : nullptr,
            "Of an order of issues: the chain.");
    const auto* comparison = std::get_if<Comparison>(&position->claim);
    v.maybe("left", comparison != nullptr ? &comparison->left : nullptr,
            "Of a comparison: what is preferred.");
    v.maybe("relations", relations(), "Between neighbours of a chain.");
    v.maybe("right", comparison != nullptr ? &comparison->right : nullptr,
            "Of a comparison: to what.");
    v.maybe("formulas", priorities(), "Of priorities: most important first.");
    v.maybe("entries", entries(), "Of values, weights or points.");
    const auto* reservation = std::get_if<Reservation>(&position->claim);
    v.maybe("value", reservation != nullptr ? &reservation->utility : nullptr,
            "Of a reservation: the utility of no agreement.");
    const bool in_points = reservation != nullptr && reservation->in_points;
    v.maybe("in_points", in_points, answer::Always{},
            "Of a reservation: true where it is in the unit of the party's points.");
  }

 private:
  [[nodiscard]] const Formula* formula() const;
  [[nodiscard]] const IssueId* issue() const;
  [[nodiscard]] std::optional<answer::OptionsOf> options() const;
  [[nodiscard]] std::optional<std::vector<Relation>> relations() const;
  [[nodiscard]] std::optional<std::vector<PriorityShown>> priorities() const;
  [[nodiscard]] std::optional<std::vector<EntryShown>> entries() const;
};

// A claim in force, with what it rests on.
struct PositionShown {
  ClaimShown claim;
  Basis basis = Basis::assumed;

  template <class V>
  void describe(V& v) const {
    v.about("position", "A claim in force, with what it rests on.");
    claim.describe_keys(v);
    v("basis", basis, "Who it comes from.");
    v("because", claim.position->because, "Statements.");
    v("inferred", claim.position->inferred, "Is it marked as the analyst's own reading?");
    v("line", claim.position->place.line, "Line of the file.");
  }
};

struct StepShown {
  const Step* step = &answer::none<Step>();
  StepId id;

  template <class V>
  void describe(V& v) const {
    v.about("step", "A step, of whose order in time claims may speak.");
    v("id", step->id, "Its id.");
    v("name", step->name, "Its name.");
    v("by", step->by, "Who does it; null where that is not said.");
    v("verified_by", step->verified_by, "Who would confirm that it is done.");
  }
};

struct IssueShown {
  const Issue* issue = &answer::none<Issue>();
  IssueId id;
  std::optional<OptionId> now;
  bool is_spoken_to = true;

  template <class V>
  void describe(V& v) const {
    v.about("issue", "An issue.");
    v("id", issue->id, "Its id.");
    v("name", issue->name, "Its name.");
    v("by", issue->by, "Whose own move it is; null for a joint issue.");
    v("options", issue->options, "Its options.");
    v.maybe("scale", issue->scale, "Of a numeric issue: its numbers.");
    v.maybe("steps", issue->order.has_value(), steps(), "Of an order in time: its two steps.");
    v.or_null("status_quo", now.has_value(), answer::OptionOf{id, now.value_or(OptionId{})},
              "The option now.");
    v.maybe("either", !is_spoken_to, answer::Always{},
            "No claim, rule or proposal names it: its tabled options are one.");
    v("irreversible", irreversible(), "Moves that cannot be taken back: from, to.");
  }

  [[nodiscard]] std::vector<std::array<answer::OptionOf, 2>> irreversible() const;
  [[nodiscard]] std::vector<StepId> steps() const {
    if (!issue->order) return {};
    return {issue->order->first, issue->order->second};
  }
};

struct StatementShown {
  const Statement* statement = &answer::none<Statement>();
  std::optional<PartyId> by;
  std::optional<std::string> representative;
  bool is_former = false;

  template <class V>
  void describe(V& v) const {
    v.about("statement", "A statement.");
    v("id", statement->id, "Its id.");
    v("by", by,
      "The party whose representative says it; null for the source's own voice, or for nobody "
      "named.");
    v.maybe("unnamed", statement->unnamed, answer::Always{}, "Reported without a name.");
    v.maybe("hedged", statement->hedged, answer::Always{}, "Said with a hedge.");
    v.maybe("disputes", !statement->disputes.empty(), statement->disputes,
            "The statements that it contradicts.");
    v("representative", representative, "Who says it.");
    v.maybe("former", is_former, answer::Always{}, "Who says it no longer speaks for the party.");
    v("about", statement->about, "Parties that it is about.");
    v("source", statement->source, "Its source.");
    v("verbatim", statement->verbatim, "Word for word, or a paraphrase?");
    v("quote", statement->quote, "As it stands in the source; may be empty.");
    v("text", statement->text, "The analyst's paraphrase; may be empty.");
    v("act", act(), "What is done by saying it.");
    v("date", statement->date, "Its date; may be empty.");
    v("line", statement->place.line, "Line of the file.");
  }

  [[nodiscard]] std::string act() const;
};

struct BlocShown {
  const Bloc* bloc = &answer::none<Bloc>();
  Basis basis = Basis::assumed;

  template <class V>
  void describe(V& v) const {
    v("id", bloc->id, "Its id.");
    v("with", bloc->with, "Its members.");
    v("before", bloc->before, "The kind of round before which they settle a joint line.");
    v("basis", basis, "Who says so.");
    v("because", bloc->because, "Statements.");
  }
};

// A claim in force from a round on, beside the one that it replaced.
struct MovedClaim {
  ClaimShown now;
  std::optional<ClaimShown> before;

  template <class V>
  void describe(V& v) const {
    v("now", now, "The claim from this round on.");
    v("before", before, "The claim that it replaced; null where it is new.");
  }
};

struct RoundShown {
  const Round* round = &answer::none<Round>();
  std::vector<MovedClaim> moved;

  template <class V>
  void describe(V& v) const {
    v.about("round", "A round.");
    v("id", round->id, "Its id.");
    v("kind", round->kind, "Its kind.");
    v("date", round->date, "Its date; may be empty.");
    v("with", round->with, "Who took part.");
    v("outcome", round->outcome, "How it ended.");
    v("planned", round->planned, "Is it still to come?");
    v("because", round->because, "Statements.");
    v("moved", moved, "What moved in it.");
  }
};

// `in_force` as engines see it; `file` with the claims of every round.
struct NegotiationShown {
  const Negotiation* in_force = &answer::none<Negotiation>();
  const Negotiation* file = &answer::none<Negotiation>();

  template <class V>
  void describe(V& v) const {
    v.about("negotiation", "The negotiation in force, in words and trees.");
    v("title", in_force->title(), "Its title.");
    v("as_of", in_force->as_of(), "Its date; may be empty.");
    v("parties", in_force->parties(), "In the order of the file.");
    v.maybe("steps", !in_force->steps().empty(), steps(), "In the order of the file.");
    v("issues", issues(),
      "In the order of the file; then the orders in time of steps that claims name.");
    v("sources", in_force->sources(), "Its sources.");
    v("statements", statements(), "Its statements.");
    v("positions", positions(), "Claims in force.");
    v("agreement", agreement(),
      "Its agreement rule, in the file's notation; null where every principal has to agree.");
    v("rules", rules(), "Its rules.");
    v("frames", in_force->frames(), "Its frames.");
    v("blocs", blocs(), "Its blocs.");
    v("assumptions", in_force->assumptions(), "Its assumptions.");
    const std::vector<RoundShown> all = rounds();
    v("rounds", answer::Within<std::vector<RoundShown>>{file, &all}, "Its rounds.");
  }

 private:
  [[nodiscard]] std::vector<StepShown> steps() const;
  [[nodiscard]] std::vector<IssueShown> issues() const;
  [[nodiscard]] std::vector<Rule> rules() const;
  [[nodiscard]] std::vector<StatementShown> statements() const;
  [[nodiscard]] std::vector<PositionShown> positions() const;
  [[nodiscard]] std::optional<std::string> agreement() const;
  [[nodiscard]] std::vector<BlocShown> blocs() const;
  [[nodiscard]] std::vector<RoundShown> rounds() const;
};

}  // namespace zopa::report
