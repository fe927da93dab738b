// The parts of a ZIP archive, unpacked within limits, and as XML without anything of its own.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "zopa/base/result.hpp"

namespace zopa::scores {

constexpr std::size_t kMostParts = 4096;                       // of an archive
constexpr std::size_t kMostUnpacked = std::size_t{64} << 20U;  // bytes, of all parts together
constexpr std::size_t kMostTimesPacked = 200;                  // of a part above a mebibyte

class Archive {
 public:
  // `bytes` have to stay.
  [[nodiscard]] static Result<Archive> open(std::string_view bytes, const std::string& file);

  Archive(Archive&& other) noexcept;
  Archive& operator=(Archive&& other) noexcept;
  ~Archive();

  [[nodiscard]] bool has(const std::string& part) const;
  // A fault where it is missing, broken, locked, or too large.
  [[nodiscard]] Result<std::string> read(const std::string& part);

 private:
  struct Parts;
  explicit Archive(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace zopa::scores
