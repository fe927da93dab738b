// The parts of a negotiation in words: the same for every party.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "zopa/base/message.hpp"
#include "zopa/deadlock/counts.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {

// "1 package", "3 packages"; digits above 999 stand in groups of three.  Without a noun "3 ".
// In English alone: where it is still called, a sentence is not yet in the catalogue.
[[nodiscard]] std::string counted(std::size_t count, const std::string& noun);
[[nodiscard]] std::string counted(const Count& count, const std::string& noun);
// The same where the number may not be known: "at least one package".
[[nodiscard]] std::string counted(const deadlock::PackageCount& count, const std::string& noun);

// As part of a sentence: "0.1 to 0.3", or one number where both ends are the same.
[[nodiscard]] Value between(const Range& range);
[[nodiscard]] Value between(int most_digits, double low, double high);

// "3", "none", "at least one", "not known": for sentences that name what is counted before it.
[[nodiscard]] Value how_many(const deadlock::PackageCount& count);

// The same beside other arguments, for sentences that count by their grammar: {known}, which is
// yes, some, none or no, and {count}.
[[nodiscard]] std::vector<Argument> with_count(const deadlock::PackageCount& count,
                                               std::vector<Argument> arguments = {});

// What marks a party wherever there is no room for its name, in the order of the file: A to Z, then
// A2 to Z2; as in web/src/pictures/party.tsx.
[[nodiscard]] std::string letter_of(PartyId party);

// What is made (orders in time, options that leave a question open) is called so in the language of
// the catalogue.
[[nodiscard]] MadeNames made_names(const words::Catalogue& catalogue);

// A representative's name: what stands before its first comma, behind which is the office.
[[nodiscard]] std::string without_office(const std::string& name);

// A negotiation in a language.  Whatever comes as a string is in that language already; names that
// a verb has to agree with are passed to messages as Name or List.
//
//   words.say("steps.awaited", {{"number", 2}, {"party", words.name(id)}})
class Words {
 public:
  Words(const Negotiation& negotiation, const words::Catalogue& catalogue);

  [[nodiscard]] const Negotiation& negotiation() const { return negotiation_; }
  [[nodiscard]] const words::Catalogue& catalogue() const { return catalogue_; }

  // The claim with this id; null where there is none, as of a reservation that takes several rows
  // together.
  [[nodiscard]] const Position* claim_called(const std::string& id) const;

  // A sentence of the catalogue.
  [[nodiscard]] std::string say(std::string key, std::vector<Argument> arguments = {}) const {
    return catalogue_.text(Message(std::move(key), std::move(arguments)));
  }
  // "“a”, “b” and “c”"; sentences one after the other.
  [[nodiscard]] std::string text(const Value& value) const { return catalogue_.text(value); }

  [[nodiscard]] Name name(PartyId id) const { return name_of(negotiation_.party(id)); }
  [[nodiscard]] List names(const std::vector<PartyId>& ids, Join join = Join::all) const;
  [[nodiscard]] const std::string& party(PartyId id) const { return negotiation_.party(id).name; }
  [[nodiscard]] std::string parties(const std::vector<PartyId>& ids) const;

  [[nodiscard]] const std::string& issue(IssueId id) const { return negotiation_.issue(id).name; }
  [[nodiscard]] std::string issues(const std::vector<IssueId>& ids) const;  // "a; b; c"

  // In quotation marks; a number, or a stretch of them, with its unit.
  [[nodiscard]] Value quoted(IssueId issue, OptionId id) const;
  // "Would A accept …?", or "Would A be bound beforehand by what B decides …?"
  [[nodiscard]] Message would_accept(Value parties, IssueId issue, OptionId option) const;
  // … of numbers that lie beside one another a stretch.
  [[nodiscard]] List quoted(IssueId issue, const std::vector<OptionId>& ids,
                            Join join = Join::all) const;
  [[nodiscard]] std::string option(IssueId issue, OptionId id) const;  // in quotation marks
  [[nodiscard]] std::string options(IssueId issue, const std::vector<OptionId>& ids,
                                    Join join = Join::all) const;
  // "42.5 to 49 million dollars", of a numeric issue.
  [[nodiscard]] Value numbers(IssueId issue, const Range& range) const;
  // "Status of Crimea: “Left open”; Royalties: either": one word where nobody speaks to the issue.
  [[nodiscard]] std::string package(const std::vector<IssueId>& issues,
                                    const Package& package) const;
  // … in which every option is named: of a state, of a proposal.
  [[nodiscard]] std::string choices(const std::vector<IssueId>& issues,
                                    const std::vector<OptionId>& options) const;
  // How many options package() says as one word there: 1 where it names the option.
  [[nodiscard]] std::size_t said_as_one(IssueId issue, OptionId option) const;

  // "Status of Crimea is not “Recognised by both as Russian”"
  [[nodiscard]] std::string formula(const Formula& formula) const;
  // What a rule says; of one by which orders in time agree, that.
  [[nodiscard]] std::string rule(const Rule& rule) const;

  // Whose consent it takes: "Skerrow Quay Company and four of the other five".
  [[nodiscard]] std::string agreement(const Agreement& rule) const;

  // "said about Ukraine by Mykhailo Podolyak (Ukraine), paraphrase in `article`"; an office after
  // the name's first comma is left out.
  [[nodiscard]] std::string origin(const Statement& statement) const;

  // The claim as a sentence without a full stop: "Ukraine prefers on Crimea: “a” > “b”".
  [[nodiscard]] std::string claim(const Position& position) const;

  [[nodiscard]] std::string basis(Basis basis) const;  // "inferred"
  // … of what rests on these statements: "inferred, disputed".
  [[nodiscard]] std::string basis(Basis basis, const std::vector<StatementId>& because) const;
  [[nodiscard]] bool is_disputed(const std::vector<StatementId>& because) const;
  // The sentence, and that it rests on a disputed statement where it does.
  [[nodiscard]] std::string with_dispute(std::string sentence, bool is_disputed) const;
  [[nodiscard]] std::string firmness(Firmness firmness) const;  // "firm", "firmness unknown"

 private:
  struct ClaimInWords;

  [[nodiscard]] std::string part(const Formula& formula) const;
  [[nodiscard]] std::string part_of_all(const Agreement& part, const Agreement& whole) const;
  [[nodiscard]] std::string atom(const Atom& atom, bool positive) const;
  [[nodiscard]] std::string speaker(const Speaker& speaker) const;

  const Negotiation& negotiation_;
  const words::Catalogue& catalogue_;
  std::vector<std::size_t> alike_;  // by issue: tabled options that nobody tells apart, or 1
  std::vector<std::vector<StatementId>> disputes_;                // by statement
  std::unordered_map<std::string_view, const Position*> claims_;  // by id
};

}  // namespace zopa::report
