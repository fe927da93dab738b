#include "zopa/mcp/server.hpp"

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <thread>

#include "test_folder.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include "zopa/mcp/draft_schema.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* kTalks = R"(zopa: 1
title: Port talks
sources:
  report: {file: report.txt, title: Report}
parties:
  port:
    name: Port
    representatives: {voss: Carl Voss}
  town: {name: Town}
issues:
  quay: {name: Quay, options: {short: Short, long: Long}}
statements:
  no-short:
    {by: voss, about: [port], speech: verbatim, act: rejects, source: report,
     quote: "Never a short quay"}
positions:
  - {id: port-line, party: port, requires: quay != short, because: [no-short]}
  - {id: town-line, party: town, requires: quay == short}
)";
constexpr const char* kReport =
    "\"Never a short quay,\" said Carl Voss.\nThe town asks for a short quay, its mayor said.\n";

class Folder : public testing::TestFolder {
 public:
  Folder() {
    write("talks.yaml", kTalks);
    write("report.txt", kReport);
    write("secret.txt", "CANARY of the caucus");
  }
  [[nodiscard]] std::string talks() const { return file("talks.yaml"); }
};

Json meta() {
  return {{"io.modelcontextprotocol/protocolVersion", "2026-07-28"},
          {"io.modelcontextprotocol/clientInfo", {{"name", "Tester"}, {"version", "1"}}},
          {"io.modelcontextprotocol/clientCapabilities", Json::object()}};
}

// Of a request that stands for itself.
Json ask(Server& server, const std::string& method, Json params = Json::object()) {
  params["_meta"] = meta();
  const Json request = {{"jsonrpc", "2.0"}, {"id", 7}, {"method", method}, {"params", params}};
  const auto answer = server.answer(request.dump());
  EXPECT_TRUE(answer);
  if (!answer) return nullptr;
  EXPECT_THAT(*answer, Not(HasSubstr("\n")));
  Json reply = Json::parse(*answer);
  EXPECT_EQ(reply["id"], 7);
  return reply;
}

Json call(Server& server, const std::string& tool, const Json& arguments = Json::object()) {
  return ask(server, "tools/call", {{"name", tool}, {"arguments", arguments}})["result"];
}

std::string text_of(const Json& result) { return result["content"][0]["text"]; }

Json statement(const std::string& id, const std::string& quote) {
  return {{"id", id},          {"by", nullptr},      {"about", Json::array({"town"})},
          {"speech", nullptr}, {"act", "demands"},   {"hedged", nullptr},
          {"date", nullptr},   {"source", "report"}, {"quote", quote},
          {"why", "It asks."}};
}

TEST(McpServer, AnswersARequestThatSaysAllThatIsNeeded) {
  const Folder folder;
  Server server({.files = {folder.talks()}, .version = "9"});
  const Json found = ask(server, "server/discover")["result"];
  EXPECT_EQ(found["resultType"], "complete");
  EXPECT_EQ(found["supportedVersions"][0], "2026-07-28");
  EXPECT_EQ(found["_meta"]["io.modelcontextprotocol/serverInfo"]["version"], "9");
  EXPECT_THAT(found["instructions"], HasSubstr("goes to whoever runs the assistant"));
  const Json tools = ask(server, "tools/list")["result"];
  EXPECT_EQ(tools["tools"].size(), 9U);
  EXPECT_EQ(tools["cacheScope"], "private");
  EXPECT_THAT(text_of(call(server, "analyze")), HasSubstr("None of the"));
  Json of_another_age = meta();
  of_another_age["io.modelcontextprotocol/protocolVersion"] = "1900-01-01";
  const Json request = {{"jsonrpc", "2.0"},
                        {"id", 1},
                        {"method", "tools/list"},
                        {"params", {{"_meta", of_another_age}}}};
  const Json old = Json::parse(*server.answer(request.dump()));
  EXPECT_EQ(old["error"]["code"], -32022);
  EXPECT_EQ(old["error"]["data"]["requested"], "1900-01-01");
}

TEST(McpServer, SpeaksTheHandshakeBeforeIt) {
  const Folder folder;
  Server server({.files = {folder.talks()}, .version = "9"});
  const auto asked = [&](const char* line) { return Json::parse(*server.answer(line)); };
  EXPECT_EQ(asked(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})")["error"]["code"], -32602);
  const Json begun = asked(
      R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",)"
      R"("capabilities":{},"clientInfo":{"name":"x","version":"1"}}})");
  EXPECT_EQ(begun["result"]["protocolVersion"], "2025-11-25");
  EXPECT_FALSE(server.answer(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"));
  const Json tools = asked(R"({"jsonrpc":"2.0","id":"a","method":"tools/list"})");
  EXPECT_EQ(tools["id"], "a");
  EXPECT_FALSE(tools["result"].contains("resultType"));
  EXPECT_FALSE(tools["result"].contains("ttlMs"));
  EXPECT_EQ(asked(R"({"jsonrpc":"2.0","id":2,"method":"ping"})")["result"], Json::object());
  EXPECT_EQ(asked(R"({"jsonrpc":"2.0","id":2,"method":"tools/none"})")["error"]["code"], -32601);
}

// Lines of many parties on many issues, and rules: nobody finds all ways out of it in a minute.
std::string stubborn_talks() {
  std::ostringstream talks;
  talks << "zopa: 1\nparties:\n";
  for (int p = 0; p < 8; ++p) talks << "  p" << p << ": {name: P}\n";
  talks << "issues:\n";
  for (int i = 0; i < 40; ++i) {
    talks << "  i" << i << ": {name: I, options: {o0: O, o1: O, o2: O, o3: O, o4: O, o5: O}}\n";
  }
  talks << "rules:\n";
  for (int k = 0; k < 40; ++k) {
    talks << "  - {rule: \"i" << k << " == o" << k % 6 << " implies i" << (7 * k + 3) % 40
          << " in {o" << k % 5 << ", o" << k % 5 + 1 << "}\"}\n";
  }
  talks << "positions:\n";
  for (int p = 0; p < 8; ++p) {
    for (int i = 0; i < 40; ++i) {
      if ((p * 7 + i * 3) % 5 == 4) continue;
      talks << "  - {party: p" << p << ", requires: \"i" << i << " in {o" << (p + i) % 5 << ", o"
            << (p + i) % 5 + 1 << "}\"}\n";
    }
  }
  return talks.str();
}

std::string line_of(int id, const std::string& method, Json params) {
  params["_meta"] = meta();
  return Json{{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", params}}.dump();
}

std::string cancellation_of(int id) {
  return Json{
      {"jsonrpc", "2.0"}, {"method", "notifications/cancelled"}, {"params", {{"requestId", id}}}}
      .dump();
}

TEST(McpServer, StopsACallThatIsCancelledAndGivesItNoAnswer) {
  Folder folder;
  folder.write("talks.yaml", stubborn_talks());
  Server server({.files = {folder.talks()}, .seconds = 3600});
  const std::string first = line_of(1, "tools/call", {{"name", "analyze"}});
  const std::string second = line_of(2, "tools/call", {{"name", "analyze"}});
  const std::string third = line_of(3, "tools/list", Json::object());
  for (const std::string& line : {first, second, third}) server.hear(line);
  server.hear(cancellation_of(2));  // before its turn
  std::thread reading([&] {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    server.hear(cancellation_of(1));  // while it is answered, or soon after
  });
  EXPECT_FALSE(server.answer(first));
  EXPECT_FALSE(server.answer(second));
  EXPECT_TRUE(server.answer(third));
  reading.join();
  server.hear(cancellation_of(3));  // it has its answer
  server.hear(third);
  EXPECT_TRUE(server.answer(third));
}

TEST(McpServer, SaysWhatItKnowsWhenInterrupted) {
  Folder folder;
  folder.write("talks.yaml", stubborn_talks());
  Server server({.files = {folder.talks()}, .seconds = 3600});
  std::thread reading([&] {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    server.interrupt();
  });
  EXPECT_THAT(text_of(call(server, "analyze")), HasSubstr("topped"));
  reading.join();
}

TEST(McpServer, ComparesTwoFilesOnTheSameDay) {
  Folder folder;
  const std::string dated = R"(
  - {id: later, party: port, demands: quay == long, from: r2}
rounds:
  - {id: r1, kind: talks, with: [port, town]}
  - {id: r2, kind: talks, with: [port, town]}
)";
  std::string talks = kTalks;
  talks.pop_back();
  folder.write("talks.yaml", talks + dated);
  folder.write("before.yaml", talks + dated);
  Server server({.files = {folder.talks(), folder.file("before.yaml")}});
  for (const char* day : {"r1", "r2"}) {
    const Json same =
        call(server, "diff", {{"before", folder.file("before.yaml")}, {"as_of", day}});
    EXPECT_THAT(text_of(same), Not(HasSubstr("quay"))) << text_of(same);
  }
}

TEST(McpServer, FindsAQuoteOrTheNearestPassage) {
  const Folder folder;
  Server server({.files = {folder.talks()}});
  const Json found = call(server, "find_quote", {{"quote", "asks for a short quay"}});
  EXPECT_EQ(found["structuredContent"]["passages"][0]["line"], 2);
  const Json gap = call(server, "find_quote", {{"quote", "The town … its mayor"}});
  EXPECT_EQ(gap["structuredContent"]["passages"].size(), 2U);
  const Json near = call(server, "find_quote", {{"quote", "“never a short quay”"}});
  EXPECT_EQ(near["structuredContent"]["found"], false);
  EXPECT_THAT(text_of(near), HasSubstr("Never a short quay"));
  EXPECT_THAT(text_of(near), HasSubstr("Capital and small letters differ"));
}

TEST(McpServer, KeepsWhatFitsAsDraftsAndNeverTouchesTheFile) {
  const Folder folder;
  Server server({.files = {folder.talks()}});
  const Json rows = {
      {"statements", Json::array({statement("asks", "The town asks for a short quay"),
                                  statement("made-up", "No."),
                                  statement("Bad Id", "The town asks for a short quay")})},
      {"positions", Json::array({{{"id", "town-asks"},
                                  {"party", "town"},
                                  {"form", "demands"},
                                  {"claim", "quay == short"},
                                  {"because", Json::array({"asks"})},
                                  {"why", "It asks."}}})}};
  const Json result = call(server, "propose", rows);
  EXPECT_EQ(result["structuredContent"]["kept"].size(), 2U) << text_of(result);
  EXPECT_THAT(text_of(result), HasSubstr("made-up: the quote is not in report.txt"));
  EXPECT_THAT(text_of(result), HasSubstr("Bad Id"));
  EXPECT_EQ(folder.read("talks.yaml"), kTalks);
  EXPECT_THAT(folder.read("talks.drafts.yaml"), HasSubstr("proposed_by: Tester 1"));
  const Json again = call(server, "propose", rows);  // the same once more
  EXPECT_TRUE(again["isError"]);
  EXPECT_THAT(text_of(call(server, "analyze")), Not(HasSubstr("Town asks")));
}

TEST(McpServer, ReadsNothingButTheFilesNamedAndTheirSources) {
  const Folder folder;
  std::filesystem::create_symlink("/etc/passwd", folder.file("link.txt"));
  Server server({.files = {folder.talks()}});
  const std::string below = std::filesystem::path(folder.talks()).parent_path().string();
  for (const std::string& path :
       {std::string("/etc/passwd"), std::string("../talks.yaml"), folder.file("secret.txt"),
        std::string("secret.txt"), std::string("link.txt"), below, below + "/./talks.yaml",
        std::string("/dev/zero"), std::string("talks.yaml\0", 11)}) {
    for (const char* tool : {"check", "analyze", "diff", "suggest_statements"}) {
      EXPECT_TRUE(call(server, tool, {{"file", path}})["isError"]) << path;
    }
    EXPECT_TRUE(call(server, "read_source", {{"source", path}})["isError"]) << path;
    for (const char* scheme : {"", "file://", "zopa:file/", "zopa:source/"}) {
      EXPECT_TRUE(ask(server, "resources/read", {{"uri", scheme + path}}).contains("error"));
    }
  }
  const Json listed = ask(server, "resources/list")["result"]["resources"];
  for (const Json& one : listed) {
    const Json read = ask(server, "resources/read", {{"uri", one["uri"]}})["result"];
    EXPECT_THAT(read["contents"][0]["text"].get<std::string>(), Not(HasSubstr("CANARY")));
  }
}

TEST(McpServer, ASourceOutsideTheFolderIsNotRead) {
  const Folder folder;
  std::filesystem::remove(folder.file("report.txt"));
  std::filesystem::create_symlink("/etc/passwd", folder.file("report.txt"));
  Server server({.files = {folder.talks()}});
  const Json read = call(server, "read_source", {{"source", "report"}});
  EXPECT_TRUE(read["isError"]);
  EXPECT_THAT(text_of(read), Not(HasSubstr("root:")));
}

TEST(McpServer, WhatHasAnAudienceNeverLeaves) {
  const Folder folder;
  const std::string told =
      "  - {id: told, party: town, demands: quay == long, audience: [x], "
      "frame: CANARY}\n";
  for (const std::string& text : {kTalks + told, kTalks + told + "broken: [", told}) {
    folder.write("talks.yaml", text);
    Server server({.files = {folder.talks()}});
    std::string all;
    for (const char* tool : {"check", "analyze", "diff", "test", "suggest_statements"}) {
      all += call(server, tool).dump();
    }
    all += call(server, "read_source", {{"source", "report"}}).dump();
    all += call(server, "propose", {{"statements", Json::array({statement("a", "b")})}}).dump();
    const Json listed = ask(server, "resources/list")["result"]["resources"];
    for (const Json& one : listed) {
      if (one["name"] == folder.talks()) ADD_FAILURE() << "the file is listed";
    }
    EXPECT_THAT(all, Not(HasSubstr("CANARY")));
    EXPECT_THAT(all, Not(HasSubstr("Never a short quay")));
    EXPECT_THAT(all, HasSubstr("audience"));
  }
}

TEST(McpServer, WritesDraftsToAPlainFileAlone) {
  const Folder folder;
  const Json rows = {
      {"statements", Json::array({statement("asks", "The town asks for a short quay")})}};
  Server server({.files = {folder.talks()}});
  std::filesystem::create_symlink(folder.file("secret.txt"), folder.file("talks.drafts.yaml"));
  EXPECT_TRUE(call(server, "propose", rows)["isError"]);
  EXPECT_EQ(folder.read("secret.txt"), "CANARY of the caucus");
  std::filesystem::remove(folder.file("talks.drafts.yaml"));
  ASSERT_EQ(::mkfifo(folder.file("talks.drafts.yaml").c_str(), 0600), 0);
  EXPECT_TRUE(call(server, "propose", rows)["isError"]);
  EXPECT_TRUE(call(server, "suggest_statements")["isError"]);
}

TEST(McpServer, AFileThatIsAPipeOrHasNoEndIsAFault) {
  const Folder folder;
  const std::string pipe = folder.file("pipe.yaml");
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  Server server({.files = {pipe, "/dev/zero", folder.file("none.yaml"), folder.file("")}});
  for (const Json& file : Json::array({pipe, "/dev/zero", folder.file("none.yaml")})) {
    EXPECT_TRUE(call(server, "analyze", {{"file", file}})["isError"]);
  }
}

TEST(McpServer, SaysWhatIsWrongWithTheArguments) {
  const Folder folder;
  Server server({.files = {folder.talks()}});
  EXPECT_THAT(text_of(call(server, "analyze", {{"files", "x"}})), HasSubstr("known: file, as_of"));
  EXPECT_THAT(text_of(call(server, "analyze", {{"form", "loud"}})), HasSubstr("brief"));
  EXPECT_THAT(text_of(call(server, "find_quote")), HasSubstr("`quote` is missing"));
  EXPECT_THAT(text_of(call(server, "propose", {{"statements", 3}})), HasSubstr("array"));
  EXPECT_EQ(ask(server, "tools/call", {{"name", "none"}})["error"]["code"], -32602);
  EXPECT_EQ(ask(server, "prompts/get", {{"name", "none"}})["error"]["code"], -32602);
  const Json package = Json::array({{{"issue", "quay"}, {"option", "long"}}});
  EXPECT_THAT(text_of(call(server, "test", {{"package", package}})), HasSubstr("Town"));
}

TEST(McpServer, PromptsNameTheSource) {
  const Folder folder;
  Server server({.files = {folder.talks()}});
  const Json prompts = ask(server, "prompts/list")["result"]["prompts"];
  ASSERT_EQ(prompts.size(), 3U);
  for (const Json& one : prompts) {
    const Json got =
        ask(server, "prompts/get", {{"name", one["name"]}, {"arguments", {{"source", "report"}}}});
    EXPECT_THAT(got["result"]["messages"][0]["content"]["text"], HasSubstr("the source `report`"));
  }
}

TEST(McpServer, LinesThatAreNoRequestsAreRefused) {
  const Folder folder;
  Server server({.files = {folder.talks()}});
  const auto code_of = [&](const std::string& line) {
    return Json::parse(*server.answer(line))["error"]["code"].get<int>();
  };
  EXPECT_EQ(code_of("{"), -32700);
  EXPECT_EQ(code_of("\xff\xfe"), -32700);
  EXPECT_EQ(code_of("[]"), -32600);
  EXPECT_EQ(code_of("7"), -32600);
  EXPECT_EQ(code_of(R"({"jsonrpc":"2.0","id":null,"method":"ping"})"), -32600);
  EXPECT_EQ(code_of(R"({"jsonrpc":"1.0","id":1,"method":"ping"})"), -32600);
  EXPECT_EQ(code_of(R"({"jsonrpc":"2.0","id":1,"method":"ping","params":[]})"), -32600);
  EXPECT_EQ(code_of(std::string(100'000, '[')), -32600);
  EXPECT_EQ(code_of(std::string((1U << 20U) + 1, ' ')), -32600);
  EXPECT_FALSE(server.answer(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
}

// A strict mode takes closed objects with all keys needed, no references and no patterns.
void expect_strict(const Json& schema, int depth) {
  EXPECT_LE(depth, 10);  // five levels of values: a level of the schema is two of its text
  if (schema.is_array()) {
    for (const Json& one : schema) expect_strict(one, depth);
  }
  if (!schema.is_object()) return;
  for (const char* key : {"$ref", "oneOf", "anyOf", "pattern", "minItems", "minLength"}) {
    EXPECT_FALSE(schema.contains(key) && !schema["type"].is_null()) << key;
  }
  if (schema.contains("type") && schema["type"] == "object") {
    EXPECT_EQ(schema["additionalProperties"], false);
    EXPECT_EQ(schema["required"].size(), schema["properties"].size());
  }
  if (schema.contains("properties")) {
    for (const auto& [key, one] : schema["properties"].items()) expect_strict(one, depth + 1);
  }
  if (schema.contains("items")) expect_strict(schema["items"], depth + 1);
}

TEST(DraftSchema, IsFlatEnoughForStrictOutputs) { expect_strict(Json::parse(draft_schema()), 1); }

// 20,000 lines: requests with bytes changed, cut, doubled and put together.
TEST(McpServer, AnswersWhateverTheLineIs) {
  const Folder folder;
  Server server({.files = {folder.talks()}, .seconds = 0.05});
  std::vector<std::string> seeds;
  const auto seed = [&](const char* method, Json params) {
    params["_meta"] = meta();
    const Json request = {{"jsonrpc", "2.0"}, {"id", 1}, {"method", method}, {"params", params}};
    seeds.push_back(request.dump());
  };
  for (const char* method :
       {"server/discover", "tools/list", "prompts/list", "initialize", "ping"}) {
    seed(method, Json::object());
  }
  seed("tools/call", {{"name", "find_quote"}, {"arguments", {{"quote", "a short … quay"}}}});
  seed("tools/call", {{"name", "read_source"}, {"arguments", {{"source", "report"}}}});
  seed("tools/call", {{"name", "check"}, {"arguments", {{"as_of", "2000-01-01"}}}});
  seed("tools/call", {{"name", "propose"},
                      {"arguments", {{"statements", Json::array({statement("q", "quay")})}}}});
  seed("resources/read", {{"uri", "zopa:source/talks.yaml/report"}});
  seed("prompts/get", {{"name", "second-reader"}, {"arguments", {{"source", "x"}}}});
  std::mt19937 random(4711);
  const auto below = [&](std::size_t most) { return random() % most; };
  constexpr std::string_view kSigns = "{}[]\",:\\/0129-.eE+tfn\x01\x7f\xc3\xff u";
  for (int i = 0; i < 20'000; ++i) {
    std::string line = seeds[below(seeds.size())];
    for (std::size_t change = below(6); change > 0 && !line.empty(); --change) {
      const std::size_t at = below(line.size());
      switch (below(5)) {
        case 0:
          line[at] = kSigns[below(kSigns.size())];
          break;
        case 1:
          line.erase(at, below(12));
          break;
        case 2:
          line.insert(at, line.substr(below(line.size()), below(40)));
          break;
        case 3:
          line.insert(at, 1, kSigns[below(kSigns.size())]);
          break;
        default:
          line.resize(at);
      }
    }
    const auto answer = server.answer(line);
    if (!answer) continue;
    const Json reply = Json::parse(*answer, nullptr, false);
    ASSERT_TRUE(reply.is_object() && reply["jsonrpc"] == "2.0" &&
                reply.contains("result") != reply.contains("error"))
        << line;
    ASSERT_TRUE(!reply.contains("error") || reply["error"]["code"] != -32603) << line;
  }
  EXPECT_EQ(folder.read("talks.yaml"), kTalks);
}

}  // namespace
}  // namespace zopa::mcp
