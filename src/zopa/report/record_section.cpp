#include "zopa/report/record_section.hpp"

#include <array>
#include <map>

#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using deadlock::Stands;

class RecordSection : private DocumentWriter {
 public:
  RecordSection(const words::Catalogue& catalogue, Document& document)
      : DocumentWriter(document), catalogue_(catalogue) {}

  void write(const std::vector<RecordRow>& rows, const std::string& title) {
    document_.push_back({Block::Kind::title, title});
    paragraph(say("record.intro"));
    for (const RecordRow& row : rows) {
      item(say("record.row", {{"case", Code{row.name}},
                              {"reading", Code{row.reading}},
                              {"settled", yes_or_no(row.outcome.is_settled)},
                              {"date", row.outcome.date},
                              {"where", where(row)}}));
    }
    write_counts(rows);
  }

 private:
  [[nodiscard]] std::string say(const std::string& key,
                                std::vector<Argument> arguments = {}) const {
    return catalogue_.text(Message(key, std::move(arguments)));
  }

  static Message stands(const deadlock::PlaceOfEnd& place) {
    return {"record.stands",
            {{"stands", word_of(place.stands)},
             {"class", place.class_number},
             {"classes", place.classes},
             {"alike", place.alike},
             {"ways", place.ways},
             {"moves", place.moves_more},
             {"questions", place.questions_more},
             {"complete", yes_or_no(place.complete)}}};
  }

  [[nodiscard]] std::string where(const RecordRow& row) const {
    const deadlock::PlaceOfEnd& place = row.place;
    List says{Join::sentences, {}};
    says.parts.emplace_back(stands(place));
    if (row.afterwards) {
      says.parts.emplace_back(Message("record.afterwards", {{"where", stands(*row.afterwards)}}));
    }
    if (!place.breaks.empty()) {
      says.parts.emplace_back(
          Message("record.breaks", {{"lines", List{Join::all, codes(place.breaks)}}}));
    }
    if (!place.untabled.empty()) {
      says.parts.emplace_back(
          Message("record.untabled", {{"options", List{Join::all, codes(place.untabled)}}}));
    }
    if (!place.not_expressible.empty()) {
      says.parts.emplace_back(
          Message("record.not_said", {{"issues", List{Join::all, codes(place.not_expressible)}}}));
    }
    return catalogue_.text(Value(std::move(says)));
  }

  static const char* word_of(Stands stands) {
    return deadlock::words_of(stands).at(static_cast<std::size_t>(stands));
  }

  // Of the main readings of settled cases: how often where.
  void write_counts(const std::vector<RecordRow>& rows) {
    std::map<Stands, std::size_t> counts;
    std::size_t settled = 0;
    for (const RecordRow& row : rows) {
      if (!row.outcome.is_settled || row.reading != "talks") continue;
      ++settled;
      ++counts[row.place.stands];
    }
    if (settled == 0) return;
    List parts{Join::semicolons, {}};
    for (const auto& [stands, count] : counts) {
      parts.parts.emplace_back(
          Message("record.count", {{"stands", word_of(stands)}, {"count", count}}));
    }
    paragraph(say("record.counts", {{"settled", settled}, {"counts", std::move(parts)}}));
  }

  const words::Catalogue& catalogue_;
};

}  // namespace

Document to_document(const std::vector<RecordRow>& rows, const std::string& title,
                     const words::Catalogue& catalogue) {
  Document document;
  RecordSection(catalogue, document).write(rows, title);
  return document;
}

}  // namespace zopa::report
