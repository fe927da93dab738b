#include "zopa/io/files.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <string_view>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "zopa/io/text_file.hpp"

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

// Access as the replaced file had it, else as new files get it.
mode_t mode_for(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) == 0) return status.st_mode & 07777U;
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return 0666U & ~mask;
}

std::filesystem::path folder_to_open(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  return folder.empty() ? "." : folder;
}

// What begins the name of a file that `target` is written to at first.
std::string draft_prefix(const std::string& target) {
  return "." + std::filesystem::path(target).filename().string() + ".zopa-";
}

// A lock of the file that `flags` open; nullopt where there is none, or it cannot be opened.
std::optional<int> locked(const std::string& path, int flags, bool& is_taken) {
  const int file = ::open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK, 0644);
  if (file < 0) return std::nullopt;
  if (::flock(file, LOCK_EX | LOCK_NB) == 0) return file;
  is_taken = is_taken || errno == EWOULDBLOCK;
  ::close(file);
  return std::nullopt;
}

bool is_still(const std::string& path, int file) {
  struct stat here{};
  struct stat there{};
  return ::fstat(file, &here) == 0 && ::lstat(path.c_str(), &there) == 0 &&
         here.st_dev == there.st_dev && here.st_ino == there.st_ino;
}

constexpr std::string_view kAnyName = "XXXXXX";  // as mkstemp takes it

// A file beside `target` that is to take its name once it is whole.  It is locked while it is
// written: one without a lock was left behind by a process that was killed.
class NewFile {
 public:
  explicit NewFile(const std::string& target) : target_(target) {
    do {  // until nobody has taken it for left behind before it was locked
      name_ = (folder_to_open(target) / (draft_prefix(target) + std::string(kAnyName))).string();
      file_ = ::mkostemp(name_.data(), O_CLOEXEC);  // for its owner alone
      if (file_ < 0) return;
      ::flock(file_, LOCK_EX | LOCK_NB);
    } while (!is_still(name_, file_) && ::close(file_) == 0);
  }
  ~NewFile() {
    if (file_ < 0) return;
    if (!is_renamed_) ::unlink(name_.c_str());
    ::close(file_);
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  // The text is on the disk when this is over.  False, with errno, where it could not be written.
  bool fill(const std::string& text) {
    return file_ >= 0 && write_all(file_, text) && ::fsync(file_) == 0;
  }
  bool let_others(mode_t mode) { return ::fchmod(file_, mode) == 0; }

  bool replace() {
    is_renamed_ = ::rename(name_.c_str(), target_.c_str()) == 0;
    if (is_renamed_) keep_name();
    return is_renamed_;
  }
  // Where nothing has the name yet.
  bool take_name() {
    if (::link(name_.c_str(), target_.c_str()) != 0) return false;
    keep_name();
    return true;
  }

 private:
  // That a file has a new name stands in its folder, which has to reach the disk too.
  void keep_name() const {
    const int folder = ::open(folder_to_open(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) return;
    ::fsync(folder);
    ::close(folder);
  }

  std::string target_;
  std::string name_;
  int file_ = -1;
  bool is_renamed_ = false;
};

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
  remove_drafts(target);
  NewFile file(target);
  if (!file.fill(text) || !file.let_others(mode_for(target))) return system_fault(path, "written");
  if (overwrite == Overwrite::yes) {
    if (file.replace()) return std::nullopt;
    return system_fault(path, "replaced");
  }
  if (file.take_name()) return std::nullopt;
  return errno == EEXIST ? fault("file-exists", Message("fault.file_exists"), path)
                         : system_fault(path, "written");
}

std::optional<Error> keep_file(const std::string& path, const std::string& text) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return write_file(path, text, Overwrite::no);
  const auto there = read_text(path, text.size());
  if (there && *there == text) return std::nullopt;
  return fault("file-exists", Message("fault.text_exists"), path);
}

void FilesRead::add(const std::string& path) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return;
  if (S_ISREG(status.st_mode)) files_.emplace(status.st_dev, status.st_ino);
}

std::optional<Error> FilesRead::forbid(const std::string& path) const {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  if (!files_.contains({status.st_dev, status.st_ino})) return std::nullopt;
  return fault("cannot-write", Message("fault.is_read"), path);
}

std::optional<Error> write_private_file(const std::string& path, const std::string& text) {
  remove_drafts(path);
  NewFile file(path);
  if (file.fill(text) && file.replace()) return std::nullopt;
  return system_fault(path, "written");
}

void remove_drafts(const std::string& path) {
  const std::string prefix = draft_prefix(path);
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator(folder_to_open(path), ignored)) {
    const std::string name = entry.path().filename().string();
    const bool is_draft = name.size() == prefix.size() + kAnyName.size() &&
                          name.compare(0, prefix.size(), prefix) == 0;
    if (!is_draft || entry.is_symlink(ignored) || !entry.is_regular_file(ignored)) continue;
    bool is_written = false;
    const auto file = locked(entry.path().string(), O_RDONLY | O_NOFOLLOW, is_written);
    if (!file) continue;
    ::unlink(entry.path().c_str());
    ::close(*file);
  }
}

FileLock::FileLock(const std::string& path) {
  std::error_code error;
  path_ = std::filesystem::weakly_canonical(std::filesystem::absolute(path), error).string();
  if (error) path_ = path;
  beside_ = (folder_to_open(path_) / (draft_prefix(path_) + "lock")).string();
  follow();
  // Whoever held it takes it away in the end: what is locked then may no longer be there.
  while (!is_taken_) {
    const auto lock = locked(beside_, O_RDONLY | O_CREAT | O_NOFOLLOW, is_taken_);
    if (!lock) break;
    if (is_still(beside_, *lock)) {
      lock_ = *lock;
      break;
    }
    ::close(*lock);
  }
}

void FileLock::follow() {
  if (file_ >= 0 && is_still(path_, file_)) return;
  const auto file = locked(path_, O_RDONLY, is_taken_);
  if (!file) return;
  if (file_ >= 0) ::close(file_);
  file_ = *file;
}

FileLock::~FileLock() {
  if (file_ >= 0) ::close(file_);
  if (lock_ < 0) return;
  ::unlink(beside_.c_str());
  ::close(lock_);
}

}  // namespace zopa
