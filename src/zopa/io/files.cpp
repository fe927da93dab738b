#include "zopa/io/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "zopa/base/digest.hpp"

namespace zopa {
namespace {

// `how`: written or replaced, as the catalogue knows them.
Error system_fault(const std::string& path, const char* how) {
  return fault("no-file",
               Message("fault.cannot_write", {{"how", how}, {"reason", std::strerror(errno)}}),
               path);
}

bool write_all(int file, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(file, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return true;
}

bool keep_all(int file, const std::string& text) {
  return write_all(file, text) && ::fsync(file) == 0;
}

// A device or a pipe, say: it cannot be replaced, and would be lost if it were.
bool is_no_file(const std::string& path) {
  struct stat status{};
  return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode);
}

std::optional<Error> write_into(const std::string& path, const std::string& text) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return system_fault(path, "written");
  std::optional<Error> problem;
  if (!write_all(file, text)) problem = system_fault(path, "written");
  ::close(file);
  return problem;
}

// That a file has a new name stands in its folder, which has to reach the disk too.
void keep_folder(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  const int open = ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY);
  if (open < 0) return;
  ::fsync(open);
  ::close(open);
}

// Access as the replaced file had it, else as new files get it.
mode_t mode_for(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash + 1);
}

std::optional<Error> write_file(const std::string& path, const std::string& text,
                                Overwrite overwrite) {
  if (is_no_file(path)) return write_into(path, text);
  std::error_code ignored;  // a link is written through, not replaced
  const auto resolved = std::filesystem::weakly_canonical(path, ignored);
  const std::string target = resolved.empty() ? path : resolved.string();
  std::string temporary = target + ".XXXXXX";
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return system_fault(path, "written");
  const bool written = keep_all(file, text) && ::fchmod(file, mode_for(target)) == 0;
  ::close(file);
  std::optional<Error> problem;
  if (!written) {
    problem = system_fault(path, "written");
  } else if (overwrite == Overwrite::yes) {
    if (::rename(temporary.c_str(), target.c_str()) == 0) {
      keep_folder(target);
      return std::nullopt;
    }
    problem = system_fault(path, "replaced");
  } else if (::link(temporary.c_str(), target.c_str()) != 0) {
    problem = errno == EEXIST ? fault("file-exists", Message("fault.file_exists"), path)
                              : system_fault(path, "written");
  }
  ::unlink(temporary.c_str());
  return problem;
}

void FilesRead::add(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return;
  if (S_ISREG(status.st_mode)) files_.emplace(status.st_dev, status.st_ino);
  if (!S_ISDIR(status.st_mode)) return;
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(path, ignored)) {
    if (entry.is_regular_file(ignored)) add(entry.path().string());
  }
}

std::optional<Error> FilesRead::forbid(const std::string& path) const {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  if (!files_.contains({status.st_dev, status.st_ino})) return std::nullopt;
  return fault("cannot-write", Message("fault.is_read"), path);
}

std::optional<Error> write_private_file(const std::string& path, const std::string& text) {
  std::string temporary = path + ".XXXXXX";
  const int file = ::mkstemp(temporary.data());  // for its owner alone
  if (file < 0) return system_fault(path, "written");
  const bool written = keep_all(file, text);
  ::close(file);
  if (written && ::rename(temporary.c_str(), path.c_str()) == 0) return std::nullopt;
  auto problem = system_fault(path, "written");
  ::unlink(temporary.c_str());
  return problem;
}

FileLock::FileLock(const std::string& path) {
  std::error_code error;
  const auto whole = std::filesystem::weakly_canonical(std::filesystem::absolute(path), error);
  const auto folder = std::filesystem::temp_directory_path(error);
  if (error) return;  // then nobody is kept out
  const std::string name = (folder / ("zopa-" + std::to_string(::getuid()) + "-" +
                                      sha256_hex(whole.string()).substr(0, 32) + ".lock"))
                               .string();
  file_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  is_taken_ = file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) != 0;
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
}

}  // namespace zopa
