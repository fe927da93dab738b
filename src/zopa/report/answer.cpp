#include "zopa/report/answer.hpp"

#include "zopa/report/cards.hpp"
#include "zopa/report/deadlock_section.hpp"
#include "zopa/report/difference_section.hpp"
#include "zopa/report/file_section.hpp"
#include "zopa/report/impasse_section.hpp"
#include "zopa/report/limits_section.hpp"
#include "zopa/report/proposals_section.hpp"
#include "zopa/report/questions_section.hpp"
#include "zopa/report/ratification_section.hpp"
#include "zopa/report/robust_section.hpp"
#include "zopa/report/schedule_section.hpp"
#include "zopa/report/settle_section.hpp"
#include "zopa/report/stability_section.hpp"
#include "zopa/report/verdict_section.hpp"
#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using engine::Analysis;

constexpr std::size_t kMostInImpasse = 6;  // packages in a list

class Answer : private DocumentWriter {
 public:
  Answer(const Analysis& analysis, const words::Catalogue& catalogue, Document& document)
      : DocumentWriter(document),
        analysis_(analysis),
        negotiation_(analysis.negotiation),
        words_(analysis.negotiation, catalogue),
        cards_(words_, lines_of(analysis), document) {}

  void write() {
    document_.push_back({Block::Kind::title, negotiation_.title()});
    write_scope();
    write_verdict(analysis_, words_, cards_, document_);
    write_moved(analysis_, words_, document_);
    if (analysis_.deadlock) write_deadlock(analysis_, words_, cards_, document_);
    write_ratification(analysis_, words_, cards_, document_);
    write_proposals(analysis_.proposals, words_, cards_, document_);
    write_schedules(analysis_.schedules, words_, document_);
    write_questions(analysis_, words_, cards_, QuestionsShown::some, document_);
    write_packages();
    if (analysis_.has("evidence")) write_file(analysis_, words_, cards_, document_);
    write_limits(analysis_, words_, document_);
  }

 private:
  static const std::vector<deadlock::LineSummary>& lines_of(const Analysis& analysis) {
    static const std::vector<deadlock::LineSummary> kNone;
    if (analysis.ratification && analysis.ratification->with) {
      return analysis.ratification->with->lines;  // those of ratifiers too
    }
    return analysis.deadlock ? analysis.deadlock->lines : kNone;
  }

  void write_scope() {
    List scope{Join::sentences, {}};
    const Day& day = analysis_.as_of;
    if (!day.date.empty()) {
      scope.parts.emplace_back(Message("scope.date", {{"date", day.date}}));
    } else if (negotiation_.as_of() == "unknown") {
      scope.parts.emplace_back(Message("scope.no_date"));
    }
    if (day.round) {
      const Round& round = negotiation_.rounds()[day.round->index()];
      const bool is_dated = !round.date.empty() && round.date != "unknown";
      scope.parts.emplace_back(Message(
          "scope.round",
          {{"round", Code{round.id}}, {"dated", yes_or_no(is_dated)}, {"date", round.date}}));
    }
    if (!analysis_.known_later.empty()) {
      scope.parts.emplace_back(
          Message("scope.later", {{"ids", List{Join::all, codes(analysis_.known_later)}}}));
    }
    if (analysis_.tabled_only) scope.parts.emplace_back(Message("scope.tabled_only"));
    if (analysis_.without_former) scope.parts.emplace_back(Message("scope.without_former"));
    if (!analysis_.without.empty()) {
      scope.parts.emplace_back(
          Message("scope.without", {{"ids", List{Join::all, codes(analysis_.without)}}}));
    }
    scope.parts.emplace_back(Message("scope.neutral"));
    paragraph(words_.text(std::move(scope)));
  }

  void write_packages() {
    if (analysis_.settlements) {
      write_settlements(*analysis_.settlements, words_, Length::brief, document_);
    }
    if (analysis_.robustness) {
      write_robustness(*analysis_.robustness, words_, Length::brief, document_);
    }
    if (analysis_.stability) write_stability(words_, *analysis_.stability, document_);
    if (analysis_.impasse) {
      write_impasse(words_, *analysis_.impasse, kMostInImpasse, document_);
    }
    write_contradiction();
  }

  void write_contradiction() {
    if (analysis_.contradiction.empty()) return;
    List claims;
    for (const PositionId id : analysis_.contradiction) {
      claims.parts.emplace_back(Code{negotiation_.position(id).id});
    }
    heading(words_.say("contradiction.title"));
    paragraph(words_.say("contradiction.text", {{"claims", std::move(claims)}}));
  }

  const Analysis& analysis_;
  const Negotiation& negotiation_;
  Words words_;
  Cards cards_;
};

}  // namespace

Document to_document(const Analysis& analysis, const words::Catalogue& catalogue) {
  Document document;
  Answer(analysis, catalogue, document).write();
  return document;
}

}  // namespace zopa::report
