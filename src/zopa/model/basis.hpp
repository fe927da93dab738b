// Who a claim comes from: derived from its statements, never typed.
//
// Basis says whose word a claim rests on, not whether it is true: a public red line may be a
// bargaining stance.  Section 2 of the design defines the levels; docs/design/certainty.md works
// them through by example.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "zopa/model/negotiation.hpp"

namespace zopa {

// Strongest first.
enum class Basis : std::uint8_t {
  stated,      // by the party itself or its representative, verbatim
  relayed,     // by its own side in another's paraphrase, or in the source's own voice
  attributed,  // said of it by another party
  reported,    // said of it by nobody named, or "reportedly"
  inferred,    // there are statements, but the claim goes beyond them
  assumed,     // no statement
};

constexpr std::size_t kBasisLevels = 6;

constexpr Basis weaker(Basis a, Basis b) { return a < b ? b : a; }

[[nodiscard]] const char* to_text(Basis basis);

// The negotiation with the positions of this level and above only.
[[nodiscard]] Negotiation claims_from(const Negotiation& negotiation, Basis level);

// The basis of a claim about any of `parties` that rests on `because`.
[[nodiscard]] Basis basis_of(const Contents& negotiation, const std::vector<PartyId>& parties,
                             const std::vector<StatementId>& because, bool inferred);

// A `requires`, `accepts` or `takes` row is at most inferred unless one of its statements about the
// party rejects, conditions, offers or concedes; so is a row that ranks a hypothetical option.
[[nodiscard]] Basis basis_of(const Contents& negotiation, const Position& position);

[[nodiscard]] Basis basis_of(const Contents& negotiation, const Bloc& bloc);

// Which of a party's rows count: all; or those of a basis that is strong enough; or, as if the
// others did not stand in the file, `only` these.
struct Counting {
  Basis weakest = Basis::assumed;
  const std::vector<PositionId>* only = nullptr;  // has to stay

  Counting() = default;
  Counting(Basis from) : weakest(from) {}  // NOLINT(google-explicit-constructor)
  explicit Counting(const std::vector<PositionId>& these) : only(&these) {}

  [[nodiscard]] bool is_there(PositionId id) const;
  // Expects that it is there.
  [[nodiscard]] bool is_strong_enough(const Contents& negotiation, const Position& position) const;
};

// By statement: those that dispute it.
[[nodiscard]] std::vector<std::vector<StatementId>> disputes_of(const Contents& negotiation);

// Is one of these statements disputed?
[[nodiscard]] bool is_disputed(const std::vector<std::vector<StatementId>>& disputes,
                               const std::vector<StatementId>& because);

}  // namespace zopa
