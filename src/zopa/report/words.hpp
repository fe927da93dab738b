// The parts of a negotiation in words: the same for every party.
#pragma once

#include <string>
#include <vector>

#include "zopa/base/listed.hpp"
#include "zopa/deadlock/counts.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::report {

// "1 package", "3 packages"; digits above 999 stand in groups of three.  Without a noun "3 ".
[[nodiscard]] std::string counted(std::size_t count, const std::string& noun);
[[nodiscard]] std::string counted(const Count& count, const std::string& noun);
// The same where the number may not be known: "at least one package".
[[nodiscard]] std::string counted(const deadlock::PackageCount& count, const std::string& noun);

class Words {
 public:
  explicit Words(const Negotiation& negotiation) : negotiation_(negotiation) {}

  [[nodiscard]] const std::string& party(PartyId id) const { return negotiation_.party(id).name; }
  [[nodiscard]] std::string parties(const std::vector<PartyId>& ids) const;
  [[nodiscard]] const std::string& issue(IssueId id) const { return negotiation_.issue(id).name; }
  [[nodiscard]] std::string issues(const std::vector<IssueId>& ids) const;  // "a; b; c"
  [[nodiscard]] std::string option(IssueId issue, OptionId id) const;       // in quotes
  [[nodiscard]] std::string options(IssueId issue, const std::vector<OptionId>& ids,
                                    const char* before_last = " and ") const;
  // "Status of Crimea: “Left open”; …"
  [[nodiscard]] std::string package(const std::vector<IssueId>& issues,
                                    const Package& package) const;

  // "Status of Crimea is not “Recognised by both as Russian”"
  [[nodiscard]] std::string formula(const Formula& formula) const;

  // "of Ukraine by Mykhailo Podolyak (Ukraine), paraphrase in `article`"; an office after the
  // name's first comma is left out.
  [[nodiscard]] std::string origin(const Statement& statement) const;

  // What a claim says, after the party's name: "prefers “a” to “b”".
  [[nodiscard]] std::string claim(const Position& position) const;

 private:
  struct ClaimInWords;

  [[nodiscard]] std::string part(const Formula& formula) const;
  [[nodiscard]] std::string atom(const Atom& atom, bool positive) const;
  [[nodiscard]] std::string speaker(const Speaker& speaker) const;

  const Negotiation& negotiation_;
};

// "in the party's own recorded words", …
[[nodiscard]] const char* in_words(Basis basis);

}  // namespace zopa::report
