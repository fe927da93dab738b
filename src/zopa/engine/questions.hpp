// What is worth asking: one list for the whole answer, each question to a named party (design,
// section 4, "Questions").
//
//   for (const ListedQuestion& one : questions(in_force, *deadlock, ratification, unknowns)) …
//
// Kinds come in the order of QuestionKind, save that the three about preferences are ranked
// together.  Within a kind the order is by rank; what is worth asking about as much has one rank,
// and stands in the order of the file.  Nothing is asked that the file answers (answered.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/deadlock/deadlock.hpp"
#include "zopa/deadlock/ratification.hpp"
#include "zopa/model/negotiation.hpp"
#include "zopa/robust/robustness.hpp"

namespace zopa::engine {

enum class QuestionKind : std::uint8_t {
  position,     // what does it want on a contested issue, of which it says nothing on file?  Of a
                // ratifier of which nothing at all is on file: what would it refuse?
  accept,       // would it accept an option that nobody has tabled?
  stands,       // does its red line stand: disputed, or inferred and part of a conflict?
  still_takes,  // would it still take what it would have before an event?
  order,        // which of two options does it prefer?
  weight,       // which of two issues matters more to it?
  fallback,     // would it rather have no agreement than a package?
};

constexpr std::array<const char*, 7> words_of(QuestionKind /*unused*/) {
  return {"position", "accept", "stands", "still_takes", "order", "weight", "fallback"};
}

// Of a red line.
enum class Doubt : std::uint8_t { disputed, former_voice, before_event, inferred };

constexpr std::array<const char*, 4> words_of(Doubt /*unused*/) {
  return {"disputed", "former_voice", "before_event", "inferred"};
}

// The ways out that an answer leaves.
struct WaysLeft {
  std::size_t yes = 0;         // that need a yes
  std::size_t no = 0;          // the others
  bool all_move = false;       // each of the others moves a red line, and not all ways do
  bool is_enough = false;      // a yes is all that some way needs
  bool is_complete = false;    // else both numbers are of the ways that were found
  bool is_afterwards = false;  // of the ways that would stand when ratifiers are asked

  template <class V>
  void describe(V& v) const {
    v("yes", yes, "Ways that need a yes.");
    v("no", no, "Ways that do without: what a no leaves.");
    v("all_move", all_move,
      "Whether a no leaves only ways in which a red line moves, though there are others.");
    v("enough", is_enough, "Whether a yes is all that some way needs.");
    v("complete", is_complete, "Whether both numbers are exact; else they are of the ways found.");
    v.maybe("afterwards", is_afterwards, answer::Always{},
            "These are the ways that would also stand when ratifiers are asked.");
  }
};

// What rests on a red line.
struct ConflictsLeft {
  std::size_t gone = 0;      // conflicts that it is part of
  std::size_t left = 0;      // the others
  bool is_complete = false;  // else both numbers are of the conflicts that were found

  template <class V>
  void describe(V& v) const {
    v("gone", gone, "Conflicts that are none without it.");
    v("left", left, "The others. Where there are none, no red line would block an agreement.");
    v("complete", is_complete,
      "Whether both numbers are exact; else they are of the conflicts found.");
  }
};

struct ListedQuestion {
  QuestionKind kind = QuestionKind::position;
  std::size_t rank = 1;  // within its kind; orders, weights and fallbacks together
  PartyId party;
  std::optional<IssueId> issue;    // of a position, an acceptance, an order
  std::vector<OptionId> options;   // one of an acceptance, two of an order
  std::vector<IssueId> issues;     // two of a weight
  std::optional<Package> package;  // of a fallback
  std::string red_line;            // of a line
  std::string claim;               // of what it would take
  Doubt doubt = Doubt::inferred;
  ConflictsLeft without;  // the line
  WaysLeft leaves;        // of an acceptance

  template <class V>
  void describe(V& v) const {
    v.about("listed_question", "A question worth asking, that the file does not answer.");
    v("kind", kind,
      "position: what does the party want on a contested issue on which it says nothing, or, of a "
      "ratifier of which nothing is on file, what would it refuse? accept: "
      "would it accept an option that nobody has tabled? stands: is its red line as the file has "
      "it? still_takes: would it still take what it said it would, now that no agreement is better "
      "for it? order: which of two options does it prefer? weight: which of two issues matters "
      "more to "
      "it? fallback: would it rather have no agreement than a package?");
    v("rank", answer::Positive{rank},
      "Within its kind, from 1; those of one rank are about equally worth asking. Orders, weights "
      "and fallbacks are ranked together.");
    v("party", party, "Whom to ask.");
    v.maybe("issue", issue, "Of a position, an acceptance or an order: on which issue.");
    const IssueId on = issue.value_or(IssueId{});
    v.maybe("option", kind == QuestionKind::accept,
            answer::OptionOf{on, options.empty() ? OptionId{} : options.front()},
            "Would it accept this option?");
    v.maybe("leaves", kind == QuestionKind::accept, leaves,
            "How many ways out a yes or a no leaves.");
    v.maybe("red_line", kind == QuestionKind::stands, red_line, "Does this red line stand?");
    v.maybe("doubt", kind == QuestionKind::stands, doubt,
            "disputed: somebody contradicts what it rests on. former_voice: who said it no longer "
            "speaks for the party. before_event: something made having no agreement worse for the "
            "party "
            "since then. inferred: the analyst infers or assumes it.");
    v.maybe("without", kind == QuestionKind::stands, without, "What its fall would change.");
    v.maybe("claim", kind == QuestionKind::still_takes, claim, "What it said it would take.");
    v.maybe("options", kind == QuestionKind::order, answer::OptionsOf{on, options},
            "Which of these two does it prefer?");
    v.maybe("issues", kind == QuestionKind::weight, issues,
            "Which of these two matters more to it, from the worst to the best listed option?");
    v.maybe("package", package, "Would it rather have no agreement than this package?");
  }
};

// Without unknowns nothing is asked about preferences.  All are results for `in_force`.
[[nodiscard]] std::vector<ListedQuestion> questions(
    const Negotiation& in_force, const deadlock::Deadlock& deadlock,
    const std::optional<deadlock::Ratification>& ratification,
    const std::optional<robust::Unknowns>& unknowns);

}  // namespace zopa::engine
