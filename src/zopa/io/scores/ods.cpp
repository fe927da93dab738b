// The worksheets of OpenDocument's workbooks (OpenDocument 1.2, part 1, chapter 9).
#include <algorithm>
#include <cstring>
#include <string_view>

#include <pugixml.hpp>

#include "zopa/base/budget.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/scores/xlsx.hpp"
#include "zopa/io/scores/xml_part.hpp"

namespace zopa::scores {
namespace {

constexpr std::size_t kMostDeep = 16;  // of what stands in a cell's text

bool is_named(const pugi::xml_node& node, const char* name) {
  return std::strcmp(node.name(), name) == 0;
}

void add_text(const pugi::xml_node& node, std::size_t depth, std::string& text) {
  for (const pugi::xml_node& part : node.children()) {
    if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
      text += part.value();
    } else if (is_named(part, "text:s") || is_named(part, "text:tab") ||
               is_named(part, "text:line-break")) {
      text += ' ';
    } else if (!is_named(part, "office:annotation") && depth < kMostDeep) {
      add_text(part, depth + 1, text);
    }
  }
}

std::string text_of_cell(const pugi::xml_node& cell) {
  std::string text;
  for (const pugi::xml_node& part : cell.children()) {
    if (!is_named(part, "text:p")) continue;
    if (!text.empty()) text += ' ';
    add_text(part, 0, text);
  }
  return text;
}

std::size_t times(const pugi::xml_node& node, const char* attribute) {
  return std::max(1U, node.attribute(attribute).as_uint(1));
}

class Reader {
 public:
  Reader(const std::string& file, const Limits* limits) : file_(file), limits_(limits) {}

  Result<std::vector<Table>> read(Archive& archive) {
    const auto begin = [&](const pugi::xml_node& sheet) -> std::optional<Error> {
      tables_.emplace_back().name = sheet.attribute("table:name").value();
      empty_rows_ = 0;
      return std::nullopt;
    };
    const auto add = [&](const pugi::xml_node& row) -> std::optional<Error> {
      if (is_reached(limits_)) return foreign::stopped(file_);
      if (tables_.empty() || add_row(row, tables_.back())) return std::nullopt;
      return fault("too-large", Message("fault.sheet_too_many_cells", {{"most", kMostCells}}),
                   file_);
    };
    const auto pass = [](const pugi::xml_node& /*shapes*/) { return std::optional<Error>(); };
    // Rows may lie in groups and heads; what is drawn over a sheet may hold tables of its own.
    const std::vector<Wanted> wanted = {
        {"table", {"spreadsheet"}, true, begin},
        {"shapes", {"table"}, false, pass},
        {"table-row", {"table", "table-row-group", "table-rows", "table-header-rows"}, false, add}};
    if (auto problem = visit_elements(archive, "content.xml", file_, wanted)) {
      return tl::unexpected(*std::move(problem));
    }
    return std::move(tables_);
  }

 private:
  // Empty rows and cells count once something follows them: a sheet ends with a million of them.
  bool add_row(const pugi::xml_node& row, Table& table) {
    const std::size_t count = times(row, "table:number-rows-repeated");
    for (std::size_t i = 0; i < count; ++i) {
      bool is_empty = true;
      if (!add_cells(row, table, is_empty)) return false;
      if (is_empty) {
        empty_rows_ += count - i;
        return true;
      }
      table.end_row();
    }
    return true;
  }

  bool add_cells(const pugi::xml_node& row, Table& table, bool& is_empty) {
    std::size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      const std::size_t count = times(cell, "table:number-columns-repeated");
      bool is_number = false;
      const std::string text = shown(cell, is_number);
      if (text.empty()) {
        column += count;
        continue;
      }
      if (is_empty && !table.fill(table.rows() + empty_rows_)) return false;
      if (is_empty) empty_rows_ = 0;
      is_empty = false;
      if (!table.fill_row(column)) return false;
      for (std::size_t i = 0; i < count; ++i) {
        if (!(is_number ? table.add_number(text) : table.add_cell(text))) return false;
      }
      column += count;
    }
    return true;
  }

  static std::string shown(const pugi::xml_node& cell, bool& is_number) {
    const std::string_view kind = cell.attribute("office:value-type").value();
    const char* value = cell.attribute("office:value").value();
    if (kind == "float" || kind == "currency" || kind == "percentage") {
      is_number = true;
      return kind == "percentage" ? shown_percent(value) : shown_number(value);
    }
    if (kind == "date") return cell.attribute("office:date-value").value();
    std::string text = text_of_cell(cell);
    if (text.empty() && cell.attribute("table:formula")) text = "=";
    return text;
  }

  const std::string& file_;
  const Limits* limits_;
  std::vector<Table> tables_;
  std::size_t empty_rows_ = 0;
};

}  // namespace

Result<std::vector<Table>> read_ods(Archive& archive, const std::string& file,
                                    const Limits* limits) {
  return Reader(file, limits).read(archive);
}

}  // namespace zopa::scores
