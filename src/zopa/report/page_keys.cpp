#include "zopa/report/page_keys.hpp"

#include <algorithm>

#include "zopa/answer/json.hpp"
#include "zopa/report/json.hpp"

namespace zopa::report {
namespace {

std::vector<TextPart> parts_of(const CitedText& cited) {
  std::vector<std::size_t> cuts = {0, cited.text.size()};
  for (const CitedPassage& passage : cited.passages) {
    cuts.push_back(passage.begin);
    cuts.push_back(passage.end);
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  std::vector<TextPart> parts;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    TextPart& part = parts.emplace_back();
    part.text = cited.text.substr(cuts[i], cuts[i + 1] - cuts[i]);
    for (const CitedPassage& passage : cited.passages) {
      if (passage.begin <= cuts[i] && cuts[i + 1] <= passage.end) {
        part.statements.push_back(passage.statement);
      }
    }
  }
  return parts;
}

ClaimShown claim_of(const engine::OnFile& row) { return ClaimShown{&*row.position}; }

std::vector<MovedOnPage> moved_on(const engine::Analysis& analysis) {
  std::vector<MovedOnPage> moved;
  if (!analysis.moved) return moved;
  const engine::Changes& changes = analysis.moved->changes;
  for (const auto& one : changes.changed) {
    if (one.after.position) moved.push_back({claim_of(one.before), claim_of(one.after)});
  }
  for (const auto& one : changes.gained) {
    if (one.position) moved.push_back({{}, claim_of(one)});
  }
  for (const auto& one : changes.lost) {
    if (one.position) moved.push_back({claim_of(one), {}});
  }
  return moved;
}

}  // namespace

const std::vector<stability::Transition>* PageShown::graph() const {
  constexpr std::size_t kMostDrawnStates = 64;
  if (stability == nullptr || !stability->is_listed) return nullptr;
  if (stability->states.size() > kMostDrawnStates) return nullptr;
  const auto& details = stability->details;
  return details ? &details->steps : &answer::none<stability::Details>().steps;
}

PageShown shown(const Page& page) {
  const Negotiation& negotiation = page.analysis.negotiation;
  PageShown shown{page.provenance,
                  printed(page.analysis),
                  {&negotiation, &page.file},
                  deadlock::board_of(negotiation),
                  page.analysis.stability ? &*page.analysis.stability : nullptr,
                  {},
                  moved_on(page.analysis),
                  {},
                  pictures_of(page.analysis, page.file, page.holds_drawings),
                  report::short_names(page.analysis),
                  {}};
  shown.analysis.is_on_page = true;
  if (page.analysis.robustness) {
    shown.packages = packages_on_page(*page.analysis.robustness);
  }
  for (const CitedText& text : page.texts) {
    shown.texts.push_back({negotiation.sources()[text.source.index()].id, parts_of(text)});
  }
  for (const std::string& language : words::languages()) {
    shown.briefs.push_back({language, brief_of(page.analysis, words::catalogue(language))});
  }
  return shown;
}

std::string page_json(const Page& page) {
  const PageShown all = shown(page);
  const Negotiation& negotiation = page.analysis.negotiation;
  return answer::to_compact_json(all, negotiation,
                                 sentences_of(all.analysis, negotiation, page.provenance.language),
                                 in_language(page.provenance.language));
}

}  // namespace zopa::report
