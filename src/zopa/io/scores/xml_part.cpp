#include "zopa/io/scores/xml_part.hpp"

#include <pugixml.hpp>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::scores {

std::optional<Error> read_xml(Archive& archive, const std::string& part, const std::string& file,
                              std::string& text, pugi::xml_document& document) {
  auto read = archive.read(part);
  if (!read) return read.error();
  text = std::move(*read);
  if (text.find("<!DOCTYPE") != std::string::npos) {
    return fault("bad-workbook", Message("fault.workbook_doctype", {{"part", Code{part}}}), file);
  }
  if (auto bad = foreign::fault_of_text(text, file)) return bad;
  constexpr unsigned kAsIs =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;
  const auto result =
      document.load_buffer_inplace(text.data(), text.size(), kAsIs, pugi::encoding_utf8);
  if (result) return std::nullopt;
  return fault("bad-workbook", Message("fault.workbook_broken", {{"part", Code{part}}}), file);
}

}  // namespace zopa::scores
