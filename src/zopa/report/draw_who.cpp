// The table of picture_who.hpp as a drawing: what the page shows as HTML.
#include <algorithm>

#include "zopa/report/drawings.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

constexpr int kMargin = 28;
constexpr int kLastColumn = 130;
constexpr int kLeastLabel = 280;
constexpr int kLeastCellWithWord = 150;
constexpr Lettering kTitle{.size = 25, .is_bold = true};
constexpr Lettering kQuiet{.size = 15, .fill = "#515a66"};
constexpr Lettering kIssue{.size = 17, .is_bold = true};
constexpr Lettering kLabel{};
constexpr Lettering kUntabled{.is_italic = true};
constexpr Lettering kHead{.size = 13, .is_bold = true};

class Drawing {
 public:
  Drawing(const WhoRefuses& picture, const Words& words)
      : picture_(picture),
        words_(words),
        negotiation_(words.negotiation()),
        svg_(width_for(picture)),
        cell_((svg_.width() - 2 * kMargin - kLastColumn - label_width(picture)) /
              std::max(1, static_cast<int>(picture.parties.size()))),
        label_(svg_.width() - 2 * kMargin - kLastColumn -
               cell_ * static_cast<int>(picture.parties.size())) {}

  std::string draw() {
    const std::string title = who_title(picture_, words_);
    y_ = svg_.paragraph(kMargin, 48, svg_.width() - 2 * kMargin, title, kTitle);
    y_ = svg_.paragraph(kMargin, y_, svg_.width() - 2 * kMargin, negotiation_.title(), kQuiet);
    legend();
    heads();
    for (const WhoIssue& issue : picture_.issues) {
      if (issue.is_shown) draw(issue);
    }
    if (picture_.folded() > 0) {
      y_ = svg_.paragraph(kMargin, y_ + 26, svg_.width() - 2 * kMargin,
                          words_.say("picture.folded", {{"count", picture_.folded()}}), kQuiet);
    }
    linked();
    return svg_.document(title, who_in_words(picture_, words_), y_ + 16);
  }

 private:
  static int width_for(const WhoRefuses& picture) {
    const int parties = static_cast<int>(picture.parties.size());
    return std::max(1080, 2 * kMargin + kLastColumn + kLeastLabel + parties * 44);
  }
  static int label_width(const WhoRefuses& picture) {
    return picture.parties.size() <= 3 ? 480 : kLeastLabel;
  }

  [[nodiscard]] int column(std::size_t party) const {
    return kMargin + label_ + static_cast<int>(party) * cell_;
  }
  [[nodiscard]] int last_column() const { return column(picture_.parties.size()) + 12; }
  [[nodiscard]] bool has_words() const { return cell_ >= kLeastCellWithWord; }

  void legend() {
    int x = kMargin;
    const auto add = [&](const std::string& text) {
      const int width = text_width(text, kQuiet) + 24;
      if (x + width > svg_.width() - kMargin) {
        x = kMargin;
        y_ += line_height(kQuiet);
      }
      svg_.text(x, y_, text, kQuiet);
      x += width;
    };
    y_ += 6;
    for (const Stance says : {Stance::asks, Stance::rules_out, Stance::takes, Stance::not_ruled_out,
                              Stance::not_asked, Stance::elsewhere}) {
      if (is_met(says)) {
        add(look_of(says).sign + std::string(" ") + in_words(says, words_));
      }
    }
    add("· " + words_.say("picture.stance", {{"says", "nothing"}}));
    y_ += 34;
  }

  [[nodiscard]] bool is_met(Stance says) const {
    return std::any_of(picture_.issues.begin(), picture_.issues.end(), [&](const WhoIssue& issue) {
      return std::any_of(issue.rows.begin(), issue.rows.end(), [&](const WhoRow& row) {
        return std::any_of(row.cells.begin(), row.cells.end(),
                           [&](const WhoCell& cell) { return cell.says == says; });
      });
    });
  }

  // Names stand in the heads where there is room, else in a list above.
  void heads() {
    const bool fits = cell_ >= 84;
    if (!fits) {
      for (const WhoParty& one : picture_.parties) {
        svg_.mark(kMargin + 12, y_ - 5, one.party, Svg::Shape::disc);
        y_ = svg_.paragraph(kMargin + 32, y_, svg_.width() - 2 * kMargin - 32,
                            head_in_words(one, words_), kLabel) +
             6;
      }
      y_ += 10;
    }
    int lowest = y_;
    for (std::size_t p = 0; p < picture_.parties.size(); ++p) {
      svg_.mark(column(p) + 12, y_ - 5, picture_.parties[p].party, Svg::Shape::disc);
      if (!fits) continue;
      lowest = std::max(lowest, svg_.paragraph(column(p), y_ + 24, cell_ - 8,
                                               head_in_words(picture_.parties[p], words_), kHead) -
                                    line_height(kHead));
    }
    svg_.paragraph(last_column(), y_, kLastColumn - 12, words_.say("picture.ruled_out_by"), kHead);
    y_ = lowest + 14;
  }

  void draw(const WhoIssue& issue) {
    y_ = svg_.paragraph(kMargin, y_ + 24, svg_.width() - 2 * kMargin, head_in_words(issue, words_),
                        kIssue) -
         10;
    for (const WhoRow& row : issue.rows) draw(row);
    y_ += 6;
  }

  void draw(const WhoRow& row) {
    const Lettering& style = row.is_tabled ? kLabel : kUntabled;
    const auto lines = wrapped(row_in_words(row, words_), label_ - 24, style);
    const int height = static_cast<int>(lines.size()) * line_height(style) + 12;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      svg_.text(kMargin + 12, y_ + 22 + static_cast<int>(i) * line_height(style), lines[i], style);
    }
    for (std::size_t p = 0; p < picture_.parties.size(); ++p) {
      const auto cell = std::find_if(row.cells.begin(), row.cells.end(), [&](const WhoCell& one) {
        return one.party == picture_.parties[p].party;
      });
      if (cell == row.cells.end()) {
        svg_.text(column(p) + 8, y_ + 22, "·", kQuiet);
      } else {
        draw(*cell, column(p), height);
      }
    }
    svg_.line(last_column() - 8, y_, last_column() - 8, y_ + height, "#6b7480", 2, false);
    in_the_way(row);
    y_ += height + 3;
  }

  void draw(const WhoCell& cell, int x, int height) {
    const Look look = look_of(cell.says);
    if (look.ground != nullptr) svg_.rectangle(x, y_, cell_ - 3, height, look.ground, 3);
    svg_.text(x + 8, y_ + 22, look.sign, {.is_bold = true, .fill = look.text});
    if (!has_words()) return;
    const std::string word = in_words(cell.says, words_);
    const Lettering style{.size = 14, .fill = look.text};
    if (text_width(word, style) <= cell_ - 34) svg_.text(x + 28, y_ + 22, word, style);
  }

  void in_the_way(const WhoRow& row) {
    const bool asks = row.ruled_out_by.empty() && !row.is_tabled && !row.to_ask.empty();
    if (row.ruled_out_by.empty()) {
      std::string letters;
      for (const PartyId party : row.to_ask) {
        letters += (letters.empty() ? "" : " ") + letter_of(party);
      }
      svg_.text(
          last_column(), y_ + 22,
          asks ? words_.say("picture.ask", {{"parties", letters}}) : words_.say("picture.nobody"),
          asks ? Lettering{.size = 15, .is_bold = true, .fill = "#6b5000"} : kQuiet);
      return;
    }
    int x = last_column() + 11;
    for (const PartyId party : row.ruled_out_by) {
      svg_.mark(x, y_ + 16, party, Svg::Shape::disc);
      x += 26;
    }
  }

  void linked() {
    if (picture_.linked.empty() && picture_.rules.empty()) return;
    y_ = svg_.paragraph(kMargin, y_ + 28, svg_.width() - 2 * kMargin, words_.say("picture.linked"),
                        kIssue);
    for (const WhoLinked& one : picture_.linked) {
      svg_.mark(kMargin + 12, y_ - 3, one.party, Svg::Shape::disc);
      y_ = svg_.paragraph(kMargin + 34, y_ + 2, svg_.width() - 2 * kMargin - 34,
                          linked_in_words(one, words_), kLabel) +
           8;
    }
    for (const RuleId id : picture_.rules) {
      const std::string text = linked_in_words(negotiation_.rules()[id.index()], words_);
      svg_.text(kMargin + 7, y_ + 2, "§", kQuiet);
      y_ = svg_.paragraph(kMargin + 34, y_ + 2, svg_.width() - 2 * kMargin - 34, text, kQuiet) + 8;
    }
  }

  const WhoRefuses& picture_;
  const Words& words_;
  const Negotiation& negotiation_;
  Svg svg_;
  int cell_;
  int label_;
  int y_ = 0;
};

}  // namespace

Look look_of(Stance says) {
  switch (says) {
    case Stance::rules_out:
      return {"✕", "#fbe4e1", "#8a1f17"};
    case Stance::asks:
      return {"●", "#e2edf8", "#0b3d6e"};
    case Stance::takes:
      return {"○", "#f0f6fc", "#0b3d6e"};
    case Stance::not_asked:
      return {"?", "#fff6d6", "#6b5000"};
    case Stance::not_ruled_out:
      return {"–", nullptr, "#1b1f24"};
    case Stance::elsewhere:
      return {"↓", nullptr, "#1b1f24"};
  }
  return {};
}

std::string in_words(Stance says, const Words& words) {
  return words.say("picture.stance", {{"says", words_of(says).at(static_cast<std::size_t>(says))}});
}

std::string row_in_words(const WhoRow& row, const Words& words) {
  const auto name = [&](OptionId option) {
    return words.negotiation().option(row.issue, option).name;
  };
  const bool is_numeric = words.negotiation().issue(row.issue).scale.has_value();
  std::string label = is_numeric ? words.options(row.issue, row.options)
                      : row.options.size() == 1
                          ? name(row.options.front())
                          : words.say("picture.run", {{"first", name(row.options.front())},
                                                      {"last", name(row.options.back())},
                                                      {"count", row.options.size()}});
  if (!row.is_tabled) label += " (" + words.say("picture.untabled") + ")";
  return label;
}

std::string head_in_words(const WhoIssue& issue, const Words& words) {
  std::string name = words.issue(issue.issue);
  if (const auto by = words.negotiation().issue(issue.issue).by) {
    name += " · " + words.say("picture.own_move", {{"party", words.name(*by)}});
  }
  return name;
}

std::string head_in_words(const WhoParty& party, const Words& words) {
  const std::string& name = words.party(party.party);
  if (party.is_needed) return name;
  const bool is_ratifier = words.negotiation().party(party.party).role == Role::ratifier;
  return name + " (" + words.say(is_ratifier ? "picture.afterwards" : "picture.not_needed") + ")";
}

std::string linked_in_words(const WhoLinked& linked, const Words& words) {
  return claim_in_words(linked.id, linked.party, words) + " (" + words.basis(linked.basis) + ")";
}

std::string linked_in_words(const Rule& rule, const Words& words) {
  std::string text = words.say("picture.rule", {{"formula", words.rule(rule)}});
  return rule.reason.empty() ? text : text + ". " + rule.reason;
}

std::string who_title(const WhoRefuses& picture, const Words& words) {
  const std::size_t refused = picture.refused();
  if (refused == 0) return words.say("picture.who_title");
  if (refused == picture.issues.size()) return words.say("picture.who_title_all");
  return words.say("picture.who_title_some",
                   {{"count", refused}, {"total", picture.issues.size()}});
}

std::string who_in_words(const WhoRefuses& picture, const Words& words) {
  return words.say("picture.who_text", {{"issues", picture.issues.size() - picture.folded()},
                                        {"parties", picture.parties.size()},
                                        {"ruled_out", picture.refused()}});
}

std::string claim_in_words(const std::string& id, PartyId party, const Words& words) {
  if (const Position* claim = words.claim_called(id)) return words.claim(*claim);
  return words.say("page.line_reservation", {{"party", words.name(party)}});
}

std::string drawn(const WhoRefuses& picture, const Words& words) {
  return Drawing(picture, words).draw();
}

}  // namespace zopa::report
