// An answer as something to read: headings, paragraphs, lists, quotes and tables, before it is put
// on a terminal or into Markdown.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace zopa::report {

struct Block {
  enum class Kind : unsigned char {
    title,
    heading,  // `level` 1: of a part of one page, without a line under it
    paragraph,
    item,     // of a list; `level` 0 is the outermost
    quote,    // of a source, below an item of the same level
    table,    // `rows`, the first of them the head; the first column holds names
    drawing,  // `lines` as they stand; `text` says the same in one sentence
  };
  Kind kind = Kind::paragraph;
  std::string text;
  int level = 0;
  std::string label = {};  // of an item: "1.", "a)"; a dash where it is empty
  std::vector<std::vector<std::string>> rows = {};
  std::vector<std::string> lines = {};
};

using Document = std::vector<Block>;

// What every section is written with.
class DocumentWriter {
 public:
  explicit DocumentWriter(Document& document) : document_(document) {}

 protected:
  void heading(std::string text) { document_.push_back({Block::Kind::heading, std::move(text)}); }
  void paragraph(std::string text) {
    document_.push_back({Block::Kind::paragraph, std::move(text)});
  }
  void item(std::string text, int level = 0, std::string label = {}) {
    document_.push_back({Block::Kind::item, std::move(text), level, std::move(label)});
  }

  Document& document_;
};

struct TextStyle {
  int width = 80;
  bool color = false;  // headings in bold
};

[[nodiscard]] std::string to_text(const Document& document, const TextStyle& style = {});
[[nodiscard]] std::string to_markdown(const Document& document);

}  // namespace zopa::report
