// A ZIP archive whose parts are not packed, as a workbook is where every byte of it can be chosen.
//
//   StoredZip zip;
//   zip.add("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
//   zip.finish();  // the bytes of the file
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace zopa {

class StoredZip {
 public:
  void add(std::string_view name, std::string_view content) {
    const std::uint32_t at = size_of(bytes_);
    const std::string facts = facts_of(name, content);
    bytes_ += "PK\x03\x04";
    bytes_ += facts;
    bytes_ += name;
    bytes_ += content;
    directory_ += "PK\x01\x02";
    add_number(20, 2, directory_);  // the version that made it
    directory_ += facts;
    add_number(0, 10, directory_);  // no comment, first disk, no attributes
    add_number(at, 4, directory_);
    directory_ += name;
    ++parts_;
  }

  [[nodiscard]] std::string finish() const {
    std::string whole = bytes_ + directory_;
    whole += "PK\x05\x06";
    add_number(0, 4, whole);  // one disk
    add_number(parts_, 2, whole);
    add_number(parts_, 2, whole);
    add_number(size_of(directory_), 4, whole);
    add_number(size_of(bytes_), 4, whole);
    add_number(0, 2, whole);  // no comment
    return whole;
  }

 private:
  static std::uint32_t size_of(std::string_view text) {
    return static_cast<std::uint32_t>(text.size());
  }

  static void add_number(std::uint64_t number, int bytes, std::string& to) {
    for (int i = 0; i < bytes; ++i) {
      to += static_cast<char>(number & 0xFFU);
      number >>= 8U;
    }
  }

  // What stands of a part before it and in the directory.
  static std::string facts_of(std::string_view name, std::string_view content) {
    std::string facts;
    add_number(20, 2, facts);        // the version that reads it
    add_number(0, 4, facts);         // no flags, not packed
    add_number(0x210000, 4, facts);  // the first of January 1980
    add_number(checksum_of(content), 4, facts);
    add_number(content.size(), 4, facts);
    add_number(content.size(), 4, facts);
    add_number(name.size(), 2, facts);
    add_number(0, 2, facts);  // nothing else
    return facts;
  }

  // CRC-32 of ISO 3309, bit by bit.
  static std::uint32_t checksum_of(std::string_view content) {
    constexpr std::uint32_t kPolynomial = 0xEDB88320U;
    std::uint32_t sum = 0xFFFFFFFFU;
    for (const char c : content) {
      sum ^= static_cast<unsigned char>(c);
      for (int i = 0; i < 8; ++i) sum = (sum >> 1U) ^ ((sum & 1U) != 0 ? kPolynomial : 0U);
    }
    return ~sum;
  }

  std::string bytes_;
  std::string directory_;
  std::uint32_t parts_ = 0;
};

}  // namespace zopa
