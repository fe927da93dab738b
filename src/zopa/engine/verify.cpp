#include "zopa/engine/verify.hpp"

#include <algorithm>

#include "zopa/base/contracts.hpp"
#include "zopa/engine/answered.hpp"

namespace zopa::engine {
namespace {

using deadlock::Deadlock;
using deadlock::Verdict;

// Does `b` give everybody at least as much as `a`, and somebody more?
bool is_dominated(const std::vector<double>& a, const std::vector<double>& b) {
  bool is_better = false;
  for (std::size_t p = 0; p < a.size(); ++p) {
    if (b[p] < a[p]) return false;
    is_better = is_better || b[p] > a[p];
  }
  return is_better;
}

bool is_share(const robust::Share& share) {
  return 0 <= share.low && share.low <= share.share && share.share <= share.high && share.high <= 1;
}

bool is_package_of(const Negotiation& negotiation, const std::vector<IssueId>& issues,
                   const Package& package) {
  if (package.size() != issues.size()) return false;
  for (std::size_t a = 0; a < issues.size(); ++a) {
    const auto& options = negotiation.issue(issues[a]).options;
    if (package[a].index() >= options.size()) return false;
    if (!options[package[a].index()].is_possible()) return false;
  }
  return true;
}

void verify_conflicts(const Deadlock& found) {
  const auto takes_part = [&](const std::string& id) {
    return std::any_of(found.lines.begin(), found.lines.end(),
                       [&](const deadlock::LineSummary& line) { return line.id == id; });
  };
  for (const deadlock::Conflict& conflict : found.conflicts) {
    ZOPA_EXPECTS(conflict.parties.size() == conflict.lines.size());
    ZOPA_EXPECTS(std::all_of(conflict.lines.begin(), conflict.lines.end(), takes_part));
  }
  ZOPA_EXPECTS(!found.support || *found.support < found.conflicts.size());
}

void verify_ways(const Deadlock& found) {
  for (const deadlock::WayGroup* group : found.ways.groups()) {
    std::size_t counted = 0;
    for (const deadlock::WayClass& one : group->classes) {
      ZOPA_EXPECTS(one.ways.size() <= one.count);
      counted += one.count;
      std::size_t in_patterns = 0;
      for (const deadlock::WayPattern& pattern : one.patterns) in_patterns += pattern.count;
      ZOPA_EXPECTS(in_patterns == one.count);
      for (const deadlock::Way& way : one.ways) {
        ZOPA_EXPECTS(way.moves.empty() == (group == &found.ways.by_options));
        ZOPA_EXPECTS(way.questions.empty() == (group == &found.ways.by_moves));
      }
    }
    ZOPA_EXPECTS(counted == group->count);
  }
}

// A part is there, or said to be missing.
void expect_answered(const Analysis& answer, std::string_view key, bool is_there) {
  ZOPA_EXPECTS(is_there == (answer.why_not_computed(key) == nullptr));
}

}  // namespace

void verify_evidence(const Analysis& answer) {
  ZOPA_EXPECTS(answer.evidence.size() == answer.negotiation.parties().size());
  for (std::size_t p = 0; p < answer.evidence.size(); ++p) {
    ZOPA_EXPECTS(answer.evidence[p].party == PartyId{p});
  }
}

void verify_warnings(const Analysis& answer) {
  const auto& warnings = answer.warnings;
  ZOPA_EXPECTS(std::all_of(warnings.begin(), warnings.end(), [](const Diagnostic& one) {
    return one.severity == Severity::warning;
  }));
}

void verify_deadlock(const Analysis& answer) {
  expect_answered(answer, "deadlock", answer.deadlock.has_value());
  if (!answer.deadlock) return;
  const Deadlock& found = *answer.deadlock;
  ZOPA_EXPECTS(found.verdict || found.stopped);
  const auto& zone = found.packages.zone;
  if (found.verdict == Verdict::deadlock) {
    ZOPA_EXPECTS(found.zone.empty());
    ZOPA_EXPECTS(!zone.tabled.count || zone.tabled.count->is_zero());
    const auto& feasible = found.packages.feasible.tabled.count;
    const bool nothing_is_tabled = feasible && feasible->is_zero();  // by rules, or at all
    ZOPA_EXPECTS(found.stopped || nothing_is_tabled || !found.conflicts.empty());
  } else if (found.verdict) {
    ZOPA_EXPECTS(found.conflicts.empty() && found.ways.count() == 0);
    ZOPA_EXPECTS(!zone.tabled.count || !zone.tabled.count->is_zero());
  }
  for (const deadlock::ZonePackage& one : found.zone) {
    ZOPA_EXPECTS(is_package_of(answer.negotiation, found.issues, one.package));
  }
  verify_conflicts(found);
  verify_ways(found);
}

void verify_range(const Analysis& answer) {
  expect_answered(answer, "bargaining_range", answer.bargaining_range.has_value());
  if (!answer.bargaining_range) return;
  const auto& range = *answer.bargaining_range;
  ZOPA_EXPECTS(range.beliefs.size() == 2);
  ZOPA_EXPECTS(range.shortfall_low <= range.shortfall_high);
  ZOPA_EXPECTS(!range.possibly_inside || !range.not_counted);
}

void verify_proposals(const Analysis& answer) {
  ZOPA_EXPECTS(answer.proposals.size() <= answer.negotiation.proposals().size());
  for (const deadlock::TestedProposal& one : answer.proposals) {
    ZOPA_EXPECTS(one.is_excluded || (one.changes.empty() && one.moves.empty()));
    ZOPA_EXPECTS(one.is_excluded || one.breaks_rules.empty());
    for (const auto& changes : one.changes) {
      ZOPA_EXPECTS(!changes.empty() && changes.size() == one.changes.front().size());
    }
  }
}

// What would stand can be signed; who stops nothing stops no package.
void verify_ratification(const Analysis& answer) {
  if (!answer.ratification) return;
  const deadlock::Ratification& found = *answer.ratification;
  ZOPA_EXPECTS(!found.ratifiers.empty() && found.stopped_by.size() == found.ratifiers.size());
  ZOPA_EXPECTS(found.packages.size() == answer.deadlock->zone.size());
  const auto& would_stand = found.would_stand.tabled.any;
  for (const deadlock::SignedPackage& one : found.packages) {
    ZOPA_EXPECTS(!one.stopped_by.empty() || !would_stand || *would_stand ||
                 found.ratifiers.size() > 1);
  }
  if (!found.with) return;
  verify_conflicts(*found.with);
  verify_ways(*found.with);
  ZOPA_EXPECTS(answer.deadlock->verdict != Verdict::deadlock || !found.with->verdict ||
               found.with->verdict == Verdict::deadlock);
}

void verify_readings(const Analysis& answer) {
  expect_answered(answer, "readings", answer.readings.has_value());
  if (!answer.readings) return;
  for (const deadlock::Reading& one : answer.readings->changing) {
    ZOPA_EXPECTS(one.verdict.has_value());
    ZOPA_EXPECTS(one.verdict == Verdict::deadlock || one.ways == 0);
    ZOPA_EXPECTS(one.verdict != answer.deadlock->verdict || one.ways_new > 0 ||
                 one.ways != answer.deadlock->ways.count());
    ZOPA_EXPECTS(one.ways_new <= one.ways);
  }
}

void verify_offers(const Analysis& answer) {
  if (!answer.offers) return;
  const std::size_t conflicts = answer.deadlock->conflicts.size();
  const auto expect_ends = [&](const std::vector<std::uint32_t>& ends) {
    ZOPA_EXPECTS(!ends.empty() && std::is_sorted(ends.begin(), ends.end()));
    ZOPA_EXPECTS(ends.back() < conflicts);
  };
  for (const deadlock::NewOption& one : answer.offers->options) expect_ends(one.ends);
  for (const deadlock::NewText& one : answer.offers->texts) {
    expect_ends(one.ends);
    ZOPA_EXPECTS(one.parties.size() > 1 && one.parties.size() == one.as.size());
  }
  for (const deadlock::Compensation& one : answer.offers->compensations) expect_ends(one.ends);
}

void verify_candidates(const Analysis& answer) {
  if (!answer.deadlock) return;
  for (const Package& package : answer.candidates.packages) {
    ZOPA_EXPECTS(is_package_of(answer.negotiation, answer.deadlock->issues, package));
  }
}

void verify_settlements(const Analysis& answer) {
  expect_answered(answer, "settlements", answer.settlements.has_value());
  if (!answer.settlements) return;
  const settle::Settlements& found = *answer.settlements;
  constexpr std::size_t kMostCompared = 50;  // in pairs
  ZOPA_EXPECTS(found.efficient.size() <= found.efficient_count);
  ZOPA_EXPECTS(found.is_feasible == (found.efficient_count > 0));
  ZOPA_EXPECTS(found.reservations.size() == found.parties.size());
  const std::size_t compared = std::min(kMostCompared, found.efficient.size());
  for (std::size_t i = 0; i < found.efficient.size(); ++i) {
    const std::vector<double>& own = found.efficient[i].utilities;
    ZOPA_EXPECTS(is_package_of(answer.negotiation, found.issues, found.efficient[i].package));
    ZOPA_EXPECTS(own.size() == found.parties.size());
    for (std::size_t p = 0; p < own.size(); ++p) ZOPA_EXPECTS(own[p] <= found.ideal[p]);
    for (std::size_t j = 0; i < compared && j < compared; ++j) {
      ZOPA_EXPECTS(!is_dominated(own, found.efficient[j].utilities));
    }
  }
}

void verify_robustness(const Analysis& answer) {
  expect_answered(answer, "robustness", answer.robustness.has_value());
  if (!answer.robustness) return;
  const robust::Robustness& found = *answer.robustness;
  for (const robust::RobustPackage& one : found.packages) {
    ZOPA_EXPECTS(is_package_of(answer.negotiation, found.issues, one.package));
    ZOPA_EXPECTS(one.parties.size() == found.parties.size());
    ZOPA_EXPECTS(one.answer.parties.size() == found.parties.size());
    ZOPA_EXPECTS(!one.answer.efficient_share || is_share(*one.answer.efficient_share));
    ZOPA_EXPECTS(!one.answer.dominated_by || *one.answer.dominated_by < found.packages.size());
    for (const robust::PackageOfParty& own : one.answer.parties) {
      ZOPA_EXPECTS(is_share(own.first));
      ZOPA_EXPECTS(!own.beaten_by || *own.beaten_by < found.packages.size());
    }
  }
}

void verify_questions(const Analysis& answer) {
  expect_answered(answer, "questions", answer.questions.has_value());
  if (!answer.questions) return;
  const Answered answered(answer.negotiation);
  const auto& all = *answer.questions;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const ListedQuestion& one = all[i];
    const bool is_preference = one.kind >= QuestionKind::order;
    ZOPA_EXPECTS(i == 0 || is_preference || all[i - 1].kind <= one.kind);
    switch (one.kind) {
      case QuestionKind::position:
        ZOPA_EXPECTS(one.issue ? !answered.on(one.party, *one.issue)
                               : answer.negotiation.positions_of(one.party).empty());
        break;
      case QuestionKind::accept:
        ZOPA_EXPECTS(!answered.of(one.party, *one.issue, one.options[0]));
        ZOPA_EXPECTS(
            one.leaves.yes + one.leaves.no ==
            (one.leaves.is_afterwards ? answer.ratification->with : answer.deadlock)->ways.count());
        break;
      case QuestionKind::order:
        ZOPA_EXPECTS(!answered.between(one.party, *one.issue, one.options[0], one.options[1]));
        break;
      case QuestionKind::stands:
      case QuestionKind::still_takes:
      case QuestionKind::weight:
      case QuestionKind::fallback:
        break;
    }
  }
}

void verify_contradiction(const Analysis& answer) {
  ZOPA_EXPECTS(answer.contradiction.empty() || !answer.robustness);
}

void verify_stability(const Analysis& answer) {
  expect_answered(answer, "stability", answer.stability.has_value());
  if (!answer.stability) return;
  const stability::Stability& found = *answer.stability;
  ZOPA_EXPECTS(!found.is_listed || found.states.size() == found.state_count);
  for (const stability::ConceptAnswer& one : found.concepts) {
    ZOPA_EXPECTS(!found.is_listed || one.equilibria.empty() ||
                 one.equilibria.back() < found.state_count);
    ZOPA_EXPECTS(std::is_sorted(one.equilibria.begin(), one.equilibria.end()));
  }
}

void verify_impasse(const Analysis& answer) {
  expect_answered(answer, "impasse_map", answer.impasse.has_value());
  if (!answer.impasse) return;
  const stability::Impasse& found = *answer.impasse;
  ZOPA_EXPECTS(!answer.stability);
  ZOPA_EXPECTS(found.map.packages > 0 && found.map.zone == 0);
  ZOPA_EXPECTS(found.map.yielding.size() == found.parties.size());
  ZOPA_EXPECTS(found.map.minimal_count <= found.map.joint_count);
  ZOPA_EXPECTS(found.map.joint.size() <= found.map.joint_count);
}

void verify_schedules(const Analysis& answer) {
  for (const deadlock::Schedule& schedule : answer.schedules) {
    ZOPA_EXPECTS(!schedule.stages.empty());
    ZOPA_EXPECTS(schedule.options.size() == schedule.orders.size());
    ZOPA_EXPECTS(schedule.is_open || schedule.ways > 0 || !schedule.proposals.empty());
    for (const deadlock::ScheduledSteps& first : schedule.stages.front()) {
      ZOPA_EXPECTS(first.waits_for.empty());
    }
  }
}

void verify_moved(const Analysis& answer) {
  if (!answer.moved) return;
  const Moved& moved = *answer.moved;
  ZOPA_EXPECTS(moved.since.index() < answer.negotiation.rounds().size());
  ZOPA_EXPECTS(!moved.changes.empty() || moved.effect.is_nothing());
  for (const Changed& one : moved.changes.changed) ZOPA_EXPECTS(!one.what.empty());
}

}  // namespace zopa::engine
