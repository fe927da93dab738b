#include "zopa/io/scores/table.hpp"

#include <algorithm>

#include "zopa/base/unicode.hpp"

namespace zopa::scores {
namespace {

bool is_plain_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// The byte where the last code point begins.
std::size_t last_code_point(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return at;
}

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty()) {
    std::size_t at = 0;
    const bool is_blank =
        is_ascii(text[0]) ? is_plain_space(text[at++]) : is_space(next_code_point(text, at));
    if (!is_blank) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    const std::size_t from = last_code_point(text);
    std::size_t at = from;
    const bool is_blank =
        is_ascii(text[from]) ? is_plain_space(text[from]) : is_space(next_code_point(text, at));
    if (!is_blank) break;
    text.remove_suffix(text.size() - from);
  }
  return text;
}

bool Table::add(std::string_view text, bool is_number) {
  if (cells_.size() >= kMostCells) return false;
  cells_.push_back({.at = static_cast<std::uint32_t>(text_.size()),
                    .length = static_cast<std::uint32_t>(text.size()) & 0x7FFF'FFFFU,
                    .is_number = is_number ? 1U : 0U});
  text_.append(text);
  return true;
}

bool Table::add_cell(std::string_view text) { return add(trimmed(text), false); }
bool Table::add_number(std::string_view text) { return add(text, true); }

std::size_t Table::open_columns() const {
  return cells_.size() - (ends_.empty() ? 0 : ends_.back());
}

void Table::end_row() {
  columns_ = std::max(columns_, open_columns());
  ends_.push_back(static_cast<std::uint32_t>(cells_.size()));
}

bool Table::fill_row(std::size_t columns) {
  while (open_columns() < columns) {
    if (!add_cell({})) return false;
  }
  return true;
}

bool Table::fill(std::size_t rows) {
  if (rows > kMostCells) return false;
  while (ends_.size() < rows) end_row();
  return true;
}

std::size_t Table::columns_of(std::size_t row) const {
  return row < ends_.size() ? ends_[row] - begin_of(row) : 0;
}

std::string_view Table::at(std::size_t row, std::size_t column) const {
  if (column >= columns_of(row)) return {};
  const Cell& cell = cells_[begin_of(row) + column];
  return std::string_view(text_).substr(cell.at, cell.length);
}

bool Table::is_number(std::size_t row, std::size_t column) const {
  return column < columns_of(row) && cells_[begin_of(row) + column].is_number != 0;
}

std::string column_name(std::size_t column) {
  std::string name;
  for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
    name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
  }
  return name;
}

std::string cell_name(std::size_t row, std::size_t column) {
  return column_name(column) + std::to_string(row + 1);
}

}  // namespace zopa::scores
