#include "zopa/report/docx_pictures.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "zopa/report/drawings.hpp"
#include "zopa/report/fitted.hpp"
#include "zopa/report/standpoints.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

constexpr WhoDrawn kWhoDrawn{.issues = 12, .rows = 24};  // half a page
constexpr KnotsDrawn kKnotsDrawn{.knots = 8, .columns = 18};
constexpr std::size_t kMostInWords = 5;  // parties whose cells have room for words
constexpr std::size_t kMostWithBasis = 3;
constexpr int kWideNames = 3600;  // of a column, in twentieths of a point
constexpr int kNarrowNames = 2800;
constexpr const char* kIssueGround = "ECEEF1";
constexpr const char* kKnotGround = "FBE4E1";
constexpr const char* kLight = "FFFFFF";

// "#0b3d6e" as Word has it.
std::string hex(const char* colour) { return colour == nullptr ? "" : std::string(colour + 1); }

DocxCell letter_cell(PartyId party, const std::string& text) {
  return {text, hex(colour_of(party)), kLight, true};
}

class WhoTable {
 public:
  WhoTable(const WhoRefuses& picture, const Words& words) : picture_(picture), words_(words) {}

  void add_to(DocxBody& body) {
    const std::string title = who_title(picture_, words_);
    const std::string says = who_in_words(picture_, words_);
    Document above = {{Block::Kind::heading, title}, {Block::Kind::paragraph, says}};
    if (!has_words()) above.push_back({Block::Kind::paragraph, legend()});
    body.add_above(above, DocxBody::Starts::on_a_new_page);
    body.add({rows(), title, says, has_words() ? kWideNames : kNarrowNames});
    body.add(below());
  }

 private:
  [[nodiscard]] bool has_words() const { return picture_.parties.size() <= kMostInWords; }

  [[nodiscard]] std::string legend() const {
    List parties{Join::semicolons, {}};
    for (const WhoParty& one : picture_.parties) {
      parties.parts.emplace_back(Message(
          "brief.letter", {{"letter", letter_of(one.party)}, {"party", words_.name(one.party)}}));
    }
    List signs{Join::semicolons, {}};
    std::set<Stance> met;
    for (const WhoIssue& issue : picture_.issues) {
      for (const WhoRow& row : issue.rows) {
        for (const WhoCell& cell : row.cells) met.insert(cell.says);
      }
    }
    for (const Stance says : met) {
      signs.parts.emplace_back(
          Message("docx.sign", {{"sign", look_of(says).sign}, {"says", in_words(says, words_)}}));
    }
    signs.parts.emplace_back(
        Message("docx.sign", {{"sign", kNothing}, {"says", nothing_on_file()}}));
    return words_.say("docx.legend",
                      {{"parties", std::move(parties)}, {"signs", std::move(signs)}});
  }

  [[nodiscard]] std::string nothing_on_file() const {
    return words_.say("picture.stance", {{"says", "nothing"}});
  }

  [[nodiscard]] std::vector<std::vector<DocxCell>> rows() const {
    std::vector<std::vector<DocxCell>> rows;
    auto& head = rows.emplace_back();
    head.push_back({words_.say("docx.option")});
    for (const WhoParty& one : picture_.parties) {
      const std::string letter = letter_of(one.party);
      head.push_back(
          letter_cell(one.party, has_words() ? letter + " " + head_in_words(one, words_) : letter));
    }
    head.push_back({words_.say("picture.ruled_out_by")});
    for (const WhoIssue& issue : picture_.issues) {
      if (!issue.is_shown) continue;
      rows.push_back(issue_row(issue));
      for (const WhoRow& row : issue.rows) rows.push_back(option_row(row));
    }
    return rows;
  }

  // Every row has every cell: a table without joined cells is read in its order.
  [[nodiscard]] std::vector<DocxCell> issue_row(const WhoIssue& issue) const {
    std::vector<DocxCell> cells(picture_.parties.size() + 2, DocxCell{"", kIssueGround});
    cells.front() = {head_in_words(issue, words_), kIssueGround, "", true};
    return cells;
  }

  [[nodiscard]] std::vector<DocxCell> option_row(const WhoRow& row) const {
    std::vector<DocxCell> cells = {{row_in_words(row, words_)}};
    for (const WhoParty& column : picture_.parties) {
      const auto said = std::find_if(row.cells.begin(), row.cells.end(),
                                     [&](const WhoCell& one) { return one.party == column.party; });
      cells.push_back(said == row.cells.end() ? DocxCell{has_words() ? nothing_on_file() : kNothing}
                                              : cell_of(*said));
    }
    cells.push_back({in_the_way(row)});
    return cells;
  }

  [[nodiscard]] DocxCell cell_of(const WhoCell& cell) const {
    const Look look = look_of(cell.says);
    std::string text = has_words() ? in_words(cell.says, words_) : look.sign;
    if (picture_.parties.size() <= kMostWithBasis) text += " (" + words_.basis(cell.basis) + ")";
    return {std::move(text), hex(look.ground), hex(look.text)};
  }

  [[nodiscard]] bool is_reservation(const WhoLinked& one) const {
    const auto& positions = words_.negotiation().positions();
    return std::none_of(positions.begin(), positions.end(),
                        [&](const Position& position) { return position.id == one.id; });
  }

  [[nodiscard]] static std::string letters_of(const std::vector<PartyId>& parties) {
    std::string letters;
    for (const PartyId party : parties) letters += (letters.empty() ? "" : " ") + letter_of(party);
    return letters;
  }

  [[nodiscard]] std::string in_the_way(const WhoRow& row) const {
    if (!row.ruled_out_by.empty()) return letters_of(row.ruled_out_by);
    if (row.is_tabled || row.to_ask.empty()) return words_.say("picture.nobody");
    return words_.say("picture.ask", {{"parties", letters_of(row.to_ask)}});
  }

  [[nodiscard]] Document below() const {
    Document lines;
    if (picture_.folded() > 0) {
      lines.push_back(
          {Block::Kind::paragraph, words_.say("picture.folded", {{"count", picture_.folded()}})});
    }
    if (picture_.linked.empty() && picture_.rules.empty()) return lines;
    lines.push_back({Block::Kind::paragraph, words_.say("picture.linked")});
    for (const std::string& line : linked_standpoints(words_)) lines.push_back(bullet(line));
    for (const WhoLinked& one : picture_.linked) {
      if (is_reservation(one)) lines.push_back(bullet(linked_in_words(one, words_)));
    }
    for (const RuleId id : picture_.rules) {
      lines.push_back(bullet(linked_in_words(words_.negotiation().rules()[id.index()], words_)));
    }
    return lines;
  }

  static constexpr const char* kNothing = "·";

  const WhoRefuses& picture_;
  const Words& words_;
};

class KnotsTable {
 public:
  KnotsTable(const Knots& picture, const engine::Analysis& analysis, const Words& words)
      : picture_(picture), analysis_(analysis), words_(words) {}

  void add_to(DocxBody& body) {
    const std::string title = knots_title(picture_, words_);
    const std::string says = knots_in_words(picture_, words_);
    body.add_above({{Block::Kind::heading, title},
                    {Block::Kind::paragraph, help_of(picture_, words_)},
                    {Block::Kind::paragraph, words_.say("docx.knots_marks")}},
                   DocxBody::Starts::here);
    body.add({rows(), title, says, kWideNames, true});
    Document below;
    for (std::string& line : classes_in_words(picture_, analysis_, words_)) {
      below.push_back(bullet(std::move(line)));
    }
    body.add(below);
  }

 private:
  [[nodiscard]] std::vector<std::vector<DocxCell>> rows() const {
    std::vector<std::vector<DocxCell>> rows;
    auto& head = rows.emplace_back();
    head.push_back({words_.say("docx.row")});
    for (std::size_t k = 0; k < picture_.knots.size(); ++k) head.push_back({std::to_string(k + 1)});
    std::size_t way = 0;
    for (const WayClassDrawn& one : picture_.classes) {
      for (std::size_t c = 0; c < one.columns.size(); ++c) head.push_back({letters(way++)});
    }
    for (std::size_t r = 0; r < picture_.rows.size(); ++r) rows.push_back(row_of(r));
    return rows;
  }

  [[nodiscard]] std::vector<DocxCell> row_of(std::size_t number) const {
    const KnotRow& row = picture_.rows[number];
    std::string name = row_in_words(row, words_);
    if (row.party) {
      name = words_.say("docx.row_of", {{"party", words_.name(*row.party)}, {"says", name}});
    }
    std::vector<DocxCell> cells = {{std::move(name)}};
    for (const Knot& knot : picture_.knots) {
      const bool is_tied = std::find(knot.rows.begin(), knot.rows.end(), number) != knot.rows.end();
      cells.push_back(is_tied ? DocxCell{"●", kKnotGround} : DocxCell{});
    }
    for (const WayClassDrawn& one : picture_.classes) {
      for (const WayColumn& column : one.columns) cells.push_back(mark_of(column, number));
    }
    return cells;
  }

  // A row that both moves and is asked about says that it moves, as on the page.
  [[nodiscard]] DocxCell mark_of(const WayColumn& column, std::size_t number) const {
    const auto mark = std::find_if(column.marks.begin(), column.marks.end(),
                                   [&](const WayMark& one) { return one.row == number; });
    if (mark == column.marks.end()) return {};
    const auto& party = picture_.rows[number].party;
    if (!party) return {"?", "", "", true};
    const std::string letter = letter_of(*party);
    if (!mark->is_question) return letter_cell(*party, letter);
    return {letter + "?", "", hex(colour_of(*party)), true};
  }

  const Knots& picture_;
  const engine::Analysis& analysis_;
  const Words& words_;
};

}  // namespace

void add_pictures(const engine::Analysis& analysis, const Words& words, DocxBody& body) {
  if (const auto who = who_refuses(analysis, kWhoDrawn)) WhoTable(*who, words).add_to(body);
  if (const auto picture = knots(analysis, kKnotsDrawn)) {
    KnotsTable(*picture, analysis, words).add_to(body);
  }
}

}  // namespace zopa::report
