#include "zopa/io/documents/kind.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <string>
#include <vector>

namespace zopa::documents {
namespace {

constexpr std::size_t kHead = 4096;       // bytes in which a document shows what it is
constexpr std::size_t kMostHeaders = 60;  // lines looked at for the header of a mail

bool holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

std::string lower(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return small;
}

std::vector<std::string_view> first_lines(std::string_view text, std::size_t most) {
  std::vector<std::string_view> lines;
  while (!text.empty() && lines.size() < most) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    lines.push_back(line);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// The names of what is in a ZIP archive stand in it as they are, packed or not.
Kind kind_of_zip(std::string_view bytes) {
  if (holds(bytes, "word/document.xml")) return Kind::word;
  if (holds(bytes.substr(0, kHead), "application/vnd.oasis.opendocument.text")) {
    return Kind::open_document;
  }
  const bool is_sheet =
      holds(bytes, "xl/workbook.xml") ||
      holds(bytes.substr(0, kHead), "application/vnd.oasis.opendocument.spreadsheet");
  return is_sheet ? Kind::sheet : Kind::archive;
}

bool is_picture(std::string_view bytes) {
  constexpr std::array<std::string_view, 6> kMarks = {"\x89PNG", "\xFF\xD8\xFF", "GIF8",
                                                      "BM",      "II*",          "MM"};
  const bool is_marked = std::any_of(
      kMarks.begin(), kMarks.end(), [&](std::string_view mark) { return bytes.starts_with(mark); });
  return (is_marked && holds(bytes.substr(0, kHead), std::string_view("\0", 1))) ||
         (bytes.starts_with("RIFF") && bytes.substr(8, 4) == "WEBP");
}

bool is_html(std::string_view head) {
  const std::size_t at = head.find_first_not_of(" \t\r\n");
  if (at == std::string_view::npos || head[at] != '<') return false;
  const std::string small = lower(head.substr(at));
  const bool is_other_xml = small.starts_with("<?xml") && !holds(small, "<html");
  return !is_other_xml && (small.starts_with("<!doctype html") || holds(small, "<html") ||
                           holds(small, "<head") || holds(small, "<body"));
}

// "00:01:02,345 --> 00:01:04,000": hours may be missing, the fraction follows a comma or a point.
bool is_span_of_time(std::string_view line) {
  const std::size_t arrow = line.find("-->");
  if (arrow == std::string_view::npos) return false;
  const std::string_view from = line.substr(0, arrow);
  return from.size() >= 9 && std::all_of(from.begin(), from.end(), [](char c) {
           return std::isdigit(static_cast<unsigned char>(c)) != 0 || c == ':' || c == ',' ||
                  c == '.' || c == ' ';
         });
}

bool are_subtitles(std::string_view text) {
  if (text.starts_with("WEBVTT")) return true;
  const auto lines = first_lines(text, 3);
  return std::any_of(lines.begin(), lines.end(), is_span_of_time);
}

// Two fields that every mail has some of, before the first empty line.
bool is_mail(std::string_view text) {
  constexpr std::array<std::string_view, 8> kFields = {
      "from:",       "to:",           "date:",     "subject:",
      "message-id:", "mime-version:", "received:", "return-path:"};
  std::size_t found = 0;
  bool is_technical = false;  // "From: … To: …" may head a letter as well
  for (const std::string_view line : first_lines(text, kMostHeaders)) {
    if (line.empty()) break;
    const bool goes_on = line[0] == ' ' || line[0] == '\t' || line.starts_with("From ");
    const std::size_t colon = line.find(':');
    if (!goes_on && (colon == std::string_view::npos || holds(line.substr(0, colon), " "))) {
      return false;
    }
    const std::string field = goes_on ? "" : lower(line.substr(0, colon + 1));
    const auto* const known = std::find(kFields.begin(), kFields.end(), field);
    if (known == kFields.end()) continue;
    ++found;
    is_technical = is_technical || known - kFields.begin() >= 4;
  }
  return found >= 2 && is_technical;
}

}  // namespace

const char* word_of(Kind kind) { return words_of(kind).at(static_cast<std::size_t>(kind)); }

Kind kind_of(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  const std::string_view head = bytes.substr(0, kHead);
  if (holds(head.substr(0, 1024), "%PDF-")) return Kind::pdf;
  if (bytes.starts_with("PK\x03\x04")) return kind_of_zip(bytes);
  if (bytes.starts_with("{\\rtf")) return Kind::rtf;
  if (bytes.starts_with("\xD0\xCF\x11\xE0")) return Kind::old_word;
  if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("7z\xBC\xAF")) return Kind::archive;
  if (is_picture(bytes)) return Kind::picture;
  if (is_html(head)) return Kind::html;
  if (are_subtitles(bytes)) return Kind::subtitles;
  return is_mail(bytes) ? Kind::mail : Kind::text;
}

}  // namespace zopa::documents
