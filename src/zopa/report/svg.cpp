#include "zopa/report/svg.hpp"

#include <algorithm>
#include <array>

#include "zopa/base/unicode.hpp"
#include "zopa/report/html.hpp"

namespace zopa::report {
namespace {

constexpr const char* kRingGround = "#ffffff";
constexpr const char* kLetter = "#ffffff";

constexpr std::array kColours = {"#0b5394", "#a34700", "#00695a", "#8b2f7d", "#665500",
                                 "#4a4f57", "#156b8a", "#b3134e", "#4b3fa8", "#6b4423"};

std::string number(int value) { return std::to_string(value); }

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + value + "\"";
}

// In thousandths of the size, of the wider sans-serif fonts.
int width_of(char32_t c) {
  if (c >= 0x1100) return c >= 0x2000 && c < 0x2E80 ? 700 : 1050;
  if (c >= 0x300) return 680;
  if (c == U' ' || c == U'i' || c == U'l' || c == U'j' || c == U'.' || c == U',' || c == U'\'' ||
      c == U':' || c == U';' || c == U'|' || c == U'I' || c == U'!') {
    return 330;
  }
  if (c == U'm' || c == U'w' || c == U'M' || c == U'W' || c == U'@' || c == U'%') return 960;
  if (c >= U'A' && c <= U'Z') return 720;
  if (c == U'f' || c == U't' || c == U'r' || c == U'(' || c == U')') return 410;
  return 620;
}

// The part of a word that fits, one character at least.
std::size_t fitting(std::string_view word, int width, const Lettering& style) {
  std::size_t end = 0;
  for (std::size_t next = 0; next < word.size();) {
    next_code_point(word, next);
    if (end > 0 && text_width(word.substr(0, next), style) > width) break;
    end = next;
  }
  return end;
}

}  // namespace

int text_width(std::string_view text, const Lettering& style) {
  long long sum = 0;
  for (std::size_t i = 0; i < text.size();) sum += width_of(next_code_point(text, i));
  const int bold = style.is_bold ? 108 : 100;
  return static_cast<int>(sum * style.size * bold / 100'000);
}

std::vector<std::string> wrapped(const std::string& text, int width, const Lettering& style) {
  std::vector<std::string> lines;
  std::string line;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t space = std::min(text.find(' ', from), text.size());
    std::string word = text.substr(from, space - from);
    from = space + 1;
    std::string longer = line;
    longer.append(line.empty() ? "" : " ").append(word);
    if (text_width(longer, style) <= width) {
      line = longer;
      continue;
    }
    if (!line.empty()) lines.push_back(std::move(line));
    while (text_width(word, style) > width) {
      const std::size_t end = fitting(word, width, style);
      if (end == word.size()) break;
      lines.push_back(word.substr(0, end));
      word.erase(0, end);
    }
    line = std::move(word);
  }
  if (!line.empty() || lines.empty()) lines.push_back(std::move(line));
  return lines;
}

void Svg::text(int x, int baseline, const std::string& text, const Lettering& style) {
  body_ += "<text" + attribute("x", number(x)) + attribute("y", number(baseline)) +
           attribute("font-size", number(style.size)) + attribute("fill", style.fill);
  if (style.is_bold) body_ += attribute("font-weight", "700");
  if (style.is_italic) body_ += attribute("font-style", "italic");
  if (std::string_view(style.anchor) != "start") body_ += attribute("text-anchor", style.anchor);
  body_ += ">" + escaped_html(printable(text)) + "</text>\n";
}

int Svg::paragraph(int x, int baseline, int width, const std::string& text,
                   const Lettering& style) {
  for (const std::string& line : wrapped(text, width, style)) {
    this->text(x, baseline, line, style);
    baseline += line_height(style);
  }
  return baseline;
}

void Svg::rectangle(int x, int y, int width, int height, const char* fill, int radius) {
  body_ += "<rect" + attribute("x", number(x)) + attribute("y", number(y)) +
           attribute("width", number(width)) + attribute("height", number(height)) +
           attribute("fill", fill);
  if (radius > 0) body_ += attribute("rx", number(radius));
  body_ += "/>\n";
}

void Svg::outline(int x, int y, int width, int height, const char* stroke, int radius,
                  bool is_dashed) {
  body_ += "<rect" + attribute("x", number(x)) + attribute("y", number(y)) +
           attribute("width", number(width)) + attribute("height", number(height)) +
           attribute("rx", number(radius)) + attribute("fill", "none") +
           attribute("stroke", stroke);
  if (is_dashed) body_ += attribute("stroke-dasharray", "4 3");
  body_ += "/>\n";
}

void Svg::circle(int x, int y, int radius, const char* fill, const char* stroke) {
  body_ += "<circle" + attribute("cx", number(x)) + attribute("cy", number(y)) +
           attribute("r", number(radius)) + attribute("fill", fill);
  if (stroke != nullptr) body_ += attribute("stroke", stroke) + attribute("stroke-width", "3");
  body_ += "/>\n";
}

void Svg::line(int x1, int y1, int x2, int y2, const char* stroke, int thickness, bool is_dashed) {
  body_ += "<line" + attribute("x1", number(x1)) + attribute("y1", number(y1)) +
           attribute("x2", number(x2)) + attribute("y2", number(y2)) + attribute("stroke", stroke) +
           attribute("stroke-width", number(thickness));
  if (is_dashed) body_ += attribute("stroke-dasharray", "4 3");
  body_ += "/>\n";
}

void Svg::mark(int x, int y, PartyId party, Shape shape) {
  const char* colour = colour_of(party);
  const std::string letter = letter_of(party);
  if (shape == Shape::disc) circle(x, y, 11, colour);
  if (shape == Shape::square) rectangle(x - 11, y - 11, 22, 22, colour, 3);
  if (shape == Shape::ring) circle(x, y, 10, kRingGround, colour);
  const bool is_ring = shape == Shape::ring;
  text(x, y + 4, is_ring ? letter + "?" : letter,
       {.size = is_ring || letter.size() > 1 ? 11 : 13,
        .is_bold = true,
        .fill = is_ring ? colour : kLetter,
        .anchor = "middle"});
}

std::string Svg::document(const std::string& title, const std::string& says, int height) const {
  const std::string size = number(width_) + " " + number(height);
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + number(width_) + "\" height=\"" +
         number(height) + "\" viewBox=\"0 0 " + size +
         "\" role=\"img\" font-family=\"Arial, Helvetica, 'Liberation Sans', sans-serif\">\n"
         "<title>" +
         escaped_html(printable(title)) + "</title>\n<desc>" + escaped_html(printable(says)) +
         "</desc>\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n" + body_ + "</svg>\n";
}

const char* colour_of(PartyId party) { return kColours[party.index() % kColours.size()]; }

}  // namespace zopa::report
