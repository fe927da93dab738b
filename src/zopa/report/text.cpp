#include <algorithm>

#include "zopa/base/unicode.hpp"
#include "zopa/report/document.hpp"

namespace zopa::report {
namespace {

constexpr int kStep = 2;
constexpr int kMinimumWidth = 20;  // of the text itself, however deep it is indented

std::string spaces(int count) {
  return std::string(static_cast<std::size_t>(std::max(0, count)), ' ');
}

class TextWriter {
 public:
  explicit TextWriter(const TextStyle& style) : style_(style) {}

  std::string write(const Document& document) {
    for (const Block& block : document) {
      separate(block);
      switch (block.kind) {
        case Block::Kind::title:
          heading(block.text, '=');
          break;
        case Block::Kind::heading:
          heading(block.text, block.level == 0 ? '-' : ' ');
          break;
        case Block::Kind::paragraph:
          paragraph(block.text, spaces(kStep * block.level), spaces(kStep * block.level));
          break;
        case Block::Kind::item:
          item(block);
          break;
        case Block::Kind::quote:
          paragraph(block.text, spaces(kStep * (block.level + 2)),
                    spaces(kStep * (block.level + 2)));
          break;
        case Block::Kind::table:
          table(block);
          break;
        case Block::Kind::drawing:
          drawing(block);
          break;
      }
      last_ = block.kind;
    }
    return std::move(out_);
  }

 private:
  // An empty line before everything but the parts of one list.
  void separate(const Block& block) {
    if (out_.empty()) return;
    const bool in_list = block.kind == Block::Kind::item || block.kind == Block::Kind::quote;
    const bool after_list = last_ == Block::Kind::item || last_ == Block::Kind::quote;
    const bool starts_card = block.kind == Block::Kind::item && !block.label.empty();
    if (in_list && after_list && !starts_card) return;
    if (last_ == Block::Kind::heading) return;
    out_ += '\n';
  }

  void heading(const std::string& text, char underline) {
    const std::string shown = printable(text);
    for (const std::string& line : wrap(shown, style_.width)) {
      out_ += style_.color ? "\x1B[1m" + line + "\x1B[0m\n" : line + "\n";
    }
    if (underline == ' ') return;
    const int width = std::min(style_.width, display_width(shown));
    out_ += std::string(static_cast<std::size_t>(width), underline) + "\n";
  }

  void paragraph(const std::string& text, const std::string& first, const std::string& rest) {
    const int width = std::max(kMinimumWidth, style_.width - display_width(rest));
    const std::string* margin = &first;
    for (const std::string& line : wrap(printable(text), width)) {
      out_ += *margin + line + "\n";
      margin = &rest;
    }
  }

  void item(const Block& block) {
    const std::string label = block.label.empty() ? "-" : block.label;
    const std::string margin = spaces(kStep * block.level);
    const std::string first = margin + label + " ";
    paragraph(block.text, first, spaces(display_width(first)));
  }

  void drawing(const Block& block) {
    for (const std::string& line : block.lines) out_ += printable(line) + "\n";
    paragraph(block.text, "", "");
  }

  // Numbers to the right; a name too long for its column gets a line of its own.
  void table(const Block& block) {
    std::vector<int> widths(block.rows.front().size(), 0);
    for (const auto& row : block.rows) {
      for (std::size_t c = 0; c < row.size(); ++c) {
        widths[c] = std::max(widths[c], display_width(printable(row[c])));
      }
    }
    int numbers = 0;
    for (std::size_t c = 1; c < widths.size(); ++c) numbers += widths[c] + kStep;
    widths[0] = std::min(widths[0], std::max(kMinimumWidth, style_.width - numbers));
    for (const auto& row : block.rows) {
      std::string name = printable(row[0]);
      if (display_width(name) > widths[0]) {
        paragraph(name, "", spaces(kStep));
        name.clear();
      }
      out_ += name + spaces(widths[0] - display_width(name));
      for (std::size_t c = 1; c < row.size(); ++c) {
        out_ += spaces(kStep + widths[c] - display_width(row[c])) + row[c];
      }
      out_ += "\n";
    }
  }

  TextStyle style_;
  std::string out_;
  Block::Kind last_ = Block::Kind::title;
};

}  // namespace

std::string to_text(const Document& document, const TextStyle& style) {
  return TextWriter(style).write(document);
}

}  // namespace zopa::report
