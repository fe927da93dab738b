#include "zopa/io/documents/encoding.hpp"

#include <algorithm>
#include <array>
#include <cerrno>

#include <iconv.h>

#include "zopa/base/unicode.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa::documents {
namespace {

std::string line_of(std::string_view bytes, std::size_t at) {
  return std::to_string(
      1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
}

class Conversion {
 public:
  explicit Conversion(const std::string& from) : handle_(::iconv_open("UTF-8", from.c_str())) {}
  ~Conversion() {
    if (is_known()) ::iconv_close(handle_);
  }
  Conversion(const Conversion&) = delete;
  Conversion& operator=(const Conversion&) = delete;

  // iconv_open's way to say no.
  [[nodiscard]] bool is_known() const {
    return handle_ != reinterpret_cast<iconv_t>(-1);  // NOLINT(performance-no-int-to-ptr)
  }

  // Where it stopped; all of it where that is the size.
  std::size_t run(std::string_view bytes, std::string& text) {
    char* in = const_cast<char*>(bytes.data());  // iconv does not write to it
    std::size_t left = bytes.size();
    std::array<char, std::size_t{1} << 16U> part{};
    while (left > 0) {
      char* out = part.data();
      std::size_t room = part.size();
      const std::size_t result = ::iconv(handle_, &in, &left, &out, &room);
      text.append(part.data(), part.size() - room);
      if (result == static_cast<std::size_t>(-1) && errno != E2BIG) break;
    }
    return bytes.size() - left;
  }

 private:
  iconv_t handle_;
};

Result<std::string> converted_from(const std::string& encoding, std::string_view bytes) {
  Conversion conversion(encoding);
  if (!conversion.is_known()) {
    return tl::unexpected(
        fault("bad-option", Message("fault.no_encoding", {{"encoding", Code{encoding}}})));
  }
  std::string text;
  const std::size_t end = conversion.run(bytes, text);
  if (end == bytes.size()) return text;
  return tl::unexpected(fault(
      "bad-character", Message("fault.not_in_encoding",
                               {{"encoding", Code{encoding}}, {"line", line_of(bytes, end)}})));
}

}  // namespace

Result<std::string> to_utf8(std::string_view bytes, const std::string& encoding) {
  if (bytes.substr(0, 3) == "\xEF\xBB\xBF") return to_utf8(bytes.substr(3), "UTF-8");
  if (has_utf16_mark(bytes)) {
    return converted_from(bytes[0] == '\xFF' ? "UTF-16LE" : "UTF-16BE", bytes.substr(2));
  }
  if (!encoding.empty() && encoding != "UTF-8") return converted_from(encoding, bytes);
  if (const auto bad = first_invalid_utf8(bytes)) {
    return tl::unexpected(fault(
        "bad-character", Message("fault.document_not_utf8", {{"line", line_of(bytes, *bad)}})));
  }
  return std::string(bytes);
}

}  // namespace zopa::documents
