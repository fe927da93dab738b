#include "zopa/report/json.hpp"

#include "zopa/report/state_words.hpp"
#include "zopa/words/catalogue.hpp"

namespace zopa::report {
namespace {

void add_sentences(const stability::Stability& found, const Words& in_words,
                   answer::Sentences& sentences) {
  const StateWords words(in_words, found);
  sentences[{&found.not_computed, 0}] = in_words.text(reasons_of(found.not_computed));
  if (!found.details) return;
  for (const stability::Reason& reason : found.details->reasons) {
    const auto said = words.reason(reason);
    sentences[{&reason, 0}] = words.verdict_in_state(reason);
    for (std::size_t k = 0; k < reason.improvements.size(); ++k) {
      sentences[{&reason.improvements[k], 0}] = said.improvements[k];
    }
  }
}

std::string to_json(const Printed& printed, const Negotiation& negotiation) {
  return answer::to_json(printed, negotiation, sentences_of(printed, negotiation, "en"),
                         in_language("en"));
}

// A fault or a remark of `zopa check`.
struct Found {
  const Diagnostic* diagnostic = &answer::none<Diagnostic>();

  template <class V>
  void describe(V& v) const {
    v("code", diagnostic->code, "Stable, for programs.");
    v("file", diagnostic->file, "The file that it is in; empty where it is in the command line.");
    v("line", diagnostic->place.line, "Line in the file, from 1; 0 where it is at no place.");
    v("column", diagnostic->place.column, "Column, from 1, in Unicode code points.");
    v("message", diagnostic->message, "For people: what is wrong, and how to mend it.");
  }
};

struct Check {
  std::string file;
  std::vector<Found> faults;
  std::vector<Found> warnings;

  template <class V>
  void describe(V& v) const {
    v.constant("zopa", 1, "The version of this format.");
    v("file", file, "The file, as it was named on the command line.");
    v("faults", faults, "All faults.");
    v("warnings", warnings, "All warnings.");
  }
};

}  // namespace

answer::Say in_language(std::string_view language) {
  const words::Catalogue& catalogue = words::catalogue(language);
  return [&catalogue](const Message& message) { return catalogue.text(message); };
}

answer::Sentences sentences_of(const Printed& printed, const Negotiation& negotiation,
                               std::string_view language) {
  const words::Catalogue& catalogue = words::catalogue(language);
  answer::Sentences sentences;
  if (printed.stability != nullptr) {
    add_sentences(*printed.stability, {negotiation, catalogue}, sentences);
  }
  if (printed.hypergame != nullptr) {
    for (const stability::Perception& view : printed.hypergame->views) {
      add_sentences(view.stability, {*view.file, catalogue}, sentences);
    }
  }
  return sentences;
}

std::string to_json(const engine::Analysis& analysis) {
  Printed all = printed(analysis);
  if (all.verb == Verb::analyze) all.brief = brief_of(analysis, words::english());
  return to_json(all, analysis.negotiation);
}

std::string questions_to_json(const engine::Analysis& analysis) {
  return to_json(printed_questions(analysis), analysis.negotiation);
}

std::string to_json(const Negotiation& in_force, const Part<settle::Settlements>& part) {
  return to_json(printed(in_force, part), in_force);
}

std::string to_json(const Negotiation& in_force, const Part<robust::Robustness>& part,
                    const std::vector<PositionId>& contradiction) {
  return to_json(printed(in_force, part, contradiction), in_force);
}

std::string to_json(const Negotiation& in_force, const Part<stability::Stability>& part,
                    const Part<stability::Impasse>& impasse) {
  return to_json(printed(in_force, part, impasse), in_force);
}

std::string to_json(const Negotiation& in_force, const Part<stability::Hypergame>& part) {
  return to_json(printed(in_force, part), in_force);
}

std::string to_json(const Negotiation& in_force,
                    const std::vector<deadlock::TestedProposal>& proposals) {
  return to_json(printed(in_force, proposals), in_force);
}

std::string to_json(const std::vector<RecordRow>& record, const std::string& title) {
  return to_json(printed(record, title), Negotiation());
}

std::string to_json(const DifferenceShown& difference, const engine::Analysis& before,
                    const engine::Analysis& after) {
  return to_json(printed(difference, before, after), after.negotiation);
}

std::string to_json(const std::string& file, const std::vector<Diagnostic>& diagnostics) {
  Check check{file, {}, {}};
  for (const Diagnostic& one : diagnostics) {
    (one.severity == Severity::error ? check.faults : check.warnings).push_back({&one});
  }
  return answer::to_json(check, answer::none<Negotiation>(), {}, in_language("en"));
}

}  // namespace zopa::report
