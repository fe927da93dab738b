#include "zopa/server/session_json.hpp"

#include <algorithm>

#include "zopa/answer/json.hpp"
#include "zopa/report/json.hpp"
#include "zopa/server/drafting.hpp"
#include "zopa/server/session_keys.hpp"

namespace zopa::server {
namespace {

StateShown state_of(const Shown& shown, const report::Provenance& provenance) {
  return {SessionShown{&shown}, report::shown(page_of(shown, provenance))};
}

// By kind of step.
struct StepOf {
  StepShown operator()(const SwitchOff& step) const {
    return {.kind = StepKind::switch_off, .id = step.id};
  }
  StepShown operator()(const MoveLine& step) const {
    return {.kind = StepKind::move, .id = step.id, .options = step.options};
  }
  StepShown operator()(const Reorder& step) const {
    return {
        .kind = StepKind::order, .party = step.party, .issue = step.issue, .classes = step.classes};
  }
  StepShown operator()(const NewOption& step) const {
    return {.kind = StepKind::new_option, .issue = step.issue, .name = step.name};
  }
  StepShown operator()(const Take& step) const {
    return {
        .kind = StepKind::take, .party = step.party, .issue = step.issue, .option = step.option};
  }
  StepShown operator()(const Table& step) const {
    return {.kind = StepKind::table, .issue = step.issue, .option = step.option};
  }
};

template <class Answer>
std::string with_sentences(const Answer& answer, const report::PageShown& page,
                           const Negotiation& negotiation) {
  return answer::to_compact_json(
      answer, negotiation, report::sentences_of(page.analysis, negotiation, page.from.language),
      report::in_language(page.from.language));
}

}  // namespace

report::Page page_of(const Shown& shown, const report::Provenance& provenance) {
  report::Page page{*shown.answer, *shown.file, *shown.texts, provenance};
  page.holds_drawings = false;
  return page;
}

std::vector<FaultShown> faults_shown(const std::vector<Diagnostic>& faults) {
  std::vector<FaultShown> shown;
  for (const Diagnostic& fault : faults) shown.push_back({fault});
  return shown;
}

SuppositionKind SuppositionShown::kind() const {
  const auto& all = supposition->steps;
  const auto is_tabling = [](const Step& step) { return std::holds_alternative<Table>(step); };
  if (std::all_of(all.begin(), all.end(), is_tabling)) return SuppositionKind::proposal;
  if (all.size() > 1 || std::holds_alternative<Take>(all.front())) return SuppositionKind::way;
  return static_cast<SuppositionKind>(all.front().index());
}

std::vector<StepShown> SuppositionShown::steps() const {
  std::vector<StepShown> shown;
  for (const Step& step : supposition->steps) shown.push_back(std::visit(StepOf{}, step));
  return shown;
}

std::vector<SuppositionShown> SessionShown::suppositions() const {
  std::vector<SuppositionShown> shown;
  for (std::size_t i = 0; i < now->suppositions.size(); ++i) {
    shown.push_back({&now->suppositions[i], {}});
    if (i < now->problems.size() && now->problems[i]) {
      shown.back().problem = FaultShown{*now->problems[i]};
    }
  }
  return shown;
}

std::vector<LineOffShown> SessionShown::off() const {
  std::vector<LineOffShown> shown;
  for (const LineOff& line : now->off) shown.push_back({&line});
  return shown;
}

std::string session_json(const Shown& shown, const std::string& language) {
  return answer::to_compact_json(SessionShown{&shown}, shown.answer->negotiation, {},
                                 report::in_language(language));
}

std::string disk_json(const Workbench::OnDisk& disk) {
  return answer::to_compact_json(DiskShown{disk.text, disk.base}, answer::none<Negotiation>());
}

std::string drafts_json(const DraftsNow& drafts) {
  return answer::to_compact_json(drafts, answer::none<Negotiation>());
}

std::string faults_json(const Error& error, const std::string& language) {
  return answer::to_compact_json(RefusalShown{faults_shown(error.diagnostics)},
                                 answer::none<Negotiation>(), {}, report::in_language(language));
}

std::string StateText::of(const std::shared_ptr<const Shown>& shown,
                          const report::Provenance& provenance) {
  const std::lock_guard<std::mutex> one_at_a_time(making_);
  if (of_ != shown || language_ != provenance.language) {
    const StateShown state = state_of(*shown, provenance);
    text_ = with_sentences(state, state.page, shown->answer->negotiation);
    of_ = shown;
    language_ = provenance.language;
  }
  return text_;
}

std::string reply_json(const Reply& reply, const report::Provenance& provenance) {
  const ReplyShown shown{faults_shown(reply.faults), state_of(*reply.shown, provenance)};
  return with_sentences(shown, shown.state.page, reply.shown->answer->negotiation);
}

}  // namespace zopa::server
