#include "zopa/server/session_json.hpp"

#include "zopa/answer/json.hpp"
#include "zopa/report/json.hpp"
#include "zopa/server/session_keys.hpp"

namespace zopa::server {
namespace {

StateShown state_of(const Shown& shown, const report::Provenance& provenance) {
  return {SessionShown{&shown},
          report::shown({*shown.answer, *shown.file, *shown.texts, provenance})};
}

template <class Answer>
std::string with_sentences(const Answer& answer, const report::PageShown& page,
                           const Negotiation& negotiation) {
  return answer::to_compact_json(
      answer, negotiation, report::sentences_of(page.analysis, negotiation, page.from.language),
      report::in_language(page.from.language));
}

}  // namespace

std::vector<FaultShown> faults_shown(const std::vector<Diagnostic>& faults) {
  std::vector<FaultShown> shown;
  for (const Diagnostic& fault : faults) shown.push_back({fault});
  return shown;
}

std::string session_json(const Shown& shown, const std::string& language) {
  return answer::to_compact_json(SessionShown{&shown}, answer::none<Negotiation>(), {},
                                 report::in_language(language));
}

std::string faults_json(const Error& error, const std::string& language) {
  return answer::to_compact_json(RefusalShown{faults_shown(error.diagnostics)},
                                 answer::none<Negotiation>(), {}, report::in_language(language));
}

std::string state_json(const Shown& shown, const report::Provenance& provenance) {
  const StateShown state = state_of(shown, provenance);
  return with_sentences(state, state.page, shown.answer->negotiation);
}

std::string reply_json(const Reply& reply, const report::Provenance& provenance) {
  const ReplyShown shown{faults_shown(reply.faults), state_of(*reply.shown, provenance)};
  return with_sentences(shown, shown.state.page, reply.shown->answer->negotiation);
}

}  // namespace zopa::server
