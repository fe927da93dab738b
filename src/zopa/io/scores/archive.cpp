#include "zopa/io/scores/archive.hpp"

#include <zip.h>

namespace zopa::scores {

struct Archive::Parts {
  zip_t* archive = nullptr;
  std::string file;
  std::size_t left = kMostUnpacked;

  ~Parts() {
    if (archive != nullptr) zip_discard(archive);
  }
};

Archive::Archive(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Archive::Archive(Archive&& other) noexcept = default;
Archive& Archive::operator=(Archive&& other) noexcept = default;
Archive::~Archive() = default;

namespace {

Error broken(const std::string& file, const char* key, std::vector<Argument> arguments = {}) {
  return fault("bad-workbook", Message(key, std::move(arguments)), file);
}

// How large a part is, if it may be read.
Result<std::size_t> size_of(const zip_stat_t& part, const std::string& name, std::size_t left,
                            const std::string& file) {
  constexpr zip_uint64_t kSmall = zip_uint64_t{1} << 20U;
  constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE;
  if ((part.valid & kNeeded) != kNeeded) {
    return tl::unexpected(broken(file, "fault.workbook_broken", {{"part", Code{name}}}));
  }
  if ((part.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && part.encryption_method != ZIP_EM_NONE) {
    return tl::unexpected(broken(file, "fault.workbook_locked"));
  }
  const bool is_bomb = part.size > kSmall && part.size / kMostTimesPacked > part.comp_size;
  if (is_bomb || part.size > left) {
    return tl::unexpected(broken(file, "fault.workbook_too_large", {{"part", Code{name}}}));
  }
  return static_cast<std::size_t>(part.size);
}

}  // namespace

Result<Archive> Archive::open(std::string_view bytes, const std::string& file) {
  zip_error_t problem;
  zip_error_init(&problem);
  auto parts = std::make_unique<Parts>();
  parts->file = file;
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &problem);
  if (source != nullptr) {
    parts->archive = zip_open_from_source(source, ZIP_RDONLY, &problem);
    if (parts->archive == nullptr) zip_source_free(source);
  }
  zip_error_fini(&problem);
  if (parts->archive == nullptr) {
    return tl::unexpected(broken(file, "fault.workbook_broken", {{"part", Code{"zip"}}}));
  }
  if (zip_get_num_entries(parts->archive, 0) > static_cast<zip_int64_t>(kMostParts)) {
    return tl::unexpected(broken(file, "fault.workbook_parts", {{"most", kMostParts}}));
  }
  return Archive(std::move(parts));
}

bool Archive::has(const std::string& part) const {
  return zip_name_locate(parts_->archive, part.c_str(), 0) >= 0;
}

Result<std::string> Archive::read(const std::string& part) {
  const auto broken_part = [&] {
    return tl::unexpected(broken(parts_->file, "fault.workbook_broken", {{"part", Code{part}}}));
  };
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(parts_->archive, part.c_str(), 0, &stat) != 0) return broken_part();
  const auto size = size_of(stat, part, parts_->left, parts_->file);
  if (!size) return tl::unexpected(size.error());
  zip_file_t* opened = zip_fopen(parts_->archive, part.c_str(), 0);
  if (opened == nullptr) return broken_part();
  std::string text(*size, '\0');
  const zip_int64_t got = zip_fread(opened, text.data(), text.size());
  char more = 0;
  const bool ends = zip_fread(opened, &more, 1) == 0;  // and its checksum holds
  zip_fclose(opened);
  if (got != static_cast<zip_int64_t>(text.size()) || !ends) return broken_part();
  parts_->left -= text.size();
  return text;
}

}  // namespace zopa::scores
