// The rows, knots and ways of picture_knots.hpp as a drawing: what the page shows as HTML.
#include <algorithm>

#include "zopa/report/drawings.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

constexpr int kMargin = 28;
constexpr int kLabel = 490;
constexpr int kStep = 30;
constexpr int kGap = 34;
constexpr const char* kRed = "#b3261e";
constexpr const char* kGrey = "#6b7480";
constexpr Lettering kTitle{.size = 25, .is_bold = true};
constexpr Lettering kQuiet{.size = 15, .fill = "#515a66"};
constexpr Lettering kText{};
constexpr Lettering kHead{.size = 14, .is_bold = true};
constexpr Lettering kSmall{.size = 13, .fill = "#515a66"};

const deadlock::WayClass& class_of(const WayClassDrawn& one, const engine::Analysis& analysis) {
  const auto groups = analysis.deadlock->ways.groups();
  return groups.at(static_cast<std::size_t>(one.group))->classes[one.number];
}

std::size_t columns_in(const Knots& picture) {
  std::size_t columns = 0;
  for (const WayClassDrawn& one : picture.classes) columns += one.columns.size();
  return columns;
}

// What a way of the class asks of one party at most.
List asked(const deadlock::ClassKey& key) {
  List parts{Join::all, {}};
  const auto add = [&](const char* message, std::size_t count) {
    if (count > 0) parts.parts.emplace_back(Message(message, {{"count", count}}));
  };
  add("class.firm", key.most_firm_by_one);
  add("class.soft", key.most_soft_by_one);
  add("class.questions", key.most_questions_to_one);
  return parts;
}

class Drawing {
 public:
  Drawing(const Knots& picture, const engine::Analysis& analysis, const Words& words)
      : picture_(picture),
        analysis_(analysis),
        words_(words),
        negotiation_(words.negotiation()),
        columns_(columns_in(picture)),
        svg_(std::max(1080, ways_at(picture) + static_cast<int>(columns_) * kStep + kMargin)) {}

  std::string draw() {
    const std::string title = knots_title(picture_, words_);
    const int width = svg_.width() - 2 * kMargin;
    y_ = svg_.paragraph(kMargin, 48, width, title, kTitle);
    y_ = svg_.paragraph(kMargin, y_, width, negotiation_.title(), kQuiet);
    y_ = svg_.paragraph(kMargin, y_ + 6, std::min(width, 900), help_of(picture_, words_), kQuiet);
    legend();
    heads();
    lay_rows();
    ties();
    marks();
    y_ = bottom_ + 30;
    for (const std::string& line : classes_in_words(picture_, analysis_, words_)) {
      y_ = svg_.paragraph(kMargin, y_, width, line, kSmall);
    }
    return svg_.document(title, knots_in_words(picture_, words_), y_ + 8);
  }

 private:
  static int ways_at(const Knots& picture) {
    return kMargin + kLabel + static_cast<int>(picture.knots.size()) * kStep + kGap;
  }
  [[nodiscard]] int knot_x(std::size_t knot) const {
    return kMargin + kLabel + static_cast<int>(knot) * kStep + kStep / 2;
  }
  [[nodiscard]] int way_x(std::size_t way) const {
    return ways_at(picture_) + static_cast<int>(way) * kStep + kStep / 2;
  }

  // Whose letters these are, and what the shapes say.
  void legend() {
    int x = kMargin;
    y_ += 14;
    const auto room = [&](int width) {
      if (x + width <= svg_.width() - kMargin) return;
      x = kMargin;
      y_ += 28;
    };
    std::vector<bool> is_met(negotiation_.parties().size());
    for (const KnotRow& row : picture_.rows) {
      if (row.party) is_met[row.party->index()] = true;
    }
    for (std::size_t p = 0; p < is_met.size(); ++p) {
      if (!is_met[p]) continue;
      const std::string& name = words_.party(PartyId{p});
      const int width = text_width(name, kText) + 54;
      room(width);
      svg_.mark(x + 11, y_ - 5, PartyId{p}, Svg::Shape::disc);
      svg_.text(x + 30, y_, name, kText);
      x += width;
    }
    if (columns_ > 0) {
      x = kMargin;
      y_ += 30;
      svg_.rectangle(x, y_ - 15, 20, 20, kGrey, 3);
      const std::string moves = words_.say("picture.mark", {{"kind", "moves"}});
      svg_.text(x + 30, y_, moves, kQuiet);
      x += text_width(moves, kQuiet) + 60;
      svg_.circle(x + 10, y_ - 5, 9, "#ffffff", kGrey);
      svg_.text(x + 30, y_, words_.say("picture.mark", {{"kind", "asked"}}), kQuiet);
    }
    y_ += 40;
  }

  // Of a group that is narrower than its name, only the list below says what it is.
  void heads() {
    const int knots = static_cast<int>(picture_.knots.size()) * kStep;
    const char* key = picture_.is_of_demands ? "picture.meet" : "picture.blocks";
    const std::string blocks = words_.say(
        key, {{"complete", yes_or_no(picture_.knots_complete)}, {"count", picture_.knots_in_all}});
    int lowest = y_;
    if (!picture_.knots.empty()) {
      const int wide = std::max(knots, 120);
      lowest = svg_.paragraph(kMargin + kLabel + knots - wide, y_, wide, blocks, kHead);
    }
    std::size_t way = 0;
    int group_at = -1;
    for (const WayClassDrawn& one : picture_.classes) {
      if (one.columns.empty()) continue;
      const int group = static_cast<int>(one.group);
      const int x = way_x(way) - kStep / 2;
      if (group != group_at) {
        const char* name = words_of(one.group).at(static_cast<std::size_t>(one.group));
        const std::string text = words_.say("picture.group", {{"group", name}});
        if (text_width(text, kHead) < group_width(one.group)) svg_.text(x + 4, y_, text, kHead);
        group_at = group;
      }
      way += one.columns.size();
    }
    y_ = lowest + 8;
    numbers();
  }

  [[nodiscard]] int group_width(deadlock::WayKind kind) const {
    std::size_t columns = 0;
    for (const WayClassDrawn& one : picture_.classes) {
      if (one.group == kind) columns += one.columns.size();
    }
    return static_cast<int>(columns) * kStep;
  }

  void numbers() {
    const Lettering style{.size = 14, .fill = "#515a66", .anchor = "middle"};
    for (std::size_t k = 0; k < picture_.knots.size(); ++k) {
      svg_.text(knot_x(k), y_, std::to_string(k + 1), style);
    }
    for (std::size_t w = 0; w < columns_; ++w) svg_.text(way_x(w), y_, letters(w), style);
    y_ += 10;
  }

  void lay_rows() {
    for (std::size_t r = 0; r < picture_.rows.size(); ++r) {
      const KnotRow& row = picture_.rows[r];
      const Lettering& style = row.kind == KnotRowKind::rule ? kQuiet : kText;
      const auto lines = wrapped(row_in_words(row, words_), kLabel - 50, style);
      const int height = std::max(kStep, static_cast<int>(lines.size()) * line_height(style) + 10);
      if (r % 2 == 0) {
        svg_.rectangle(kMargin, y_, svg_.width() - 2 * kMargin, height, "#f5f6f8", 0);
      }
      middles_.push_back(y_ + height / 2);
      if (row.party) {
        svg_.mark(kMargin + 15, y_ + height / 2, *row.party, Svg::Shape::disc);
      } else if (row.kind == KnotRowKind::rule) {
        svg_.text(kMargin + 10, y_ + height / 2 + 5, "§", kQuiet);
      }
      const int text = y_ + (height - static_cast<int>(lines.size()) * line_height(style)) / 2 + 15;
      for (std::size_t i = 0; i < lines.size(); ++i) {
        svg_.text(kMargin + 36, text + static_cast<int>(i) * line_height(style), lines[i], style);
      }
      y_ += height;
    }
    bottom_ = y_;
  }

  void ties() {
    for (std::size_t k = 0; k < picture_.knots.size(); ++k) {
      const auto& rows = picture_.knots[k].rows;
      if (rows.empty()) continue;
      svg_.line(knot_x(k), middles_[rows.front()], knot_x(k), middles_[rows.back()], kRed, 3,
                picture_.is_of_demands);
      for (const std::size_t row : rows) {
        if (picture_.rows[row].kind == KnotRowKind::rule) {
          svg_.circle(knot_x(k), middles_[row], 6, kGrey);
        } else if (picture_.is_of_demands) {
          svg_.circle(knot_x(k), middles_[row], 6, "#ffffff", kRed);
        } else {
          svg_.circle(knot_x(k), middles_[row], 7, kRed);
        }
      }
    }
  }

  void marks() {
    std::size_t way = 0;
    for (const WayClassDrawn& one : picture_.classes) {
      if (way > 0 && !one.columns.empty()) {
        const int x = way_x(way) - kStep / 2;
        svg_.line(x, middles_.front() - kStep / 2, x, bottom_, kGrey, 1, true);
      }
      for (const WayColumn& column : one.columns) {
        for (std::size_t m = 0; m < column.marks.size(); ++m) mark(column.marks[m], way);
        ++way;
      }
    }
  }

  void mark(const WayMark& mark, std::size_t way) {
    const KnotRow& row = picture_.rows[mark.row];
    if (row.party) {
      svg_.mark(way_x(way), middles_[mark.row], *row.party,
                mark.is_question ? Svg::Shape::ring : Svg::Shape::square);
    } else {
      svg_.circle(way_x(way), middles_[mark.row], 10, "#ffffff", kGrey);
    }
  }

  const Knots& picture_;
  const engine::Analysis& analysis_;
  const Words& words_;
  const Negotiation& negotiation_;
  std::size_t columns_;
  Svg svg_;
  int y_ = 0;
  int bottom_ = 0;
  std::vector<int> middles_;  // by row
};

}  // namespace

std::string letters(std::size_t number) {
  constexpr std::size_t kLetters = 26;
  const std::string last(1, static_cast<char>('a' + number % kLetters));
  return number < kLetters ? last : letters(number / kLetters - 1) + last;
}

std::string help_of(const Knots& picture, const Words& words) {
  return words.say(
      picture.is_of_demands ? "picture.help_meet" : "picture.help_knots",
      {{"ways", yes_or_no(columns_in(picture) > 0)}, {"rule", yes_or_no(picture.is_by_rule)}});
}

std::string row_in_words(const KnotRow& row, const Words& words) {
  const Negotiation& negotiation = words.negotiation();
  if (row.kind == KnotRowKind::untabled) {
    return words.say("picture.to_table", {{"option", words.quoted(*row.issue, row.option)},
                                          {"issue", words.issue(*row.issue)}});
  }
  std::string text;
  if (row.kind == KnotRowKind::rule) {
    for (const Rule& rule : negotiation.rules()) {
      if (rule.id == row.id) text = words.formula(rule.formula);
    }
    return words.say("picture.rule", {{"formula", text}});
  }
  for (const Position& position : negotiation.positions()) {
    if (position.id != row.id) continue;
    if (const auto* line = std::get_if<RedLine>(&position.claim)) {
      text = words.formula(line->as_said());
    } else if (const auto* demand = std::get_if<Demand>(&position.claim)) {
      text = words.formula(demand->as_said());
    }
  }
  if (text.empty()) return claim_in_words(row.id, *row.party, words);
  if (row.firmness == Firmness::absolute) text += " (" + words.say("picture.absolute") + ")";
  if (row.firmness == Firmness::soft) text += " (" + words.say("picture.soft") + ")";
  return text;
}

std::vector<std::string> classes_in_words(const Knots& picture, const engine::Analysis& analysis,
                                          const Words& words) {
  std::vector<std::string> lines;
  const auto say = [&](const char* key, const WayClassDrawn& one, std::vector<Argument> arguments) {
    arguments.push_back({"group", words_of(one.group).at(static_cast<std::size_t>(one.group))});
    arguments.push_back({"asked", asked(class_of(one, analysis).key)});
    lines.push_back(words.say(key, std::move(arguments)));
  };
  std::size_t way = 0;
  for (const WayClassDrawn& one : picture.classes) {
    const std::size_t shown = one.columns.size();
    if (shown > 0) {
      const std::string last = shown > 1 ? "–" + letters(way + shown - 1) : "";
      say("picture.ways_drawn", one, {{"letters", letters(way) + last}});
    }
    way += shown;
    if (shown == one.count && one.is_complete) continue;
    say("picture.ways_not_drawn", one,
        {{"complete", yes_or_no(one.is_complete)}, {"count", one.count - shown}});
  }
  const std::size_t knots = picture.knots_in_all - picture.knots.size();
  if (knots > 0) lines.push_back(words.say("picture.knots_not_drawn", {{"count", knots}}));
  return lines;
}

std::string knots_title(const Knots& picture, const Words& words) {
  if (picture.is_of_demands) return words.say("picture.title_meet");
  const bool has_ways = std::any_of(picture.classes.begin(), picture.classes.end(),
                                    [](const auto& one) { return !one.columns.empty(); });
  return has_ways ? words.say("picture.title_knots") : words.say("picture.title_blocks");
}

std::string knots_in_words(const Knots& picture, const Words& words) {
  return words.say("picture.knots_text", {{"rows", picture.rows.size()},
                                          {"knots", picture.knots_in_all},
                                          {"ways", picture.ways_in_all}});
}

std::string drawn(const Knots& picture, const engine::Analysis& analysis, const Words& words) {
  return Drawing(picture, analysis, words).draw();
}

}  // namespace zopa::report
