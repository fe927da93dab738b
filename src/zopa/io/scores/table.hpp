// A table as a spreadsheet shows it: cells by row and column, as text, whatever file they stand in.
//
//   Table table;
//   table.add_cell("Price");
//   table.end_row();
//   table.at(0, 0);  // "Price"; empty beyond the cells that there are
//   cell_name(6, 1); // "B7"
//
// All text stands in one piece, so that a cell costs eight bytes beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zopa::scores {

constexpr std::size_t kMostCells = std::size_t{1} << 23U;  // of one file, empty ones included

class Table {
 public:
  std::string name;                  // of the worksheet; empty of a text file
  std::vector<std::uint32_t> lines;  // by row, of a text file: the line where it begins
  bool has_commas = true;            // fields are separated by commas, or by nothing at all

  // To the row that is open.  False, from then on, where there are too many.
  bool add_cell(std::string_view text);
  // A number, written with a decimal point, as a spreadsheet keeps it; not what somebody typed.
  bool add_number(std::string_view text);
  void end_row();
  // Empty cells until the open row has so many, empty rows until there are so many.
  bool fill_row(std::size_t columns);
  bool fill(std::size_t rows);

  [[nodiscard]] std::size_t rows() const { return ends_.size(); }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] std::size_t columns_of(std::size_t row) const;
  [[nodiscard]] std::size_t open_columns() const;
  // Without white space at its ends.
  [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const;
  [[nodiscard]] bool is_number(std::size_t row, std::size_t column) const;

 private:
  struct Cell {
    std::uint32_t at = 0;
    std::uint32_t length : 31 = 0;
    std::uint32_t is_number : 1 = 0;
  };
  bool add(std::string_view text, bool is_number);
  [[nodiscard]] std::size_t begin_of(std::size_t row) const {
    return row == 0 ? 0 : ends_[row - 1];
  }

  std::string text_;
  std::vector<Cell> cells_;
  std::vector<std::uint32_t> ends_;  // by row: the cell behind its last
  std::size_t columns_ = 0;
};

// As spreadsheets call it: "B7", "AA12"; a row or a column alone: "7", "B".
[[nodiscard]] std::string cell_name(std::size_t row, std::size_t column);
[[nodiscard]] std::string column_name(std::size_t column);

// Without white space of any script at its ends.
[[nodiscard]] std::string_view trimmed(std::string_view text);

}  // namespace zopa::scores
