#include "zopa/io/yaml/structure.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "zopa/base/decimal.hpp"
#include "zopa/base/invisible.hpp"
#include "zopa/base/nearest.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/model/date.hpp"
#include "zopa/model/id_text.hpp"

namespace zopa::yaml {
namespace {

using Kind = Shape::Kind;

// What the YAML 1.2 core schema takes for nothing.
bool is_null(const Node& node) {
  if (node.kind != Node::Kind::scalar || !node.is_plain) return false;
  const std::string& text = node.text;
  return text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL";
}

bool is_blank(const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    if (!is_space(next_code_point(text, at))) return false;
  }
  return true;
}

bool is_digits(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

class Check {
 public:
  explicit Check(Faults& faults) : faults_(faults) {}

  // False if the node is unusable and must go.
  bool check(Node& node, const Shape& whole, bool may_be_left_out = false) {
    const Shape& shape = form_of(whole, node.kind);
    if (is_null(node)) {
      const bool may_be_meant = shape.kind == Kind::text && !node.text.empty();
      return fail("no-value", node.place,
                  Message("fault.nothing_given", {what(shape),
                                                  {"may_leave_out", yes_or_no(may_be_left_out)},
                                                  {"has_word", yes_or_no(may_be_meant)},
                                                  {"word", Code{node.text}}}));
    }
    switch (shape.kind) {
      case Kind::list:
        return check_list(node, shape);
      case Kind::table:
        return check_table(node, shape);
      case Kind::record:
        return check_record(node, shape);
      case Kind::range:
        return check_range(node, shape);
      default:
        return is_scalar(node, shape) && check_scalar(node, shape);
    }
  }

 private:
  static Argument what(const Shape& shape) { return {"what", Message(shape.noun)}; }

  bool fail(const char* code, Place place, Message message) {
    faults_.add(code, place, std::move(message));
    return false;
  }

  bool is_scalar(const Node& node, const Shape& shape) {
    if (node.kind == Node::Kind::scalar) return true;
    const bool has_example = shape.example != nullptr;
    return fail(
        "wrong-type", node.place,
        Message("fault.not_scalar", {{"found", node.kind == Node::Kind::list ? "list" : "map"},
                                     what(shape),
                                     {"has_example", yes_or_no(has_example)},
                                     {"example", has_example ? shape.example : ""}}));
  }

  bool check_scalar(const Node& node, const Shape& shape) {
    switch (shape.kind) {
      case Kind::id:
        return is_id(node.text) || fail("bad-id", node.place, id_problem(node.text));
      case Kind::issue:
        return is_claim_id(node.text) || fail("bad-id", node.place, id_problem(node.text));
      case Kind::option:
        return is_option(node.text) || fail("bad-id", node.place, id_problem(node.text));
      case Kind::date:
        return is_date(node.text) || fail("bad-date", node.place, date_message(node.text));
      case Kind::number:
        return check_number(node);
      case Kind::flag:
        return check_flag(node);
      case Kind::word:
        return check_word(node, shape);
      default:
        return check_text(node);
    }
  }

  static bool is_option(const std::string& text) {
    const char first = text.empty() ? '\0' : text[0];
    if (is_id(text) || first == '<' || first == '>') return true;
    return first != '+' && Decimal::parse(text).has_value();
  }

  static Message date_message(const std::string& text) {
    constexpr std::size_t kLength = 10;
    const bool looks_right =
        text.size() == kLength && text.find_first_not_of("0123456789-") == std::string::npos;
    return Message(looks_right ? "fault.no_such_day" : "fault.not_a_date",
                   {{"text", in_short(text)}});
  }

  bool check_flag(const Node& node) {
    const bool is_flag = flag_of(node.text).has_value();
    if (node.is_plain && is_flag) return true;
    return fail("wrong-type", node.place,
                Message(is_flag ? "fault.flag_quoted" : "fault.not_a_flag",
                        {{"text", in_short(node.text)}}));
  }

  bool check_number(const Node& node) {
    return Decimal::parse(node.text).has_value() ||
           fail("bad-number", node.place,
                Message("fault.not_a_number",
                        {{"text", in_short(node.text)}, {"advice", number_advice(node.text)}}));
  }

  static const char* number_advice(const std::string& text) {
    if (!text.empty() && text.back() == '%') return "share";
    if (text.find(',') != std::string::npos) return "comma";
    const std::size_t dash = text.find('-', 1);
    const bool is_range = dash != std::string::npos && Decimal::parse(text.substr(0, dash));
    return is_range ? "range" : "digits";
  }

  bool check_text(const Node& node) {
    if (is_blank(node.text)) {
      return fail("no-value", node.place, Message("fault.text_empty", {{"in_file", "yes"}}));
    }
    const auto invisible = first_invisible(node.text);
    if (!invisible) return true;
    return fail(
        "bad-character", place_within(node, *invisible),
        Message("fault.text_invisible", {{"character", character_name(node.text, *invisible)}}));
  }

  bool check_word(const Node& node, const Shape& shape) {
    std::vector<std::string> known;
    for (const Word& word : shape.words) {
      if (node.text == word.word) return true;
      known.emplace_back(word.word);
    }
    return fail(
        "unknown-word", node.place,
        Message("fault.unknown_word",
                {{"text", in_short(node.text)}, what(shape), {"hint", hint(node.text, known)}}));
  }

  bool check_range(Node& node, const Shape& shape) {
    if (node.kind == Node::Kind::scalar) return check_number(node);
    if (node.kind == Node::Kind::map || node.items.size() != 2) {
      return fail("wrong-type", node.place, Message("fault.range_needed", {what(shape)}));
    }
    return std::all_of(node.items.begin(), node.items.end(), [&](const Node& item) {
      return is_scalar(item, shape) && check_number(item);
    });
  }

  bool check_list(Node& node, const Shape& shape) {
    if (node.kind != Node::Kind::list) {
      return fail(
          "wrong-type", node.place,
          Message("fault.list_needed",
                  {what(shape), {"form", list_form(node, *shape.part)}, {"id", node.text}}));
    }
    const std::size_t given = node.items.size();
    std::erase_if(node.items, [&](Node& item) { return !check(item, *shape.part); });
    node.is_damaged = node.items.size() < given;
    return has_enough(given, node, shape);
  }

  // How a list of these would be written.
  static const char* list_form(const Node& node, const Shape& item) {
    if (item.kind == Kind::record) return "rows";
    const bool is_one_id =
        item.kind == Kind::id && node.kind == Node::Kind::scalar && is_id(node.text);
    return is_one_id ? "one" : "brackets";
  }

  bool check_table(Node& node, const Shape& shape) {
    if (!is_map(node, shape)) return false;
    const std::size_t given = node.entries.size();
    drop_duplicates(node, shape);
    const std::set<std::string> cut = cut_by_commas(node);
    std::erase_if(node.entries, [&](Entry& entry) {
      const bool is_key = is_id(entry.key) || (shape.by_option && is_option(entry.key)) ||
                          (shape.by_issue && is_claim_id(entry.key));
      const bool is_text = form_of(*shape.part, Node::Kind::scalar).kind == Kind::text;
      const bool may_be_cut = !is_key || is_text;
      if (may_be_cut && cut.contains(entry.key)) {
        return !fail("cut-by-comma", entry.place, comma(entry));
      }
      if (is_digits(entry.key) && shape.part->kind == Kind::range && cut.contains(entry.key)) {
        return !fail("cut-by-comma", entry.place, Message("fault.decimal_comma"));
      }
      if (!is_key) return !fail("bad-id", entry.place, id_problem(entry.key));
      return !check(entry.value, *shape.part);
    });
    node.is_damaged = node.entries.size() < given;
    return has_enough(given, node, shape);
  }

  bool check_record(Node& node, const Shape& shape) {
    if (!is_map(node, shape)) return false;
    const std::size_t all = node.entries.size();
    drop_duplicates(node, shape);
    std::set<std::string> given;  // whether or not the value, or the spelling, is right
    for (const Entry& entry : node.entries) given.insert(meant_key(entry.key, shape));
    const Place place = node.entries.empty() ? node.place : node.entries.front().place;
    const std::set<std::string> cut = cut_by_commas(node);
    std::erase_if(node.entries, [&](Entry& entry) {
      const Field* field = shape.field(entry.key);
      if (field == nullptr && cut.contains(entry.key)) {
        return !fail("cut-by-comma", entry.place, comma(entry));
      }
      if (field == nullptr) return !fail("unknown-key", entry.place, unknown_key(entry, shape));
      return !check(entry.value, *field->shape, field->needed == nullptr);
    });
    node.is_damaged = node.entries.size() < all;
    check_keys(given, place, shape);
    return true;
  }

  // In braces a comma ends a value: what stands behind it in the same text is taken for a key.
  static std::set<std::string> cut_by_commas(const Node& node) {
    std::set<std::string> cut;
    bool is_behind_text = false;
    for (const Entry& entry : node.entries) {
      const bool is_empty = is_null(entry.value) && entry.value.text.empty();
      if (node.is_flow && is_empty && is_behind_text) cut.insert(entry.key);
      is_behind_text = entry.value.kind == Node::Kind::scalar && entry.value.is_plain &&
                       (!is_empty || cut.contains(entry.key));
    }
    return cut;
  }
  static Message comma(const Entry& entry) {
    return Message("fault.cut_by_comma", {{"text", in_short(entry.key)}});
  }

  static Message unknown_key(const Entry& entry, const Shape& shape) {
    if (entry.key == "audience") return Message("fault.audience");
    return Message(
        "fault.unknown_key",
        {{"key", in_short(entry.key)}, what(shape), {"hint", hint(entry.key, keys_of(shape))}});
  }

  // A slip of the pen is one fault: the key that was meant does not count as missing.
  static std::string meant_key(const std::string& key, const Shape& shape) {
    return shape.field(key) != nullptr ? key : nearest_name(key, keys_of(shape)).value_or(key);
  }

  static std::vector<std::string> keys_of(const Shape& shape) {
    std::vector<std::string> keys;
    for (const Field& field : shape.fields) keys.emplace_back(field.key);
    return keys;
  }

  void check_keys(const std::set<std::string>& given, Place place, const Shape& shape) {
    const auto count_of = [&](const std::vector<const char*>& keys) {
      return std::count_if(keys.begin(), keys.end(),
                           [&](const char* key) { return given.count(key) > 0; });
    };
    for (const Field& field : shape.fields) {
      if (field.needed != nullptr && given.count(field.key) == 0) {
        fail("missing-key", place,
             Message("fault.missing_key",
                     {what(shape), {"key", Code{field.key}}, {"help", Message(field.needed)}}));
      }
    }
    if (!shape.exactly_one_of.empty() && count_of(shape.exactly_one_of) != 1) {
      fail(count_of(shape.exactly_one_of) == 0 ? "missing-key" : "two-forms", place,
           Message("fault.exactly_one", {what(shape), one_of(shape.exactly_one_of)}));
    }
    if (!shape.at_least_one_of.empty() && count_of(shape.at_least_one_of) == 0) {
      fail("missing-key", place,
           Message("fault.one_of_needed", {what(shape), one_of(shape.at_least_one_of)}));
    }
    for (const Dependency& dependency : shape.dependencies) {
      if (given.count(dependency.key) > 0 && count_of(dependency.needs_one_of) == 0) {
        fail("missing-key", place,
             Message("fault.key_needs",
                     {{"key", Code{dependency.key}}, one_of(dependency.needs_one_of)}));
      }
    }
  }

  static Argument one_of(const std::vector<const char*>& keys) {
    return {"keys", List{Join::any, codes({keys.begin(), keys.end()})}};
  }

  bool is_map(const Node& node, const Shape& shape) {
    if (node.kind == Node::Kind::map) return true;
    return fail("wrong-type", node.place, Message("fault.map_needed", {what(shape)}));
  }

  void drop_duplicates(Node& node, const Shape& shape) {
    std::map<std::string, std::uint32_t> first_line;
    std::erase_if(node.entries, [&](const Entry& entry) {
      const auto [first, is_new] = first_line.emplace(entry.key, entry.place.line);
      if (is_new) return false;
      fail("duplicate-key", entry.place,
           Message("fault.twice", {{"key", in_short(entry.key)},
                                   what(shape),
                                   {"line", std::to_string(first->second)}}));
      return true;
    });
  }

  bool has_enough(std::size_t given, const Node& node, const Shape& shape) {
    if (given >= shape.least_parts) return true;
    return fail("too-few", node.place,
                Message("fault.parts_needed", {what(shape), {"count", shape.least_parts}}));
  }

  Faults& faults_;
};

}  // namespace

const Shape& form_of(const Shape& shape, Node::Kind kind) {
  for (const Shape* form : shape.forms) {
    const bool is_list = form->kind == Kind::list;
    const bool is_map = form->kind == Kind::table || form->kind == Kind::record;
    if (is_list == (kind == Node::Kind::list) && is_map == (kind == Node::Kind::map)) return *form;
  }
  return shape.forms.empty() ? shape : *shape.forms.front();
}

std::optional<bool> flag_of(const std::string& text) {
  if (text == "true" || text == "True" || text == "TRUE") return true;
  if (text == "false" || text == "False" || text == "FALSE") return false;
  return std::nullopt;
}

void check_structure(Node& node, const Shape& shape, Faults& faults) {
  if (!Check(faults).check(node, shape)) node = Node{};
}

}  // namespace zopa::yaml
