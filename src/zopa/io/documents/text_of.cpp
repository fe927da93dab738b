#include "zopa/io/documents/text_of.hpp"

#include <algorithm>
#include <cctype>

#include "zopa/base/unicode.hpp"
#include "zopa/io/documents/converter.hpp"
#include "zopa/io/documents/encoding.hpp"
#include "zopa/io/documents/right_to_left.hpp"
#include "zopa/io/documents/subtitles.hpp"

namespace zopa::documents {
namespace {

constexpr std::size_t kMostTextBytes = std::size_t{16} << 20U;  // as of every source

// The header that a reader looks for, and the body: plain where there is one.
constexpr const char* kReadMail = R"(
import email, email.policy, sys
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
for name in ("From", "To", "Date", "Subject"):
    if mail[name]:
        sys.stdout.buffer.write(f"{name}: {mail[name]}\n".encode("utf-8", "replace"))
body = mail.get_body(("plain", "html"))
if body is not None:
    kind = b"\1" if body.get_content_subtype() == "html" else b"\n"
    sys.stdout.buffer.write(kind + body.get_content().encode("utf-8", "replace"))
)";

Converter pandoc(const char* from) {
  return {{"pandoc", "--sandbox", "--from", from, "--to", "plain", "--wrap", "none"}, "pandoc"};
}

// What a page says of itself: `charset=windows-1251`, with quotes or without; empty where nothing.
std::string declared_encoding(std::string_view page) {
  constexpr std::string_view kKey = "charset=";
  const std::string_view head = page.substr(0, 2048);
  const std::size_t key = head.find(kKey);
  if (key == std::string_view::npos) return {};
  std::string_view value = head.substr(key + kKey.size());
  if (!value.empty() && (value[0] == '"' || value[0] == '\'')) value.remove_prefix(1);
  const auto* const end = std::find_if(value.begin(), value.end(), [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '-' && c != '_' && c != ':';
  });
  return std::string(value.begin(), end);
}

// Controls, and what a page's layout put among the text, such as form feeds and marks of direction.
std::string cleaned(std::string_view text) {
  std::string clean;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t from = at;
    const char32_t character = next_code_point(text, at);
    if (character == U'\r') {
      if (at == text.size() || text[at] != '\n') clean += '\n';
    } else if (character == U'\n' || character == U'\t' || !is_control(character)) {
      clean += text.substr(from, at - from);
    } else if (character == U'\f' || character == U'\v' || character == U'\x85') {
      clean += '\n';
    }
  }
  return clean;
}

// No spaces at the ends of lines, no more than one empty line in a row, none at the ends.
std::string tidy(std::string_view text) {
  std::string result;
  std::size_t empty = 1;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    line = line.substr(0, line.find_last_not_of(" \t") + 1);
    empty = line.empty() ? empty + 1 : 0;
    if (empty <= 1) result += std::string(line) + "\n";
  }
  while (result.size() > 1 && result[result.size() - 2] == '\n') result.pop_back();
  return result == "\n" ? std::string() : result;
}

class Reading {
 public:
  Reading(std::string_view bytes, const ReadAs& as) : bytes_(bytes), as_(as) {}

  [[nodiscard]] Result<std::string> text(Kind kind) const {
    switch (kind) {
      case Kind::text:
        return to_utf8(bytes_, as_.encoding);
      case Kind::subtitles:
        return to_utf8(bytes_, as_.encoding).map([](const std::string& text) {
          return text_of_subtitles(cleaned(text));
        });
      case Kind::html:
        return to_utf8(bytes_, as_.encoding.empty() ? declared_encoding(bytes_) : as_.encoding)
            .and_then([this](const std::string& text) { return run(pandoc("html"), text); });
      case Kind::mail:
        return mail();
      case Kind::rtf:
        return run(pandoc("rtf"), bytes_);
      case Kind::word:
        return run(pandoc("docx"), bytes_);
      case Kind::open_document:
        return run(pandoc("odt"), bytes_);
      case Kind::pdf:
        return run({{"pdftotext", "-enc", "UTF-8", "-nopgbrk", "-", "-"}, "poppler-utils"}, bytes_)
            .map([](const std::string& text) { return in_reading_order(text); });
      default:
        return tl::unexpected(fault("bad-document", not_a_text(kind)));
    }
  }

 private:
  [[nodiscard]] Result<std::string> run(const Converter& converter, std::string_view bytes) const {
    return converted(converter, bytes, kMostTextBytes, as_.limits);
  }

  [[nodiscard]] Result<std::string> mail() const {
    auto read = run({{"python3", "-I", "-B", "-c", kReadMail}, "python3"}, bytes_);
    const std::size_t page = read ? read->find('\1') : std::string::npos;
    if (page == std::string::npos) return read;
    const std::string header = read->substr(0, page) + "\n";
    return run(pandoc("html"), read->substr(page + 1)).map([&](const std::string& body) {
      return header + body;
    });
  }

  std::string_view bytes_;
  const ReadAs& as_;
};

}  // namespace

Message not_a_text(Kind kind) { return Message("fault.not_a_text", {{"kind", word_of(kind)}}); }

Result<DocumentText> text_of(std::string_view bytes, const ReadAs& as) {
  const Kind kind = kind_of(bytes);
  const auto read = Reading(bytes, as).text(kind);
  if (!read) return tl::unexpected(read.error());
  // What a program printed is looked at as what came in.
  const auto valid = to_utf8(*read, {});
  if (!valid) return tl::unexpected(valid.error());
  DocumentText document{kind, tidy(cleaned(*valid))};
  if (document.text.empty()) {
    return tl::unexpected(
        fault("bad-document", Message("fault.no_text", {{"kind", word_of(kind)}})));
  }
  if (document.text.size() > kMostTextBytes) {
    const Message message("fault.too_large", {{"whole", "no"}, {"size", kMostTextBytes >> 20U}});
    return tl::unexpected(fault("too-large", message));
  }
  return document;
}

}  // namespace zopa::documents
