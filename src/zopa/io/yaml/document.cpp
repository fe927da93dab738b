// libyaml's events are turned into a tree by hand, so that every node keeps its place, duplicate
// keys survive to be reported, and nothing is ever guessed from a scalar's looks.  It drops
// comments; those are found between the scalars of the same text (comments.cpp).
#include "zopa/io/yaml/document.hpp"

#include <algorithm>
#include <array>

#include <yaml.h>

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/comments.hpp"
#include "zopa/io/yaml/lines.hpp"

namespace zopa::yaml {
namespace {

constexpr std::size_t kMostDepth = 32;

Place place_of(const yaml_mark_t& mark) {
  return {static_cast<std::uint32_t>(mark.line + 1), static_cast<std::uint32_t>(mark.column + 1)};
}

std::string to_string(const yaml_char_t* text) {
  return text == nullptr ? std::string() : reinterpret_cast<const char*>(text);
}

// What libyaml says, and what usually mends it.
Message syntax_message(const std::string& problem) {
  struct Advice {
    const char* part;
    const char* word;  // as the catalogue knows it
  };
  constexpr std::array<Advice, 7> kAdvice = {{
      {"cannot start any token", "token"},
      {"mapping values are not allowed", "colon"},
      {"did not find expected ',' or '}'", "braces"},
      {"did not find expected ',' or ']'", "brackets"},
      {"could not find expected ':'", "key"},
      {"did not find expected key", "indentation"},
      {"unexpected end of stream", "quote"},
  }};
  const auto known = std::find_if(kAdvice.begin(), kAdvice.end(), [&](const Advice& advice) {
    return problem.find(advice.part) != std::string::npos;
  });
  return Message("fault.not_yaml", {{"has_problem", yes_or_no(!problem.empty())},
                                    {"problem", problem},
                                    {"advice", known == kAdvice.end() ? "other" : known->word}});
}

class Parser {
 public:
  Parser(std::string_view text, const Limits* limits) : limits_(limits) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()),
                                 text.size());
  }
  ~Parser() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  // False after a fault.
  bool next() {
    yaml_event_delete(&event_);
    event_ = {};
    if ((++events_ & 255U) == 0 && is_reached(limits_)) {
      return fail("stopped", {}, Message("fault.stopped_reading"));
    }
    if (yaml_parser_parse(&parser_, &event_) != 0) return true;
    const std::string problem = parser_.problem == nullptr ? "" : parser_.problem;
    // An open quote is noticed at the end of the file, and mended where it starts.
    const bool is_open = problem.find("unexpected end of stream") != std::string::npos;
    return fail("syntax", place_of(is_open ? parser_.context_mark : parser_.problem_mark),
                syntax_message(problem));
  }
  bool fail(const char* code, Place place, Message message) {
    fault_ = Diagnostic{Severity::error, code, std::move(message), {}, place, {}};
    return false;
  }
  bool fail_here(const char* code, Message message) {
    return fail(code, place_of(event_.start_mark), std::move(message));
  }
  [[nodiscard]] const yaml_event_t& event() const { return event_; }
  [[nodiscard]] const Diagnostic& fault() const { return fault_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
  Diagnostic fault_;
  const Limits* limits_;
  std::uint32_t events_ = 0;
};

class Builder {
 public:
  Builder(Parser& parser, std::vector<ScalarSpan>& spans) : parser_(parser), spans_(spans) {}

  // Reads the one document of the stream.  False after a fault.
  bool build(Node& root) {
    for (const yaml_event_type_t expected : {YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT}) {
      if (!parser_.next()) return false;
      if (parser_.event().type != expected) {
        return parser_.fail("empty-file", {1, 1}, Message("fault.file_empty"));
      }
    }
    if (!parser_.next() || !read(root, 0)) return false;
    if (!parser_.next() || !parser_.next()) return false;
    if (parser_.event().type == YAML_STREAM_END_EVENT) return true;
    return parser_.fail_here("syntax", Message("fault.second_document"));
  }

 private:
  // Reads the node whose first event is at hand.
  bool read(Node& node, std::size_t depth) {
    const yaml_event_t& event = parser_.event();
    node.place = place_of(event.start_mark);
    if (depth > kMostDepth) {
      return parser_.fail_here("too-deep", Message("fault.too_deep", {{"what", "file"}}));
    }
    switch (event.type) {
      case YAML_SCALAR_EVENT:
        return read_scalar(node);
      case YAML_SEQUENCE_START_EVENT:
        return has_no_properties(event.data.sequence_start.anchor, event.data.sequence_start.tag) &&
               read_list(node, depth);
      case YAML_MAPPING_START_EVENT:
        return has_no_properties(event.data.mapping_start.anchor, event.data.mapping_start.tag) &&
               read_map(node, depth);
      default:
        return parser_.fail_here("alias", Message("fault.alias"));
    }
  }

  bool has_no_properties(const yaml_char_t* anchor, const yaml_char_t* tag) {
    if (anchor != nullptr) {
      return parser_.fail_here(
          "alias", Message("fault.anchor", {{"anchor", Code{"&" + to_string(anchor)}}}));
    }
    if (tag == nullptr) return true;
    std::string shown = to_string(tag);
    constexpr std::string_view kCore = "tag:yaml.org,2002:";
    if (shown.substr(0, kCore.size()) == kCore) shown.replace(0, kCore.size(), "!!");
    return parser_.fail_here("tag", Message("fault.tag", {{"tag", Code{shown}}}));
  }

  bool read_scalar(Node& node) {
    const yaml_event_t& event = parser_.event();
    const auto& scalar = event.data.scalar;
    if (!has_no_properties(scalar.anchor, scalar.tag)) return false;
    node.kind = Node::Kind::scalar;
    node.text = std::string(reinterpret_cast<const char*>(scalar.value), scalar.length);
    node.is_plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const bool is_quoted = scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
                           scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    node.text_place = node.place;
    if (is_quoted) ++node.text_place.column;
    const std::size_t quotes = is_quoted ? 2 : 0;
    node.is_verbatim =
        (node.is_plain || is_quoted) && event.start_mark.line == event.end_mark.line &&
        event.end_mark.column - event.start_mark.column == code_points(node.text) + quotes;
    node.end = place_of(event.end_mark);
    // A block is over where the next line begins.
    const bool is_block = !node.is_plain && !is_quoted;
    const bool is_over_before =
        is_block && event.end_mark.column == 0 && event.end_mark.line > event.start_mark.line;
    node.last_line = static_cast<std::uint32_t>(event.end_mark.line + (is_over_before ? 0 : 1));
    spans_.push_back({event.start_mark.index, event.end_mark.index, !node.is_plain && !is_quoted});
    return true;
  }

  // A flow collection ends with its bracket, a block collection with its last part.
  void end(Node& node, bool is_flow) {
    node.is_flow = is_flow;
    if (is_flow) {
      node.end = place_of(parser_.event().end_mark);
      node.last_line = node.end.line;
    }
    node.last_line = std::max(node.last_line, node.place.line);
  }

  bool read_list(Node& node, std::size_t depth) {
    node.kind = Node::Kind::list;
    const bool is_flow = parser_.event().data.sequence_start.style == YAML_FLOW_SEQUENCE_STYLE;
    while (parser_.next()) {
      if (parser_.event().type == YAML_SEQUENCE_END_EVENT) {
        end(node, is_flow);
        return true;
      }
      if (!read(node.items.emplace_back(), depth + 1)) return false;
      node.last_line = node.items.back().last_line;
    }
    return false;
  }

  bool read_map(Node& node, std::size_t depth) {
    node.kind = Node::Kind::map;
    const bool is_flow = parser_.event().data.mapping_start.style == YAML_FLOW_MAPPING_STYLE;
    while (parser_.next()) {
      if (parser_.event().type == YAML_MAPPING_END_EVENT) {
        end(node, is_flow);
        return true;
      }
      Node key;
      if (!read(key, depth + 1)) return false;
      if (key.kind != Node::Kind::scalar) {
        return parser_.fail("syntax", key.place, Message("fault.key_not_word"));
      }
      Entry& entry = node.entries.emplace_back();
      entry.key = key.text;
      entry.place = key.place;
      if (!parser_.next() || !read(entry.value, depth + 1)) return false;
      node.last_line = std::max(entry.place.line, entry.value.last_line);
    }
    return false;
  }

  Parser& parser_;
  std::vector<ScalarSpan>& spans_;
};

}  // namespace

Result<Document> read_document(std::string_view text, const std::string& name,
                               const Limits* limits) {
  Document document;
  const auto failed = [&](Diagnostic fault) {
    fault.file = name;
    if (fault.place.line >= 1 && fault.place.line <= document.lines.size()) {
      const std::string& line = document.lines[fault.place.line - 1];
      if (!first_invalid_utf8(line)) fault.source_line = line;
    }
    return tl::unexpected(Error{{std::move(fault)}});
  };
  document.lines = split_lines(text);
  if (text.size() > kMostBytes) {
    const Message message("fault.too_large", {{"whole", "yes"}, {"size", kMostBytes >> 20U}});
    return failed({Severity::error, "too-large", message, {}, {}, {}});
  }
  if (const auto bad = unreadable(text)) {
    const Place place = place_at(text, bad->at);
    return failed({Severity::error, "bad-character", bad->message, {}, place, {}});
  }
  if (const Unmarked unmarked = without_mark(text); !unmarked.mark.empty()) {
    text = unmarked.text;
    document.lines = split_lines(text);
  }
  Parser parser(text, limits);
  std::vector<ScalarSpan> spans;
  if (!Builder(parser, spans).build(document.root)) return failed(parser.fault());
  attach_comments(text, spans, document);
  return document;
}

Place place_within(const Node& scalar, std::size_t offset) {
  if (!scalar.is_verbatim) return scalar.place;
  Place place = scalar.text_place;
  place.column +=
      static_cast<std::uint32_t>(code_points(std::string_view(scalar.text).substr(0, offset)));
  return place;
}

}  // namespace zopa::yaml
