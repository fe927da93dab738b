#include "zopa/deadlock/questions.hpp"

#include <algorithm>

#include "zopa/model/pivotal.hpp"
#include "zopa/space/acceptance.hpp"

namespace zopa::deadlock {
namespace {

class Asker {
 public:
  Asker(const LineProblem& problem, const std::vector<Staircase>& staircases,
        const Relaxation* relaxation, const std::vector<std::uint32_t>& values)
      : problem_(problem),
        staircases_(staircases),
        relaxation_(relaxation),
        values_(values),
        package_(problem.space.package(values)) {}

  std::vector<Question> ask() {
    std::vector<std::optional<bool>> consents(problem_.negotiation->parties().size());
    for (std::size_t i = 0; i < consents.size(); ++i) {
      const Truth consent = consent_of(PartyId{i});
      if (consent != Truth::unknown) consents[i] = consent == Truth::yes;
    }
    const std::vector<bool> matters = pivotal(problem_.agreement, consents);
    for (std::size_t i = 0; i < matters.size(); ++i) {
      if (matters[i]) ask(PartyId{i});
    }
    std::sort(questions_.begin(), questions_.end());
    return std::move(questions_);
  }

 private:
  [[nodiscard]] Truth truth_of_line(std::size_t i) const {
    const Line& line = problem_.lines[i];
    if (relaxation_ != nullptr) {
      for (const LineMove& move : *relaxation_) {
        if (move.line.index() == i && moved_far_enough(move)) return Truth::yes;
      }
    }
    return truth_of(problem_, line, values_);
  }

  [[nodiscard]] bool moved_far_enough(const LineMove& move) const {
    const Staircase& staircase = staircases_[move.line.index()];
    if (!staircase.axis) return true;
    return std::any_of(move.steps.begin(), move.steps.end(), [&](std::uint32_t step) {
      const auto& added = staircase.steps[step].values;
      return std::find(added.begin(), added.end(), values_[*staircase.axis]) != added.end();
    });
  }

  [[nodiscard]] Truth consent_of(PartyId party) const {
    Truth consent = Truth::yes;
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      const auto& binds = problem_.lines[i].binds;
      if (std::find(binds.begin(), binds.end(), party) == binds.end()) continue;
      consent = std::min(consent, truth_of_line(i));
    }
    return consent == Truth::unknown &&
                   is_accepted(*problem_.negotiation, problem_.space, party, package_)
               ? Truth::yes
               : consent;
  }

  void ask(PartyId party) {
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      const Line& line = problem_.lines[i];
      if (std::find(line.binds.begin(), line.binds.end(), party) == line.binds.end()) continue;
      if (truth_of_line(i) != Truth::unknown) continue;
      for (const IssueId issue : what_leaves_line_open(line)) add(line.party, issue);
    }
  }

  [[nodiscard]] std::vector<IssueId> what_leaves_line_open(const Line& line) const {
    const Claim& claim = problem_.negotiation->position(line.position).claim;
    if (const auto* red_line = std::get_if<RedLine>(&claim)) {
      return what_leaves_open(red_line->formula, *problem_.negotiation, problem_.space, package_);
    }
    std::vector<IssueId> issues;  // a reservation: hypothetical options without a number
    for (std::uint32_t a = 0; a < values_.size(); ++a) {
      if (!problem_.space.axes()[a].tabled[values_[a]]) {
        issues.push_back(problem_.space.axes()[a].issue);
      }
    }
    return issues;
  }

  void add(PartyId party, IssueId issue) {
    const std::uint32_t axis = *problem_.space.axis_of(issue);
    const Question question{party, issue, package_[axis]};
    if (std::find(questions_.begin(), questions_.end(), question) == questions_.end()) {
      questions_.push_back(question);
    }
  }

  const LineProblem& problem_;
  const std::vector<Staircase>& staircases_;
  const Relaxation* relaxation_;
  const std::vector<std::uint32_t>& values_;
  Package package_;
  std::vector<Question> questions_;
};

}  // namespace

bool is_accepted(const Negotiation& negotiation, const PackageSpace& space, PartyId party,
                 const Package& package) {
  const auto ways = acceptances_of(negotiation, space, party);
  return std::any_of(ways.begin(), ways.end(), [&](const Accepting& one) {
    return truth_of(one.formula, negotiation, space, package) == Truth::yes;
  });
}

std::vector<Question> questions_of(const LineProblem& problem,
                                   const std::vector<Staircase>& staircases,
                                   const Relaxation* relaxation,
                                   const std::vector<std::uint32_t>& values) {
  return Asker(problem, staircases, relaxation, values).ask();
}

}  // namespace zopa::deadlock
