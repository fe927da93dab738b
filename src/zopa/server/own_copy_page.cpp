#include "zopa/server/own_copy_page.hpp"

#include <filesystem>

#include "zopa/base/unicode.hpp"
#include "zopa/report/html.hpp"
#include "zopa/server/plain_page.hpp"

namespace zopa::server {
namespace {

using report::escaped_html;

std::string last_name(const std::string& path) {
  return visible(std::filesystem::path(path).filename().string());
}

class OwnCopyPage {
 public:
  explicit OwnCopyPage(const words::Catalogue& catalogue) : catalogue_(catalogue) {}

  [[nodiscard]] std::string of(const OwnCopy& copy) {
    html_ = "<p>" + say(Message("own_copy.kept", {{"file", last_name(copy.file)}})) +
            "</p>\n<p><a href=\".\">" + say(Message("own_copy.go_on")) + "</a></p>\n";
    for (const scores::Picture& picture : copy.pictures) {
      if (copy.pictures.size() > 1) {
        html_ += "<h2>" + escaped_html(picture.name) + "</h2>\n";
      }
      add(picture);
    }
    if (!copy.remarks.empty()) add_remarks(copy);
    return std::move(html_);
  }

 private:
  [[nodiscard]] std::string say(const Message& message) const {
    return escaped_html(catalogue_.text(message));
  }

  void head(const std::string& cell) {
    html_.append("<th scope=\"col\">").append(cell).append("</th>");
  }

  void add(const scores::Picture& picture) {
    html_ += "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"" +
             escaped_html(picture.name) + "\">\n<table>\n<thead>\n<tr><td></td>";
    for (std::size_t column = 0; column < picture.columns.size(); ++column) {
      head(scores::column_name(column));
    }
    head(say(Message("picture.read_as")));
    html_ += "</tr>\n<tr><td></td>";
    for (const Message& use : picture.columns) {
      html_.append("<td>").append(say(use)).append("</td>");
    }
    html_ += "<td></td></tr>\n</thead>\n<tbody>\n";
    for (std::size_t row = 0; row < picture.rows.size(); ++row) {
      html_ += "<tr><th scope=\"row\">" + std::to_string(row + 1) + "</th>";
      for (const std::string& cell : picture.cells[row]) {
        html_.append("<td>").append(escaped_html(printable(cell))).append("</td>");
      }
      html_.append("<td>").append(say(picture.rows[row])).append("</td></tr>\n");
    }
    html_ += "</tbody>\n</table>\n</div>\n";
    if (const auto left_out = scores::left_out_of(picture)) {
      html_ += "<p>" + say(*left_out) + "</p>\n";
    }
  }

  // What stands in backticks in a terminal.
  [[nodiscard]] static std::string with_code(const std::string& html) {
    std::string marked;
    bool is_inside = false;
    for (const char c : html) {
      if (c != '`') {
        marked += c;
      } else {
        is_inside = !is_inside;
        marked += is_inside ? "<code>" : "</code>";
      }
    }
    if (is_inside) marked += "</code>";
    return marked;
  }

  // Those of a sheet name their cells.
  void add_remarks(const OwnCopy& copy) {
    html_ += "<h2>" + say(Message("own_copy.remarks")) + "</h2>\n<ul>\n";
    for (const Diagnostic& remark : copy.remarks) {
      html_ += "<li>";
      if (copy.pictures.empty() && remark.place.line > 0) {
        html_.append(escaped_html(last_name(remark.file))).append(":");
        html_.append(std::to_string(remark.place.line)).append(": ");
      }
      html_.append(with_code(say(remark.message))).append("</li>\n");
    }
    html_ += "</ul>\n";
  }

  const words::Catalogue& catalogue_;
  std::string html_;
};

}  // namespace

std::string own_copy_html(const OwnCopy& copy, const words::Catalogue& catalogue,
                          std::string_view nonce) {
  const std::string title =
      catalogue.text(Message("own_copy.title", {{"file", last_name(copy.from)}}));
  return to_html({title, OwnCopyPage(catalogue).of(copy)}, catalogue, nonce);
}

}  // namespace zopa::server
