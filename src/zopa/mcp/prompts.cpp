#include "zopa/mcp/prompts.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "zopa/mcp/texts.hpp"

namespace zopa::mcp {
namespace {

using Json = nlohmann::ordered_json;

struct Prompt {
  const char* name;
  const char* title;
  const char* description;
};
constexpr std::array<Prompt, 3> kPrompts = {
    {{"model-a-report", "Read a report",
      "Go through a source passage by passage and propose who says what, and what follows from "
      "it."},
     {"second-reader", "Read against it",
      "For every claim on file, argue that its quote does not say it."},
     {"neutrality-review", "Is it fair?",
      "Does the file treat the parties alike, in its words and in its claims?"}}};

constexpr std::string_view kOfSource = "{source}";

}  // namespace

std::string listed_prompts() {
  Json list = Json::array();
  for (const Prompt& one : kPrompts) {
    const Json source = {{"name", "source"},
                         {"description", "The id of a source; left out: all of them"},
                         {"required", false}};
    list.push_back({{"name", one.name},
                    {"title", one.title},
                    {"description", one.description},
                    {"arguments", Json::array({source})}});
  }
  return list.dump();
}

std::optional<std::string> prompt_text(const std::string& name, const std::string& source) {
  for (const Prompt& one : kPrompts) {
    if (name != one.name) continue;
    for (const Text& text : texts()) {
      if (text.name != name + ".md") continue;
      std::string filled(text.text);
      if (const auto at = filled.find(kOfSource); at != std::string::npos) {
        filled.replace(at, kOfSource.size(),
                       source.empty() ? "every source" : "the source `" + source + "`");
      }
      return filled;
    }
  }
  return std::nullopt;
}

}  // namespace zopa::mcp
