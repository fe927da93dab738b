#include "zopa/server/start_page.hpp"

#include <algorithm>

#include "zopa/report/html.hpp"
#include "zopa/server/plain_page.hpp"

namespace zopa::server {
namespace {

using report::escaped_html;

constexpr std::string_view kTourOf = "harbour";  // of the examples

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
    const answer = await response.json();
    if (response.ok) {
      if (answer.look_at) return location.assign(answer.look_at);
      if (part) location.hash = part;
      return location.reload();
    }
    said.textContent = answer.faults.map((one) => one.message).join("\n");
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
const say = (what) => {
  said.textContent = said.dataset[what];
  said.focus();
};
async function bring(files) {
  if (files.length !== 1) return say("one");
  let bytes;
  try {
    bytes = await base64(files[0]);
  } catch {
    return say("unread"); // a folder, for one
  }
  start({ what: "upload", name: files[0].name, base64: bytes });
}
document.getElementById("upload").addEventListener("change", (event) => {
  if (event.target.files.length > 0) bring(event.target.files);
});
// A file may be dropped anywhere; the browser would leave the page for it.
const drops = (event) => event.dataTransfer.types.includes("Files");
const shows_drop = (on) => document.body.classList.toggle("drop", on);
document.addEventListener("dragover", (event) => {
  if (!drops(event)) return;
  event.preventDefault();
  shows_drop(true);
});
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) shows_drop(false);
});
document.addEventListener("drop", (event) => {
  if (!drops(event)) return;
  event.preventDefault();
  shows_drop(false);
  if (document.querySelector("button:disabled")) return; // one is opening
  bring(event.dataTransfer.files);
});
)";

class Html {
 public:
  Html(const Start& start, const words::Catalogue& catalogue)
      : start_(start), catalogue_(catalogue) {}

  [[nodiscard]] std::string inside() {
    html_ = "<p>" + say(Message("start.intro", {{"folder", start_.folder()}})) + "</p>\n" +
            "<p id=\"said\" role=\"alert\" tabindex=\"-1\" data-opening=\"" +
            say(Message("start.opening")) + "\" data-gone=\"" + say(Message("start.gone")) +
            "\" data-one=\"" + say(Message("start.one")) + "\" data-unread=\"" +
            say(Message("start.unread")) + "\"></p>\n";
    add_tour();
    choices("start.go_on", "file", start_.negotiations());
    add_paste();
    add_upload();
    choices("start.documents", "document", start_.documents());
    choices("start.foreign", "foreign", start_.foreign());
    choices("start.examples", "example", Start::examples());
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
  std::string html_;
};

}  // namespace

std::string start_html(const Start& start, const words::Catalogue& catalogue,
                       std::string_view nonce) {
  return to_html({catalogue.text(Message("start.title")), Html(start, catalogue).inside(), kScript},
                 catalogue, nonce);
}

}  // namespace zopa::server
