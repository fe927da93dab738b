// A row that was just written into a draft, for what else is to be said of it.
//
//   talks.red_line(port, quay == "long").because(word).called("port-line").from(second);
//
// Good as long as the draft stays where it is.
#pragma once

#include <concepts>
#include <string>
#include <utility>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

template <class Row>
class Entry {
 public:
  // The last row of the list.
  Entry(Contents& contents, std::vector<Row> Contents::* list)
      : contents_(&contents), list_(list), index_((contents.*list).size() - 1) {}

  [[nodiscard]] Row& row() { return (contents_->*list_)[index_]; }

  // The statements that it rests on.
  template <std::convertible_to<StatementId>... Statements>
  Entry& because(const Statements&... statements)
    requires requires(Row& row) { row.because; }
  {
    (row().because.push_back(static_cast<StatementId>(statements)), ...);
    return *this;
  }

  // Its id, where it should have one of its own.
  Entry& called(std::string id) {
    row().id = std::move(id);
    return *this;
  }

  // The analyst's own reading of the statements.
  Entry& inferred()
    requires requires(Row& row) { row.inferred; }
  {
    row().inferred = true;
    return *this;
  }

  // In force from this round on, in place of the earlier position of its id.
  Entry& from(RoundId round)
    requires std::same_as<Row, Position> || std::same_as<Row, Proposal>
  {
    row().from = round;
    return *this;
  }

  // When it was said or held: a day, a month or a year, or "unknown".
  Entry& on(std::string date)
    requires requires(Row& row) { row.date; }
  {
    row().date = std::move(date);
    return *this;
  }

  // Who said it: a party, or a representative.
  Entry& by(PartyId party)
    requires std::same_as<Row, Statement>
  {
    row().by = Speaker{party, std::nullopt};
    return *this;
  }
  Entry& by(const Speaker& speaker)
    requires std::same_as<Row, Statement>
  {
    row().by = speaker;
    return *this;
  }

  // The parties that it is about.
  template <std::same_as<PartyId>... Parties>
  Entry& about(Parties... parties)
    requires std::same_as<Row, Statement>
  {
    (row().about.push_back(parties), ...);
    return *this;
  }

  // The quote is the speaker's own words.
  Entry& verbatim()
    requires std::same_as<Row, Statement>
  {
    row().verbatim = true;
    return *this;
  }

  // What the speaker does by saying it.
  Entry& act(Act act)
    requires std::same_as<Row, Statement>
  {
    row().act = act;
    return *this;
  }

  // Said by nobody named: "according to sources".
  Entry& unnamed()
    requires std::same_as<Row, Statement>
  {
    row().unnamed = true;
    return *this;
  }

  // "reportedly", "it is said".
  Entry& hedged()
    requires std::same_as<Row, Statement>
  {
    row().hedged = true;
    return *this;
  }

  // The statements that it contradicts.
  template <std::convertible_to<StatementId>... Statements>
  Entry& disputes(const Statements&... statements)
    requires std::same_as<Row, Statement>
  {
    (row().disputes.push_back(static_cast<StatementId>(statements)), ...);
    return *this;
  }

  // It has not taken place yet.
  Entry& planned()
    requires std::same_as<Row, Round>
  {
    row().planned = true;
    return *this;
  }

  operator StatementId() const  // NOLINT(google-explicit-constructor): it is one
    requires std::same_as<Row, Statement>
  {
    return StatementId{index_};
  }
  operator RoundId() const  // NOLINT(google-explicit-constructor): it is one
    requires std::same_as<Row, Round>
  {
    return RoundId{index_};
  }

 private:
  Contents* contents_;
  std::vector<Row> Contents::* list_;
  std::size_t index_;
};

}  // namespace zopa
