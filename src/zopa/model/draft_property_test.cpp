#include "random_draft.hpp"
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "zopa/model/draft.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa {
namespace {

testing::Choices drawn_choices() {
  return testing::Choices(*rc::gen::container<std::vector<std::uint32_t>>(
      80, rc::gen::inRange<std::uint32_t>(0, 1'000'000)));
}

RC_GTEST_PROP(DraftProperty, WhatIsWholeIsTaken, ()) {
  testing::Choices choices = drawn_choices();
  const auto made = Draft(testing::random_contents(choices)).finish();
  if (!made) RC_FAIL(to_text(made.error().diagnostics[0]));
  const auto again = Draft(*made).finish();  // nothing is left to be given
  RC_ASSERT(again.has_value() && *again == *made);
}

RC_GTEST_PROP(DraftProperty, WhatIsBrokenIsRefusedWithReasons, ()) {
  testing::Choices choices = drawn_choices();
  const Contents whole = testing::random_contents(choices);
  for (const testing::Breakage& breakage : testing::breakages()) {
    Contents broken = whole;
    breakage.apply(broken, choices);
    const auto made = Draft(std::move(broken)).finish();
    if (made) RC_FAIL(breakage.what);
    for (const Diagnostic& fault : made.error().diagnostics) {
      RC_ASSERT(!fault.code.empty());
      RC_ASSERT(!to_english(fault.message).empty());
    }
  }
}

}  // namespace
}  // namespace zopa
