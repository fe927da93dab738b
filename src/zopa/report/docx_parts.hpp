// A Word document part by part (ECMA-376, WordprocessingML): what stands in it, and the file that
// holds the parts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "zopa/report/document.hpp"

namespace zopa::report {

// A cell of a table, on a ground and in a colour such as "F2D3CF".
struct DocxCell {
  std::string text;
  std::string ground = {};
  std::string colour = {};
  bool is_bold = false;
};

// The first row is the head and comes again on every page; the first column holds names.
struct DocxTable {
  std::vector<std::vector<DocxCell>> rows;
  std::string title = {};  // what a screen reader says of it, …
  std::string says = {};   // … and in a sentence
  int names_width = 3000;  // of the first column, in twentieths of a point
  bool is_narrow = false;  // many columns of one or two letters
};

// What stands in the document, in its order; the XML of word/document.xml.
class DocxBody {
 public:
  DocxBody();
  ~DocxBody();
  DocxBody(const DocxBody&) = delete;
  DocxBody& operator=(const DocxBody&) = delete;

  void add(const Document& document);
  // What stands above a table: on one page with its first row, a new one where it is asked for.
  enum class Starts : unsigned char { here, on_a_new_page };
  void add_above(const Document& document, Starts starts);
  void add(const DocxTable& table);
  [[nodiscard]] std::string xml();

 private:
  class Xml;
  std::unique_ptr<Xml> xml_;
};

struct DocxFrame {
  std::string title;
  std::string language;  // "en-GB"
};

// The file: a zip of the body, styles, lists, a footer with page numbers, and what is said about
// the document.
[[nodiscard]] std::string docx_file(const std::string& body, const DocxFrame& frame);

}  // namespace zopa::report
