#include "zopa/deadlock/ratification.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "zopa/deadlock/counts.hpp"
#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/problem.hpp"
#include "zopa/model/ratifiers.hpp"
#include "zopa/space/count.hpp"

namespace zopa::deadlock {
namespace {

// What is in the first, and not in the second, which is a part of it.
PackageCount difference(const PackageCount& all, const PackageCount& some) {
  PackageCount rest;
  if (all.any == false) {
    rest.count = Count{0};
  } else if (all.count && some.count) {
    rest.count = weighted_sum({{1, *all.count}, {-1, *some.count}});
  } else if (all.any == true && some.any == false) {
    rest.count = all.count;
    rest.any = true;
  }
  if (rest.count) rest.any = !rest.count->is_zero();
  return rest;
}

Counted difference(const Counted& all, const Counted& some) {
  return {difference(all.tabled, some.tabled), difference(all.all, some.all)};
}

class Ratifying {
 public:
  Ratifying(const Negotiation& negotiation, const Deadlock& deadlock, const Options& options,
            const Run& run)
      : negotiation_(negotiation),
        deadlock_(deadlock),
        options_(options),
        run_(run),
        ratifiers_(ratifiers_of(negotiation)),
        with_all_(with(ratifiers_)),
        problem_(red_line_problem(with_all_)) {}

  Ratification run() && {
    found_.issues = deadlock_.issues;
    found_.ratifiers = ratifiers_;
    found_.can_be_signed = deadlock_.packages.zone;
    found_.would_stand = found_.can_be_signed;
    for (const PartyId ratifier : found_.ratifiers) {
      if (negotiation_.positions_of(ratifier).empty()) found_.nobody_asked.push_back(ratifier);
      if (takes_part(ratifier)) with_lines_.push_back(ratifier);
    }
    if (!with_lines_.empty()) ask_all();
    for (const PartyId ratifier : found_.ratifiers)
      found_.stopped_by.push_back(stopped_by(ratifier));
    list_packages();
    return std::move(found_);
  }

 private:
  // Has it a line?
  [[nodiscard]] bool takes_part(PartyId ratifier) const {
    return std::any_of(problem_.lines.begin(), problem_.lines.end(),
                       [&](const Line& line) { return line.party == ratifier; });
  }

  [[nodiscard]] Negotiation with(const std::vector<PartyId>& ratifiers) const {
    return negotiation_.with_agreement(rule_with(negotiation_, ratifiers));
  }

  void ask_all() {
    found_.with = diagnose(with_all_, options_, run_);
    found_.would_stand = found_.with->packages.zone;
    for (const Conflict& conflict : found_.with->conflicts) {
      const bool is_known =
          std::any_of(deadlock_.conflicts.begin(), deadlock_.conflicts.end(),
                      [&](const Conflict& other) { return other.lines == conflict.lines; });
      if (!is_known) found_.conflicts.push_back(conflict);
    }
  }

  // Of several ratifiers each is asked as if the others said yes.
  [[nodiscard]] PartyCount stopped_by(PartyId ratifier) const {
    const Counted& all = found_.can_be_signed;
    if (!takes_part(ratifier)) return {ratifier, difference(all, all)};
    if (with_lines_.size() == 1) return {ratifier, difference(all, found_.would_stand)};
    const Negotiation alone = with({ratifier});
    const LineProblem problem = red_line_problem(alone);
    Encoding encoding(problem, std::vector<Staircase>(problem.lines.size()), run_.limits);
    const Counted left = {count_zone(encoding, Scope::tabled_only, run_.limits),
                          count_zone(encoding, Scope::all, run_.limits)};
    return {ratifier, difference(all, left)};
  }

  void list_packages() {
    std::vector<Agreement> rules;
    for (const PartyId ratifier : with_lines_) {
      rules.push_back(rule_with(negotiation_, {ratifier}));
    }
    for (const ZonePackage& one : deadlock_.zone) {
      const std::vector<bool> consents = consents_to(one.package);
      SignedPackage& shown = found_.packages.emplace_back();
      shown.package = one.package;
      for (std::size_t r = 0; r < rules.size(); ++r) {
        if (!suffices(rules[r], consents)) shown.stopped_by.push_back(with_lines_[r]);
      }
    }
  }

  // By party: does it break none of its lines?
  [[nodiscard]] std::vector<bool> consents_to(const Package& package) const {
    const std::vector<std::uint32_t> values = problem_.space.values(package);
    std::vector<bool> consents(negotiation_.parties().size(), true);
    for (const Line& line : problem_.lines) {
      if (truth_of(problem_, line, values) == Truth::no) consents[line.party.index()] = false;
    }
    return consents;
  }

  const Negotiation& negotiation_;
  const Deadlock& deadlock_;
  const Options& options_;
  const Run& run_;
  std::vector<PartyId> ratifiers_;
  Negotiation with_all_;             // under the rule with all of them
  LineProblem problem_;              // of it
  std::vector<PartyId> with_lines_;  // ratifiers with a line
  Ratification found_;
};

}  // namespace

std::optional<Ratification> ratification_of(const Negotiation& in_force, const Deadlock& deadlock,
                                            const Options& options, const Run& run) {
  if (ratifiers_of(in_force).empty()) return std::nullopt;
  return Ratifying(in_force, deadlock, options, run).run();
}

}  // namespace zopa::deadlock
