#include "zopa/io/scores/xlsx.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <map>
#include <optional>

#include <pugixml.hpp>

#include "zopa/base/budget.hpp"
#include "zopa/base/decimal.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/scores/xml_part.hpp"

namespace zopa::scores {
namespace {

enum class Shown : std::uint8_t { number, percent, date };

// Elements by their names without prefixes, which differ from program to program.
bool is_called(const pugi::xml_node& node, const char* name) {
  const char* own = node.name();
  const char* colon = std::strchr(own, ':');
  return std::strcmp(colon != nullptr ? colon + 1 : own, name) == 0;
}

// The text of <si> or <is>: its <t>, or those of its runs; what is read beside it (rPh) is none.
std::string text_of(const pugi::xml_node& item) {
  std::string text;
  for (const pugi::xml_node& part : item.children()) {
    if (is_called(part, "t")) text += part.child_value();
    if (!is_called(part, "r")) continue;
    for (const pugi::xml_node& run : part.children()) {
      if (is_called(run, "t")) text += run.child_value();
    }
  }
  return text;
}

// Row and column of "B7", from 0.
std::optional<std::pair<std::size_t, std::size_t>> spot_of(const char* name) {
  std::size_t column = 0;
  const char* at = name;
  for (; *at >= 'A' && *at <= 'Z' && column < 100'000; ++at) {
    column = column * 26 + static_cast<std::size_t>(*at - 'A') + 1;
  }
  std::size_t row = 0;
  const auto [end, problem] = std::from_chars(at, at + std::strlen(at), row);
  if (column == 0 || problem != std::errc{} || *end != '\0' || row == 0) return std::nullopt;
  return std::pair(row - 1, column - 1);
}

Shown shown_by(std::uint32_t id, const std::map<std::uint32_t, Shown>& own) {
  if (const auto at = own.find(id); at != own.end()) return at->second;
  if (id == 9 || id == 10) return Shown::percent;
  const bool is_date = (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) ||
                       (id >= 50 && id <= 58);
  return is_date ? Shown::date : Shown::number;
}

struct Part {
  std::string text;
  pugi::xml_document document;

  [[nodiscard]] pugi::xml_node root() const { return document.document_element(); }
};

class Reader {
 public:
  Reader(Archive& archive, const std::string& file, const Limits* limits)
      : archive_(archive), file_(file), limits_(limits) {}

  Result<std::vector<Table>> read() {
    const auto sheets = read_book();
    if (!sheets) return tl::unexpected(sheets.error());
    if (auto problem = read_strings()) return tl::unexpected(*std::move(problem));
    if (auto problem = read_styles()) return tl::unexpected(*std::move(problem));
    std::vector<Table> tables;
    for (const auto& [name, part] : *sheets) {
      auto table = read_sheet(name, part);
      if (!table) return tl::unexpected(table.error());
      tables.push_back(std::move(*table));
    }
    return tables;
  }

 private:
  using Sheets = std::vector<std::pair<std::string, std::string>>;  // name and part

  [[nodiscard]] std::optional<Error> read_part(const std::string& name, Part& part) {
    return read_xml(archive_, name, file_, part.text, part.document);
  }

  // The parts that relationships of the workbook lead to, by their ids.
  Result<std::map<std::string, std::string>> targets() {
    Part part;
    if (auto problem = read_part("xl/_rels/workbook.xml.rels", part)) {
      return tl::unexpected(*std::move(problem));
    }
    std::map<std::string, std::string> targets;
    for (const pugi::xml_node& one : part.root().children()) {
      const std::string_view named = one.attribute("Target").value();
      std::string target = named.starts_with('/') ? "" : "xl/";
      target += named.substr(named.starts_with('/') ? 1 : 0);
      targets.emplace(one.attribute("Id").value(), std::move(target));
    }
    return targets;
  }

  Result<Sheets> read_book() {
    const auto parts = targets();
    if (!parts) return tl::unexpected(parts.error());
    Part book;
    if (auto problem = read_part("xl/workbook.xml", book)) {
      return tl::unexpected(*std::move(problem));
    }
    Sheets sheets;
    for (const pugi::xml_node& part : book.root().children()) {
      if (is_called(part, "workbookPr")) from_1904_ = part.attribute("date1904").as_bool();
      if (!is_called(part, "sheets")) continue;
      for (const pugi::xml_node& sheet : part.children()) {
        const auto target = parts->find(sheet.attribute("r:id").value());
        if (target == parts->end()) continue;
        const bool is_chart = target->second.find("worksheets/") == std::string::npos;
        if (!is_chart) sheets.emplace_back(sheet.attribute("name").value(), target->second);
      }
    }
    return sheets;
  }

  std::optional<Error> read_strings() {
    if (!archive_.has("xl/sharedStrings.xml")) return std::nullopt;
    const auto add = [&](const pugi::xml_node& item) -> std::optional<Error> {
      strings_.push_back(text_of(item));
      return std::nullopt;
    };
    return visit_elements(archive_, "xl/sharedStrings.xml", file_, {{"si", {"sst"}, false, add}});
  }

  // How each style shows a number.
  std::optional<Error> read_styles() {
    if (!archive_.has("xl/styles.xml")) return std::nullopt;
    Part part;
    if (auto problem = read_part("xl/styles.xml", part)) return problem;
    std::map<std::uint32_t, Shown> own;
    for (const pugi::xml_node& group : part.root().children()) {
      if (!is_called(group, "numFmts")) continue;
      for (const pugi::xml_node& one : group.children()) {
        const std::string_view code = one.attribute("formatCode").value();
        const bool is_percent = code.find('%') != std::string_view::npos;
        own[one.attribute("numFmtId").as_uint()] =
            is_percent ? Shown::percent : (is_date_format(code) ? Shown::date : Shown::number);
      }
    }
    for (const pugi::xml_node& group : part.root().children()) {
      if (!is_called(group, "cellXfs")) continue;
      for (const pugi::xml_node& style : group.children()) {
        styles_.push_back(shown_by(style.attribute("numFmtId").as_uint(), own));
      }
    }
    return std::nullopt;
  }

  Result<Table> read_sheet(const std::string& name, const std::string& path) {
    Table table;
    table.name = name;
    std::size_t next = 0;
    const auto add = [&](const pugi::xml_node& row) -> std::optional<Error> {
      if (is_reached(limits_)) return foreign::stopped(file_);
      const std::size_t number = row.attribute("r").as_uint(static_cast<unsigned>(next + 1));
      next = std::max<std::size_t>(number, 1);
      if (add_row(row, next - 1, table)) return std::nullopt;
      return fault("too-large", Message("fault.sheet_too_many_cells", {{"most", kMostCells}}),
                   file_);
    };
    if (auto problem =
            visit_elements(archive_, path, file_, {{"row", {"sheetData"}, false, add}})) {
      return tl::unexpected(*std::move(problem));
    }
    return table;
  }

  // Rows stand in order, and so do the cells of one; others are left where they can be.
  bool add_row(const pugi::xml_node& row, std::size_t at, Table& table) {
    bool has_begun = false;
    std::size_t column = 0;
    for (const pugi::xml_node& cell : row.children()) {
      if (const auto spot = spot_of(cell.attribute("r").value())) column = spot->second;
      bool is_number = false;
      const std::string text = text_in(cell, is_number);
      const std::size_t own = column++;
      if (text.empty()) continue;
      if (!has_begun && !table.fill(at)) return false;
      has_begun = true;
      if (table.open_columns() > own) continue;
      if (!table.fill_row(own)) return false;
      if (!(is_number ? table.add_number(text) : table.add_cell(text))) return false;
    }
    if (has_begun) table.end_row();
    return true;
  }

  [[nodiscard]] std::string text_in(const pugi::xml_node& cell, bool& is_number) const {
    const std::string_view kind = cell.attribute("t").value();
    const char* value = nullptr;
    bool has_formula = false;
    for (const pugi::xml_node& part : cell.children()) {
      if (is_called(part, "v")) value = part.child_value();
      if (is_called(part, "f")) has_formula = true;
      if (is_called(part, "is")) return text_of(part);
    }
    if (value == nullptr || *value == '\0') return has_formula ? "=" : "";
    if (kind == "s") {
      std::size_t at = 0;
      const auto [end, problem] = std::from_chars(value, value + std::strlen(value), at);
      return problem == std::errc{} && at < strings_.size() ? strings_[at] : "#REF!";
    }
    if (kind == "b") return *value == '1' ? "TRUE" : "FALSE";
    if (!kind.empty() && kind != "n") return value;  // of a formula, an error, a date
    return number_shown(value, cell.attribute("s").as_uint(), is_number);
  }

  [[nodiscard]] std::string number_shown(const char* value, std::size_t style,
                                         bool& is_number) const {
    const Shown shown = style < styles_.size() ? styles_[style] : Shown::number;
    if (shown == Shown::date) return date_of_serial(std::strtod(value, nullptr), from_1904_);
    is_number = true;
    return shown == Shown::percent ? shown_percent(value) : shown_number(value);
  }

  Archive& archive_;
  const std::string& file_;
  const Limits* limits_;
  bool from_1904_ = false;
  std::vector<std::string> strings_;
  std::vector<Shown> styles_;
};

}  // namespace

Result<std::vector<Table>> read_xlsx(Archive& archive, const std::string& file,
                                     const Limits* limits) {
  return Reader(archive, file, limits).read();
}

bool is_date_format(std::string_view format) {
  bool is_literal = false;
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '"') {
      is_literal = !is_literal;
    } else if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '[' && !is_literal) {  // a colour, a currency, or hours that go on: [h]
      const std::size_t end = std::min(format.find(']', i), format.size());
      const std::string_view inside = format.substr(i + 1, end - i - 1);
      if (inside.size() <= 2 && inside.find_first_not_of("hmsHMS") == std::string_view::npos) {
        return true;
      }
      i = end;
    } else if (!is_literal && std::strchr("dmyhsDMYHS", c) != nullptr && c != '\0') {
      return true;
    }
  }
  return false;
}

// Days are counted as if 1900 had had a 29th of February, so that day 60 is none.
std::string date_of_serial(double serial, bool from_1904) {
  if (!(serial >= 0) || serial > 2'958'466) return "#VALUE!";
  const auto minutes =
      static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 1440));
  auto day = static_cast<std::int64_t>(std::floor(serial)) + minutes / 1440;
  day += from_1904 ? 1462 : 0;
  if (day < 60) ++day;
  // Civil from days (H. Hinnant, 2013), from 1970-01-01, which is day 25569.
  const std::int64_t shifted = day - 25'569 + 719'468;
  const std::int64_t era = shifted / 146'097;
  const std::int64_t of_era = shifted % 146'097;
  const std::int64_t year_of_era =
      (of_era - of_era / 1460 + of_era / 36'524 - of_era / 146'096) / 365;
  const std::int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month_from_march = (5 * of_year + 2) / 153;
  const std::int64_t of_month = of_year - (153 * month_from_march + 2) / 5 + 1;
  const std::int64_t month = month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
  const std::int64_t year = year_of_era + era * 400 + (month <= 2 ? 1 : 0);
  std::array<char, 64> text{};
  const auto whole = [](std::int64_t number) { return static_cast<int>(number); };
  std::snprintf(text.data(), text.size(), "%04d-%02d-%02d", whole(year), whole(month),
                whole(of_month));
  std::string date = text.data();
  if (minutes % 1440 == 0) return date;
  std::snprintf(text.data(), text.size(), " %02d:%02d", whole(minutes % 1440 / 60),
                whole(minutes % 60));
  return date + text.data();
}

std::string shown_number(const std::string& kept) {
  const auto digits = static_cast<std::size_t>(
      std::count_if(kept.begin(), kept.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (const auto exact = Decimal::parse(kept); exact && digits <= 15) return exact->to_text();
  char* end = nullptr;
  const double number = std::strtod(kept.c_str(), &end);
  if (end == kept.c_str() || *end != '\0' || !std::isfinite(number)) return kept;
  std::array<char, 64> text{};
  std::snprintf(text.data(), text.size(), "%.15g", number);
  const auto rounded = Decimal::parse(text.data());
  return rounded ? rounded->to_text() : text.data();
}

std::string shown_percent(const std::string& kept) {
  const auto number = Decimal::parse(shown_number(kept));
  const auto hundredfold = number ? Decimal::product(*number, Decimal{100}) : std::nullopt;
  return hundredfold ? hundredfold->to_text() + "%" : kept;
}

}  // namespace zopa::scores
