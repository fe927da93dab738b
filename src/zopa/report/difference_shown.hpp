// What `zopa diff` prints: two files, or one on two days.
#pragma once

#include <optional>
#include <string>

#include "zopa/answer/describe.hpp"
#include "zopa/engine/difference.hpp"

namespace zopa::report {

struct SideShown {
  std::string file;  // as it was named on the command line
  std::string title;
  std::optional<std::string> date;
  std::optional<std::string> round;  // its id

  template <class V>
  void describe(V& v) const {
    v.about("side", "One of the two that are compared, and the day that it is looked at.");
    v("file", file, "The file, as it was named on the command line.");
    v("title", title, "Its title.");
    v("date", date, "The day; null where it is not known.");
    v("round", round, "The last round held by then; null where the file lists none.");
  }
};

struct DifferenceShown {
  SideShown before;
  SideShown after;
  engine::Changes changes;
  engine::Effect effect;

  template <class V>
  void describe(V& v) const {
    v.about("difference", "What is different between two files, or one file on two days.");
    v("before", before, "The first file, or the earlier day.");
    v("after", after, "The second file, or the later day.");
    changes.describe_keys(v);
    effect.describe_keys(v);
  }
};

// Of answers to `engine::compared` options, and the files as they were named.
[[nodiscard]] DifferenceShown difference_shown(std::string before_file,
                                               const engine::Analysis& before,
                                               std::string after_file,
                                               const engine::Analysis& after);

}  // namespace zopa::report
