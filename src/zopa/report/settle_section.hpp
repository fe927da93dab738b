// Efficient packages and the fair ones among them, in words, tables and a picture.
#pragma once

#include <string>

#include "zopa/report/document.hpp"
#include "zopa/report/words.hpp"
#include "zopa/settle/settlement.hpp"

namespace zopa::report {

// The whole answer of `zopa settle`.
[[nodiscard]] Document to_document(const Words& words, const Part<settle::Settlements>& part);

enum class Length : unsigned char { full, brief };

// Its sections, for a larger answer.
void write_settlements(const settle::Settlements& settlements, const Words& words, Length length,
                       Document& document);

// "the 192 packages that the rules allow"
[[nodiscard]] Message packages_compared(const settle::Settlements& settlements);

}  // namespace zopa::report
