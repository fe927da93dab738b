#include "zopa/base/unicode.hpp"
#include "zopa/report/document.hpp"

namespace zopa::report {
namespace {

// What comes from a file must not become markup, or HTML where the Markdown is rendered.
std::string escaped(const std::string& text) {
  const std::string shown = printable(text);
  std::string safe;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    if (const std::size_t span = code_span_at(shown, i)) {
      safe += shown.substr(i, span);
      i += span - 1;
    } else if (c == '<') {
      safe += "&lt;";
    } else if (c == '>') {
      safe += "&gt;";
    } else if (c == '&') {
      safe += "&amp;";
    } else {
      if (std::string_view("\\`*_[]|#~").find(c) != std::string_view::npos) safe += '\\';
      safe += c;
    }
  }
  return safe;
}

std::string margin(int level) { return std::string(static_cast<std::size_t>(level) * 2, ' '); }

std::string table(const std::vector<std::vector<std::string>>& rows) {
  std::string text;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    for (const std::string& cell : rows[r]) text += "| " + escaped(cell) + " ";
    text += "|\n";
    if (r > 0) continue;
    for (std::size_t c = 0; c < rows[r].size(); ++c) text += c == 0 ? "| --- " : "| ---: ";
    text += "|\n";
  }
  return text;
}

bool in_list(Block::Kind kind) { return kind == Block::Kind::item || kind == Block::Kind::quote; }

}  // namespace

std::string to_markdown(const Document& document) {
  std::string text;
  Block::Kind last = Block::Kind::title;
  for (const Block& block : document) {
    if (!text.empty() && !(in_list(block.kind) && in_list(last))) text += '\n';
    last = block.kind;
    switch (block.kind) {
      case Block::Kind::title:
        text += "# " + escaped(block.text) + "\n";
        break;
      case Block::Kind::heading:
        text += (block.level == 0 ? "## " : "### ") + escaped(block.text) + "\n";
        break;
      case Block::Kind::paragraph:
        text += escaped(block.text) + "\n";
        break;
      case Block::Kind::item: {
        const std::string label = block.label.empty() ? "" : "**" + escaped(block.label) + "** ";
        text += margin(block.level) + "- " + label + escaped(block.text) + "\n";
        break;
      }
      case Block::Kind::quote:
        text += margin(block.level + 1) + "> " + escaped(block.text) + "\n";
        break;
      case Block::Kind::table:
        text += table(block.rows);
        break;
      case Block::Kind::drawing:
        for (const std::string& line : block.lines) text += "    " + printable(line) + "\n";
        text += "\n" + escaped(block.text) + "\n";
        break;
    }
  }
  return text;
}

}  // namespace zopa::report
