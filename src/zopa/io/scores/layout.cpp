#include "zopa/io/scores/layout.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "zopa/base/white_space.hpp"
#include "zopa/io/scores/vocabulary.hpp"

namespace zopa::scores {
namespace {

constexpr std::size_t kMostHeadRows = 50;
constexpr std::size_t kMostColumns = 10'000;  // nearly all of them parties

// The row and the columns of the two words, where one row has both.
struct Header {
  std::size_t row = 0;
  std::size_t issue = 0;
  std::size_t option = 0;
};

std::optional<Header> header_of(const View& view) {
  for (std::size_t row = 0; row < std::min(view.rows(), kMostHeadRows); ++row) {
    std::optional<std::size_t> issue;
    std::optional<std::size_t> option;
    for (std::size_t column = 0; column < std::min(view.columns(), kMostHeadRows); ++column) {
      const Word word = word_of(view.at(row, column));
      if (word == Word::issue && !issue) issue = column;
      if (word == Word::option && !option) option = column;
    }
    if (issue && option) return Header{row, *issue, *option};
  }
  return std::nullopt;
}

// "Port" of "Port weight", "Weight of Port", "Poids (Port)"; nullopt where no word is for weight.
std::optional<std::string> weighed_by(std::string_view header) {
  const std::string text = folded(header);
  std::string rest;
  bool has_weight = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = text.substr(at, end - at);
    at = end + 1;
    if (word_of(word) == Word::weight) {
      has_weight = true;
    } else if (word != "of" && word != "for" && word != "de" && word != "pour") {
      if (!rest.empty()) rest += ' ';
      rest += word;
    }
  }
  return has_weight ? std::optional(rest) : std::nullopt;
}

class Reader {
 public:
  Reader(const View& view, const Header& header, Findings& findings)
      : layout_{view, header.row, {}, header.issue, header.option, {}, {}, {}},
        findings_(findings) {}

  Layout read() {
    learn_style();
    for (std::size_t column = 0; column < view().columns(); ++column) {
      layout_.columns.push_back({use_of(column)});
    }
    name_parties();
    assign_weights();
    if (view().is_across()) {
      findings_.remark_at("remark.sheet_across", view().name_of_column(layout_.issue), {});
    }
    return std::move(layout_);
  }

 private:
  using Use = Column::Use;

  [[nodiscard]] const View& view() const { return layout_.view; }
  [[nodiscard]] Spot head(std::size_t column) const { return {layout_.header, column}; }
  [[nodiscard]] std::string_view text_at(std::size_t column) const {
    return view().at(layout_.header, column);
  }

  // From every number that somebody typed, below the header and beside the names.
  void learn_style() {
    const Table& table = view().table();
    if (!table.lines.empty() && !table.has_commas) layout_.style.assume_comma();
    for (std::size_t row = layout_.header + 1; row < view().rows(); ++row) {
      for (std::size_t column = 0; column < view().columns(); ++column) {
        if (column == layout_.issue || column == layout_.option || view().is_number(row, column)) {
          continue;
        }
        layout_.style.learn(view().at(row, column));
        if (layout_.style.is_mixed() && !is_mixed_) {
          is_mixed_ = true;
          findings_.fail("fault.sheet_two_marks", view(), {row, column},
                         {{"text", Code{std::string(view().at(row, column))}}});
        }
      }
    }
  }

  struct Held {
    std::size_t numbers = 0;
    std::size_t texts = 0;
    std::size_t first = 0;  // the row of the first that is not empty
  };
  [[nodiscard]] Held held_by(std::size_t column) const {
    Held held;
    for (std::size_t row = layout_.header + 1; row < view().rows(); ++row) {
      if (view().at(row, column).empty()) continue;
      if (held.numbers + held.texts == 0) held.first = row;
      ++(number_in(layout_, {row, column}) ? held.numbers : held.texts);
      if (held.numbers > 0) break;  // enough to know
    }
    return held;
  }

  Use use_of(std::size_t column) {
    if (column == layout_.issue) return Use::issue;
    if (column == layout_.option) return Use::option;
    const std::string_view text = text_at(column);
    const Held held = held_by(column);
    const auto not_read = [&](const char* key, Use use) {
      findings_.remark_at(key, view().name_of_column(column), view().place_of(head(column)),
                          {{"text", Code{std::string(text)}}});
      return use;
    };
    switch (word_of(text)) {
      case Word::weight:
        return Use::weight;
      case Word::total:
        return not_read("remark.sheet_total_column", Use::total);
      case Word::note:
        return not_read("remark.sheet_note_column", Use::note);
      default:
        break;
    }
    if (text.empty()) {
      if (held.numbers == 0 && held.texts == 0) return Use::empty;
      if (held.numbers == 0) return not_read("remark.sheet_note_column", Use::note);
      findings_.fail("fault.sheet_no_name", view(), head(column),
                     {{"below", view().name_of({held.first, column})}});
      return Use::empty;
    }
    if (!is_marked(text) && weighed_by(text)) return Use::weight;
    if (held.numbers == 0) {
      findings_.fail("fault.sheet_no_numbers", view(), head(column),
                     {{"text", Code{std::string(text)}},
                      {"has_text", yes_or_no(held.texts > 0)},
                      {"below", view().name_of({held.first, column})},
                      {"held", Code{std::string(view().at(held.first, column))}}});
      return Use::note;
    }
    return Use::points;
  }

  void name_parties() {
    std::unordered_set<std::string> known;  // a sheet may have 100,000 columns
    for (std::size_t column = 0; column < layout_.columns.size(); ++column) {
      if (layout_.columns[column].use != Use::points) continue;
      layout_.points.push_back(column);
      std::string& name = layout_.columns[column].party;
      name = with_single_spaces(as_name(text_at(column)));
      if (!known.insert(name).second) {
        findings_.fail("fault.sheet_party_twice", view(), head(column), {{"party", Code{name}}});
      }
    }
  }

  void assign_weights() {
    std::unordered_map<std::string, std::size_t> points_of;  // the first of each name
    for (const std::size_t points : layout_.points) {
      points_of.emplace(folded(layout_.columns[points].party), points);
    }
    for (std::size_t column = 0; column < layout_.columns.size(); ++column) {
      if (layout_.columns[column].use != Use::weight) continue;
      layout_.weights.push_back(column);
      findings_.remark_at("remark.sheet_weights", view().name_of_column(column),
                          view().place_of(head(column)));
      const std::string party = weighed_by(text_at(column)).value_or("");
      if (party.empty()) continue;
      const auto own = points_of.find(party);
      if (own == points_of.end()) {
        findings_.fail("fault.sheet_whose_weight", view(), head(column),
                       {{"text", Code{std::string(text_at(column))}}});
      } else {
        layout_.columns[column].of = own->second;
      }
    }
  }

  Layout layout_;
  Findings& findings_;
  bool is_mixed_ = false;
};

}  // namespace

std::optional<Points> number_in(const Layout& layout, Spot spot) {
  const bool is_kept = layout.view.is_number(spot.row, spot.column);
  return read_points(layout.view.at(spot.row, spot.column), is_kept ? NumberStyle{} : layout.style);
}

std::optional<Layout> layout_of(const Table& table, bool names_sheet, Findings& findings) {
  for (const bool is_across : {false, true}) {
    const View view(table, is_across, names_sheet);
    const auto header = header_of(view);
    if (!header) continue;
    if (view.columns() <= kMostColumns) return Reader(view, *header, findings).read();
    findings.fail("fault.sheet_too_many_columns", view, {header->row, kMostColumns},
                  {{"most", kMostColumns}});
    break;
  }
  return std::nullopt;
}

}  // namespace zopa::scores
