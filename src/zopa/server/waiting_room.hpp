// Connections whose next request has not come yet: one thread watches them all, so that those who
// are slow, or mean harm, take no worker away from anybody.
//
//   WaitingRoom room([](int connection, std::string begun) { … });
//   room.add(connection);      // the above is called once the header of a request is there
//   room.see_off(connection);  // after the last answer
//
// Whoever takes too long is shown out; where there are too many, who came first.
#pragma once

#include <chrono>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace zopa::server {

class WaitingRoom {
 public:
  // `ready` is called on the room's thread, with what has come so far: a whole header, or all that
  // will come.  The connection is the caller's from then on.
  using Ready = std::function<void(int connection, std::string begun)>;

  explicit WaitingRoom(Ready ready);
  ~WaitingRoom();
  WaitingRoom(const WaitingRoom&) = delete;
  WaitingRoom& operator=(const WaitingRoom&) = delete;

  // The connection is the room's from now on; `begun` has come already.
  void add(int connection, std::string begun = {});

  // Nothing more is written.  What still comes is read and dropped for a while: closed at once, the
  // other side would lose the answer too.
  void see_off(int connection);

  // All who wait are shown out, and whoever comes later.
  void close();

 private:
  using Clock = std::chrono::steady_clock;

  struct Guest {
    int connection = -1;
    std::string begun;
    bool is_leaving = false;
    Clock::time_point since = Clock::now();
  };

  void let_in(Guest guest);
  void run(const std::stop_token& stop);
  void look_around(std::vector<Guest>& guests);
  void make_room(std::vector<Guest>& guests) const;
  [[nodiscard]] bool stays(Guest& guest, bool has_news);
  [[nodiscard]] bool listens_to(Guest& guest);

  Ready ready_;
  std::mutex mutex_;
  std::vector<Guest> newcomers_;
  bool is_closed_ = false;
  int bell_ = -1;        // rung for newcomers
  std::jthread thread_;  // last: it uses the others
};

}  // namespace zopa::server
