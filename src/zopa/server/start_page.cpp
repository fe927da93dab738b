#include "zopa/server/start_page.hpp"

#include <algorithm>

#include "zopa/report/html.hpp"
#include "zopa/report/page.hpp"

namespace zopa::server {
namespace {

using report::escaped_html;

constexpr std::string_view kTourOf = "harbour";  // of the examples

constexpr std::string_view kStyle = R"(
main.start { max-inline-size: 50rem; }
main.start h1 { font-size: var(--size-headline, 2rem); font-weight: 600; color: inherit; }
textarea { inline-size: 100%; min-block-size: 14rem; font: inherit; }
textarea { color: inherit; background: var(--surface, Canvas); }
form p { display: flex; flex-wrap: wrap; gap: 0.5rem; }
.choices { display: flex; flex-wrap: wrap; gap: 0.5rem; list-style: none; padding: 0; }
[role=alert] { color: var(--fault, #96200f); font-weight: 600; white-space: pre-line; }
)";

// Sends what was chosen, and comes again when it is open.
constexpr std::string_view kScript = R"(
const said = document.getElementById("said");
const busy = (on) => {
  for (const one of document.querySelectorAll("button, input, textarea")) one.disabled = on;
};
async function start(choice, part = "") {
  busy(true);
  said.textContent = said.dataset.opening;
  try {
    const response = await fetch("api/start", { method: "POST", body: JSON.stringify(choice),
      headers: { "Content-Type": "application/json" } });
    if (response.ok) {
      if (part) location.hash = part;
      return location.reload();
    }
    const faults = (await response.json()).faults;
    said.textContent = faults.map((one) => one.message).join("\n");
  } catch {
    said.textContent = said.dataset.gone;
  }
  busy(false);
  said.focus();
}
const base64 = (file) => new Promise((done, fail) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = fail;
  reader.readAsDataURL(file);
});
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-what]");
  if (!button) return;
  const { what, name } = button.dataset;
  if (what === "tour") start({ what: "example", name }, "tour");
  else start({ what, name });
});
document.getElementById("paste").addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, text } = event.target.elements;
  start({ what: "paste", name: name.value, text: text.value });
});
document.getElementById("upload").addEventListener("change", async (event) => {
  const file = event.target.files[0];
  if (file) start({ what: "upload", name: file.name, base64: await base64(file) });
});
)";

class Html {
 public:
  Html(const Start& start, const words::Catalogue& catalogue, std::string_view nonce)
      : start_(start), catalogue_(catalogue), nonce_(nonce) {}

  [[nodiscard]] std::string text() {
    const std::string title = say(Message("start.title"));
    html_ = "<!doctype html>\n<html lang=\"" + catalogue_.language() +
            "\">\n<head>\n<meta charset=\"utf-8\">\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            title + " – zopa</title>\n<style nonce=\"" + std::string(nonce_) + "\">" +
            std::string(report::page_asset("page.css")) + std::string(kStyle) +
            "</style>\n</head>\n<body>\n" +
            "<main class=\"start\">\n<p class=\"brand\"><b>zopa</b></p>\n<h1>" + title +
            "</h1>\n<p>" + say(Message("start.intro", {{"folder", start_.folder()}})) + "</p>\n" +
            "<p id=\"said\" role=\"alert\" tabindex=\"-1\" data-opening=\"" +
            say(Message("start.opening")) + "\" data-gone=\"" + say(Message("start.gone")) +
            "\"></p>\n";
    add_tour();
    choices("start.go_on", "file", start_.negotiations());
    add_paste();
    add_upload();
    choices("start.documents", "document", start_.documents());
    choices("start.examples", "example", Start::examples());
    html_ += "</main>\n<script nonce=\"" + std::string(nonce_) + "\">" + std::string(kScript) +
             "</script>\n</body>\n</html>\n";
    return std::move(html_);
  }

 private:
  [[nodiscard]] std::string say(const Message& message) const {
    return escaped_html(catalogue_.text(message));
  }

  void begin(const char* title) { html_ += "<section>\n<h2>" + say(Message(title)) + "</h2>\n"; }

  // Nothing where there is nothing to choose.
  void choices(const char* title, const std::string& what, const std::vector<std::string>& names) {
    if (names.empty()) return;
    begin(title);
    html_ += "<ul class=\"choices\">\n";
    for (const std::string& name : names) {
      const std::string shown = escaped_html(name);
      html_.append("<li><button type=\"button\" data-what=\"").append(what);
      html_.append("\" data-name=\"").append(shown).append("\">").append(shown);
      html_.append("</button></li>\n");
    }
    html_ += "</ul>\n</section>\n";
  }

  // The page leads through it, where its address ends in "#tour".
  void add_tour() {
    html_ += "<p>" + say(Message("start.tour_help")) +
             " <button type=\"button\" data-what=\"tour\" data-name=\"" + std::string(kTourOf) +
             "\">" + say(Message("start.tour")) + "</button></p>\n";
  }

  void add_paste() {
    begin("start.paste");
    html_ += "<form id=\"paste\">\n<p><label for=\"text\">" + say(Message("start.paste_help")) +
             "</label></p>\n<textarea id=\"text\" name=\"text\" required></textarea>\n<p><label>" +
             say(Message("start.name")) +
             " <input name=\"name\" required maxlength=\"80\" value=\"" +
             say(Message("start.article")) + "\"></label> <button>" + say(Message("start.make")) +
             "</button></p>\n</form>\n</section>\n";
  }

  void add_upload() {
    begin("start.upload");
    html_ += "<p><label for=\"upload\">" + say(Message("start.upload_help")) +
             "</label></p>\n<p><input id=\"upload\" type=\"file\"></p>\n</section>\n";
  }

  const Start& start_;
  const words::Catalogue& catalogue_;
  std::string_view nonce_;
  std::string html_;
};

}  // namespace

std::string start_html(const Start& start, const words::Catalogue& catalogue,
                       std::string_view nonce) {
  return Html(start, catalogue, nonce).text();
}

}  // namespace zopa::server
