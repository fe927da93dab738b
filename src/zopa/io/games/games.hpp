// Games on which language models are tried, as negotiations: scorable games and divisions of items.
#pragma once

#include <string>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::games {

// `config` lists the parties, a line each: name, file, role (`p1` and `p2` have a veto, the others
// are `player`).  Beside it lie `scores_files/FILE.txt`, with the points of a party, an issue a
// line and its threshold last; and, where they are there, `global_instructions.txt`, with the names
// of issues and options, and `initial_deal.txt`, which `p1` proposes.  A deal needs all but one of
// the parties, `p1` and `p2` among them: no file says so, the game does.
[[nodiscard]] Result<foreign::Loaded> read_scorable(const std::string& config,
                                                    const foreign::Reading& how);

// A list of dialogues of CaSiNo, or lines of Deal or No Deal, of which one is read: a fault where
// there are several and `how.game` does not say which.
[[nodiscard]] Result<foreign::Loaded> read_division(const std::string& path,
                                                    const foreign::Reading& how);

}  // namespace zopa::games
