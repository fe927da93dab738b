// What the columns of a score sheet are taken for: its header is the first row that has the words
// for issue and option, each in a cell of its own.  Where they stand below one another instead, the
// options stand side by side, and rows and columns change places.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "zopa/io/scores/numbers.hpp"
#include "zopa/io/scores/view.hpp"

namespace zopa::scores {

struct Column {
  enum class Use : std::uint8_t { issue, option, points, weight, total, note, empty };
  Use use = Use::empty;
  std::string party = {};              // of points: the party's name, as its header has it
  std::optional<std::size_t> of = {};  // of a weight: the column of points; absent: of all
};

struct Layout {
  View view;
  std::size_t header = 0;  // its row
  std::vector<Column> columns;
  std::size_t issue = 0;  // its column
  std::size_t option = 0;
  std::vector<std::size_t> points;   // the columns of points
  std::vector<std::size_t> weights;  // the columns of weights
  NumberStyle style;
};

// nullopt where the table has no header, or too many columns.  What is odd or wrong with the
// columns goes to `findings`.
[[nodiscard]] std::optional<Layout> layout_of(const Table& table, bool names_sheet,
                                              Findings& findings);

// The number of a cell, if it holds one.
[[nodiscard]] std::optional<Points> number_in(const Layout& layout, Spot spot);

}  // namespace zopa::scores
