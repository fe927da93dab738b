#include "zopa/server/waiting_room.hpp"

#include <array>
#include <cerrno>
#include <cstdint>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zopa::server {
namespace {

constexpr std::chrono::seconds kPatience{5};         // for a whole header, or the next request
constexpr std::chrono::seconds kFarewell{2};         // for what comes after the last answer
constexpr std::chrono::milliseconds kShortest{200};  // nobody is shown out before
constexpr int kLook = 100;                           // milliseconds between two looks at the clock
constexpr std::size_t kMostGuests = 512;
constexpr std::size_t kMostHeader = std::size_t{64} << 10U;
constexpr const char* kEndOfHeader = "\r\n\r\n";

}  // namespace

WaitingRoom::WaitingRoom(Ready ready)
    : ready_(std::move(ready)),
      bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

WaitingRoom::~WaitingRoom() {
  close();
  ::close(bell_);
}

void WaitingRoom::add(int connection, std::string begun) {
  let_in({connection, std::move(begun), false});
}

void WaitingRoom::see_off(int connection) {
  ::shutdown(connection, SHUT_WR);
  let_in({connection, {}, true});
}

void WaitingRoom::let_in(Guest guest) {
  const std::scoped_lock lock(mutex_);
  if (is_closed_) {
    ::close(guest.connection);
    return;
  }
  newcomers_.push_back(std::move(guest));
  const std::uint64_t once = 1;
  [[maybe_unused]] const ssize_t rung = ::write(bell_, &once, sizeof once);
}

void WaitingRoom::close() {
  {
    const std::scoped_lock lock(mutex_);
    if (is_closed_) return;
    is_closed_ = true;
  }
  thread_.request_stop();
  thread_.join();
  for (const Guest& guest : newcomers_) ::close(guest.connection);
}

void WaitingRoom::run(const std::stop_token& stop) {
  std::vector<Guest> guests;  // in the order in which they came
  while (!stop.stop_requested()) {
    {
      const std::scoped_lock lock(mutex_);
      for (Guest& guest : newcomers_) guests.push_back(std::move(guest));
      newcomers_.clear();
    }
    look_around(guests);
    make_room(guests);
  }
  for (const Guest& guest : guests) ::close(guest.connection);
}

void WaitingRoom::look_around(std::vector<Guest>& guests) {
  std::vector<pollfd> watched{{bell_, POLLIN, 0}};
  bool is_one_ready = false;
  for (const Guest& guest : guests) {
    watched.push_back({guest.connection, POLLIN, 0});
    is_one_ready = is_one_ready || guest.begun.find(kEndOfHeader) != std::string::npos;
  }
  ::poll(watched.data(), watched.size(), is_one_ready ? 0 : kLook);
  std::uint64_t rung = 0;
  while (::read(bell_, &rung, sizeof rung) > 0) continue;
  std::vector<Guest> left;
  for (std::size_t i = 0; i < guests.size(); ++i) {
    if (stays(guests[i], watched[i + 1].revents != 0)) left.push_back(std::move(guests[i]));
  }
  guests = std::move(left);
}

// Those who came first have had the most time.
void WaitingRoom::make_room(std::vector<Guest>& guests) const {
  const auto last = Clock::now() - kShortest;
  std::size_t shown_out = 0;
  while (guests.size() - shown_out > kMostGuests && guests[shown_out].since < last) {
    ::close(guests[shown_out++].connection);
  }
  guests.erase(guests.begin(), guests.begin() + static_cast<std::ptrdiff_t>(shown_out));
}

// Does it go on waiting?
bool WaitingRoom::stays(Guest& guest, bool has_news) {
  const bool is_late = Clock::now() - guest.since > (guest.is_leaving ? kFarewell : kPatience);
  if (is_late || (has_news && !listens_to(guest))) {
    ::close(guest.connection);
    return false;
  }
  if (guest.connection >= 0 && guest.begun.find(kEndOfHeader) != std::string::npos) {
    ready_(guest.connection, std::move(guest.begun));
    guest.connection = -1;
  }
  return guest.connection >= 0;
}

// Reads what has come; false where nothing more is to be expected of it.
bool WaitingRoom::listens_to(Guest& guest) {
  std::array<char, 16384> part{};
  const ssize_t count = ::recv(guest.connection, part.data(), part.size(), MSG_DONTWAIT);
  if (count < 0) return errno == EAGAIN || errno == EINTR;
  if (count == 0 && (guest.is_leaving || guest.begun.empty())) return false;
  if (count == 0) {  // it has said all that it will: let it be told what is wrong
    ready_(guest.connection, std::move(guest.begun));
    guest.connection = -1;
    return true;
  }
  if (!guest.is_leaving) guest.begun.append(part.data(), static_cast<std::size_t>(count));
  return guest.begun.size() <= kMostHeader;
}

}  // namespace zopa::server
