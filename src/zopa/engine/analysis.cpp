#include "zopa/engine/analysis.hpp"

#include <algorithm>

#include "zopa/base/listed.hpp"
#include "zopa/base/nearest.hpp"
#include "zopa/engine/candidates.hpp"
#include "zopa/space/package_space.hpp"

namespace zopa::engine {
namespace {

constexpr std::size_t kMostStates = std::size_t{1} << 20;  // of own moves: a few seconds

const Position& position_of(const Negotiation& negotiation, const std::string& id) {
  return *std::find_if(negotiation.positions().begin(), negotiation.positions().end(),
                       [&](const Position& position) { return position.id == id; });
}

// Parts of the answer whose engines are not built yet.
std::vector<NotComputed> parts_to_come() {
  std::vector<NotComputed> parts;
  for (const char* part : {"outlook"}) {
    parts.push_back({part, "not in this version of zopa"});
  }
  return parts;
}

}  // namespace

std::string Analysis::why_not_computed(const std::string& part) const {
  for (const NotComputed& missing : not_computed) {
    if (missing.part == part) return missing.why;
  }
  return "";
}

Result<std::optional<RoundId>> round_named(const Negotiation& file, const std::string& id) {
  if (id.empty()) return latest_round(file);
  std::vector<std::string> known;
  for (std::size_t i = 0; i < file.rounds().size(); ++i) {
    if (file.rounds()[i].id == id) return std::optional<RoundId>(RoundId{i});
    known.push_back(file.rounds()[i].id);
  }
  return tl::unexpected(
      fault("unknown-name", "no round is called `" + id + "`" +
                                (known.empty() ? "; the file lists none" : suggestion(id, known))));
}

std::vector<Diagnostic> warnings_of(const Negotiation& file, const Negotiation& in_force,
                                    std::optional<RoundId> as_of, const Limits* stop) {
  std::vector<Diagnostic> warnings = evidence::review(file, in_force, as_of);
  const auto warn = [&](const char* code, Place place, std::string message) {
    warnings.push_back({Severity::warning, code, std::move(message), in_force.file(), place, {}});
  };
  if (has_joint_issue(in_force)) {
    for (const auto& contradiction : deadlock::self_contradictions(in_force, stop)) {
      warn("own-lines-collide", position_of(in_force, contradiction.lines.front()).place,
           "no package meets " + in_force.party(contradiction.party).name + "'s own " +
               (contradiction.lines.size() == 1
                    ? "line " + listed(code(contradiction.lines))
                    : "lines " + listed(code(contradiction.lines)) + " together"));
    }
    for (const auto& pair : deadlock::accepted_but_excluded(in_force, stop)) {
      warn("accepted-but-excluded", in_force.position(pair.acceptance).place,
           "`" + in_force.position(pair.acceptance).id + "` accepts packages that `" +
               in_force.position(pair.red_line).id + "` shuts out; the red line counts");
    }
  }
  std::stable_sort(warnings.begin(), warnings.end(), [](const Diagnostic& a, const Diagnostic& b) {
    return a.place.line < b.place.line;
  });
  return warnings;
}

namespace {

// What goes beyond the deadlock: the packages that it leaves, by preferences.
void add_packages(const Options& options, Analysis& answer) {
  const auto miss = [&](const char* part, const std::string& why) {
    answer.not_computed.push_back({part, why});
  };
  if (answer.is_stopped()) {
    for (const char* part : {"settlements", "robustness", "questions"}) {
      miss(part, "stopped before it was done");
    }
    return;
  }
  const Candidates candidates = candidates_of(*answer.deadlock, options.robust.most_packages);
  // Without lines everything is in the zone, and need not be listed to be looked at.
  const bool all_feasible = answer.deadlock->lines.empty();
  settle::SettlementAnswer settled;
  if (!all_feasible && candidates.packages.empty()) {
    settled.why_not = "there is no package to speak of";
  } else if (!all_feasible && !candidates.is_complete) {
    settled.why_not = "too many packages are left to list them; `zopa settle` looks at all";
  } else {
    settled = all_feasible
                  ? settle::settlement(answer.negotiation, options.settle)
                  : settle::settlement_among(answer.negotiation, candidates, options.settle);
  }
  if (!settled.settlements) miss("settlements", settled.why_not);
  answer.settlements = std::move(settled.settlements);
  robust::RobustAnswer robust = robust::robustness(answer.negotiation, candidates, options.robust);
  if (!robust.robustness) {
    miss("robustness", robust.why_not);
    miss("questions", robust.why_not);
  }
  answer.robustness = std::move(robust.robustness);
  answer.contradiction = std::move(robust.contradiction);
  answer.stopped = settled.stopped || robust.stopped;
}

// Of own moves; without any, or where their order is not known, where an impasse would give way.
void add_stability(const Options& options, Analysis& answer) {
  const auto miss = [&](const char* part, const std::string& why) {
    answer.not_computed.push_back({part, why});
  };
  const Limits* stop = options.deadlock.stop;
  if (answer.is_stopped()) {
    for (const char* part : {"stability", "impasse_map"}) miss(part, "stopped before it was done");
    return;
  }
  stability::Options own = options.stability;
  own.stop = stop;
  own.most_states = kMostStates;
  auto found =
      stability::stability_of(answer.negotiation, own);  // no option of its own can be wrong
  if (!found->stability) miss("stability", found->why_not);
  answer.stability = std::move(found->stability);
  answer.stopped = answer.stopped || found->stopped;
  if (answer.stability) return miss("impasse_map", "the parties' own moves say it: see stability");
  if (!found->impasse) {
    miss("impasse_map",
         found->why_not_impasse.empty() ? "there is no joint issue" : found->why_not_impasse);
  }
  answer.impasse = std::move(found->impasse);
}

// A file of another program: complete utilities with their reservations, and no claims.
void analyze_complete(const Options& options, Analysis& answer) {
  const std::string no_claims =
      "a file of another program holds no claims; its reservations are in the settlements";
  const std::string complete = "every preference is complete: the settlements say it all";
  for (const char* part : {"deadlock", "bargaining_range", "impasse_map"}) {
    answer.not_computed.push_back({part, no_claims});
  }
  answer.not_computed.push_back({"stability", "no issue is a party's own move"});
  for (const char* part : {"robustness", "questions"}) {
    answer.not_computed.push_back({part, complete});
  }
  if (!options.packages) return;
  settle::SettlementAnswer settled = settle::settlement(answer.negotiation, options.settle);
  if (!settled.settlements) answer.not_computed.push_back({"settlements", settled.why_not});
  answer.settlements = std::move(settled.settlements);
  answer.stopped = settled.stopped;
}

}  // namespace

void describe_view(Fields& fields, std::string& as_of, std::vector<std::string>& without) {
  fields.name("as-of", "ROUND", as_of,
              "Analyse the day after this round; the last one held by default");
  fields.list("without", "ID", without,
              "Leave out the claim, rule, bloc or statement with this id; may be repeated");
}

void Options::describe(Fields& fields) {
  describe_view(fields, as_of, without);
  deadlock.describe(fields);
}

void Options::stop_at(const Limits* stop) {
  deadlock.stop = stop;
  settle.stop = stop;
  robust.stop = stop;
}

Options page_options() {
  Options options;
  options.deadlock.most_listed = options.robust.most_packages;
  return options;
}

Result<Negotiation> view_of(const Negotiation& file, const std::string& as_of,
                            const std::vector<std::string>& without) {
  const auto round = round_named(file, as_of);
  if (!round) return tl::unexpected(round.error());
  return in_force(file, {*round, without});
}

Result<Analysis> analyze(const Negotiation& file, const Options& options) {
  const auto round = round_named(file, options.as_of);
  if (!round) return tl::unexpected(round.error());
  auto negotiation = in_force(file, {*round, options.without});
  if (!negotiation) return tl::unexpected(negotiation.error());
  Analysis answer;
  answer.negotiation = std::move(*negotiation);
  answer.as_of = *round;
  answer.without = options.without;
  answer.tabled_only = options.deadlock.tabled_only;
  answer.not_computed = parts_to_come();
  answer.evidence = evidence::evidence_balance(answer.negotiation, answer.as_of);
  if (file.utilities().empty()) {  // else how it was read is all there is to remark
    answer.warnings = warnings_of(file, answer.negotiation, answer.as_of, options.deadlock.stop);
  }
  if (!answer.negotiation.utilities().empty()) {
    analyze_complete(options, answer);
    return answer;
  }
  if (!has_joint_issue(answer.negotiation)) {
    const std::string why = "there is no joint issue: every issue is one party's own move";
    answer.not_computed.push_back({"deadlock", why});
    answer.not_computed.push_back({"bargaining_range", why});
    for (const char* part : {"settlements", "robustness", "questions"}) {
      answer.not_computed.push_back({part, why});
    }
    if (options.packages) add_stability(options, answer);
    return answer;
  }
  answer.deadlock = deadlock::diagnose(answer.negotiation, options.deadlock);
  auto range = deadlock::bargaining_range(answer.negotiation, options.deadlock.stop);
  answer.bargaining_range = std::move(range.range);
  if (!answer.bargaining_range) {
    answer.not_computed.push_back({"bargaining_range", range.not_computed});
  }
  if (options.packages) {
    add_packages(options, answer);
    add_stability(options, answer);
    answer.reciprocal = deadlock::reciprocal_paths(answer.negotiation, *answer.deadlock);
  }
  return answer;
}

}  // namespace zopa::engine
