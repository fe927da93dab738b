#include "zopa/io/yaml/cited_texts.hpp"

#include "zopa/base/budget.hpp"
#include "zopa/base/unicode.hpp"
#include "zopa/io/quote/quote.hpp"
#include "zopa/io/text_file.hpp"
#include "zopa/io/yaml/document.hpp"

namespace zopa::yaml {
namespace {

// Those with a quote, in the order of the file.
std::vector<std::vector<std::size_t>> statements_by_source(const Negotiation& negotiation) {
  std::vector<std::vector<std::size_t>> quoting(negotiation.sources().size());
  for (std::size_t i = 0; i < negotiation.statements().size(); ++i) {
    const Statement& statement = negotiation.statements()[i];
    if (statement.quote.empty() || statement.source.index() >= quoting.size()) continue;
    quoting[statement.source.index()].push_back(i);
  }
  return quoting;
}

}  // namespace

std::vector<CitedText> cited_texts(const Negotiation& negotiation, const std::string& folder,
                                   const Limits* limits) {
  const auto quoting = statements_by_source(negotiation);
  std::vector<CitedText> texts;
  for (std::size_t s = 0; s < negotiation.sources().size(); ++s) {
    const Source& source = negotiation.sources()[s];
    if (source.file.empty() || is_reached(limits)) continue;
    const auto read = read_text(folder + source.file, kMostBytes);
    if (!read || first_invalid_utf8(*read)) continue;
    const quote::SourceText text(*read);
    CitedText cited{SourceId{s}, text.text(), {}};
    for (const std::size_t i : quoting[s]) {
      if (is_reached(limits)) break;
      for (const auto& span : text.find(negotiation.statements()[i].quote)) {
        cited.passages.push_back({StatementId{i}, span.begin, span.end});
      }
    }
    texts.push_back(std::move(cited));
  }
  return texts;
}

}  // namespace zopa::yaml
