#include "zopa/report/docx_parts.hpp"

#include <algorithm>
#include <initializer_list>
#include <sstream>
#include <utility>
#include <vector>

#include <pugixml.hpp>
#include <zip.h>

#include "zopa/base/contracts.hpp"
#include "zopa/base/unicode.hpp"

namespace zopa::report {
namespace {

using Node = pugi::xml_node;

constexpr const char* kMain = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
constexpr int kTextWidth = 9638;  // of A4 with margins of 2 cm, in twentieths of a point
constexpr int kMargin = 80;       // at the sides of a cell, likewise
constexpr int kNarrowMargin = 15;
constexpr int kMarkSize = 14;  // of a letter in a narrow column, in half points

Node add(Node parent, const char* name,
         std::initializer_list<std::pair<const char*, const char*>> attributes = {}) {
  Node node = parent.append_child(name);
  for (const auto& [key, value] : attributes) node.append_attribute(key) = value;
  return node;
}

void add_number(Node node, const char* key, int value) { node.append_attribute(key) = value; }

std::string text_of(const pugi::xml_document& document) {
  std::ostringstream out;
  document.save(out, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + out.str();
}

struct Face {
  bool is_bold = false;
  std::string colour = {};
  int half_points = 0;  // 0: the style's
};

// A run of text, without the control characters that XML has no place for.
void add_run(Node paragraph, const std::string& text, const Face& face = {}) {
  Node run = add(paragraph, "w:r");
  Node looks = add(run, "w:rPr");
  if (face.is_bold) add(looks, "w:b");
  if (!face.colour.empty()) add(looks, "w:color", {{"w:val", face.colour.c_str()}});
  if (face.half_points > 0) add_number(add(looks, "w:sz"), "w:val", face.half_points);
  Node shown = add(run, "w:t", {{"xml:space", "preserve"}});
  shown.text() = printable(text).c_str();
}

Node add_paragraph(Node parent, const char* style) {
  Node paragraph = add(parent, "w:p");
  add(add(paragraph, "w:pPr"), "w:pStyle", {{"w:val", style}});
  return paragraph;
}

// Names of Word's own styles: an outline and a screen reader know them.
constexpr const char* kStyles = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri"
w:cs="Calibri"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="{language}"/></w:rPr>
</w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="252" w:lineRule="auto"/>
</w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/>
<w:next w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:b/><w:sz w:val="34"/>
<w:szCs w:val="34"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/>
<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:spacing w:after="120"/></w:pPr>
<w:rPr><w:b/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>
<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:pPr><w:keepNext/><w:keepLines/>
<w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/>
<w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/>
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="40"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Quote"><w:name w:val="Quote"/><w:basedOn w:val="Normal"/>
<w:pPr><w:ind w:left="567"/></w:pPr><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/>
<w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr></w:style>
<w:style w:type="paragraph" w:customStyle="1" w:styleId="Cell"><w:name w:val="Cell"/>
<w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:rPr><w:sz w:val="17"/>
<w:szCs w:val="17"/></w:rPr></w:style>
</w:styles>
)";

constexpr const char* kContentTypes = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels"
ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml"
ContentType="application/xml"/><Override PartName="/word/document.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
<Override PartName="/word/styles.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
<Override PartName="/word/numbering.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
<Override PartName="/word/footer.xml"
ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
<Override PartName="/docProps/core.xml"
ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>
)";

constexpr const char* kRelations = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="document"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
Target="word/document.xml"/><Relationship Id="core"
Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
Target="docProps/core.xml"/></Relationships>
)";

constexpr const char* kRelationsOfDocument =
    R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
<Relationship Id="styles"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles"
Target="styles.xml"/><Relationship Id="numbering"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
Target="numbering.xml"/><Relationship Id="footer"
Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"
Target="footer.xml"/></Relationships>
)";

// Bullets, three levels deep.
std::string numbering_xml() {
  pugi::xml_document document;
  Node numbering = add(document, "w:numbering", {{"xmlns:w", kMain}});
  Node abstract = add(numbering, "w:abstractNum", {{"w:abstractNumId", "0"}});
  add(abstract, "w:multiLevelType", {{"w:val", "hybridMultilevel"}});
  for (int level = 0; level < 3; ++level) {
    Node one = add(abstract, "w:lvl");
    add_number(one, "w:ilvl", level);
    add(one, "w:start", {{"w:val", "1"}});
    add(one, "w:numFmt", {{"w:val", "bullet"}});
    add(one, "w:lvlText", {{"w:val", level == 0 ? "•" : "–"}});
    add(one, "w:lvlJc", {{"w:val", "left"}});
    Node indent = add(add(one, "w:pPr"), "w:ind");
    add_number(indent, "w:left", 340 * (level + 1));
    indent.append_attribute("w:hanging") = 255;
  }
  Node number = add(numbering, "w:num", {{"w:numId", "1"}});
  add(number, "w:abstractNumId", {{"w:val", "0"}});
  return text_of(document);
}

void add_field(Node paragraph, const char* what) {
  add(add(paragraph, "w:fldSimple", {{"w:instr", what}}), "w:r").append_child("w:t").text() = "1";
}

// The title, and the number of the page.
std::string footer_xml(const DocxFrame& frame) {
  pugi::xml_document document;
  Node footer = add(document, "w:ftr", {{"xmlns:w", kMain}});
  Node paragraph = add_paragraph(footer, "Footer");
  Node tabs = add(paragraph.child("w:pPr"), "w:tabs");
  Node tab = add(tabs, "w:tab", {{"w:val", "right"}});
  add_number(tab, "w:pos", kTextWidth);
  add_run(paragraph, frame.title);
  add(add(paragraph, "w:r"), "w:tab");
  add_field(paragraph, "PAGE");
  add_run(paragraph, " / ");
  add_field(paragraph, "NUMPAGES");
  return text_of(document);
}

std::string core_xml(const DocxFrame& frame) {
  pugi::xml_document document;
  Node core =
      add(document, "cp:coreProperties",
          {{"xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"},
           {"xmlns:dc", "http://purl.org/dc/elements/1.1/"}});
  add(core, "dc:title").text() = printable(frame.title).c_str();
  add(core, "dc:language").text() = frame.language.c_str();
  return text_of(document);
}

std::string styles_xml(const DocxFrame& frame) {
  std::string styles = kStyles;
  const std::string gap = "{language}";
  return styles.replace(styles.find(gap), gap.size(), frame.language);
}

struct PackedFile {
  const char* name;
  std::string text;
};

// A zip whose entries all have the first day that a zip can have: the same parts, the same bytes.
std::string zipped(const std::vector<PackedFile>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* whole = zip_source_buffer_create(nullptr, 0, 0, &error);
  ZOPA_EXPECTS(whole != nullptr);
  zip_source_keep(whole);
  zip_t* archive = zip_open_from_source(whole, ZIP_TRUNCATE, &error);
  ZOPA_EXPECTS(archive != nullptr);
  constexpr zip_uint16_t kFirstDay = (1U << 5U) | 1U;  // 1 January 1980
  for (const PackedFile& part : parts) {
    zip_source_t* source = zip_source_buffer(archive, part.text.data(), part.text.size(), 0);
    const zip_int64_t at = zip_file_add(archive, part.name, source, ZIP_FL_ENC_UTF_8);
    ZOPA_EXPECTS(at >= 0);
    zip_file_set_dostime(archive, static_cast<zip_uint64_t>(at), 0, kFirstDay, 0);
  }
  ZOPA_EXPECTS(zip_close(archive) == 0);
  zip_stat_t size;
  zip_source_stat(whole, &size);
  std::string bytes(size.size, '\0');
  ZOPA_EXPECTS(zip_source_open(whole) == 0);
  const zip_int64_t read = zip_source_read(whole, bytes.data(), bytes.size());
  ZOPA_EXPECTS(read >= 0 && static_cast<std::size_t>(read) == bytes.size());
  zip_source_close(whole);
  zip_source_free(whole);
  zip_error_fini(&error);
  return bytes;
}

}  // namespace

class DocxBody::Xml {
 public:
  Xml()
      : body_(zopa::report::add(zopa::report::add(document_, "w:document", {{"xmlns:w", kMain}}),
                                "w:body")) {}

  // The conclusion stands below the title.
  void write(const Block& block) {
    write_block(block);
    is_below_title_ = block.kind == Block::Kind::title;
  }

  void write_block(const Block& block) {
    switch (block.kind) {
      case Block::Kind::title:
        return text("Title", block.text);
      case Block::Kind::heading:
        return text("Heading1", block.text);
      case Block::Kind::paragraph:
      case Block::Kind::drawing:
        return text(is_below_title_ ? "Subtitle" : "Normal", block.text);
      case Block::Kind::quote:
        return text("Quote", block.text);
      case Block::Kind::item:
        return item(block);
      case Block::Kind::table:
        break;
    }
    DocxTable cells;
    for (const auto& row : block.rows) {
      auto& shown = cells.rows.emplace_back();
      for (const std::string& cell : row) shown.push_back({cell});
      shown.front().is_bold = true;
    }
    table(cells);
  }

  void table(const DocxTable& content) {
    Node table = add(body_, "w:tbl");
    Node properties = add(table, "w:tblPr");
    add(properties, "w:tblW", {{"w:w", "5000"}, {"w:type", "pct"}});
    Node borders = add(properties, "w:tblBorders");
    for (const char* side : {"w:top", "w:bottom", "w:insideH"}) {
      add(borders, side, {{"w:val", "single"}, {"w:sz", "4"}, {"w:color", "A0A0A0"}});
    }
    add(properties, "w:tblLayout", {{"w:type", "fixed"}});
    margins(properties, content.is_narrow);
    add(properties, "w:tblLook", {{"w:firstRow", "1"}, {"w:firstColumn", "1"}});
    if (!content.title.empty()) {
      add(properties, "w:tblCaption", {{"w:val", content.title.c_str()}});
      add(properties, "w:tblDescription", {{"w:val", content.says.c_str()}});
    }
    Node grid = add(table, "w:tblGrid");
    const std::vector<int> widths = widths_of(content);
    for (const int width : widths) add_number(add(grid, "w:gridCol"), "w:w", width);
    for (std::size_t r = 0; r < content.rows.size(); ++r) {
      row(add(table, "w:tr"), content.rows[r], widths, {r == 0, content.is_narrow});
    }
    add_paragraph(body_, "Normal");  // Word joins two tables that stand together
  }

  // The last paragraph.
  void keep_with_next(bool starts_a_page) {
    Node properties = body_.last_child().child("w:pPr");
    add(properties, "w:keepNext");
    if (starts_a_page) add(properties, "w:pageBreakBefore");
  }

  [[nodiscard]] std::string xml() {
    Node section = add(body_, "w:sectPr");
    section.append_attribute("xmlns:r") =
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    add(section, "w:footerReference", {{"w:type", "default"}, {"r:id", "footer"}});
    add(section, "w:pgSz", {{"w:w", "11906"}, {"w:h", "16838"}});
    add(section, "w:pgMar",
        {{"w:top", "1134"},
         {"w:right", "1134"},
         {"w:bottom", "1134"},
         {"w:left", "1134"},
         {"w:header", "567"},
         {"w:footer", "567"},
         {"w:gutter", "0"}});
    return text_of(document_);
  }

 private:
  static Node add(Node parent, const char* name,
                  std::initializer_list<std::pair<const char*, const char*>> attributes = {}) {
    return zopa::report::add(parent, name, attributes);
  }

  void text(const char* style, const std::string& text) {
    add_run(add_paragraph(body_, style), text);
  }

  void item(const Block& block) {
    Node paragraph = add_paragraph(body_, "ListBullet");
    Node list = add(paragraph.child("w:pPr"), "w:numPr");
    add_number(add(list, "w:ilvl"), "w:val", std::min(block.level, 2));
    add(list, "w:numId", {{"w:val", "1"}});
    add_run(paragraph, block.text);
  }

  static std::vector<int> widths_of(const DocxTable& table) {
    const auto columns = static_cast<int>(table.rows.front().size());
    if (columns == 1) return {kTextWidth};
    std::vector<int> widths = {table.names_width};
    widths.resize(table.rows.front().size(), (kTextWidth - table.names_width) / (columns - 1));
    return widths;
  }

  // Of every cell, at its sides.
  static void margins(Node properties, bool is_narrow) {
    Node all = add(properties, "w:tblCellMar");
    for (const char* side : {"w:left", "w:right"}) {
      Node margin = add(all, side);
      add_number(margin, "w:w", is_narrow ? kNarrowMargin : kMargin);
      margin.append_attribute("w:type") = "dxa";
    }
  }

  struct RowKind {
    bool is_head;
    bool is_narrow;
  };

  static void row(Node row, const std::vector<DocxCell>& cells, const std::vector<int>& widths,
                  const RowKind& kind) {
    Node properties = add(row, "w:trPr");
    add(properties, "w:cantSplit");
    if (kind.is_head) add(properties, "w:tblHeader");
    for (std::size_t c = 0; c < cells.size(); ++c) {
      Node node = add(row, "w:tc");
      Node cell_properties = add(node, "w:tcPr");
      Node width = add(cell_properties, "w:tcW");
      add_number(width, "w:w", widths[c]);
      width.append_attribute("w:type") = "dxa";
      if (!cells[c].ground.empty()) {
        add(cell_properties, "w:shd",
            {{"w:val", "clear"}, {"w:color", "auto"}, {"w:fill", cells[c].ground.c_str()}});
      }
      const bool is_mark = kind.is_narrow && c > 0;
      Node paragraph = add_paragraph(node, "Cell");
      if (is_mark) add(paragraph.child("w:pPr"), "w:jc", {{"w:val", "center"}});
      add_run(paragraph, cells[c].text,
              {cells[c].is_bold || kind.is_head, cells[c].colour, is_mark ? kMarkSize : 0});
    }
  }

  pugi::xml_document document_;
  Node body_;
  bool is_below_title_ = false;
};

DocxBody::DocxBody() : xml_(std::make_unique<Xml>()) {}
DocxBody::~DocxBody() = default;

void DocxBody::add(const Document& document) {
  for (const Block& block : document) xml_->write(block);
}

void DocxBody::add_above(const Document& document, Starts starts) {
  bool is_first = starts == Starts::on_a_new_page;
  for (const Block& block : document) {
    xml_->write(block);
    xml_->keep_with_next(is_first);
    is_first = false;
  }
}

void DocxBody::add(const DocxTable& table) {
  if (!table.rows.empty()) xml_->table(table);
}

std::string DocxBody::xml() { return xml_->xml(); }

std::string docx_file(const std::string& body, const DocxFrame& frame) {
  return zipped({{"[Content_Types].xml", kContentTypes},
                 {"_rels/.rels", kRelations},
                 {"docProps/core.xml", core_xml(frame)},
                 {"word/document.xml", body},
                 {"word/_rels/document.xml.rels", kRelationsOfDocument},
                 {"word/styles.xml", styles_xml(frame)},
                 {"word/numbering.xml", numbering_xml()},
                 {"word/footer.xml", footer_xml(frame)}});
}

}  // namespace zopa::report
