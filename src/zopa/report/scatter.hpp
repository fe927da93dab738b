// Points of two parties' utilities as a picture of braille dots, for a terminal.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace zopa::report {

struct Mark {
  double x = 0;
  double y = 0;
  std::string sign;  // one column wide; empty: a dot
};

struct Axes {
  std::string x;                              // what is drawn to the right
  std::string y;                              // … and upwards
  std::function<std::string(double)> number;  // as the language writes the ends of the axes
};

// Lines of at most `width` columns, axes and their ends included.  Expects at least one mark.
[[nodiscard]] std::vector<std::string> scatter(const std::vector<Mark>& marks, const Axes& axes,
                                               int width = 64, int height = 16);

}  // namespace zopa::report
