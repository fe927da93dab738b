// Is an agreement possible on what is on file; if not, why not, and what would have to give.
//
//   const Deadlock answer = diagnose(in_force);
//   for (const Conflict& conflict : answer.conflicts) …
//
// "No" follows from claims: every conflict carries the claims that prove it.  "Possible" only ever
// means that nothing on file excludes it.  An empty zone is an answer, not an error.  Section 4 of
// the design defines each part; docs/reference/deadlock.md works them through by hand.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/base/fields.hpp"
#include "zopa/base/run.hpp"
#include "zopa/deadlock/conflict.hpp"
#include "zopa/deadlock/eases.hpp"
#include "zopa/deadlock/issue_states.hpp"
#include "zopa/deadlock/read_two_ways.hpp"
#include "zopa/deadlock/types.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::deadlock {

struct Options {
  std::size_t ways_shown = 10;   // ways to show in full, of each group
  std::size_t most_ways = 1000;  // … and to look for; above that they are "at least"
  std::size_t most_listed = 10;  // packages to list
  ConflictLimits conflicts = {};

  void describe(Fields& fields);
};

enum class Verdict : std::uint8_t {
  deadlock,            // every tabled package is excluded by someone whose consent is needed
  agreement_possible,  // nothing on file excludes some tabled package
  demands_only,        // the same, but what is asked for collides
};

constexpr std::array<const char*, 3> words_of(Verdict /*unused*/) {
  return {"deadlock", "agreement_possible", "demands_only"};
}

// A line that takes part: a red line, or a reservation with complete numbers.
struct LineSummary {
  std::string id;
  PartyId party;
  Firmness firmness = Firmness::unknown;
  Basis basis = Basis::assumed;
  std::vector<StatementId> because;
  std::optional<Range> reservation;    // the least utility, where it is one
  std::optional<std::string> formula;  // else what it requires, in the file's notation

  template <class V>
  void describe(V& v) const {
    v.about("red_line", "A line that takes part in the analysis.");
    v("id", id, "Its id; of a reservation PARTY.reservation.");
    v("party", party, "Whose line it is.");
    v.maybe("reservation", reservation, "Of a reservation: the utility of no agreement, 0 to 1.");
    v.maybe("requires", formula, "Of a red line: the formula, in the file's notation.");
    v("firmness", firmness, "How far it might move.");
    v("basis", basis, "Who it comes from.");
    v("because", because, "The statements that it rests on.");
  }
};

// How far a line on a numeric issue moves.
struct NumberMove {
  Decimal from;  // the last number that the line allows on that side
  Range to;      // the number that the party would need to accept, or any of these
  Range by;      // how far that is

  template <class V>
  void describe(V& v) const {
    v.about("number_move", "How far a line on the numbers of an issue moves.");
    v("from", from.approximate(), "The last number that the line allows on that side.");
    v("to", to, "The number that the party would need to accept; any of a range.");
    v("by", by, "How far that is from the line.");
  }
};

// A party would need to accept some options that its line shuts out, or drop the line.
struct MoveNeeded {
  std::string line;
  PartyId party;
  Firmness firmness = Firmness::unknown;
  std::uint32_t steps = 0;
  std::optional<IssueId> issue;   // of a line on one issue
  std::vector<OptionId> accepts;  // options of that issue, added to what the line allows
  std::vector<OptionId> past;     // those of them that it only passes on its way to the others
  bool dropped = false;           // a line over several issues, or a reservation
  std::optional<NumberMove> numbers = {};  // of a line on a numeric issue

  template <class V>
  void describe(V& v) const {
    v.about("move", "What one line would have to give.");
    v("red_line", line, "The line that moves; PARTY.reservation for a reservation.");
    v("party", party, "Whose line it is.");
    v("firmness", firmness, "How far it might move.");
    v("steps", answer::Positive{steps},
      "Classes of tied options added; comparable neither across parties nor across issues.");
    v.maybe("issue", issue, "Of a line on one issue.");
    v("accepts", answer::OptionsOf{issue.value_or(IssueId{}), accepts},
      "The options of that issue that the party would need to accept; empty where the line is "
      "dropped.");
    v.maybe("past", !past.empty(), answer::OptionsOf{issue.value_or(IssueId{}), past},
            "Those of them that it holds at least as good as the others, and only passes on the "
            "way.");
    v.maybe("numbers", numbers, "Of a line on the numbers of an issue: how far it moves.");
    v.maybe("dropped", dropped, answer::Always{},
            "The line can only be dropped: it is over several issues, or a reservation.");
  }
};

// Would PARTY accept OPTION; where nobody's line is open to it: would somebody table it?
struct Question {
  std::optional<PartyId> party;
  IssueId issue;
  OptionId option;

  friend auto operator<=>(const Question&, const Question&) = default;

  template <class V>
  void describe(V& v) const {
    v.about("question", "A question that nobody on file has been asked.");
    v("party", party, "Whom to ask; null where the option only has to be tabled.");
    v("issue", issue, "On which issue.");
    v("option", answer::OptionOf{issue, option}, "Would it accept this option?");
  }
};

// A package that nothing on file excludes.
struct ZonePackage {
  Package package;
  std::vector<PartyId> accepted_by;  // of those needed, as claimed

  template <class V>
  void describe(V& v) const {
    v.about("zone_package", "A tabled package that nothing on file excludes.");
    v("package", package, "The package.");
    v("accepted_by", accepted_by, "Those of the parties needed that are claimed to accept it.");
  }
};

// What has to move, and to be asked and answered with yes; in the order of the file.
struct Asks {
  std::vector<MoveNeeded> moves;
  std::vector<Question> questions;
};

struct Way : Asks {
  std::vector<Package> opens;  // the first few
  PackageCount opens_count;
  std::vector<PositionId> unmet;
  Basis basis = Basis::assumed;

  template <class V>
  void describe(V& v) const {
    v.about("way",
            "Moves and questions that open a package, neither of which can be fewer with the "
            "other no more.");
    v("moves", moves, "What would have to move, in the order of the file.");
    v("questions", questions,
      "What would have to be asked, and answered with yes, in the order of the file.");
    v("opens", opens, "The first ten packages that it opens.");
    v("opens_count", opens_count, "How many it opens.");
    v("unmet", unmet, "Demands that none of the packages that it opens meets.");
    v("basis", basis, "The strictest level at which it is still a way, and a smallest one.");
  }
};

// Who moves how many lines, and is asked how many questions.
struct WayPattern {
  answer::ByParty<std::size_t> moves;
  answer::ByParty<std::size_t> questions;
  std::size_t count = 0;
  std::vector<std::vector<std::uint32_t>> ways;  // for engines: what each needs, as in needs.hpp
  std::vector<Asks> asks;                        // the same of each, by name

  template <class V>
  void describe(V& v) const {
    v.about("pattern", "Ways in which the same parties move, and are asked, as much.");
    v("moves", moves, "By party that moves: how many of its lines.");
    v("questions", questions, "By party that is asked: how many questions.");
    v("count", count, "How many of the class's ways; a lower bound unless the class is complete.");
  }
};

struct WayClass {
  ClassKey key;
  std::size_t count = 0;
  bool complete = false;  // `count` is exact, not a lower bound
  bool is_proved = true;  // no other way of the group asks for less
  std::vector<WayPattern> patterns;
  std::vector<Way> ways;  // all of them, or some, as many from each pattern

  template <class V>
  void describe(V& v) const {
    v.about("class", "Ways that ask as much of one party at most.");
    v("most_firm_by_one", key.most_firm_by_one,
      "The most firm lines that any one party moves. Lines of unknown firmness count as firm.");
    v("most_soft_by_one", key.most_soft_by_one, "The most soft lines that any one party moves.");
    v("most_questions_to_one", key.most_questions_to_one,
      "The most questions that any one party is asked.");
    v("count", count, "Ways in this class; a lower bound unless `complete`.");
    v("complete", complete, "Whether `count` is exact.");
    v.maybe("undecided", !is_proved, !is_proved,
            "The search did not settle whether some other way of the group asks for less.");
    v("patterns", patterns, "Who moves how many lines, and is asked how many questions.");
    v("ways", ways,
      "All of them; else one at least, and as many from each pattern as there is room for, drawn "
      "by "
      "lot.");
  }
};

struct WayGroup {
  std::size_t count = 0;
  bool complete = false;
  std::vector<WayClass> classes;

  template <class V>
  void describe(V& v) const {
    v.about("way_group", "Ways of one kind, which are not ranked against those of another.");
    v("count", count, "Ways; a lower bound unless `complete`.");
    v("complete", complete, "Whether `count` is exact.");
    v("classes", classes,
      "Those that ask least of one party first; proved to be the next, but where `undecided`.");
  }
};

// How many ways need a yes to a question; a lower bound where the ways are.
struct AskedInWays {
  Question question;  // to a party
  std::size_t by_options = 0;
  std::size_t by_both = 0;
  bool is_enough = false;  // some way needs nothing else

  [[nodiscard]] std::size_t count() const { return by_options + by_both; }
};

struct Ways {
  WayGroup by_moves;
  WayGroup by_options;
  WayGroup by_both;
  std::vector<std::string> blocked_by;  // absolute lines that clash whatever else gives
  std::vector<AskedInWays> asked;       // of all ways, in the order of the file
  std::optional<std::uint32_t> moves_at_least = {};

  [[nodiscard]] std::array<const WayGroup*, 3> groups() const {
    return {&by_moves, &by_options, &by_both};
  }
  [[nodiscard]] std::size_t count() const {
    return by_moves.count + by_options.count + by_both.count;
  }
  [[nodiscard]] bool complete() const {
    return by_moves.complete && by_options.complete && by_both.complete;
  }

  template <class V>
  void describe(V& v) const {
    v.about("ways",
            "The least that would have to give, or be asked, before nobody needed excludes some "
            "package.");
    v("count", count(), "Ways in all; a lower bound unless `complete`. 0 where there is a zone.");
    v("complete", complete(), "Whether `count` is exact.");
    v("by_moves", by_moves, "By moves of red lines alone, to packages on the table.");
    v("by_options", by_options, "By options that nobody has tabled alone: no line moves.");
    v("by_both", by_both, "By moves and untabled options together.");
    v.maybe("blocked_by", !blocked_by.empty(), blocked_by,
            "Absolute lines that clash by themselves, so that no move opens a tabled package.");
    v.maybe("moves_at_least", moves_at_least,
            "Where ways that move lines are not looked for: so many firm lines of one party would "
            "have to move at least.");
    v.maybe("moves_limit", moves_at_least.has_value(), kMostMovesCounted,
            "They are looked for where that number, times all firm lines that could move, is this "
            "or less.");
  }
};

enum class AtLeast : std::uint8_t { none, one };  // what is known of a number that is not

constexpr std::array<const char*, 2> words_of(AtLeast /*unused*/) {
  return {"none", "at least one"};
}

struct Counted {
  PackageCount tabled;
  PackageCount all;

  template <class V>
  void describe(V& v) const {
    v.about("counted", "A number of packages.");
    v("tabled", tabled, "Of the tabled packages.");
    v("all", all, "Of all packages, those with hypothetical options too.");
    const auto of_tabled = known(tabled);
    const auto of_all = known(all);
    v.maybe_group("known", of_tabled || of_all, "What is known of a number that is null.",
                  [&](auto& inner) {
                    inner.maybe("tabled", of_tabled, "Of the tabled packages.");
                    inner.maybe("all", of_all, "Of all packages.");
                  });
  }

  [[nodiscard]] static std::optional<AtLeast> known(const PackageCount& count) {
    if (count.count || !count.any) return std::nullopt;
    return *count.any ? AtLeast::one : AtLeast::none;
  }
};

struct PartyCount {
  PartyId party;
  Counted packages;

  [[nodiscard]] PartyId key() const { return party; }
  [[nodiscard]] const Counted& shown() const { return packages; }
};

struct Packages {
  Count total;
  Count tabled;
  Counted feasible;
  std::vector<PartyCount> not_excluded;  // parties whose consent counts
  Counted zone;
  std::vector<PartyCount> accepted;  // parties of whom an acceptance is claimed
  Counted agreed;                    // accepted, as claimed, by all that are needed

  template <class V>
  void describe(V& v) const {
    v.about("packages", "How many packages there are.");
    v("total", total, "All packages: one option for every joint issue and every undertaking.");
    v("tabled", tabled, "Packages without hypothetical options.");
    v("feasible", feasible.all, "Packages that satisfy the rules.");
    v("feasible_tabled", feasible.tabled, "Tabled packages that satisfy the rules.");
    v("not_excluded", answer::Keyed{&not_excluded},
      "By party whose consent counts: feasible packages that break none of its lines.");
    v("zone", zone, "Feasible packages to which those who do not exclude them can agree.");
    v.maybe(
        "accepted", !accepted.empty(), answer::Keyed{&accepted},
        "By party whose consent counts and of which an acceptance is claimed: feasible packages "
        "that it is claimed to accept and does not exclude.");
    v.maybe("agreed", !accepted.empty(), agreed,
            "Accepted, as claimed, by enough parties for an agreement.");
  }
};

struct Untabled {
  PackageCount count;
  std::vector<Package> packages;  // the first few, for engines

  template <class V>
  void describe(V& v) const {
    v.about("untabled", "Packages with hypothetical options that nothing on file excludes.");
    v("count", count, "How many there are.");
  }
};

// Parties that settle a joint line: what that adds.
struct BlocEffect {
  BlocId bloc;
  std::vector<PartyId> with;          // its members
  std::optional<std::string> before;  // the kind of round, where it is given
  Basis basis = Basis::assumed;
  std::vector<StatementId> because;
  struct Unknown {
    PartyId party;
    std::vector<IssueId> issues;  // on which no position of it is on file

    template <class V>
    void describe(V& v) const {
      v("party", party, "A member.");
      v("issues", issues, "Issues on which no position of it is on file.");
    }
  };
  std::vector<Unknown> unknown;     // what is not excluded is open, subject to them
  Counted zone;                     // with the joint line
  std::vector<Conflict> conflicts;  // beyond those without it
  bool conflicts_complete = false;

  template <class V>
  void describe(V& v) const {
    v.about("bloc", "Parties that settle a joint line, and what that adds.");
    v("id", bloc, "Its id.");
    v("with", with, "Its members.");
    v("before", before, "The kind of round before which they settle a joint line.");
    v("basis", basis, "Who says that they do.");
    v("because", because, "The statements that it rests on.");
    v("zone", zone, "Packages that nothing excludes with the joint line.");
    v("conflicts", conflicts, "Conflicts beyond those without the joint line.");
    v("conflicts_complete", conflicts_complete, "Whether these are all.");
    v("subject_to", unknown, "What is not excluded is open, subject to these members.");
  }
};

// A reservation that takes no part.
struct ReservationNotCounted {
  std::string id;
  PartyId party;
  std::optional<Message> why;  // not, where its numbers are not complete

  [[nodiscard]] const std::string& shown() const { return id; }
};

struct Deadlock {
  std::optional<Verdict> verdict;  // absent only where the search was stopped before it was known
  std::vector<IssueId> issues;     // of the packages, in their order
  std::string agreement;           // the agreement rule, in the file's notation
  std::vector<LineSummary> lines;  // those that take part, in the order of the file
  Packages packages;
  std::vector<ZonePackage> zone;       // the first few tabled packages that nothing excludes
  Basis basis = Basis::assumed;        // of a deadlock
  std::optional<std::size_t> support;  // of a deadlock: position in `conflicts`
  std::vector<Conflict> conflicts;
  bool conflicts_complete = false;
  std::vector<IssueId> no_tabled_option;  // issues for which no package is tabled
  std::vector<RuleId> rules_conflict;     // rules that no tabled package satisfies together
  std::vector<Collision> collisions;
  bool collisions_complete = false;
  std::vector<Conflict> not_blocking;
  std::vector<IssueState> states;  // of each of `issues`
  Ways ways;
  Untabled untabled;
  std::vector<ReadTwoWays> read_two_ways;
  std::vector<Eases> eases;
  std::vector<Island> islands;
  bool islands_complete = false;
  std::vector<BlocEffect> blocs;
  std::vector<PartyId> no_line_known;          // principals without a red line: never "agreeing"
  std::vector<PartyId> absent;                 // principals needed, but not at the table
  std::vector<PartyId> excluding;              // not needed, but the whole zone breaks their lines
  std::vector<std::string> lines_not_counted;  // red lines and reservations of parties not needed
  std::vector<ReservationNotCounted> reservations_not_counted;  // without complete numbers
  bool stopped = false;  // by the clock or an interrupt: parts are missing

  template <class V>
  void describe(V& v) const {
    v.over(issues);
    v("verdict", verdict,
      "deadlock: someone whose consent is needed excludes every tabled package. "
      "agreement_possible: nothing on file excludes some tabled package. demands_only: the same, "
      "but demands of parties whose consent counts collide, with each other or with their red "
      "lines. null: not computed.");
    v.or_null("basis", support.has_value(), basis,
              "Of a deadlock: the strictest level at which it still follows.");
    v.or_null("support", support.has_value(), supporting_lines(),
              "Of a deadlock: red lines that prove it by themselves, and no part of which does.");
    v("agreement", agreement, "The agreement rule, in the file's notation.");
    v("packages", packages, "How many packages there are.");
    v("red_lines", lines, "The lines that take part, in the order of the file.");
    v("zone_packages", zone, "The first ten tabled packages that nothing on file excludes.");
    v("conflicts", conflicts,
      "Why there is no agreement: all minimal sets of red lines that no tabled package leaves "
      "whole.");
    v("conflicts_complete", conflicts_complete, "Whether these are all conflicts.");
    v.maybe("no_tabled_option", !no_tabled_option.empty(), no_tabled_option,
            "Of a deadlock: issues without a tabled option, so that no package is tabled.");
    v.maybe("rules_conflict", !rules_conflict.empty(), rules_conflict,
            "Rules that no tabled package satisfies together.");
    describe_rest(v);
  }

  template <class V>
  void describe_rest(V& v) const {
    v("collisions", collisions,
      "Demands that collide, with each other or with red lines; not yet a deadlock. Of all "
      "parties.");
    v("collisions_complete", collisions_complete, "Whether these are all collisions.");
    v.maybe(
        "not_blocking", !not_blocking.empty(), not_blocking,
        "Minimal sets of red lines that no tabled package leaves whole together, but that block "
        "nothing: the agreement does not need all of their parties.");
    v("issues", states, "What is known of each issue of the packages.");
    v("ways", ways, "The least that would have to give, or be asked.");
    v("untabled", untabled, "Packages with an untabled option.");
    v.maybe("read_two_ways", !read_two_ways.empty(), read_two_ways,
            "Options that parties read as other ones.");
    v.maybe("eases", !eases.empty(), eases, "Options that make up for red lines elsewhere.");
    v("islands", islands,
      "The largest sets of issues that could be settled, the others left open: first those on "
      "which everyone whose consent counts has a position, then those on which some are silent. "
      "Looked for only in a deadlock.");
    v("islands_complete", islands_complete, "Whether these are all islands.");
    v("blocs", blocs, "Joint lines and what they add.");
    v("no_red_line_known", no_line_known,
      "Principals of which no red line is known. That is not agreement.");
    v("needed_but_absent", absent,
      "Parties whose consent can count and that do not sit at the table.");
    v("not_needed_but_excluding", excluding,
      "Parties whose consent no agreement needs and whose red lines shut out every tabled package "
      "that is left to the others.");
    v("red_lines_not_counted", lines_not_counted,
      "Red lines of parties whose consent no agreement needs.");
    v("reservations_not_counted", reservations_not_counted,
      "Reservations without complete numbers, or of parties whose consent no agreement needs.");
  }

  [[nodiscard]] std::vector<std::string> supporting_lines() const {
    return support ? conflicts[*support].lines : std::vector<std::string>{};
  }
};

// Expects a package space: a negotiation with joint issues.
[[nodiscard]] Deadlock diagnose(const Negotiation& negotiation, const Options& options = {},
                                const Run& run = {});

}  // namespace zopa::deadlock
