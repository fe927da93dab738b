#include "zopa/model/checks/sizes.hpp"

#include <gtest/gtest.h>

namespace zopa {
namespace {

// Red lines that each rule one option of a large issue out.
Contents lines_about(std::size_t options, std::size_t lines) {
  Contents contents;
  contents.parties.resize(1);
  contents.issues.resize(1);
  contents.issues[0].options.resize(options);
  for (std::size_t i = 0; i < lines; ++i) {
    Formula formula;
    formula.atom = {IssueId{0}, Atom::Relation::differs, {OptionId{i % options}}};
    Position& position = contents.positions.emplace_back();
    position.claim = RedLine{.formula = formula};
  }
  return contents;
}

TEST(CheckSizes, RefusesTheFirstClaimThatIsTooMany) {
  Flaws fits;
  check_sizes(lines_about(1U << 12U, 1U << 10U), fits);
  EXPECT_EQ(fits.count(), 0U);
  Flaws flaws;
  check_sizes(lines_about(1U << 12U, 2U << 10U), flaws);
  const auto found = std::move(flaws).take();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].code, "too-large");
  EXPECT_EQ(found[0].spot.item, 1U << 10U);
}

}  // namespace
}  // namespace zopa
