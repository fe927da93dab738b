#include "zopa/server/request.hpp"

#include <nlohmann/json.hpp>

namespace zopa::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 8;  // of what the page sends

std::string text_of(const Json& json, const char* key) {
  const auto found = json.find(key);
  return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::optional<std::vector<std::string>> texts_of(const Json& json) {
  if (!json.is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const Json& one : json) {
    if (!one.is_string()) return std::nullopt;
    texts.push_back(one.get<std::string>());
  }
  return texts;
}

std::optional<Change> lines_of(const Json& json) {
  if (!json.contains("lines") || !json["lines"].is_array()) return std::nullopt;
  MoveLines change;
  for (const Json& line : json["lines"]) {
    if (!line.is_object() || !line.contains("options")) return std::nullopt;
    auto options = texts_of(line["options"]);
    if (!options) return std::nullopt;
    change.lines.push_back({text_of(line, "id"), std::move(*options)});
  }
  return change;
}

std::optional<Change> order_of(const Json& json) {
  if (!json.contains("options") || !json["options"].is_array()) return std::nullopt;
  Reorder change{text_of(json, "party"), text_of(json, "issue"), {}};
  for (const Json& tied : json["options"]) {
    auto options = texts_of(tied);
    if (!options) return std::nullopt;
    change.classes.push_back(std::move(*options));
  }
  return change;
}

std::optional<Change> change_of(const Json& json) {
  const std::string kind = text_of(json, "kind");
  if (kind == "switch") return SwitchLine{text_of(json, "id"), json.value("off", Json()) == true};
  if (kind == "lines") return lines_of(json);
  if (kind == "order") return order_of(json);
  if (kind == "add_option") return AddOption{text_of(json, "issue"), text_of(json, "name")};
  if (kind == "text") return SetText{text_of(json, "text")};
  return std::nullopt;
}

}  // namespace

std::optional<Asked> read_asked(const std::string& body) {
  const auto shallow = [](int depth, Json::parse_event_t /*event*/, Json& /*value*/) {
    return depth <= kDeepest;
  };
  const Json json = Json::parse(body, shallow, false);
  if (!json.is_object() || !json.contains("revision") || !json["revision"].is_number_unsigned()) {
    return std::nullopt;
  }
  Asked asked;
  asked.revision = json["revision"].get<std::uint64_t>();
  asked.overwrite = json.value("overwrite", Json()) == true;
  if (!json.contains("edit")) return asked;
  if (!json["edit"].is_object()) return std::nullopt;
  asked.change = change_of(json["edit"]);
  if (!asked.change) return std::nullopt;
  return asked;
}

}  // namespace zopa::server
