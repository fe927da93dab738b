#include "zopa/report/reciprocal_section.hpp"

#include <algorithm>

#include "zopa/report/words.hpp"

namespace zopa::report {
namespace {

using deadlock::ReciprocalPath;
using deadlock::ReciprocalStep;

class ReciprocalSection : private DocumentWriter {
 public:
  ReciprocalSection(const Words& words, Document& document)
      : DocumentWriter(document), words_(words) {}

  // Ways in which the same parties take as many steps each have the same plan.
  void write(const std::vector<ReciprocalPath>& paths) {
    heading(words_.say("steps.title"));
    paragraph(words_.say("steps.help"));
    std::vector<bool> is_done(paths.size(), false);
    for (std::size_t k = 0; k < paths.size(); ++k) {
      if (is_done[k]) continue;
      std::size_t count = 0;
      for (std::size_t other = k; other < paths.size(); ++other) {
        if (pattern(paths[other]) != pattern(paths[k])) continue;
        is_done[other] = true;
        ++count;
      }
      write(paths[k], count);
      for (std::size_t other = k; other < paths.size(); ++other) {
        if (pattern(paths[other]) == pattern(paths[k])) write_irreversible(paths[other]);
      }
    }
  }

 private:
  static std::vector<std::pair<PartyId, std::size_t>> pattern(const ReciprocalPath& path) {
    std::vector<std::pair<PartyId, std::size_t>> pattern;
    for (const auto& own : path.parties) pattern.emplace_back(own.party, own.steps.size());
    return pattern;
  }

  void write(const ReciprocalPath& path, std::size_t ways) {
    List steps;
    for (const auto& own : path.parties) {
      steps.parts.emplace_back(
          Message("steps.party", {{"party", words_.name(own.party)}, {"steps", own.steps.size()}}));
    }
    item(words_.say("steps.pattern", {{"steps", std::move(steps)}, {"ways", ways}}));
    if (path.parties.size() == 1) {
      item(words_.say("steps.unanswered"), 1);
      return;
    }
    if (!path.plan) return;
    for (std::size_t p = 0; p < path.parties.size(); ++p) write_waits(path, p);
    item(words_.say("steps.exposure",
                    {{"numerator", path.plan->numerator}, {"denominator", path.plan->denominator}}),
         1);
  }

  void write_waits(const ReciprocalPath& path, std::size_t p) {
    const auto& own = path.parties[p];
    for (std::size_t k = 0; k < own.steps.size(); ++k) {
      List awaited = awaited_by(path, p, k);
      if (awaited.parts.empty()) continue;
      item(words_.say("steps.waits", {{"number", k + 1},
                                      {"party", words_.name(own.party)},
                                      {"awaited", std::move(awaited)}}),
           1);
    }
  }

  [[nodiscard]] List awaited_by(const ReciprocalPath& path, std::size_t p, std::size_t k) const {
    List awaited;
    for (std::size_t q = 0; q < path.parties.size(); ++q) {
      const std::size_t made = q == p ? 0 : path.plan->waits[p][k][q];
      if (made == 0) continue;
      awaited.parts.emplace_back(Message(
          "steps.awaited", {{"number", made}, {"party", words_.name(path.parties[q].party)}}));
    }
    return awaited;
  }

  // What would have to be guaranteed where a step cannot be taken back.
  void write_irreversible(const ReciprocalPath& path) {
    if (!path.plan) return;
    for (std::size_t p = 0; p < path.parties.size(); ++p) {
      const auto& own = path.parties[p];
      for (std::size_t k = 0; k < own.steps.size(); ++k) {
        const ReciprocalStep& step = own.steps[k];
        List left = left_after(path, p, k);
        if (!step.is_irreversible || left.parts.empty()) continue;
        item(words_.say("steps.irreversible", {{"party", words_.name(own.party)},
                                               {"number", k + 1},
                                               {"option", words_.quoted(*step.issue, *step.option)},
                                               {"issue", words_.issue(*step.issue)},
                                               {"left", std::move(left)}}),
             1);
      }
    }
  }

  // What the others may not have done by then.
  [[nodiscard]] List left_after(const ReciprocalPath& path, std::size_t p, std::size_t k) const {
    List left;
    for (std::size_t q = 0; q < path.parties.size(); ++q) {
      const std::size_t all = path.parties[q].steps.size();
      const std::size_t made = q == p ? all : path.plan->waits[p][k][q];
      if (made == all) continue;
      left.parts.emplace_back(Message(
          "steps.left", {{"steps", all - made}, {"party", words_.name(path.parties[q].party)}}));
    }
    return left;
  }

  const Words& words_;
};

}  // namespace

void write_reciprocal(const Words& words, const std::vector<ReciprocalPath>& paths,
                      Document& document) {
  if (!paths.empty()) ReciprocalSection(words, document).write(paths);
}

}  // namespace zopa::report
