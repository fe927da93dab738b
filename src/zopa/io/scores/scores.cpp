#include "zopa/io/scores/scores.hpp"

#include <algorithm>
#include <utility>

#include "zopa/base/budget.hpp"
#include "zopa/io/scores/consent.hpp"
#include "zopa/io/scores/delimited.hpp"
#include "zopa/io/scores/join.hpp"
#include "zopa/io/scores/workbook.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/model/numbers.hpp"

namespace zopa::scores {
namespace {

Result<std::vector<Table>> tables_of(const std::string& path, const std::string& encoding,
                                     const Limits* limits) {
  auto bytes = foreign::read_bytes(path);
  if (!bytes) return tl::unexpected(bytes.error());
  if (is_packed(*bytes)) return read_workbook(*bytes, path, limits);
  const auto text = foreign::decoded(std::move(*bytes), path, encoding);
  if (!text) return tl::unexpected(text.error());
  auto table = read_delimited(*text, path, limits);
  if (!table) return tl::unexpected(table.error());
  table->name = foreign::stem_of(path);
  std::vector<Table> tables;
  tables.push_back(std::move(*table));
  return tables;
}

// The sheet as a negotiation: points and reservations as claims, so that they take part in the
// verdict.
class Builder {
 public:
  Builder(const std::string& file, Sheet& sheet, Findings& findings)
      : sheet_(sheet), findings_(findings) {
    negotiation_.file = file;
    negotiation_.title = foreign::stem_of(file);
  }

  Contents build() {
    foreign::Ids ids;
    for (const SheetParty& party : sheet_.parties) {
      const PartyId id = foreign::add_party(negotiation_, ids, party.name);
      negotiation_.parties[id.index()].place = view().place_of(party.spot);
    }
    add_issues();
    add_agreement();
    add_positions();
    return std::move(negotiation_);
  }

 private:
  [[nodiscard]] const View& view() const { return sheet_.layout.view; }

  void add_issues() {
    negotiation_.issues.reserve(sheet_.issues.size());
    foreign::Ids issue_ids;
    for (SheetIssue& read : sheet_.issues) {
      Issue issue;
      issue.id = issue_ids.add(read.name, "issue");
      issue.name = std::move(read.name);
      issue.place = view().place_of(read.spot);
      foreign::Ids ids;
      issue.options.reserve(read.options.size());
      for (SheetOption& one : read.options) {
        Option option;
        option.id = ids.add(one.name, "option");
        option.name = std::move(one.name);
        option.place = view().place_of(one.spot);
        issue.options.push_back(std::move(option));
      }
      read.options = {};
      negotiation_.issues.push_back(std::move(issue));
    }
  }

  // Whoever has a veto is needed beside whatever else the rule asks for.
  void add_agreement() {
    if (sheet_.agreement.empty()) {
      if (sheet_.has_vetoes) findings_.remark_at("remark.sheet_veto_alone", "", {});
      return;
    }
    auto rule = read_agreement(sheet_.agreement, negotiation_);
    if (!rule) {
      return findings_.fail("fault.sheet_agreement", view(), sheet_.agreement_spot,
                            {{"text", Code{sheet_.agreement}}, {"why", rule.error().message}});
    }
    Agreement whole;
    for (std::size_t p = 0; p < sheet_.parties.size(); ++p) {
      if (!sheet_.parties[p].has_veto) continue;
      Agreement& consent = whole.parts.emplace_back();
      consent.kind = Agreement::Kind::party;
      consent.party = PartyId{p};
    }
    if (whole.parts.empty()) {
      whole = std::move(*rule);
    } else if (rule->kind == Agreement::Kind::all) {
      for (Agreement& part : rule->parts) whole.parts.push_back(std::move(part));
    } else {
      whole.parts.push_back(std::move(*rule));
    }
    negotiation_.agreement = std::move(whole);
  }

  // By party.  What the sheet holds of an issue is given up as it is read, so that not all of it
  // stands in memory twice.
  [[nodiscard]] std::vector<OptionPoints> take_points() {
    const std::size_t parties = sheet_.parties.size();
    std::vector<OptionPoints> points(parties);
    for (OptionPoints& own : points) own.issues.reserve(sheet_.issues.size());
    for (std::size_t i = 0; i < sheet_.issues.size(); ++i) {
      const std::vector<Decimal> numbers = std::exchange(sheet_.issues[i].points, {});
      for (std::size_t p = 0; p < parties; ++p) {
        OptionPoints::OfIssue& part = points[p].issues.emplace_back();
        part.issue = IssueId{i};
        part.options.reserve(numbers.size() / parties);
        for (std::size_t at = p; at < numbers.size(); at += parties) {
          part.options.push_back({OptionId{at / parties}, false, numbers[at]});
        }
      }
    }
    return points;
  }

  void add_positions() {
    std::vector<OptionPoints> points = take_points();
    for (std::size_t p = 0; p < points.size(); ++p) {
      const SheetParty& party = sheet_.parties[p];
      if (is_alike(points[p])) {
        findings_.remark("remark.sheet_alike", view(), party.spot, {{"party", Code{party.name}}});
      }
      add_position(PartyId{p}, std::move(points[p]), party.spot);
      if (!party.reservation) continue;
      add_position(PartyId{p}, Reservation{{*party.reservation, *party.reservation}, true},
                   party.reservation_spot);
    }
  }

  void add_position(PartyId party, Claim claim, Spot spot) {
    Position position;
    position.party = party;
    position.claim = std::move(claim);
    position.place = view().place_of(spot);
    negotiation_.positions.push_back(std::move(position));
  }

  Sheet& sheet_;
  Findings& findings_;
  Contents negotiation_;
};

class Reader {
 public:
  Reader(const std::string& file, const Limits* limits)
      : file_(file), findings_(file), limits_(limits) {}

  Result<Loaded> read(const std::vector<Table>& tables) {
    for (const Table& table : tables) read_table(table, tables.size() > 1);
    if (is_reached(limits_)) return tl::unexpected(foreign::stopped(file_));
    if (sheets_.empty() && !findings_.has_faults()) say_no_header(tables);
    if (!findings_.has_faults()) {
      if (auto sheet = joined(std::move(sheets_), findings_)) {
        loaded_.negotiation = Builder(file_, *sheet, findings_).build();
      }
    }
    if (findings_.has_faults()) return tl::unexpected(findings_.take_faults());
    loaded_.warnings = findings_.remarks();
    return std::move(loaded_);
  }

 private:
  void read_table(const Table& table, bool names_sheet) {
    if (is_reached(limits_)) return;
    const auto layout = layout_of(table, names_sheet, findings_);
    if (!layout) {
      if (table.rows() > 0 && names_sheet) {
        findings_.remark_at("remark.sheet_other_worksheet", table.name, {});
      }
      return;
    }
    Sheet sheet = sheet_of(*layout, findings_, limits_);
    if (sheet.rows.size() == layout->view.rows()) {
      loaded_.pictures.push_back(picture_of(sheet, table.name));
    }
    sheets_.push_back(std::move(sheet));
  }

  // A header of one word alone says most about what is missing.
  void say_no_header(const std::vector<Table>& tables) {
    const auto* const first = std::find_if(tables.data(), tables.data() + tables.size(),
                                           [](const Table& table) { return table.rows() > 0; });
    if (first == tables.data() + tables.size()) {
      return findings_.fail_at("fault.sheet_empty", "", {1, 1});
    }
    const View view(*first, false, tables.size() > 1);
    std::size_t row = 0;
    while (view.table().columns_of(row) == 0 && row + 1 < view.rows()) ++row;
    findings_.fail("fault.scores_head", view, {row, 0},
                   {{"text", Code{std::string(view.at(row, 0))}},
                    {"has_text", yes_or_no(!view.at(row, 0).empty())}});
  }

  std::string file_;
  Findings findings_;
  const Limits* limits_;
  std::vector<Sheet> sheets_;
  Loaded loaded_;
};

}  // namespace

bool looks_like_sheet(std::string_view bytes) {
  if (is_workbook(bytes)) return true;
  const std::string_view head = bytes.substr(0, std::size_t{1} << 16U);
  if (!has_utf16_mark(head)) return looks_delimited(head);
  const auto text = foreign::decoded(std::string(head.substr(0, head.size() / 2 * 2)), "", "");
  return text && looks_delimited(*text);
}

Result<Loaded> read(const std::vector<std::string>& paths, const std::string& encoding,
                    const Limits* limits) {
  std::vector<Table> tables;
  Error error;
  for (const std::string& path : paths) {
    auto read = tables_of(path, encoding, limits);
    if (!read) {
      for (Diagnostic& one : read.error().diagnostics) error.diagnostics.push_back(std::move(one));
      continue;
    }
    for (Table& table : *read) tables.push_back(std::move(table));
  }
  if (!error.diagnostics.empty()) return tl::unexpected(std::move(error));
  return Reader(paths[0], limits).read(tables);
}

}  // namespace zopa::scores
