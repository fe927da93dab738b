// The published cases among the examples have their published equilibria.
//
// States have the numbers that zopa prints.  Elmira: Kilgour, Hipel, Fang and Peng (2001) number
// nine states, those in which Uniroyal abandons taken as one: s5 is state 7 here, s8 is 10, s9 is
// 5, 6, 11 and 12, s1 and s4 are 1 and 4.  Garrison and Cuba: Fraser and Hipel (1984), by the model
// files of GMCR+.
#include <filesystem>

#include <gtest/gtest.h>

#include "zopa/io/any_reader.hpp"
#include "zopa/stability/stability.hpp"

namespace zopa {
namespace {

using stability::Concept;
using States = std::vector<std::uint32_t>;

stability::Stability solved(const std::string& example, const stability::Options& options = {}) {
  const auto path = std::filesystem::path(ZOPA_SOURCE_FOLDER) / "examples" / example / "talks.yaml";
  const auto loaded = read_any({path.string()});
  EXPECT_TRUE(loaded);
  const auto answer = stability::stability_of(loaded->negotiation, options);
  EXPECT_TRUE(answer && answer->value);
  return *answer->value;
}

States numbered(std::vector<std::uint32_t> states) {
  for (std::uint32_t& state : states) ++state;
  return states;
}

States equilibria(const stability::Stability& found, Concept by) {
  return numbered(found.of(by).equilibria);
}

TEST(Published, ElmirasEquilibriaAreThreeOfNineStates) {
  const auto found = solved("elmira");
  const States strong = {5, 6, 7, 10, 11, 12};
  EXPECT_EQ(equilibria(found, Concept::nash), strong);
  EXPECT_EQ(equilibria(found, Concept::sequential), strong);
  const States weak = {1, 4, 5, 6, 7, 10, 11, 12};
  EXPECT_EQ(equilibria(found, Concept::general), weak);
  EXPECT_EQ(equilibria(found, Concept::symmetric), weak);
}

// The jump from s5 to s8.
TEST(Published, ElmirasMinistryAndUniroyalLeaveTheDelayTogether) {
  const auto found = solved("elmira");
  const auto& coalitions = *found.details->coalitions;
  EXPECT_EQ(numbered(coalitions.equilibria.of(Concept::nash)), (States{5, 6, 10, 11, 12}));
  bool is_found = false;
  for (const stability::Upset& upset : coalitions.upsets) {
    const bool is_jump = upset.state == 6 && upset.to == 9;
    is_found = is_found || (is_jump && upset.coalition == stability::Group{0, 1});
  }
  EXPECT_TRUE(is_found);
}

TEST(Published, GarrisonHasSevenStrongEquilibria) {
  const auto found = solved("garrison");
  EXPECT_EQ(found.state_count, 23U);
  const States strong = {2, 3, 11, 17, 18, 21, 22};
  EXPECT_EQ(equilibria(found, Concept::nash), strong);
  EXPECT_EQ(equilibria(found, Concept::sequential), strong);
  EXPECT_EQ(equilibria(found, Concept::simultaneous), strong);
  const States weak = {2, 3, 4, 6, 8, 10, 11, 13, 14, 15, 17, 18, 19, 21, 22};
  EXPECT_EQ(equilibria(found, Concept::general), weak);
  EXPECT_EQ(equilibria(found, Concept::symmetric), weak);
}

TEST(Published, CubaIsResolvedByWithdrawal) {
  const auto found = solved("cuba");
  EXPECT_EQ(equilibria(found, Concept::nash), (States{6}));
  EXPECT_EQ(equilibria(found, Concept::sequential), (States{5, 6, 7}));
  EXPECT_EQ(equilibria(found, Concept::general), (States{1, 2, 3, 5, 6, 7, 8}));
}

}  // namespace
}  // namespace zopa
