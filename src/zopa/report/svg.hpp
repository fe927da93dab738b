// A drawing as an SVG document that stands on its own: a light ground, generic fonts, no script, no
// reference to anything outside it.
//
//   Svg drawing(1080);
//   drawing.text(24, 40, "Who rules out what", {.size = 24, .is_bold = true});
//   const std::string document = drawing.document(title, one_sentence, 600);
//
// Widths of texts are estimated, on the wide side: nobody knows which font a reader has.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "zopa/model/negotiation.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {

struct Lettering {
  int size = 16;
  bool is_bold = false;
  bool is_italic = false;
  const char* fill = "#1b1f24";
  const char* anchor = "start";
};

class Svg {
 public:
  explicit Svg(int width) : width_(width) {}

  [[nodiscard]] int width() const { return width_; }

  void text(int x, int baseline, const std::string& text, const Lettering& style = {});
  // Wrapped; returns the baseline of the line after the last.
  int paragraph(int x, int baseline, int width, const std::string& text,
                const Lettering& style = {});
  void rectangle(int x, int y, int width, int height, const char* fill, int radius = 0);
  void outline(int x, int y, int width, int height, const char* stroke, int radius, bool is_dashed);
  void circle(int x, int y, int radius, const char* fill, const char* stroke = nullptr);
  void line(int x1, int y1, int x2, int y2, const char* stroke, int thickness, bool is_dashed);
  // A party's letter on its colour: a disc, a square, or a ring with a question mark.
  enum class Shape { disc, square, ring };
  void mark(int x, int y, PartyId party, Shape shape);

  [[nodiscard]] std::string document(const std::string& title, const std::string& says,
                                     int height) const;

 private:
  int width_;
  std::string body_;
};

[[nodiscard]] int text_width(std::string_view text, const Lettering& style);
// Lines no wider than `width`; a word that is wider is broken.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, int width,
                                               const Lettering& style);
[[nodiscard]] constexpr int line_height(const Lettering& style) { return style.size * 5 / 4; }

// By the order of the file, as letter_of(); as in web/src/pictures/pictures.css, in the light.
[[nodiscard]] const char* colour_of(PartyId party);

}  // namespace zopa::report
