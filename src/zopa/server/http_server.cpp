// One site on one port: the start page until a negotiation is chosen, its workbench from then on.
//
// cpp-httplib keeps one thread for each connection while it lasts, and has time limits for a read
// but none for a request.  Here connections wait in a room of their own until the header of a
// request is there: only then does a worker take one up, for that request alone.  Windows ask for
// news a few times a second instead of holding a connection open.
#include "zopa/server/http_server.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <httplib.h>
#include <poll.h>
#include <sys/socket.h>

#include "zopa/base/digest.hpp"
#include "zopa/io/yaml/document.hpp"
#include "zopa/io/yaml/json_schema.hpp"
#include "zopa/io/yaml/rows.hpp"
#include "zopa/report/page.hpp"
#include "zopa/report/pictures.hpp"
#include "zopa/server/doorway.hpp"
#include "zopa/server/drafting.hpp"
#include "zopa/server/own_copy_page.hpp"
#include "zopa/server/request.hpp"
#include "zopa/server/session_json.hpp"
#include "zopa/server/start.hpp"
#include "zopa/server/start_page.hpp"
#include "zopa/server/waiting_room.hpp"
#include "zopa/server/workbench.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::server {
namespace {

using httplib::Request;
using httplib::Response;

constexpr std::size_t kMostBody = std::size_t{40} << 20;  // a file of 16 MiB, escaped
constexpr int kBacklog = 1024;
constexpr std::size_t kMostPort = 65535;

const char* const kOwnCopy = "own-copy";
const char* const kJson = "application/json; charset=utf-8";

constexpr std::size_t kWorkers = 32;
constexpr std::chrono::seconds kMostOfBody{30};  // until all of it has come
constexpr int kWritePatience = 5000;             // milliseconds, for one write

bool holds(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

bool is_loopback(const std::string& address) {
  return address == "127.0.0.1" || address == "::1" || address == "localhost";
}

// Who may ask: whoever knows the random token in the address, from a page of this very server.
class Guard {
 public:
  explicit Guard(const std::string& listen);

  void set_port(int port) { port_ = std::to_string(port); }

  // "/TOKEN/": every path begins so.
  [[nodiscard]] const std::string& root() const { return root_; }
  [[nodiscard]] std::string address() const;

  [[nodiscard]] bool is_allowed(const httplib::Request& request) const;

 private:
  [[nodiscard]] bool is_own_host(const std::string& host) const;
  [[nodiscard]] bool is_own_origin(const httplib::Request& request) const;

  std::string listen_;
  std::string root_;
  std::string port_;
};

Guard::Guard(const std::string& listen) : listen_(listen), root_("/" + random_token() + "/") {}

std::string Guard::address() const {
  const bool is_v6 = listen_.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + listen_ + "]" : listen_) + ":" + port_ + root_;
}

// A page of another site cannot know the token; where one does, its Host or Origin gives it away.
bool Guard::is_allowed(const httplib::Request& request) const {
  const bool has_token = request.path.size() >= root_.size() &&
                         is_same_secret(request.path.substr(0, root_.size()), root_);
  return has_token && is_own_host(request.get_header_value("Host")) && is_own_origin(request);
}

bool Guard::is_own_host(const std::string& host) const {
  if (host == listen_ + ":" + port_ || host == "[" + listen_ + "]:" + port_) return true;
  return is_loopback(listen_) && host == "localhost:" + port_;
}

bool Guard::is_own_origin(const httplib::Request& request) const {
  if (request.get_header_value_count("Host") != 1) return false;
  for (const char* name : {"Origin", "Sec-Fetch-Site", "Sec-Fetch-Mode", "Content-Type"}) {
    if (request.get_header_value_count(name) > 1) return false;  // only the first is looked at
  }
  const std::string host = request.get_header_value("Host");
  if (request.has_header("Origin") && request.get_header_value("Origin") != "http://" + host) {
    return false;
  }
  const std::string site = request.get_header_value("Sec-Fetch-Site");
  // Someone may come to the page from anywhere: from the file that opens the browser, say.
  const bool comes_in = request.method == "GET" && request.path == root_ &&
                        request.get_header_value("Sec-Fetch-Mode") == "navigate";
  if (!comes_in && !site.empty() && site != "same-origin" && site != "none") return false;
  // The limit on bodies holds for those that say how long they are.
  if (request.has_header("Transfer-Encoding") || request.has_header("Content-Encoding")) {
    return false;
  }
  // A form of another site cannot send JSON without asking first, and is never answered.
  return request.method != "POST" ||
         request.get_header_value("Content-Type").rfind("application/json", 0) == 0;
}

// What every answer says to the browser: nothing of it is stored, framed or shared.
void add_headers(httplib::Response& response) {
  response.set_header("Cache-Control", "no-store");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("X-Frame-Options", "DENY");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header("Cross-Origin-Opener-Policy", "same-origin");
}

class Site {
 public:
  // `limits` hold for what is read of documents and of other programs' files.
  Site(const ServeOptions& options, const Limits& limits)
      : options_(options),
        guard_(options.listen),
        start_(options.file, {.encoding = options.read.encoding, .limits = &limits}) {}

  // The fault, if the file cannot be worked on.
  std::optional<Error> open(const std::string& file, std::optional<OwnCopy> copy = {}) {
    const std::lock_guard<std::mutex> one_at_a_time(opening_);
    if (bench_ != nullptr) return std::nullopt;
    auto bench = Workbench::open(file, options_.read, !is_loopback(options_.listen));
    if (!bench) return bench.error();
    opened_ = std::move(*bench);
    copy_ = std::move(copy);
    bench_ = opened_.get();
    return std::nullopt;
  }

  [[nodiscard]] Guard& guard() { return guard_; }

  void add_routes(httplib::Server& server) {
    server.set_pre_routing_handler([this](const Request& request, Response& response) {
      add_headers(response);
      if (guard_.is_allowed(request)) return httplib::Server::HandlerResponse::Unhandled;
      refuse(request, response);
      return httplib::Server::HandlerResponse::Handled;
    });
    server.set_exception_handler(
        [this](const Request& request, Response& response, const std::exception_ptr& /*bug*/) {
          response.status = 500;
          say(Message("fault.serve_bug"), request, response);
        });
    server.Get(guard_.root(), [this](const Request& request, Response& response) {
      bench_ == nullptr ? start_page(request, response) : page(request, response);
    });
    for (const report::Asset& asset : report::page_assets()) {
      server.Get(guard_.root() + std::string(asset.name), [&asset](const Request& /*request*/,
                                                                   Response& response) {
        response.set_content(asset.text.data(), asset.text.size(), std::string(asset.type));
      });
    }
    server.Get(guard_.root() + kOwnCopy,
               [this](const Request& request, Response& response) { own_copy(request, response); });
    server.Post(guard_.root() + "api/start",
                [this](const Request& request, Response& response) { start(request, response); });
    add_bench_routes(server);
  }

 private:
  void add_bench_routes(httplib::Server& server) {
    get(server, "state", [this](const Request& request, Response& r) { state(request, r); });
    get(server, "disk", [this](const Request& /*request*/, Response& r) { disk(r); });
    get(server, "tree", [this](const Request& /*request*/, Response& r) { tree(r); });
    get(server, "schema", [](const Request& /*request*/, Response& r) {
      r.set_content(yaml::negotiation_schema(), kJson);
    });
    get(server, "picture", [this](const Request& request, Response& r) { picture(request, r); });
    get(server, "drafts", [this](const Request& request, Response& r) { drafts(request, r); });
    server.Post(guard_.root() + "api/drafts",
                [this](const Request& request, Response& r) { decide(request, r); });
    post(server, "edit", [this](const Asked& asked) -> std::optional<Reply> {
      if (!asked.change) return std::nullopt;
      return bench().change(asked.revision, *asked.change);
    });
    post(server, "undo", [this](const Asked& asked) { return bench().undo(asked.revision); });
    post(server, "redo", [this](const Asked& asked) { return bench().redo(asked.revision); });
    post(server, "save",
         [this](const Asked& asked) { return bench().save(asked.revision, asked.overwrite); });
    post(server, "take", [this](const Asked& asked) -> std::optional<Reply> {
      if (!asked.text || !asked.theirs) return std::nullopt;
      return bench().take(asked.revision, *asked.theirs, *asked.text);
    });
  }

  [[nodiscard]] Workbench& bench() const { return *bench_; }

  // Of what is said to this browser, which asks in its page's language.
  [[nodiscard]] std::string language_of(const Request& request) const {
    if (!options_.language.empty()) return options_.language;
    return words::language_of_browser(request.get_header_value("Accept-Language"));
  }

  void refuse(const Request& request, Response& response) const {
    response.status = 403;
    response.set_header("Connection", "close");
    say(Message("fault.serve_refused"), request, response);
  }

  void say(const Message& message, const Request& request, Response& response) const {
    response.set_content(words::catalogue(language_of(request)).text(message) + "\n",
                         "text/plain; charset=utf-8");
  }

  [[nodiscard]] report::Provenance provenance(const Shown& shown, const Request& request) const {
    const engine::Options options = engine::page_options();
    return {std::filesystem::path(bench().path()).filename().string(),
            sha256_hex(shown.text),
            options_.version,
            Run{}.seed,
            options.robust.completions,
            language_of(request)};
  }

  // `make` is given the catalogue and the nonce.
  template <class Make>
  void plain_page(const Request& request, Response& response, Make make) const {
    const std::string nonce = random_token();
    response.set_header("Content-Security-Policy",
                        "default-src 'none'; script-src 'nonce-" + nonce + "'; style-src 'nonce-" +
                            nonce +
                            "'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
                            "frame-ancestors 'none'");
    response.set_content(make(words::catalogue(language_of(request)), nonce),
                         "text/html; charset=utf-8");
  }

  void start_page(const Request& request, Response& response) const {
    plain_page(request, response,
               [this](const words::Catalogue& catalogue, const std::string& nonce) {
                 return start_html(start_, catalogue, nonce);
               });
  }

  // Of what was opened, where that is another program's file.
  void own_copy(const Request& request, Response& response) const {
    if (bench_ == nullptr || !copy_) return refuse(request, response);
    plain_page(request, response,
               [this](const words::Catalogue& catalogue, const std::string& nonce) {
                 return own_copy_html(*copy_, catalogue, nonce);
               });
  }

  // What was chosen is opened, and the page comes again with it.
  void start(const Request& request, Response& response) {
    const auto choice = read_choice(request.body);
    if (!choice || bench_ != nullptr) return answer_badly(request, response);
    auto opened = start_.opened(*choice);
    const auto problem =
        opened ? open(opened->file, std::move(opened->copy)) : std::optional<Error>(opened.error());
    response.status = problem ? 409 : 200;
    if (problem) return response.set_content(faults_json(*problem, language_of(request)), kJson);
    response.set_content(copy_ ? "{\"look_at\": \"" + std::string(kOwnCopy) + "\"}" : "{}", kJson);
  }

  void answer_badly(const Request& request, Response& response) const {
    response.status = 400;
    response.set_content(
        faults_json(fault("bad-request", Message("fault.bad_request")), language_of(request)),
        kJson);
  }

  void page(const Request& request, Response& response) const {
    const auto shown = bench().shown();
    const std::string nonce = random_token();
    response.set_header("Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-" + nonce +
                            "'; img-src data:; connect-src 'self'; base-uri 'none'; "
                            "form-action 'none'; "
                            "frame-ancestors 'none'");
    const report::Page page = page_of(*shown, provenance(*shown, request));
    response.set_content(
        report::to_live_html(page, session_json(*shown, page.provenance.language), nonce),
        "text/html; charset=utf-8");
  }

  void state(const Request& request, Response& response) {
    const auto shown = bench().shown();
    if (request.get_param_value("since") == std::to_string(shown->version)) {
      response.status = 204;
      return;
    }
    response.set_content(state_text_.of(shown, provenance(*shown, request)), kJson);
  }

  void drafts(const Request& request, Response& response) const {
    const auto shown = bench().shown();
    const auto now = Drafting(bench().path()).now(shown->text, *shown->file, *shown->texts);
    if (now) return response.set_content(drafts_json(*now), kJson);
    response.status = 409;
    response.set_content(faults_json(now.error(), language_of(request)), kJson);
  }

  // One at a time: each writes the file of decisions whole.
  void decide(const Request& request, Response& response) {
    const auto decision = read_decision(request.body);
    if (!decision || bench_ == nullptr) return answer_badly(request, response);
    const std::lock_guard<std::mutex> one_at_a_time(deciding_);
    const auto shown = bench().shown();
    const auto problem = Drafting(bench().path()).decide(*shown->file, *shown->texts, *decision);
    if (!problem) return drafts(request, response);
    response.status = 409;
    response.set_content(faults_json(*problem, language_of(request)), kJson);
  }

  // A drawing, to be saved.
  void picture(const Request& request, Response& response) const {
    const std::string name = request.get_param_value("name");
    const std::string language = request.get_param_value("language");
    if (!holds(report::picture_names(), name) || !holds(words::languages(), language)) {
      return answer_badly(request, response);
    }
    const auto shown = bench().shown();
    const auto drawing =
        report::picture_named(name, *shown->answer, *shown->file, words::catalogue(language));
    response.status = drawing ? 200 : 404;
    if (drawing) response.set_content(*drawing, "image/svg+xml");
  }

  // The text as it stands, row by row; nothing while it is no YAML.
  void tree(Response& response) const {
    const auto document = yaml::read_document(bench().shown()->text, bench().path());
    response.status = document ? 200 : 204;
    if (document) response.set_content(yaml::to_json(*document), kJson);
  }

  void disk(Response& response) const {
    const auto disk = bench().on_disk();
    response.status = disk ? 200 : 404;
    if (disk) response.set_content(disk_json(*disk), kJson);
  }

  // Of a workbench: where none is open yet there is no such address.
  template <class Answer>
  void get(httplib::Server& server, const std::string& name, Answer answer) {
    server.Get(guard_.root() + "api/" + name,
               [this, answer](const Request& request, Response& response) {
                 if (bench_ == nullptr) return answer_badly(request, response);
                 answer(request, response);
               });
  }

  template <class Answer>
  void post(httplib::Server& server, const std::string& name, Answer answer) {
    server.Post(
        guard_.root() + "api/" + name, [this, answer](const Request& request, Response& response) {
          const auto asked = read_asked(request.body);
          const std::optional<Reply> reply =
              asked && bench_ != nullptr ? std::optional<Reply>(answer(*asked)) : std::nullopt;
          if (!reply) return answer_badly(request, response);
          response.status = reply->faults.empty() ? 200 : 409;
          response.set_content(reply_json(*reply, provenance(*reply->shown, request)), kJson);
        });
  }

  const ServeOptions& options_;
  Guard guard_;
  Start start_;
  std::mutex opening_;
  std::mutex deciding_;
  StateText state_text_;
  std::unique_ptr<Workbench> opened_;
  std::optional<OwnCopy> copy_;             // how it was read, where it is another program's
  std::atomic<Workbench*> bench_{nullptr};  // the same, once it may be asked
};

// A connection while one request is answered.
class Connection : public httplib::Stream {
 public:
  // `begun` has come already.
  Connection(int socket, std::string begun) : socket_(socket), begun_(std::move(begun)) {}

  // What came after the request.
  [[nodiscard]] std::string rest() const { return begun_.substr(taken_); }
  // Was the other side told that there will be no other request?
  [[nodiscard]] bool has_said_goodbye() const { return has_said_goodbye_; }

  [[nodiscard]] bool is_readable() const override { return wait_for(POLLIN, time_left()); }
  [[nodiscard]] bool is_writable() const override { return wait_for(POLLOUT, kWritePatience); }
  ssize_t read(char* to, std::size_t size) override {
    if (taken_ < begun_.size()) {
      const std::size_t count = begun_.copy(to, size, taken_);
      taken_ += count;
      return static_cast<ssize_t>(count);
    }
    return is_readable() ? ::recv(socket_, to, size, 0) : -1;
  }
  ssize_t write(const char* from, std::size_t size) override {
    const std::string_view text(from, size);
    has_said_goodbye_ |= text.find("\r\nConnection: close\r\n") != std::string_view::npos;
    for (std::size_t done = 0; done < size;) {
      if (!is_writable()) return -1;
      const ssize_t count = ::send(socket_, from + done, size - done, MSG_NOSIGNAL | MSG_DONTWAIT);
      if (count < 0 && errno != EAGAIN) return -1;
      if (count > 0) done += static_cast<std::size_t>(count);
    }
    return static_cast<ssize_t>(size);
  }
  void get_remote_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  void get_local_ip_and_port(std::string& /*ip*/, int& /*port*/) const override {}
  [[nodiscard]] socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;

  [[nodiscard]] bool wait_for(short what, int milliseconds) const {
    pollfd watched{socket_, what, 0};
    return ::poll(&watched, 1, milliseconds) > 0;
  }
  [[nodiscard]] int time_left() const {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until_ - Clock::now());
    return static_cast<int>(std::max<std::int64_t>(0, left.count()));
  }

  int socket_;
  std::string begun_;
  std::size_t taken_ = 0;
  bool has_said_goodbye_ = false;
  Clock::time_point until_ = Clock::now() + kMostOfBody;
};

// The library's server, whose connections wait in a room of their own between requests.
class Server : public httplib::Server {
 public:
  Server();
  ~Server() override { end(); }

 private:
  // What the library hands each new connection to.
  class Door : public httplib::TaskQueue {
   public:
    explicit Door(Server& server) : server_(server) {}
    void enqueue(std::function<void()> let_in) override { let_in(); }
    void shutdown() override { server_.end(); }

   private:
    Server& server_;
  };

  bool process_and_close_socket(socket_t connection) override {
    room_.add(connection);
    return true;
  }

  void answer(int connection, std::string begun);

  void end() {
    if (is_over_.exchange(true)) return;
    room_.close();
    workers_.shutdown();
  }

  std::atomic<bool> is_over_{false};
  httplib::ThreadPool workers_;
  WaitingRoom room_{[this](int connection, std::string begun) {
    workers_.enqueue([this, connection, begun = std::move(begun)] { answer(connection, begun); });
  }};
};

Server::Server() : workers_(kWorkers) {
  new_task_queue = [this] { return new Door(*this); };
}

void Server::answer(int connection, std::string begun) {
  Connection stream(connection, std::move(begun));
  // The library would compress for whoever takes it, with Brotli at its slowest: dearer than all
  // the rest of an answer, and what crosses one machine's memory need not be small.
  const auto as_it_is = [](Request& request) { request.headers.erase("Accept-Encoding"); };
  bool is_over = false;
  const bool is_answered = process_request(stream, false, is_over, as_it_is);
  if (is_answered && !is_over && !stream.has_said_goodbye()) {
    room_.add(connection, stream.rest());
  } else {
    room_.see_off(connection);
  }
}

}  // namespace

void ServeOptions::describe(Fields& fields) {
  fields.text("[FILE]", file,
              "The negotiation to work on, in zopa's own format; or a document, which becomes a "
              "source of a new one beside it; or a score sheet or another program's file, which "
              "is written in our format beside it; or a folder to choose from, the current one "
              "where nothing is named");
  fields.name("listen", "ADDRESS", listen,
              "Address to listen on; by default only this machine can reach it");
  fields.count("port", port, "Port to listen on; 0 for a free one");
  fields.flag("no-open", no_open, "Do not open a browser");
  read.describe(fields);
}

std::optional<Error> serve(const ServeOptions& options, const Limits& limits,
                           const std::function<void(const std::string&)>& say) {
  if (options.port > kMostPort) return fault("bad-option", Message("fault.serve_port"));
  Site site(options, limits);
  if (!Start::is_folder(options.file)) {
    if (auto problem = site.open(options.file)) return problem;
  }
  Server server;
  server.set_payload_max_length(kMostBody);
  int listening = -1;
  server.set_socket_options([&listening](int socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    listening = socket;
  });
  site.add_routes(server);
  const int port = options.port == 0
                       ? server.bind_to_any_port(options.listen)
                       : (server.bind_to_port(options.listen, static_cast<int>(options.port))
                              ? static_cast<int>(options.port)
                              : -1);
  if (port < 0) {
    const std::string port_asked = options.port == 0 ? "" : ":" + std::to_string(options.port);
    return fault("bad-option",
                 Message("fault.serve_listen", {{"address", options.listen + port_asked}}));
  }
  ::listen(listening, kBacklog);  // the library asks for room for five
  site.guard().set_port(port);
  say(site.guard().address());
  std::optional<Doorway> doorway;
  if (!options.no_open && has_screen()) doorway.emplace(site.guard().address()).open();
  std::jthread watch([&](const std::stop_token& done) {
    while (!done.stop_requested() && !limits.reached()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    // Again and again: a server that does not listen yet takes no notice.
    while (!done.stop_requested()) {
      server.stop();
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
  });
  server.listen_after_bind();
  return std::nullopt;
}

}  // namespace zopa::server
