// Why no library: those for C++ that are kept up write spreadsheets, and what a page of text needs
// of WordprocessingML are eight small parts.  Word reads SVG only beside a bitmap of it, so what is
// drawn stands here as tables: text, which can be read aloud and edited.
#include "zopa/report/docx.hpp"

#include "zopa/report/brief.hpp"
#include "zopa/report/docx_parts.hpp"
#include "zopa/report/docx_pictures.hpp"

namespace zopa::report {

std::string to_docx(const engine::Analysis& analysis, const words::Catalogue& catalogue) {
  DocxBody body;
  body.add(to_brief(analysis, catalogue, Medium::document));
  add_pictures(analysis, Words(analysis.negotiation, catalogue), body);
  return docx_file(body.xml(),
                   {analysis.negotiation.title(), catalogue.text(Message("language.locale"))});
}

}  // namespace zopa::report
