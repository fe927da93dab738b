// For every contested issue the negotiation with one more option, as one question to a solver for
// each conflict that the issue is part of.
#include "zopa/deadlock/offers.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "zopa/deadlock/encoding.hpp"
#include "zopa/model/draft.hpp"
#include "zopa/space/truth.hpp"

namespace zopa::deadlock {
namespace {

constexpr std::size_t kMostConflicts = 100;
constexpr std::size_t kMostIssues = 20;  // a problem of its own each

using Place = std::uint32_t;  // of a conflict

bool can_have_another(const Issue& issue) { return !issue.by && !issue.scale && !issue.order; }

bool has(const std::vector<IssueId>& issues, IssueId issue) {
  return std::find(issues.begin(), issues.end(), issue) != issues.end();
}

// The negotiation with one more option of the issue, that nobody has tabled or named.
std::optional<Negotiation> with_option(const Negotiation& negotiation, IssueId issue) {
  Draft draft(negotiation);
  auto& options = draft.contents.issues[issue.index()].options;
  const auto is_taken = [&](const std::string& id) {
    return std::any_of(options.begin(), options.end(),
                       [&](const Option& option) { return option.id == id; });
  };
  Option another;
  another.id = "another";
  while (is_taken(another.id)) another.id += "-one";
  another.name = another.id;
  another.hypothetical = true;
  options.push_back(std::move(another));
  auto made = std::move(draft).finish();
  if (!made) return std::nullopt;
  return *std::move(made);
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
    for (std::size_t i = 0; i < problem_.lines.size(); ++i) {
      lines_.emplace(problem_.lines[i].id, LineId{i});
    }
    conflicts_ = std::min(deadlock.conflicts.size(), kMostConflicts);
    offers_.complete = deadlock.conflicts_complete && conflicts_ == deadlock.conflicts.size();
  }

  Offers run() && {
    std::set<IssueId> issues;
    for (std::size_t c = 0; c < conflicts_; ++c) {
      for (const IssueId issue : deadlock_.conflicts[c].issues) {
        if (can_have_another(negotiation_.issue(issue))) issues.insert(issue);
      }
    }
    std::size_t looked_at = 0;
    for (const IssueId issue : issues) {
      if (is_reached(limits_) || looked_at++ == kMostIssues) {
        offers_.complete = false;
        break;
      }
      look_at(issue);
    }
    find_compensations();
    return std::move(offers_);
  }

 private:
  [[nodiscard]] const Line& line(LineId id) const { return problem_.lines[id.index()]; }

  [[nodiscard]] std::vector<LineId> lines_of(Place conflict) const {
    std::vector<LineId> lines;
    for (const std::string& id : deadlock_.conflicts[conflict].lines)
      lines.push_back(lines_.at(id));
    return lines;
  }

  void look_at(IssueId issue) {
    auto larger = with_option(negotiation_, issue);
    if (!larger) {
      offers_.complete = false;
      return;
    }
    Probe probe(*std::move(larger), issue, limits_);
    NewOption option{issue, {}, !has_deferral(issue), {}};
    NewText text = text_on(issue);
    for (Place c = 0; c < conflicts_; ++c) {
      if (!has(deadlock_.conflicts[c].issues, issue)) continue;
      const std::vector<LineId> lines = lines_of(c);
      if (ends(probe, lines)) {
        option.ends.push_back(c);
        for (const LineId id : lines) ask(option, line(id));
      }
      if (is_read_apart(text, lines) && ends(probe, others(issue, lines))) text.ends.push_back(c);
    }
    std::sort(option.asked.begin(), option.asked.end());
    if (!option.ends.empty()) offers_.options.push_back(std::move(option));
    if (!text.ends.empty()) offers_.texts.push_back(std::move(text));
  }

  bool ends(Probe& probe, const std::vector<LineId>& lines) {
    const auto open = probe.leaves_open(lines);
    offers_.complete = offers_.complete && open;
    return open.value_or(false);
  }

  // Of lines that name the issue, and not all of its options whichever they are.
  void ask(NewOption& option, const Line& line) const {
    if (line.reservation || !has(line.issues, option.issue)) return;
    const OptionId last{negotiation_.issue(option.issue).options.size()};
    if (names(formula_of(problem_, line), option.issue, last)) return;
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
    for (Place c = 0; c < conflicts_; ++c) {
      for (const LineId id : lines_of(c)) {
        if (is_on(issue, line(id))) parties.insert(line(id).party);
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

  [[nodiscard]] static bool is_on(IssueId issue, const Line& line) {
    return !line.reservation && line.issues == std::vector{issue};
  }

  [[nodiscard]] bool keeps_all(PartyId party, IssueId issue, OptionId option) const {
    return std::none_of(problem_.lines.begin(), problem_.lines.end(), [&](const Line& one) {
      return one.party == party && is_on(issue, one) &&
             truth_on(issue, option, formula_of(problem_, one), negotiation_) == Truth::no;
    });
  }

  // Is each line that names the issue on it alone, and its party one that can read the text so; and
  // are these parties two at least?
  [[nodiscard]] bool is_read_apart(const NewText& text, const std::vector<LineId>& lines) const {
    std::set<PartyId> readers;
    for (const LineId id : lines) {
      const Line& one = line(id);
      if (!has(one.issues, text.issue)) continue;
      const bool reads = std::binary_search(text.parties.begin(), text.parties.end(), one.party);
      if (!is_on(text.issue, one) || !reads) return false;
      readers.insert(one.party);
    }
    return readers.size() > 1;
  }

  [[nodiscard]] std::vector<LineId> others(IssueId issue, const std::vector<LineId>& lines) const {
    std::vector<LineId> others;
    for (const LineId id : lines) {
      if (!has(line(id).issues, issue)) others.push_back(id);
    }
    return others;
  }

  void find_compensations() {
    std::map<LineId, std::vector<Place>> ends;  // a conflict has no line too many
    for (Place c = 0; c < conflicts_; ++c) {
      for (const LineId id : lines_of(c)) {
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
  std::map<std::string, LineId> lines_;  // by id; of two of one name, the first
  std::size_t conflicts_ = 0;            // that are looked at
  Offers offers_;
};

}  // namespace

Offers offers_of(const Negotiation& in_force, const Deadlock& deadlock, const Run& run) {
  if (deadlock.verdict != Verdict::deadlock || deadlock.conflicts.empty()) return {};
  return Search(in_force, deadlock, run.limits).run();
}

}  // namespace zopa::deadlock
