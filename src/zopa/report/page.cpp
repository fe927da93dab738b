#include "zopa/report/page.hpp"

#include <algorithm>
#include <optional>
#include <set>

#include "zopa/base/digest.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/model/basis.hpp"
#include "zopa/report/answer.hpp"
#include "zopa/report/brief.hpp"
#include "zopa/report/html.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

// The answer as it stands in a terminal, with every id a link to its claim or statement, and every
// statement a link to where its source says so.
class Reading {
 public:
  explicit Reading(const Page& page)
      : page_(page),
        negotiation_(page.analysis.negotiation),
        words_(negotiation_, words::catalogue(page.provenance.language)) {
    for (const Position& position : negotiation_.positions()) anchors_.insert(position.id);
    for (const Statement& statement : negotiation_.statements()) anchors_.insert(statement.id);
  }

  std::string write() {
    html_ = to_html(opening_with_brief(),
                    [&](const std::string& id) { return anchors_.count(id) > 0; });
    write_claims();
    write_statements();
    write_texts();
    write_method();
    return std::move(html_);
  }

 private:
  [[nodiscard]] static std::string link(const std::string& id) {
    const std::string name = escaped_html(id);
    return "<a href=\"#on-" + name + "\"><code>" + name + "</code></a>";
  }

  // Below the title of the whole answer.
  [[nodiscard]] Document opening_with_brief() const {
    Document whole = to_document(page_.analysis, words_.catalogue());
    const Document brief = to_document(brief_of(page_.analysis, words_.catalogue()));
    whole.insert(whole.begin() + 1, brief.begin(), brief.end());
    return whole;
  }

  // A sentence of the catalogue, with what the file says in it made safe.
  [[nodiscard]] std::string said(std::string key, std::vector<Argument> arguments = {}) const {
    return escaped_html(printable(words_.say(std::move(key), std::move(arguments))));
  }

  void open_list(const char* title) { html_ += "<section>\n<h2>" + said(title) + "</h2>\n<ul>\n"; }

  void write_claims() {
    open_list("reading.claims");
    for (const Position& position : negotiation_.positions()) {
      html_ += "<li id=\"on-" + escaped_html(position.id) + "\"><code>" +
               escaped_html(position.id) + "</code>: " +
               said("reading.claim",
                    {{"claim", words_.claim(position)},
                     {"basis", words_.basis(basis_of(negotiation_, position), position.because)}});
      for (const StatementId statement : position.because) {
        html_ += " " + link(negotiation_.statement(statement).id);
      }
      html_ += "</li>\n";
    }
    html_ += "</ul>\n</section>\n";
  }

  void write_statements() {
    open_list("reading.statements");
    const auto disputes = disputes_of(negotiation_);
    for (std::size_t i = 0; i < negotiation_.statements().size(); ++i) {
      const Statement& statement = negotiation_.statements()[i];
      const bool is_quoted = !statement.quote.empty();
      const Value text = is_quoted ? Value(Quoted{statement.quote}) : Value(statement.text);
      html_ += "<li id=\"on-" + escaped_html(statement.id) + "\"><code>" +
               escaped_html(statement.id) + "</code>: " +
               said("reading.statement", {{"origin", words_.origin(statement)}, {"said", text}});
      if (is_quoted) {
        html_ += " <a href=\"#quote-" + escaped_html(statement.id) + "\">" +
                 said("reading.in_source") + "</a>";
      }
      if (!disputes[i].empty()) html_ += " " + said("reading.disputed_by");
      for (const StatementId id : disputes[i]) html_ += " " + link(negotiation_.statement(id).id);
      html_ += "</li>\n";
    }
    html_ += "</ul>\n</section>\n";
  }

  void write_texts() {
    for (const CitedText& text : page_.texts) {
      const Source& source = negotiation_.sources()[text.source.index()];
      html_ +=
          "<section>\n<h2>" + said("reading.source") + " <code>" + escaped_html(source.id) +
          "</code>: " + escaped_html(printable(source.title.empty() ? source.file : source.title)) +
          "</h2>\n<div class=\"source-text\">";
      write_text(text);
      html_ += "</div>\n</section>\n";
    }
  }

  // Quotes may overlap: where one begins stands an anchor, and what any of them holds is marked.
  void write_text(const CitedText& cited) {
    std::vector<std::pair<std::size_t, std::string>> tags;
    std::vector<int> change(cited.text.size() + 1, 0);
    std::optional<StatementId> last;
    for (const CitedPassage& passage : cited.passages) {
      if (last != passage.statement) {  // a quote with gaps has one anchor
        tags.emplace_back(passage.begin,
                          "<a id=\"quote-" +
                              escaped_html(negotiation_.statement(passage.statement).id) +
                              "\"></a>");
      }
      last = passage.statement;
      ++change[passage.begin];
      --change[passage.end];
    }
    std::stable_sort(tags.begin(), tags.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    int depth = 0;
    std::size_t from = 0;
    auto tag = tags.begin();
    for (std::size_t at = 0; at <= cited.text.size(); ++at) {
      const bool is_anchor = tag != tags.end() && tag->first == at;
      if (change[at] == 0 && !is_anchor) continue;
      html_ += text_between(cited.text, from, at);
      from = at;
      const int now = depth + change[at];
      if (depth > 0 && now == 0) html_ += "</mark>";
      for (; tag != tags.end() && tag->first == at; ++tag) html_ += tag->second;
      if (depth == 0 && now > 0) html_ += "<mark>";
      depth = now;
    }
    html_ += text_between(cited.text, from, cited.text.size());
  }

  [[nodiscard]] static std::string text_between(const std::string& text, std::size_t from,
                                                std::size_t to) {
    return escaped_html(std::string_view(text).substr(from, to - from));
  }

  void write_method() {
    const Provenance& from = page_.provenance;
    html_ += "<section>\n<h2>" + said("reading.method") + "</h2>\n<p>" +
             said("reading.made_from", {{"version", from.version},
                                        {"file", from.file},
                                        {"digest", from.sha256},
                                        {"seed", std::to_string(from.seed)}}) +
             "</p>\n</section>\n";
  }

  const Page& page_;
  const Negotiation& negotiation_;
  Words words_;
  std::set<std::string> anchors_;
  std::string html_;
};

// JSON inside a script element: no `<` may end it.
std::string in_script(const std::string& json) {
  std::string safe;
  safe.reserve(json.size());
  for (const char c : json) {
    if (c == '<') {
      safe += "\\u003c";
    } else {
      safe += c;
    }
  }
  return safe;
}

std::string head(const Page& page, const std::string& policy) {
  return "<!doctype html>\n<html lang=\"" + page.provenance.language + "\" dir=\"ltr\"" +
         (page.prints_everything ? " data-print=\"full\"" : "") +
         ">\n<head>\n<meta charset=\"utf-8\">\n"
         "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n"
         "<meta name=\"referrer\" content=\"no-referrer\">\n" +
         policy + "<title>" + escaped_html(printable(page.analysis.negotiation.title())) +
         " – zopa</title>\n";
}

std::string body(const Page& page) {
  return "</head>\n<body>\n<main id=\"page\" class=\"reading\">\n" + Reading(page).write() +
         "</main>\n";
}

std::string data_element(const std::string& json) {
  return "<script type=\"application/json\" id=\"data\">" + in_script(json) + "</script>\n";
}

}  // namespace

std::string_view page_asset(std::string_view name) {
  for (const Asset& one : page_assets()) {
    if (one.name == name) return one.text;
  }
  return {};
}

bool has_page_script() { return !page_asset("page.js").empty(); }

std::string to_html(const Page& page) {
  const std::string_view style = page_asset("page.css");
  const std::string_view script = page_asset("page.js");
  std::string policy = "default-src 'none'; style-src '" + sha256_base64(style) + "'";
  if (!script.empty()) policy += "; script-src '" + sha256_base64(script) + "'";
  policy += "; img-src data:";  // a picture on its way to a PNG file
  policy += "; base-uri 'none'; form-action 'none'";
  std::string html =
      head(page, "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\">\n");
  html += "<style>" + std::string(style) + "</style>\n" + body(page);
  if (!script.empty())
    html += data_element(page_json(page)) + "<script>" + std::string(script) + "</script>\n";
  return html + "</body>\n</html>\n";
}

std::string to_live_html(const Page& page, const std::string& session, std::string_view nonce) {
  std::string json = page_json(page);
  json.insert(json.size() - 1, ",\"live\":" + session);
  const std::string key = " nonce=\"" + std::string(nonce) + "\"";
  return head(page, "") + "<link rel=\"stylesheet\" href=\"page.css\">\n" +
         "<meta name=\"zopa-nonce\" content=\"" + std::string(nonce) + "\">\n" + body(page) +
         data_element(json) +
         (has_page_script() ? "<script" + key + " src=\"page.js\"></script>\n" : "") +
         "</body>\n</html>\n";
}

}  // namespace zopa::report
