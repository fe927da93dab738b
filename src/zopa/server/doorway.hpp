// A page that leads to the address, for its owner alone: on a command line everyone on this machine
// could read it.  Gone when the server is.
#pragma once

#include <string>

namespace zopa::server {

class Doorway {
 public:
  explicit Doorway(const std::string& address);
  ~Doorway();
  Doorway(const Doorway&) = delete;
  Doorway& operator=(const Doorway&) = delete;

  // In the background; that there is no browser is no fault.
  void open() const;

 private:
  std::string path_;
};

// Is there a screen on which a browser could show it?
[[nodiscard]] bool has_screen();

}  // namespace zopa::server
