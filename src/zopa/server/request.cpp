#include "zopa/server/request.hpp"

#include <algorithm>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include "zopa/base/digest.hpp"

namespace zopa::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kDeepest = 9;               // of what the page sends
constexpr std::size_t kMostSteps = 1000;  // of one supposition
constexpr std::size_t kMostActs = 100;    // of one change of the text

// The member of the object, if it is there and is a T.
template <class T>
std::optional<T> member(const Json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end()) return std::nullopt;
  const bool is_one = std::is_same_v<T, bool>          ? found->is_boolean()
                      : std::is_same_v<T, std::string> ? found->is_string()
                                                       : found->is_number_unsigned();
  return is_one ? std::optional(found->get<T>()) : std::nullopt;
}

const Json* find(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found == object.end() ? nullptr : &*found;
}

// What `read` makes of each part of a list; nullopt where there is none, or a part is not so.
template <class Read>
auto list_in(const Json* list, Read read)
    -> std::optional<std::vector<typename decltype(read(*list))::value_type>> {
  if (list == nullptr || !list->is_array()) return std::nullopt;
  std::vector<typename decltype(read(*list))::value_type> parts;
  for (const Json& one : *list) {
    auto part = read(one);
    if (!part) return std::nullopt;
    parts.push_back(std::move(*part));
  }
  return parts;
}

std::optional<std::string> text_in(const Json& json) {
  return json.is_string() ? std::optional(json.get<std::string>()) : std::nullopt;
}

std::optional<std::vector<std::string>> texts_in(const Json& json) {
  return list_in(&json, text_in);
}

std::optional<Step> off_in(const Json& json) {
  auto id = member<std::string>(json, "id");
  return id ? std::optional<Step>(SwitchOff{std::move(*id)}) : std::nullopt;
}

std::optional<Step> move_in(const Json& json) {
  auto id = member<std::string>(json, "id");
  auto options = list_in(find(json, "options"), text_in);
  if (!id || !options) return std::nullopt;
  return MoveLine{std::move(*id), std::move(*options)};
}

std::optional<Step> order_in(const Json& json) {
  auto party = member<std::string>(json, "party");
  auto issue = member<std::string>(json, "issue");
  auto classes = list_in(find(json, "classes"), texts_in);
  if (!party || !issue || !classes) return std::nullopt;
  return Reorder{std::move(*party), std::move(*issue), std::move(*classes)};
}

std::optional<Step> new_option_in(const Json& json) {
  auto issue = member<std::string>(json, "issue");
  auto name = member<std::string>(json, "name");
  if (!issue || !name) return std::nullopt;
  return NewOption{std::move(*issue), std::move(*name)};
}

std::optional<Step> taking_in(const Json& json) {
  auto party = member<std::string>(json, "party");
  auto issue = member<std::string>(json, "issue");
  auto option = member<std::string>(json, "option");
  if (!party || !issue || !option) return std::nullopt;
  return Take{std::move(*party), std::move(*issue), std::move(*option)};
}

std::optional<Step> tabling_in(const Json& json) {
  auto issue = member<std::string>(json, "issue");
  auto option = member<std::string>(json, "option");
  if (!issue || !option) return std::nullopt;
  return Table{std::move(*issue), std::move(*option)};
}

std::optional<Step> step_in(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto kind = member<std::string>(json, "kind");
  if (kind == "switch_off") return off_in(json);
  if (kind == "move") return move_in(json);
  if (kind == "order") return order_in(json);
  if (kind == "new_option") return new_option_in(json);
  if (kind == "take") return taking_in(json);
  if (kind == "table") return tabling_in(json);
  return std::nullopt;
}

std::optional<Change> supposing_in(const Json& json) {
  auto steps = list_in(find(json, "steps"), step_in);
  if (!steps || steps->empty() || steps->size() > kMostSteps) return std::nullopt;
  return Suppose{std::move(*steps)};
}

std::optional<Change> tick_in(const Json& json) {
  const auto id = member<std::uint64_t>(json, "id");
  const auto on = member<bool>(json, "on");
  if (!id || !on) return std::nullopt;
  return Tick{*id, *on};
}

template <class OfOne>
std::optional<Change> of_one_in(const Json& json) {
  const auto id = member<std::uint64_t>(json, "id");
  return id ? std::optional<Change>(OfOne{*id}) : std::nullopt;
}

// What a part of the file is to say.  A number or a truth value is one without quotation marks.
std::optional<yaml::Node> node_in(const Json& json) {
  yaml::Node node;
  if (json.is_string() || json.is_number() || json.is_boolean()) {
    node.text = json.is_string() ? json.get<std::string>() : json.dump();
    node.is_plain = !json.is_string();
    return node;
  }
  if (!json.is_structured()) return std::nullopt;
  node.kind = json.is_array() ? yaml::Node::Kind::list : yaml::Node::Kind::map;
  for (const auto& [key, value] : json.items()) {
    auto part = node_in(value);
    if (!part) return std::nullopt;
    if (json.is_array()) {
      node.items.push_back(std::move(*part));
    } else {
      node.entries.push_back({key, {}, std::move(*part), {}});
    }
  }
  return node;
}

// The member that is one of the words.
template <class Enum>
std::optional<Enum> word_in(const Json& json, const char* key) {
  const auto text = member<std::string>(json, key);
  const auto words = words_of(Enum{});
  const auto* const word = text ? std::find(words.begin(), words.end(), *text) : words.end();
  if (word == words.end()) return std::nullopt;
  return static_cast<Enum>(word - words.begin());
}

std::optional<Passage> passage_in(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  auto source = member<std::string>(json, "source");
  const auto from = member<std::size_t>(json, "from");
  const auto to = member<std::size_t>(json, "to");
  if (!source || !from || !to) return std::nullopt;
  return Passage{std::move(*source), *from, *to};
}

std::optional<Act> act_in(const Json& json) {
  if (!json.is_object()) return std::nullopt;
  const auto what = member<std::string>(json, "do");
  if (what == "take_draft") {
    auto key = member<std::string>(json, "key");
    return key ? std::optional<Act>(TakeDraft{*std::move(key)}) : std::nullopt;
  }
  auto at = list_in(find(json, "at"), text_in);
  if (!at || at->empty()) return std::nullopt;
  if (what == "take_away") return TakeAway{std::move(*at)};
  const Json* value = find(json, "value");
  auto node = value == nullptr ? std::nullopt : node_in(*value);
  if (what != "put" || !node) return std::nullopt;
  Put put{std::move(*at), std::move(*node), std::nullopt};
  if (const Json* passage = find(json, "passage")) {
    put.passage = passage_in(*passage);
    if (!put.passage) return std::nullopt;
  }
  if (json.contains("found")) {
    put.found = word_in<draft::Rule>(json, "found");
    if (!put.found) return std::nullopt;
  }
  return put;
}

std::optional<Change> writing_in(const Json& json) {
  auto acts = list_in(find(json, "acts"), act_in);
  if (!acts || acts->empty() || acts->size() > kMostActs) return std::nullopt;
  const auto with_dependents = member<bool>(json, "with_dependents");
  if (with_dependents.has_value() != json.contains("with_dependents")) return std::nullopt;
  return Write{std::move(*acts), with_dependents.value_or(false)};
}

std::optional<Change> change_of(const Json& json) {
  const auto kind = member<std::string>(json, "kind");
  if (kind == "write") return writing_in(json);
  if (kind == "suppose") return supposing_in(json);
  if (kind == "tick") return tick_in(json);
  if (kind == "remove") return of_one_in<Remove>(json);
  if (kind == "reset") return Reset{};
  if (kind == "record") return of_one_in<Record>(json);
  auto text = member<std::string>(json, "text");
  if (kind != "text" || !text) return std::nullopt;
  return SetText{std::move(*text)};
}

// The object that the page sent, nothing in it too deep.
std::optional<Json> parsed(const std::string& body) {
  const auto shallow = [](int depth, Json::parse_event_t /*event*/, Json& /*value*/) {
    return depth <= kDeepest;
  };
  Json json = Json::parse(body, shallow, false);
  if (!json.is_object()) return std::nullopt;
  return json;
}

}  // namespace

std::optional<Asked> read_asked(const std::string& body) {
  const auto object = parsed(body);
  if (!object) return std::nullopt;
  const Json& json = *object;
  const auto revision = member<std::uint64_t>(json, "revision");
  const auto overwrite = member<bool>(json, "overwrite");
  if (!revision || overwrite.has_value() != json.contains("overwrite")) return std::nullopt;
  Asked asked{*revision, std::nullopt, overwrite.value_or(false), {}, {}};
  for (const auto& [key, text] :
       {std::pair("text", &asked.text), std::pair("theirs", &asked.theirs)}) {
    *text = member<std::string>(json, key);
    if (text->has_value() != json.contains(key)) return std::nullopt;
  }
  if (!json.contains("edit")) return asked;
  if (!json["edit"].is_object()) return std::nullopt;
  asked.change = change_of(json["edit"]);
  if (!asked.change) return std::nullopt;
  return asked;
}

std::optional<Decision> read_decision(const std::string& body) {
  const auto object = parsed(body);
  if (!object) return std::nullopt;
  const auto verdict = word_in<Verdict>(*object, "verdict");
  if (!verdict) return std::nullopt;
  if (auto key = member<std::string>(*object, "key")) {
    return Decision{{}, {}, *std::move(key), *verdict};
  }
  auto source = member<std::string>(*object, "source");
  auto quote = member<std::string>(*object, "quote");
  if (!source || !quote) return std::nullopt;
  return Decision{*std::move(source), *std::move(quote), {}, *verdict};
}

std::optional<Choice> read_choice(const std::string& body) {
  const auto object = parsed(body);
  if (!object) return std::nullopt;
  const auto what = word_in<Choice::What>(*object, "what");
  auto name = member<std::string>(*object, "name");
  if (!what || !name) return std::nullopt;
  Choice choice{*what, *std::move(name), {}};
  const bool is_brought = choice.what == Choice::What::upload;
  if (!is_brought && choice.what != Choice::What::paste) return choice;
  auto content = member<std::string>(*object, is_brought ? "base64" : "text");
  if (content && is_brought) content = from_base64(*content);
  if (!content) return std::nullopt;
  choice.content = *std::move(content);
  return choice;
}

}  // namespace zopa::server
