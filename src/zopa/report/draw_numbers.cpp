// The scales of picture_numbers.hpp as a drawing: what the page shows as HTML.
#include <algorithm>
#include <cmath>

#include "zopa/report/cards.hpp"
#include "zopa/report/drawings.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

constexpr int kMargin = 28;
constexpr int kWidth = 1080;
constexpr int kLabel = 330;
constexpr int kTrack = kWidth - 2 * kMargin - kLabel;
constexpr int kRow = 34;
constexpr int kBar = 10;
constexpr const char* kGrey = "#6b7480";
constexpr const char* kLeft = "#1b1f24";
constexpr Lettering kTitle{.size = 25, .is_bold = true};
constexpr Lettering kQuiet{.size = 15, .fill = "#515a66"};
constexpr Lettering kIssue{.size = 17, .is_bold = true};
constexpr Lettering kText{};
constexpr Lettering kTick{.size = 13, .fill = "#515a66", .anchor = "middle"};

// The numbers that stand below a scale, most important first.
std::vector<Decimal> ticks_of(const NumbersScale& scale, const Scale& numbers) {
  std::vector<Decimal> ticks = {numbers.from, numbers.to};
  const auto add = [&](Decimal number) {
    if (std::find(ticks.begin(), ticks.end(), number) == ticks.end()) ticks.push_back(number);
  };
  for (const NumbersRow& row : scale.rows) {
    for (const NumbersSaid& one : row.spans) {
      if (one.says == Stance::rules_out) continue;
      add(one.span.numbers.low);
      add(one.span.numbers.high);
    }
  }
  return ticks;
}

class Drawing {
 public:
  Drawing(const Numbers& picture, const Words& words)
      : picture_(picture), words_(words), svg_(kWidth) {}

  std::string draw() {
    const std::string title = numbers_title(picture_, words_);
    const int width = kWidth - 2 * kMargin;
    y_ = svg_.paragraph(kMargin, 48, width, title, kTitle);
    y_ = svg_.paragraph(kMargin, y_, width, words_.negotiation().title(), kQuiet);
    y_ = svg_.paragraph(kMargin, y_ + 6, width, words_.say("picture.numbers_help"), kQuiet);
    for (const NumbersScale& scale : picture_.scales) draw(scale);
    return svg_.document(title, numbers_in_words(picture_, words_), y_ + 16);
  }

 private:
  void draw(const NumbersScale& scale) {
    y_ = svg_.paragraph(kMargin, y_ + 26, kWidth - 2 * kMargin, heading(scale.issue), kIssue) - 8;
    const Scale& numbers = *words_.negotiation().issue(scale.issue).scale;
    for (const NumbersRow& row : scale.rows) {
      svg_.mark(kMargin + 15, y_ + kRow / 2, row.party, Svg::Shape::disc);
      label(kMargin + 36, head_in_words(WhoParty{row.party, row.is_needed}, words_));
      for (const NumbersSaid& one : row.spans) draw(one, row.party, numbers);
      y_ += kRow;
    }
    left(scale, numbers);
    axis(scale, numbers);
  }

  [[nodiscard]] std::string heading(IssueId issue) const {
    const std::string& unit = words_.negotiation().issue(issue).scale->unit;
    return unit.empty() ? words_.issue(issue) : words_.issue(issue) + " (" + unit + ")";
  }

  void label(int x, const std::string& text) {
    const auto lines = wrapped(text, kMargin + kLabel - x - 12, kText);
    const std::string cut = lines.size() > 1 ? lines.front() + " …" : lines.front();
    svg_.text(x, y_ + kRow / 2 + 6, cut, kText);
  }

  // Each number has a step's room, so that one alone is seen.
  [[nodiscard]] static int place(double number, const Scale& scale) {
    const double half = scale.step.approximate() / 2;
    const double first = scale.from.approximate() - half;
    const double whole = scale.to.approximate() + half - first;
    return kMargin + kLabel + static_cast<int>(std::lround(kTrack * (number - first) / whole));
  }
  [[nodiscard]] static std::pair<int, int> ends(const NumbersSpan& span, const Scale& scale) {
    const double half = scale.step.approximate() / 2;
    const int from = place(span.numbers.low.approximate() - half, scale);
    return {from, std::max(from + 2, place(span.numbers.high.approximate() + half, scale))};
  }

  void draw(const NumbersSaid& said, PartyId party, const Scale& scale) {
    const auto [from, to] = ends(said.span, scale);
    const Look look = look_of(said.says);
    const int middle = y_ + kRow / 2;
    if (said.says == Stance::rules_out) {
      svg_.rectangle(from, y_ + 5, to - from, kRow - 10, look.ground);
      sign((from + to) / 2, to - from, look);
    } else if (said.says == Stance::elsewhere || said.says == Stance::not_asked) {
      svg_.outline(from, middle - kBar / 2, to - from, kBar, colour_of(party), 0, true);
    } else {
      svg_.rectangle(from, middle - kBar / 2, to - from, kBar, colour_of(party));
      if (said.says == Stance::not_ruled_out) return;
      svg_.circle((from + to) / 2, middle, 10, "#ffffff", colour_of(party));
      sign((from + to) / 2, kRow, look);
    }
  }

  void sign(int x, int room, const Look& look) {
    constexpr int kLeastRoom = 20;
    if (room < kLeastRoom) return;
    svg_.text(x, y_ + kRow / 2 + 5, look.sign,
              {.size = 14, .is_bold = true, .fill = look.text, .anchor = "middle"});
  }

  void left(const NumbersScale& scale, const Scale& numbers) {
    svg_.line(kMargin, y_, kWidth - kMargin, y_, "#dde1e6", 1, false);
    label(kMargin, words_.say("picture.numbers_left"));
    for (const NumbersSpan& span : scale.left) {
      const auto [from, to] = ends(span, numbers);
      svg_.rectangle(from, y_ + kRow / 2 - kBar / 2, to - from, kBar, kLeft);
    }
    if (scale.left.empty()) {
      svg_.text(kMargin + kLabel, y_ + kRow / 2 + 6, none_in_words(scale, words_),
                {.size = 15, .is_bold = true});
    }
    y_ += kRow;
  }

  void axis(const NumbersScale& scale, const Scale& numbers) {
    constexpr int kRoom = 10;  // between two numbers
    svg_.line(kMargin + kLabel, y_, kMargin + kLabel + kTrack, y_, kGrey, 1, false);
    std::vector<std::pair<int, int>> taken;  // from, to
    for (const Decimal number : ticks_of(scale, numbers)) {
      const std::string text = words_.catalogue().text(Value(number));
      const int half = text_width(text, kTick) / 2;
      const int x = place(number.approximate(), numbers);
      const bool is_free = std::none_of(taken.begin(), taken.end(), [&](const auto& other) {
        return x - half < other.second + kRoom && other.first < x + half + kRoom;
      });
      svg_.line(x, y_, x, y_ + 5, kGrey, 1, false);
      if (!is_free) continue;
      taken.emplace_back(x - half, x + half);
      svg_.text(x, y_ + 20, text, kTick);
    }
    y_ += 26;
  }

  const Numbers& picture_;
  const Words& words_;
  Svg svg_;
  int y_ = 0;
};

}  // namespace

std::string numbers_title(const Numbers& picture, const Words& words) {
  const std::size_t none = picture.without_any_left();
  return words.say("picture.numbers_title", {{"none", none}, {"total", picture.scales.size()}});
}

std::string numbers_in_words(const Numbers& picture, const Words& words) {
  List said{Join::semicolons, {}};
  for (const NumbersScale& scale : picture.scales) {
    List left{Join::all, {}};
    for (const NumbersSpan& span : scale.left)
      left.parts.push_back(words.numbers(scale.issue, span.numbers));
    said.parts.emplace_back(Message("picture.numbers_of", {{"issue", words.issue(scale.issue)},
                                                           {"count", scale.left.size()},
                                                           {"left", std::move(left)}}));
  }
  return words.say("picture.numbers_text", {{"said", std::move(said)}});
}

std::string none_in_words(const NumbersScale& scale, const Words& words) {
  const std::string none = words.say("picture.numbers_none");
  return scale.gap ? none + " " + gap_in_words(*scale.gap, scale.issue, words) : none;
}

std::string drawn(const Numbers& picture, const Words& words) {
  return Drawing(picture, words).draw();
}

}  // namespace zopa::report
