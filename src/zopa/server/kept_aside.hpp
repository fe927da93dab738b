// The side file: what is not saved, kept beside the file for the next session.
//
//   if (auto kept = read_kept_aside("talks.yaml", on_disk)) history.go_to({kept->text, {}}, …);
//
// What is supposed ends with the session.
#pragma once

#include <optional>
#include <string>

namespace zopa::server {

struct KeptAside {
  std::string text;
  bool has_other_base = false;  // it was made from another text than the one on disk
};

[[nodiscard]] std::string side_file_of(const std::string& path);

// What an earlier session left, where it is not what is on disk.
[[nodiscard]] std::optional<KeptAside> read_kept_aside(const std::string& path,
                                                       const std::string& on_disk);

// Takes the side file away where the text is the one on disk.  False where it could not be written.
[[nodiscard]] bool keep_aside(const std::string& path, const std::string& on_disk,
                              const std::string& text);

}  // namespace zopa::server
