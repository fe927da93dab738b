// The efficient packages as a drawing: for two parties a plane, for more one line a package across
// the parties' scales.  Each is named below by what distinguishes it.
#include <algorithm>
#include <cmath>

#include "zopa/report/drawings.hpp"
#include "zopa/report/short_names.hpp"
#include "zopa/report/svg.hpp"

namespace zopa::report {
namespace {

using settle::EfficientPackage;
using settle::Settlements;

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

class Drawing {
 public:
  Drawing(const Settlements& settlements, const Words& words)
      : settlements_(settlements),
        words_(words),
        names_(words.negotiation(), settlements.issues, packages_of(settlements.efficient)),
        shown_(std::min(kMost, settlements.efficient.size())),
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
    axis_name(0, left, top_ + kPlot + 30);
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
    for (std::size_t i = 0; i < shown_; ++i) {
      const EfficientPackage& one = settlements_.efficient[i];
      const int x = along(left, kPlot, std::clamp(one.utilities[0], 0.0, 1.0));
      const int y = height_of(one.utilities[1]);
      svg_.circle(x, y, 6, kBlue);
      svg_.text(x + 10, y - 6, std::to_string(i + 1), {.size = 14, .is_bold = true});
    }
    y_ = top_ + kPlot + 64;
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
    const auto draw_line = [&](const std::vector<double>& utilities, const char* colour) {
      for (std::size_t p = 0; p + 1 < parties; ++p) {
        svg_.line(x(p), height_of(utilities[p]), x(p + 1), height_of(utilities[p + 1]), colour, 1,
                  false);
      }
    };
    for (const auto& point : settlements_.dominated) draw_line(point, kFaint);
    for (std::size_t i = 0; i < shown_; ++i) {
      const auto& utilities = settlements_.efficient[i].utilities;
      draw_line(utilities, kBlue);
      svg_.text(x(parties - 1) + 8, height_of(utilities.back()) + 5, std::to_string(i + 1),
                {.size = 13, .is_bold = true});
    }
    y_ = lowest + 26;
  }

  void list() {
    if (!settlements_.dominated.empty()) {
      y_ = svg_.paragraph(kMargin, y_, kWidth - 2 * kMargin, words_.say("picture.dominated"),
                          kQuiet) +
           4;
    }
    for (std::size_t i = 0; i < shown_; ++i) {
      svg_.text(kMargin, y_, std::to_string(i + 1), {.is_bold = true});
      y_ = svg_.paragraph(kMargin + 34, y_, kWidth - 2 * kMargin - 34,
                          names_.of(settlements_.efficient[i].package), kText) +
           4;
    }
    if (settlements_.efficient_count <= shown_) return;
    y_ = svg_.paragraph(
        kMargin, y_ + 4, kWidth - 2 * kMargin,
        words_.say("picture.more", {{"count", settlements_.efficient_count - shown_}}), kQuiet);
  }

  const Settlements& settlements_;
  const Words& words_;
  ShortNames names_;
  std::size_t shown_;
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
  return Drawing(*analysis.settlements, words).draw();
}

}  // namespace zopa::report
