// The side file: what is not saved, kept beside the file for the next session.
//
//   if (auto kept = read_kept_aside("talks.yaml", on_disk)) history.go_to(kept->snapshot, …);
#pragma once

#include <optional>
#include <string>

#include "zopa/server/history.hpp"

namespace zopa::server {

struct KeptAside {
  Snapshot snapshot;
  bool has_other_base = false;  // it was made from another text than the one on disk
};

[[nodiscard]] std::string side_file_of(const std::string& path);

// What an earlier session left, where it is not what is on disk.
[[nodiscard]] std::optional<KeptAside> read_kept_aside(const std::string& path,
                                                       const std::string& on_disk);

// Takes the side file away where the text is the one on disk: a switch alone is nothing to keep.
// False where it could not be written.
[[nodiscard]] bool keep_aside(const std::string& path, const std::string& on_disk,
                              const Snapshot& now);

}  // namespace zopa::server
