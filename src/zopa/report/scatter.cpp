#include "zopa/report/scatter.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "zopa/base/unicode.hpp"

namespace zopa::report {
namespace {

struct Span {
  double low = 0;
  double high = 0;

  // How far a number lies from the low end to the high one.
  [[nodiscard]] double share(double number) const {
    return high <= low ? 0 : std::clamp((number - low) / (high - low), 0.0, 1.0);
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

// Cells of a terminal, each of eight dots or one sign.
class Canvas {
 public:
  Canvas(std::size_t columns, std::size_t rows)
      : columns_(columns), rows_(rows), dots_(columns * rows, 0), signs_(columns * rows) {}

  // Shares of the width and of the height, from the lower left corner.
  void put(double x, double y, const std::string& sign) {
    const std::size_t dot_x = place(x, columns_ * kDotColumns);
    const std::size_t dot_y = rows_ * kDotRows - 1 - place(y, rows_ * kDotRows);
    const std::size_t cell = (dot_y / kDotRows) * columns_ + dot_x / kDotColumns;
    dots_[cell] |= kDots[dot_x % kDotColumns][dot_y % kDotRows];
    if (!sign.empty()) signs_[cell] = sign;
  }

  [[nodiscard]] std::string row(std::size_t number) const {
    std::string line;
    for (std::size_t cell = number * columns_; cell < (number + 1) * columns_; ++cell) {
      const std::string dots = dots_[cell] == 0 ? " " : braille(dots_[cell]);
      line += signs_[cell].empty() ? dots : signs_[cell];
    }
    return line;
  }

 private:
  static constexpr std::size_t kDotColumns = 2;
  static constexpr std::size_t kDotRows = 4;
  static constexpr std::array<std::array<unsigned, kDotRows>, kDotColumns> kDots = {
      {{1, 2, 4, 64}, {8, 16, 32, 128}}};

  static std::size_t place(double share, std::size_t places) {
    return std::min(places - 1, static_cast<std::size_t>(share * static_cast<double>(places)));
  }

  std::size_t columns_;
  std::size_t rows_;
  std::vector<unsigned> dots_;
  std::vector<std::string> signs_;
};

}  // namespace

std::vector<std::string> scatter(const std::vector<Mark>& marks, const Axes& axes, int width,
                                 int height) {
  const Span x = span_of(marks, &Mark::x);
  const Span y = span_of(marks, &Mark::y);
  const int margin =
      std::max(display_width(axes.number(y.low)), display_width(axes.number(y.high)));
  const int columns = std::max(10, width - margin - 2);
  Canvas canvas(static_cast<std::size_t>(columns), static_cast<std::size_t>(height));
  for (const Mark& mark : marks) canvas.put(x.share(mark.x), y.share(mark.y), mark.sign);
  std::vector<std::string> lines = {axes.y + " ↑"};
  for (int row = 0; row < height; ++row) {
    const bool is_last = row == height - 1;
    const std::string label = row == 0 ? axes.number(y.high) : is_last ? axes.number(y.low) : "";
    std::string line = padded(label, margin) + " │" + canvas.row(static_cast<std::size_t>(row));
    while (line.back() == ' ') line.pop_back();
    lines.push_back(std::move(line));
  }
  std::string base = padded("", margin) + " └";
  for (int column = 0; column < columns; ++column) base += "─";
  lines.push_back(base);
  const std::string low = axes.number(x.low);
  const std::string high = axes.number(x.high) + " → " + axes.x;
  lines.push_back(padded("", margin + 2) + low +
                  padded(high, std::max(display_width(high) + 1, columns - display_width(low))));
  return lines;
}

}  // namespace zopa::report
