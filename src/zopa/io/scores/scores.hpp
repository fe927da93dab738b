// Score sheets, as teachers of negotiation hand them out: a table of points, as text with
// separators or as a workbook (.xlsx, .ods).
//
//   issue,option,Port,Union
//   Night work,none,0,40
//   Night work,unlimited,60,0
//   reservation,,30,25
//   agreement,Port and Union
//
// One row an option, one column of points a party; a package is worth the sum.  The row
// `reservation` says what no agreement is worth; without it that is not known.  How people bend
// that (docs/reference/formats.md) is read too: what was guessed is remarked, what cannot be
// understood is a fault.
#pragma once

#include <string>
#include <vector>

#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/scores/picture.hpp"

namespace zopa::scores {

struct Loaded : foreign::Loaded {
  std::vector<Picture> pictures;  // how each table was read
};

// Several files hold one party's sheet each.  `encoding` is that of text which is not UTF-8.
[[nodiscard]] Result<Loaded> read(const std::vector<std::string>& paths,
                                  const std::string& encoding = {}, const Limits* limits = nullptr);

// Is it a workbook, or text with the header of a score sheet?  Any bytes at all.
[[nodiscard]] bool looks_like_sheet(std::string_view bytes);

// Expects additive utilities.
[[nodiscard]] std::string write(const Contents& negotiation);

}  // namespace zopa::scores
