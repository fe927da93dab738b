#include "zopa/io/scores/sheet.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "zopa/base/budget.hpp"
#include "zopa/base/text_words.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/base/white_space.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/scores/vocabulary.hpp"

namespace zopa::scores {
namespace {

std::string name_in(std::string_view cell) {
  const bool is_single = cell.find_first_of(" \t\n\r\xC2\xE2") == std::string_view::npos;
  return is_single ? std::string(cell) : with_single_spaces(cell);
}

// Do these numbers come to `row`: as a sum, a mean, the most or the least?
bool sums_up(const std::vector<double>& numbers, double row) {
  if (numbers.empty()) return false;
  double sum = 0;
  for (const double number : numbers) sum += number;
  const auto [least, most] = std::minmax_element(numbers.begin(), numbers.end());
  const auto is_near = [&](double other) { return other - row < 1e-6 && row - other < 1e-6; };
  return is_near(sum) || is_near(sum / static_cast<double>(numbers.size())) || is_near(*most) ||
         is_near(*least);
}

class Reader {
 public:
  Reader(const Layout& layout, Findings& findings, const Limits* limits)
      : sheet_(layout), findings_(findings), limits_(limits) {}

  Sheet read() {
    for (const std::size_t column : layout().points) {
      sheet_.parties.push_back({layout().columns[column].party, {layout().header, column}, {}});
    }
    for (std::size_t row = 0; row < view().rows() && !is_reached(limits_); ++row) {
      sheet_.rows.push_back(read_row(row));
    }
    end_heading();
    check_issues();
    return std::move(sheet_);
  }

 private:
  using Row = Sheet::Row;

  [[nodiscard]] const Layout& layout() const { return sheet_.layout; }
  [[nodiscard]] const View& view() const { return sheet_.layout.view; }
  [[nodiscard]] std::string_view issue_at(std::size_t row) const {
    return view().at(row, layout().issue);
  }
  [[nodiscard]] std::string_view option_at(std::size_t row) const {
    return view().at(row, layout().option);
  }
  [[nodiscard]] bool has_points(std::size_t row) const {
    return std::any_of(layout().points.begin(), layout().points.end(),
                       [&](std::size_t column) { return !view().at(row, column).empty(); });
  }
  [[nodiscard]] bool is_empty(std::size_t row) const {
    for (std::size_t column = 0; column < view().columns(); ++column) {
      if (!view().at(row, column).empty()) return false;
    }
    return true;
  }

  // Most rows name the issue of the row above.
  Word word_of_issue(std::string_view cell) {
    if (cell != last_issue_) last_word_ = word_of(cell);
    last_issue_ = cell;
    return last_word_;
  }

  // A whole row is named.
  void remark_row(const char* key, std::size_t row, const std::string& text) {
    findings_.remark_at(key, view().name_of_row(row), view().place_of({row, layout().issue}),
                        {{"text", Code{text}}});
  }

  Row read_row(std::size_t row) {
    if (row < layout().header) {
      if (is_empty(row)) return Row::empty;
      remark_row("remark.sheet_above", row, "");
      return Row::above;
    }
    if (row == layout().header) return Row::header;
    if (is_empty(row)) return Row::empty;
    const Word issue = word_of_issue(issue_at(row));
    const bool needs_option = issue_at(row).empty() || issue == Word::issue;
    const Word option = needs_option ? word_of(option_at(row)) : Word::none;
    if (issue == Word::issue && option == Word::option) return second_header(row);
    const std::optional<Row> labelled = read_labelled(row, issue, option);
    if (!labelled) return read_option(row);
    if (*labelled != Row::total && *labelled != Row::heading) leave_issue();
    return *labelled;
  }

  // What stands below is counted by the first one, and so both have to say the same.
  Row second_header(std::size_t row) {
    const auto differs = [&](std::size_t column) {
      return folded(view().at(row, column)) != folded(view().at(layout().header, column));
    };
    std::vector<std::size_t> columns = layout().points;
    columns.insert(columns.end(), layout().weights.begin(), layout().weights.end());
    const auto other = std::find_if(columns.begin(), columns.end(), differs);
    if (!has_points(row) || other == columns.end()) {
      remark_row("remark.sheet_header_again", row, "");
      return Row::header;
    }
    const std::string_view text = view().at(row, *other);
    findings_.fail("fault.sheet_second_header", view(), {row, *other},
                   {{"text", Code{std::string(text)}},
                    {"has_text", yes_or_no(!text.empty())},
                    {"above", view().name_of({layout().header, *other})},
                    {"name", Code{std::string(view().at(layout().header, *other))}}});
    return Row::note;
  }

  // A row whose label says that it is no option; nullopt where it may be one.
  std::optional<Row> read_labelled(std::size_t row, Word issue, Word option) {
    const bool has_issue = !issue_at(row).empty();
    const bool has_option = !option_at(row).empty();
    if (issue == Word::agreement && !has_points_beside_an_option(row)) return agreement(row);
    if (has_issue && has_option && (issue == Word::none || !is_only_row(row))) return std::nullopt;
    const Word word = has_issue ? issue : option;
    const std::string label(has_issue ? issue_at(row) : option_at(row));
    switch (word) {
      case Word::reservation:
        return reservation(row, label);
      case Word::veto:
        return vetoes(row);
      case Word::total:
        if (!has_issue && !is_total(row)) return std::nullopt;
        remark_row("remark.sheet_total_row", row, label);
        return Row::total;
      case Word::unclear:
        if (!has_issue) return std::nullopt;
        findings_.fail("fault.sheet_unclear_row", view(), {row, layout().issue},
                       {{"text", Code{label}}});
        return Row::note;
      case Word::note:
        if (!has_issue || has_points(row)) return std::nullopt;
        remark_row("remark.sheet_note_row", row, label);
        return Row::note;
      default:
        return has_option ? std::nullopt : std::optional(without_option(row));
    }
  }

  [[nodiscard]] bool has_points_beside_an_option(std::size_t row) const {
    return !option_at(row).empty() && has_points(row);
  }

  // No other row gives an option to the issue that this one names.
  [[nodiscard]] bool is_only_row(std::size_t row) const {
    const std::string_view name = issue_at(row);
    const auto goes_on = [&](std::size_t other) {
      if (option_at(other).empty()) return false;
      return issue_at(other) == name ||
             (other > row && issue_at(other).empty() && word_of(option_at(other)) == Word::none);
    };
    return (row == 0 || !goes_on(row - 1)) && (row + 1 >= view().rows() || !goes_on(row + 1));
  }

  // `,Total,50,50` below options: is it what they come to?
  [[nodiscard]] bool is_total(std::size_t row) const {
    if (!issue_) return false;
    const SheetIssue& issue = sheet_.issues[*issue_];
    for (std::size_t p = 0; p < sheet_.parties.size(); ++p) {
      const Spot spot{row, layout().points[p]};
      if (view().at(row, spot.column).empty()) continue;
      const auto points = number_in(layout(), spot);
      if (!points) return false;
      std::vector<double> numbers;
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        numbers.push_back(issue.points[o * sheet_.parties.size() + p].approximate());
      }
      if (!sums_up(numbers, points->number.approximate())) return false;
    }
    return true;
  }

  Row reservation(std::size_t row, const std::string& label) {
    if (folded(label) != "reservation") remark_row("remark.sheet_reservation", row, label);
    for (std::size_t p = 0; p < sheet_.parties.size(); ++p) {
      const Spot spot{row, layout().points[p]};
      if (view().at(row, spot.column).empty()) continue;
      const auto number = points_at(spot);
      if (!number) continue;
      SheetParty& party = sheet_.parties[p];
      if (party.reservation && *party.reservation != *number) {
        findings_.fail(
            "fault.sheet_two_reservations", view(), spot,
            {{"party", Code{party.name}}, {"other", view().name_of(party.reservation_spot)}});
      }
      party.reservation = number;
      party.reservation_spot = spot;
    }
    return Row::reservation;
  }

  // The formula is all that stands beside the label: commas may have divided it.
  Row agreement(std::size_t row) {
    std::string rule;
    for (std::size_t column = 0; column < view().columns(); ++column) {
      const std::string_view cell = view().at(row, column);
      if (column == layout().issue || cell.empty()) continue;
      if (rule.empty()) sheet_.agreement_spot = {row, column};
      if (!rule.empty()) rule += ", ";
      rule += cell;
    }
    if (rule.empty()) {
      findings_.fail("fault.sheet_no_agreement", view(), {row, layout().option});
    } else if (!sheet_.agreement.empty()) {
      findings_.fail("fault.sheet_two_agreements", view(), {row, layout().issue});
    }
    sheet_.agreement = std::move(rule);
    return Row::agreement;
  }

  Row vetoes(std::size_t row) {
    static const std::unordered_set<std::string> kYes = {
        "x", "yes", "y", "oui", "o", "1", "✓", "✔", "true", "vrai", "☒", "☑", "veto"};
    static const std::unordered_set<std::string> kNo = {"",  "no",    "n",    "non",
                                                        "0", "false", "faux", "☐"};
    for (std::size_t p = 0; p < sheet_.parties.size(); ++p) {
      const Spot spot{row, layout().points[p]};
      const std::string mark = folded(view().at(row, spot.column));
      if (kYes.contains(mark)) {
        sheet_.parties[p].has_veto = true;
        sheet_.has_vetoes = true;
      } else if (!kNo.contains(mark)) {
        findings_.fail("fault.sheet_veto", view(), spot,
                       {{"text", Code{std::string(view().at(row, spot.column))}}});
      }
    }
    return Row::veto;
  }

  // An issue alone: a heading, if options without an issue of their own follow, else words.
  Row without_option(std::size_t row) {
    if (has_points(row)) {
      findings_.fail("fault.sheet_no_option", view(), {row, layout().option},
                     {{"label", view().name_of({row, layout().issue})}});
      return Row::note;
    }
    if (issue_at(row).empty()) {  // beside the columns that are read
      remark_row("remark.sheet_note_row", row, "");
      return Row::note;
    }
    end_heading();
    heading_ = row;
    issue_.reset();
    return Row::heading;
  }

  // A heading below which nothing stood.
  void end_heading() {
    if (!heading_) return;
    remark_row("remark.sheet_note_row", *heading_, std::string(issue_at(*heading_)));
    sheet_.rows[*heading_] = Row::note;
    heading_.reset();
  }

  void leave_issue() {
    end_heading();
    issue_.reset();
  }

  Row read_option(std::size_t row) {
    const Spot spot{row, layout().issue};
    if (!issue_at(row).empty()) {
      end_heading();
      issue_ = issue_called(issue_at(row), spot);
    } else if (heading_) {
      issue_ = issue_called(issue_at(*heading_), {*heading_, layout().issue});
      heading_.reset();
    } else if (issue_) {
      findings_.remark("remark.sheet_repeated", view(), spot,
                       {{"issue", Code{sheet_.issues[*issue_].name}}});
    } else {
      findings_.fail("fault.sheet_no_issue", view(), spot);
      return Row::note;
    }
    if (!has_points(row)) {
      findings_.fail("fault.sheet_row_without_points", view(), {row, layout().option});
      return Row::note;
    }
    add_option(row);
    return Row::option;
  }

  std::size_t issue_called(std::string_view name, Spot spot) {
    if (issue_ && name == name_of_issue_) return *issue_;  // as in most rows of a long table
    name_of_issue_ = name;
    const auto [at, is_new] = known_issues_.emplace(name, sheet_.issues.size());
    if (is_new) {
      if (!sheet_.issues.empty()) {  // most have all of their rows by then, and there may be many
        sheet_.issues.back().options.shrink_to_fit();
        sheet_.issues.back().points.shrink_to_fit();
      }
      sheet_.issues.push_back({name_in(as_name(name)), spot, {}, {}});
      known_options_.emplace_back();
      weights_.emplace_back(layout().weights.size());
    }
    return at->second;
  }

  void add_option(std::size_t row) {
    SheetIssue& issue = sheet_.issues[*issue_];
    const Spot spot{row, layout().option};
    if (!known_options_[*issue_].insert(option_at(row)).second) {
      return findings_.fail(
          "fault.sheet_option_twice", view(), spot,
          {{"issue", Code{issue.name}}, {"option", Code{std::string(option_at(row))}}});
    }
    if (issue.options.size() == foreign::kMostOptions) {
      return findings_.fail("fault.sheet_too_many_options", view(), spot,
                            {{"issue", Code{issue.name}}, {"most", foreign::kMostOptions}});
    }
    issue.options.push_back({name_in(option_at(row)), spot});
    read_weights(row);
    for (const std::size_t column : layout().points) {
      issue.points.push_back(weighed(points_at({row, column}).value_or(Decimal{}), column, spot));
    }
  }

  // One weight an issue and column: a blank cell has that of the rows above.
  void read_weights(std::size_t row) {
    for (std::size_t w = 0; w < layout().weights.size(); ++w) {
      const Spot spot{row, layout().weights[w]};
      auto& weight = weights_[*issue_][w];
      if (!view().at(row, spot.column).empty()) {
        const auto number = points_at(spot);
        if (number && weight && *number != *weight) {
          findings_.fail("fault.sheet_two_weights", view(), spot,
                         {{"issue", Code{sheet_.issues[*issue_].name}}});
        }
        weight = number;
      } else if (!weight) {
        findings_.fail("fault.sheet_no_weight", view(), spot,
                       {{"issue", Code{sheet_.issues[*issue_].name}}});
        weight = Decimal{1};
      }
    }
  }

  [[nodiscard]] Decimal weighed(Decimal points, std::size_t column, Spot spot) {
    for (std::size_t w = 0; w < layout().weights.size(); ++w) {
      const auto& of = layout().columns[layout().weights[w]].of;
      const auto& weight = weights_[*issue_][w];
      if (!weight || (of && *of != column)) continue;
      const auto exact = Decimal::product(points, *weight);
      if (!exact) findings_.remark("remark.sheet_rounded", view(), spot);
      points = exact ? *exact : foreign::affine(*weight, points, {});
    }
    return points;
  }

  // The number, or a fault; what was made of it is remarked.
  std::optional<Decimal> points_at(Spot spot) {
    const std::string_view cell = view().at(spot.row, spot.column);
    const auto points = number_in(layout(), spot);
    if (!points) {
      const char* key = "fault.sheet_points";
      if (cell.empty()) {
        key = "fault.sheet_no_points";
      } else if (cell[0] == '=') {
        key = "fault.sheet_formula";
      } else if (cell[0] == '#') {
        key = "fault.sheet_error";
      }
      findings_.fail(key, view(), spot, {{"text", Code{std::string(cell)}}});
      return std::nullopt;
    }
    if (!points->is_plain()) remark_number(*points, spot, cell);
    return points->number;
  }

  void remark_number(const Points& points, Spot spot, std::string_view cell) {
    const auto say = [&](bool is, const char* key) {
      if (!is) return;
      findings_.remark(
          key, view(), spot,
          {{"text", Code{std::string(cell)}}, {"number", Code{points.number.to_text()}}});
    };
    say(points.has_decimal_comma, "remark.sheet_decimal_comma");
    say(points.has_thousands, "remark.sheet_thousands");
    say(points.has_unit, "remark.sheet_unit");
    say(points.is_percent, "remark.sheet_percent");
    say(points.is_bracketed, "remark.sheet_brackets");
    say(points.is_rounded, "remark.sheet_rounded");
  }

  // Somebody may have meant one thing.
  template <class Named>
  void remark_case(const std::vector<Named>& rows) {
    std::unordered_map<std::string, const Named*> known;
    for (const Named& row : rows) {
      const auto [at, is_new] = known.emplace(lower_case(to_nfc(row.name)), &row);
      if (is_new || at->second->name == row.name) continue;
      findings_.remark("remark.sheet_case", view(), row.spot,
                       {{"name", Code{row.name}},
                        {"other", Code{at->second->name}},
                        {"where", view().name_of(at->second->spot)}});
    }
  }

  void check_issues() {
    remark_case(sheet_.parties);
    remark_case(sheet_.issues);
    for (const SheetIssue& issue : sheet_.issues) {
      remark_case(issue.options);
      if (issue.options.size() == 1) {
        findings_.remark("remark.sheet_one_option", view(), issue.spot,
                         {{"issue", Code{issue.name}}});
      }
    }
    if (sheet_.issues.empty() && !findings_.has_faults()) {
      findings_.fail("fault.scores_empty", view(), {layout().header, layout().issue});
    }
  }

  Sheet sheet_;
  Findings& findings_;
  const Limits* limits_;
  std::optional<std::size_t> issue_;    // that a row without a name of one goes on with
  std::string_view name_of_issue_;      // as it is written there
  std::optional<std::size_t> heading_;  // a row that may name one
  std::string_view last_issue_;
  Word last_word_ = Word::none;
  std::unordered_map<std::string_view, std::size_t> known_issues_;
  std::vector<std::unordered_set<std::string_view>> known_options_;  // by issue
  std::vector<std::vector<std::optional<Decimal>>> weights_;         // by issue and column
};

}  // namespace

Sheet sheet_of(const Layout& layout, Findings& findings, const Limits* limits) {
  return Reader(layout, findings, limits).read();
}

}  // namespace zopa::scores
