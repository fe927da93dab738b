// Options that make up for red lines elsewhere (`eases:`), as they are told.
//
//   for (const Eases& one : eases_in(in_force)) …
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/model/negotiation.hpp"

namespace zopa::deadlock {

struct Eases {
  IssueId issue;
  OptionId option;
  std::optional<PartyId> paid_by;
  std::vector<std::string> lines;  // that count, in the order of the file
  std::vector<PartyId> whose;      // they are, each party once

  template <class V>
  void describe(V& v) const {
    v.about("eases",
            "An option that makes up for red lines elsewhere: where it is taken they are not known "
            "instead of broken, and whoever has drawn them is to be asked.");
    v("taken", answer::Choice{{issue}, {option}}, "The option.");
    v.maybe("paid_by", paid_by, "Who would pay for it.");
    v("lines", lines, "The red lines that it eases.");
    v("whose", whose, "Whose lines these are.");
  }
};

// In the order of the file.
[[nodiscard]] std::vector<Eases> eases_in(const Negotiation& in_force);

}  // namespace zopa::deadlock
