#include "zopa/io/foreign/content.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include <nlohmann/json.hpp>
#include <pugixml.hpp>

#include "zopa/io/documents/encoding.hpp"
#include "zopa/io/foreign/foreign.hpp"
#include "zopa/io/foreign/json_text.hpp"
#include "zopa/io/text_file.hpp"

namespace zopa::foreign {
namespace {

using Json = nlohmann::json;

bool holds(std::string_view text, std::string_view what) {
  return text.find(what) != std::string_view::npos;
}

// The keys of the outermost object, as far as the text goes; none where it is no object.
class OuterKeys : public Json::json_sax_t {
 public:
  std::set<std::string> keys;
  std::set<std::string> keys_in_list;  // of the objects in a list that is outermost
  bool is_list = false;
  bool is_json = false;
  std::size_t broken_at = 0;  // byte; the end, of a text that is cut

  bool null() override { return depth_ > 0; }
  bool boolean(bool /*value*/) override { return depth_ > 0; }
  bool number_integer(Json::number_integer_t /*value*/) override { return depth_ > 0; }
  bool number_unsigned(Json::number_unsigned_t /*value*/) override { return depth_ > 0; }
  bool number_float(Json::number_float_t /*value*/, const std::string& /*text*/) override {
    return depth_ > 0;
  }
  bool string(std::string& /*value*/) override { return depth_ > 0; }
  bool binary(Json::binary_t& /*value*/) override { return false; }
  bool start_object(std::size_t /*size*/) override { return open(); }
  bool end_object() override { return close(); }
  bool start_array(std::size_t /*size*/) override {
    is_list = is_list || depth_ == 0;
    return open();
  }
  bool end_array() override { return close(); }
  bool key(std::string& value) override {
    is_json = true;
    if (depth_ == 1) keys.insert(value);
    if (depth_ == 2 && is_list) keys_in_list.insert(value);
    return true;
  }
  bool parse_error(std::size_t position, const std::string& /*token*/,
                   const nlohmann::detail::exception& /*error*/) override {
    broken_at = position;
    return false;
  }

 private:
  bool open() {
    constexpr int kDeepest = 64;
    return ++depth_ < kDeepest;
  }
  bool close() {
    is_json = true;
    return --depth_ > 0;
  }
  int depth_ = 0;
};

Content content_of_json(std::string_view text, bool is_whole) {
  OuterKeys outer;
  Json::sax_parse(with_python_numbers(std::string(text)), &outer);
  if (!outer.is_json) return Content::unknown;
  const auto has = [&](const char* key) { return outer.keys.count(key) > 0; };
  if (has("zopa")) return Content::ours;
  if (has("LinearAdditiveUtilitySpace")) return Content::geniusweb_profile;
  if (has("DefaultPartialOrdering")) return Content::geniusweb_profile;
  if (has("issuesValues")) return Content::geniusweb_domain;
  if (has("issueWeights") || has("reservationValue")) return Content::negolog_profile;
  if (has("decisionMakers")) return Content::gmcr;
  const bool is_worth = has("reserved_value") || has("weights") || has("mapping");
  if (has("type") && has("issues")) return Content::negmas_domain;
  if (has("type") && is_worth) return Content::negmas_utility;
  if (outer.keys_in_list.count("participant_info") > 0) return Content::casino;
  // What is no JSON at all is told by who reads it, with its place.
  const bool is_cut = !is_whole && outer.broken_at + 4 >= text.size();
  return outer.broken_at > 0 && !is_cut ? Content::unknown : Content::other_json;
}

Content content_of_xml(std::string_view text) {
  pugi::xml_document document;
  // Of a text that is cut, what stands before the cut is there.
  document.load_buffer(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  const std::string root = document.document_element().name();
  if (root == "negotiation_template") return Content::genius_domain;
  if (root == "utility_space") return Content::genius_profile;
  if (holds(root, "XMCDA")) return Content::xmcda;
  if (root == "Scenario" && document.document_element().child("ModelParameters")) {
    return Content::ktab;
  }
  return root.empty() || root == "html" || root == "HTML" ? Content::unknown : Content::other_xml;
}

// The value of a key at the beginning of a line.
std::string_view value_of(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    if (at > 0 && text[at - 1] != '\n') continue;
    const std::string_view rest = text.substr(at + key.size());
    return rest.substr(0, rest.find_first_of("\r\n"));
  }
  return {};
}

bool is_ktab_table(std::string_view text) {
  const std::size_t second = text.find('\n');
  if (second == std::string_view::npos) return false;
  return text.substr(second + 1).starts_with("Actor,Description,");
}

// "SportCo,SportCo,p1,greedy,gpt-4": a party a line, its role in the third place; two at least.
bool is_list_of_players(std::string_view text) {
  constexpr std::array<std::string_view, 3> kRoles = {"p1", "p2", "player"};
  std::size_t players = 0;
  while (!text.empty()) {
    std::string_view line = take_until('\n', text);
    if (trimmed(line).empty()) continue;
    if (std::count(line.begin(), line.end(), ',') < 2) return false;
    std::string_view role;
    for (int place = 0; place < 3; ++place) role = take_until(',', line);
    if (std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end()) ++players;
  }
  return players > 1;
}

Content content_of_lines(std::string_view text) {
  if (text.starts_with("NFG ")) return Content::game;
  if (text.starts_with("EFG ")) return Content::game_tree;
  if (text.starts_with("<input>")) return Content::deal_or_no_deal;
  if (is_list_of_players(text)) return Content::scorable_game;
  if (is_ktab_table(text)) return Content::ktab_table;
  if (text.starts_with("zopa:") || holds(text, "\nzopa:")) return Content::ours;
  const std::string_view type = value_of(text, "type:");
  if (holds(type, "OutcomeSpace")) return Content::negmas_domain;
  if (holds(type, "UtilityFunction") || holds(type, "Ufun")) return Content::negmas_utility;
  return Content::unknown;
}

// Of protocol 0 it is text: a dictionary, a list or an object of Python, line by line.
bool is_old_pickle(std::string_view text) {
  constexpr std::array<std::string_view, 2> kClasses = {"ccopy_reg\n", "ccopyreg\n"};
  constexpr std::array<std::string_view, 2> kContainers = {"(dp", "(lp"};
  const auto begins = [&](std::string_view how) { return text.starts_with(how); };
  if (std::any_of(kClasses.begin(), kClasses.end(), begins)) return true;
  return std::any_of(kContainers.begin(), kContainers.end(), begins) && text.size() > 3 &&
         text[3] >= '0' && text[3] <= '9';
}

}  // namespace

const char* word_of(Content content) {
  return words_of(content).at(static_cast<std::size_t>(content));
}

Content content_of(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  constexpr unsigned char kPickle = 0x80;
  constexpr unsigned char kNewestPickle = 5;
  const bool is_whole = bytes.size() < kEnoughToKnow;
  bytes = bytes.substr(0, kEnoughToKnow);
  if (bytes.starts_with("%PDF-")) return Content::pdf;
  if (bytes.starts_with("PK\x03\x04")) return Content::archive;
  if (is_old_pickle(bytes)) return Content::pickle;
  if (bytes.size() > 1 && static_cast<unsigned char>(bytes[0]) == kPickle &&
      static_cast<unsigned char>(bytes[1]) <= kNewestPickle) {
    return Content::pickle;
  }
  if (has_utf16_mark(bytes)) {
    const auto text = documents::to_utf8(bytes.substr(0, bytes.size() / 2 * 2), "");
    return text ? content_of(*text) : Content::unknown;
  }
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  const std::size_t first = bytes.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Content::unknown;
  bytes.remove_prefix(first);
  if (bytes[0] == '<' && !bytes.starts_with("<input>")) return content_of_xml(bytes);
  if (bytes[0] == '{' || bytes[0] == '[') {
    const Content json = content_of_json(bytes, is_whole);
    if (json != Content::unknown) return json;
  }
  return content_of_lines(bytes);
}

}  // namespace zopa::foreign
