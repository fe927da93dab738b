// What a claim's formula says of a package: yes, no, or not known.
//
// Strong three-valued logic (Kleene 1952, section 64).  A claim says nothing of a hypothetical
// option that it does not name, unless it speaks of all, so whether a package with that option
// satisfies it is not known, unless the other options settle it.  Where an option is taken that
// eases a line, the line is not known instead of broken (model/easing.hpp).
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa {

enum class Truth : std::uint8_t { no, unknown, yes };

constexpr std::array<const char*, 3> words_of(Truth /*unused*/) { return {"no", "open", "yes"}; }

[[nodiscard]] Truth truth_of(const Formula& formula, const Negotiation& negotiation,
                             const PackageSpace& space, const Package& package);

// By issue: the option taken; nullopt where that is left open, and then not known.
using PartialPackage = std::vector<std::optional<OptionId>>;
[[nodiscard]] Truth truth_of(const Formula& formula, const Negotiation& negotiation,
                             const PartialPackage& choices);

// Where this option is taken on its issue: unknown, too, where the other issues decide.
[[nodiscard]] Truth truth_on(IssueId issue, OptionId option, const Formula& formula,
                             const Negotiation& negotiation);

// Of one part of a formula, where this option is taken on its issue: `whole` is what names options.
[[nodiscard]] Truth truth_of_part(const Atom& part, OptionId option, const Formula& whole,
                                  const Negotiation& negotiation);

// Where the truth is unknown: the issues whose hypothetical options leave it so, each once.  A
// hypothetical option that the other options make irrelevant is not among them.
[[nodiscard]] std::vector<IssueId> what_leaves_open(const Formula& formula,
                                                    const Negotiation& negotiation,
                                                    const PackageSpace& space,
                                                    const Package& package);
// … and what is left open.
[[nodiscard]] std::vector<IssueId> what_leaves_open(const Formula& formula,
                                                    const Negotiation& negotiation,
                                                    const PartialPackage& choices);

}  // namespace zopa
