#include "zopa/cli/sheet_picture.hpp"

#include <algorithm>
#include <numeric>

#include "zopa/base/unicode.hpp"
#include "zopa/report/document.hpp"

namespace zopa::cli {
namespace {

constexpr int kWidth = 80;
constexpr int kMostOfCell = 16;
constexpr int kLeastOfCell = 4;

// Cut where it is too wide.
std::string fitted(const std::string& text, int width) {
  if (display_width(text) <= width) return text;
  std::size_t length = code_points(text);
  while (length > 0 && display_width(code_point_slice(text, 0, length)) >= width) --length;
  return code_point_slice(text, 0, length) + "…";
}

std::string padded(const std::string& text, int width) {
  const int missing = width - display_width(text);
  return missing > 0 ? text + std::string(static_cast<std::size_t>(missing), ' ') : text;
}

class Drawing {
 public:
  Drawing(const scores::Picture& picture, const Console& console)
      : picture_(picture), console_(console) {}

  std::vector<std::string> lines() {
    fill();
    set_widths();
    add_row(heads_);
    add_uses();
    for (const auto& row : rows_) add_row(row);
    return std::move(lines_);
  }

 private:
  using Row = std::vector<std::string>;

  [[nodiscard]] std::string say(const Message& message) const {
    return console_.catalogue().text(message);
  }

  void fill() {
    heads_.emplace_back();
    for (std::size_t column = 0; column < picture_.columns.size(); ++column) {
      heads_.push_back(scores::column_name(column));
      uses_.push_back(say(picture_.columns[column]));
    }
    heads_.push_back(say(Message("picture.read_as")));
    for (std::size_t row = 0; row < picture_.rows.size(); ++row) {
      Row& cells = rows_.emplace_back();
      cells.push_back(std::to_string(row + 1));
      for (const std::string& cell : picture_.cells[row]) cells.push_back(printable(cell));
      cells.push_back(say(picture_.rows[row]));
    }
  }

  // As wide as what they hold; where that is too much, the widest gives way.
  void set_widths() {
    widths_.assign(heads_.size(), 0);
    for (std::size_t column = 0; column < heads_.size(); ++column) {
      const bool is_cell = column > 0 && column + 1 < heads_.size();
      const auto widen = [&](const std::string& text) {
        const int own = display_width(text);
        widths_[column] = std::max(widths_[column], is_cell ? std::min(own, kMostOfCell) : own);
      };
      widen(heads_[column]);
      if (is_cell) widen(uses_[column - 1]);
      for (const Row& row : rows_) widen(row[column]);
    }
    const int between = 2 * static_cast<int>(widths_.size() - 1);
    while (std::accumulate(widths_.begin(), widths_.end(), between) > kWidth) {
      const auto widest = std::max_element(widths_.begin() + 1, widths_.end() - 1);
      if (*widest <= kLeastOfCell) break;
      --*widest;
    }
  }

  void add_row(const Row& row) {
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column > 0) line += "  ";
      line += padded(fitted(row[column], widths_[column]), widths_[column]);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    lines_.push_back(std::move(line));
  }

  // Words of a use stand below one another where the column is narrow.
  void add_uses() {
    std::vector<Row> wrapped;
    std::size_t most = 0;
    for (std::size_t column = 0; column < uses_.size(); ++column) {
      wrapped.push_back(wrap(uses_[column], widths_[column + 1]));
      most = std::max(most, wrapped.back().size());
    }
    for (std::size_t i = 0; i < most; ++i) {
      Row row = {""};
      for (const Row& use : wrapped) row.push_back(i < use.size() ? use[i] : "");
      row.emplace_back();
      add_row(row);
    }
  }

  const scores::Picture& picture_;
  const Console& console_;
  Row heads_;
  Row uses_;  // by column of the table
  std::vector<Row> rows_;
  std::vector<int> widths_;
  std::vector<std::string> lines_;
};

}  // namespace

std::string drawn(const scores::Picture& picture, const Console& console) {
  const auto say = [&](const Message& message) { return console.catalogue().text(message); };
  report::Document document;
  document.push_back({report::Block::Kind::heading,
                      say(Message("picture.title", {{"name", Quoted{picture.name}}}))});
  report::Block drawing{report::Block::Kind::drawing, {}};
  drawing.lines = Drawing(picture, console).lines();
  document.push_back(std::move(drawing));
  if (const auto left_out = scores::left_out_of(picture)) {
    document.push_back({report::Block::Kind::paragraph, say(*left_out)});
  }
  std::string text = report::to_text(document, {.width = kWidth, .color = console.color()});
  text += '\n';
  return text;
}

}  // namespace zopa::cli
