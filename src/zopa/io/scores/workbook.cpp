#include "zopa/io/scores/workbook.hpp"

#include "zopa/io/documents/kind.hpp"
#include "zopa/io/scores/archive.hpp"
#include "zopa/io/scores/xlsx.hpp"

namespace zopa::scores {
namespace {

// Excel 97's files, and workbooks with a password: what they hold stands in them as UTF-16.
constexpr std::string_view kOld = "\xD0\xCF\x11\xE0";

bool names(std::string_view bytes, std::string_view part) {
  std::string wide;
  for (const char c : part) {
    wide += c;
    wide += '\0';
  }
  return bytes.find(wide) != std::string_view::npos;
}

}  // namespace

bool is_workbook(std::string_view bytes) {
  if (bytes.starts_with(kOld)) return names(bytes, "Workbook") || names(bytes, "EncryptedPackage");
  return documents::kind_of(bytes) == documents::Kind::sheet;
}

bool is_packed(std::string_view bytes) {
  return bytes.starts_with(kOld) || bytes.starts_with("PK\x03\x04");
}

Result<std::vector<Table>> read_workbook(std::string_view bytes, const std::string& file,
                                         const Limits* limits) {
  if (bytes.starts_with(kOld)) {
    return tl::unexpected(fault("bad-workbook", Message("fault.workbook_old"), file));
  }
  auto archive = Archive::open(bytes, file);
  if (!archive) return tl::unexpected(archive.error());
  if (archive->has("xl/workbook.xml")) return read_xlsx(*archive, file, limits);
  if (archive->has("content.xml")) return read_ods(*archive, file, limits);
  return tl::unexpected(fault("bad-workbook", Message("fault.workbook_none"), file));
}

}  // namespace zopa::scores
