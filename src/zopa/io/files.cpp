#include "zopa/io/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zopa {
namespace {

Error system_fault(const std::string& path, const char* what) {
  return fault("no-file", std::string(what) + ": " + std::strerror(errno), path);
}

bool write_all(int file, const std::string& text) {
  std::size_t done = 0;
  while (done < text.size()) {
    const ssize_t count = ::write(file, text.data() + done, text.size() - done);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    done += static_cast<std::size_t>(count);
  }
  return ::fsync(file) == 0;
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
  std::error_code ignored;  // a link is written through, not replaced
  const auto resolved = std::filesystem::weakly_canonical(path, ignored);
  const std::string target = resolved.empty() ? path : resolved.string();
  std::string temporary = target + ".XXXXXX";
  const int file = ::mkstemp(temporary.data());
  if (file < 0) return system_fault(path, "cannot be written");
  const bool written = write_all(file, text) && ::fchmod(file, mode_for(target)) == 0;
  ::close(file);
  std::optional<Error> problem;
  if (!written) {
    problem = system_fault(path, "cannot be written");
  } else if (overwrite == Overwrite::yes) {
    if (::rename(temporary.c_str(), target.c_str()) == 0) return std::nullopt;
    problem = system_fault(path, "cannot be replaced");
  } else if (::link(temporary.c_str(), target.c_str()) != 0) {
    problem =
        errno == EEXIST
            ? fault("file-exists", "there is such a file already; add --force to replace it", path)
            : system_fault(path, "cannot be written");
  }
  ::unlink(temporary.c_str());
  return problem;
}

}  // namespace zopa
