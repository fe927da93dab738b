// Random negotiations in which every key of the file format can stand: the random cases of
// random_case.hpp with representatives, roles, sources and quotes, own moves that cannot be taken
// back, all forms of position, later words, frames, rounds, blocs, assumptions; and with ids and
// texts that a careless writer of files would break.
#pragma once

#include "choices.hpp"

#include "zopa/model/negotiation.hpp"

namespace zopa::testing {

// Quotes stand in `note.txt` of tests/schema/valid, whose text is `note`.  Valid for the reader.
[[nodiscard]] Negotiation random_talks(Choices& choices, const std::string& note);

}  // namespace zopa::testing
