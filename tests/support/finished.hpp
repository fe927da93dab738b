// What a test wrote down by hand, as a negotiation.
#pragma once

#include <stdexcept>
#include <utility>

#include "zopa/model/draft.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::testing {

// Throws what is wrong with it.
inline Negotiation finished(Contents contents) {
  auto negotiation = Draft(std::move(contents)).finish();
  if (negotiation) return std::move(*negotiation);
  throw std::logic_error(to_text(negotiation.error().diagnostics[0]));
}

}  // namespace zopa::testing
