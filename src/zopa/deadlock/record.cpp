#include "zopa/deadlock/record.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/deadlock/needs.hpp"
#include "zopa/deadlock/problem.hpp"
#include "zopa/deadlock/proposals.hpp"
#include "zopa/deadlock/staircase.hpp"
#include "zopa/deadlock/ways.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kMostWays = 1000;  // to look for in each group

constexpr std::array kStandsOf = {Stands::by_moves, Stands::by_options, Stands::by_both};

class Placing {
 public:
  Placing(const Negotiation& negotiation, const Outcome& outcome, const Run& run)
      : negotiation_(negotiation), run_(run) {
    for (const Outcome::Choice& came : outcome.choices) read(came);
  }

  PlaceOfEnd run() {
    if (end_.package.empty()) {  // without joint issues too
      place_.stands = Stands::not_said;
      return std::move(place_);
    }
    const TestedProposal tested = test_proposal(negotiation_, end_, run_);
    place_.breaks = tested.breaks;
    Options options;
    options.ways_shown = options.most_ways = 0;  // looked for below
    place_.verdict = diagnose(negotiation_, options, run_).verdict;
    if (place_.verdict == Verdict::deadlock) {
      look_among_ways();
    } else if (place_.verdict) {
      place_.stands = tested.is_excluded ? Stands::excluded : Stands::in_zone;
      place_.complete = true;
    }
    return std::move(place_);
  }

 private:
  // An issue or option that this reading does not have cannot say it.
  void read(const Outcome::Choice& came) {
    for (std::size_t i = 0; i < negotiation_.issues().size(); ++i) {
      const Issue& issue = negotiation_.issues()[i];
      if (issue.id != came.issue) continue;
      for (std::size_t o = 0; o < issue.options.size(); ++o) {
        const Option& option = issue.options[o];
        if (option.id != came.option || !option.is_possible() || issue.by) continue;
        end_.package.push_back({IssueId{i}, OptionId{o}});
        if (option.hypothetical) place_.untabled.push_back(issue.id + " == " + option.id);
        return;
      }
    }
    place_.not_expressible.push_back(came.issue);
  }

  void look_among_ways() {
    const LineProblem problem = red_line_problem(negotiation_);
    const FoundWays all = ways_in(problem, false);
    const FoundWays to_it = ways_in(problem, true);
    place_.complete = true;
    bool is_reached = false;
    for (std::size_t group = 0; group < all.size(); ++group) {
      place_.complete = place_.complete && all[group].complete && to_it[group].complete;
      for (const FoundClass& one : all[group].classes) place_.ways += one.ways.size();
      for (const FoundClass& one : to_it[group].classes) is_reached |= !one.ways.empty();
    }
    for (std::size_t group = 0; group < all.size(); ++group) {
      if (find_in(all[group], to_it[group], kStandsOf.at(group))) return;
    }
    if (!place_.complete) return;
    place_.stands = is_reached ? Stands::beyond : Stands::unreached;
    if (is_reached) add_excess(problem, all, to_it);
  }

  // All ways, or those to packages with what came.
  [[nodiscard]] FoundWays ways_in(const LineProblem& problem, bool to_the_end) const {
    Encoding encoding(problem, staircases_of(problem, Scope::all, run_.limits), run_.limits);
    const Needs needs(encoding);
    for (const auto& choice : end_.package) {
      const auto axis = problem.space.axis_of(choice.issue);
      if (!to_the_end || !axis) continue;
      const auto& options = problem.space.axes()[*axis].options;
      const auto at = std::find(options.begin(), options.end(), choice.option);
      encoding.fix(*axis, static_cast<std::uint32_t>(at - options.begin()));
    }
    return find_ways(encoding, needs, {}, kMostWays, run_.limits);
  }

  // Every way to it holds a smallest one: the least that it has beside that.
  void add_excess(const LineProblem& problem, const FoundWays& all, const FoundWays& to_it) {
    Encoding encoding(problem, staircases_of(problem, Scope::all, run_.limits), run_.limits);
    const Needs needs(encoding);
    std::optional<std::pair<std::size_t, std::size_t>> least;
    for_each_way(to_it, [&](const NeedSet& longer) {
      for_each_way(all, [&](const NeedSet& way) {
        if (!std::includes(longer.begin(), longer.end(), way.begin(), way.end())) return;
        const auto excess = excess_of(longer, way, needs);
        const auto sum = [](const auto& of) { return of.first + of.second; };
        if (!least || std::pair{sum(excess), excess} < std::pair{sum(*least), *least}) {
          least = excess;
        }
      });
    });
    if (!least) return;
    place_.moves_more = least->first;
    place_.questions_more = least->second;
  }

  template <class Visit>
  static void for_each_way(const FoundWays& ways, const Visit& visit) {
    for (const FoundGroup& group : ways) {
      for (const FoundClass& one : group.classes) {
        for (const NeedSet& way : one.ways) visit(way);
      }
    }
  }

  // Lines that move in the one alone, or further than in the other; and questions, those to nobody
  // where somebody is asked the same left out.
  static std::pair<std::size_t, std::size_t> excess_of(const NeedSet& longer, const NeedSet& way,
                                                       const Needs& needs) {
    NeedSet more;
    std::set_difference(longer.begin(), longer.end(), way.begin(), way.end(),
                        std::back_inserter(more));
    std::set<std::uint32_t> lines;
    std::set<std::pair<std::uint32_t, std::uint32_t>> asked;  // options
    std::size_t questions = 0;
    for (const std::uint32_t n : longer) {
      const Need& need = needs.all()[n];
      if (need.kind == Need::Kind::answer) asked.emplace(need.axis, need.value);
    }
    for (const std::uint32_t n : more) {
      const Need& need = needs.all()[n];
      if (need.kind == Need::Kind::step) lines.insert(need.line);
      const bool is_to_nobody =
          need.kind == Need::Kind::tabled && asked.count({need.axis, need.value}) == 0;
      if (need.kind == Need::Kind::answer || is_to_nobody) ++questions;
    }
    return {lines.size(), questions};
  }

  bool find_in(const FoundGroup& all, const FoundGroup& to_it, Stands stands) {
    std::set<NeedSet> its;
    for (const FoundClass& one : to_it.classes) its.insert(one.ways.begin(), one.ways.end());
    for (std::size_t i = 0; i < all.classes.size(); ++i) {
      const auto& ways = all.classes[i].ways;
      const bool is_there = std::any_of(ways.begin(), ways.end(),
                                        [&](const NeedSet& way) { return its.count(way) > 0; });
      if (!is_there) continue;
      place_.stands = stands;
      place_.class_number = i + 1;
      place_.classes = all.classes.size();
      place_.alike = ways.size();
      return true;
    }
    return false;
  }

  const Negotiation& negotiation_;
  const Run& run_;
  Proposal end_;
  PlaceOfEnd place_;
};

}  // namespace

PlaceOfEnd place_of_end(const Negotiation& in_force, const Outcome& outcome, const Run& run) {
  return Placing(in_force, outcome, run).run();
}

}  // namespace zopa::deadlock
