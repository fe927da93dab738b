#include "zopa/deadlock/ways_answer.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "zopa/deadlock/counts.hpp"
#include "zopa/deadlock/levels.hpp"
#include "zopa/deadlock/numbers.hpp"
#include "zopa/deadlock/ways.hpp"

namespace zopa::deadlock {
namespace {

using Lits = Encoding::Lits;

constexpr std::chrono::milliseconds kGrace{300};

// Who moves how many lines, and is asked how many questions.
struct Pattern {
  std::map<PartyId, std::size_t> moves;
  std::map<PartyId, std::size_t> questions;

  friend auto operator<=>(const Pattern&, const Pattern&) = default;
};

answer::ByParty<std::size_t> by_party(const std::map<PartyId, std::size_t>& numbers) {
  answer::ByParty<std::size_t> listed;
  for (const auto& [party, number] : numbers) {
    listed.parties.push_back(party);
    listed.values.push_back(number);
  }
  return listed;
}

class Answering {
 public:
  Answering(const LineProblem& problem, const Options& options, const Run& run)
      : problem_(problem),
        options_(options),
        limits_(limits_for_showing(run)),
        encoding_(problem, staircases_of(problem, Scope::all, limits_), limits_),
        needs_(encoding_),
        levels_(*problem.negotiation, limits_) {
    Kleene kleene(encoding_);
    const auto& positions = problem.negotiation->positions();
    for (std::size_t i = 0; i < positions.size(); ++i) {
      const auto* demand = std::get_if<Demand>(&positions[i].claim);
      if (demand == nullptr) continue;
      demands_.push_back(
          {PositionId{i}, &demand->formula, kleene.literal_unless(demand->formula, Truth::no)});
    }
  }

  // There was no time to put into words what was found.
  [[nodiscard]] bool is_cut() const { return encoding_.is_cut(); }

  WayGroup answer(const FoundGroup& found) {
    WayGroup answer;
    answer.complete = found.complete;
    std::size_t left = options_.ways_shown;
    for (const FoundClass& one : found.classes) {
      WayClass& shown = answer.classes.emplace_back();
      shown.key = one.key;
      shown.count = one.ways.size();
      shown.complete = one.complete;
      shown.is_proved = one.is_proved;
      answer.count += shown.count;
      const auto by_pattern = patterns_of(one);
      for (const auto& [pattern, ways] : by_pattern) {
        WayPattern& listed = shown.patterns.emplace_back();
        listed.moves = by_party(pattern.moves);
        listed.questions = by_party(pattern.questions);
        listed.count = ways.size();
        for (const std::size_t i : ways) {
          listed.ways.push_back(one.ways[i]);
          listed.asks.push_back(asks_of(one.ways[i]));
        }
      }
      const std::size_t most = options_.ways_shown == 0 ? 0 : std::max<std::size_t>(left, 1);
      const std::vector<std::size_t> chosen = chosen_to_show(one, by_pattern, most);
      left -= std::min(left, chosen.size());
      for (const std::size_t i : chosen) {
        Way way = way_of(one.ways[i]);
        if (is_reached(limits_)) break;  // what would be said of this one may not be true
        shown.ways.push_back(std::move(way));
      }
    }
    return answer;
  }

  // Each question to a party, with the ways that need a yes to it.
  [[nodiscard]] std::vector<AskedInWays> asked_in(const FoundWays& found) const {
    std::map<Question, AskedInWays> asked;
    for (const WayKind kind : {WayKind::by_options, WayKind::by_both}) {
      for (const FoundClass& one : found.at(static_cast<std::size_t>(kind)).classes) {
        for (const NeedSet& way : one.ways) count_questions(way, kind, asked);
      }
    }
    std::vector<AskedInWays> listed;
    for (const auto& [question, one] : asked) listed.push_back(one);
    return listed;
  }

 private:
  using ByPattern = std::map<Pattern, std::vector<std::size_t>>;  // positions in a class

  void count_questions(const NeedSet& way, WayKind kind,
                       std::map<Question, AskedInWays>& asked) const {
    const std::vector<Question> questions = questions_of(way);
    for (const Question& question : questions) {
      if (!question.party) continue;
      AskedInWays& one = asked[question];
      one.question = question;
      ++(kind == WayKind::by_options ? one.by_options : one.by_both);
      one.is_enough = one.is_enough || (kind == WayKind::by_options && questions.size() == 1);
    }
  }

  // What was found is shown even where the time is up: that takes a little more of it.
  const Limits* limits_for_showing(const Run& run) {
    if (!is_reached(run.limits)) return run.limits;
    grace_.deadline = std::chrono::steady_clock::now() + kGrace;
    return &grace_;
  }

  [[nodiscard]] ByPattern patterns_of(const FoundClass& found) const {
    ByPattern by_pattern;
    for (std::size_t i = 0; i < found.ways.size(); ++i) {
      Pattern pattern;
      std::optional<std::uint32_t> last;  // a line's steps stand together
      for (const std::uint32_t n : found.ways[i]) {
        const Need& need = needs_.all()[n];
        if (need.kind == Need::Kind::answer) ++pattern.questions[need.party];
        if (need.kind != Need::Kind::step || last == need.line) continue;
        last = need.line;
        ++pattern.moves[need.party];
      }
      by_pattern[pattern].push_back(i);
    }
    return by_pattern;
  }

  // All, where they fit.  Else as many from each pattern, so that no party's burden is shown more
  // often than another's; within a pattern, and among too many patterns, by lot: never by the order
  // of the file.
  [[nodiscard]] std::vector<std::size_t> chosen_to_show(const FoundClass& found,
                                                        const ByPattern& by_pattern,
                                                        std::size_t most) const {
    std::vector<std::size_t> chosen;
    const std::size_t each =
        found.ways.size() <= most ? most : std::max<std::size_t>(most / by_pattern.size(), 1);
    std::vector<std::pair<std::uint64_t, std::size_t>> all_drawn;
    for (const auto& [pattern, ways] : by_pattern) {
      std::vector<std::pair<std::uint64_t, std::size_t>> drawn;
      for (const std::size_t i : ways) drawn.emplace_back(lot(found.ways[i]), i);
      std::sort(drawn.begin(), drawn.end());
      drawn.resize(std::min(each, drawn.size()));
      all_drawn.insert(all_drawn.end(), drawn.begin(), drawn.end());
    }
    std::sort(all_drawn.begin(), all_drawn.end());
    all_drawn.resize(std::min(most, all_drawn.size()));
    for (const auto& [number, i] : all_drawn) chosen.push_back(i);
    std::sort(chosen.begin(), chosen.end());
    return chosen;
  }

  // A number that depends on what the way holds, not on its order (FNV-1a).
  [[nodiscard]] std::uint64_t lot(const NeedSet& way) const {
    std::uint64_t sum = 0;
    for (const std::uint32_t n : way) {
      std::uint64_t hash = 0xCBF29CE484222325U;
      for (const char c : name_of(needs_.all()[n])) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
      }
      sum += hash;
    }
    return sum;
  }

  [[nodiscard]] std::string name_of(const Need& need) const {
    if (need.kind == Need::Kind::step) {
      std::string name = problem_.lines[need.line].id;
      const Staircase& staircase = encoding_.staircases()[need.line];
      for (const std::uint32_t value : staircase.steps[need.step].values) {
        name += ' ' + option(*staircase.axis, value).id;
      }
      return name;
    }
    const std::string name =
        problem_.negotiation->issue(issue(need.axis)).id + ' ' + option(need.axis, need.value).id;
    return need.kind == Need::Kind::tabled
               ? name
               : problem_.negotiation->party(need.party).id + ' ' + name;
  }

  [[nodiscard]] IssueId issue(std::uint32_t axis) const {
    return problem_.space.axes()[axis].issue;
  }
  [[nodiscard]] OptionId option_id(std::uint32_t axis, std::uint32_t value) const {
    return problem_.space.axes()[axis].options[value];
  }
  [[nodiscard]] const Option& option(std::uint32_t axis, std::uint32_t value) const {
    return problem_.negotiation->option(issue(axis), option_id(axis, value));
  }

  [[nodiscard]] Way way_of(const NeedSet& way) {
    Way answer;
    static_cast<Asks&>(answer) = asks_of(way);
    Lits opened = {encoding_.all_rules(), encoding_.all_lines(), encoding_.all_settled()};
    needs_.only(way, opened);
    const Opened packages =
        opened_by(encoding_, needs_, way, opened, options_.most_listed, limits_);
    for (const auto& values : packages.first) {
      answer.opens.push_back(problem_.space.package(values));
    }
    answer.opens_count = packages.count;
    answer.unmet = unmet_by(answer.opens, opened);
    answer.basis = levels_.basis_of(way, needs_, encoding_);
    return answer;
  }

  [[nodiscard]] Asks asks_of(const NeedSet& way) const {
    return {moves_of(way), questions_of(way)};
  }

  [[nodiscard]] std::vector<MoveNeeded> moves_of(const NeedSet& way) const {
    std::map<std::uint32_t, std::vector<std::uint32_t>> by_line;
    for (const std::uint32_t n : way) {
      const Need& need = needs_.all()[n];
      if (need.kind == Need::Kind::step) by_line[need.line].push_back(need.step);
    }
    std::vector<MoveNeeded> moves;
    for (const auto& [line, steps] : by_line) moves.push_back(move_of(line, steps));
    return moves;
  }

  [[nodiscard]] MoveNeeded move_of(std::uint32_t number,
                                   const std::vector<std::uint32_t>& steps) const {
    const Line& line = problem_.lines[number];
    const Staircase& staircase = encoding_.staircases()[number];
    MoveNeeded move;
    move.line = line.id;
    move.party = line.party;
    move.firmness = line.firmness;
    move.steps = static_cast<std::uint32_t>(steps.size());
    move.dropped = !staircase.axis;
    if (move.dropped) return move;
    move.issue = issue(*staircase.axis);
    for (const std::uint32_t step : steps) {
      // Passed, where a step further down needs it and is not needed by it in turn.
      const bool is_passed = std::any_of(steps.begin(), steps.end(), [&](std::uint32_t other) {
        const auto& needs = staircase.steps[other].needs;
        const auto& back = staircase.steps[step].needs;
        return std::binary_search(needs.begin(), needs.end(), step) &&
               !std::binary_search(back.begin(), back.end(), other);
      });
      for (const std::uint32_t value : staircase.steps[step].values) {
        move.accepts.push_back(option_id(*staircase.axis, value));
        if (is_passed) move.past.push_back(move.accepts.back());
      }
    }
    std::sort(move.accepts.begin(), move.accepts.end());
    std::sort(move.past.begin(), move.past.end());
    move.numbers = number_move(problem_, line, move);
    return move;
  }

  // An untabled option that nobody is asked about has to be tabled all the same.
  [[nodiscard]] std::vector<Question> questions_of(const NeedSet& way) const {
    std::vector<Question> questions;
    for (const std::uint32_t n : way) {
      const Need& need = needs_.all()[n];
      if (need.kind != Need::Kind::answer) continue;
      questions.push_back({need.party, issue(need.axis), option_id(need.axis, need.value)});
    }
    std::sort(questions.begin(), questions.end());
    for (const std::uint32_t n : way) {
      const Need& need = needs_.all()[n];
      if (need.kind != Need::Kind::tabled) continue;
      const Question nobody{{}, issue(need.axis), option_id(need.axis, need.value)};
      const bool is_asked =
          std::any_of(questions.begin(), questions.end(), [&](const Question& one) {
            return one.issue == nobody.issue && one.option == nobody.option;
          });
      if (!is_asked) questions.push_back(nobody);
    }
    return questions;
  }

  // Demands that none of the opened packages meets, as far as is known.
  [[nodiscard]] std::vector<PositionId> unmet_by(const std::vector<Package>& first,
                                                 const Lits& opened) {
    std::vector<PositionId> unmet;
    for (const DemandMet& demand : demands_) {
      const bool is_met = std::any_of(first.begin(), first.end(), [&](const Package& package) {
        return zopa::truth_of(*demand.formula, *problem_.negotiation, problem_.space, package) !=
               Truth::no;
      });
      if (is_met) continue;
      Lits assumptions = opened;
      assumptions.push_back(demand.may_be_met);
      if (encoding_.solve(assumptions) == sat::Answer::unsatisfiable) {
        unmet.push_back(demand.position);
      }
    }
    return unmet;
  }

  struct DemandMet {
    PositionId position;
    const Formula* formula;
    sat::Lit may_be_met;
  };

  const LineProblem& problem_;
  const Options& options_;
  Limits grace_;
  const Limits* limits_;
  Encoding encoding_;
  Needs needs_;
  Levels levels_;
  std::vector<DemandMet> demands_;
};

FoundWays found_ways(const LineProblem& problem, const Options& options, const Run& run,
                     const std::vector<LineSet>& conflicts) {
  Encoding encoding(problem, staircases_of(problem, Scope::all, run.limits), run.limits);
  const Needs needs(encoding);
  const std::size_t most = std::max(options.most_ways, options.ways_shown);
  return find_ways(encoding, needs, conflicts, most, run.limits);
}

}  // namespace

Ways ways_of(const LineProblem& problem, const Options& options, const Run& run,
             const std::vector<LineSet>& conflicts) {
  FoundWays found = found_ways(problem, options, run, conflicts);
  Answering answering(problem, options, run);
  if (answering.is_cut()) {
    for (FoundGroup& group : found) group = {{}, group.complete && group.classes.empty()};
  }
  const auto answer = [&](WayKind kind) {
    return answering.answer(found.at(static_cast<std::size_t>(kind)));
  };
  return {answer(WayKind::by_moves), answer(WayKind::by_options), answer(WayKind::by_both), {},
          answering.asked_in(found), found.front().moves_at_least};
}

}  // namespace zopa::deadlock
