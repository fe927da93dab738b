// A table with the issues and options down the side, whichever way it lies in its file; and what
// is found wrong or odd in it, by the cells' own names.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "zopa/base/result.hpp"
#include "zopa/io/scores/table.hpp"

namespace zopa::scores {

struct Spot {
  std::size_t row = 0;
  std::size_t column = 0;
};

class View {
 public:
  View(const Table& table, bool is_across, bool names_sheet)
      : table_(&table), is_across_(is_across), names_sheet_(names_sheet) {}

  [[nodiscard]] const Table& table() const { return *table_; }
  // Rows and columns have changed places.
  [[nodiscard]] bool is_across() const { return is_across_; }
  [[nodiscard]] std::size_t rows() const { return is_across_ ? table_->columns() : table_->rows(); }
  [[nodiscard]] std::size_t columns() const {
    return is_across_ ? table_->rows() : table_->columns();
  }
  [[nodiscard]] std::string_view at(std::size_t row, std::size_t column) const {
    return is_across_ ? table_->at(column, row) : table_->at(row, column);
  }
  [[nodiscard]] bool is_number(std::size_t row, std::size_t column) const {
    return is_across_ ? table_->is_number(column, row) : table_->is_number(row, column);
  }

  // "B7", or "Seller!B7" where there are several worksheets; of a whole row "row 7", "column B".
  [[nodiscard]] std::string name_of(Spot spot) const;
  [[nodiscard]] Message name_of_row(std::size_t row) const;
  [[nodiscard]] Message name_of_column(std::size_t column) const;
  // The line of a text file; nowhere of a worksheet.
  [[nodiscard]] Place place_of(Spot spot) const;

 private:
  [[nodiscard]] std::string with_sheet(std::string name) const;
  [[nodiscard]] Message row_of_table(std::size_t row) const;
  [[nodiscard]] Message column_of_table(std::size_t column) const;

  const Table* table_;
  bool is_across_;
  bool names_sheet_;
};

// Remarks of one kind are one remark, with the first few of its cells.
class Findings {
 public:
  explicit Findings(std::string file) : file_(std::move(file)) {}

  // `cell` becomes the argument of that name.
  void fail(const char* key, const View& view, Spot spot, std::vector<Argument> arguments = {});
  void remark(const char* key, const View& view, Spot spot, std::vector<Argument> arguments = {});
  // Of a row or a column as a whole, already named.
  void fail_at(const char* key, const std::string& where, Place place,
               std::vector<Argument> arguments = {});
  void remark_at(const char* key, Value where, Place place, std::vector<Argument> arguments = {});

  [[nodiscard]] bool has_faults() const { return !error_.diagnostics.empty(); }
  [[nodiscard]] Error take_faults() { return std::move(error_); }
  [[nodiscard]] std::vector<Diagnostic> remarks() const;

 private:
  struct Kind {
    std::string key;
    std::vector<Argument> arguments;  // of the first
    Place place;
    std::vector<Value> cells;  // the first few
    std::size_t count = 0;
  };

  std::string file_;
  Error error_;
  std::vector<Kind> kinds_;
  std::map<std::string, std::size_t, std::less<>> by_key_;
};

}  // namespace zopa::scores
