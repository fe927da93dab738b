#include "zopa/robust/assent.hpp"

#include "negotiations.hpp"
#include <gtest/gtest.h>

namespace zopa::robust {
namespace {

using Values = std::vector<std::uint32_t>;

// Half of the weight on x, a quarter each on y and z; no agreement is worth 0.5.
const char* const kNumbers = R"(
  - {id: a-weights, party: a, weights: {x: 0.5, y: 0.25, z: 0.25}}
  - {id: a-x, party: a, issue: x, values: {one: 0, two: 1, three: 2}}
  - {id: a-y, party: a, issue: y, values: {one: 0, two: 1, three: 2}}
  - {id: a-z, party: a, issue: z, values: {one: 0, two: 1, three: 2}}
  - {id: a-without, party: a, reservation: 0.5}
)";

Assent acceptance_of(const Negotiation& negotiation, const Values& values) {
  const PackageSpace space(negotiation);
  return AssentOf(negotiation, space, PartyId{0}).of(space.package(values), values);
}

std::vector<std::string> support_of(const Negotiation& negotiation, const Assent& acceptance) {
  std::vector<std::string> ids;
  for (const PositionId id : acceptance.grounds.support) {
    ids.push_back(negotiation.position(id).id);
  }
  return ids;
}

TEST(Assent, IsOpenWhereNothingIsKnown) {
  const auto talks = testing::two_parties("  - {party: b, requires: x == one}\n");
  const Assent open = acceptance_of(talks, {1, 1, 1});
  EXPECT_EQ(open.on_file, OnFile::open);
  EXPECT_TRUE(open.grounds.support.empty());
}

TEST(Assent, IsRefusedByARedLineWhateverIsSaidToBeAccepted) {
  const auto talks = testing::two_parties(
      "  - {id: line, party: a, requires: x != one}\n"
      "  - {id: offer, party: a, accepts: y == two}\n");
  const Assent refused = acceptance_of(talks, {0, 1, 0});
  EXPECT_EQ(refused.on_file, OnFile::excluded);
  EXPECT_EQ(support_of(talks, refused), std::vector<std::string>{"line"});
  const Assent accepted = acceptance_of(talks, {1, 1, 0});
  EXPECT_EQ(accepted.on_file, OnFile::accepted);
  EXPECT_EQ(support_of(talks, accepted), std::vector<std::string>{"offer"});
}

TEST(Assent, IsRefusedByNumbersThatNeverReachTheReservation) {
  const auto talks = testing::two_parties(kNumbers);
  const Assent refused = acceptance_of(talks, {0, 1, 1});  // worth 0.25
  EXPECT_EQ(refused.on_file, OnFile::excluded);
  EXPECT_EQ(support_of(talks, refused),
            (std::vector<std::string>{"a-weights", "a-x", "a-y", "a-z", "a-without"}));
}

TEST(Assent, IsNobodysClaimWhereOnlyNumbersAlwaysReachTheReservation) {
  auto talks = testing::two_parties(kNumbers);
  EXPECT_EQ(acceptance_of(talks, {2, 0, 0}).on_file, OnFile::no_worse);  // worth 0.5: as good
  EXPECT_EQ(acceptance_of(talks, {1, 1, 0}).on_file, OnFile::excluded);  // worth 0.375
  talks = testing::two_parties(std::string(kNumbers) +
                               "  - {id: offer, party: a, accepts: x == three}\n");
  const Assent accepted = acceptance_of(talks, {2, 0, 0});
  EXPECT_EQ(accepted.on_file, OnFile::accepted);
  EXPECT_EQ(support_of(talks, accepted), std::vector<std::string>{"offer"});
}

TEST(Assent, StaysOpenWhereTheReservationLiesInARangeAroundThePackage) {
  std::string numbers = kNumbers;
  numbers.replace(numbers.find("reservation: 0.5"), 16, "reservation: [0.2, 0.6]");
  const auto talks = testing::two_parties(numbers);
  EXPECT_EQ(acceptance_of(talks, {2, 0, 0}).on_file, OnFile::open);
  EXPECT_EQ(acceptance_of(talks, {0, 0, 1}).on_file, OnFile::excluded);  // worth 0.125
  EXPECT_EQ(acceptance_of(talks, {2, 1, 1}).on_file, OnFile::no_worse);  // worth 0.75
}

TEST(Assent, LooksAtNoOtherPartysClaims) {
  const auto talks = testing::two_parties("  - {party: b, requires: x != one}\n");
  EXPECT_EQ(acceptance_of(talks, {0, 0, 0}).on_file, OnFile::open);
}

}  // namespace
}  // namespace zopa::robust
