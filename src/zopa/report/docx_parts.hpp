// A Word document part by part (ECMA-376, WordprocessingML): what stands in it, and the file that
// holds the parts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "zopa/report/document.hpp"

namespace zopa::report {

// A cell of a table; shaded where `fill` is a colour such as "F2D3CF".
struct DocxCell {
  std::string text;
  std::string fill = {};
};

// The first row is the head, the first column holds names.
using DocxTable = std::vector<std::vector<DocxCell>>;

// What stands in the document, in its order; the XML of word/document.xml.
class DocxBody {
 public:
  DocxBody();
  ~DocxBody();
  DocxBody(const DocxBody&) = delete;
  DocxBody& operator=(const DocxBody&) = delete;

  void add(const Document& document);
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
