// The efficient packages as a drawing: for two parties a plane, for more one line a package across
// the parties' scales.  Each has its number on the page, and is named below by what distinguishes
// it; those that are fair by some definition are marked.
#include <algorithm>
#include <array>
#include <cmath>

#include "zopa/report/drawings.hpp"
#include "zopa/report/packages_on_page.hpp"
#include "zopa/report/short_names.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

using settle::EfficientPackage;
using settle::FairSolutions;
using settle::Settlements;
using settle::Solution;

constexpr int kMargin = 28;
constexpr int kWidth = 1080;
constexpr int kPlot = 460;         // height
constexpr std::size_t kMost = 24;  // packages drawn and named
constexpr const char* kGrey = "#6b7480";
constexpr const char* kFaint = "#c3cad3";
constexpr const char* kBlue = "#0b5394";
constexpr Lettering kTitle{.size = 25, .is_bold = true};
constexpr Lettering kQuiet{.size = 15, .fill = "#515a66"};
constexpr Lettering kText{};
constexpr std::array<double, 3> kTicks = {0, 0.5, 1};

// As fair_marks in web/src/charts/chart.tsx.
struct Fair {
  const char* mark;
  const char* name;  // in the catalogue
  Solution FairSolutions::* solution;
};
constexpr std::array<Fair, 5> kFair = {{
    {"N", "page.fair_nash", &FairSolutions::nash},
    {"K", "page.fair_kalai_smorodinsky", &FairSolutions::kalai_smorodinsky},
    {"E", "page.fair_egalitarian", &FairSolutions::egalitarian},
    {"L", "page.fair_leximin", &FairSolutions::leximin},
    {"U", "page.fair_utilitarian", &FairSolutions::utilitarian},
}};

bool is_among(const EfficientPackage& one, const Solution& solution) {
  return std::any_of(solution.points.begin(), solution.points.end(),
                     [&](const auto& point) { return point.utilities == one.utilities; });
}

// The letters of all definitions by which it is fair.
std::string marks_of(const EfficientPackage& one, const Settlements& settlements) {
  const auto& fair = settlements.from_worst ? settlements.from_worst : settlements.solutions;
  std::string marks;
  for (const Fair& kind : kFair) {
    if (fair && is_among(one, (*fair).*kind.solution)) marks += kind.mark;
  }
  return marks;
}

struct Shown {
  EfficientPackage package;
  std::string number;
  std::string marks;
};

// The fair ones, and as many others as there is room for; best for the first party first.
std::vector<Shown> shown_of(const Settlements& settlements, const PackageNumbers& numbers) {
  std::vector<Shown> all;
  for (const EfficientPackage& one : settlements.efficient) {
    all.push_back({one, std::to_string(numbers.of(settlements.issues, one.package)),
                   marks_of(one, settlements)});
  }
  const auto is_fair = [](const Shown& one) { return !one.marks.empty(); };
  const auto fair = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), is_fair));
  std::size_t room = kMost - std::min(kMost, fair);
  std::vector<Shown> shown;
  for (Shown& one : all) {
    const bool has_room = is_fair(one) ? shown.size() < kMost : room > 0;
    if (!has_room) continue;
    if (!is_fair(one)) --room;
    shown.push_back(std::move(one));
  }
  return shown;
}

class Drawing {
 public:
  Drawing(const Settlements& settlements, const PackageNumbers& numbers, const Words& words)
      : settlements_(settlements),
        words_(words),
        names_(words.negotiation(), settlements_.issues, packages_of(settlements_.efficient)),
        shown_(shown_of(settlements, numbers)),
        svg_(kWidth) {}

  std::string draw() {
    const std::string title = words_.say("picture.frontier_title");
    y_ = svg_.paragraph(kMargin, 48, kWidth - 2 * kMargin, title, kTitle);
    y_ = svg_.paragraph(kMargin, y_, kWidth - 2 * kMargin, words_.negotiation().title(), kQuiet);
    top_ = y_ + 30;
    if (settlements_.parties.size() == 2) {
      plane();
    } else {
      scales();
    }
    list();
    const std::string says = words_.say(
        "picture.frontier_text",
        {{"packages", settlements_.efficient_count}, {"parties", settlements_.parties.size()}});
    return svg_.document(title, says, y_ + 16);
  }

 private:
  [[nodiscard]] static int along(int from, int length, double share) {
    return from + static_cast<int>(std::lround(share * length));
  }
  [[nodiscard]] int height_of(double utility) const {
    return along(top_ + kPlot, -kPlot, std::clamp(utility, 0.0, 1.0));
  }

  void plane() {
    const int left = kMargin + 60;
    const int right = left + kPlot;
    svg_.line(left, top_ + kPlot, right, top_ + kPlot, kGrey, 1, false);
    svg_.line(left, top_, left, top_ + kPlot, kGrey, 1, false);
    for (const double tick : kTicks) {
      svg_.text(along(left, kPlot, tick), top_ + kPlot + 20, in_words(tick),
                {.size = 14, .fill = kGrey, .anchor = "middle"});
    }
    ticks_beside(left);
    axis_name(0, left, top_ + kPlot + 48);
    axis_name(1, left - 11, top_ - 16);
    const auto& reservations = settlements_.reservations;
    if (reservations[0]) {
      const int x = along(left, kPlot, *reservations[0]);
      svg_.line(x, top_, x, top_ + kPlot, kGrey, 1, true);
    }
    if (reservations[1]) {
      const int y = height_of(*reservations[1]);
      svg_.line(left, y, right, y, kGrey, 1, true);
    }
    for (const auto& point : settlements_.dominated) {
      svg_.circle(along(left, kPlot, std::clamp(point[0], 0.0, 1.0)), height_of(point[1]), 4,
                  kFaint);
    }
    for (const Shown& one : shown_) {
      const auto& utilities = one.package.utilities;
      const int x = along(left, kPlot, std::clamp(utilities[0], 0.0, 1.0));
      const int y = height_of(utilities[1]);
      svg_.circle(x, y, 6, kBlue);
      svg_.text(x - 12, y + 16, one.number, {.size = 14, .anchor = "end"});
      if (one.marks.empty()) continue;
      svg_.circle(x, y, 10, "none", kBlue);
      svg_.text(x + 14, y - 8, one.marks, {.size = 14, .is_bold = true});
    }
    y_ = top_ + kPlot + 82;
  }

  [[nodiscard]] std::string in_words(double tick) const { return words_.text(up_to(1, tick)); }

  // The numbers of a scale that stands at `x`.
  void ticks_beside(int x) {
    for (const double tick : kTicks) {
      svg_.text(x - 10, height_of(tick) + 5, in_words(tick),
                {.size = 14, .fill = kGrey, .anchor = "end"});
    }
  }

  void axis_name(std::size_t party, int x, int y) {
    svg_.mark(x + 11, y - 5, settlements_.parties[party], Svg::Shape::disc);
    svg_.text(x + 30, y,
              words_.say("picture.axis", {{"party", words_.name(settlements_.parties[party])}}),
              kQuiet);
  }

  void scales() {
    const std::size_t parties = settlements_.parties.size();
    const int step =
        (kWidth - 2 * kMargin - 80) / static_cast<int>(std::max<std::size_t>(1, parties - 1));
    const auto x = [&](std::size_t party) { return kMargin + 30 + static_cast<int>(party) * step; };
    int lowest = top_ + kPlot;
    ticks_beside(x(0));
    for (std::size_t p = 0; p < parties; ++p) {
      svg_.line(x(p), top_, x(p), top_ + kPlot, kGrey, 1, false);
      svg_.mark(x(p), top_ + kPlot + 20, settlements_.parties[p], Svg::Shape::disc);
      const int width = std::min(step - 8, 150);
      const int at = std::clamp(x(p) - width / 2, kMargin, kWidth - kMargin - width);
      lowest =
          std::max(lowest, svg_.paragraph(at, top_ + kPlot + 50, width,
                                          words_.party(settlements_.parties[p]), {.size = 14}));
      if (const auto& least = settlements_.reservations[p]) {
        svg_.line(x(p) - 8, height_of(*least), x(p) + 8, height_of(*least), "#b3261e", 3, false);
      }
    }
    const auto draw_line = [&](const std::vector<double>& utilities, const char* colour,
                               int thickness = 1) {
      for (std::size_t p = 0; p + 1 < parties; ++p) {
        svg_.line(x(p), height_of(utilities[p]), x(p + 1), height_of(utilities[p + 1]), colour,
                  thickness, false);
      }
    };
    for (const auto& point : settlements_.dominated) draw_line(point, kFaint);
    for (const Shown& one : shown_) {
      const auto& utilities = one.package.utilities;
      draw_line(utilities, kBlue, one.marks.empty() ? 1 : 3);
      const std::string label = one.marks.empty() ? one.number : one.number + " " + one.marks;
      svg_.text(x(parties - 1) + 8, height_of(utilities.back()) + 5, label,
                {.size = 13, .is_bold = true});
    }
    y_ = lowest + 26;
  }

  // Which letter stands for what, of those that are there.
  [[nodiscard]] std::string legend() const {
    std::string says;
    for (const Fair& kind : kFair) {
      const bool is_there = std::any_of(shown_.begin(), shown_.end(), [&](const Shown& one) {
        return one.marks.find(kind.mark) != std::string::npos;
      });
      if (!is_there) continue;
      if (!says.empty()) says += " · ";
      says.append(kind.mark).append(" ").append(words_.say(kind.name));
    }
    return says;
  }

  void list() {
    for (const std::string& says :
         {legend(), settlements_.dominated.empty() ? "" : words_.say("picture.dominated")}) {
      if (says.empty()) continue;
      y_ = svg_.paragraph(kMargin, y_, kWidth - 2 * kMargin, says, kQuiet) + 4;
    }
    const int at = kMargin + (legend().empty() ? 40 : 110);  // the letters stand before the name
    for (const Shown& one : shown_) {
      svg_.text(kMargin, y_, one.number, {.is_bold = true});
      if (!one.marks.empty()) svg_.text(kMargin + 40, y_, one.marks, {.is_bold = true});
      y_ = svg_.paragraph(at, y_, kWidth - kMargin - at, names_.of(one.package.package), kText) + 4;
    }
    if (settlements_.efficient_count <= shown_.size()) return;
    y_ = svg_.paragraph(
        kMargin, y_ + 4, kWidth - 2 * kMargin,
        words_.say("picture.more", {{"count", settlements_.efficient_count - shown_.size()}}),
        kQuiet);
  }

  const Settlements& settlements_;
  const Words& words_;
  ShortNames names_;
  std::vector<Shown> shown_;
  Svg svg_;
  int top_ = 0;
  int y_ = 0;
};

}  // namespace

std::optional<std::string> drawn_frontier(const engine::Analysis& analysis, const Words& words) {
  if (!analysis.settlements || analysis.settlements->is_ordinal) return std::nullopt;
  if (analysis.settlements->efficient.empty() || analysis.settlements->parties.size() < 2) {
    return std::nullopt;
  }
  return Drawing(*analysis.settlements, PackageNumbers(analysis), words).draw();
}

}  // namespace zopa::report
