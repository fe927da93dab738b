// A negotiation being written down, by a reader of files or by a program: filled in any order,
// checked at once.
//
//   Draft talks("A quay");
//   const PartyId port = talks.party("port", "Port");
//   const PartyId town = talks.party("town", "Town");
//   const DraftIssue quay =
//       talks.issue("quay", "Length of the quay", {{"short", "200 m"}, {"long", "500 m"}});
//   const SourceId paper = talks.source("paper", "article.txt");
//   const auto word = talks.statement(paper, "Not without 500 metres.").by(port).about(port);
//   talks.red_line(port, quay == "long").because(word);
//   talks.red_line(town, quay == "short");
//   const Result<Negotiation> made = talks.finish();  // all faults at once
//
// Nothing fails before finish(): names that lead nowhere are faults then.  Whoever has the plain
// data already, or needs what has no function here, fills `contents`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "zopa/model/checks/flaws.hpp"
#include "zopa/model/condition.hpp"
#include "zopa/model/entry.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa {

struct NamedOption {
  std::string id;
  std::string name;
};

// A number as one would write it in the file, 3 or "0.35", or all from one to another.
class Amount {
 public:
  Amount(std::int64_t whole)  // NOLINT(google-explicit-constructor): numbers are written plainly
      : Amount(std::to_string(whole)) {}
  Amount(int whole) : Amount(std::int64_t{whole}) {}       // NOLINT(google-explicit-constructor)
  Amount(const char* text) : Amount(std::string(text)) {}  // NOLINT(google-explicit-constructor)
  Amount(double) = delete;                                 // 0.35 is not 35 hundredths; "0.35" is

  [[nodiscard]] static Amount between(const Amount& low, const Amount& high);

  // nullopt where the text is no number.
  [[nodiscard]] std::optional<Range> range() const;
  [[nodiscard]] const std::string& text() const { return low_; }

 private:
  explicit Amount(std::string text) : low_(std::move(text)), high_(low_) {}

  std::string low_;
  std::string high_;
};

struct OptionAmount {
  std::string option;
  Amount amount;
};

struct ProposedOption {
  DraftIssue issue;
  std::string option;
};

struct IssueAmount {
  IssueId issue;
  Amount amount;
};

// Rules of who must consent: `all_of({port, at_least(2, {town, union, fishers})})`.
struct Consent {
  Consent(PartyId party);       // NOLINT(google-explicit-constructor): a party's consent
  Consent(Agreement agreement)  // NOLINT(google-explicit-constructor): a rule within a rule
      : rule(std::move(agreement)) {}
  Agreement rule;
};
[[nodiscard]] Agreement all_of(const std::vector<Consent>& parts);
[[nodiscard]] Agreement any_of(const std::vector<Consent>& parts);
[[nodiscard]] Agreement at_least(std::uint32_t count, const std::vector<Consent>& parties);

class Draft {
 public:
  Contents contents;

  Draft() = default;
  explicit Draft(std::string title) { contents.title = std::move(title); }
  explicit Draft(Contents filled) : contents(std::move(filled)) {}
  // To change what is finished: a draft of it.
  explicit Draft(const Negotiation& negotiation) : contents(negotiation.contents()) {}

  // Who negotiates, and who else matters.
  PartyId party(std::string id, std::string name = {}, Role role = Role::principal);
  PartyId supporter(std::string id, std::string name, PartyId of);
  PartyId ratifier(std::string id, std::string name, PartyId of);
  Speaker representative(PartyId of, std::string id, std::string name);
  void agreement(Agreement rule) { contents.agreement = std::move(rule); }

  // A deed whose order in time with others is negotiated; nobody's where `by` is absent.
  DraftStep step(std::string id, std::string name, std::optional<PartyId> by = {},
                 std::optional<PartyId> verified_by = {});

  // What is negotiated.  An own move is an issue that one party decides alone.
  DraftIssue issue(std::string id, std::string name, const std::vector<NamedOption>& options);
  DraftIssue own_move(PartyId by, std::string id, std::string name,
                      const std::vector<NamedOption>& options);
  // An issue about a number; a scale that is none becomes a fault when the draft is finished.
  DraftNumbers numeric_issue(std::string id, std::string name, const Scale& scale);
  void hypothetical(const DraftIssue& issue, std::string_view option);
  // … until somebody tables it: in a round, or on a day.
  void hypothetical(const DraftIssue& issue, std::string_view option, RoundId tabled_in);
  void hypothetical(const DraftIssue& issue, std::string_view option, std::string tabled_on);
  // … that leaves the question open, to a later day or to somebody who decides it.  The issue with
  // that option.
  DraftIssue may(const DraftIssue& issue, const Deferral& deferral);
  // For the claims of the party the option counts as the other one.
  void reads(const DraftIssue& issue, PartyId party, std::string_view option, std::string_view as);
  // Where the option is taken, these red lines are not known instead of broken.
  void eases(const DraftIssue& issue, std::string_view option, Easing easing);
  void exclude(const DraftIssue& issue, std::string_view option, std::string reason);
  void irreversible(const DraftIssue& issue, std::string_view from, std::string_view to);
  void status_quo(const DraftIssue& issue, std::string_view option);
  Entry<Rule> rule(const Condition& condition, std::string reason = {});

  // What was said, and where it stands.
  SourceId source(std::string id, std::string file, std::string title = {});
  Entry<Statement> statement(SourceId source, std::string quote);
  Entry<Statement> paraphrase(SourceId source, std::string text);  // the analyst's own words

  // What is on the table: an option on some or all joint issues.
  Entry<Proposal> proposal(const Speaker& by, const std::vector<ProposedOption>& package);

  // What a party wants: one claim each.  Chains go from the best down, and are strict unless
  // `relations` say otherwise, one between any two neighbours.
  Entry<Position> claim(PartyId party, Claim claim);
  Entry<Position> demands(PartyId party, const Condition& condition);
  Entry<Position> red_line(PartyId party, const Condition& condition,
                           Firmness firmness = Firmness::unknown);
  // … that was said of every option, untabled ones too.
  Entry<Position> only(PartyId party, const Condition& condition,
                       Firmness firmness = Firmness::unknown);
  Entry<Position> accepts(PartyId party, const Condition& condition);
  Entry<Position> takes(PartyId party, const DraftIssue& issue,
                        const std::vector<std::string>& options);
  Entry<Position> prefers(PartyId party, const DraftIssue& issue,
                          const std::vector<std::string>& options,
                          std::vector<Relation> relations = {});
  Entry<Position> weighs(PartyId party, const std::vector<IssueId>& issues,
                         std::vector<Relation> relations = {});
  Entry<Position> compares(PartyId party, const Condition& left, Relation relation,
                           const Condition& right);
  Entry<Position> priorities(PartyId party, const std::vector<Condition>& conditions);
  Entry<Position> values(PartyId party, const DraftIssue& issue,
                         const std::vector<OptionAmount>& amounts);
  Entry<Position> weights(PartyId party, const std::vector<IssueAmount>& amounts);
  Entry<Position> reservation(PartyId party, const Amount& utility);

  // What surrounds the talks.
  Entry<Frame> frame(PartyId party, std::string text);
  Entry<Round> round(std::string id, const std::vector<PartyId>& with);
  // Something that made having no agreement better or worse for parties.
  Entry<Event> event(std::string id, std::string name, std::string date,
                     std::vector<Event::Change> changes);
  Entry<Bloc> bloc(std::string id, const std::vector<PartyId>& with);

  // Gives ids and names that are missing (model/missing.hpp) and checks everything
  // (model/checks/checks.hpp).  A fault says where it is: in which file and line, or else of what.
  [[nodiscard]] Result<Negotiation> finish() const& { return Draft(*this).finished(); }
  [[nodiscard]] Result<Negotiation> finish() && { return finished(); }

  // The same for readers of text, which know more of places: what is wrong, unsorted.
  [[nodiscard]] tl::expected<Negotiation, std::vector<Flaw>> checked() &&;

 private:
  Result<Negotiation> finished();
  Formula taken(const Condition& condition, const Spot& spot);
  OptionId option_of(const DraftIssue& issue, std::string_view option, const Spot& spot);
  Option* find_option(const DraftIssue& issue, std::string_view option, const char* key);
  Range range_of(const Amount& amount, const Spot& spot);
  [[nodiscard]] Spot next_position(const char* key) const {
    return {Section::positions, contents.positions.size(), key};
  }

  std::vector<Flaw> slips_;  // what went wrong while it was written
};

}  // namespace zopa
