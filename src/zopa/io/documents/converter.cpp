#include "zopa/io/documents/converter.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::documents {
namespace {

constexpr auto kMostTime = std::chrono::seconds(60);
constexpr rlim_t kMostMemory = rlim_t{2} << 30U;
constexpr std::size_t kMostComplaint = std::size_t{1} << 18U;  // bytes of standard error kept
constexpr int kPatience = 50;  // milliseconds between two looks at the limits

using Ends = std::array<int, 2>;

bool has(int end) { return end >= 0; }

void shut(int& end) {
  if (has(end)) ::close(end);
  end = -1;
}

// Its standard streams, the parent's ends and the child's.  The input is a socket: writing to a
// program that has gone away is an error there, and no signal.
class Streams {
 public:
  Streams() {
    is_open_ = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, in_.data()) == 0 &&
               ::pipe2(out_.data(), O_CLOEXEC) == 0 && ::pipe2(err_.data(), O_CLOEXEC) == 0;
  }
  ~Streams() {
    for (Ends* ends : {&in_, &out_, &err_}) {
      shut((*ends)[0]);
      shut((*ends)[1]);
    }
  }
  Streams(const Streams&) = delete;
  Streams& operator=(const Streams&) = delete;

  [[nodiscard]] bool is_open() const { return is_open_; }
  void become_the_childs() const {
    ::dup2(in_[0], STDIN_FILENO);
    ::dup2(out_[1], STDOUT_FILENO);
    ::dup2(err_[1], STDERR_FILENO);
  }
  void leave_to_the_child() {
    shut(in_[0]);
    shut(out_[1]);
    shut(err_[1]);
    for (const int end : {in_[1], out_[0], err_[0]}) ::fcntl(end, F_SETFL, O_NONBLOCK);
  }
  int& to_it() { return in_[1]; }
  int& from_it() { return out_[0]; }
  int& complaints() { return err_[0]; }

 private:
  Ends in_{-1, -1};
  Ends out_{-1, -1};
  Ends err_{-1, -1};
  bool is_open_ = false;
};

void bound(int resource, rlim_t most) {
  const rlimit limit{most, most};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &limit);
}

// Between fork and exec only what may be called there.
[[noreturn]] void run(const Streams& streams, char* const* arguments, char* const* environment) {
  streams.become_the_childs();
  ::setpgid(0, 0);
  bound(RLIMIT_DATA, kMostMemory);  // not the address space: Haskell's is reserved by the terabyte
  bound(RLIMIT_FSIZE, 0);
  bound(RLIMIT_CORE, 0);
  bound(RLIMIT_CPU, kMostTime.count());
  ::execve(arguments[0], arguments, environment);
  ::_exit(127);
}

// The child and all that it started; gone when this is.
class Process {
 public:
  // `command` begins with the program's path: by it some find what belongs to them.
  Process(Streams& streams, std::vector<std::string> command) {
    std::vector<char*> arguments;
    for (std::string& word : command) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    std::array<std::string, 3> kept = {"LC_ALL=C.UTF-8", "HOME=/nonexistent", "PATH=/usr/bin:/bin"};
    std::array<char*, 4> environment = {kept[0].data(), kept[1].data(), kept[2].data(), nullptr};
    child_ = ::fork();
    if (child_ == 0) run(streams, arguments.data(), environment.data());
    if (child_ > 0) ::setpgid(child_, child_);
    streams.leave_to_the_child();
  }
  ~Process() { static_cast<void>(end(true)); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] bool is_running() const { return child_ > 0; }

  // Waits for it; did it end well?
  bool end(bool kill) {
    if (child_ <= 0) return false;
    if (kill) ::kill(-child_, SIGKILL);
    int status = 0;
    while (::wait4(child_, &status, 0, &used_) < 0 && errno == EINTR) {
    }
    ::kill(-child_, SIGKILL);  // what it may have left running
    child_ = -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
  }

  // Was that why it failed?  What is refused is a part larger than what is left, often a doubling.
  [[nodiscard]] bool was_short_of_memory() const {
    return static_cast<rlim_t>(used_.ru_maxrss) > kMostMemory / 1024 / 2;  // in KiB
  }

 private:
  pid_t child_ = -1;
  rusage used_{};
};

// Moves bytes in and out until it has said all.
class Exchange {
 public:
  Exchange(Streams& streams, std::string_view bytes, std::size_t most_bytes)
      : streams_(streams), left_(bytes), most_bytes_(most_bytes) {
    if (left_.empty()) shut(streams_.to_it());
  }

  enum class End { all_said, too_much, stopped };

  End run(const Limits* limits) {
    const auto deadline = std::chrono::steady_clock::now() + kMostTime;
    while (has(streams_.from_it()) || has(streams_.complaints())) {
      if (is_reached(limits) || std::chrono::steady_clock::now() > deadline) return End::stopped;
      std::array<pollfd, 3> ready = {{{streams_.from_it(), POLLIN, 0},
                                      {streams_.complaints(), POLLIN, 0},
                                      {streams_.to_it(), POLLOUT, 0}}};
      if (::poll(ready.data(), ready.size(), kPatience) <= 0) continue;
      if (ready[2].revents != 0) give();
      if (ready[0].revents != 0) take(streams_.from_it(), output_, most_bytes_ + 1);
      if (ready[1].revents != 0) take(streams_.complaints(), complaint_, kMostComplaint);
      if (complaint_.size() > kMostComplaint / 2) complaint_.erase(0, kMostComplaint / 4);
      if (output_.size() > most_bytes_) return End::too_much;
    }
    return End::all_said;
  }

  [[nodiscard]] std::string& output() { return output_; }
  [[nodiscard]] const std::string& complaint() const { return complaint_; }

 private:
  void give() {
    const ssize_t count =
        ::send(streams_.to_it(), left_.data(), std::min(left_.size(), kPart), MSG_NOSIGNAL);
    if (count > 0) left_.remove_prefix(static_cast<std::size_t>(count));
    const bool is_lost = count < 0 && errno != EAGAIN && errno != EINTR;
    if (left_.empty() || is_lost) shut(streams_.to_it());
  }

  // What is above `most` is read, and forgotten.
  static void take(int& end, std::string& into, std::size_t most) {
    std::array<char, kPart> part{};
    const ssize_t count = ::read(end, part.data(), part.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR)) return;
    if (count <= 0) return shut(end);
    into.append(part.data(), std::min(static_cast<std::size_t>(count), most - into.size()));
  }

  static constexpr std::size_t kPart = std::size_t{1} << 16U;

  Streams& streams_;
  std::string_view left_;
  std::size_t most_bytes_;
  std::string output_;
  std::string complaint_;
};

// Where a program says why it gave up.
std::string last_line(std::string_view complaint) {
  complaint = complaint.substr(0, complaint.find_last_not_of(" \t\r\n") + 1);
  std::string_view last = complaint.substr(complaint.rfind('\n') + 1);
  constexpr std::size_t kMostShown = 200;
  if (last.size() > kMostShown || first_invalid_utf8(last)) return {};
  return printable(last);
}

tl::unexpected<Error> failed(const Converter& converter, const std::string& complaint) {
  const std::string shown = last_line(complaint);
  return tl::unexpected(fault(
      "bad-document", Message("fault.converter_failed", {{"program", converter.command.front()},
                                                         {"says", yes_or_no(!shown.empty())},
                                                         {"complaint", shown}})));
}

}  // namespace

std::string found_program(const std::string& name) {
  const char* path = std::getenv("PATH");
  std::string_view folders = path == nullptr ? "/usr/bin:/bin" : path;
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const std::string_view folder = folders.substr(0, end);
    folders.remove_prefix(std::min(end + 1, folders.size()));
    if (folder.empty() || folder[0] != '/') continue;  // never what lies in the folder we are in
    std::string candidate = std::string(folder) + "/" + name;
    if (::access(candidate.c_str(), X_OK) == 0) return candidate;
  }
  return {};
}

Result<std::string> converted(const Converter& converter, std::string_view bytes,
                              std::size_t most_bytes, const Limits* limits) {
  const std::string& name = converter.command.front();
  const std::string program = found_program(name);
  if (program.empty()) {
    return tl::unexpected(fault(
        "no-converter",
        Message("fault.no_converter", {{"program", Code{name}}, {"package", converter.package}})));
  }
  Streams streams;
  if (!streams.is_open()) return failed(converter, std::strerror(errno));
  std::vector<std::string> command = converter.command;
  command.front() = program;
  Process process(streams, std::move(command));
  if (!process.is_running()) return failed(converter, std::strerror(errno));
  Exchange exchange(streams, bytes, most_bytes);
  const Exchange::End end = exchange.run(limits);
  const bool is_well = process.end(end != Exchange::End::all_said);
  if (end == Exchange::End::stopped) {
    return tl::unexpected(
        fault("stopped", Message("fault.converter_stopped", {{"program", name}})));
  }
  if (end == Exchange::End::too_much) {
    const Message message("fault.too_large", {{"whole", "no"}, {"size", most_bytes >> 20U}});
    return tl::unexpected(fault("too-large", message));
  }
  if (!is_well && process.was_short_of_memory()) {
    const Message message("fault.converter_memory",
                          {{"program", name}, {"size", kMostMemory >> 30U}});
    return tl::unexpected(fault("too-large", message));
  }
  if (!is_well) return failed(converter, exchange.complaint());
  return std::move(exchange.output());
}

}  // namespace zopa::documents
