// Strong ids: positions in the lists of a Negotiation, which no one can mix up.
//
//   Id<struct PartyTag> party{0};
//   negotiation.parties()[party.index()].name
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace zopa {

template <class Tag>
struct Id {
  std::uint32_t value = 0;

  Id() = default;
  constexpr explicit Id(std::size_t index) : value(static_cast<std::uint32_t>(index)) {}

  [[nodiscard]] constexpr std::size_t index() const { return value; }
  friend constexpr auto operator<=>(Id, Id) = default;
};

}  // namespace zopa

template <class Tag>
struct std::hash<zopa::Id<Tag>> {
  std::size_t operator()(zopa::Id<Tag> id) const noexcept { return id.index(); }
};
