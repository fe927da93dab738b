// The ways, in three groups, in the same words for every party.
#pragma once

#include "zopa/deadlock/deadlock.hpp"
#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

// "Would Town accept “Long” on Quay?"
[[nodiscard]] std::string in_words(const deadlock::Question& question, const Words& words);

// "8 by moves alone, one by options that nobody has tabled, 18 by both"
[[nodiscard]] List ways_by_group(const deadlock::Ways& ways);

// "Town moves one line and Port is asked 2 questions: 3 ways."
[[nodiscard]] std::string in_words(const deadlock::WayPattern& pattern, const Words& words);

// How far a line moves: {from}, {low}, {to} with its unit, {is_one}, {by}, {issue}.
[[nodiscard]] std::vector<Argument> arguments_of(const deadlock::NumberMove& move, IssueId issue,
                                                 const Words& words);

// Options that a move goes down to: those that it does not just pass.
[[nodiscard]] std::vector<OptionId> reached(const deadlock::MoveNeeded& move);

// Under this heading, a key of the catalogue.
void write_ways(const deadlock::Deadlock& deadlock, const Words& words, Document& document,
                const char* title = "ways.title");

// Why ways that move lines are not looked for; expects that they are not.
[[nodiscard]] Message too_many_moves(const deadlock::Ways& ways);

// How parties read a text, and whose lines are so put into it; `ids`: those that are shown.
[[nodiscard]] Message read_in_words(const deadlock::ReadTwoWays& text,
                                    const std::vector<std::string>& ids, const Words& words);

// What makes up for red lines, and whose; `ids`: those that are shown.
[[nodiscard]] Message eases_in_words(const deadlock::Eases& one,
                                     const std::vector<std::string>& ids, const Words& words);

}  // namespace zopa::report
