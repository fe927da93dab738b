// What is on file about one negotiation: plain data that every engine reads and none changes.
//
//   const Result<Negotiation> loaded = yaml::read_file("talks.yaml");
//   for (const Position& position : loaded->positions()) …
//
// Lists stand in the order of the file; ids are positions in them.  Names, values and their
// invariants only: what a package is stands in space/, what is preferred in preference/.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "zopa/base/rare.hpp"
#include "zopa/base/result.hpp"
#include "zopa/model/complete_utility.hpp"
#include "zopa/model/formula.hpp"
#include "zopa/model/ids.hpp"
#include "zopa/model/position.hpp"
#include "zopa/model/scale.hpp"

namespace zopa {

struct Source {
  std::string id;
  std::string file;  // relative to the negotiation's own folder
  std::string title;
  std::string author;
  std::string publisher;
  std::string date;         // ISO, or "unknown", or empty
  std::string language;     // BCP 47
  std::string reliability;  // A to F; never turned into a probability
  std::string url;
  std::string original;         // the document that the file holds the text of
  std::string original_sha256;  // of its bytes as they were read
  Place place;
  friend bool operator==(const Source&, const Source&) = default;
};

enum class Role : std::uint8_t { principal, mediator, supporter, observer, ratifier };

// A day that the file names: a round of its own, or a date.
struct NamedDay {
  std::optional<RoundId> round;
  std::string date;  // ISO

  [[nodiscard]] bool is_given() const { return round || !date.empty(); }
  friend bool operator==(const NamedDay&, const NamedDay&) = default;
};

struct Representative {
  std::string id;
  std::string name;
  NamedDay since = {};     // the first day on which it speaks for the party, where that is given
  NamedDay until = {};     // the last one
  bool is_former = false;  // on the day of this view (model/in_force.hpp)
  friend bool operator==(const Representative&, const Representative&) = default;
};

struct Party {
  std::string id;
  std::string name;
  bool is_plural = false;  // "Developed countries take", not "takes"
  Role role = Role::principal;
  std::optional<PartyId> of;  // of a supporter: whom; of a ratifier: for whom
  bool at_the_table = true;
  std::vector<Representative> representatives;
  std::vector<StatementId> because;  // what its role rests on
  Place place;
  friend bool operator==(const Party&, const Party&) = default;
};

// As messages have it.
[[nodiscard]] inline Name name_of(const Party& party) { return {party.name, party.is_plural}; }

// Whose consent makes a package an agreement: a monotone condition on principals.
struct Agreement {
  enum class Kind : std::uint8_t { party, all, any, at_least };
  Kind kind = Kind::all;
  PartyId party;                 // of Kind::party
  std::uint32_t threshold = 0;   // of Kind::at_least: so many of the parts
  std::vector<Agreement> parts;  // of the other kinds

  // How many of the parts have to be met.
  [[nodiscard]] std::size_t needed() const {
    if (kind == Kind::all) return parts.size();
    return kind == Kind::any ? 1 : threshold;
  }
  friend bool operator==(const Agreement&, const Agreement&) = default;
};

// Of an option that leaves its question open: who would decide it; absent: nobody yet, it is left
// to a later day.
struct Deferral {
  std::optional<PartyId> to;
  friend bool operator==(const Deferral&, const Deferral&) = default;
};

// How a party reads an option: for its claims it counts as another one of the issue.
struct ReadAs {
  PartyId party;
  OptionId as;
  friend bool operator==(const ReadAs&, const ReadAs&) = default;
};

// Of an untabled option that makes up for red lines elsewhere: where it is taken, a line that it
// eases is not known instead of broken.  Who would pay for it: anybody, or not said.
struct Easing {
  std::vector<std::string> lines;  // ids, each once
  std::optional<PartyId> paid_by;
  friend bool operator==(const Easing&, const Easing&) = default;
};

struct Option {
  std::string id;
  std::string name;
  bool hypothetical = false;  // the analyst's, tabled by nobody
  bool is_left_out = false;   // of this view (model/in_force.hpp): in no package
  Place place = {};
  Rare<std::string> excluded = {};  // why it is in no package either
  Rare<NamedDay> tabled = {};       // of a hypothetical option that somebody tabled in time: when
  // Of a numeric issue: the one number that it is, or all from one to another.
  Rare<Range> numbers = {};
  Rare<Deferral> deferral = {};
  RareList<ReadAs> read_as = {};  // at most one a party
  Rare<Easing> eases = {};

  // May a package, or a state, have it?
  [[nodiscard]] bool is_possible() const { return !excluded && !is_left_out; }

  friend bool operator==(const Option&, const Option&) = default;
};

struct Move {
  OptionId from;
  OptionId to;
  friend bool operator==(const Move&, const Move&) = default;
};

// A deed whose place in time claims may speak of.
struct Step {
  std::string id;
  std::string name;
  std::optional<PartyId> by;           // who does it; absent: not said, or all together
  std::optional<PartyId> verified_by;  // who would confirm that it is done
  std::vector<StatementId> because;
  Place place;
  friend bool operator==(const Step&, const Step&) = default;
};

// How what the file does not write out is called, in the language of whoever reads it: texts in
// which {first} and {second} stand for steps, {verifiers} for who confirms them, {party} for who
// decides.  Empty: in signs.
struct MadeNames {
  std::string issue;
  std::string first;
  std::string together;
  std::string verified;
  std::string both;  // {first} and {second}, two verifiers
  std::string later = {};
  std::string decided = {};
  friend bool operator==(const MadeNames&, const MadeNames&) = default;
};

// Two steps, in the order of the file.
struct StepPair {
  StepId first;
  StepId second;
  friend auto operator<=>(const StepPair&, const StepPair&) = default;
};

struct Issue {
  std::string id;
  std::string name;
  std::optional<PartyId> by;  // whose own move it is; joint without
  // Of a numeric issue the numbers that are named, in their order, and what lies between them
  // (model/cells.hpp).
  std::vector<Option> options;
  std::vector<Move> irreversible;
  Place place;
  std::optional<Scale> scale = {};  // of a numeric issue
  // Of an issue that the file does not write out: these steps' order in time (model/steps.hpp).
  std::optional<StepPair> order = {};
  friend bool operator==(const Issue&, const Issue&) = default;
};

// A condition that every package must satisfy.
struct Rule {
  std::string id;
  Formula formula;
  std::string reason;
  std::vector<StatementId> because;
  Place place;
  // Of a rule that the file does not write out: the steps round which orders in time must agree
  // (model/steps.hpp).
  std::vector<StepId> steps = {};
  friend bool operator==(const Rule&, const Rule&) = default;
};

struct StatusQuo {
  IssueId issue;
  OptionId option;
  friend bool operator==(const StatusQuo&, const StatusQuo&) = default;
};

struct Speaker {
  PartyId party;
  std::optional<std::uint32_t> representative;
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

// A draft on the table: an option for some or all joint issues, the rest apart.  Tested, never
// obeyed; a principal's own says that it would take that combination.
struct Proposal {
  std::string id;
  Speaker by;
  std::string date;             // ISO, or "unknown", or empty
  std::optional<RoundId> from;  // on the table from this round on
  struct Choice {
    IssueId issue;
    OptionId option;
    friend bool operator==(const Choice&, const Choice&) = default;
  };
  std::vector<Choice> package;
  std::vector<StatementId> because;
  Place place;
  friend bool operator==(const Proposal&, const Proposal&) = default;
};

enum class Act : std::uint8_t {
  none,
  asserts,
  demands,
  offers,
  concedes,
  rejects,
  conditions,
  denies
};

struct Statement {
  std::string id;
  std::optional<Speaker> by;  // absent: the source's own voice, or somebody unnamed
  bool unnamed = false;       // reported without a name
  bool hedged = false;        // "reportedly"
  std::vector<PartyId> about;
  SourceId source;
  bool verbatim = false;
  std::string quote;  // occurs in the source
  std::string text;   // a paraphrase of the analyst's
  Act act = Act::none;
  std::string date;                   // ISO, or "unknown", or empty
  std::vector<StatementId> disputes;  // those that it contradicts
  Place place;
  friend bool operator==(const Statement&, const Statement&) = default;
};

// How a party sees the dispute itself; reported, never an option, never relaxed.
struct Frame {
  PartyId party;
  std::string text;
  std::vector<StatementId> because;
  bool inferred = false;
  Place place;
  friend bool operator==(const Frame&, const Frame&) = default;
};

struct Round {
  std::string id;
  std::string kind;
  std::string date;
  std::vector<PartyId> with;
  std::string outcome;
  bool planned = false;
  std::vector<StatementId> because;
  Place place;
  friend bool operator==(const Round&, const Round&) = default;
};

// What no agreement became for a party.
enum class NoAgreement : std::uint8_t { worse, better };

// Something that made having no agreement better or worse for parties.
struct Event {
  std::string id;
  std::string name;
  std::string date;  // ISO
  struct Change {
    PartyId party;
    NoAgreement no_agreement = NoAgreement::worse;
    friend bool operator==(const Change&, const Change&) = default;
  };
  std::vector<Change> changes;  // at most one a party
  std::vector<StatementId> because;
  Place place;
  friend bool operator==(const Event&, const Event&) = default;
};

// Parties that settle a joint line before rounds of a kind.
struct Bloc {
  std::string id;
  std::vector<PartyId> with;
  std::string before;  // the kind of round
  std::vector<StatementId> because;
  bool inferred = false;
  Place place;
  friend bool operator==(const Bloc&, const Bloc&) = default;
};

// What simulations and the bargaining range may take for granted.
struct Assumption {
  std::optional<PartyId> party;
  std::string red_line;  // the id of a red line, or empty
  std::optional<Range> cost_per_round;
  std::optional<Range> expects_to_prevail;        // chance, as this party believes
  std::optional<Range> expects_to_prevail_later;  // after the shift of power it foresees
  std::optional<Range> discount;                  // weight of the next period, 0 to 1
  std::optional<Range> cost_of_conflict;          // share of the party's own valuation
  std::optional<Range> softens_per_round;
  std::optional<Range> hardens_per_round;
  std::optional<Range> breakdown_per_round;
  std::string reason;
  std::vector<StatementId> because;
  Place place;
  friend bool operator==(const Assumption&, const Assumption&) = default;
};

// What a negotiation holds, as somebody wrote it down: nothing here is checked yet.
struct Contents {
  std::string title;
  std::string as_of;  // the day of the analysis: ISO, or "unknown", or empty
  std::string file;   // where it was read from, for messages
  MadeNames made_names;
  std::vector<Source> sources;
  std::vector<Party> parties;
  std::optional<Agreement> agreement;  // absent: every principal consents
  std::vector<Step> steps;
  std::vector<Issue> issues;  // those of the file, then the orders in time of steps
  std::vector<Rule> rules;    // likewise
  std::vector<StatusQuo> status_quo;
  std::vector<Statement> statements;
  std::vector<Proposal> proposals;
  std::vector<Position> positions;
  std::vector<Frame> frames;
  std::vector<Round> rounds;
  std::vector<Event> events;
  std::vector<Bloc> blocs;
  std::vector<Assumption> assumptions;
  std::vector<CompleteUtility> utilities;  // of files of other programs; at most one a party
  [[nodiscard]] const Party& party(PartyId id) const { return parties[id.index()]; }
  [[nodiscard]] const Step& step(StepId id) const { return steps[id.index()]; }
  [[nodiscard]] const Issue& issue(IssueId id) const { return issues[id.index()]; }
  [[nodiscard]] const Option& option(IssueId issue, OptionId id) const {
    return issues[issue.index()].options[id.index()];
  }
  [[nodiscard]] const Statement& statement(StatementId id) const { return statements[id.index()]; }
  [[nodiscard]] const Position& position(PositionId id) const { return positions[id.index()]; }

  friend bool operator==(const Contents&, const Contents&) = default;
};

// The claims of each party, looked up at once: the searches ask party by party.
class ClaimsByParty {
 public:
  ClaimsByParty() = default;
  explicit ClaimsByParty(const Contents& contents);

  // In the order of the file.
  [[nodiscard]] std::span<const PositionId> of(PartyId party) const {
    return std::span(claims_).subspan(begins_[party.index()],
                                      begins_[party.index() + 1] - begins_[party.index()]);
  }
  friend bool operator==(const ClaimsByParty&, const ClaimsByParty&) = default;

 private:
  std::vector<PositionId> claims_;
  std::vector<std::size_t> begins_ = {0};  // in `claims_`, by party; then the end of the last
};

// The claims of each party that speak of an issue, looked up at once: what is shown is gathered
// issue by issue, and a record may have 50,000 of them.
class ClaimsByIssue {
 public:
  ClaimsByIssue() = default;
  explicit ClaimsByIssue(const Contents& contents);

  // In the order of the file.
  [[nodiscard]] std::span<const PositionId> of(PartyId party, IssueId issue) const;
  friend bool operator==(const ClaimsByIssue&, const ClaimsByIssue&) = default;

 private:
  std::vector<std::pair<PartyId, IssueId>> keys_;  // ascending, by claim
  std::vector<PositionId> claims_;
};

// Contents that passed every check of Draft::finish: names and ids are there and unique, references
// lead somewhere, orders have no strict cycle.  It cannot be changed; engines check nothing again.
class Negotiation {
 public:
  Negotiation() = default;  // no parties, no issues, no claims

  [[nodiscard]] const std::string& title() const { return contents_.title; }
  [[nodiscard]] const std::string& as_of() const { return contents_.as_of; }
  [[nodiscard]] const std::string& file() const { return contents_.file; }
  [[nodiscard]] const std::vector<Source>& sources() const { return contents_.sources; }
  [[nodiscard]] const std::vector<Party>& parties() const { return contents_.parties; }
  [[nodiscard]] const std::optional<Agreement>& agreement() const { return contents_.agreement; }
  [[nodiscard]] const std::vector<Step>& steps() const { return contents_.steps; }
  [[nodiscard]] const std::vector<Issue>& issues() const { return contents_.issues; }
  [[nodiscard]] const std::vector<Rule>& rules() const { return contents_.rules; }
  [[nodiscard]] const std::vector<StatusQuo>& status_quo() const { return contents_.status_quo; }
  [[nodiscard]] const std::vector<Statement>& statements() const { return contents_.statements; }
  [[nodiscard]] const std::vector<Proposal>& proposals() const { return contents_.proposals; }
  [[nodiscard]] const std::vector<Position>& positions() const { return contents_.positions; }
  [[nodiscard]] const std::vector<Frame>& frames() const { return contents_.frames; }
  [[nodiscard]] const std::vector<Round>& rounds() const { return contents_.rounds; }
  [[nodiscard]] const std::vector<Event>& events() const { return contents_.events; }
  [[nodiscard]] const std::vector<Bloc>& blocs() const { return contents_.blocs; }
  [[nodiscard]] const std::vector<Assumption>& assumptions() const { return contents_.assumptions; }
  [[nodiscard]] const std::vector<CompleteUtility>& utilities() const {
    return contents_.utilities;
  }

  [[nodiscard]] const Party& party(PartyId id) const { return contents_.party(id); }
  [[nodiscard]] const Step& step(StepId id) const { return contents_.step(id); }
  [[nodiscard]] const Issue& issue(IssueId id) const { return contents_.issue(id); }
  [[nodiscard]] const Option& option(IssueId issue, OptionId id) const {
    return contents_.option(issue, id);
  }
  [[nodiscard]] const Statement& statement(StatementId id) const { return contents_.statement(id); }
  [[nodiscard]] const Position& position(PositionId id) const { return contents_.position(id); }

  // The claims of the party, in the order of the file.
  [[nodiscard]] std::span<const PositionId> positions_of(PartyId party) const {
    return by_party_.of(party);
  }
  // Those of them that speak of this issue.
  [[nodiscard]] std::span<const PositionId> positions_on(PartyId party, IssueId issue) const {
    return by_issue_.of(party, issue);
  }

  [[nodiscard]] const Contents& contents() const { return contents_; }

  // For those who only read, and may be asked before everything is checked.
  operator const Contents&() const { return contents_; }  // NOLINT(google-explicit-constructor)

  // The same with those of its positions that `keep(PositionId)` wants: fewer are as valid.
  template <class Keep>
  [[nodiscard]] Negotiation with_positions(Keep keep) const {
    return narrowed([&](Contents& some) {
      some.positions.clear();
      for (std::size_t i = 0; i < contents_.positions.size(); ++i) {
        if (keep(PositionId{i})) some.positions.push_back(contents_.positions[i]);
      }
    });
  }

  // As if the party were alone in it: its claims, and its consent is all that is needed.
  [[nodiscard]] Negotiation alone(PartyId party) const {
    return narrowed([&](Contents& one) {
      std::erase_if(one.positions, [&](const Position& own) { return own.party != party; });
      one.agreement = Agreement{Agreement::Kind::party, party, 0, {}};
    });
  }

  // The same under another agreement rule.  Expects one that is monotone, on parties on file.
  [[nodiscard]] Negotiation with_agreement(Agreement rule) const {
    return narrowed([&](Contents& other) { other.agreement = std::move(rule); });
  }

  friend bool operator==(const Negotiation&, const Negotiation&) = default;

 private:
  friend class Draft;
  friend struct Narrowing;
  explicit Negotiation(Contents contents)
      : contents_(std::move(contents)), by_party_(contents_), by_issue_(contents_) {}

  // `edit` may drop positions, rules, blocs, reasons and orders nobody names, leave out options
  // and change texts: all that was checked holds, save that an issue may be left without options.
  template <class Edit>
  [[nodiscard]] Negotiation narrowed(Edit edit) const {
    Negotiation some = *this;
    edit(some.contents_);
    some.by_party_ = ClaimsByParty(some.contents_);
    some.by_issue_ = ClaimsByIssue(some.contents_);
    return some;
  }

  Contents contents_;
  ClaimsByParty by_party_;
  ClaimsByIssue by_issue_;
};

// The agreement rule in force: the file's, or "every principal".
[[nodiscard]] Agreement agreement_rule(const Negotiation& negotiation);

// Is the rule met when exactly these parties consent (by party)?
[[nodiscard]] bool suffices(const Agreement& rule, const std::vector<bool>& consents);

// By party: can its consent ever matter to the agreement rule?
[[nodiscard]] std::vector<bool> consent_counts(const Negotiation& negotiation);

// Those, in the order of the file.
[[nodiscard]] std::vector<PartyId> parties_that_count(const Negotiation& negotiation);

// The option of this issue now, where the file says.
[[nodiscard]] std::optional<OptionId> status_quo_of(const Negotiation& negotiation, IssueId issue);

// Is there an issue that is no party's own move?
[[nodiscard]] bool has_joint_issue(const Negotiation& negotiation);

}  // namespace zopa
