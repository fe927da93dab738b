#include "zopa/io/text_file.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <map>
#include <mutex>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa {
namespace {

constexpr int kPatience = 50;  // milliseconds between two looks at the limits

class OpenFile {
 public:
  explicit OpenFile(int file) : file_(file) {}
  ~OpenFile() {
    if (file_ > STDERR_FILENO) ::close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  [[nodiscard]] int get() const { return file_; }

 private:
  int file_;
};

tl::unexpected<Error> unread(const char* key, const std::string& path) {
  return tl::unexpected(fault("no-file", Message(key), path));
}

Error no_file(const char* kind, const std::string& path) {
  return fault("no-file", Message("fault.not_a_file", {{"kind", kind}}), path);
}

// What a file has to be: none that waits for others, or never ends.
std::optional<Error> fault_of_kind(mode_t mode, const std::string& path) {
  if (S_ISREG(mode)) return std::nullopt;
  if (S_ISDIR(mode)) return fault("no-file", Message("fault.is_folder"), path);
  const char* kind = S_ISFIFO(mode) ? "pipe" : S_ISSOCK(mode) ? "socket" : "device";
  return no_file(kind, path);
}

// Is there something to read, or the end?  False once the limits are reached.
bool wait_for(int file, const Limits* limits) {
  pollfd ready{file, POLLIN, 0};
  while (!is_reached(limits)) {
    if (::poll(&ready, 1, kPatience) > 0) return true;
  }
  return false;
}

Error too_large(const std::string& path, std::size_t most_bytes) {
  const Message message("fault.too_large", {{"whole", "no"}, {"size", most_bytes >> 20U}});
  return fault("too-large", message, name_of(path));
}

Result<std::string> read_all(int file, const std::string& path, std::size_t most_bytes,
                             const Limits* limits) {
  std::string text;
  std::array<char, std::size_t{1} << 16U> part{};
  while (text.size() <= most_bytes) {
    if (!wait_for(file, limits)) {
      return tl::unexpected(fault("stopped", Message("fault.stopped_reading"), name_of(path)));
    }
    const ssize_t count = ::read(file, part.data(), part.size());
    if (count == 0) return text;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const Message unreadable("fault.cannot_read", {{"reason", std::strerror(errno)}});
      return tl::unexpected(fault("no-file", unreadable, name_of(path)));
    }
    text.append(part.data(), static_cast<std::size_t>(count));
  }
  return tl::unexpected(too_large(path, most_bytes));
}

// A name of a stream that is open already.
bool is_open_already(const std::string& path) {
  constexpr std::array<std::string_view, 3> kFolders = {"/dev/fd/", "/proc/self/fd/", "/dev/stdin"};
  return std::any_of(kFolders.begin(), kFolders.end(),
                     [&](std::string_view folder) { return path.rfind(folder, 0) == 0; });
}

// What streams held, by their names: what a file is, is asked before it is read.
struct Kept {
  std::mutex mutex;
  std::map<std::string, std::string> texts;
};
Kept& kept() {
  static Kept streams;
  return streams;
}

Result<std::string> read_named(const std::string& path, std::size_t most_bytes, bool may_stream,
                               const Limits* limits) {
  // Nothing that is opened here makes anyone wait, or becomes the terminal that controls us.
  const OpenFile file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENXIO) return tl::unexpected(no_file("socket", path));
    if (errno == EACCES || errno == EPERM) return unread("fault.cannot_open", path);
    const bool is_address = path.find("://") != std::string::npos;
    return unread(is_address ? "fault.web_address" : "fault.no_file", path);
  }
  struct stat status{};
  if (::fstat(file.get(), &status) != 0) return unread("fault.cannot_open", path);
  const bool is_open_stream = may_stream && is_open_already(path) && !S_ISDIR(status.st_mode);
  if (auto problem = fault_of_kind(status.st_mode, path); problem && !is_open_stream) {
    return tl::unexpected(*std::move(problem));
  }
  ::fcntl(file.get(), F_SETFL, 0);
  return read_all(file.get(), path, most_bytes, limits);
}

}  // namespace

std::string name_of(const std::string& path) {
  return path == "-" ? "(standard input)" : visible(path);
}

Result<std::string> read_text(const std::string& path, std::size_t most_bytes) {
  return read_named(path, most_bytes, false, nullptr);
}

Result<std::string> read_input(const std::string& path, std::size_t most_bytes,
                               const Limits* limits) {
  if (!is_stream(path)) return read_named(path, most_bytes, true, limits);
  const std::lock_guard lock(kept().mutex);
  const auto known = kept().texts.find(path);
  if (known != kept().texts.end() && known->second.size() <= most_bytes) return known->second;
  if (known != kept().texts.end()) return tl::unexpected(too_large(path, most_bytes));
  auto text = path == "-" ? read_all(STDIN_FILENO, path, most_bytes, limits)
                          : read_named(path, most_bytes, true, limits);
  if (text) kept().texts.emplace(path, *text);
  return text;
}

bool is_stream(const std::string& path) {
  std::error_code ignored;
  return path == "-" ||
         (is_open_already(path) && !std::filesystem::is_regular_file(path, ignored) &&
          !std::filesystem::is_directory(path, ignored));
}

bool has_utf16_mark(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
}

std::optional<Unreadable> unreadable(std::string_view text) {
  if (has_utf16_mark(text)) {
    return Unreadable{0, Message("fault.encoding", {{"utf16", "yes"}})};
  }
  if (const auto invalid = first_invalid_utf8(text)) {
    return Unreadable{*invalid, Message("fault.encoding", {{"utf16", "no"}})};
  }
  const auto control = std::find_if(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\n' && c != '\r' && c != '\t') || byte == 0x7F;
  });
  if (control == text.end()) return std::nullopt;
  std::array<char, 8> code{};
  std::snprintf(code.data(), code.size(), "U+%04X", static_cast<unsigned char>(*control));
  return Unreadable{static_cast<std::size_t>(control - text.begin()),
                    Message("fault.control", {{"character", code.data()}})};
}

}  // namespace zopa
