// What stands in the sources: their text, a passage of it, who says what there.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "zopa/base/nearest.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/draft/answer.hpp"
#include "zopa/draft/kept.hpp"
#include "zopa/io/quote/quote.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/mcp/shared_tools.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostLines = 400;
constexpr std::size_t kMostRead = 48'000;        // of a text that is read at once
constexpr std::size_t kLongestQuote = 4'000;     // bytes
constexpr std::size_t kMostSteps = 100'000'000;  // of a search for a nearest passage
constexpr std::size_t kMostDrafts = 40;

Error stopped(const Opened& opened) {
  return fault("stopped", Message("fault.stopped_reading"), name_of(opened.path));
}

// The text of the source of this id; of all sources for an empty id.
Result<std::vector<CitedText>> texts_named(const Opened& opened, const std::string& id,
                                           const Context& context) {
  std::vector<CitedText> texts = Workspace::texts_of(opened, &context.limits);
  if (context.limits.reached()) return tl::unexpected(stopped(opened));
  if (id.empty()) return texts;
  const auto& sources = opened.negotiation.sources();
  std::erase_if(texts,
                [&](const CitedText& text) { return sources[text.source.index()].id != id; });
  if (!texts.empty()) return texts;
  std::vector<std::string> ids;
  for (const Source& source : sources) ids.push_back(source.id);
  return tl::unexpected(
      fault("unknown-name",
            Message("fault.no_name",
                    {{"kind", "source"},
                     {"name", Code{id}},
                     {"hint", ids.empty() ? Message("fault.declares_none") : hint(id, ids)}})));
}

std::size_t line_at(const std::string& text, std::size_t byte) {
  const auto end = text.begin() + static_cast<std::ptrdiff_t>(byte);
  return static_cast<std::size_t>(std::count(text.begin(), end, '\n')) + 1;
}

// Lines of a text with their numbers.
struct Lines {
  std::string text;
  std::size_t next = 0;  // the first that is left out; 0 where none is
};

Lines lines_of(const std::string& text, std::size_t from, std::size_t to) {
  Lines lines;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (++number > to) break;
    if (number >= from) {
      const bool is_full =
          number >= from + kMostLines || lines.text.size() + end - begin > kMostRead;
      if (is_full && !lines.text.empty()) {
        lines.next = number;
        break;
      }
      lines.text += std::to_string(number);
      lines.text += "\t";
      lines.text += cut_to(kMostRead, text.substr(begin, end - begin));
      lines.text += "\n";
    }
    begin = end + 1;
  }
  return lines;
}

Json passage_of(const Opened& opened, const CitedText& text, const quote::SourceText::Span& span) {
  const std::string_view whole = text.text;
  return {{"source", opened.negotiation.sources()[text.source.index()].id},
          {"line", line_at(text.text, span.begin)},
          {"from", code_points(whole.substr(0, span.begin))},
          {"to", code_points(whole.substr(0, span.end))},
          {"passage", whole.substr(span.begin, span.end - span.begin)}};
}

Outcome found_at(const Json& passages) {
  const Json found = {{"found", true}, {"passages", passages}};
  std::string text = "Found word for word:\n";
  for (const Json& one : passages) {
    text += "- source ";
    text += one.at("source").get<std::string>();
    text += ", line ";
    text += std::to_string(one.at("line").get<std::size_t>());
    text += ": ";
    text += one.at("passage").get<std::string>();
    text += "\n";
  }
  return {std::move(text), found.dump(), false};
}

std::string slip_in_words(const quote::Slip& slip) {
  std::string words;
  if (slip.marks) words += " It has quotation marks around it that the source has not.";
  if (slip.ellipsis) words += " It begins or ends with an ellipsis.";
  if (slip.capitals) words += " Capital and small letters differ.";
  return words;
}

// In no source: what is nearest, so that it can be mended.
Outcome not_found(const Opened& opened, const std::vector<CitedText>& texts,
                  const std::string& wanted) {
  Json nearest = Json::array();
  std::string text = "Not found word for word. Do not use it as a quote.";
  std::size_t steps = 0;
  for (const CitedText& one : texts) {
    const quote::SourceText source(one.text);
    steps += source.steps_to_nearest(wanted);
    if (steps > kMostSteps) break;
    const auto passage = source.nearest(wanted);
    if (!passage) continue;
    const std::string& id = opened.negotiation.sources()[one.source.index()].id;
    const auto slip = source.slip_in(wanted);
    if (slip) text += slip_in_words(*slip);
    nearest.push_back({{"source", id}, {"line", passage->line}, {"passage", passage->text}});
    text += "\nNearest in source ";
    text += id;
    text += ", line ";
    text += std::to_string(passage->line);
    text += ": ";
    text += passage->text;
  }
  const Json answer = {{"found", false}, {"nearest", std::move(nearest)}};
  return {text + "\n", answer.dump(), false};
}

}  // namespace

Outcome read_source(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  const auto texts = texts_named(*opened, arguments.text("source"), context);
  if (!texts) return failed(texts.error(), context);
  const std::size_t from = std::max<std::size_t>(arguments.number("from_line").value_or(1), 1);
  const Lines lines =
      lines_of(texts->front().text, from, arguments.number("to_line").value_or(SIZE_MAX));
  if (lines.text.empty()) return {"The source has no such line.\n", {}, true};
  if (lines.next == 0) return {lines.text, {}, false};
  return {lines.text + "… the source goes on: from_line " + std::to_string(lines.next) + "\n",
          {},
          false};
}

Outcome find_quote(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  const auto texts = texts_named(*opened, arguments.text("source"), context);
  if (!texts) return failed(texts.error(), context);
  const std::string wanted = arguments.text("quote");
  if (wanted.size() > kLongestQuote) {
    return {"A quote has at most 4,000 bytes; quote a sentence or two.\n", {}, true};
  }
  Json passages = Json::array();
  for (const CitedText& text : *texts) {
    if (context.limits.reached()) return failed(stopped(*opened), context);
    for (const auto& span : quote::SourceText(text.text).find(wanted)) {
      passages.push_back(passage_of(*opened, text, span));
    }
  }
  return passages.empty() ? not_found(*opened, *texts, wanted) : found_at(passages);
}

Outcome suggest_statements(const Arguments& arguments, const Context& context) {
  const auto opened = context.files.open(arguments.text("file"), context.limits);
  if (!opened) return failed(opened.error(), context);
  auto cited = texts_named(*opened, arguments.text("source"), context);
  if (!cited) return failed(cited.error(), context);
  const auto kept = draft::drafts_beside(opened->path);
  if (!kept) return failed(kept.error(), context);
  const std::size_t from = arguments.number("from").value_or(0);
  const draft::Drafts drafts = draft::drafts_of(
      opened->negotiation, name_of(opened->path),
      draft::texts_of(opened->negotiation, *std::move(cited)), {}, &context.limits);
  Json rows = Json::array();
  std::size_t count = 0;
  for (const draft::Draft& one : drafts.drafts) {
    if (kept->is_refused(draft::kept_draft(one))) continue;
    if (++count <= from || rows.size() == kMostDrafts) continue;
    rows.push_back({{"source", one.source.value_or("")},
                    {"line", one.line},
                    {"quote", one.quote},
                    {"verbatim", one.is_verbatim},
                    {"by", one.by ? Json(*one.by) : Json(nullptr)},
                    {"named", one.named},
                    {"about", one.about}});
  }
  const std::size_t shown = rows.size();
  const Json answer = {{"drafts", std::move(rows)}, {"count", count}};
  std::string text =
      std::to_string(count) +
      " passages that zopa's rules take for speech and no statement quotes yet. They "
      "are drafts: none says what a passage means. `by` is null where the speaker "
      "is not on file.\n";
  text += answer.at("drafts").dump(1) + "\n";
  if (from + shown < count) text += "… more: from " + std::to_string(from + shown) + "\n";
  if (drafts.stopped) text += "Stopped by the time limit of a call: there may be more.\n";
  return {std::move(text), answer.dump(), false};
}

}  // namespace zopa::mcp
