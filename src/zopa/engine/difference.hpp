// What moved between two answers about one file: after a red line was switched off, say.
//
//   const Difference moved = difference(before, after);
//   moved.tabled;   // so many more tabled packages that nothing excludes; fewer where negative
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "zopa/engine/analysis.hpp"

namespace zopa::engine {

struct Difference {
  std::optional<deadlock::Verdict> before;
  std::optional<deadlock::Verdict> after;
  // Tabled packages, and all, that nothing on file excludes: more by so many; absent where either
  // number is not known, or does not fit.
  std::optional<std::int64_t> tabled;
  std::optional<std::int64_t> all;
  std::vector<std::string> conflicts_gone;  // by the ids of their lines, joined by " + "
  std::vector<std::string> conflicts_new;
  std::optional<std::int64_t> ways;
  std::optional<std::int64_t> packages;  // that there are at all

  template <class V>
  void describe(V& v) const {
    v.about("moved", "What moved between the answer before the last change and the one after it.");
    v("before", before, "The verdict before.");
    v("after", after, "The verdict after.");
    v("tabled", tabled, "So many more tabled packages that nothing on file excludes.");
    v("all", all, "So many more packages, untabled ones too, that nothing on file excludes.");
    v("packages", packages, "So many more packages that there are at all.");
    v("ways", ways, "So many more ways.");
    v("conflicts_gone", conflicts_gone, "Conflicts that are gone, by the ids of their lines.");
    v("conflicts_new", conflicts_new, "Conflicts that are new.");
  }
};

[[nodiscard]] Difference difference(const Analysis& before, const Analysis& after);

}  // namespace zopa::engine
