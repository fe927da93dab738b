#include "zopa/server/plain_page.hpp"

#include "zopa/report/html.hpp"
#include "zopa/report/page.hpp"

namespace zopa::server {
namespace {

constexpr std::string_view kStyle = R"(
main.start { max-inline-size: 50rem; }
main.start h1 { font-size: var(--size-headline, 2rem); font-weight: 600; color: inherit; }
textarea { inline-size: 100%; min-block-size: 14rem; font: inherit; }
textarea { color: inherit; background: var(--surface, Canvas); }
form p { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.drop { outline: 0.3rem dashed; outline-offset: -0.4rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; }
[role=alert] { color: var(--fault, #96200f); font-weight: 600; white-space: pre-line; }
.wide { overflow-x: auto; margin-block-end: 1.5rem; }
)";

}  // namespace

std::string to_html(const PlainPage& page, const words::Catalogue& catalogue,
                    std::string_view nonce) {
  const std::string with_nonce = " nonce=\"" + std::string(nonce) + "\">";
  const std::string title = report::escaped_html(page.title);
  std::string html = "<!doctype html>\n<html lang=\"" + catalogue.language() +
                     "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                     "content=\"width=device-width, initial-scale=1\">\n<title>" +
                     title + " – zopa</title>\n<style" + with_nonce +
                     std::string(report::page_asset("page.css")) + std::string(kStyle) +
                     "</style>\n</head>\n<body>\n<main class=\"start\">\n<p class=\"brand\">"
                     "<b>zopa</b></p>\n<h1>" +
                     title + "</h1>\n" + page.inside + "</main>\n";
  if (!page.script.empty()) {
    html += "<script" + with_nonce + std::string(page.script) + "</script>\n";
  }
  html += "</body>\n</html>\n";
  return html;
}

}  // namespace zopa::server
