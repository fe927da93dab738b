// The rounds of picture_rounds.hpp as a drawing: what the page shows as HTML.
#include <algorithm>

#include "zopa/report/drawings.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

constexpr int kMargin = 28;
constexpr int kLabel = 470;
constexpr int kLeastColumn = 130;
constexpr const char* kGrey = "#6b7480";
constexpr Lettering kTitle{.size = 25, .is_bold = true};
constexpr Lettering kQuiet{.size = 15, .fill = "#515a66"};
constexpr Lettering kText{};
constexpr Lettering kHead{.size = 14, .is_bold = true};

class Drawing {
 public:
  Drawing(const Rounds& picture, const Negotiation& file, const Words& words)
      : picture_(picture),
        file_(file),
        words_(words),
        svg_(std::max(
            1080, 2 * kMargin + kLabel + static_cast<int>(picture.rounds.size()) * kLeastColumn)),
        column_((svg_.width() - 2 * kMargin - kLabel) / static_cast<int>(picture.rounds.size())) {}

  std::string draw() {
    const std::string title = words_.say("picture.rounds_title");
    const int width = svg_.width() - 2 * kMargin;
    y_ = svg_.paragraph(kMargin, 48, width, title, kTitle);
    y_ = svg_.paragraph(kMargin, y_, width, file_.title(), kQuiet) + 16;
    heads();
    for (const RoundRow& row : picture_.rows) draw(row);
    if (picture_.unchanged > 0) {
      y_ = svg_.paragraph(kMargin, y_ + 26, width,
                          words_.say("picture.lines_unchanged", {{"count", picture_.unchanged}}),
                          kQuiet);
    }
    return svg_.document(title, rounds_in_words(picture_, words_), y_ + 16);
  }

 private:
  [[nodiscard]] int x(std::size_t round) const {
    return kMargin + kLabel + static_cast<int>(round) * column_;
  }

  void heads() {
    int lowest = y_;
    for (std::size_t r = 0; r < picture_.rounds.size(); ++r) {
      const auto& rounds = file_.rounds();
      const auto round = std::find_if(rounds.begin(), rounds.end(), [&](const Round& one) {
        return one.id == picture_.rounds[r].id;
      });
      int y = svg_.paragraph(x(r) + 4, y_, column_ - 8, round->kind, kHead);
      if (!round->date.empty()) y = svg_.paragraph(x(r) + 4, y, column_ - 8, round->date, kQuiet);
      if (round->planned) {
        y = svg_.paragraph(x(r) + 4, y, column_ - 8, words_.say("picture.planned"), kQuiet);
      }
      lowest = std::max(lowest, y);
    }
    y_ = lowest + 2;
  }

  void draw(const RoundRow& row) {
    const auto lines = wrapped(label(row), kLabel - 56, kText);
    const int height = std::max(44, static_cast<int>(lines.size()) * line_height(kText) + 14);
    const int middle = y_ + height / 2;
    svg_.line(kMargin, y_, svg_.width() - kMargin, y_, "#dde1e6", 1, false);
    svg_.mark(kMargin + 15, middle, row.party, Svg::Shape::disc);
    const int first = middle - static_cast<int>(lines.size()) * line_height(kText) / 2 + 15;
    for (std::size_t i = 0; i < lines.size(); ++i) {
      svg_.text(kMargin + 36, first + static_cast<int>(i) * line_height(kText), lines[i], kText);
    }
    for (std::size_t r = 0; r < row.states.size(); ++r) draw(row, r, middle);
    for (std::size_t r = row.states.size(); r < picture_.rounds.size(); ++r) {
      svg_.line(x(r), middle, x(r) + column_, middle, kGrey, 1, true);
    }
    y_ += height;
  }

  [[nodiscard]] std::string label(const RoundRow& row) const {
    std::string text;
    for (const Position& position : file_.positions()) {
      if (position.id != row.id) continue;
      if (const auto* line = std::get_if<RedLine>(&position.claim)) {
        text = words_.formula(line->as_said());
      }
    }
    return text;
  }

  // A line that is held is a bar; one that moves, steps.
  void draw(const RoundRow& row, std::size_t r, int middle) {
    const LineState state = row.states[r];
    if (state == LineState::absent) return;
    if (state != LineState::given_up) {
      svg_.rectangle(x(r), middle - 3, column_, 6, colour_of(row.party));
    }
    if (state == LineState::holds) return;
    svg_.circle(x(r) + 8, middle, 7, "#ffffff", colour_of(row.party));
    const char* word = words_of(state).at(static_cast<std::size_t>(state));
    svg_.text(x(r) + 20, middle - 9, words_.say("picture.line_state", {{"state", word}}),
              {.size = 13, .is_bold = true});
  }

  const Rounds& picture_;
  const Negotiation& file_;
  const Words& words_;
  Svg svg_;
  int column_;
  int y_ = 0;
};

}  // namespace

std::string rounds_in_words(const Rounds& picture, const Words& words) {
  return words.say("picture.rounds_text",
                   {{"lines", picture.rows.size()}, {"rounds", picture.rounds.size()}});
}

std::string drawn(const Rounds& picture, const Negotiation& file, const Words& words) {
  return Drawing(picture, file, words).draw();
}

}  // namespace zopa::report
