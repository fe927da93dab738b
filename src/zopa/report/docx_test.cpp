// A Word document holds the brief, in parts that are well-formed, and the same bytes every time.
#include "zopa/report/docx.hpp"

#include <map>
#include <set>
#include <stdexcept>

#include "negotiations.hpp"
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <zip.h>

#include "zopa/report/brief.hpp"
#include "zopa/words/diagnostic.hpp"

namespace zopa::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;

engine::Analysis analysed() {
  auto answer =
      engine::analyze(testing::two_parties("  - {id: a-line, party: a, requires: x == one}\n"
                                           "  - {id: b-line, party: b, requires: x == two}\n"
                                           "  - {id: a-asks, party: a, demands: y == one}\n"),
                      {});
  if (!answer) throw std::runtime_error(to_text(answer.error().diagnostics[0]));
  return std::move(*answer);
}

std::map<std::string, std::string> parts_of(const std::string& file) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  zip_t* archive = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr) throw std::runtime_error(zip_error_strerror(&error));
  std::map<std::string, std::string> parts;
  for (zip_int64_t i = 0; i < zip_get_num_entries(archive, 0); ++i) {
    zip_stat_t about;
    zip_stat_index(archive, static_cast<zip_uint64_t>(i), 0, &about);
    std::string text(about.size, '\0');
    zip_file_t* entry = zip_fopen_index(archive, static_cast<zip_uint64_t>(i), 0);
    zip_fread(entry, text.data(), text.size());
    zip_fclose(entry);
    parts[about.name] = std::move(text);
  }
  zip_close(archive);
  return parts;
}

pugi::xml_document parsed(const std::string& xml) {
  pugi::xml_document document;
  EXPECT_TRUE(document.load_buffer(xml.data(), xml.size(), pugi::parse_full)) << xml;
  return document;
}

// The texts of its paragraphs, without those of tables.
std::vector<std::string> paragraphs_of(const pugi::xml_document& document) {
  std::vector<std::string> texts;
  for (const auto& paragraph : document.child("w:document").child("w:body").children("w:p")) {
    std::string text;
    for (const auto& run : paragraph.children("w:r")) text += run.child("w:t").text().get();
    if (!text.empty()) texts.push_back(text);
  }
  return texts;
}

TEST(Docx, HoldsPartsThatAreWellFormedAndPointAtOneAnother) {
  const auto parts = parts_of(to_docx(analysed(), words::english()));
  for (const auto& [name, text] : parts) (void)parsed(text);
  for (const char* name : {"[Content_Types].xml", "_rels/.rels", "docProps/core.xml",
                           "word/document.xml", "word/styles.xml", "word/numbering.xml",
                           "word/footer.xml", "word/_rels/document.xml.rels"}) {
    EXPECT_EQ(parts.count(name), 1U) << name;
  }
  EXPECT_THAT(parts.at("word/styles.xml"), HasSubstr("w:lang w:val=\"en-GB\""));
  EXPECT_THAT(parts.at("docProps/core.xml"), HasSubstr("<dc:title>Two parties</dc:title>"));
  EXPECT_THAT(parts.at("word/footer.xml"), HasSubstr("PAGE"));
}

TEST(Docx, SaysWhatTheBriefSays) {
  const auto answer = analysed();
  for (const std::string& language : words::languages()) {
    const auto& catalogue = words::catalogue(language);
    std::vector<std::string> expected;
    for (const Block& block : to_brief(answer, catalogue, Medium::document)) {
      if (block.kind != Block::Kind::table) expected.push_back(block.text);
    }
    const auto parts = parts_of(to_docx(answer, catalogue));
    EXPECT_THAT(paragraphs_of(parsed(parts.at("word/document.xml"))), IsSupersetOf(expected));
  }
}

// The tables of the two pictures: what a screen reader says of them, a head that comes again, and
// in every row every cell.
TEST(Docx, HasThePicturesAsTablesThatCanBeReadOut) {
  const auto parts = parts_of(to_docx(analysed(), words::english()));
  const pugi::xml_document document = parsed(parts.at("word/document.xml"));
  std::vector<std::string> titles;
  for (const auto& table : document.child("w:document").child("w:body").children("w:tbl")) {
    const auto about = table.child("w:tblPr");
    titles.emplace_back(about.child("w:tblCaption").attribute("w:val").value());
    EXPECT_STRNE(about.child("w:tblDescription").attribute("w:val").value(), "");
    EXPECT_TRUE(table.child("w:tr").child("w:trPr").child("w:tblHeader"));
    const auto columns = table.child("w:tblGrid").select_nodes("w:gridCol").size();
    for (const auto& row : table.children("w:tr")) {
      EXPECT_EQ(row.select_nodes("w:tc").size(), columns);
      EXPECT_TRUE(row.select_nodes(".//w:gridSpan | .//w:vMerge").empty());
      EXPECT_STRNE(row.child("w:tc").child("w:p").child("w:r").child("w:t").text().get(), "");
    }
  }
  EXPECT_THAT(titles,
              ElementsAre("On 1 of 3 issues, every option on the table is ruled out by somebody",
                          "What blocks, and the least that would undo it"));
}

TEST(Docx, SaysInWordsWhoRulesWhatOutAndInLettersWhoWouldMove) {
  const auto parts = parts_of(to_docx(analysed(), words::english()));
  const pugi::xml_document document = parsed(parts.at("word/document.xml"));
  std::multiset<std::string> cells;
  for (const auto& found : document.select_nodes("//w:tc/w:p/w:r/w:t")) {
    cells.insert(found.node().text().get());
  }
  EXPECT_EQ(cells.count("rules out (assumed)"), 4U);  // X2 and X3; X1 and X3
  EXPECT_EQ(cells.count("asks for (assumed)"), 1U);
  EXPECT_EQ(cells.count("●"), 2U);  // the one knot
  EXPECT_EQ(cells.count("A"), 3U);  // rules X2 out alone; moves in two ways
  EXPECT_EQ(cells.count("B"), 3U);
}

TEST(Docx, IsTheSameEveryTime) {
  const auto answer = analysed();
  EXPECT_EQ(to_docx(answer, words::english()), to_docx(answer, words::english()));
}

}  // namespace
}  // namespace zopa::report
