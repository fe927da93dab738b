#include "zopa/io/scores/picture.hpp"

#include <algorithm>
#include <utility>

namespace zopa::scores {
namespace {

constexpr std::size_t kMostRows = 10;
constexpr std::size_t kMostColumns = 8;

Message use_of_column(const Layout& layout, std::size_t column) {
  const Column& own = layout.columns[column];
  switch (own.use) {
    case Column::Use::issue:
      return Message("picture.issue");
    case Column::Use::option:
      return Message("picture.option");
    case Column::Use::points:
      return Message("picture.points", {{"party", own.party}});
    case Column::Use::weight:
      return own.of ? Message("picture.weight_of", {{"party", layout.columns[*own.of].party}})
                    : Message("picture.weight");
    case Column::Use::total:
      return Message("picture.total");
    case Column::Use::note:
      return Message("picture.note");
    case Column::Use::empty:
      break;
  }
  return Message("picture.empty");
}

Message use_of_row(Sheet::Row row) {
  switch (row) {
    case Sheet::Row::above:
      return Message("picture.above");
    case Sheet::Row::header:
      return Message("picture.header");
    case Sheet::Row::option:
      return Message("picture.option");
    case Sheet::Row::heading:
      return Message("picture.issue");
    case Sheet::Row::reservation:
      return Message("picture.reservation");
    case Sheet::Row::agreement:
      return Message("picture.agreement");
    case Sheet::Row::veto:
      return Message("picture.veto");
    case Sheet::Row::total:
      return Message("picture.total");
    case Sheet::Row::note:
      return Message("picture.note");
    case Sheet::Row::empty:
      break;
  }
  return Message("picture.empty");
}

}  // namespace

Picture picture_of(const Sheet& sheet, const std::string& name) {
  const View& view = sheet.layout.view;
  std::vector<Message> down;    // of the rows of the view
  std::vector<Message> across;  // of its columns
  const std::size_t most_down = view.is_across() ? kMostColumns : kMostRows;
  const std::size_t most_across = view.is_across() ? kMostRows : kMostColumns;
  for (std::size_t row = 0; row < std::min(view.rows(), most_down); ++row) {
    down.push_back(use_of_row(sheet.rows[row]));
  }
  for (std::size_t column = 0; column < std::min(view.columns(), most_across); ++column) {
    across.push_back(use_of_column(sheet.layout, column));
  }
  Picture picture;
  picture.name = name;
  picture.columns = std::move(across);
  picture.rows = std::move(down);
  if (view.is_across()) std::swap(picture.columns, picture.rows);
  const Table& table = view.table();
  for (std::size_t row = 0; row < picture.rows.size(); ++row) {
    auto& cells = picture.cells.emplace_back();
    for (std::size_t column = 0; column < picture.columns.size(); ++column) {
      cells.emplace_back(table.at(row, column));
    }
  }
  picture.more_rows = table.rows() - picture.rows.size();
  picture.more_columns = table.columns() - picture.columns.size();
  return picture;
}

std::optional<Message> left_out_of(const Picture& picture) {
  if (picture.more_rows + picture.more_columns == 0) return std::nullopt;
  const bool both = picture.more_rows > 0 && picture.more_columns > 0;
  return Message(
      "picture.not_shown",
      {{"rows", picture.more_rows}, {"columns", picture.more_columns}, {"both", yes_or_no(both)}});
}

}  // namespace zopa::scores
