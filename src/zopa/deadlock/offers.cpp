// For every contested issue the negotiation with one more option, as one question to a solver for
// each conflict that the issue is part of.
#include "zopa/deadlock/offers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/model/in_force.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

// Beyond these nothing is offered: what is left out must not follow from the order of the file.
constexpr std::size_t kMostConflicts = 200;
constexpr std::size_t kMostIssues = 50;  // a problem of its own each

using Place = std::uint32_t;  // of a conflict

bool can_have_another(const Issue& issue) { return !issue.by && !issue.scale && !issue.order; }

bool has(const std::vector<IssueId>& issues, IssueId issue) {
  return std::find(issues.begin(), issues.end(), issue) != issues.end();
}

// One more option on one issue.
class Probe {
 public:
  Probe(Negotiation negotiation, IssueId issue, const Limits* limits)
      : negotiation_(std::move(negotiation)),
        problem_(red_line_problem(negotiation_)),
        encoding_(problem_, std::vector<Staircase>(problem_.lines.size()), limits) {
    assumptions_ = {encoding_.all_rules(), encoding_.no_steps(), encoding_.all_settled()};
    const auto& axes = problem_.space.axes();
    for (std::uint32_t a = 0; a < axes.size(); ++a) {
      const bool is_here = axes[a].issue == issue;
      if (is_here) {
        const auto last = static_cast<std::uint32_t>(axes[a].options.size() - 1);
        assumptions_.push_back(encoding_.takes(a, last));
        continue;
      }
      for (std::uint32_t v = 0; v < axes[a].options.size(); ++v) {
        if (!axes[a].tabled[v]) assumptions_.push_back(-encoding_.takes(a, v));
      }
    }
  }

  // Are all of these lines open to some package with it?  Nullopt when stopped.
  [[nodiscard]] std::optional<bool> leaves_open(const std::vector<LineId>& lines) {
    Encoding::Lits assumptions = assumptions_;
    for (const LineId line : lines) assumptions.push_back(encoding_.line(line));
    const sat::Answer answer = encoding_.solve(assumptions);
    if (answer == sat::Answer::unknown) return std::nullopt;
    return answer == sat::Answer::satisfiable;
  }

 private:
  Negotiation negotiation_;
  LineProblem problem_;
  Encoding encoding_;
  Encoding::Lits assumptions_;
};

class Search {
 public:
  Search(const Negotiation& negotiation, const Deadlock& deadlock, const Limits* limits)
      : negotiation_(negotiation),
        deadlock_(deadlock),
        limits_(limits),
        problem_(red_line_problem(negotiation)) {
    for (const Conflict& conflict : deadlock.conflicts) {
      for (const IssueId issue : conflict.issues) {
        if (can_have_another(negotiation.issue(issue))) issues_.insert(issue);
      }
    }
  }

  Offers run() && {
    if (deadlock_.conflicts.size() > kMostConflicts || issues_.size() > kMostIssues) {
      offers_.complete = false;
      return std::move(offers_);
    }
    offers_.complete = deadlock_.conflicts_complete;
    index_lines();
    for (const IssueId issue : issues_) {
      if (is_reached(limits_)) {
        offers_.complete = false;
        break;
      }
      look_at(issue);
    }
    find_compensations();
    return std::move(offers_);
  }

 private:
  // Those of each conflict, and of each party on each issue alone.
  void index_lines() {
    std::map<std::string, LineId> by_id;  // of two of one name, the first
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      const Line& one = problem_.lines[i];
      by_id.emplace(one.id, LineId{i});
      if (is_on_one(one)) alone_[{one.party, one.issues.front()}].emplace_back(i);
    }
    for (const Conflict& conflict : deadlock_.conflicts) {
      auto& lines = lines_.emplace_back();
      for (const std::string& id : conflict.lines) lines.push_back(by_id.at(id));
    }
  }

  [[nodiscard]] const Line& line(LineId id) const { return problem_.lines[id.index()]; }

  void look_at(IssueId issue) {
    Probe probe(with_idea(negotiation_, issue), issue, limits_);
    NewOption option{issue, {}, !has_deferral(issue), {}};
    NewText text = text_on(issue);
    std::set<PartyId> readers;
    for (Place c = 0; c < lines_.size(); ++c) {
      if (!has(deadlock_.conflicts[c].issues, issue)) continue;
      const std::vector<LineId>& lines = lines_[c];
      if (ends(probe, lines)) {
        option.ends.push_back(c);
        for (const LineId id : lines) ask(option, line(id));
      }
      const std::set<PartyId> apart = readers_of(text, lines);
      if (apart.size() < 2 || !ends(probe, others(issue, lines))) continue;
      text.ends.push_back(c);
      readers.insert(apart.begin(), apart.end());
    }
    keep_only(readers, text);
    std::sort(option.asked.begin(), option.asked.end());
    if (!option.ends.empty()) offers_.options.push_back(std::move(option));
    if (!text.ends.empty()) offers_.texts.push_back(std::move(text));
  }

  bool ends(Probe& probe, const std::vector<LineId>& lines) {
    const auto open = probe.leaves_open(lines);
    offers_.complete = offers_.complete && open;
    return open.value_or(false);
  }

  // Of lines that name the issue, and not all of its options whichever they are; a reservation has
  // no number for it.
  void ask(NewOption& option, const Line& line) const {
    if (!has(line.issues, option.issue)) return;
    const OptionId last{negotiation_.issue(option.issue).options.size()};
    if (!line.reservation && names(formula_of(problem_, line), option.issue, last)) return;
    const bool is_asked =
        std::find(option.asked.begin(), option.asked.end(), line.party) != option.asked.end();
    if (!is_asked) option.asked.push_back(line.party);
  }

  [[nodiscard]] bool has_deferral(IssueId issue) const {
    const auto& options = negotiation_.issue(issue).options;
    return std::any_of(options.begin(), options.end(),
                       [](const Option& option) { return option.deferral.has_value(); });
  }

  // Which tabled options keep all lines of a party on this issue alone: of every party that has
  // such lines in a conflict.  Nobody where a text on file is read in different ways.
  [[nodiscard]] NewText text_on(IssueId issue) const {
    NewText text{issue, {}, {}, {}};
    const auto& options = negotiation_.issue(issue).options;
    const bool is_there = std::any_of(options.begin(), options.end(),
                                      [](const Option& option) { return !option.read_as.empty(); });
    if (is_there) return text;
    std::set<PartyId> parties;
    for (const auto& lines : lines_) {
      for (const LineId id : lines) {
        if (is_on_one(line(id)) && has(line(id).issues, issue)) parties.insert(line(id).party);
      }
    }
    for (const PartyId party : parties) {
      std::vector<OptionId> kept;
      for (std::size_t o = 0; o < options.size(); ++o) {
        if (options[o].is_possible() && !options[o].hypothetical &&
            keeps_all(party, issue, OptionId{o})) {
          kept.emplace_back(o);
        }
      }
      if (kept.empty()) continue;
      text.parties.push_back(party);
      text.as.push_back(std::move(kept));
    }
    return text;
  }

  [[nodiscard]] static bool is_on_one(const Line& line) {
    return !line.reservation && line.issues.size() == 1;
  }

  [[nodiscard]] bool keeps_all(PartyId party, IssueId issue, OptionId option) const {
    const auto own = alone_.find({party, issue});
    return own == alone_.end() ||
           std::none_of(own->second.begin(), own->second.end(), [&](LineId id) {
             return truth_on(issue, option, formula_of(problem_, line(id)), negotiation_) ==
                    Truth::no;
           });
  }

  // Whose lines name the issue; nobody where one of these is not on it alone, or its party has no
  // way to read the text.
  [[nodiscard]] std::set<PartyId> readers_of(const NewText& text,
                                             const std::vector<LineId>& lines) const {
    std::set<PartyId> readers;
    for (const LineId id : lines) {
      const Line& one = line(id);
      if (!has(one.issues, text.issue)) continue;
      const bool reads = std::binary_search(text.parties.begin(), text.parties.end(), one.party);
      if (!is_on_one(one) || !reads) return {};
      readers.insert(one.party);
    }
    return readers;
  }

  static void keep_only(const std::set<PartyId>& readers, NewText& text) {
    NewText kept{text.issue, {}, {}, std::move(text.ends)};
    for (std::size_t p = 0; p < text.parties.size(); ++p) {
      if (readers.count(text.parties[p]) == 0) continue;
      kept.parties.push_back(text.parties[p]);
      kept.as.push_back(std::move(text.as[p]));
    }
    text = std::move(kept);
  }

  [[nodiscard]] std::vector<LineId> others(IssueId issue, const std::vector<LineId>& lines) const {
    std::vector<LineId> others;
    for (const LineId id : lines) {
      if (!has(line(id).issues, issue)) others.push_back(id);
    }
    return others;
  }

  void find_compensations() {
    std::map<LineId, std::vector<Place>> ends;  // without any one of its lines a conflict is gone
    for (Place c = 0; c < lines_.size(); ++c) {
      for (const LineId id : lines_[c]) {
        const Line& one = line(id);
        if (one.reservation || one.is_absolute() || !one.eased_by.empty()) continue;
        ends[id].push_back(c);
      }
    }
    for (auto& [id, places] : ends) {
      offers_.compensations.push_back({line(id).id, line(id).party, std::move(places)});
    }
  }

  const Negotiation& negotiation_;
  const Deadlock& deadlock_;
  const Limits* limits_;
  LineProblem problem_;
  std::set<IssueId> issues_;                // of conflicts, that can have another option
  std::vector<std::vector<LineId>> lines_;  // by conflict
  std::map<std::pair<PartyId, IssueId>, std::vector<LineId>> alone_;
  Offers offers_;
};

}  // namespace

Offers offers_of(const Negotiation& in_force, const Deadlock& deadlock, const Run& run) {
  return Search(in_force, deadlock, run.limits).run();
}

}  // namespace zopa::deadlock
