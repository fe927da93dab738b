#include "zopa/io/scores/xml_part.hpp"

#include <algorithm>

#include <pugixml.hpp>

#include "zopa/io/foreign/foreign.hpp"

namespace zopa::scores {
namespace {

constexpr unsigned kAsIs =
    pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_ws_pcdata_single;
constexpr std::size_t kDeepest = 256;  // no workbook nests so deep

Error broken(const std::string& part, const std::string& file) {
  return fault("bad-workbook", Message("fault.workbook_broken", {{"part", Code{part}}}), file);
}

std::optional<Error> read_part(Archive& archive, const std::string& part, const std::string& file,
                               std::string& text) {
  auto read = archive.read(part);
  if (!read) return read.error();
  text = std::move(*read);
  if (text.find("<!DOCTYPE") != std::string::npos) {
    return fault("bad-workbook", Message("fault.workbook_doctype", {{"part", Code{part}}}), file);
  }
  return foreign::fault_of_text(text, file);
}

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is the beginning
}

struct Tag {
  enum class Kind : std::uint8_t { start, end, whole };  // whole: <x/>
  Kind kind = Kind::start;
  std::string_view name;
  std::size_t begin = 0;
  std::size_t end = 0;  // behind it
};

// Goes through a text from tag to tag, past comments, CDATA and instructions.
class Tags {
 public:
  explicit Tags(const std::string& text) : text_(text) {}

  // nullopt at the end, and where what stands there is no tag.
  std::optional<Tag> next() {
    while (true) {
      const std::size_t open = text_.find('<', at_);
      if (open == std::string::npos) return std::nullopt;
      const std::string_view rest = std::string_view(text_).substr(open);
      if (rest.starts_with("<!--")) {
        if (!pass(open, "-->")) return std::nullopt;
      } else if (rest.starts_with("<![CDATA[")) {
        if (!pass(open, "]]>")) return std::nullopt;
      } else if (rest.starts_with("<?")) {
        if (!pass(open, "?>")) return std::nullopt;
      } else {
        return tag_at(open);
      }
    }
  }
  [[nodiscard]] bool is_broken() const { return is_broken_; }

 private:
  bool pass(std::size_t open, std::string_view end) {
    const std::size_t close = text_.find(end, open);
    is_broken_ = close == std::string::npos;
    at_ = close + end.size();
    return !is_broken_;
  }

  // A `>` may stand in quotation marks.
  std::optional<Tag> tag_at(std::size_t open) {
    char quote = '\0';
    std::size_t close = open + 1;
    for (; close < text_.size(); ++close) {
      const char c = text_[close];
      if (quote != '\0') {
        if (c == quote) quote = '\0';
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        break;
      }
    }
    is_broken_ = close >= text_.size();
    if (is_broken_) return std::nullopt;
    at_ = close + 1;
    Tag tag{Tag::Kind::start, {}, open, at_};
    std::size_t name = open + 1;
    if (text_[name] == '/') {
      tag.kind = Tag::Kind::end;
      ++name;
    } else if (text_[close - 1] == '/') {
      tag.kind = Tag::Kind::whole;
    }
    tag.name = std::string_view(text_).substr(
        name, std::min(text_.find_first_of(" \t\r\n/>", name), close) - name);
    return tag;
  }

  const std::string& text_;
  std::size_t at_ = 0;
  bool is_broken_ = false;
};

class Visitor {
 public:
  Visitor(std::string& text, const std::vector<Wanted>& wanted) : text_(text), wanted_(wanted) {}

  // Whatever is not balanced is broken; a fault of a visit ends it too, see `problem`.
  bool run() {
    Tags tags(text_);
    bool has_root = false;
    while (const auto tag = tags.next()) {
      has_root = true;
      if (tag->name.empty() || !take(*tag)) return false;
    }
    return has_root && !tags.is_broken() && open_.empty();
  }
  std::optional<Error> problem;

 private:
  struct Open {
    std::string name;
    const Wanted* wanted = nullptr;
    std::size_t begin = 0;
  };

  bool take(const Tag& tag) {
    if (tag.kind == Tag::Kind::end) return close(tag);
    const Wanted* wanted = inside_ > 0 ? nullptr : wanted_at(tag.name);
    if (wanted != nullptr && wanted->is_start_only) {
      std::string start = text_.substr(tag.begin, tag.end - tag.begin);
      if (tag.kind == Tag::Kind::start) start.insert(start.size() - 1, "/");
      if (!visit(start.data(), start.size(), *wanted)) return false;
      wanted = nullptr;
    }
    if (tag.kind == Tag::Kind::whole) {
      return wanted == nullptr || visit(&text_[tag.begin], tag.end - tag.begin, *wanted);
    }
    if (open_.size() == kDeepest) return false;
    open_.push_back({std::string(tag.name), wanted, tag.begin});
    if (wanted != nullptr) ++inside_;
    return true;
  }

  bool close(const Tag& tag) {
    if (open_.empty() || open_.back().name != tag.name) return false;
    const Open own = std::move(open_.back());
    open_.pop_back();
    if (own.wanted == nullptr) return true;
    --inside_;
    return visit(&text_[own.begin], tag.end - own.begin, *own.wanted);
  }

  [[nodiscard]] const Wanted* wanted_at(std::string_view name) const {
    const std::string_view parent =
        open_.empty() ? std::string_view() : without_prefix(open_.back().name);
    for (const Wanted& one : wanted_) {
      if (without_prefix(name) != one.name) continue;
      const auto& parents = one.parents;
      if (std::find(parents.begin(), parents.end(), parent) != parents.end()) return &one;
    }
    return nullptr;
  }

  // What was passed is not needed any more: it becomes the tree.
  bool visit(char* begin, std::size_t size, const Wanted& wanted) {
    const auto parsed = document_.load_buffer_inplace(begin, size, kAsIs, pugi::encoding_utf8);
    if (!parsed) return false;
    problem = wanted.visit(document_.document_element());
    return !problem;
  }

  std::string& text_;
  const std::vector<Wanted>& wanted_;
  std::vector<Open> open_;
  std::size_t inside_ = 0;  // elements that are visited whole
  pugi::xml_document document_;
};

}  // namespace

std::optional<Error> read_xml(Archive& archive, const std::string& part, const std::string& file,
                              std::string& text, pugi::xml_document& document) {
  if (auto problem = read_part(archive, part, file, text)) return problem;
  const auto result =
      document.load_buffer_inplace(text.data(), text.size(), kAsIs, pugi::encoding_utf8);
  if (result) return std::nullopt;
  return broken(part, file);
}

std::optional<Error> visit_elements(Archive& archive, const std::string& part,
                                    const std::string& file, const std::vector<Wanted>& wanted) {
  std::string text;
  if (auto problem = read_part(archive, part, file, text)) return problem;
  Visitor visitor(text, wanted);
  if (visitor.run()) return std::nullopt;
  return visitor.problem ? visitor.problem : broken(part, file);
}

}  // namespace zopa::scores
