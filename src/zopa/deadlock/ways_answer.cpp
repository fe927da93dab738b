#include "zopa/deadlock/ways_answer.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "zopa/deadlock/climbs.hpp"
#include "zopa/deadlock/counts.hpp"
#include "zopa/deadlock/levels.hpp"
#include "zopa/deadlock/listing.hpp"
#include "zopa/deadlock/questions.hpp"
#include "zopa/space/count.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;

constexpr std::chrono::milliseconds kGrace{300};

class Answering {
 public:
  Answering(Encoding& base, Scope scope, const Options& options, const Run& run)
      : base_(base),
        problem_(base.problem()),
        scope_(scope),
        options_(options),
        run_(run),
        limits_(limits_for_showing(run)),
        climbs_(base),
        levels_(*problem_.negotiation, scope, limits_) {
    base_.solver().set_limits(limits_);
  }
  ~Answering() { base_.solver().set_limits(run_.limits); }
  Answering(const Answering&) = delete;
  Answering& operator=(const Answering&) = delete;

  // Leaves out what opens tabled packages alone.
  void keep_untabled(Relaxations& found) {
    for (RelaxationClass& relaxations : found.classes) {
      std::erase_if(relaxations.ways, [&](const Relaxation& way) {
        const sat::Answer answer = base_.solve(opened_by(way));
        if (answer == sat::Answer::unknown) relaxations.complete = found.complete = false;
        return answer != sat::Answer::satisfiable;
      });
    }
    std::erase_if(found.classes, [](const RelaxationClass& relaxations) {
      return relaxations.ways.empty() && relaxations.complete;
    });
  }

  WaysOut answer(const Relaxations& found) {
    WaysOut answer;
    answer.complete = found.complete;
    std::size_t left = options_.ways_shown;
    for (const RelaxationClass& relaxations : found.classes) {
      WayClass& shown = answer.classes.emplace_back();
      shown.key = relaxations.key;
      shown.count = relaxations.ways.size();
      shown.complete = relaxations.complete;
      answer.count += shown.count;
      const std::vector<std::size_t> chosen = chosen_to_show(relaxations, left);
      left -= chosen.size();
      for (const std::size_t i : chosen) {
        WayOut way = way_out(relaxations.ways[i]);
        if (is_reached(limits_)) break;  // what would be said of this one may not be true
        shown.ways.push_back(std::move(way));
      }
      if (chosen.size() < shown.count && shown.complete) shown.tally = tally(relaxations);
    }
    return answer;
  }

 private:
  // What was found is shown even where the time is up: that takes a little more of it.
  const Limits* limits_for_showing(const Run& run) {
    if (!is_reached(run.limits)) return run.limits;
    grace_.deadline = std::chrono::steady_clock::now() + kGrace;
    return &grace_;
  }

  // All, where they fit.  Else as many from each pattern of who moves how many lines, so that no
  // party's burden is shown more often than another's; within a pattern by lot, not by the order
  // of the file.
  [[nodiscard]] std::vector<std::size_t> chosen_to_show(const RelaxationClass& found,
                                                        std::size_t most) const {
    std::vector<std::size_t> chosen;
    if (found.ways.size() <= most) {
      for (std::size_t i = 0; i < found.ways.size(); ++i) chosen.push_back(i);
      return chosen;
    }
    using Pattern = std::map<PartyId, std::size_t>;
    std::map<Pattern, std::vector<std::pair<std::uint64_t, std::size_t>>> by_pattern;
    for (std::size_t i = 0; i < found.ways.size(); ++i) {
      Pattern pattern;
      for (const LineMove& move : found.ways[i]) ++pattern[problem_.lines[move.line.index()].party];
      by_pattern[pattern].emplace_back(lot(found.ways[i]), i);
    }
    const std::size_t each = most / by_pattern.size();
    for (auto& [pattern, ways] : by_pattern) {
      std::sort(ways.begin(), ways.end());
      for (std::size_t i = 0; i < std::min(each, ways.size()); ++i) {
        chosen.push_back(ways[i].second);
      }
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

  // A number that depends on which lines move how far, not on their order (FNV-1a).
  [[nodiscard]] std::uint64_t lot(const Relaxation& way) const {
    std::uint64_t sum = 0;
    for (const LineMove& move : way) {
      std::uint64_t hash = 0xCBF29CE484222325U;
      for (const char c : problem_.lines[move.line.index()].id) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
      }
      for (const OptionId option : accepted_options(move)) {
        for (const char c : problem_.negotiation->option(issue_of(move), option).id) {
          hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
        }
      }
      sum += hash;
    }
    return sum;
  }

  [[nodiscard]] std::vector<WayClass::Tally> tally(const RelaxationClass& found) const {
    std::vector<std::size_t> moves(problem_.lines.size(), 0);
    for (const Relaxation& way : found.ways) {
      for (const LineMove& move : way) ++moves[move.line.index()];
    }
    std::vector<WayClass::Tally> tally;
    for (std::size_t i = 0; i < moves.size(); ++i) {
      if (moves[i] > 0) tally.push_back({problem_.lines[i].id, moves[i]});
    }
    return tally;
  }

  [[nodiscard]] IssueId issue_of(const LineMove& move) const {
    const Staircase& staircase = base_.staircases()[move.line.index()];
    return staircase.axis ? problem_.space.axes()[*staircase.axis].issue : IssueId{};
  }

  [[nodiscard]] std::vector<OptionId> accepted_options(const LineMove& move) const {
    const Staircase& staircase = base_.staircases()[move.line.index()];
    std::vector<OptionId> options;
    if (!staircase.axis) return options;
    for (const std::uint32_t step : move.steps) {
      for (const std::uint32_t value : staircase.steps[step].values) {
        options.push_back(problem_.space.axes()[*staircase.axis].options[value]);
      }
    }
    std::sort(options.begin(), options.end());
    return options;
  }

  [[nodiscard]] WayOut way_out(const Relaxation& way) {
    WayOut answer;
    for (const LineMove& move : way) {
      const Line& line = problem_.lines[move.line.index()];
      const bool on_one_issue = base_.staircases()[move.line.index()].axis.has_value();
      MoveNeeded needed;
      needed.line = line.id;
      needed.party = line.party;
      needed.firmness = line.firmness;
      needed.steps = static_cast<std::uint32_t>(move.steps.size());
      if (on_one_issue) needed.issue = issue_of(move);
      needed.accepts = accepted_options(move);
      needed.dropped = !on_one_issue;
      answer.moves.push_back(std::move(needed));
    }
    const Lits opened = opened_by(way);
    for (const auto& values : first_packages(base_, opened, options_.most_listed)) {
      answer.opens.push_back({problem_.space.package(values),
                              questions_of(problem_, base_.staircases(), &way, values)});
    }
    answer.opens_count = count_opened(way);
    answer.shows_questions = scope_ == Scope::all;
    answer.basis = levels_.basis_of(way, problem_, base_.staircases());
    return answer;
  }

  [[nodiscard]] PackageCount count_opened(const Relaxation& way) const {
    PackageCount opened = count_zone(base_, scope_, &way, limits_);
    if (scope_ == Scope::tabled_only) return opened;
    const PackageCount tabled = count_zone(base_, Scope::tabled_only, &way, limits_);
    if (!opened.count || !tabled.count) return {std::nullopt, true};
    return {weighted_sum({{1, *opened.count}, {-1, *tabled.count}}), true};
  }

  [[nodiscard]] Lits opened_by(const Relaxation& way) const {
    Lits lits = {base_.all_rules(), base_.all_lines(), base_.all_settled()};
    lits.push_back(scope_ == Scope::tabled_only ? base_.tabled_only() : base_.untabled());
    climbs_.forbid_more_than(way, lits);
    return lits;
  }

  Encoding& base_;
  const LineProblem& problem_;
  Scope scope_;
  const Options& options_;
  const Run& run_;
  Limits grace_;
  const Limits* limits_;
  Climbs climbs_;
  Levels levels_;
};

}  // namespace

WaysOut ways_out_of(Encoding& base, Scope scope, const Options& options, const Run& run,
                    const std::vector<LineSet>& conflicts) {
  Encoding search(base.problem(), base.staircases(), run.limits);
  const std::size_t most = std::max(options.most_ways, options.ways_shown);
  Relaxations found = find_ways_out(search, scope, conflicts, most);
  Answering answering(base, scope, options, run);
  if (scope == Scope::all) answering.keep_untabled(found);
  return answering.answer(found);
}

}  // namespace zopa::deadlock
