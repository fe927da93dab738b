#include "zopa/report/html.hpp"

#include "zopa/base/unicode.hpp"

namespace zopa::report {
namespace {

using Kind = Block::Kind;

bool in_list(Kind kind) { return kind == Kind::item || kind == Kind::quote; }

class Writer {
 public:
  explicit Writer(const std::function<bool(const std::string&)>& has_anchor)
      : has_anchor_(has_anchor) {}

  std::string write(const Document& document) {
    for (const Block& block : document) {
      if (!in_list(block.kind)) close_lists(0);
      switch (block.kind) {
        case Kind::title:
          element("h1", block.text);
          break;
        case Kind::heading:
          section(block.text);
          break;
        case Kind::paragraph:
          element("p", block.text);
          break;
        case Kind::item:
          item(block);
          break;
        case Kind::quote:
          element("blockquote", block.text);
          break;
        case Kind::table:
          table(block);
          break;
        case Kind::drawing:
          drawing(block);
          break;
      }
    }
    close_lists(0);
    if (in_section_) html_ += "</section>\n";
    return std::move(html_);
  }

 private:
  void element(const std::string& name, const std::string& text) {
    html_ += "<" + name + ">" + inline_html(text) + "</" + name + ">\n";
  }

  void section(const std::string& heading) {
    html_ += std::string(in_section_ ? "</section>\n" : "") + "<section>\n";
    in_section_ = true;
    element("h2", heading);
  }

  // An open list a level, each with one open item.
  void item(const Block& block) {
    const auto level = static_cast<std::size_t>(block.level);
    close_lists(level + 1);
    if (open_ == level + 1) {
      html_ += "</li>\n<li>";
    } else {
      while (open_ <= level) {
        html_ += open_ == level || open_ == 0 ? "<ul><li>" : "<ul><li class=\"bare\">";
        ++open_;
      }
    }
    if (!block.label.empty()) html_ += "<b>" + escaped_html(block.label) + "</b> ";
    html_ += inline_html(block.text);
  }

  void close_lists(std::size_t keep) {
    for (; open_ > keep; --open_) html_ += "</li></ul>\n";
  }

  void table(const Block& block) {
    html_ += "<table>\n<thead>";
    for (std::size_t r = 0; r < block.rows.size(); ++r) {
      html_ += "<tr>";
      for (std::size_t c = 0; c < block.rows[r].size(); ++c) {
        const bool is_head = r == 0 || c == 0;
        const std::string scope = r == 0 ? "col" : "row";
        html_ += (is_head ? "<th scope=\"" + scope + "\">" : std::string("<td>")) +
                 inline_html(block.rows[r][c]) + (is_head ? "</th>" : "</td>");
      }
      html_ += r == 0 ? "</tr></thead>\n<tbody>\n" : "</tr>\n";
    }
    html_ += "</tbody></table>\n";
  }

  void drawing(const Block& block) {
    html_ += "<figure><pre aria-hidden=\"true\">";
    for (const std::string& line : block.lines) html_ += escaped_html(line) + "\n";
    html_ += "</pre><figcaption>" + inline_html(block.text) + "</figcaption></figure>\n";
  }

  [[nodiscard]] std::string inline_html(const std::string& text) const {
    const std::string shown = printable(text);
    std::string html;
    std::size_t plain = 0;
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const std::size_t span = code_span_at(shown, i);
      if (span == 0) continue;
      html += escaped_html(std::string_view(shown).substr(plain, i - plain)) +
              code_html(shown.substr(i + 1, span - 2));
      i += span - 1;
      plain = i + 1;
    }
    return html + escaped_html(std::string_view(shown).substr(plain));
  }

  [[nodiscard]] std::string code_html(const std::string& id) const {
    const std::string code = "<code>" + escaped_html(id) + "</code>";
    return has_anchor_(id) ? "<a href=\"#on-" + escaped_html(id) + "\">" + code + "</a>" : code;
  }

  const std::function<bool(const std::string&)>& has_anchor_;
  std::string html_;
  std::size_t open_ = 0;
  bool in_section_ = false;
};

}  // namespace

std::string escaped_html(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    switch (c) {
      case '<':
        safe += "&lt;";
        break;
      case '>':
        safe += "&gt;";
        break;
      case '&':
        safe += "&amp;";
        break;
      case '"':
        safe += "&quot;";
        break;
      case '\'':
        safe += "&#39;";
        break;
      default:
        safe += c;
    }
  }
  return safe;
}

std::string to_html(const Document& document,
                    const std::function<bool(const std::string&)>& has_anchor) {
  return Writer(has_anchor).write(document);
}

}  // namespace zopa::report
