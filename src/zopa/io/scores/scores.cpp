#include "zopa/io/scores/scores.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <vector>

#include <csv.h>

#include "zopa/base/budget.hpp"

namespace zopa::scores {
namespace {

struct Row {
  std::vector<std::string> fields;
  std::uint32_t line = 0;
};

struct Table {
  std::vector<Row> rows;
  Row open;
};

void add_field(void* field, std::size_t length, void* table) {
  static_cast<Table*>(table)->open.fields.emplace_back(
      field == nullptr ? std::string() : std::string(static_cast<char*>(field), length));
}

void end_row(int /*separator*/, void* data) {
  auto* table = static_cast<Table*>(data);
  table->rows.push_back(std::move(table->open));
  table->open = {};
}

char separator_of(const std::string& text) {
  const std::string head = text.substr(0, text.find('\n'));
  for (const char candidate : {'\t', ';'}) {
    if (head.find(candidate) != std::string::npos) return candidate;
  }
  return ',';
}

Result<std::vector<Row>> rows_of(const std::string& text, const std::string& file,
                                 const Limits* limits) {
  csv_parser parser{};
  csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL);
  csv_set_delim(&parser, static_cast<unsigned char>(separator_of(text)));
  Table table;
  // Line by line would split quoted fields: a row's line is where its first field begins.
  constexpr std::size_t kPart = std::size_t{1} << 18U;
  std::size_t read = 0;
  bool goes_on = true;
  while (goes_on && read < text.size() && !is_reached(limits)) {
    const std::size_t part = std::min(kPart, text.size() - read);
    const std::size_t done = csv_parse(&parser, &text[read], part, add_field, end_row, &table);
    read += done;
    goes_on = done == part;
  }
  const bool is_stopped = goes_on && read < text.size();
  const bool is_whole = read == text.size() && csv_fini(&parser, add_field, end_row, &table) == 0;
  csv_free(&parser);
  if (is_stopped) return tl::unexpected(foreign::stopped(file));
  if (!is_whole) {
    Error error = fault("bad-csv", Message("fault.csv_quote"), file);
    error.diagnostics[0].place = foreign::place_at(text, read);
    return tl::unexpected(std::move(error));
  }
  std::uint32_t line = 1;
  for (Row& row : table.rows) {
    row.line = line++;
    for (const std::string& field : row.fields) {
      line += static_cast<std::uint32_t>(std::count(field.begin(), field.end(), '\n'));
    }
  }
  return std::move(table.rows);
}

class Reader {
 public:
  Reader(const std::string& path, const Limits* limits) : limits_(limits) {
    loaded_.negotiation.file = path;
  }

  Result<foreign::Loaded> read(const std::vector<Row>& rows) {
    loaded_.negotiation.title = foreign::stem_of(loaded_.negotiation.file);
    if (rows.empty() || rows[0].fields.size() < 4) {
      fail(rows.empty() ? 1 : rows[0].line, Message("fault.scores_head"));
      return tl::unexpected(std::move(error_));
    }
    for (std::size_t column = 2; column < rows[0].fields.size(); ++column) {
      CompleteUtility utility;
      utility.party = foreign::add_party(loaded_.negotiation, party_ids_, rows[0].fields[column]);
      loaded_.negotiation.utilities.push_back(std::move(utility));
    }
    for (std::size_t i = 1; i < rows.size(); ++i) {
      if (is_reached(limits_)) return tl::unexpected(foreign::stopped(loaded_.negotiation.file));
      read_row(rows[i]);
    }
    if (loaded_.negotiation.issues.empty()) fail(1, Message("fault.scores_empty"));
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  void fail(std::uint32_t line, const Message& message) {
    Error one = fault("bad-score-sheet", message, loaded_.negotiation.file);
    one.diagnostics[0].place = {line, 1};
    error_.diagnostics.push_back(one.diagnostics[0]);
  }

  void read_row(const Row& row) {
    auto& utilities = loaded_.negotiation.utilities;
    if (row.fields.empty() || (row.fields.size() == 1 && row.fields[0].empty())) return;
    if (row.fields.size() != utilities.size() + 2) {
      return fail(row.line, Message("fault.scores_fields", {{"count", row.fields.size()},
                                                            {"first", utilities.size() + 2}}));
    }
    const bool is_reservation = row.fields[0] == "reservation" && row.fields[1].empty();
    if (!is_reservation && !add_option(row)) return;
    for (std::size_t p = 0; p < utilities.size(); ++p) {
      const std::string& text = row.fields[p + 2];
      const auto points = foreign::to_decimal(text);
      if (!points && !(is_reservation && text.empty())) {
        fail(row.line, Message("fault.scores_points", {{"text", Code{text}}}));
        continue;
      }
      if (is_reservation) {
        utilities[p].reservation = points;
      } else {
        utilities[p].terms[issues_[row.fields[0]]].values.push_back(*points);
      }
    }
  }

  bool add_option(const Row& row) {
    auto& issues = loaded_.negotiation.issues;
    const auto [at, is_new] = issues_.emplace(row.fields[0], issues.size());
    if (is_new) {
      Issue issue;
      issue.name = row.fields[0];
      issue.id = issue_ids_.add(issue.name, "issue");
      issues.push_back(std::move(issue));
      option_ids_.emplace_back();
      option_names_.emplace_back();
      for (auto& utility : loaded_.negotiation.utilities) {
        utility.terms.push_back({IssueId{at->second}, Decimal{1}, Decimal{1}, {}});
      }
    }
    if (!option_names_[at->second].insert(row.fields[1]).second) {
      fail(row.line, Message("fault.value_twice", {{"issue", Code{row.fields[0]}},
                                                   {"option", "yes"},
                                                   {"value", Code{row.fields[1]}}}));
      return false;
    }
    Option option;
    option.name = row.fields[1];
    option.id = option_ids_[at->second].add(option.name, "option");
    option.place = {row.line, 1};
    issues[at->second].options.push_back(std::move(option));
    return true;
  }

  const Limits* limits_;
  foreign::Loaded loaded_;
  Error error_;
  foreign::Ids party_ids_;
  foreign::Ids issue_ids_;
  std::vector<foreign::Ids> option_ids_;
  std::vector<std::unordered_set<std::string>> option_names_;  // by issue
  std::map<std::string, std::size_t> issues_;
};

std::string quoted(const std::string& field) {
  if (field.find_first_of(",;\t\"\n\r") == std::string::npos) return field;
  std::string quoted = "\"";
  for (const char c : field) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

// Weight times value over divisor, as near as a decimal can be.
std::string points(const CompleteUtility::Term& term, std::size_t option) {
  if (term.divisor == Decimal{}) return "0";
  if (term.divisor == Decimal{1}) {
    return foreign::affine(term.weight, term.values[option], {}).to_text();
  }
  return foreign::nearest_decimal(term.weight.approximate() * term.values[option].approximate() /
                                  term.divisor.approximate())
      .to_text();
}

}  // namespace

Result<foreign::Loaded> read(const std::string& path, const Limits* limits) {
  const auto text = foreign::read_text(path);
  if (!text) return tl::unexpected(text.error());
  const auto rows = rows_of(*text, path, limits);
  if (!rows) return tl::unexpected(rows.error());
  return Reader(path, limits).read(*rows);
}

std::string write(const Contents& negotiation) {
  std::string text = "issue,option";
  bool has_reservation = false;
  for (const auto& utility : negotiation.utilities) {
    text += "," + quoted(negotiation.party(utility.party).name);
    has_reservation = has_reservation || utility.reservation;
  }
  text += "\n";
  std::vector<std::vector<const CompleteUtility::Term*>> terms;  // by issue and party
  for (std::size_t i = 0; i < negotiation.issues.size(); ++i) {
    terms.emplace_back(negotiation.utilities.size(), nullptr);
  }
  for (std::size_t p = 0; p < negotiation.utilities.size(); ++p) {
    for (const auto& term : negotiation.utilities[p].terms) terms[term.issue.index()][p] = &term;
  }
  for (std::size_t i = 0; i < negotiation.issues.size(); ++i) {
    const Issue& issue = negotiation.issues[i];
    for (std::size_t o = 0; o < issue.options.size(); ++o) {
      text += quoted(issue.name) + "," + quoted(issue.options[o].name);
      for (const auto* term : terms[i]) {
        text += ',';
        text += term == nullptr ? "0" : points(*term, o);
      }
      text += "\n";
    }
  }
  if (!has_reservation) return text;
  text += "reservation,";
  for (const auto& utility : negotiation.utilities) {
    text += "," + (utility.reservation ? utility.reservation->to_text() : "");
  }
  return text + "\n";
}

}  // namespace zopa::scores
