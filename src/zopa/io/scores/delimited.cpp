#include "zopa/io/scores/delimited.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <csv.h>

#include "zopa/base/budget.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/scores/vocabulary.hpp"

namespace zopa::scores {
namespace {

constexpr std::size_t kMostHeadLines = 50;  // lines in which a table shows what it is
constexpr std::array<char, 3> kSeparators = {'\t', ';', ','};

std::vector<std::string_view> head_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < kMostHeadLines) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    if (end > 0) lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

std::string_view unquoted(std::string_view field) {
  field = trimmed(field);
  const bool is_quoted = field.size() >= 2 && field.front() == '"' && field.back() == '"';
  return is_quoted ? trimmed(field.substr(1, field.size() - 2)) : field;
}

// Quotes are not heeded: the words of a header need none.
std::vector<std::string_view> parts_of(std::string_view line, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    parts.push_back(unquoted(line.substr(0, end)));
    if (end == line.size()) return parts;
    line.remove_prefix(end + 1);
  }
}

bool has_word(const std::vector<std::string_view>& cells, Word word) {
  return std::any_of(cells.begin(), cells.end(),
                     [&](std::string_view cell) { return word_of(cell) == word; });
}

// Beside each other, or one below the other at the beginning of two lines.
std::optional<char> separator_of_header(const std::vector<std::string_view>& lines) {
  for (const char separator : kSeparators) {
    bool follows_issue = false;
    for (const std::string_view line : lines) {
      const auto cells = parts_of(line, separator);
      if (cells.size() < 2) continue;
      const bool has_option = has_word(cells, Word::option);
      const bool has_issue = has_word(cells, Word::issue);
      if (has_option && (has_issue || follows_issue)) return separator;
      follows_issue = has_issue;
    }
  }
  return std::nullopt;
}

// Of a text without a header, the separator that most of it has.
char commonest(const std::vector<std::string_view>& lines) {
  const auto count = [&](char separator) {
    std::ptrdiff_t sum = 0;
    for (const std::string_view line : lines) {
      sum += std::count(line.begin(), line.end(), separator);
    }
    return sum;
  };
  return *std::max_element(kSeparators.begin(), kSeparators.end(),
                           [&](char a, char b) { return count(a) < count(b); });
}

// "sep=;": Excel's own line, which is no row.
std::optional<char> declared(std::string_view line) {
  line = unquoted(line);
  if (line.size() != 5 || !foreign::ends_with(std::string(line.substr(0, 4)), "sep=")) {
    return std::nullopt;
  }
  return line[4];
}

class Parser {
 public:
  Parser(char separator, std::size_t line) : line_(line) {
    csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    table_.has_commas = separator == ',';
  }
  ~Parser() { csv_free(&parser_); }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  [[nodiscard]] std::size_t read(std::string_view text) {
    return csv_parse(&parser_, text.data(), text.size(), add_field, end_row, this);
  }
  [[nodiscard]] bool finish() { return csv_fini(&parser_, add_field, end_row, this) == 0; }
  [[nodiscard]] bool is_full() const { return is_full_; }
  [[nodiscard]] Table take() { return std::move(table_); }

 private:
  static void add_field(void* field, std::size_t length, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    const std::string_view text = field == nullptr
                                      ? std::string_view()
                                      : std::string_view(static_cast<const char*>(field), length);
    parser.lines_within_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    parser.is_full_ = !parser.table_.add_cell(text) || parser.is_full_;
  }

  // Each of the two characters that may end a line is told; together they end one.
  static void end_row(int character, void* self) {
    auto& parser = *static_cast<Parser*>(self);
    const bool is_second = character == '\n' && parser.last_ == '\r';
    parser.last_ = character;
    if (is_second && parser.table_.open_columns() == 0) return;
    if (character == -1 && parser.table_.open_columns() == 0) return;
    parser.table_.lines.push_back(static_cast<std::uint32_t>(parser.line_));
    parser.line_ += 1 + parser.lines_within_;
    parser.lines_within_ = 0;
    parser.table_.end_row();
  }

  csv_parser parser_{};
  Table table_;
  std::size_t line_;
  std::size_t lines_within_ = 0;
  int last_ = 0;
  bool is_full_ = false;
};

}  // namespace

bool looks_delimited(std::string_view text) {
  const auto lines = head_of(text);
  return !lines.empty() && (declared(lines[0]) || separator_of_header(lines));
}

Result<Table> read_delimited(const std::string& text, const std::string& file,
                             const Limits* limits) {
  const auto lines = head_of(text);
  const auto said = lines.empty() ? std::nullopt : declared(lines[0]);
  std::size_t at = 0;
  if (said) at = std::min(text.find('\n', text.find(*said)), text.size() - 1) + 1;
  const char separator = said ? *said : separator_of_header(lines).value_or(commonest(lines));
  Parser parser(separator, said ? 2 : 1);
  constexpr std::size_t kPart = std::size_t{1} << 18U;
  const auto fail = [&](const char* code, Message message) {
    Error error = fault(code, std::move(message), file);
    error.diagnostics[0].place = foreign::place_at(text, at);
    return tl::unexpected(std::move(error));
  };
  while (at < text.size()) {
    if (is_reached(limits)) return tl::unexpected(foreign::stopped(file));
    const std::string_view part = std::string_view(text).substr(at, kPart);
    const std::size_t done = parser.read(part);
    at += done;
    if (done < part.size()) return fail("bad-csv", Message("fault.csv_quote"));
    if (parser.is_full()) {
      return fail("too-large", Message("fault.sheet_too_many_cells", {{"most", kMostCells}}));
    }
  }
  if (!parser.finish()) return fail("bad-csv", Message("fault.csv_quote"));
  return parser.take();
}

}  // namespace zopa::scores
