// How the parts of a stability answer are shown: by concept, and with states numbered from 1.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "zopa/answer/describe.hpp"
#include "zopa/stability/concepts.hpp"

namespace zopa::stability {

// The concepts that have something to say: of sanctions, coalitions, extensions, degrees.
constexpr std::array<Concept, 5> kDeterring = {Concept::general, Concept::symmetric,
                                               Concept::sequential, Concept::symmetric_sequential,
                                               Concept::simultaneous};
constexpr std::array<Concept, 5> kOfCoalitions = {Concept::nash, Concept::general,
                                                  Concept::symmetric, Concept::sequential,
                                                  Concept::symmetric_sequential};
constexpr std::array<Concept, 4> kOfExtensions = {Concept::nash, Concept::general,
                                                  Concept::symmetric, Concept::sequential};
constexpr std::array<Concept, 3> kOfDegrees = {Concept::general, Concept::symmetric,
                                               Concept::sequential};

// A value for each concept.
template <class T>
struct ByConcept : std::array<T, kConcepts.size()> {
  [[nodiscard]] const T& of(Concept by) const { return (*this)[static_cast<std::size_t>(by)]; }
  [[nodiscard]] T& of(Concept by) { return (*this)[static_cast<std::size_t>(by)]; }
};

// A key for each of the concepts, absent where `has` says so: what(concept) is its value.
template <class V, class Concepts, class Has, class What>
void describe_by_concept(V& v, const Concepts& concepts, Has has, What what) {
  for (const Concept by : concepts) {
    v.maybe(words_of(by)[static_cast<std::size_t>(by)], has(by), what(by), definition_of(by));
  }
}
// … always there.
template <class V, class Concepts, class What>
void describe_by_concept(V& v, const Concepts& concepts, What what) {
  describe_by_concept(v, concepts, [](Concept /*any*/) { return true; }, what);
}

[[nodiscard]] std::optional<answer::Numbered> numbered(const std::optional<std::uint32_t>& state);
[[nodiscard]] std::vector<answer::Numbered> numbered(const std::vector<std::uint32_t>& states);
[[nodiscard]] std::vector<answer::Numbered> numbered(const std::vector<std::size_t>& states);
[[nodiscard]] std::vector<std::vector<answer::Numbered>> numbered(
    const std::vector<std::vector<std::size_t>>& lists);
[[nodiscard]] std::vector<answer::Row> rows_of(const Group& group);

}  // namespace zopa::stability
