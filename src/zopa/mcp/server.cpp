// After the specification of 2026-07-28 (basic, versioning, stdio, tools, resources, prompts,
// caching) and that of 2025-11-25 (lifecycle).  Both are served by one process, as the first of the
// two asks for: a request with `io.modelcontextprotocol/protocolVersion` in its `_meta` stands for
// itself; else `initialize` has to come first.
#include "zopa/mcp/server.hpp"

#include <algorithm>
#include <chrono>
#include <exception>

#include <nlohmann/json.hpp>

#include "zopa/base/unicode.hpp"
#include "zopa/mcp/calls.hpp"
#include "zopa/mcp/prompts.hpp"
#include "zopa/mcp/resources.hpp"
#include "zopa/mcp/tools.hpp"
#include "zopa/report/words.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 12;
constexpr int kParseError = -32700;
constexpr int kInvalidRequest = -32600;
constexpr int kNoSuchMethod = -32601;
constexpr int kInvalidParams = -32602;
constexpr int kInternal = -32603;
constexpr int kUnsupportedVersion = -32022;

constexpr const char* kModern = "2026-07-28";
constexpr const char* kLegacy = "2025-11-25";
constexpr const char* kOlder = "2025-06-18";
constexpr const char* kVersionKey = "io.modelcontextprotocol/protocolVersion";
constexpr const char* kClientKey = "io.modelcontextprotocol/clientInfo";
constexpr const char* kAbilitiesKey = "io.modelcontextprotocol/clientCapabilities";
constexpr const char* kServerKey = "io.modelcontextprotocol/serverInfo";

constexpr const char* kInstructions =
    "zopa explains why a negotiation is stuck: who wants what, how that is known, what would "
    "unstick it. What these tools return goes to whoever runs the assistant; they read nothing but "
    "the files named when zopa was started and the sources that these list. Read the resource "
    "zopa:guide before you propose anything. Quote only what find_quote finds. Keep the basis of a "
    "conclusion beside it. Call no position reasonable or not, and no share a probability.";

// What the protocol calls an error: the request cannot be served as it is.
struct Refusal {
  int code;
  std::string message;
  Json data = nullptr;
};

struct Reply {
  Json result = Json::object();
  std::optional<Refusal> refusal;
};

Reply refused(int code, std::string message) {
  return {Json::object(), Refusal{code, std::move(message), nullptr}};
}

bool is_request_id(const Json& id) { return id.is_string() || id.is_number_integer(); }

Json message_with(const Json& id, const char* key, Json value) {
  return {{"jsonrpc", "2.0"}, {"id", id}, {key, std::move(value)}};
}

Json error_of(const Json& id, Refusal refusal) {
  Json error = {{"code", refusal.code}, {"message", std::move(refusal.message)}};
  if (!refusal.data.is_null()) error["data"] = std::move(refusal.data);
  return message_with(id, "error", std::move(error));
}

std::string written(const Json& message) {
  return message.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json parsed(std::string_view line, bool& is_deep) {
  const auto shallow = [&](int depth, Json::parse_event_t /*event*/, Json& /*value*/) {
    is_deep = is_deep || depth > kDeepest;
    return depth <= kDeepest;
  };
  return Json::parse(line, shallow, false);
}

const Json* part(const Json& object, const char* key) {
  if (!object.is_object()) return nullptr;
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

std::string text_in(const Json& object, const char* key) {
  const Json* found = part(object, key);
  return found != nullptr && found->is_string() ? found->get<std::string>() : "";
}

// Or a notification, which has no id.
bool is_request(const Json& message) {
  const Json* id = part(message, "id");
  const Json* method = part(message, "method");
  const Json* params = part(message, "params");
  return text_in(message, "jsonrpc") == "2.0" && method != nullptr && method->is_string() &&
         (params == nullptr || params->is_object()) && (id == nullptr || is_request_id(*id));
}

// Whoever calls, as it names itself.
std::string name_of_client(const Json* info) {
  if (info == nullptr) return {};
  constexpr std::size_t kLongest = 80;
  const std::string version = text_in(*info, "version");
  const std::string name = text_in(*info, "name") + (version.empty() ? "" : " " + version);
  return code_point_slice(printable(name), 0, kLongest);
}

}  // namespace

struct Server::Inside {
  explicit Inside(ServerOptions options)
      : options_(std::move(options)),
        files_(options_.files, report::made_names(words::catalogue(options_.language))),
        catalogue_(words::catalogue(options_.language)) {}

  std::optional<std::string> answer(std::string_view line) {
    if (line.size() > kLongestLine) {
      return written(
          error_of(nullptr, {kInvalidRequest, "the line is longer than 1 MiB", nullptr}));
    }
    bool is_deep = false;
    const Json message = parsed(line, is_deep);
    if (is_deep) {
      return written(error_of(nullptr, {kInvalidRequest, "nested deeper than 12", nullptr}));
    }
    if (message.is_discarded()) {
      return written(error_of(nullptr, {kParseError, "not a line of JSON in UTF-8", nullptr}));
    }
    return answer_to(message);
  }

  void hear(std::string_view line) {
    if (line.size() > kLongestLine) return;
    bool is_deep = false;
    const Json message = parsed(line, is_deep);
    if (is_deep || message.is_discarded() || !is_request(message)) return;
    const std::string method = text_in(message, "method");
    const Json* params = part(message, "params");
    const Json* cancelled = params == nullptr ? nullptr : part(*params, "requestId");
    if (const Json* id = part(message, "id")) {
      // Whoever cancels the handshake has no session.
      if (method != "initialize") calls_.arrived(id->dump());
    } else if (method == "notifications/cancelled" && cancelled != nullptr) {
      calls_.cancel(cancelled->dump());
    }
  }

  void interrupt() { calls_.interrupt(); }

 private:
  std::optional<std::string> answer_to(const Json& message) {
    const Json* id = part(message, "id");
    if (!is_request(message)) {
      const bool has_id = id != nullptr && is_request_id(*id);
      const bool is_response = part(message, "method") == nullptr && has_id &&
                               (message.contains("result") || message.contains("error"));
      if (is_response) return std::nullopt;  // zopa asks for nothing, so it is none of ours
      return written(error_of(has_id ? *id : Json(nullptr),
                              {kInvalidRequest, "not a request of JSON-RPC 2.0", nullptr}));
    }
    if (id == nullptr) return std::nullopt;  // a notification
    static const Json kNone = Json::object();
    const std::string call = id->dump();
    Reply reply;
    if (calls_.begin(call)) {
      const Json* params = part(message, "params");
      reply = served(text_in(message, "method"), params == nullptr ? kNone : *params);
    }
    if (!calls_.end(call)) return std::nullopt;  // cancelled
    if (reply.refusal) return written(error_of(*id, *std::move(reply.refusal)));
    return written(message_with(*id, "result", std::move(reply.result)));
  }

  // By the era that the request is of.
  Reply served(const std::string& method, const Json& params) {
    const Json* meta = part(params, "_meta");
    const Json* version = meta == nullptr ? nullptr : part(*meta, kVersionKey);
    if (version == nullptr) return served_by_handshake(method, params);
    if (*version != kModern) {
      return {Json::object(), Refusal{kUnsupportedVersion,
                                      "Unsupported protocol version",
                                      {{"supported", Json::array({kModern, kLegacy, kOlder})},
                                       {"requested", *version}}}};
    }
    const Json* abilities = part(*meta, kAbilitiesKey);
    if (abilities == nullptr || !abilities->is_object()) {
      return refused(kInvalidParams, std::string("_meta needs ") + kAbilitiesKey);
    }
    if (method == "server/discover") return modern(discovered());
    Reply reply = served_alike(method, params, name_of_client(part(*meta, kClientKey)));
    return reply.refusal ? reply : modern(reply.result);
  }

  Reply modern(const Json& result) const {
    Json marked = {{"resultType", "complete"}};
    marked.update(result);
    marked["_meta"] = {{kServerKey, identity()}};
    return {std::move(marked), std::nullopt};
  }

  Reply served_by_handshake(const std::string& method, const Json& params) {
    if (method == "initialize") return initialized(params);
    if (method == "ping") return {};
    if (!is_initialized_) {
      return refused(kInvalidParams, std::string("every request needs ") + kVersionKey + " and " +
                                         kAbilitiesKey + " in `params._meta` (" + kModern +
                                         "), or `initialize` before it (" + kLegacy + ")");
    }
    Reply reply = served_alike(method, params, client_);
    reply.result.erase("ttlMs");
    reply.result.erase("cacheScope");
    return reply;
  }

  Reply initialized(const Json& params) {
    is_initialized_ = true;
    client_ = name_of_client(part(params, "clientInfo"));
    const bool is_older = text_in(params, "protocolVersion") == kOlder;
    return {{{"protocolVersion", is_older ? kOlder : kLegacy},
             {"capabilities", abilities()},
             {"serverInfo", identity()},
             {"instructions", kInstructions}},
            std::nullopt};
  }

  static Json abilities() {
    return {{"tools", Json::object()}, {"resources", Json::object()}, {"prompts", Json::object()}};
  }

  Json identity() const { return {{"name", "zopa"}, {"version", options_.version}}; }

  static Json cached(Json result) {
    constexpr int kHour = 3'600'000;
    result["ttlMs"] = kHour;
    result["cacheScope"] = "private";
    return result;
  }

  static Json discovered() {
    return cached({{"supportedVersions", Json::array({kModern, kLegacy, kOlder})},
                   {"capabilities", abilities()},
                   {"instructions", kInstructions}});
  }

  // What both eras have.
  Reply served_alike(const std::string& method, const Json& params, const std::string& client) {
    if (method == "tools/list") return {cached({{"tools", listed_tools()}}), std::nullopt};
    if (method == "tools/call") return called(params, client);
    if (method == "prompts/list") {
      return {cached({{"prompts", Json::parse(listed_prompts())}}), std::nullopt};
    }
    if (method == "prompts/get") return prompt(params);
    if (method == "resources/list") {
      return {fresh({{"resources", Json::parse(listed_resources(files_, limits()))}}),
              std::nullopt};
    }
    if (method == "resources/templates/list") {
      return {cached({{"resourceTemplates", Json::array()}}), std::nullopt};
    }
    if (method == "resources/read") return resource(params);
    return refused(kNoSuchMethod, "no such method");
  }

  static Json fresh(Json result) {
    result["ttlMs"] = 0;
    result["cacheScope"] = "private";
    return result;
  }

  static Json listed_tools() {
    Json list = Json::array();
    for (const Tool& tool : tools()) {
      list.push_back({{"name", tool.name},
                      {"title", tool.title},
                      {"description", tool.description},
                      {"inputSchema", Json::parse(tool.input_schema)},
                      {"annotations",
                       {{"readOnlyHint", !tool.writes},
                        {"destructiveHint", false},
                        {"idempotentHint", true},
                        {"openWorldHint", false}}}});
    }
    return list;
  }

  [[nodiscard]] Limits limits() const {
    Limits limits;
    limits.deadline = std::chrono::steady_clock::now() +
                      std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                          std::chrono::duration<double>(options_.seconds));
    limits.interrupted = &calls_.stop();
    return limits;
  }

  Reply called(const Json& params, const std::string& client) {
    const std::string name = text_in(params, "name");
    const auto tool = std::find_if(tools().begin(), tools().end(),
                                   [&](const Tool& one) { return one.name == name; });
    if (tool == tools().end()) return refused(kInvalidParams, "Unknown tool");
    static const Json kNone = Json::object();
    const Json* arguments = part(params, "arguments");
    if (arguments != nullptr && !arguments->is_object()) {
      return refused(kInvalidParams, "`arguments` has to be an object");
    }
    const Context context{files_, catalogue_, limits(), client};
    const Outcome outcome = call(*tool, arguments == nullptr ? kNone : *arguments, context);
    Json result = {{"content", Json::array({{{"type", "text"}, {"text", outcome.text}}})}};
    if (!outcome.structured.empty()) {
      result["structuredContent"] = Json::parse(outcome.structured);
    }
    result["isError"] = outcome.is_error;
    return {std::move(result), std::nullopt};
  }

  static Reply prompt(const Json& params) {
    const Json* arguments = part(params, "arguments");
    const auto text = prompt_text(text_in(params, "name"),
                                  arguments == nullptr ? "" : text_in(*arguments, "source"));
    if (!text) return refused(kInvalidParams, "Unknown prompt");
    const Json content = {{"type", "text"}, {"text", *text}};
    return {{{"messages", Json::array({{{"role", "user"}, {"content", content}}})}}, std::nullopt};
  }

  Reply resource(const Json& params) {
    const std::string uri = text_in(params, "uri");
    const auto found = read_resource(uri, files_, limits());
    if (!found) return refused(kInvalidParams, "Resource not found");
    return {
        fresh({{"contents",
                Json::array({{{"uri", uri}, {"mimeType", found->type}, {"text", found->text}}})}}),
        std::nullopt};
  }

  ServerOptions options_;
  Workspace files_;
  const words::Catalogue& catalogue_;
  Calls calls_;
  bool is_initialized_ = false;
  std::string client_;  // since `initialize`
};

Server::Server(ServerOptions options) : inside_(std::make_unique<Inside>(std::move(options))) {}
Server::~Server() = default;

std::optional<std::string> Server::answer(std::string_view line) {
  try {
    return inside_->answer(line);
  } catch (const std::exception&) {
    return written(error_of(nullptr, {kInternal, "a bug in zopa; please report it", nullptr}));
  }
}

void Server::hear(std::string_view line) { inside_->hear(line); }
void Server::interrupt() { inside_->interrupt(); }

}  // namespace zopa::mcp
