// How a proposal stands with what is on file: whose lines it breaks and whose demands it leaves
// unmet, who would have to be asked, and how little would have to change, in it or in the lines,
// before nothing excludes it.
//
//   const ProposalTests tests(in_force);
//   for (const Proposal& proposal : in_force.proposals()) {
//     const TestedProposal tested = tests.of(proposal);
//   }
//
// Issues that a proposal leaves out stay open: a line is broken where it is, whatever is agreed on
// them (Kleene 1952, section 64).  A proposal is tested, never obeyed.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/run.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

enum class Response : std::uint8_t {
  excluded,  // it breaks one of the party's lines
  open,
  accepted,  // as the party's own claims say
};

constexpr std::array<const char*, 3> words_of(Response /*unused*/) {
  return {"excluded", "open", "accepted"};
}

struct PartyResponse {
  PartyId party;
  Response response = Response::open;

  [[nodiscard]] PartyId key() const { return party; }
  [[nodiscard]] Response shown() const { return response; }
};

// Another option on one of the issues that the proposal settles.
struct Change {
  IssueId issue;
  OptionId option;

  friend auto operator<=>(const Change&, const Change&) = default;

  template <class V>
  void describe(V& v) const {
    v.about("change", "Another option on an issue that a proposal settles.");
    v("issue", issue, "The issue.");
    v("to", answer::OptionOf{issue, option}, "The option instead of the proposed one.");
  }
};

struct TestedProposal {
  std::string id;             // empty where it stands in no file
  std::optional<PartyId> by;  // likewise
  std::vector<Change> package;
  std::vector<PartyResponse> responses;  // principals, and whoever else it breaks a line of
  std::vector<std::string> breaks;       // red lines and reservations
  std::vector<RuleId> breaks_rules;      // rules of the file
  std::vector<Change> not_possible;      // excluded for everyone: a law, a norm
  std::vector<std::string> unmet;        // demands
  std::vector<Question> questions;       // untabled options that a party has not been asked about
  std::vector<PartyId> accepted_by;
  bool is_excluded = false;  // by somebody whose consent is needed, by a rule, or for everyone
  std::vector<std::vector<Change>> changes;  // the smallest, alike in number; none where it is not
  bool changes_complete = false;
  std::vector<std::vector<MoveNeeded>> moves;  // the smallest that would let it stand as it is
  bool moves_complete = false;

  template <class V>
  void describe(V& v) const {
    v.about("proposal", "How a proposal stands with what is on file.");
    v.or_null("id", !id.empty(), id, "Its id; null where it was given on the command line.");
    v.or_null("by", by.has_value(), by.value_or(PartyId{}), "Who put it on the table.");
    v("package", choice(), "What it proposes; other issues are left open.");
    v("excluded", is_excluded,
      "Whether somebody whose consent is needed excludes it, a rule, or a law.");
    v("verdict", answer::Keyed{&responses},
      "By party, principals and whoever else it breaks a line of: excluded, open or accepted.");
    v("breaks", breaks, "The red lines that it breaks, whatever is agreed on other issues.");
    v.maybe("breaks_rules", !breaks_rules.empty(), breaks_rules, "The rules that it breaks.");
    v.maybe("not_possible", !not_possible.empty(), not_possible,
            "What it proposes that is excluded for everyone.");
    v("unmet", unmet, "The demands that it leaves unmet.");
    v("questions", questions, "Untabled options in it that a party has not been asked about.");
    v("accepted_by", accepted_by, "Parties that are claimed to accept it.");
    v("changes", changes,
      "The smallest changes of it, alike in number, after which nothing on file excludes it.");
    v("changes_complete", changes_complete, "Whether these are all.");
    v("moves", moves, "The smallest moves that would let it stand as it is.");
    v("moves_complete", moves_complete, "Whether these are all.");
  }

  [[nodiscard]] answer::Choice choice() const {
    answer::Choice chosen;
    for (const Change& one : package) {
      chosen.issues.push_back(one.issue);
      chosen.options.push_back(one.option);
    }
    return chosen;
  }
};

// Of one negotiation, which has to outlive this.  Expects a package space.
class ProposalTests {
 public:
  explicit ProposalTests(const Negotiation& in_force, const Run& run = {});
  ~ProposalTests();
  ProposalTests(const ProposalTests&) = delete;
  ProposalTests& operator=(const ProposalTests&) = delete;

  // Expects a proposal on joint issues, each once.
  [[nodiscard]] TestedProposal of(const Proposal& proposal) const;

  struct Shared;

 private:
  std::unique_ptr<Shared> shared_;
  Run run_;
};

// Of a single one.
[[nodiscard]] TestedProposal test_proposal(const Negotiation& in_force, const Proposal& proposal,
                                           const Run& run = {});

}  // namespace zopa::deadlock
