// Writing files so that nothing is lost: whole or not at all, and never over another one unasked.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "zopa/base/result.hpp"

namespace zopa {

// "a/b/" of "a/b/c.yaml"; empty where the path names no folder.
[[nodiscard]] std::string folder_of(const std::string& path);

enum class Overwrite : bool { no, yes };

// The fault, if any.  The text is written to a new file beside `path`, which then takes its name;
// what is there and is no file, such as a pipe or /dev/null, is written to and stays what it is.
[[nodiscard]] std::optional<Error> write_file(const std::string& path, const std::string& text,
                                              Overwrite overwrite);

// Writes it unless it is there already, with the same text; another text there is a fault.
[[nodiscard]] std::optional<Error> keep_file(const std::string& path, const std::string& text);

// Files that something was made from: it is never written over them, under whatever name.
class FilesRead {
 public:
  void add(const std::string& path);

  // What forbids writing to `path`, if anything does.
  [[nodiscard]] std::optional<Error> forbid(const std::string& path) const;

 private:
  std::set<std::pair<std::uint64_t, std::uint64_t>> files_;  // device and number of each
};

// The same for what nobody else is to read: only its owner may, a link of that name is replaced and
// not followed, and what stood there before is gone.
[[nodiscard]] std::optional<Error> write_private_file(const std::string& path,
                                                      const std::string& text);

// Both write to a file beside it at first, `.NAME.zopa-` and six letters.  Takes away what
// processes that were killed have left of these; what is being written stays.
void remove_drafts(const std::string& path);

// Held while it lives, by one process at a time, whoever it is of and by whatever name it knows the
// file: a lock of the file itself, and of `.NAME.zopa-lock` beside it, which holds where the file
// is replaced.  It frees itself when the process ends, however it does.
class FileLock {
 public:
  explicit FileLock(const std::string& path);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

  // Does someone else hold it?
  [[nodiscard]] bool is_taken() const { return is_taken_; }

  // The file was replaced by us: from now on the new one is held.
  void follow();

 private:
  std::string path_;
  std::string beside_;
  int file_ = -1;
  int lock_ = -1;
  bool is_taken_ = false;
};

}  // namespace zopa
