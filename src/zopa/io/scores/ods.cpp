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

  Result<std::vector<Table>> read(const pugi::xml_node& root) {
    for (const pugi::xml_node& sheet :
         root.child("office:body").child("office:spreadsheet").children("table:table")) {
      Table& table = tables_.emplace_back();
      table.name = sheet.attribute("table:name").value();
      empty_rows_ = 0;
      if (!add_rows(sheet, 0, table)) {
        if (is_reached(limits_)) return tl::unexpected(foreign::stopped(file_));
        return tl::unexpected(fault(
            "too-large", Message("fault.sheet_too_many_cells", {{"most", kMostCells}}), file_));
      }
    }
    return std::move(tables_);
  }

 private:
  // Rows may lie in groups and heads.
  bool add_rows(const pugi::xml_node& group, std::size_t depth, Table& table) {
    for (const pugi::xml_node& part : group.children()) {
      if (is_named(part, "table:table-row")) {
        if (is_reached(limits_) || !add_row(part, table)) return false;
      } else if ((is_named(part, "table:table-row-group") || is_named(part, "table:table-rows") ||
                  is_named(part, "table:table-header-rows")) &&
                 depth < kMostDeep && !add_rows(part, depth + 1, table)) {
        return false;
      }
    }
    return true;
  }

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
  std::string text;
  pugi::xml_document document;
  if (auto problem = read_xml(archive, "content.xml", file, text, document)) {
    return tl::unexpected(*std::move(problem));
  }
  return Reader(file, limits).read(document.document_element());
}

}  // namespace zopa::scores
