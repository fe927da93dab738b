// The pictures as SVG documents, each in the language of its words.
//
//   const std::string document = drawn(*who_refuses(analysis), Words(negotiation, catalogue));
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/report/picture_knots.hpp"
#include "zopa/report/picture_numbers.hpp"
#include "zopa/report/picture_rounds.hpp"
#include "zopa/report/picture_who.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

[[nodiscard]] std::string drawn(const WhoRefuses& picture, const Words& words);
[[nodiscard]] std::string drawn(const Numbers& picture, const Words& words);
[[nodiscard]] std::string drawn(const Knots& picture, const engine::Analysis& analysis,
                                const Words& words);
// `file`: as it was read, with the claims of every round.
[[nodiscard]] std::string drawn(const Rounds& picture, const Negotiation& file, const Words& words);
// Nothing where no package is known to be efficient, or utilities are ranks.
[[nodiscard]] std::optional<std::string> drawn_frontier(const engine::Analysis& analysis,
                                                        const Words& words);

// The title says what the picture shows, and nothing that is not so.
[[nodiscard]] std::string who_title(const WhoRefuses& picture, const Words& words);
[[nodiscard]] std::string numbers_title(const Numbers& picture, const Words& words);
[[nodiscard]] std::string knots_title(const Knots& picture, const Words& words);

// One sentence, for those who do not see it.
[[nodiscard]] std::string who_in_words(const WhoRefuses& picture, const Words& words);
[[nodiscard]] std::string numbers_in_words(const Numbers& picture, const Words& words);
[[nodiscard]] std::string knots_in_words(const Knots& picture, const Words& words);
[[nodiscard]] std::string rounds_in_words(const Rounds& picture, const Words& words);

// What stands above and beside it: how it is read, what it says of a row, which columns are of
// which class and what is not drawn.
[[nodiscard]] std::string help_of(const Knots& picture, const Words& words);
[[nodiscard]] std::string row_in_words(const KnotRow& row, const Words& words);
[[nodiscard]] std::vector<std::string> classes_in_words(const Knots& picture,
                                                        const engine::Analysis& analysis,
                                                        const Words& words);
// Of a way by its place among those drawn: a … z, aa, ab …
[[nodiscard]] std::string letters(std::size_t number);

// Of a scale of which nothing is left: that, and how far the two furthest lines are apart.
[[nodiscard]] std::string none_in_words(const NumbersScale& scale, const Words& words);

// How a cell of the first picture looks; what it says of an option; an option's row.
struct Look {
  const char* sign;
  const char* ground;  // null: none
  const char* text;
};
[[nodiscard]] Look look_of(Stance says);
[[nodiscard]] std::string in_words(Stance says, const Words& words);
[[nodiscard]] std::string row_in_words(const WhoRow& row, const Words& words);
[[nodiscard]] std::string head_in_words(const WhoIssue& issue, const Words& words);
[[nodiscard]] std::string head_in_words(const WhoParty& party, const Words& words);
[[nodiscard]] std::string linked_in_words(const WhoLinked& linked, const Words& words);
[[nodiscard]] std::string linked_in_words(const Rule& rule, const Words& words);

// A claim, or a reservation, as a sentence.
[[nodiscard]] std::string claim_in_words(const std::string& id, PartyId party, const Words& words);

}  // namespace zopa::report
