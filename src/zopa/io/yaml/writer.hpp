// Writes a whole negotiation in our own format, laid out as `zopa fmt` lays it out.
//
//   const std::string text = yaml::write(*talks);
//   const auto problem = write_file("talks.yaml", text, Overwrite::no);
//
// What is written reads back as the same negotiation, from the folder that its sources are named
// from: they are files of their own, and quotes are looked up in them whenever it is read.  Ids
// that zopa made (`PARTY.KIND.N`, `rule.N`) are not written but made again; comments are in no
// Negotiation, so an existing file is better changed by yaml/edits.hpp.
#pragma once

#include <string>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa::yaml {

[[nodiscard]] std::string write(const Negotiation& negotiation);

// The same, with a line in `warnings` for each thing that our format cannot hold.  That happens to
// what other programs' files say only: utilities that are not sums over the issues, discounts.
[[nodiscard]] std::string write(const Negotiation& negotiation, std::vector<Diagnostic>& warnings);

}  // namespace zopa::yaml
