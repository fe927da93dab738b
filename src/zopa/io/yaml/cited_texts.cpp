#include "zopa/io/yaml/cited_texts.hpp"

#include "zopa/base/unicode.hpp"
#include "zopa/io/quote/quote.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::yaml {

std::vector<CitedText> cited_texts(const Negotiation& negotiation, const std::string& folder) {
  std::vector<CitedText> texts;
  for (std::size_t s = 0; s < negotiation.sources().size(); ++s) {
    const Source& source = negotiation.sources()[s];
    if (source.file.empty()) continue;
    const auto read = read_text(folder + source.file, kMostBytes);
    if (!read || first_invalid_utf8(*read)) continue;
    const quote::SourceText text(*read);
    CitedText cited{SourceId{s}, text.text(), {}};
    for (std::size_t i = 0; i < negotiation.statements().size(); ++i) {
      const Statement& statement = negotiation.statements()[i];
      if (statement.source != cited.source || statement.quote.empty()) continue;
      for (const auto& span : text.find(statement.quote)) {
        cited.passages.push_back({StatementId{i}, span.begin, span.end});
      }
    }
    texts.push_back(std::move(cited));
  }
  return texts;
}

}  // namespace zopa::yaml
