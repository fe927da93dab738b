// A negotiation being written down, by a reader of files or by a program: filled in any order,
// checked at once.
//
//   Draft draft;
//   draft.contents.title = "A quay";
//   …
//   const Result<Negotiation> talks = std::move(draft).finish();   // all faults at once
#pragma once

#include <utility>

#include "zopa/model/negotiation.hpp"

namespace zopa {

class Draft {
 public:
  Contents contents;

  Draft() = default;
  explicit Draft(Contents filled) : contents(std::move(filled)) {}
  // To change what is finished: a draft of it.
  explicit Draft(const Negotiation& negotiation) : contents(negotiation.contents()) {}

  [[nodiscard]] Result<Negotiation> finish() &&;
};

}  // namespace zopa
