#include "zopa/report/scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "zopa/base/unicode.hpp"

namespace zopa::report {
namespace {

struct Span {
  double low = 0;
  double high = 0;

  // Where a number lies among `cells` equal parts.
  [[nodiscard]] int cell(double number, int cells) const {
    if (high <= low) return 0;
    return std::clamp(static_cast<int>((number - low) / (high - low) * cells), 0, cells - 1);
  }
};

Span span_of(const std::vector<Mark>& marks, double Mark::* coordinate) {
  Span span{marks[0].*coordinate, marks[0].*coordinate};
  for (const Mark& mark : marks) {
    span.low = std::min(span.low, mark.*coordinate);
    span.high = std::max(span.high, mark.*coordinate);
  }
  return span;
}

std::string number(double value) {
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.3g", value);
  return text.data();
}

// U+2800 and eight dots, in two columns of four.
std::string braille(unsigned dots) {
  const unsigned code = 0x2800U + dots;
  return {static_cast<char>(0xE0U | (code >> 12U)),
          static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

std::string padded(const std::string& text, int width) {
  return std::string(static_cast<std::size_t>(std::max(0, width - display_width(text))), ' ') +
         text;
}

}  // namespace

std::vector<std::string> scatter(const std::vector<Mark>& marks, const Axes& axes, int width,
                                 int height) {
  constexpr int kDotColumns = 2;
  constexpr int kDotRows = 4;
  constexpr std::array<std::array<unsigned, 4>, 2> kDots = {{{1, 2, 4, 64}, {8, 16, 32, 128}}};
  const Span x = span_of(marks, &Mark::x);
  const Span y = span_of(marks, &Mark::y);
  const int margin = std::max(display_width(number(y.low)), display_width(number(y.high)));
  const int columns = std::max(10, width - margin - 2);
  const auto cells = static_cast<std::size_t>(columns) * static_cast<std::size_t>(height);
  std::vector<unsigned> dots(cells, 0);
  std::vector<std::string> signs(cells);
  for (const Mark& mark : marks) {
    const int dot_x = x.cell(mark.x, columns * kDotColumns);
    const int dot_y = height * kDotRows - 1 - y.cell(mark.y, height * kDotRows);
    const auto cell = static_cast<std::size_t>((dot_y / kDotRows) * columns + dot_x / kDotColumns);
    dots[cell] |= kDots[static_cast<std::size_t>(dot_x % kDotColumns)]
                       [static_cast<std::size_t>(dot_y % kDotRows)];
    if (!mark.sign.empty()) signs[cell] = mark.sign;
  }
  std::vector<std::string> lines = {axes.y + " ↑"};
  for (int row = 0; row < height; ++row) {
    std::string label;
    if (row == 0) label = number(y.high);
    if (row == height - 1) label = number(y.low);
    std::string line = padded(label, margin) + " │";
    for (int column = 0; column < columns; ++column) {
      const auto cell = static_cast<std::size_t>(row * columns + column);
      if (!signs[cell].empty()) {
        line += signs[cell];
      } else {
        line += dots[cell] == 0 ? " " : braille(dots[cell]);
      }
    }
    while (line.back() == ' ') line.pop_back();
    lines.push_back(std::move(line));
  }
  std::string base = padded("", margin) + " └";
  for (int column = 0; column < columns; ++column) base += "─";
  lines.push_back(base);
  const std::string low = number(x.low);
  const std::string high = number(x.high) + " → " + axes.x;
  lines.push_back(padded("", margin + 2) + low +
                  padded(high, std::max(display_width(high) + 1, columns - display_width(low))));
  return lines;
}

}  // namespace zopa::report
