#include "zopa/io/scores/view.hpp"

namespace zopa::scores {
namespace {

constexpr std::size_t kMostCellsNamed = 4;
constexpr std::size_t kMostFaults = 200;  // of one file: nobody reads more

}  // namespace

std::string View::with_sheet(std::string name) const {
  if (!names_sheet_) return name;
  std::string full = table_->name;
  full += '!';
  full += name;
  return full;
}

std::string View::name_of(Spot spot) const {
  return with_sheet(is_across_ ? cell_name(spot.column, spot.row)
                               : cell_name(spot.row, spot.column));
}

Message View::row_of_table(std::size_t row) const {
  return Message("sheet.row", {{"name", with_sheet(std::to_string(row + 1))}});
}

Message View::column_of_table(std::size_t column) const {
  return Message("sheet.column", {{"name", with_sheet(column_name(column))}});
}

Message View::name_of_row(std::size_t row) const {
  return is_across_ ? column_of_table(row) : row_of_table(row);
}

Message View::name_of_column(std::size_t column) const {
  return is_across_ ? row_of_table(column) : column_of_table(column);
}

Place View::place_of(Spot spot) const {
  const std::size_t row = is_across_ ? spot.column : spot.row;
  return row < table_->lines.size() ? Place{table_->lines[row], 1} : Place{};
}

void Findings::fail(const char* key, const View& view, Spot spot, std::vector<Argument> arguments) {
  fail_at(key, view.name_of(spot), view.place_of(spot), std::move(arguments));
}

void Findings::fail_at(const char* key, const std::string& where, Place place,
                       std::vector<Argument> arguments) {
  if (error_.diagnostics.size() >= kMostFaults) return;
  if (!where.empty()) arguments.insert(arguments.begin(), {"cell", where});
  error_.diagnostics.push_back(
      {Severity::error, "bad-score-sheet", Message(key, std::move(arguments)), file_, place, {}});
}

void Findings::remark(const char* key, const View& view, Spot spot,
                      std::vector<Argument> arguments) {
  const auto known = by_key_.find(std::string_view(key));
  if (known != by_key_.end() && kinds_[known->second].cells.size() >= kMostCellsNamed) {
    ++kinds_[known->second].count;
    return;
  }
  remark_at(key, view.name_of(spot), view.place_of(spot), std::move(arguments));
}

void Findings::remark_at(const char* key, Value where, Place place,
                         std::vector<Argument> arguments) {
  const auto [at, is_new] = by_key_.emplace(key, kinds_.size());
  if (is_new) kinds_.push_back({key, std::move(arguments), place, {}, 0});
  Kind& kind = kinds_[at->second];
  ++kind.count;
  if (kind.cells.size() < kMostCellsNamed) kind.cells.push_back(std::move(where));
}

std::vector<Diagnostic> Findings::remarks() const {
  std::vector<Diagnostic> remarks;
  for (const Kind& kind : kinds_) {
    List cells{Join::commas, {}};
    cells.parts = kind.cells;
    std::vector<Argument> arguments = kind.arguments;
    arguments.push_back({"cells", std::move(cells)});
    arguments.push_back({"more", kind.count - kind.cells.size()});
    remarks.push_back({Severity::warning,
                       "odd-file",
                       Message(kind.key, std::move(arguments)),
                       file_,
                       kind.place,
                       {}});
  }
  return remarks;
}

}  // namespace zopa::scores
