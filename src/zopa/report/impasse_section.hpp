// Where an impasse would give way, in words.
#pragma once

#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"
#include "zopa/stability/impasse.hpp"

namespace zopa::report {

// At most `most` packages in a list.
void write_impasse(const Words& words, const stability::Impasse& impasse, std::size_t most,
                   Document& document);

}  // namespace zopa::report
