#include "zopa/server/doorway.hpp"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>

#include "zopa/base/digest.hpp"
#include "zopa/io/files.hpp"

extern char** environ;

namespace zopa::server {

Doorway::Doorway(const std::string& address) {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  if (error) return;
  path_ = (folder / ("zopa-" + random_token() + ".html")).string();
  const std::string page =
      "<!doctype html><meta charset=\"utf-8\"><title>zopa</title>"
      "<meta http-equiv=\"refresh\" content=\"0; url=" +
      address + "\"><a href=\"" + address + "\">zopa</a>\n";
  if (write_private_file(path_, page)) path_.clear();
}

Doorway::~Doorway() {
  if (!path_.empty()) std::remove(path_.c_str());
}

void Doorway::open() const {
  if (path_.empty()) return;
  std::string program = "xdg-open";
  std::string argument = path_;
  std::array<char*, 3> arguments = {program.data(), argument.data(), nullptr};
  posix_spawn_file_actions_t quiet{};
  posix_spawn_file_actions_init(&quiet);
  posix_spawn_file_actions_addopen(&quiet, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&quiet, 2, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), &quiet, nullptr, arguments.data(), environ) == 0) {
    std::thread([child] { ::waitpid(child, nullptr, 0); }).detach();
  }
  posix_spawn_file_actions_destroy(&quiet);
}

bool has_screen() {
  return std::getenv("DISPLAY") != nullptr || std::getenv("WAYLAND_DISPLAY") != nullptr;
}

}  // namespace zopa::server
