#include "zopa/io/ktab/ktab.hpp"

#include <algorithm>
#include <set>

#include "zopa/base/budget.hpp"

namespace zopa::ktab {
namespace {

struct Cell {
  std::string text;
  std::size_t at = 0;  // byte
};
using Row = std::vector<Cell>;

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Lines of fields between commas, some in quotation marks; empty lines and fields after the last
// comma are none.
std::vector<Row> rows_of(std::string_view text) {
  std::vector<Row> rows;
  Row row;
  Cell cell;
  bool is_quoted = false;
  const auto end_cell = [&](std::size_t next) {
    cell.text = trimmed(cell.text);
    row.push_back(std::move(cell));
    cell = {{}, next};
  };
  for (std::size_t i = 0; i <= text.size(); ++i) {
    const char c = i < text.size() ? text[i] : '\n';
    if (c == '"') {
      is_quoted = !is_quoted;
    } else if (c == ',' && !is_quoted) {
      end_cell(i + 1);
    } else if (c == '\n') {  // a quotation mark that is not closed ends with its line
      is_quoted = false;
      end_cell(i + 1);
      while (!row.empty() && row.back().text.empty()) row.pop_back();
      if (!row.empty()) rows.push_back(std::move(row));
      row.clear();
    } else if (c != '\r') {
      cell.text += c;
    }
  }
  return rows;
}

class Reader {
 public:
  Reader(const std::string& path, std::string_view text, const foreign::Reading& how)
      : path_(path), text_(text), how_(how), rows_(rows_of(text)) {}

  Result<foreign::Loaded> read() {
    if (is_table() && is_small()) {
      loaded_.negotiation.file = path_;
      loaded_.negotiation.title = rows_[0][0].text;
      read_actors();
      for (std::size_t d = 0; d < dimensions_; ++d) add_issue(d);
      say_what_is_not_used();
    }
    if (is_reached(how_.limits)) return tl::unexpected(foreign::stopped(path_));
    if (!error_.diagnostics.empty()) return tl::unexpected(std::move(error_));
    return std::move(loaded_);
  }

 private:
  static constexpr std::size_t kHead = 2;   // lines above the actors
  static constexpr std::size_t kFirst = 3;  // columns before the dimensions

  void fail(const Message& message, std::size_t at, const char* code = "bad-ktab") {
    Error error = fault(code, message, path_);
    error.diagnostics[0].place = foreign::place_at(text_, at);
    error_.diagnostics.push_back(error.diagnostics[0]);
  }

  // Does the first line say how many actors and dimensions there are, and are they there?
  bool is_table() {
    const std::size_t columns = rows_.size() < kHead ? 0 : rows_[1].size();
    if (columns < kFirst + 2 || (columns - kFirst) % 2 != 0) {
      fail(Message("fault.ktab_head"), rows_.size() < kHead ? 0 : rows_[1].back().at);
      return false;
    }
    dimensions_ = (columns - kFirst) / 2;
    const std::size_t actors = rows_.size() - kHead;
    const Row& first = rows_[0];
    const auto says = [&](std::size_t column, std::size_t count) {
      return Decimal::parse(first[column].text) == Decimal{static_cast<std::int64_t>(count)};
    };
    if (first.size() != 4 || actors == 0 || !says(2, actors) || !says(3, dimensions_)) {
      fail(Message("fault.ktab_counts", {{"actors", actors}, {"dimensions", dimensions_}}), 0);
      return false;
    }
    return true;
  }

  // Each actor may have a position of its own, and ranks all.
  bool is_small() {
    const std::size_t actors = rows_.size() - kHead;
    constexpr std::size_t kMostPairs = std::size_t{1} << 22U;
    if (actors <= kMostPairs / actors / dimensions_) return true;
    fail(Message("fault.ktab_large", {{"most", kMostPairs}}), 0, "too-large");
    return false;
  }

  void read_actors() {
    foreign::Ids ids;
    std::set<std::string> descriptions;
    for (std::size_t r = kHead; r < rows_.size(); ++r) {
      const Row& row = rows_[r];
      if (is_reached(how_.limits)) return;
      if (row.size() != kFirst + 2 * dimensions_) {
        fail(Message("fault.ktab_row", {{"columns", kFirst + 2 * dimensions_}}), row[0].at);
      }
      foreign::add_party(loaded_.negotiation, ids, row[0].text);
      auto& positions = positions_.emplace_back();
      for (std::size_t column = 2; column < row.size(); ++column) {
        const auto number = foreign::to_decimal(row[column].text, how_.rounding);
        if (!number) {
          fail(Message("fault.ktab_number", {{"text", Code{row[column].text}}}), row[column].at);
        }
        if (column >= kFirst && (column - kFirst) % 2 == 0) {
          positions.push_back(number.value_or(Decimal{}));
        }
      }
      positions.resize(dimensions_);
      if (row.size() > 1 && !row[1].text.empty()) descriptions.insert(row[1].text);
    }
    // They are names where each has one of its own.
    are_names_ = descriptions.size() == loaded_.negotiation.parties.size();
    for (std::size_t p = 0; are_names_ && p < descriptions.size(); ++p) {
      loaded_.negotiation.parties[p].name = rows_[kHead + p][1].text;
    }
  }

  void add_issue(std::size_t dimension) {
    if (!error_.diagnostics.empty() || is_reached(how_.limits)) return;
    std::vector<Decimal> scale;
    for (const auto& own : positions_) scale.push_back(own[dimension]);
    std::sort(scale.begin(), scale.end());
    scale.erase(std::unique(scale.begin(), scale.end()), scale.end());
    Issue issue;
    issue.name = rows_[1][kFirst + 2 * dimension].text;
    issue.id = issue_ids_.add(issue.name, "dimension");
    foreign::Ids ids;
    for (const Decimal place : scale) {
      Option option;
      option.name = place.to_text();
      option.id = ids.add(option.name, "position");
      issue.options.push_back(std::move(option));
    }
    const IssueId id{loaded_.negotiation.issues.size()};
    loaded_.negotiation.issues.push_back(std::move(issue));
    for (std::size_t p = 0; p < positions_.size(); ++p) {
      const auto at = std::lower_bound(scale.begin(), scale.end(), positions_[p][dimension]);
      add_claims(PartyId{p}, id, static_cast<std::size_t>(at - scale.begin()), scale.size());
    }
  }

  void add_claims(PartyId party, IssueId issue, std::size_t own, std::size_t count) {
    Demand demand;
    demand.formula.atom.issue = issue;
    demand.formula.atom.options = {OptionId{own}};
    add(party, std::move(demand));
    OptionOrder down{issue, {}, {}};
    for (std::size_t o = own + 1; o-- > 0;) down.options.emplace_back(o);
    OptionOrder up{issue, {}, {}};
    for (std::size_t o = own; o < count; ++o) up.options.emplace_back(o);
    for (OptionOrder* order : {&down, &up}) {
      if (order->options.size() < 2) continue;
      order->relations.assign(order->options.size() - 1, Relation::better);
      add(party, std::move(*order));
    }
  }

  void add(PartyId party, Claim claim) {
    Position position;
    position.party = party;
    position.claim = std::move(claim);
    loaded_.negotiation.positions.push_back(std::move(position));
  }

  void say_what_is_not_used() {
    const auto say = [&](const char* what, const std::string& column) {
      Diagnostic remark =
          fault("not-used",
                Message("remark.ktab_not_used", {{"what", what}, {"column", Code{column}}}), path_)
              .diagnostics[0];
      remark.severity = Severity::warning;
      loaded_.warnings.push_back(std::move(remark));
    };
    if (!are_names_) say("descriptions", rows_[1][1].text);
    say("power", rows_[1][2].text);
    for (std::size_t d = 0; d < dimensions_; ++d)
      say("salience", rows_[1][kFirst + 2 * d + 1].text);
  }

  std::string path_;
  std::string_view text_;
  const foreign::Reading& how_;
  std::vector<Row> rows_;
  std::size_t dimensions_ = 0;
  bool are_names_ = false;
  std::vector<std::vector<Decimal>> positions_;  // by actor, then by dimension
  foreign::Ids issue_ids_;
  foreign::Loaded loaded_;
  Error error_;
};

}  // namespace

Result<foreign::Loaded> read(const std::string& path, const foreign::Reading& how) {
  const auto text = foreign::read_text(path, how.encoding);
  if (!text) return tl::unexpected(text.error());
  return Reader(path, *text, how).read();
}

}  // namespace zopa::ktab
